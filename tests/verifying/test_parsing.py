"""A summary to verify that is none: the place and what is wrong there, in words for people."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.errors import SummaryError
from summarizer.verifying.verify import parse_summary


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "the whole must be an object"),
        ({"quotes": "none"}, "/quotes must be a list"),
        ({"quotes": [27]}, "/quotes/0 must be an object"),
        ({"headline": 27}, "/headline must be text"),
        ({"headline": " "}, "/headline must not be empty"),
        ({"headline": "\ud800"}, "/headline must be text that Unicode has"),
        ({"headline": "27 hurt " * 99}, "/headline must have at most 400 characters"),
        ({"figures": [{"value": "27"}]}, "/figures/0/what is missing"),
        ({"figures": [{"value": "27", "what": "hurt"}] * 201}, "/figures must have at most 200 entries"),
        ({"events": [{"what": "A fire.", "date": "Monday"}]}, "/events/0/date must be a date as YYYY-MM-DD"),
        ({"head/line~": "27 hurt"}, "/head~1line~0 is an unknown key"),
        ({"provenance": {}}, "/summary is missing"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(given: Any, says: str) -> None:
    with pytest.raises(SummaryError, match="does not have the right shape") as caught:
        parse_summary(json.dumps(given))
    assert f": {says}" in str(caught.value)


def test_the_parts_of_a_result_are_named_too() -> None:
    claim = {"kind": "colour", "text": "27", "start": "x", "end": 2, "verdict": "supported", "message": "m"}
    with pytest.raises(SummaryError) as caught:
        parse_summary({"summary": {}, "report": {"claims": [claim]}, "source": {"sha256": "0"}, "provenance": {}})
    assert "/report/claims/0/kind must be 'number', 'date'" in str(caught.value)


def test_a_key_of_a_dict_may_be_anything() -> None:
    with pytest.raises(SummaryError, match="/27 is an unknown key"):
        parse_summary({27: "hurt"})  # type: ignore[dict-item]


@pytest.mark.parametrize("opening", ["[", '{"headline":'])
def test_json_too_deep_to_read_is_not_read(opening: str) -> None:
    with pytest.raises(SummaryError, match="nested too deeply"):
        parse_summary(opening * 100_000)


@pytest.mark.parametrize(
    "summary",
    ['{"headline": "28 hurt", "headline": "27 hurt"}', '{"figures": [{"value": "28", "what": "hurt", "value": "27"}]}'],
)
def test_a_key_that_comes_twice_may_hide_what_was_not_checked(summary: str) -> None:
    with pytest.raises(SummaryError, match=r"The summary has the key “(headline|value)” twice in one object"):
        parse_summary(summary)


def test_a_number_without_end_is_not_read() -> None:
    with pytest.raises(SummaryError, match="The summary has a number of 5,000 digits"):
        parse_summary(f'{{"headline": {"9" * 5000}}}')


def test_of_a_key_only_the_beginning_is_shown() -> None:
    with pytest.raises(SummaryError, match=r"/k{80}… is an unknown key"):
        parse_summary(json.dumps({"k" * 100_000: 1}))
