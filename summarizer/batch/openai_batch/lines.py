"""One question or one answer a line, as the files of the Batch API have it.

https://platform.openai.com/docs/api-reference/batch/request-input and .../request-output
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

URL: Final = "/v1/chat/completions"
GARBLED: Final = {"kind": "garbled", "message": ""}


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for the question ``key``: a ``completion``, or the ``fault`` in its place.

    A fault is a JSON object that :mod:`.returned` reads: ``status`` and ``body`` of an HTTP reply, or ``kind`` and
    ``message``.
    """

    key: str
    completion: dict[str, Any] | None = None
    fault: dict[str, Any] | None = None


def question_line(key: str, body: str) -> bytes:
    """The line that asks ``body`` (JSON). ``key`` comes back with the answer: answers come in any order."""
    head = json.dumps({"custom_id": key, "method": "POST", "url": URL}, separators=(",", ":"))
    return f'{head[:-1]},"body":{body}}}\n'.encode()


def reply_in(line: bytes) -> Reply | None:
    """What a line of an output or error file says; ``None`` if it is cut off or says nothing of a question."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(key := said.get("custom_id"), str):
        return None
    response, error = said.get("response"), said.get("error")
    if isinstance(response, dict):
        return _response(key, response)
    if isinstance(error, dict):  # it was not asked at all: the batch expired or was cancelled
        return Reply(
            key, fault={"kind": str(error.get("code") or "failed"), "message": str(error.get("message") or "")}
        )
    return Reply(key, fault=dict(GARBLED))


def _response(key: str, response: dict[str, Any]) -> Reply:
    status, body = response.get("status_code"), response.get("body")
    if not isinstance(status, int):
        return Reply(key, fault=dict(GARBLED))
    if status != 200:  # noqa: PLR2004
        return Reply(key, fault={"status": status, "body": body})
    if not isinstance(body, dict) or not body.get("choices"):
        return Reply(key, fault=dict(GARBLED))
    return Reply(key, completion=body)
