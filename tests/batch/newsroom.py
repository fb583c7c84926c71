"""A wire service of our own: as many articles as a test needs, and what a good model would answer to each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer.batch.article import Article
from summarizer.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOWNS = ("Eastport", "Norvane", "Fairmont", "Alder Bay", "Westmoor")
_MAYORS = ("Ana Torres", "Ruth Okafor", "Jan Novak", "Lena Berg", "Omar Haddad")
_NUMBER = re.compile(r"\(wire story (\d+)\)")


def text(number: int) -> str:
    """Wire story ``number``: some 70 words, with numbers, a quotation and its speaker."""
    town, mayor = _TOWNS[number % 5], _MAYORS[number % 5]
    return (
        f"Council approves new homes (wire story {number})\n\n"
        f"The council of {town} approved a plan for {number + 3200} new homes on Monday. "
        f"The plan will cost ${number % 90 + 3}.5 million.\n\n"
        f'"We have waited {number % 7 + 12} years for these homes," Mayor {mayor} said. '
        f'"The people of {town} deserve them."\n\n'
        f"At least {number % 40 + 41} residents spoke against the plan at the meeting.\n"
    )


def summary(number: int) -> dict[str, Any]:
    """What the article bears out, in the form that the strategy ``generate`` asks for."""
    town, mayor = _TOWNS[number % 5], _MAYORS[number % 5]
    return {
        "headline": f"Council of {town} approves new homes",
        "summary": f"The council of {town} approved a plan for {number + 3200} new homes. "
        f"The plan will cost ${number % 90 + 3}.5 million.",
        "figures": [
            {"value": f"{number + 3200}", "what": "new homes in the plan"},
            {"value": f"At least {number % 40 + 41}", "what": "residents who spoke against the plan"},
        ],
        "quotes": [{"text": f"The people of {town} deserve them.", "speaker": mayor}],
        "events": [
            {
                "what": f"The council of {town} approved a plan for {number + 3200} new homes.",
                "who": f"The council of {town}",
                "where": town,
                "when": "Monday",
                "date": None,
            }
        ],
    }


def falsified(number: int) -> dict[str, Any]:
    """The same with a number that is not in the article."""
    said = summary(number)
    said["figures"][0]["value"] = f"{number * 3 + 57013}"
    return said


def number_in(prompt: str) -> int | None:
    """Which wire story a prompt is about."""
    found = _NUMBER.search(prompt)
    return int(found[1]) if found else None


def article(number: int) -> Article:
    return Article(f"wire-{number}", f"wire:{number}", lambda: Document.from_text(text(number)))


def articles(count: int, first: int = 0) -> Iterator[Article]:
    return map(article, range(first, first + count))
