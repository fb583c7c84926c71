"""Operators that put another person in somebody's place: one the article has, or one nobody has heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.adversarial.case import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.adversarial.facts import Article

SURNAMES = ("Garvey", "Norström", "Keldermans", "Okonjo", "Pascoe", "Tillerman", "Varga", "Whitcombe")
GIVEN = ("Agatha", "Boris", "Clemens", "Doreen", "Evert", "Fiona", "Gustav", "Helga")


def drafts(article: Article, rng: Random) -> Iterator[Draft]:
    """Each sentence about a person with another surname, another given name, and another person of the article."""
    for fact in article.names:
        given, surname = fact.text.split(" ", 1)
        for operator, name in (
            ("name-surname", f"{given} {rng.choice(SURNAMES)}"),
            ("name-given", f"{rng.choice(GIVEN)} {surname}"),
            ("name-swapped", rng.choice([other.text for other in article.names if other != fact])),
        ):
            if operator == "name-swapped" or name not in article.text:
                yield Draft(operator, fact.said(name), fact.text, name)
