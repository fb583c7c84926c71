"""From filled-in forms to the shapes of a summary."""

from __future__ import annotations

from summarizer.asking.drafts import fields_of
from summarizer.asking.forms import NAME, EventFields


def test_a_time_that_ran_on_into_something_else_ends_at_its_first_comma() -> None:
    ran_on = "Wednesday night, 23 to 19 votes, the meeting lasted until well past midnight and was broadcast"[:NAME]
    fields = fields_of(EventFields(what="Two libraries close", who=None, where=None, when=ran_on))
    assert fields["when"] == "Wednesday night"


def test_a_time_of_two_parts_is_kept_whole() -> None:
    fields = fields_of(EventFields(what="Two libraries close", who=None, where=None, when="Wednesday, 10 p.m."))
    assert fields["when"] == "Wednesday, 10 p.m."
