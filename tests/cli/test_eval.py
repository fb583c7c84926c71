"""``summarizer eval`` as a person and as a CI job use it: labels, thresholds, two runs, plots, models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from summarizer.record.faulty import completion, error
from tests.cli.running import in_process, said, summarizer

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

LABELLED = Path(__file__).parents[2] / "examples" / "labelled"
STORY = "At least 27 people were hurt when a mill burned down in Harrow on Monday, the fire service said."
CLEAN: dict[str, Any] = {
    "headline": "Mill burns down in Harrow",
    "summary": "At least 27 people were hurt. It happened on Monday.",
    "figures": [],
    "quotes": [],
    "events": [],
}
WRONG: dict[str, Any] = {
    **CLEAN,
    "figures": [{"value": "5,000", "what": "people dead"}, {"value": "At least 27", "what": "people hurt"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of which one false claim slips through: the label calls false what the article says."""
    (tmp_path / "fire.txt").write_text(STORY, encoding="utf-8")
    cases = [
        {"id": "digit", "kind": "digit", "summary": "At least 72 people were hurt.", "supported": False},
        {"id": "slip", "kind": "slip", "summary": "At least 27 people were hurt.", "supported": False},
        {"id": "true", "kind": "true", "summary": "At least 27 people were hurt.", "supported": True},
    ]
    text = "".join(json.dumps(case | {"article": "fire.txt"}) + "\n" for case in cases)
    (tmp_path / "cases.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_person_sees_what_is_caught_by_kind_and_by_code() -> None:
    run = summarizer("eval", LABELLED)
    shown = run.stdout.decode()
    assert said(run) == ""
    assert run.returncode == 0
    assert "| all " in shown
    assert "| speaker " in shown
    assert "| quote-altered " in shown
    assert "Wilson" in shown


def test_json_has_every_share_with_its_interval_and_every_label(folder: Path) -> None:
    run = summarizer("eval", folder, "--format", "json")
    found = json.loads(run.stdout)
    recall = found["scores"]["overall"]["recall"]
    assert (recall["hits"], recall["of"], recall["percent"]) == (1, 2, 50.0)
    assert recall["low"] < 50 < recall["high"]
    assert found["scores"]["kinds"]["slip"]["accepted"]["percent"] == 100.0
    assert found["scores"]["codes"]["number-absent"]["false_rejected"]["hits"] == 1
    assert [label["verdict"] for label in found["labels"]] == ["rejected", "supported", "supported"]


@pytest.mark.parametrize(
    ("wanted", "code", "says"),
    [
        (("--fail-under", "recall=50"), 0, ""),
        (("--fail-under", "recall=90"), 1, "recall is 50.00, under 90."),
        (("--fail-over", "accepted=0"), 1, "accepted is 50.00, over 0."),
        (("--fail-over", "accepted:slip=0"), 1, "accepted of slip is 100.00, over 0."),
        (("--fail-under", "recall:digit=100", "--fail-over", "false-alarms=0.5"), 0, ""),
        (("--fail-under", "recall:none=10"), 2, "no figure for recall of none"),
        (("--fail-over", "hallucinations-draft=10"), 2, "no figure for hallucinations-draft"),
        (("--fail-under", "recal=90"), 2, "There is no figure 'recal'"),
        (("--fail-under", "recall=many"), 2, "is no threshold"),
        (("--fail-under", "recall=nan"), 2, "is no threshold"),
    ],
)
def test_a_figure_below_what_is_wanted_fails_the_job(
    folder: Path, wanted: tuple[str, ...], code: int, says: str
) -> None:
    run = summarizer("eval", folder, *wanted)
    assert says in said(run)
    assert run.returncode == code


def test_two_runs_are_compared_label_by_label(folder: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    assert summarizer("eval", folder, "-o", earlier).returncode == 0
    saved = json.loads(earlier.read_text(encoding="utf-8"))
    assert "Nothing changed." in summarizer("eval", folder, "--against", earlier).stdout.decode()
    saved["labels"][0]["verdict"] = "supported"  # as if the digit had not been noticed then
    saved["labels"].append({**saved["labels"][0], "id": "gone"})
    earlier.write_text(json.dumps(saved), encoding="utf-8")
    shown = summarizer("eval", folder, "--against", earlier).stdout.decode()
    assert "3 labels in both, 1 only in the earlier run" in shown
    assert "better, may be chance" in shown
    found = json.loads(summarizer("eval", folder, "--against", earlier, "-f", "json").stdout)["against"]
    assert found["changes"] == [
        {"id": "digit", "kind": "digit", "supported": False, "before": "supported", "now": "rejected", "better": True}
    ]


_MODELS = '{"format": 1, "version": "1", "set": "x", "models": [{"model": "m", "strategy": "s", "articles": %s}]}'


@pytest.mark.parametrize(
    "content",
    [
        *("{}", "no JSON", '{"format": 99, "version": "1", "set": "x"}', "[" * 100_000),
        *(_MODELS % "5", _MODELS % '[{"name": "a", "tokens_in": "many"}]'),
    ],
    ids=["empty", "words", "later", "deep", "number", "figure"],
)
def test_what_is_no_earlier_run_is_said(folder: Path, content: str) -> None:
    earlier = folder / "earlier.json"
    earlier.write_text(content, encoding="utf-8")
    run = summarizer("eval", folder, "--against", earlier)
    assert run.returncode == 2
    assert "earlier.json" in said(run)


def test_plots_are_svg_and_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    both = [tmp_path / "one", tmp_path / "two"]
    for target in both:
        run = summarizer("eval", folder, "--plots", target)
        assert run.returncode == 0, said(run)
    names = sorted(path.name for path in both[0].iterdir())
    assert names == ["false-by-kind.svg", "true-by-kind.svg"]
    for name in names:
        drawn = (both[0] / name).read_bytes()
        assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - drawn just now
        assert drawn == (both[1] / name).read_bytes()
    assert "slip (1)" in (both[0] / "false-by-kind.svg").read_text(encoding="utf-8")


def test_kinds_of_any_name_are_drawn_and_printed_as_they_are(folder: Path, tmp_path: Path) -> None:
    kinds = ["<script>alert(1)</script>", "\x1b[31mred", r"$\frac{$", "數字", "x" * 500, "two\nlines"]
    labels = [{"supported": False, "start": 0, "end": 2, "kind": kind} for kind in kinds]
    case = {"article": "fire.txt", "summary": "28 people.", "labels": labels}
    (folder / "cases.jsonl").write_text(json.dumps(case), encoding="utf-8")
    run = summarizer("eval", folder, "--plots", tmp_path)
    assert run.returncode == 0, said(run)
    assert b"\x1b" not in run.stdout
    assert run.stdout.count(b"\n| ") == run.stdout.count(b" |\n")
    drawn = ET.fromstring((tmp_path / "false-by-kind.svg").read_bytes())  # noqa: S314 - drawn just now
    assert not [part for part in drawn.iter() if part.tag.endswith("script")]
    assert {"<script>alert(1)</script> (1)", r"$\frac{$ (1)"} <= {part.text for part in drawn.iter()}


def test_a_missing_plotting_library_is_said_before_the_work(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "matplotlib.py").write_text("raise ImportError('not here')", encoding="utf-8")
    path = f"{tmp_path / 'blocked'}:{Path(__file__).parents[2]}"
    run = summarizer("eval", folder, "--plots", tmp_path / "plots", environment={"PYTHONPATH": path})
    assert (run.returncode, run.stdout) == (2, b"")
    assert "summarizer[eval]" in said(run)


def test_a_set_that_is_not_there_is_said(tmp_path: Path) -> None:
    run = summarizer("eval", tmp_path / "nowhere")
    assert run.returncode == 2
    assert "nowhere" in said(run)


def test_a_model_is_asked_only_when_told_to(folder: Path) -> None:
    run = summarizer("eval", folder, "--model", "ours")
    assert run.returncode == 2
    assert "--summarize" in said(run)


# ---- models ---------------------------------------------------------------------------------------------------


@pytest.fixture
def evaluate(
    folder: Path, serving: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the command against an endpoint that gives the replies in their order."""

    def run(replies: list[Any], *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        with serving(replies) as server:
            settings = {"SUMMARIZER_BASE_URL": server.url, "SUMMARIZER_API_KEY": "k", "SUMMARIZER_RETRIES": "0"}
            given = ("eval", folder, "--summarize", "--repairs", "0", *arguments)
            return in_process(*given, environment=settings, monkeypatch=monkeypatch)

    return run


def test_models_are_compared_by_what_they_invent(evaluate: Callable[..., Any]) -> None:
    replies = [completion(json.dumps(CLEAN)), completion(json.dumps(WRONG))]
    run = evaluate(replies, "--model", "careful", "--model", "wild", "--format", "json", "--price", "wild=1/2")
    careful, wild = json.loads(run.stdout)["models"]
    assert run.returncode == 0, said(run)
    assert (careful["model"], careful["hallucinations_per_100_before"]) == ("careful", 0)
    assert wild["hallucinations_per_100_before"] == 100 * wild["articles"][0]["rejected_before"] > 0
    assert wild["hallucinations_per_100_after"] == 0
    assert wild["articles"][0]["dropped"] == 1
    assert (wild["articles"][0]["tokens_in"], wild["articles"][0]["tokens_out"]) == (10, 5)
    assert wild["cost_per_100"] == pytest.approx(100 * (10 * 1 + 5 * 2) / 1_000_000)


def test_a_table_shows_a_model_in_one_row_and_says_its_progress(evaluate: Callable[..., Any], tmp_path: Path) -> None:
    run = evaluate([completion(json.dumps(WRONG))], "--model", "wild", "--plots", tmp_path / "plots")
    assert "| wild " in run.stdout.decode()
    assert "[1/1]" in said(run)
    assert (tmp_path / "plots" / "models.svg").exists()


def test_a_model_that_invents_too_much_fails_the_job(evaluate: Callable[..., Any]) -> None:
    run = evaluate([completion(json.dumps(WRONG))], "--model", "wild", "--fail-over", "hallucinations-draft=30")
    assert run.returncode == 1
    assert "hallucinations-draft (wild) is" in said(run)


def test_two_runs_of_models_are_compared(evaluate: Callable[..., Any], tmp_path: Path) -> None:
    earlier = tmp_path / "wild.json"
    assert evaluate([completion(json.dumps(WRONG))], "--model", "ours", "-o", earlier).returncode == 0
    run = evaluate([completion(json.dumps(CLEAN))], "--model", "ours", "--against", earlier)
    row = next(line for line in run.stdout.decode().splitlines() if "may be chance" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")][:3] == ["ours", "1", "0"]


def test_a_model_that_cannot_be_asked_ends_with_3(evaluate: Callable[..., Any]) -> None:
    run = evaluate([error(401, "Incorrect API key provided", code="invalid_api_key")], "--model", "ours")
    assert (run.returncode, run.stdout) == (3, b"")
    assert "key" in said(run)


def test_one_article_that_fails_is_named_and_the_others_count(evaluate: Callable[..., Any], folder: Path) -> None:
    (folder / "zoo.txt").write_text("The zoo sold 12 tickets on Monday.", encoding="utf-8")
    replies = [completion(json.dumps(CLEAN)), completion("no JSON at all")]
    run = evaluate(replies, "--model", "ours", "--quiet")
    shown = run.stdout.decode()
    assert run.returncode == 0, said(run)
    assert "No result from ours:" in shown
    assert "- zoo.txt: " in shown


def test_a_price_is_checked(evaluate: Callable[..., Any]) -> None:
    run = evaluate([], "--model", "ours", "--price", "ours=cheap")
    assert run.returncode == 2
    assert "is no price" in said(run)
