"""Labelled sets as people write them: whole summaries, parts of them, and mistakes in the files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluating.articles import articles_in
from summarizer.evaluating.judging import judged
from summarizer.evaluating.labelled import labelled_set

if TYPE_CHECKING:
    from pathlib import Path

STORY = "At least 27 people were hurt in the fire, the mayor, Ada Quist, said. “It is bad,” she added."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "fire.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def lines(desk: Path, *cases: dict[str, Any]) -> Path:
    (desk / "cases.jsonl").write_text("".join(json.dumps(case) + "\n\n" for case in cases), encoding="utf-8")
    return desk


def verdicts(path: Path) -> dict[str, str | None]:
    return {one.id: one.verdict and one.verdict.value for one in judged(labelled_set(path))}


def test_a_whole_summary_has_the_worst_verdict_of_its_claims(desk: Path) -> None:
    claim = {
        "article": "fire.txt",
        "summary": "At least 27 were hurt. “It is good,” said Ada Quist.",
        "supported": False,
    }
    assert verdicts(lines(desk, claim)) == {"cases/1": "rejected"}


def test_parts_have_verdicts_of_their_own(desk: Path) -> None:
    labels = [
        {"path": "/figures/0", "supported": True},
        {"path": "/quotes/0/text", "supported": False},
        {"path": "/quotes/0/speaker", "supported": True},
    ]
    summary = {
        "figures": [{"value": "At least 27", "what": "people hurt"}],
        "quotes": [{"text": "It is good", "speaker": "Ada Quist"}],
    }
    given = lines(desk, {"id": "a", "article": "fire.txt", "summary": summary, "labels": labels})
    found = verdicts(given)
    assert (found["a#1"], found["a#2"]) == ("supported", "rejected")


def test_a_stretch_of_prose_is_judged_by_its_own_claims(desk: Path) -> None:
    text = "At least 27 people were hurt. Then 900 fled."
    labels = [{"start": 0, "end": 11, "supported": True}, {"start": 35, "end": 38, "supported": False}]
    given = lines(desk, {"id": "a", "article": "fire.txt", "summary": text, "labels": labels})
    assert verdicts(given) == {"a#1": "supported", "a#2": "rejected"}


def test_what_nothing_is_claimed_in_is_told_apart_from_what_is_supported(desk: Path) -> None:
    given = lines(desk, {"id": "a", "article": "fire.txt", "summary": "There was a fire.", "supported": True})
    assert verdicts(given) == {"a": None}


def test_articles_may_stand_in_a_file_with_their_language(desk: Path) -> None:
    article = {"id": "feuer", "text": "In Harrow wurden 4.500 Menschen evakuiert.", "language": "de"}
    (desk / "articles.jsonl").write_text(json.dumps(article), encoding="utf-8")
    claim = {"id": "a", "article": "feuer", "summary": "4500 Menschen wurden evakuiert.", "supported": True}
    assert verdicts(lines(desk, claim)) == {"a": "supported"}


def test_a_folder_without_labels_still_has_articles(desk: Path) -> None:
    assert list(articles_in(desk)[0]) == ["fire.txt"]
    assert articles_in(desk)[0]["fire.txt"].text == STORY


def test_what_tells_about_a_folder_is_no_article_and_is_said(desk: Path) -> None:
    for name in ("README.md", "LICENSE", "readme.txt", "photo.jpg", "cases.jsonl", "run.json", ".fire.txt.swp"):
        (desk / name).write_text("Seven articles about fires.", encoding="utf-8")
    found, left_out = articles_in(desk)
    assert list(found) == ["fire.txt"]
    assert left_out == ("LICENSE", "README.md", "cases.jsonl", "photo.jpg", "readme.txt", "run.json")


def test_no_other_folder_is_taken_for_one_that_is_not_there(desk: Path) -> None:
    with pytest.raises(InputError, match=r"There is no .*wire"):
        articles_in(desk / "wire")


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_set_without_a_case_is_no_set_that_went_well(desk: Path, content: str) -> None:
    (desk / "cases.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="holds no labelled summaries"):
        labelled_set(desk)


@pytest.mark.parametrize(
    "label",
    [
        {"path": "/figures/1"},
        {"path": "/figures/0/speaker"},
        {"path": "figures"},
        {"path": "/figures/0", "start": 0, "end": 2},
        {"path": "/figures/0/value", "start": 0, "end": 3},
        {"path": "/figures/0/value", "start": 2},
        {"path": "/figures/0/value", "start": -1, "end": 1},
        {"path": "/figures/0/value", "start": 1, "end": 1},
    ],
)
def test_a_label_that_points_to_nothing_is_no_claim_that_was_let_pass(desk: Path, label: dict[str, Any]) -> None:
    summary = {"figures": [{"value": "28", "what": "people hurt"}]}
    case = {"article": "fire.txt", "summary": summary, "labels": [{"supported": False, **label}]}
    with pytest.raises(InputError, match="line 1: label 1 points to nothing in the summary"):
        labelled_set(lines(desk, case))


def test_cases_that_could_not_be_told_apart_in_a_comparison_are_refused(desk: Path) -> None:
    case = {"id": "a", "article": "fire.txt", "summary": "27 were hurt.", "supported": True}
    with pytest.raises(InputError, match="line 3: there is another case 'a'"):
        labelled_set(lines(desk, case, case))


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"id": "fire", "text": "Another fire."}, "line 2: there is another article 'fire'"),
        ({"id": "flood", "text": "A flood.", "published": "on Monday"}, "line 2: "),
        ({"id": "flood", "text": ""}, "line 2: The article is empty"),
    ],
)
def test_a_mistake_in_the_list_of_articles_has_its_place(desk: Path, second: dict[str, str], says: str) -> None:
    listed = [{"id": "fire", "text": "A fire."}, second]
    (desk / "articles.jsonl").write_text("\n".join(map(json.dumps, listed)), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        articles_in(desk)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[" * 100_000, "line 1, is JSON that is nested too deeply"),
        ('{"article": "fire.txt\\u0000", "summary": "x", "supported": true}', "is not the name of a file"),
        (f'{{"article": "{"x" * 300}", "summary": "x", "supported": true}}', "is not the name of a file"),
        ("{", "line 1, is not JSON"),
        ('{"article": "fire.txt", "supported": true}', "line 1: summary: Field required"),
        ('{"article": "fire.txt", "summary": "x"}', "neither supported nor labels"),
        ('{"article": "none.txt", "summary": "x", "supported": true}', "no article 'none.txt'"),
        ('{"article": "../fire.txt", "summary": "x", "supported": true}', "is outside"),
        ('{"article": "fire.txt", "summary": "x", "supported": true, "codes": ["wrong"]}', "line 1: codes.0"),
        (
            '{"article": "fire.txt", "summary": {"figure": []}, "supported": true}',
            "case cases/1.*does not have the right",
        ),
    ],
)
def test_a_mistake_in_a_set_is_named_with_its_place(desk: Path, line: str, says: str) -> None:
    (desk / "cases.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(judged(labelled_set(desk)))


def test_a_folder_of_no_cases_is_said(desk: Path) -> None:
    with pytest.raises(InputError, match="holds no labelled summaries"):
        labelled_set(desk)
