"""Write the adversarial set: ``python -m benchmarks.adversarial.generate [FOLDER]``.

Every case comes from a fact that people wrote down (``facts/``) and one operator. The same seed gives the same
bytes: each article and each family of operators has a generator of random numbers of its own.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.adversarial import dates, figures, formats, names, quotations
from benchmarks.adversarial.case import Case, Draft
from benchmarks.adversarial.facts import HERE, Article, articles
from benchmarks.adversarial.operators import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterator


SEED = 20_251
_KINDS = ("<!-- kinds -->", "<!-- /kinds -->")


def drafts(article: Article) -> Iterator[Draft]:
    """Everything that the operators make of one article."""

    def rng(family: str) -> Random:
        return Random(f"{SEED}:{article.name}:{family}")  # noqa: S311 - for cases, not for secrets

    return chain(
        figures.drafts(article, rng("figures")),
        dates.drafts(article, rng("dates")),
        names.drafts(article, rng("names")),
        quotations.drafts(article, rng("quotations")),
        formats.drafts(article),
        dates.writings(article),
        _as_told(article),
        quotations.true_drafts(article),
    )


def _as_told(article: Article) -> Iterator[Draft]:
    for operator, facts in (("date-as-printed", article.dates), ("name-as-printed", article.names)):
        for fact in facts:
            yield Draft(operator, fact.sentence, fact.text, fact.text)


def cases(article: Article) -> Iterator[Case]:
    """The cases of one article, numbered by operator, none twice."""
    seen: dict[str, set[str]] = {}
    for draft in drafts(article):
        operator = OPERATORS[draft.operator]
        known = seen.setdefault(draft.operator, set())
        claim = json.dumps(draft.summary, ensure_ascii=False)
        if claim in known:
            continue
        known.add(claim)
        yield Case(
            id=f"{article.name}/{draft.operator}/{len(known)}",
            article=article.name,
            language=article.language,
            kind=draft.operator,
            supported=operator.supported,
            expected=operator.expected,
            codes=operator.codes,
            summary=draft.summary,
            was=draft.was,
            now=draft.now,
        )


def described(article: Article) -> dict[str, Any]:
    """One line of ``articles.jsonl``."""
    return {
        "id": article.name,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "text": article.text,
    }


def files() -> dict[str, str]:
    """The set: the content of each file by its name."""
    given = articles()
    made = [case for article in given for case in cases(article)]
    sheet, head, rest = (HERE / "DATASHEET.md").read_text(encoding="utf-8").partition(_KINDS[0])
    return {
        "articles.jsonl": "".join(json.dumps(described(a), ensure_ascii=False) + "\n" for a in given),
        "cases.jsonl": "".join(case.line() + "\n" for case in made),
        "DATASHEET.md": sheet + head + counted(made) + _KINDS[1] + rest.partition(_KINDS[1])[2],
    }


def counted(made: list[Case]) -> str:
    """The table of the datasheet: what each operator does and how many cases it makes."""
    tally = Counter(case.kind for case in made)
    false = sum(not case.supported for case in made)
    lines = [f"{len(made):,} claims, {false:,} false and {len(made) - false:,} true.", "", "| kind | | cases |"]
    lines.append("| --- | --- | --- |")
    for name, operator in OPERATORS.items():
        lines.append(f"| `{name}` | {'true' if operator.supported else 'false'}: {operator.says} | {tally[name]:,} |")
    return "\n" + "\n".join(lines) + "\n"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, content in files().items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
        print(
            f"{folder / name}: {content.count(chr(10)):,} lines, sha256 {hashlib.sha256(content.encode()).hexdigest()}"
        )


if __name__ == "__main__":
    main()
