"""The peers beside this project: each gets the claim in the form that it takes, and the table counts what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.side_by_side.cases import PLACED, claim_of, group_of
from benchmarks.side_by_side.peers import CHECKERS, OURS
from benchmarks.side_by_side.table import table

ROOT = Path(__file__).parents[2]
FIGURE = {"kind": "digit", "supported": False, "summary": {"figures": [{"value": "19", "what": "people killed"}]}}
QUOTE = {"kind": "speaker-swapped", "supported": False, "summary": {"quotes": [{"text": "Go on.", "speaker": "Ada"}]}}
PROSE = {"kind": "as-printed", "supported": True, "summary": "In all 17 people were killed."}


@pytest.mark.parametrize(
    ("case", "name", "claim"),
    [
        (FIGURE, OURS, FIGURE["summary"]),
        (FIGURE, "gtrex", "19"),
        (QUOTE, "in", "Go on."),
        (QUOTE, "corroborate", '"Go on."'),  # it looks at what stands between marks
        (PROSE, "corroborate", "In all 17 people were killed."),
    ],
)
def test_each_checker_gets_the_claim_as_it_takes_it(case: dict[str, Any], name: str, claim: object) -> None:
    assert claim_of(case, name) == claim


def test_what_is_false_by_its_label_or_speaker_alone_has_rows_of_its_own() -> None:
    assert group_of(FIGURE) == "false figures accepted"
    assert "speakers" in group_of(QUOTE)
    assert group_of(PROSE) == "true sentences rejected"
    assert {"number-swapped", "speaker-swapped", "quote-narration"} <= PLACED


def test_a_checker_that_was_not_asked_has_no_figure() -> None:
    times = {"milliseconds, each claim": 0.5, "milliseconds": 1.0, "milliseconds, 20 times": 2.0}
    found = {"version": "1", **times, "megabytes": 3}
    shown = table({"a": {**found, "rows": {"true figures rejected": [4, 1, 2]}}, "b": {**found, "rows": {}}})
    assert "| true figures rejected | 4 | 1 (25.0% + 50.0) | not asked |" in shown


def test_one_run_gives_one_table_and_its_json(tmp_path: Path) -> None:
    target = tmp_path / "side.json"
    command = [
        sys.executable,
        "-m",
        "benchmarks.side_by_side",
        "--every",
        "300",
        "--seconds",
        "0",
        "--json",
        str(target),
    ]
    command += ["--only", OURS, "--only", "in"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - our own
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("| | claims | summarizer ")
    found = json.loads(target.read_text(encoding="utf-8"))
    assert list(found) == [OURS, "in"]
    assert sum(wrong for _, wrong, _ in found["in"]["rows"].values()) == len(found["in"]["wrong"]) > 0
    assert found[OURS]["megabytes"] > 10
    assert set(CHECKERS) > set(found)
