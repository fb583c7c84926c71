"""The number of the source that was probably meant by one that it does not have.

This only ever explains a rejection: nothing is accepted for being close. Two signs tell it. It stands where the
claim's number does, among the same words; or it is the claim's with one slip of the hand: over four fifths of
misspelt words have one character wrong, missing or too many, or two neighbours exchanged (Damerau 1964, "A technique
for computer detection and correction of spelling errors"), and a number likewise has its scale mistaken. A slip
proves nothing of short numbers, of which any two are alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.verifying.binding import SAME_PLACE
from summarizer.verifying.matching import in_unit_of

if TYPE_CHECKING:
    from decimal import Decimal

    from summarizer.reading.context import Context
    from summarizer.reading.quantity import Quantity
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject

_SOME = 2  # digits that are more than a round number's
_TELLING = 3  # digits from which a slip tells more than the words around
_SLIP, _LIKE, _NOUN = 1.0, 0.3, 0.5  # beside the agreement of the words, which is 1 at most


def find_meant(subject: Subject, source: Reading, told: frozenset[Decimal]) -> Context | None:
    """The number to name beside ``subject``, which the source lacks; ``None`` if none can be told.

    ``told``: numbers that it is not, since the claim's own sentence tells them too.
    """
    claimed = subject.quantity
    best, most = None, 0.0
    for context in in_unit_of(claimed, source):
        if context.quantity.value in told or context.quantity.score != claimed.score:
            continue
        binding, slip = subject.bind(context), _likeness(claimed, context.quantity)
        score = binding.agreement + slip + (_NOUN if binding.head else 0.0)
        if score > most and (slip == _SLIP or _stands_there(binding)):
            best, most = context, score
    return best


def _stands_there(binding: Binding) -> bool:
    return binding.agreement > 0 and (binding.head is True or binding.agreement >= SAME_PLACE)


def _likeness(claimed: Quantity, given: Quantity) -> float:
    """How much the writing of two numbers says that one was meant by the other, 0 to 1."""
    if claimed.upper is not None and given.upper is not None:
        return _SLIP if claimed.value == given.value or claimed.upper == given.upper else 0.0
    mine, theirs = _digits(claimed), _digits(given)
    if mine == theirs or (mine.rstrip("0") == theirs.rstrip("0") and len(mine.rstrip("0")) >= _SOME):
        return _SLIP  # another scale
    if not is_one_slip(mine, theirs):
        return 0.0
    return _SLIP if min(len(mine), len(theirs)) >= _TELLING or sorted(mine) == sorted(theirs) else _LIKE


def _digits(quantity: Quantity) -> str:
    """The digits as they are printed, without the zeros of a scale told in a word; those of the value, of a word."""
    printed = "".join(filter(str.isdigit, quantity.text))
    return printed or "".join(map(str, quantity.value.normalize().as_tuple().digits))


def is_one_slip(one: str, other: str) -> bool:
    """Whether one character is wrong, missing or too many, or two neighbours stand the other way round."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
