"""What a reader of the page does not see is no article text."""

from __future__ import annotations

import pytest

from summarizer.documents.html import read_fragment, read_html
from tests.effort import effort

STORY = (
    "<p>Councillors in Thornby voted by 23 to 19 on Wednesday night to close two of the town’s five libraries.</p>"
    "<p>“Nobody came into politics to close a library,” said the council leader, Margaret Pell, afterwards.</p>"
)
SECRET = "Members know that the overtime of that night cost the town 8,888 pounds, and that nobody minds."


def page(paragraph: str, head: str = "") -> str:
    body = f"<article><h1>Two libraries to close</h1>{STORY}{paragraph}</article>"
    return f"<!doctype html><html><head><title>Two libraries</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'hidden="until-found"',
        'aria-hidden="TRUE"',
        'style="display: none"',
        'style="color:red;DISPLAY : none !important"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="opacity: 0;"',
        'style="position:absolute; left:-9999px"',
    ],
)
def test_an_attribute_hides(attributes: str) -> None:
    assert "8,888" not in read_html(page(f"<p {attributes}>{SECRET}</p>"), "page.html").text
    assert "8,888" not in read_fragment(f"{STORY}<p {attributes}>{SECRET}</p>")


@pytest.mark.parametrize(
    ("sheet", "attributes", "seen"),
    [
        (".members { display: none }", 'class="lead members"', False),
        ("/* .x { */ #more, .members{color:red;visibility:hidden}", 'id="more"', False),
        ("@media print { p { color: black } } .members { display:none }", 'class="members"', False),
        ("", 'style="display:block; opacity: 0.9; font-size: 0.8em"', True),
        ("@media print { .members { display: none } }", 'class="members"', True),
        (".paper .members { display: none }", 'class="members"', True),
        (".members { display: none } .members { display: block }", 'class="members"', True),
        (".member { display: none }", 'class="members"', True),
    ],
)
def test_a_style_sheet_of_the_page_hides_what_it_names_and_no_more(sheet: str, attributes: str, *, seen: bool) -> None:
    text = read_html(page(f"<p {attributes}>{SECRET}</p>", f"<style>{sheet}</style>"), "page.html").text
    assert "Nobody came into politics" in text
    assert ("8,888" in text) is seen


def test_a_page_that_hides_all_of_itself_until_a_script_shows_it_is_read() -> None:
    hidden = page("").replace("<body>", '<body style="opacity:0">').replace("<html>", '<html style="display:none">')
    assert "23 to 19" in read_html(hidden, "page.html").text


@pytest.mark.parametrize("piece", ["a", "/*", "@", "@a{", "{", "}", ";", ".x{", "opacity:0"])
def test_a_style_sheet_made_to_waste_time_wastes_none(piece: str) -> None:
    def calls(size: int) -> int:
        sheet = piece * (size // len(piece))
        return effort(lambda: read_html(page("", f"<style>{sheet}</style>"), "page.html"))

    calls(100)  # what is imported once
    assert calls(1_000_000) <= 11 * calls(100_000)
