"""Phrases of a lexicon, looked up where they begin or where they end in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

# One place a sign, so that offsets hold: spaces, line ends and hyphens all join the words of a phrase.
_JOINTS = str.maketrans("\u00a0\u202f\u2009\u2011\u2010-\n\t’", " " * 8 + "'")
_HAS_JOINT = re.compile("[\u00a0\u202f\u2009\u2011\u2010\n\t’-]")
_HEAD = re.compile(r"[^\W\d_]+|\S")


_REACH = 24


def _tail(text: str, end: int) -> str:
    """The last word before ``end``, or the last sign; every joint alike counts as none."""
    start, first = end, max(0, end - _REACH)
    while start > first and text[start - 1].isalpha():
        start -= 1
    return text[start:end] if start < end else joined(text[end - 1 : end]).strip()


def joined(text: str) -> str:
    """``text`` with every joint between words as a space; its length is kept."""
    return text.translate(_JOINTS) if _HAS_JOINT.search(text) else text


def lowered(text: str) -> str:
    """``text`` in lower case, unless that would move offsets, as for "İ"."""
    low = text.lower()
    return low if len(low) == len(text) else text


class Phrases(Generic[T]):
    """What a phrase means, by its words.

    Forms of up to ``exact`` signs ("MW", "mg", "Fr.") match only in their own case.
    """

    def __init__(self, meanings: Mapping[T, Iterable[str]], *, exact: int = 3) -> None:
        self._exact = exact
        # Form, whether it matches in any case, and meaning; the longest form first.
        self._by_head: dict[str, list[tuple[str, bool, T]]] = {}
        self._by_tail: dict[str, list[tuple[str, bool, T]]] = {}
        self.longest = 1
        for meaning, forms in meanings.items():
            for form in forms:
                self._add(joined(form).strip(), meaning)
                if len(form) == exact and form.isalpha() and form.islower():  # "Day" and "Ton" of a headline
                    self._add(form.capitalize(), meaning)
        for table in (self._by_head, self._by_tail):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        # Most places are told to have no phrase by two signs, or by one where a phrase begins or ends with one alone.
        self._firsts = frozenset(head[:2] for head in self._by_head)
        lasts = {tail[-2:] for tail in self._by_tail}
        self._lasts = frozenset(lasts | {"’"} if "'" in lasts else lasts)

    @property
    def heads(self) -> frozenset[str]:
        """The first word, or sign, of each phrase, in lower case."""
        return frozenset(self._by_head)

    @property
    def tails(self) -> frozenset[str]:
        """The last word, or sign, of each phrase, in lower case."""
        return frozenset(self._by_tail)

    def has_edge(self, word: str) -> bool:
        """Whether a phrase begins or ends with a word, which is in lower case."""
        return word in self._by_head or word in self._by_tail

    def _add(self, form: str, meaning: T) -> None:
        folds = len(form) > self._exact
        if folds:
            form = form.lower()
        head, tail = _HEAD.match(form), _tail(form, len(form))
        if head and tail:
            self._by_head.setdefault(head.group().lower(), []).append((form, folds, meaning))
            self._by_tail.setdefault(tail.lower(), []).append((form, folds, meaning))
            self.longest = max(self.longest, len(form))

    def starting(self, text: str, at: int) -> tuple[T, int] | None:
        """The longest phrase that begins at ``at``: its meaning and where it ends."""
        opening = text[at : at + 2].lower()
        if opening not in self._firsts and opening[:1] not in self._firsts:
            return None
        head = _HEAD.match(text, at, at + self.longest + 1)
        entries = self._by_head.get(head.group().lower()) if head else None
        if not entries:
            return None
        window = joined(text[at : at + self.longest])
        low = lowered(window)
        for form, folds, meaning in entries:
            if (low if folds else window).startswith(form):
                end = at + len(form)
                if not (form[-1].isalnum() and text[end : end + 1].isalnum()):
                    return meaning, end
        return None

    def ending(self, text: str, at: int) -> tuple[T, int] | None:
        """The longest phrase that ends at ``at``: its meaning and where it starts."""
        if at <= 0:
            return None
        closing = text[at - 2 if at > 1 else 0 : at].lower()
        if closing not in self._lasts and closing[-1:] not in self._lasts:
            return None
        entries = self._by_tail.get(_tail(text, at).lower())
        if not entries:
            return None
        window = joined(text[at - self.longest if at > self.longest else 0 : at])
        low = lowered(window)
        for form, folds, meaning in entries:
            if (low if folds else window).endswith(form):
                start = at - len(form)
                if not (form[0].isalnum() and start and text[start - 1].isalnum()):
                    return meaning, start
        return None
