"""The endpoint's side of the Batch API: files up and down, batches made and watched, each thing once.

A call that failed may have done its work all the same: the connection broke behind it, or this process ended before
it could write down what it got. So before a file or a batch is made a second time, it is looked for by its token.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from io import SEEK_END
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.asking.faults import Fault, fault_of, redact
from summarizer.asking.patience import retrying
from summarizer.batch.openai_batch.batches import Batch
from summarizer.batch.openai_batch.lines import URL
from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import BinaryIO

    import openai
    from openai.types import FileObject
    from tenacity import RetryCallState

    from summarizer.asking.endpoint import Endpoint
    from summarizer.batch.store import Parcel
    from summarizer.settings import Settings

T = TypeVar("T")

ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
"""What a batch does not change from."""

_PURPOSE: Any = "batch"
_WINDOW: Any = "24h"
_TOKEN, _RUN = "summarizer_parcel", "summarizer_run"
_CLOCKS = timedelta(hours=1)
"""So far apart the endpoint's clock and ours may be."""
_PAGE = 100


class Service:
    """Every method tries again what may help, and raises a :class:`Fault` when it does not."""

    def __init__(
        self, client: openai.AsyncOpenAI, endpoint: Endpoint, settings: Settings, tell: Callable[[str], None]
    ) -> None:
        self._client = client
        self._endpoint = endpoint
        self._settings = settings
        self._tell = tell

    async def upload(self, parcel: Parcel, file: BinaryIO, *, new: bool) -> str:
        """The id that the parcel's file has there. ``new``: it was certainly not uploaded before."""
        name = f"{parcel.token}.jsonl"
        size = file.seek(0, SEEK_END)

        async def upload() -> str:
            file.seek(0)
            return _id_of(await self._client.files.create(file=(name, file), purpose=_PURPOSE))

        async def find() -> str | None:
            async for listed in self._client.files.list(purpose=_PURPOSE, limit=_PAGE, order="desc"):
                if (getattr(listed, "filename", None), getattr(listed, "bytes", None)) == (name, size):
                    return _id_of(listed)
                if _before(getattr(listed, "created_at", None), parcel):
                    break
            return None

        return await self._once(upload, find, new=new)

    async def submit(self, parcel: Parcel, file: str, run: str, *, new: bool) -> Batch:
        """The batch of the parcel's ``file``. ``new``: there is certainly none yet."""

        async def create() -> Batch:
            return Batch.of(
                await self._client.batches.create(
                    input_file_id=file,
                    endpoint=URL,
                    completion_window=_WINDOW,
                    metadata={_TOKEN: parcel.token, _RUN: run},
                )
            )

        async def find() -> Batch | None:
            async for listed in self._client.batches.list(limit=_PAGE):
                batch = Batch.of(listed)
                if (batch.metadata or {}).get(_TOKEN) == parcel.token or batch.input_file_id == file:
                    return batch
                if _before(batch.created_at, parcel):
                    break
            return None

        return await self._once(create, find, new=new)

    async def look(self, batch: str) -> Batch:
        """How a batch stands."""

        async def look() -> Batch:
            return Batch.of(await self._client.batches.retrieve(batch))

        return await self._patiently(look)

    async def fetch(self, file: str, out: BinaryIO) -> None:
        """Write what a file of the endpoint's holds into ``out``, which has nothing else in it then."""

        async def fetch() -> None:
            out.seek(0)
            out.truncate()
            async with self._client.files.with_streaming_response.content(file) as content:
                async for piece in content.iter_bytes():
                    out.write(piece)

        await self._patiently(fetch)

    async def _once(self, make: Callable[[], Awaitable[T]], find: Callable[[], Awaitable[T | None]], *, new: bool) -> T:
        certainly_new = new

        async def attempt() -> T:
            nonlocal certainly_new
            if not certainly_new and (found := await find()) is not None:
                return found
            certainly_new = False
            return await make()

        return await self._patiently(attempt)

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        async for attempt in retrying(self._settings, self._tell_of_wait):
            with attempt:
                return await self._called(call)
        raise AssertionError("tenacity ends with a result or an exception")

    async def _called(self, call: Callable[[], Awaitable[T]]) -> T:
        import httpx2
        import openai

        try:
            return await call()
        except openai.APIError as raised:
            raise fault_of(raised, self._endpoint) from raised
        except httpx2.HTTPError as raised:  # while a file is coming down
            redact(raised, self._endpoint.secret)
            error = ModelUnavailable(f"{self._endpoint} dropped the connection.", hint="Check the network.")
            raise Fault("connection-dropped", error, again=True) from raised
        except ValueError as raised:  # the body is no JSON, or another
            redact(raised, self._endpoint.secret)
            error = ModelUnavailable(
                f"{self._endpoint} sent a reply that is not of the Batch API.", hint="Check that it has one."
            )
            raise Fault("garbled-reply", error, again=True) from raised

    def _tell_of_wait(self, state: RetryCallState) -> None:
        fault = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0.0
        self._tell(f"The endpoint failed ({getattr(fault, 'outcome', 'failed')}); trying again in {seconds:.0f} s")


def _id_of(file: FileObject) -> str:
    """Raises :class:`ValueError`, as for a reply that is no JSON."""
    if not isinstance(named := getattr(file, "id", None), str) or not named.isascii():
        raise ValueError("the reply is no file")
    return named


def _before(created: object, parcel: Parcel) -> bool:
    """Whether something is older than the parcel, and so is everything listed behind it."""
    if not isinstance(created, int):
        return False
    return created < (datetime.fromisoformat(parcel.packed) - _CLOCKS).timestamp()
