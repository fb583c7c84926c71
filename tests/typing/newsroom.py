"""A program of a newsroom's, for a type checker alone: ``.ci/run`` checks it against the installed wheel.

What must be an error is marked as one, so that a strict checker complains when it no longer is.
"""

from __future__ import annotations

import asyncio
from typing import assert_type

import summarizer


def checked(teaser: str, path: str) -> list[str]:
    article = summarizer.load(path)
    assert_type(article, summarizer.Document)
    report = summarizer.verify(teaser, article, policy=summarizer.Policy(absent_names="rejected"))
    assert_type(report.rejected, tuple[summarizer.Claim, ...])
    return [f"{claim.code}: {claim.message} ({[span.start for span in claim.evidence]})" for claim in report.rejected]


def page(teaser: dict[str, str], text: str) -> str:
    return summarizer.rendered(summarizer.verify(teaser, text), text, "html", summary=teaser)


async def summarized(text: str) -> summarizer.Result:
    result = await summarizer.asummarize(summarizer.Document.from_text(text, published="2026-11-22"), model="embedded")
    assert_type(result.summary.quotes[0].speaker, str | None)
    assert_type(result.usage.tokens_in, int)
    return result


def drafted(words: str) -> summarizer.Summary:
    """What has a default may be left out, also to a checker without pydantic's plugin."""
    return summarizer.Summary(headline=words, quotes=(summarizer.Quote(text=words),))


def asked() -> summarizer.Settings:
    return summarizer.Settings(base_url="http://127.0.0.1:8080/v1", model="desk", max_quotes=4)


def counted(text: str) -> list[summarizer.Quantity]:
    return summarizer.find_quantities(text, language="en")


def misused() -> None:
    summarizer.verify(17, "At least 17 were hurt.")  # type: ignore[arg-type]
    summarizer.Policy(absent_names="perhaps")  # type: ignore[arg-type]
    summarizer.rendered(summarizer.verify("17", "17"), "17", "pdf")  # type: ignore[arg-type]
    summarizer.sumarize("text")  # type: ignore[attr-defined]


if __name__ == "__main__":
    print(checked("17 were hurt.", "article.txt"), counted("17"))
    print(asyncio.run(summarized("At least 17 were hurt.")).rejected)
