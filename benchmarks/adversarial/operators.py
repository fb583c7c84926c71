"""Every operator: whether what it makes is true, which verdicts are right for it, and with which codes."""

from __future__ import annotations

from dataclasses import dataclass

_STOPPED = ("rejected", "unclear")
_PASSED = ("supported",)


@dataclass(frozen=True, slots=True)
class Operator:
    """``expected`` are the verdicts of which any is right; ``says`` describes it for the datasheet."""

    supported: bool
    expected: tuple[str, ...]
    codes: tuple[str, ...]
    says: str


def _false(says: str, *codes: str, expected: tuple[str, ...] = ("rejected",)) -> Operator:
    return Operator(supported=False, expected=expected, codes=codes, says=says)


def _true(says: str) -> Operator:
    return Operator(supported=True, expected=_PASSED, codes=(), says=says)


_BINDING = ("number-misbound", "number-unit", "number-absent", "number-qualifier", "number-derived")
_ALTERED = ("quote-altered", "quote-absent", "quote-clipped", "quote-stitched")

OPERATORS: dict[str, Operator] = {
    "digit": _false(
        "One digit (or small number word) changed to a number the article does not have",
        "number-absent",
        "number-derived",
        "number-rounded",
        "number-misbound",
        expected=_STOPPED,
    ),
    "scale": _false(
        "Million for billion and the like, or a digit too few or too many", "number-absent", "number-misbound"
    ),
    "currency": _false("The amount in another currency", "number-unit", "number-absent"),
    "unit": _false(
        "The number in another unit: percentage points for per cent, days for hours",
        "number-unit",
        "number-absent",
        expected=_STOPPED,
    ),
    "qualifier": _false("The opposite qualifier: at most for at least", "number-qualifier", expected=_STOPPED),
    "qualifier-dropped": _false("A floor or a ceiling told as a count", "number-qualifier", expected=_STOPPED),
    "qualifier-added": _false("A count told as more or less than it", "number-qualifier", expected=_STOPPED),
    "number-swapped": _false(
        "Another number of the article, of the same sort, in this one's place", *_BINDING, expected=_STOPPED
    ),
    "date-day": _false("Another day of the month", "date-absent", expected=_STOPPED),
    "date-month": _false("Another month", "date-absent", expected=_STOPPED),
    "date-year": _false("Another year", "date-absent", "number-absent", expected=_STOPPED),
    "date-weekday": _false("Another day of the week", "date-absent", "date-inferred", expected=_STOPPED),
    "name-surname": _false("Another surname, which the article does not have", "name-absent", expected=_STOPPED),
    "name-given": _false("Another given name, which the article does not have", "name-absent", expected=_STOPPED),
    "name-swapped": _false("Another person of the article in this one's place", "name-misbound", expected=_STOPPED),
    "quote-word-dropped": _false("A word left out of a quotation", *_ALTERED, expected=_STOPPED),
    "quote-word-added": _false("A word put into a quotation", *_ALTERED),
    "quote-word-exchanged": _false("A word of a quotation exchanged", *_ALTERED),
    "quote-words-moved": _false("Two words of a quotation that have changed places", *_ALTERED),
    "quote-negated": _false("A denial put into a quotation or taken out", *_ALTERED),
    "quote-digit": _false("A digit of a number in a quotation changed", *_ALTERED, "number-absent"),
    "quote-clipped": _false("A denial cut off or out", "quote-clipped", expected=_STOPPED),
    "quote-stitched": _false("Two speakers' words as one quotation", "quote-stitched", "quote-absent", "quote-altered"),
    "quote-narration": _false("A sentence of the narration as a quotation", "quote-unquoted"),
    "speaker-swapped": _false(
        "Another speaker of the article", "speaker-mismatch", "speaker-unclear", expected=_STOPPED
    ),
    "speaker-absent": _false(
        "A speaker the article does not have",
        "speaker-absent",
        "speaker-mismatch",
        "speaker-unclear",
        "name-absent",
        expected=_STOPPED,
    ),
    "as-printed": _true("A figure with its label, or in a sentence, as the article prints it"),
    "word-or-digits": _true("A number word in digits, or digits in words"),
    "separators": _true("Thousands with another separator or with none"),
    "scale-writing": _true("4.5bn as 4.5 billion; 2.4 million as 2,400,000"),
    "currency-writing": _true("$340,000 as 340,000 dollars; € as EUR"),
    "unit-writing": _true("96% as 96 per cent; mm as millimetres"),
    "qualifier-writing": _true("At least as no fewer than"),
    "date-as-printed": _true("A date in a sentence, as the article prints it"),
    "date-writing": _true("A date in another order, shortened, or as ISO 8601 has it"),
    "name-as-printed": _true("A name in a sentence, as the article has it"),
    "quote-as-printed": _true("A quotation with its speaker, as it stands and in a sentence"),
    "quote-marks": _true("A quotation with straight or curly apostrophes and other blanks"),
    "quote-excerpt": _true("The first of several sentences of a quotation"),
    "quote-ellipsis": _true("The first and the last sentence of a quotation with an ellipsis between them"),
    "speaker-surname": _true("A speaker by surname alone, where the article gives it to one person"),
    "sentence-as-printed": _true("A sentence of the article's narration, word for word"),
}
"""By name, false ones first."""
