"""What an endpoint sends is read as the client library reads it, however odd it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openai.types.chat import ChatCompletion

from summarizer.asking.replies import checked, read

SAID: dict[str, Any] = {
    "id": "c-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Homes approved."}}],
    "usage": {"prompt_tokens": 900, "completion_tokens": 30, "total_tokens": 930},
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"provider": "an endpoint of our own", "x": {"y": [1, 2]}},
        {"created": "yesterday"},
        {"created": 1.5, "object": "text"},
        {"usage": {"prompt_tokens": "900", "completion_tokens": True}},
        {"usage": None},
        {"choices": [{"message": {"content": "Homes approved."}}]},
        {"choices": "none"},
        {"id": "half of a pair \ud83d"},
    ],
)
def test_a_reply_is_what_the_client_library_makes_of_it(changed: dict[str, Any]) -> None:
    said = SAID | changed
    theirs = ChatCompletion.construct(**said)
    for body in (json.dumps(said), json.dumps(said).encode()):
        ours = read(body)
        assert ours == theirs
        assert repr(ours) == repr(theirs)
        assert _set(ours) == _set(theirs)


def _set(completion: ChatCompletion) -> dict[str, Any]:
    return completion.model_dump(exclude_unset=True, warnings=False)


@pytest.mark.parametrize("body", ["", "null", "[]", '"Homes approved."', '{"id": ', "<html>", b"\xff\xfe\xff"])
def test_what_is_no_reply_is_a_fault(body: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        read(body)


def test_a_count_that_is_none_is_left_out() -> None:
    assert checked(read(json.dumps(SAID | {"usage": {"prompt_tokens": "many", "completion_tokens": 3}}))).usage is None
