"""The passage that a false quotation comes closest to, and how the two differ, in words for an editor.

This only ever explains a rejection; nothing is accepted for being close.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from difflib import Match

    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.reading.wording import Spoken, Wording

_COMMON = 40  # a word that stands in more places says little about where
_BUCKET = 8
_ALIKE = 0.6
_LONGEST = 600  # words: longer claims are compared by their beginning
_SHOWN = 3
_STRAY = 2  # words that two quotations have in common by chance


@dataclass(frozen=True, slots=True)
class Difference:
    """How a claim differs from the passage ``true`` of the source, which stands at ``span``.

    ``added`` and ``lost`` are the words that only the claim or only the source has; ``message`` tells them.
    """

    span: Span
    added: tuple[str, ...]
    lost: tuple[str, ...]
    message: str


def closest(claimed: Wording, reading: Reading) -> Difference | None:
    """The passage of a source closest to ``claimed``, if it is close enough to be meant; in time linear in both."""
    source, words = reading.wording, claimed.words[:_LONGEST]
    at = _diagonal(words, source)
    if at is None:
        return None
    low, high = max(0, at - _BUCKET), min(len(source.words), at + len(words) + 2 * _BUCKET)
    matcher = SequenceMatcher(None, source.words[low:high], words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    matched = sum(block.size for block in blocks)
    if not blocks or matched < _ALIKE * len(words):
        return None
    first, last = low + _latest(blocks, source.words[low:high]), low + blocks[-1].a + blocks[-1].size
    # A word changed at either end belongs to the passage too.
    first = max(low, first - blocks[0].b)
    last = min(high, last + len(words) - blocks[-1].b - blocks[-1].size)
    first, last = _in_marks(first, last, [low + b.a + i for b in blocks for i in range(b.size)], reading.spoken)
    return _difference(words, source, first, last, claimed)


def _in_marks(first: int, last: int, matched: Sequence[int], spoken: Spoken) -> tuple[int, int]:
    """The part of a passage in quotation marks, where the words that match are of one quotation, but for stray ones.

    What stands before and behind the marks is the reporter's, and nothing to put into a quotation.
    """
    pieces = Counter(piece for word in matched if (piece := _piece_at(word, spoken)) is not None)
    (meant, most), *others = pieces.most_common(2) or [(-1, 0)]
    if (most <= _STRAY and len(matched) > 2 * most) or any(count > _STRAY for _, count in others):
        return first, last
    start, end = bisect_left(spoken.piece, meant), bisect_left(spoken.piece, meant + 1)
    return max(first, spoken.at[start]), min(last, spoken.at[end - 1] + 1)


def _piece_at(word: int, spoken: Spoken) -> int | None:
    """The quotation that has the word of this number, if one has it."""
    at = bisect_left(spoken.at, word)
    return spoken.piece[at] if spoken.at[at : at + 1] == (word,) else None


def _latest(blocks: Sequence[Match], true: Sequence[str]) -> int:
    """Where the first matching words stand nearest to the next: of two "I'm", the one before "not done with him"."""
    first = blocks[0]
    if len(blocks) == 1:
        return first.a
    wanted = true[first.a : first.a + first.size]
    for at in range(blocks[1].a - first.size, first.a, -1):
        if true[at : at + first.size] == wanted:
            return at
    return first.a


def _diagonal(words: Sequence[str], source: Wording) -> int | None:
    """The place in the source where most of the rarer words stand as far apart as in the claim."""
    votes: Counter[int] = Counter()
    for place, word in enumerate(words):
        hits = source.index.get(word, ())
        if len(hits) <= _COMMON:
            for hit in hits:
                bucket = (hit - place) // _BUCKET
                votes[bucket] += 2
                votes[bucket + 1] += 1
                votes[bucket - 1] += 1
    return max(votes, key=lambda bucket: (votes[bucket], -bucket)) * _BUCKET if votes else None


def _difference(words: Sequence[str], source: Wording, first: int, last: int, claimed: Wording) -> Difference:
    true = source.words[first:last]
    matcher = SequenceMatcher(None, true, words, autojunk=False)
    added: list[str] = []
    lost: list[str] = []
    tellings: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost += true[a:b]
        added += words[c:d]
        old = source.written(first + a, first + b - 1) if b > a else ""
        new = claimed.written(c, d - 1) if d > c else ""
        if kind == "replace":
            tellings.append(f"“{new}” stands where the article has “{old}”")
        elif kind == "insert":
            tellings.append(f"“{new}” is put in")
        else:
            tellings.append(f"“{old}” is left out")
    if added and sorted(added) == sorted(lost):
        message = "the words stand in another order"
    elif len(tellings) > _SHOWN:
        message = "; ".join(tellings[:_SHOWN]) + f"; and {len(tellings) - _SHOWN} more changes"
    else:
        message = "; ".join(tellings)
    return Difference(source.span(first, last - 1), tuple(added), tuple(lost), message)
