"""``summarizer batch``: whatever articles call themselves, each of them comes out."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from tests.batch import newsroom

if TYPE_CHECKING:
    from tests.batch.serving import Server
    from tests.cli.batching import Batch, Desk


def story(number: int, **other: object) -> str:
    return json.dumps({"text": newsroom.text(number), **other})


def test_a_record_that_calls_itself_as_another_place_is_called_takes_nothing_from_it(
    desk: Desk[Server], batch: Batch
) -> None:
    (desk.folder / "fire.txt").write_text(newsroom.text(1), encoding="utf-8")
    lines = [story(2, id="wire.jsonl:2"), "{no JSON", story(3, id="fire.txt")]
    (desk.folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        assert batch("wire.jsonl", "fire.txt", "--run", "night.sqlite", "-o", "out.jsonl").returncode == 3
        outcomes = desk.outcomes()
        assert sorted(outcome.where for outcome in outcomes.values()) == [
            "fire.txt",
            "wire.jsonl:1",
            "wire.jsonl:2",
            "wire.jsonl:3",
        ]
        assert {outcome.where for outcome in outcomes.values() if outcome.failure} == {"wire.jsonl:2"}


def test_a_story_that_comes_after_an_announcement_without_words_is_not_taken_for_it(
    desk: Desk[Server], batch: Batch
) -> None:
    lines = [
        json.dumps({"id": "guid-1", "title": "Fire"}),
        json.dumps({"id": "guid-1", "text": ""}),
        story(1, id="guid-1"),
    ]
    (desk.folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert batch("wire.jsonl", "-o", "out.jsonl").returncode == 3
    (result,) = (outcome.result for outcome in desk.outcomes().values() if outcome.result)
    assert str(result.summary.headline) == "Council of Norvane approves new homes"


def test_ids_of_any_length_and_of_any_characters(desk: Desk[Server], batch: Batch) -> None:
    ids = ["a" * 1_000_000, "\0", "half \ud83d", "other half \ude00", "\x1b[2J", "a\nb", "\u202etxt", 10**4000, -1]
    none = ["", " \t", None, True, 1.5, ["a"], {"a": 1}]
    lines = [story(number, id=name) for number, name in enumerate([*ids, *none])]
    (desk.folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        assert batch("wire.jsonl", "--run", "night.sqlite", "-o", "out.jsonl").returncode == 0
        outcomes = desk.outcomes()
        assert len(outcomes) == len(ids) + len(none)
        places = {f"wire.jsonl:{number}" for number in range(len(ids) + 1, len(lines) + 1)}
        assert {name for name in outcomes if name.startswith("wire.jsonl")} == places
    assert desk.server.seen.calls == len(lines)


def test_an_id_that_was_made_to_tell_two_apart_may_be_taken(desk: Desk[Server], batch: Batch) -> None:
    lines = [story(1, id="a"), story(2, id="a")]
    (desk.folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert batch("wire.jsonl", "-o", "out.jsonl").returncode == 0
    (made,) = desk.outcomes().keys() - {"a"}
    (desk.folder / "wire.jsonl").write_text("\n".join([story(3, id=made), *lines]), encoding="utf-8")
    assert batch("wire.jsonl", "-o", "out.jsonl").returncode == 0
    assert len(desk.outcomes()) == 3


def test_names_of_files_that_are_written_alike_are_two(desk: Desk[Server], batch: Batch) -> None:
    (desk.folder / "archive").mkdir()
    for number, name in enumerate([b"archive/caf\xe9.txt", rb"archive/caf\xe9.txt"]):
        (desk.folder / os.fsdecode(name)).write_text(newsroom.text(number), encoding="utf-8")
    assert batch("archive", "-o", "out.jsonl").returncode == 0
    assert len(desk.outcomes()) == 2


def test_a_link_in_a_folder_that_leads_nowhere_is_said(desk: Desk[Server], batch: Batch) -> None:
    (desk.folder / "archive").mkdir()
    (desk.folder / "archive" / "fire.txt").symlink_to("gone.txt")
    assert batch("archive", "-o", "out.jsonl").returncode == 3
    failure = desk.outcomes()["archive/fire.txt"].failure
    assert failure is not None
    assert failure.message == "There is no file archive/fire.txt."
