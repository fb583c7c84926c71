"""What a summary claims, of one kind: most tests ask about its numbers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer import verify

if TYPE_CHECKING:
    from summarizer import Claim, Document


def numbers_in(summary: str | dict[str, Any], source: str | Document) -> list[Claim]:
    """The claims of a summary that are numbers or dates, in order."""
    return [claim for claim in verify(summary, source).claims if claim.kind in ("number", "date")]


def claim_of(text: str, summary: str, source: str | Document) -> Claim:
    """The one claim of a summary that is of these words."""
    (claim,) = (claim for claim in verify(summary, source).claims if claim.text == text)
    return claim


def misbound_names(summary: str | dict[str, Any], source: str | Document) -> list[Claim]:
    """The names of which the source tells that of another, as it seems."""
    return [claim for claim in verify(summary, source).claims if claim.code == "name-misbound"]
