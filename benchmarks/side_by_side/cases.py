"""The claims of the adversarial set, each in the form that a checker takes, and the row of the table it counts in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.side_by_side.peers import CHECKERS, OURS, Article

SET = Path(__file__).parents[1] / "adversarial"
PLACED = {"number-swapped", "name-swapped", "speaker-swapped", "speaker-absent", "quote-narration"}
"""False only by what a number counts, who speaks, or that nobody said it: the string itself is in the article."""


def group_of(case: dict[str, Any]) -> str:
    """The row of the table."""
    form = "sentence" if isinstance(case["summary"], str) else next(iter(case["summary"]))
    names = {"figures": "figure", "quotes": "quotation"}
    if case["supported"]:
        return f"true {names.get(form, form)}s rejected"
    if form != "sentence" and case["kind"] in PLACED:
        return f"{names[form]}s with false {'labels' if form == 'figures' else 'speakers, or narrated,'} accepted"
    return f"false {names.get(form, form)}s accepted"


def claim_of(case: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - what the checker takes
    """The claim as a checker takes it: the summary itself, or the string that should be in the article."""
    summary = case["summary"]
    if name == OURS or isinstance(summary, str):
        return summary
    if "figures" in summary:
        return summary["figures"][0]["value"]
    text = summary["quotes"][0]["text"]
    return f'"{text}"' if CHECKERS[name].prose else text


def grouped(every: int) -> list[tuple[Article, list[dict[str, Any]]]]:
    """Each article with its cases, or every so many-th of them."""
    given = {row["id"]: Article(row["text"], row["language"], row["published"]) for row in lines_of("articles.jsonl")}
    cases: dict[str, list[dict[str, Any]]] = {name: [] for name in given}
    for case in lines_of("cases.jsonl")[::every]:
        cases[case["article"]].append(case)
    return [(given[name], mine) for name, mine in cases.items()]


def lines_of(name: str) -> list[dict[str, Any]]:
    with (SET / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
