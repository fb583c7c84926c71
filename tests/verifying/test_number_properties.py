"""What must hold for every number of every text: a changed digit is never borne out by accident."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Verdict, verify
from summarizer.reading.reading import Reading

if TYPE_CHECKING:
    from summarizer import Claim

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
WORKED_OUT = ("Worked out", "Rounded", "Counted from")


def printed(source: Reading) -> set[str]:
    """Every number that a text holds, as its digits: of quantities, dates and names; a fraction as a percentage too."""
    found = [value for q in source.quantities for value in (q.value, q.upper) if value is not None]
    found += [q.value * 100 for q in source.quantities if q.ratio is not None]
    values = {f"{value.normalize():f}" for value in found}
    dates = [q.date for q in source.quantities if q.date is not None]
    values |= {str(part) for date in dates for part in (date.year, date.month, date.day) if part is not None}
    ratios = {str(side) for q in source.quantities if q.ratio is not None for side in q.ratio}
    return values | ratios | set(source.words.lowered)


def borne_by_accident(claim: Claim, source: Reading) -> bool:
    """Whether a claim is supported though its number is not in the source and does not follow from it."""
    if claim.verdict is not Verdict.SUPPORTED or claim.message.startswith(WORKED_OUT):
        return False
    told = Reading(claim.text)
    return not (printed(told) & printed(source))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@settings(max_examples=25)
@given(data=st.data())
def test_a_changed_digit_of_an_example_is_not_supported(path: Path, data: st.DataObject) -> None:
    source = Reading(path.read_text(encoding="utf-8"))
    sentences = [s.text for s in source.sentences if any(map(str.isdigit, s.text))]
    sentence = data.draw(st.sampled_from(sentences))
    at = data.draw(st.sampled_from([i for i, char in enumerate(sentence) if char.isdigit()]))
    digit = data.draw(st.sampled_from([char for char in "123456789" if char != sentence[at]]))
    changed = sentence[:at] + digit + sentence[at + 1 :]
    touched = [claim for claim in verify(changed, source.text).claims if claim.start <= at < claim.end]
    numbers = [claim for claim in touched if claim.kind in ("number", "date")]
    assert not [claim for claim in numbers if borne_by_accident(claim, source)]


@settings(max_examples=200)
@given(
    counts=st.lists(st.integers(13, 9_999_999), min_size=3, max_size=3, unique=True),
    nouns=st.permutations(["boats", "farmers", "houses", "trees"]),
    at=st.integers(0, 6),
    digit=st.integers(1, 9),
)
def test_a_changed_digit_of_any_count_is_not_supported(
    counts: list[int], nouns: list[str], at: int, digit: int
) -> None:
    told = [f"The town of Olm counted {count:,} {noun}." for count, noun in zip(counts, nouns, strict=False)]
    source = " ".join(told)
    digits = str(counts[0])
    place = at % len(digits)
    changed = digits[:place] + str(digit) + digits[place + 1 :]
    (claim,) = verify(f"The town of Olm counted {int(changed):,} {nouns[0]}.", source).claims[-1:]
    assert (claim.verdict is Verdict.SUPPORTED) == (changed == digits)
