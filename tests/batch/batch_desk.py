"""Behind a server of batches: what it holds, what becomes of each batch, and what the model says.

A batch gets on one step whenever somebody looks at it. Questions are answered as a good model would, about the
articles of :mod:`tests.batch.newsroom`.
"""

from __future__ import annotations

import json
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.batch import newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXPIRED = {"code": "batch_expired", "message": "This request could not be executed before the window expired."}
CANCELLED = {"code": "batch_cancelled", "message": "This request was cancelled."}
BUSY = {"error": {"message": "The engine is overloaded.", "type": "server_error", "code": None}}
FILTERED = {"error": {"message": "Your input was flagged.", "type": "invalid_request_error", "code": "flagged"}}
CROWDED = "Enqueued token limit reached for m in organization o. Limit: 90,000 enqueued tokens."


@dataclass(frozen=True)
class Fate:
    """What becomes of one batch. Wire stories in ``busy`` get a 503 line, those in ``refused`` a 400 line, those in
    ``lost`` none at all. ``status`` "expired" and "cancelled" leave the second half undone. ``odd`` answers are said
    in place of good ones, and ``says`` is what the endpoint says of the batch besides, once it has ended.
    """

    status: str = "completed"
    busy: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()
    errors: tuple[dict[str, Any], ...] = ()
    odd: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Desk:
    """What the server holds, what it was asked, and the faults that are in store for those who ask next.

    ``lies``: wire stories whose first answer has a false number in the headline. ``room``: a batch of more questions
    than that meets a full queue. ``cut``: how many downloads break off in the middle of a line. ``hidden``: uploads
    and batches of which no word gets back, for the connection drops when they are made. ``strike`` is called with
    what is asked, as "POST /files", and when it is done and nobody has heard of it: "POST /files done"; if it says
    so, nothing more is done or said.
    """

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    fates: deque[Fate] = field(default_factory=deque)
    lies: frozenset[int] = frozenset()
    room: int | None = None
    cut: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    refuses: frozenset[str] = frozenset()
    direct: list[dict[str, Any]] = field(default_factory=list)
    answered: Counter[str] = field(default_factory=Counter)
    calls: list[str] = field(default_factory=list)
    strike: Callable[[str], bool] = field(default=lambda _: False)

    def questions(self) -> list[int]:
        """How many there were in each batch."""
        return [len(batch["lines"]) for batch in self.batches.values()]

    def add_file(self, name: str, content: bytes) -> dict[str, Any]:
        file: dict[str, Any] = {
            "id": f"file-{len(self.files) + 1}",
            "object": "file",
            "bytes": len(content),
            "created_at": int(time.time()),
            "filename": name,
            "purpose": "batch",
            "status": "processed",
        }
        self.files[file["id"]] = {**file, "content": content}
        return file

    def add_batch(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert (asked["endpoint"], asked["completion_window"]) == ("/v1/chat/completions", "24h")
        lines = [json.loads(line) for line in self.files[asked["input_file_id"]]["content"].splitlines()]
        batch = {
            "id": f"batch-{len(self.batches) + 1}",
            "object": "batch",
            "endpoint": asked["endpoint"],
            "completion_window": "24h",
            "created_at": int(time.time()),
            "input_file_id": asked["input_file_id"],
            "metadata": asked["metadata"],
            "status": "validating",
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            "lines": lines,
            "fate": self.fates.popleft() if self.fates else Fate(),
        }
        self.batches[batch["id"]] = batch
        return batch

    def get_on(self, batch: dict[str, Any]) -> None:
        """One step further, each time that somebody looks."""
        fate, lines = batch["fate"], batch["lines"]
        if batch["status"] == "validating":
            faults = list(_faults(lines)) or list(fate.errors)
            if self.room is not None and len(lines) > self.room:
                faults = [{"code": "token_limit_exceeded", "message": CROWDED, "line": None, "param": None}]
            if faults or fate.status == "failed":
                batch.update(status="failed", errors={"object": "list", "data": faults})
            else:
                batch.update(status="in_progress")
                batch["request_counts"]["total"] = len(lines)
        elif batch["status"] == "in_progress":
            self._work_off(batch, lines, fate)

    def complete(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        for name in self.refuses & set(asked):
            fault = {"message": f"Unsupported parameter: {name}", "code": "unsupported_parameter", "param": name}
            return 400, {"error": fault}
        story = newsroom.number_in(asked["messages"][1]["content"]) or 0
        good = newsroom.summary(story)
        wanted = asked["response_format"]["json_schema"]["schema"]["properties"]
        said = {name: good[name] for name in wanted if name in good}
        if story in self.lies and "figures" in wanted:
            said["headline"] = "Council approves 9,871 new homes"
        content = json.dumps(said)
        tokens = len(asked["messages"][1]["content"]) // 4
        usage = {"prompt_tokens": tokens, "completion_tokens": len(content) // 4, "total_tokens": tokens}
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
        head = {"id": "x", "object": "chat.completion", "created": 0, "model": asked["model"]}
        return 200, {**head, "choices": [choice], "usage": usage}

    def _work_off(self, batch: dict[str, Any], lines: list[dict[str, Any]], fate: Fate) -> None:
        half = len(lines) // 2 if fate.status in {"expired", "cancelled"} else len(lines)
        undone: dict[str, str] | None = {"expired": EXPIRED, "cancelled": CANCELLED}.get(fate.status)
        output: list[dict[str, Any]] = []
        errors: list[dict[str, Any]] = []
        for place, line in reversed(list(enumerate(lines))):  # in another order than they were asked
            story = newsroom.number_in(line["body"]["messages"][1]["content"])
            if story in fate.lost:
                continue
            if place >= half:
                errors.append({"custom_id": line["custom_id"], "response": None, "error": undone})
                continue
            status, body = 503, dict[str, Any](BUSY)
            if story in fate.refused:
                status, body = 400, FILTERED
            elif story not in fate.busy:
                status, body = self.complete(line["body"])
                body |= fate.odd.get(story or 0, {})
            if status == 200:
                self.answered[line["custom_id"]] += 1
            kept = {"custom_id": line["custom_id"], "error": None, "response": {"status_code": status, "body": body}}
            (output if status == 200 else errors).append(kept)
        for name, entries in (("output_file_id", output), ("error_file_id", errors)):
            if entries:
                content = b"".join(json.dumps(entry).encode() + b"\n" for entry in entries)
                batch[name] = self.add_file(f"{batch['id']}-{name}.jsonl", content)["id"]
        batch["request_counts"].update(completed=len(output), failed=len(errors))
        batch.update({"status": fate.status, **fate.says})


def shown(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in batch.items() if name not in {"lines", "fate"}}


def page_of(held: dict[str, dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
    """The newest first; small pages, to be asked for one after the other."""
    newest = [{k: v for k, v in shown(entry).items() if k != "content"} for entry in reversed(held.values())]
    names = [entry["id"] for entry in newest]
    start = names.index(query["after"]) + 1 if "after" in query else 0
    page = newest[start : start + 2]
    return {"object": "list", "data": page, "has_more": start + 2 < len(newest)}


def _faults(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        well_formed = (
            line["method"] == "POST" and line["url"] == "/v1/chat/completions" and len(line["custom_id"]) <= 64
        )
        if line["custom_id"] in seen or not well_formed or line["body"]["model"] != lines[0]["body"]["model"]:
            yield {"code": "invalid_line", "message": "This line will not do.", "line": number, "param": None}
        seen.add(line["custom_id"])
