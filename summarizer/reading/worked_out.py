"""What is worked out once for a word and kept, however many texts have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V")

MOST = 50_000  # words; the news of a year has fewer
LONGEST = 64  # letters of a word that may come again


class WorkedOut(dict[str, V]):
    """Word → what it is worth: worked out when it is looked up first; to look it up again costs no call.

    It is emptied when it grows beyond ``MOST``, for processes that run for weeks.
    """

    def __init__(self, work_out: Callable[[str], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> V:
        found = self._work_out(word)
        if len(self) >= MOST:
            self.clear()
        if len(word) <= LONGEST:
            self[word] = found
        return found
