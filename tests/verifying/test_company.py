"""The numbers of a sentence in which one is rejected."""

from __future__ import annotations

from summarizer import Code, Verdict, verify
from tests.verifying.claims import numbers_in

TOLL = (
    "Talmere raised the toll on its bridge from $5 to $7 on Monday, its third rise. The council counted 412 lorries "
    "and 90 buses a day.\n"
)


def verdicts(line: str) -> list[tuple[str, Verdict]]:
    return [(claim.text, claim.verdict) for claim in numbers_in(line, TOLL)]


def test_a_number_beside_a_rejected_one_is_for_a_person() -> None:
    (first, second) = numbers_in("The toll rose from $5 to $9.", TOLL)
    assert second.verdict is Verdict.REJECTED
    assert (first.verdict, first.code) == (Verdict.UNCLEAR, Code.NUMBER_MISBOUND)
    assert "$9" in first.message
    assert [span.text for span in first.evidence] == ["$5"]


def test_a_date_and_a_rank_take_over_no_doubt() -> None:
    told = verdicts("In its third rise, Talmere raised the toll on Monday to $19.")
    assert told == [("third", Verdict.SUPPORTED), ("Monday", Verdict.SUPPORTED), ("$19", Verdict.REJECTED)]


def test_another_sentence_is_another_statement() -> None:
    told = verdicts("The toll rose to $19. The council counted 412 lorries.")
    assert told == [("$19", Verdict.REJECTED), ("412", Verdict.SUPPORTED)]


def test_a_structured_figure_is_a_statement_of_its_own() -> None:
    figures = [{"value": "$19", "what": "toll"}, {"value": "412", "what": "lorries a day"}]
    claims = [claim for claim in verify({"figures": figures}, TOLL).claims if claim.path.endswith("value")]
    assert [claim.verdict for claim in claims] == [Verdict.REJECTED, Verdict.SUPPORTED]
