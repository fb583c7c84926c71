"""The checkers that take part: this project and the peers.

Each adapter calls its peer as the peer's own documentation does, with its defaults. Corrections are welcome.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Article(NamedTuple):
    """What a checker is told of an article; peers take the text alone."""

    text: str
    language: str = "en"
    published: str | None = None


Check = Callable[[Article, Sequence[Any]], list[str]]
"""Takes an article and claims (strings; for this project, whole summaries); a verdict for each."""
ACCEPTED, UNCLEAR, REJECTED = "supported", "unclear", "rejected"


def verdicts(found: Sequence[bool]) -> list[str]:
    return [ACCEPTED if hit else REJECTED for hit in found]


def by_summarizer() -> Check:
    """The worst verdict of what a summary claims."""
    from summarizer import Document, verify

    worst = (ACCEPTED, UNCLEAR, REJECTED)

    def check(source: Article, claims: Sequence[Any]) -> list[str]:
        document = Document.from_text(source.text, language=source.language, published=source.published)
        reports = [verify(claim, document) for claim in claims]
        return [max((str(c.verdict) for c in report.claims), key=worst.index, default=ACCEPTED) for report in reports]

    return check


def by_langextract() -> Check:
    """LangExtract's aligner: an extraction without ``char_interval`` is not grounded.

    One call for each, as it takes the order of extractions given together to be that of the text.
    """
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        aligned = [WordAligner().align_extractions([[Extraction("claim", claim)]], source.text) for claim in claims]
        return verdicts([groups[0][0].char_interval is not None for groups in aligned])

    return check


def timed_langextract() -> Check:
    """All the extractions of an article in one call, as LangExtract itself does: faster than one call for each."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        (aligned,) = WordAligner().align_extractions([[Extraction("claim", claim) for claim in claims]], source.text)
        return verdicts([extraction.char_interval is not None for extraction in aligned])

    return check


def by_citation() -> Check:
    """Instructor's ``CitationMixin``: what it does not find in the context is taken out of ``substring_quotes``."""
    from instructor import CitationMixin

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        kept = [
            CitationMixin.model_validate({"substring_quotes": [claim]}, context={"context": source.text})
            for claim in claims
        ]
        return verdicts([bool(citation.substring_quotes) for citation in kept])

    return check


def by_corroborate() -> Check:
    """corroborate: ``report.ok()`` of an answer; quotations between marks, as its FG003 wants them."""
    import corroborate

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([corroborate.check_answer("", [source.text], claim).ok() for claim in claims])

    return check


def by_gtrex() -> Check:
    """gtrex: "Reuse one verifier per document"; ``grounded`` says "whether the policy accepts the quotation"."""
    from gtrex import Policy, Verifier

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        verifier = Verifier(source.text, Policy())
        return verdicts([verifier.verify(claim).grounded for claim in claims])

    return check


def by_rapidfuzz() -> Check:
    """rapidfuzz: ``partial_ratio`` of at least 90, as tools set it that ground by similarity."""
    from rapidfuzz import fuzz

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([fuzz.partial_ratio(claim, source.text) >= 90 for claim in claims])

    return check


def by_in() -> Check:
    """Python's own ``in``."""

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([claim in source.text for claim in claims])

    return check


@dataclass(frozen=True)
class Checker:
    """``package`` is whose version is told; ``prose``: it reads sentences, not only strings to be found.

    ``timed`` is what is timed, where a peer takes all claims of an article in one call.
    """

    make: Callable[[], Check]
    package: str | None
    prose: bool = False
    timed: Callable[[], Check] | None = None


OURS = "summarizer"
CHECKERS = {
    OURS: Checker(by_summarizer, "summarizer", prose=True),
    "LangExtract's aligner": Checker(by_langextract, "langextract", timed=timed_langextract),
    "CitationMixin": Checker(by_citation, "instructor"),
    "corroborate": Checker(by_corroborate, "corroborate", prose=True),
    "gtrex": Checker(by_gtrex, "gtrex"),
    "partial_ratio at 90": Checker(by_rapidfuzz, "rapidfuzz"),
    "in": Checker(by_in, None),
}
