"""The work of ``verify`` grows with the text and not with its square: counted in calls, not in seconds."""

from __future__ import annotations

import pytest

from summarizer import verify
from tests.effort import effort

SENTENCE = "At least {0} people were hurt in the storm on the coast road at mile {1}, officials said on Tuesday. "
TWICE = 2.3  # twice the work, and what a longer list costs to sort


def work_of(summary: str, source: str) -> int:
    """How many functions are called for one ``verify``, those written in C as well."""
    return effort(lambda: verify(summary, source))


@pytest.mark.parametrize(
    "sources",
    [
        [" ".join(SENTENCE.format(i, i + 1) for i in range(n)) for n in (50, 100)],
        [SENTENCE.format(27, 4) * n for n in (50, 100)],
        ["At least 27 people were hurt, officials said " * n for n in (50, 100)],
        ["1,2 " * n for n in (150, 300)],
        ['"27" ' * n for n in (150, 300)],
    ],
    ids=["an article", "one sentence again and again", "one long line", "a table", "quotation marks"],
)
def test_a_text_twice_as_long_is_twice_the_work(sources: list[str]) -> None:
    summary = "At least 27 people were hurt in the storm; 250 were not. Officials said so on Tuesday."
    verify(summary, sources[0])  # what is loaded or remembered once does not count
    verify(summary, sources[1])
    short, long = (work_of(summary, source) for source in sources)
    assert long <= TWICE * short


def test_twice_the_claims_are_twice_the_work() -> None:
    source = "".join(SENTENCE.format(i, i + 1) for i in range(60))
    few, many = ("".join(SENTENCE.format(i, i + 1) for i in range(n)) for n in (15, 30))
    verify(many, source)
    assert work_of(many, source) - work_of(few, source) <= TWICE * work_of(few, source)


@pytest.mark.parametrize(
    "place",
    [SENTENCE.format(27, 4), "27 people in the storm. ", "27 people in the storm and ", "$27 "],
    ids=["a sentence", "a short one", "one without end", "money"],
)
def test_a_number_that_a_text_repeats_is_weighed_a_bounded_number_of_times(place: str) -> None:
    """n claims against n places of one number are no square: a claim is held against the likeliest of them."""
    pairs = {n: place * n for n in (150, 300)}
    for text in pairs.values():
        verify(text, text)
    few, many = (work_of(text, text) for text in pairs.values())
    assert many <= TWICE * few


def test_of_many_places_the_one_with_the_words_of_the_claim_is_weighed() -> None:
    places = [f"At least 27 people were hurt in the storm at mile {i}, officials said. " for i in range(600)]
    places[400] = "The bakery sold 27 cakes to the ferry company. "
    report = verify("The bakery sold 27 cakes. At least 27 people were hurt in the storm.", "".join(places))
    first, second = (claim for claim in report.claims if claim.text == "27" and claim.verdict == "supported")
    assert "".join(places)[first.evidence[-1].start :].startswith("27 cakes")
    assert second.evidence
