"""Folding: one spelling for what editors count as the same text, and the way back to the offsets.

Quotation marks and apostrophes become straight, dashes become "-", spaces of every kind and number become one
space, ligatures are written out, composed characters are composed (NFC), soft hyphens and zero-width characters
go. Letters, digits, case and all other punctuation stay: folding is for comparison, and what it lets pass must
be the same words. The classes are Unicode's (general categories Pd, Pi, Pf, Zs, Cf; Unicode Standard, chapter 6).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from summarizer.reading.frozen import dataclass
from summarizer.reading.span import Span

_ALIKE = {
    **dict.fromkeys("“”„‟«»″〝〞〟＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-"),
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
_HAS_ALIKE = re.compile(f"[{re.escape(''.join(_ALIKE))}]")

_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS_ABOVE = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"

_LIGATURES = "\ufb00-\ufb06\u0132\u0133"

# What most texts have; each alternative begins with a letter of its own, so that the search skips fast.
_RESIZED = re.compile(r"  +|''|--+|…")
_STARTS = ("  ", "''", "--", "…")
_HAS_RARE = re.compile(f"[{_UNSEEN}{_LIGATURES}{_MARKS_ABOVE}]")
_RESIZED_RARE = re.compile(rf" [ {_UNSEEN}]+|''|--+|…|[{_LIGATURES}]|[^{_MARKS_ABOVE}][{_MARKS_ABOVE}]+|[{_UNSEEN}]+")
_UNSEEN_ALL = re.compile(f"[{_UNSEEN}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form of ``source``.

    ``_cuts`` and ``_origins`` are empty where every character kept its place. Otherwise they hold the starts,
    in the folded and in the given text, of stretches that are in turn copied (even) and replaced (odd).
    """

    text: str
    source: str
    _cuts: tuple[int, ...] = ()
    _origins: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> Span:
        """The place in the given text that ``text[start:end]`` comes from."""
        if start >= end:
            at = self._origin(start)
            return Span.of(self.source, at, at)
        return Span.of(self.source, self._origin(start), self._origin(end - 1, after=True))

    def forth(self, offset: int) -> int:
        """Where the character at ``offset`` of the given text went; what was taken out went to what follows."""
        if not self._cuts:
            return offset
        at = bisect_right(self._origins, offset) - 1
        return self._cuts[at] + (0 if at % 2 else offset - self._origins[at])

    def _origin(self, offset: int, *, after: bool = False) -> int:
        """The start of the character at ``offset``, or its end (``after``), in the given text."""
        if not self._cuts:
            return offset + after
        at = bisect_right(self._cuts, offset) - 1
        if at % 2:
            return self._origins[at + after]
        return self._origins[at] + offset - self._cuts[at] + after


def fold(text: str) -> Folded:
    """``text`` folded, in time linear in its length."""
    alike = _alike(text)
    rare = not alike.isascii() and _HAS_RARE.search(alike) is not None
    if not rare and not any(map(alike.__contains__, _STARTS)):
        return Folded(alike, text)
    resized = _RESIZED_RARE if rare else _RESIZED
    pieces: list[str] = []
    cuts: list[int] = []
    origins: list[int] = []
    done = length = 0
    for match in resized.finditer(alike):
        start, end = match.span()
        new = _rewritten(match.group())
        cuts += (length, length + start - done)
        origins += (done, start)
        pieces += (alike[done:start], new)
        length += start - done + len(new)
        done = end
    if not pieces:
        return Folded(alike, text)
    pieces.append(alike[done:])
    # The last copied stretch, and the end of the text as one more start, so that every stretch has an end.
    cuts += (length, length + len(alike) - done)
    origins += (done, len(alike))
    return Folded("".join(pieces), text, tuple(cuts), tuple(origins))


def _alike(text: str) -> str:
    """``text`` with one sign for another: a replacement for each sign that it has is faster than a translation."""
    for sign in set(_HAS_ALIKE.findall(text)):
        text = text.replace(sign, _ALIKE[sign])
    return text


def _rewritten(chunk: str) -> str:
    first = chunk[0]
    if first == " ":
        return " " if chunk.isspace() or " " in chunk else ""
    if first == "'":
        return '"'
    if first == "-":
        return "-"
    if first == "…":
        return "..."
    if _UNSEEN_ALL.fullmatch(chunk):
        return ""
    return unicodedata.normalize("NFKC" if len(chunk) == 1 else "NFC", chunk)


def folded_text(text: str) -> str:
    """Only the folded form, for a string whose offsets nobody asks for."""
    return fold(text).text
