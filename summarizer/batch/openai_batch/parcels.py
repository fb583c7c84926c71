"""Parcels: questions that go to the endpoint together, watched until their batch has ended, and taken apart again.

Each step is written down before or right behind it, so that a process that is killed anywhere is followed by one
that goes on there: *packed* (these questions together), *uploaded* (the file is there), then what the endpoint says
of the batch, and *ended* (all that came back is in the run).
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from summarizer.asking.faults import Fault, clean
from summarizer.batch.halting import BUDGET_SPENT, MODEL_REFUSED, MODEL_UNAVAILABLE
from summarizer.batch.openai_batch.lines import reply_in
from summarizer.batch.openai_batch.packing import Purse, cut, write_lines
from summarizer.batch.openai_batch.service import ENDED
from summarizer.batch.openai_batch.taking import Taking
from summarizer.batch.outputs.faults import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.batch.ledger import Ledger
    from summarizer.batch.openai_batch.batches import Batch
    from summarizer.batch.openai_batch.manner import Manner
    from summarizer.batch.openai_batch.service import Service
    from summarizer.batch.store import Outbox, Parcel

_DOWNLOADS = 3
_CROWDED = "token_limit_exceeded"
_UNPAID = ("billing", "quota")
_GONE, _REFUSED = "unknown-model", "refused"  # what 404 and 400 mean for a question


class Parcels:
    """Sends what is in the outbox, and collects what comes back. A fault of the endpoint halts the run."""

    def __init__(
        self, service: Service, outbox: Outbox, ledger: Ledger, manner: Manner, tell: Callable[[str], None]
    ) -> None:
        self._service = service
        self._outbox = outbox
        self._ledger = ledger
        self._manner = manner
        self._tell = tell
        self._purse = Purse(ledger, outbox.run)
        self._taking = Taking(outbox, ledger)
        self._most = manner.questions
        self._crowd: int | None = None

    async def resume(self) -> None:
        """Send what an earlier process only packed."""
        for parcel in self._outbox.parcels():
            if parcel.batch is None and not self._halted():
                await self._send(parcel, new=False)

    async def send(self, *, full: bool = False) -> None:
        """Send what lies in the outbox, or only what fills a file, as far as the budget and the endpoint's queue go."""
        under_way = len(self._outbox.parcels())
        if self._halted() or (self._purse.limited and under_way) or (self._crowd and under_way >= self._crowd):
            return  # with a budget, what is under way must be paid before it is known what is left
        self._crowd = None
        for keys in cut(self._purse.affordable(self._outbox.waiting()), self._most, self._manner.size):
            if full and len(keys) < self._most:
                break
            await self._send(await self._outbox.pack(keys), new=True)
            if self._halted() or self._most < self._manner.questions:
                return  # the queue was full once: one after the other, to see how much it takes
        if self._purse.limited and not self._outbox.parcels() and any(True for _ in self._outbox.waiting()):
            self._ledger.halt.call(BUDGET_SPENT, "What is left of the budget does not bear another question.")

    async def collect(self) -> bool:
        """Look at every batch, and take out what has ended; whether any has."""
        ended = False
        for parcel in self._outbox.parcels():
            try:
                ended |= await self._collected(parcel)
            except Fault as fault:
                self._stop(fault, parcel)
                break
        return ended

    def _halted(self) -> bool:
        return self._ledger.halt.code is not None

    def _stop(self, fault: Fault, sent: Parcel | None = None) -> None:
        code = MODEL_UNAVAILABLE if fault.again or fault.outcome == "quota" else MODEL_REFUSED
        reason = str(fault.error)
        if sent is not None and fault.outcome == _GONE:
            reason = (
                f"{self._ledger.endpoint} knows nothing of the batch {sent.batch} under this key. "
                "Use a key of the project that it was made in."
            )
        self._ledger.halt.call(code, reason)

    async def _send(self, parcel: Parcel, *, new: bool) -> None:
        try:
            file = parcel.file or await self._uploaded(parcel, new=new)
            batch = await self._service.submit(parcel, file, self._outbox.run.id, new=new)
        except Fault as fault:
            if not new and fault.outcome in {_REFUSED, _GONE}:  # its file is not there any more: it is packed anew
                await self._unpack(parcel, None, "lost", counts=False)
            else:
                self._stop(fault)
            return
        await self._outbox.submitted(parcel, batch.id, batch.status)
        self._tell(f"Batch {parcel.number}: {parcel.size:,} questions sent ({batch.id})")

    async def _uploaded(self, parcel: Parcel, *, new: bool) -> str:
        with self._scratch() as file:
            await asyncio.to_thread(write_lines, self._outbox, parcel, file)
            uploaded = await self._service.upload(parcel, file, new=new)
        await self._outbox.uploaded(parcel, uploaded)
        return uploaded

    async def _collected(self, parcel: Parcel) -> bool:
        if parcel.batch is None:
            return False
        batch = await self._service.look(parcel.batch)
        if batch.status != parcel.status:
            await self._outbox.stands(parcel, batch.status)
        self._tell(f"Batch {parcel.number}: {_standing(batch)}")
        if batch.status not in ENDED:
            return False
        if batch.status == "failed":
            await self._failed(parcel, batch)
            return True
        counts = batch.request_counts
        await self._take(parcel, batch.output_file_id, counts.completed if counts else 0)
        await self._take(parcel, batch.error_file_id, 0)
        kind = {"expired": "batch_expired", "cancelled": "batch_cancelled"}.get(batch.status, "missing")
        await self._unpack(parcel, {"kind": kind, "message": ""}, batch.status)
        return True

    async def _take(self, parcel: Parcel, file: str | None, expected: int) -> None:
        """Put the answers and faults that a file has into the run; one that came short is fetched again."""
        if file is None:
            return
        with self._scratch() as scratch:
            for _ in range(_DOWNLOADS):
                if not await self._fetched(parcel, file, scratch):
                    return
                whole, replies = _count(scratch)
                if whole and replies >= expected:
                    break
                self._tell(f"Batch {parcel.number}: its output came short ({replies:,} of {expected:,} answers)")
            scratch.seek(0)
            await self._taking.take(parcel, scratch)

    async def _fetched(self, parcel: Parcel, file: str, out: BinaryIO) -> bool:
        """``False`` if it is not there any more: OpenAI keeps files for a month."""
        try:
            await self._service.fetch(file, out)
        except Fault as fault:
            if fault.outcome != _GONE:
                raise
            self._tell(f"Batch {parcel.number}: its output is not there any more; its questions are asked again")
            return False
        return True

    async def _failed(self, parcel: Parcel, batch: Batch) -> None:
        """Nothing in it was asked: the endpoint did not take the file, or had no room for it."""
        faults = batch.refusals
        codes = {fault.code or "" for fault in faults}
        said = "; ".join(dict.fromkeys(fault.message or fault.code or "" for fault in faults[:3]))
        words = clean(said, self._ledger.endpoint.secret)
        if _CROWDED in codes and parcel.size > 1:
            await self._unpack(parcel, None, "failed", counts=False)
            self._most = max(1, parcel.size // 2)
            self._crowd = len(self._outbox.parcels()) or None
            self._tell(f"Batch {parcel.number}: the endpoint's queue is full; the next ones are of {self._most:,}")
        elif any(word in code for code in codes for word in _UNPAID):
            await self._unpack(parcel, None, "failed", counts=False)
            self._ledger.halt.call(MODEL_UNAVAILABLE, f"{self._ledger.endpoint} did not take a batch. It says: {words}")
        else:
            refused = {
                fault.line: {"status": 400, "body": {"error": {"code": fault.code, "message": fault.message}}}
                for fault in faults
                if fault.line
            }
            await self._taking.refuse(parcel, refused)
            await self._unpack(parcel, {"kind": "failed", "message": words}, "failed", counts=not refused)

    async def _unpack(self, parcel: Parcel, fault: dict[str, str] | None, status: str, *, counts: bool = True) -> None:
        """Give back what nothing came for."""
        await self._taking.give_back(parcel, fault, counts=counts)
        await self._outbox.ended(parcel, status)

    @contextmanager
    def _scratch(self) -> Iterator[BinaryIO]:
        """A file without a name, beside the run file: gone with this process, however that ends."""
        run = self._outbox.run.path
        with told(f"A file in {run.parent}", run), TemporaryFile(dir=run.parent) as file:
            yield cast("BinaryIO", file)


def _count(file: BinaryIO) -> tuple[bool, int]:
    """Whether every line of it can be read, and how many questions they are about."""
    file.seek(0)
    readable = [reply_in(line) is not None for line in file if line.strip()]
    return all(readable), sum(readable)


def _standing(batch: Batch) -> str:
    counts = batch.request_counts
    status = batch.status.replace("_", " ")
    if counts is None or not counts.total:
        return status
    failed = f", {counts.failed:,} failed" if counts.failed else ""
    return f"{status}, {counts.completed:,} of {counts.total:,} answered{failed}"
