"""A summary that was changed a little is verified like any other, and only what changed is looked at again."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Document, Summary, verify
from summarizer.verifying.verify import Verifier
from tests.effort import effort

ARTICLE = Document.from_text(
    "The council of Eastport approved 64 new homes on Monday, 12 of them for the elderly. The plan will cost $4.5 "
    "million.\n\n"
    '"We have waited ten years," Mayor Ana Torres said. "At least 300 families need them."\n'
)
DRAFT: dict[str, Any] = {
    "headline": "Eastport approves 46 homes",
    "summary": "The council approved 64 new homes on Monday. The plan will cost $5.4 million.",
    "figures": [
        {"value": "46", "what": "new homes"},
        {"value": "12", "what": "homes for the elderly"},
        {"value": "$4.5 million", "what": "cost of the plan"},
    ],
    "quotes": [
        {"text": "We have waited ten years", "speaker": "Ana Torres"},
        {"text": "At least 300 families need them.", "speaker": "Jan Novak"},
        {"text": "We have waited ten years", "speaker": "Jan Novak"},
    ],
    "events": [{"what": "The council approved 64 new homes on Monday.", "who": "The council", "when": "Monday"}],
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"headline": "Eastport approves 64 homes"},
        {"figures": DRAFT["figures"][1:]},
        {"figures": [{"value": "64", "what": "homes for the elderly"}, *DRAFT["figures"]]},
        {"quotes": DRAFT["quotes"][::-1]},
        {"summary": DRAFT["headline"], "headline": "The council approved 64 new homes on Monday."},
    ],
)
def test_a_changed_summary_is_verified_as_if_it_were_the_first(changed: dict[str, Any]) -> None:
    verifier = Verifier(ARTICLE)
    assert verifier.report(DRAFT) == verify(DRAFT, ARTICLE)
    assert verifier.report(DRAFT | changed) == verify(DRAFT | changed, ARTICLE)


def test_what_did_not_change_is_not_looked_at_again() -> None:
    verifier, draft = Verifier(ARTICLE), Summary.model_validate(DRAFT)
    verifier.report("The plan will cost $4.5 million.")  # everything is imported, and the article read
    first = effort(lambda: verifier.report(draft))
    again = effort(lambda: verifier.report(draft.model_copy(update={"figures": draft.figures[1:]})))
    assert again < first / 10
