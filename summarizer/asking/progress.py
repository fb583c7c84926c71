"""What a caller is told while the work goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    LOADING = "loading"  # the embedded model is unpacked or started
    ASKING = "asking"  # a call of the model begins
    ANSWERED = "answered"  # a call of the model ended; ``tokens`` came back
    WAITING = "waiting"  # a call failed and is tried again after ``seconds``
    VERIFYING = "verifying"  # the summary is checked against the article
    REPAIRING = "repairing"  # rejected items go back to the model
    NOTE = "note"  # something the user should know


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``message`` is one line for a person; ``number`` of ``of`` says how far the calls are.

    ``of`` is what is planned when the step begins; a repair adds to it.
    """

    stage: Stage
    message: str
    number: int = 0
    of: int = 0
    tokens: int = 0
    seconds: float = 0.0


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""
