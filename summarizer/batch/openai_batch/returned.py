"""What came back in place of an answer: whether to ask again, and what the article hears of it in the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summarizer.asking.faults import Fault, clean, fault_of, status_error
from summarizer.errors import AnswerUnusable, ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    import openai

    from summarizer.asking.endpoint import Endpoint

_WHY = {
    "batch_expired": "did not come to it within the day that a batch has",
    "batch_cancelled": "did not come to it before its batch was cancelled",
    "missing": "left it out of the output of its batch",
    "garbled": "answered something that is not a chat completion",
}


def outcome_of(fault: Mapping[str, Any], endpoint: Endpoint) -> str:
    """The name of the fault in the record of calls."""
    return _fault(fault, endpoint).outcome


def is_final(fault: Mapping[str, Any], endpoint: Endpoint) -> bool:
    """Whether asking again is of no use: the request itself is what the endpoint will not have."""
    return not _fault(fault, endpoint).again


def as_raised(fault: Mapping[str, Any], endpoint: Endpoint) -> Exception:
    """The fault as the conversation about an article is to meet it; no other try follows.

    A refused request comes as the openai client raises it: the conversation may leave out the parameter that was
    refused, and ask in another way.
    """
    if fault.get("status") == 400:  # noqa: PLR2004
        return _status_error(fault)
    return replace(_fault(fault, endpoint), again=False)


def _fault(fault: Mapping[str, Any], endpoint: Endpoint) -> Fault:
    if "status" in fault:
        return fault_of(_status_error(fault), endpoint)
    kind, said = str(fault["kind"]), clean(str(fault.get("message") or ""), endpoint.secret)
    if kind == "garbled":
        return Fault(kind, AnswerUnusable(f"{endpoint} {_WHY[kind]}."), again=True)
    why = _WHY.get(kind, "could not make a batch of it")
    words = f" It says: {said}" if said else ""
    error = ModelUnavailable(f"{endpoint} was asked for this in batches, and {why}.{words}", hint="Try again later.")
    return Fault(kind.replace("_", "-"), error, again=True)


def _status_error(fault: Mapping[str, Any]) -> openai.APIStatusError:
    """As the client would have raised it, had the question been asked directly."""
    return status_error(int(fault["status"]), fault.get("body"))
