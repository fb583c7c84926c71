"""Articles one a row, in Parquet."""

from __future__ import annotations

import struct
import sys
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import Table
from pyarrow import parquet as pq

from summarizer.batch.inputs import Fields, Inputs, Manner, articles
from summarizer.errors import ConfigurationError
from tests.batch.desk import STORY, failure, of

pytestmark = pytest.mark.usefixtures("here")


def spoilt(column: str) -> Table:
    """Three rows; in the second, ``column`` has what Arrow keeps and Python has no value for."""
    cut = pa.StringArray.from_buffers(
        3, pa.py_buffer(struct.pack("4i", 0, 8, 10, 18)), pa.py_buffer(b"Aground.\xff\xfeAground.")
    )
    columns: dict[str, Any] = {"text": ["Aground."] * 3, "id": ["a", "b", "c"], "published": [date(2026, 3, 5)] * 3}
    beyond = pa.array([0, 300_000_000_000_000_000, 0], pa.timestamp("us"))
    return pa.table(columns | {column: beyond if column == "published" else cut})


class TestRows:
    def rows(self, count: int = 3) -> list[dict[str, Any]]:
        return [
            {
                "guid": number,
                "content": {"body": f"Ferry {number} ran aground."},
                "day": datetime(2026, 3, 5, 23, tzinfo=UTC),
                "picture": b"\x00" * 100,
            }
            for number in range(count)
        ]

    def test_rows_are_articles(self) -> None:
        pq.write_table(Table.from_pylist(self.rows()), "a.parquet")
        found = of("a.parquet", fields=["text=content.body", "id=guid", "published=day"])
        assert [article.id for article in found] == ["0", "1", "2"]
        assert found[2].where == "a.parquet:3"
        assert found[2].load().text == "Ferry 2 ran aground."
        assert found[2].load().published == date(2026, 3, 5)
        assert Inputs.named(["a.parquet"], manner=Manner(Fields({"text": "content"}))).count() == 3

    def test_without_the_extra_it_is_said_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("folder").mkdir()
        pq.write_table(Table.from_pylist(self.rows()), "folder/a.parquet")
        Path("folder/b.txt").write_text(STORY, encoding="utf-8")
        Path("c.jsonl.zst").write_bytes(b"")
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(ConfigurationError, match=r"Parquet needs pyarrow.* pip install 'summarizer\[parquet\]=="):
            of("folder/a.parquet")
        rows, story = of("folder")
        with pytest.raises(ConfigurationError):
            rows.load()
        assert story.load().text == STORY
        with pytest.raises(ConfigurationError, match="Zstandard"):
            of("c.jsonl.zst")

    def test_a_column_that_is_not_there_is_said_once_and_first(self) -> None:
        pq.write_table(Table.from_pylist(self.rows()), "a.parquet")
        with pytest.raises(ConfigurationError) as caught:
            of("a.parquet")
        assert str(caught.value) == (
            "a.parquet has no column 'text'; it has 'guid', 'content', 'day', 'picture'. "
            "Name the one that holds the articles: --field text=NAME."
        )

    def test_a_row_without_a_text_fails_alone(self) -> None:
        pq.write_table(Table.from_pylist([{"text": "Aground."}, {"text": None}, {"text": "Afloat."}]), "a.parquet")
        first, empty, last = of("a.parquet")
        assert first.load().text == "Aground."
        assert failure(empty) == "a.parquet:2 has nothing in its field 'text'."
        assert last.load().text == "Afloat."

    def test_text_in_bytes_is_said_to_be_in_bytes(self) -> None:
        pq.write_table(Table.from_pylist([{"text": b"Aground."}]), "a.parquet")
        (article,) = of("a.parquet")
        assert failure(article) == "The text of a.parquet:1 is no text, but bytes."

    @pytest.mark.parametrize("column", ["text", "id", "published"])
    def test_a_value_that_cannot_be_read_costs_its_row(self, column: str) -> None:
        pq.write_table(spoilt(column), "a.parquet")
        first, bad, last = of("a.parquet")
        assert first.load().text == last.load().text == "Aground."
        assert bad.id == "a.parquet:2"
        assert failure(bad).startswith(f"a.parquet:2: Its column {column!r} cannot be read: ")

    def test_nanoseconds_are_read_as_a_day(self) -> None:
        moment = pa.array([1_772_668_800_123_456_789], pa.timestamp("ns", "UTC"))
        pq.write_table(pa.table({"text": ["Aground."], "published": moment}), "a.parquet")
        (article,) = of("a.parquet")
        assert article.load().published == date(2026, 3, 5)

    def test_what_is_no_parquet_is_one_failure(self) -> None:
        Path("a.parquet").write_bytes(b"PAR1 and then nothing")
        (article,) = of("a.parquet")
        assert article.id == "a.parquet"
        assert failure(article).startswith("a.parquet cannot be read as Parquet: ")

    def test_rows_are_read_as_they_are_asked_for(self) -> None:
        pq.write_table(Table.from_pylist(self.rows(5_000)), "a.parquet", row_group_size=500)
        data = Path("a.parquet").read_bytes()
        found = articles(["a.parquet"], fields=Fields.parse(["text=content.body"]))
        assert len(list(islice(found, 100))) == 100
        damaged = data[: len(data) // 2] + b"\xff" * 2_000 + data[len(data) // 2 + 2_000 :]
        Path("b.parquet").write_bytes(damaged)
        partly = of("b.parquet", fields=["text=content.body"])
        assert "cannot be read as Parquet from row" in failure(partly[-1])
        assert len(partly) > 500
