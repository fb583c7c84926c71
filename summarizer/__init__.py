"""Articles into structured summaries, with every number and quotation checked against the text.

>>> import summarizer
>>> report = summarizer.verify("At least 30 were hurt.", "Officials said at least 27 people were hurt.")
>>> [(claim.text, str(claim.verdict)) for claim in report.claims]
[('30', 'rejected')]

This is the whole public face; every name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__ as __version__

if TYPE_CHECKING:
    from summarizer.batch.limits import Limits
    from summarizer.batch.many import summarize_many
    from summarizer.batch.outcome import Failure, Outcome
    from summarizer.documents.document import Document
    from summarizer.documents.loading import load
    from summarizer.errors import (
        AnswerUnusable,
        ArticleTooLong,
        ConfigurationError,
        DocumentError,
        InputError,
        ModelError,
        ModelRefused,
        ModelUnavailable,
        Postponed,
        RunError,
        SummarizerError,
        SummaryError,
    )
    from summarizer.pipeline import asummarize, summarize
    from summarizer.reading.find import find_quantities, find_quotations
    from summarizer.reading.quantity import Qualifier, Quantity, QuantityKind
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.span import Span
    from summarizer.render.render import rendered
    from summarizer.schema import (
        Claim,
        ClaimKind,
        Code,
        Event,
        Figure,
        Quote,
        Report,
        Result,
        Summary,
        Verdict,
    )
    from summarizer.settings import Settings
    from summarizer.verifying.policy import Policy
    from summarizer.verifying.verify import verify

_HOMES = {
    "batch.limits": ("Limits",),
    "batch.many": ("summarize_many",),
    "batch.outcome": ("Failure", "Outcome"),
    "documents.document": ("Document",),
    "documents.loading": ("load",),
    "errors": (
        "AnswerUnusable",
        "ArticleTooLong",
        "ConfigurationError",
        "DocumentError",
        "InputError",
        "ModelError",
        "ModelRefused",
        "ModelUnavailable",
        "Postponed",
        "RunError",
        "SummarizerError",
        "SummaryError",
    ),
    "pipeline": ("asummarize", "summarize"),
    "reading.find": ("find_quantities", "find_quotations"),
    "reading.quantity": ("Qualifier", "Quantity", "QuantityKind"),
    "reading.quotation": ("Quotation",),
    "reading.span": ("Span",),
    "render.render": ("rendered",),
    "schema": (
        "Claim",
        "ClaimKind",
        "Code",
        "Event",
        "Figure",
        "Quote",
        "Report",
        "Result",
        "Summary",
        "Verdict",
    ),
    "settings": ("Settings",),
    "verifying.policy": ("Policy",),
    "verifying.verify": ("verify",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AnswerUnusable",
    "ArticleTooLong",
    "Claim",
    "ClaimKind",
    "Code",
    "ConfigurationError",
    "Document",
    "DocumentError",
    "Event",
    "Failure",
    "Figure",
    "InputError",
    "Limits",
    "ModelError",
    "ModelRefused",
    "ModelUnavailable",
    "Outcome",
    "Policy",
    "Postponed",
    "Qualifier",
    "Quantity",
    "QuantityKind",
    "Quotation",
    "Quote",
    "Report",
    "Result",
    "RunError",
    "Settings",
    "Span",
    "SummarizerError",
    "Summary",
    "SummaryError",
    "Verdict",
    "__version__",
    "asummarize",
    "find_quantities",
    "find_quotations",
    "load",
    "rendered",
    "summarize",
    "summarize_many",
    "verify",
]


if not TYPE_CHECKING:  # a type checker would take every misspelt name for one of type Any

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: one door for names of every type
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
