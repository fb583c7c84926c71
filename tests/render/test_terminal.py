"""What an editor sees in a terminal, and what an article cannot do to it."""

from __future__ import annotations

import io

import pytest
from inline_snapshot import snapshot
from rich.cells import cell_len
from rich.console import Console

from summarizer import Document, Report, Verdict
from summarizer.render.formats import Format
from summarizer.render.render import render, view_of
from summarizer.render.terminal import print_view
from summarizer.schema import BorneText
from tests.render.cases import ARTICLE, REPORT, RESULT, claim


def on_terminal(report: Report, document: Document, **environment: str) -> str:
    """What a terminal would be sent."""
    sent = io.StringIO()
    console = Console(file=sent, force_terminal=True, width=80, highlight=False, _environ=environment)
    print_view(view_of(report, document), console)
    return sent.getvalue()


def test_a_result_reads_from_headline_to_cost() -> None:
    shown = render(RESULT, ARTICLE, Format.TERMINAL)
    assert shown == snapshot("""\
Fire at Harrow mill (2024-05-06)

HEADLINE
 ✓ At least 27 hurt in mill fire
   line 3 At least 27 people were hurt when a mill burned …

SUMMARY
 ✓ A mill burned down in Harrow on Monday.
   (picked from the article: the model's own wording could not be borne out)
   line 3 … when a mill burned down in Harrow on Monday, and some 300 were led
          out of the …

EVENTS
 ✓ A mill burned down.
   a mill · Harrow · on Monday (2024-05-06)
   line 3 … hurt when a mill burned down in Harrow on Monday, and some 300 were
          led out of the …

FIGURES (2)
 ✓ At least 27
   people hurt
   line 3 At least 27 people were hurt when a mill burned down in Harrow on …
 ? some 300
   people led out
   number-misbound: The article says otherwise.

QUOTATIONS (2)
 ✓ “The roof went first”
   — Ada Quist
   line 5 “The roof went first,” said Ada Quist, who lives opposite. “Then there
          was …
 ✓ “Then there was no mill.”
   — speaker not stated
   line 5 … said Ada Quist, who lives opposite. “Then there was no mill.”

REJECTED (1)
 ✗ 30 people missing  (figure)
   number-absent: The article has no number 30.
   the article has: some 300 were led out

Model embedded, strategy select: 4 calls, 2,345 tokens in, 210 out, 12.3
seconds.
""")


def test_a_report_says_what_is_wrong_first() -> None:
    shown = render(REPORT, ARTICLE, Format.TERMINAL)
    assert shown == snapshot("""\
Fire at Harrow mill (2024-05-06)

REJECTED (1)
 ✗ 30  (number)
   number-qualifier: The article says otherwise.
   the article has: some 300
   line 3 … down in Harrow on Monday, and some 300 were led out of the houses
          around it …

UNCLEAR (1)
 ? the roof  (quote, quotation 1)
   quote-clipped: The article says otherwise.

SUPPORTED (1)
 ✓ At least 27  (number)
   line 3 At least 27 people were hurt when a mill burned …

3 checked: 1 rejected, 1 unclear, 1 supported.
""")


@pytest.mark.parametrize("outcome", [RESULT, REPORT], ids=["result", "report"])
def test_no_row_is_wider_than_80_columns(outcome: Report) -> None:
    shown = render(outcome, ARTICLE, Format.TERMINAL)
    assert max(map(cell_len, shown.split("\n"))) <= 80


def test_a_word_longer_than_the_row_is_folded_not_cut() -> None:
    word = "x" * 200
    report = Report(claims=(claim(word, Verdict.SUPPORTED),))
    shown = render(report, ARTICLE, Format.TERMINAL)
    assert max(map(len, shown.split("\n"))) <= 80
    assert shown.count("x") >= 200


def test_markup_in_an_article_is_shown_and_not_obeyed() -> None:
    text = "[bold red]27[/bold red] people [link=http://evil.example]said[/link] :smile:"
    report = Report(claims=(claim(text, Verdict.SUPPORTED),))
    assert text in " ".join(render(report, ARTICLE, Format.TERMINAL).split())


@pytest.mark.parametrize(
    "attack",
    ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\r", "\x08\x08", "\u202e", "\u2066", "\ud800", "\x7f"],
)
def test_an_article_cannot_steer_the_terminal(attack: str) -> None:
    document = Document.from_text(f"Before {attack} 27 {attack} after")
    report = Report(claims=(claim(f"27{attack}", Verdict.SUPPORTED, message=f"See {attack}."),))
    shown = on_terminal(report, document, NO_COLOR="1", TERM="dumb")
    assert not set(attack) & set("\x1b\x07\x9b\r\x08\u202e\u2066\ud800\x7f") & set(shown)


def test_colours_go_where_they_are_wanted_only() -> None:
    with_colours = on_terminal(REPORT, ARTICLE, TERM="xterm-256color")
    assert "\x1b[31m" in with_colours
    assert "\x1b[32m" in with_colours
    without = on_terminal(REPORT, ARTICLE, TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b[31m" not in without
    assert "\x1b[32m" not in without


def test_a_summary_with_nothing_to_check_is_said_to_be_one() -> None:
    assert "There is no number" in render(Report(), ARTICLE, Format.TERMINAL)


def test_prose_in_which_nothing_could_be_checked_says_so() -> None:
    prose = BorneText(text="Rain is expected.", verdict=Verdict.SUPPORTED, checked=False)
    bare = RESULT.model_copy(update={"summary": RESULT.summary.model_copy(update={"headline": prose})})
    assert "Rain is expected.\n   (nothing in it could be checked)\n" in render(bare, ARTICLE, Format.TERMINAL)


@pytest.mark.parametrize(
    ("message", "suggestion", "shown"),
    [
        ("The article has Ada Quist say this.", "Ada Quist", False),
        ("The article gives 27 with “at least”, not as the bare number.", "at least 27", True),
        ("The article does not have “1,270”. It has “270”.", "27", True),
    ],
)
def test_what_the_message_says_already_is_not_said_again(message: str, suggestion: str, *, shown: bool) -> None:
    told = claim("27", Verdict.REJECTED).model_copy(update={"message": message, "suggestion": suggestion})
    sent = on_terminal(Report(claims=(told,)), ARTICLE, NO_COLOR="1", COLUMNS="80")
    assert ("the article has:" in sent) is shown
