"""Articles one a line or one a row: mapped as told, and a bad one is nobody else's trouble."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
import tracemalloc
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import CompressedOutputStream

from summarizer.batch.inputs import PARTS, Fields, articles, count
from summarizer.batch.inputs.once import Once
from summarizer.documents.raw import MAX_BYTES
from summarizer.errors import ConfigurationError, InputError, RunError
from tests.batch.desk import STORY, failure, of, wire

pytestmark = pytest.mark.usefixtures("here")


class TestLines:
    def test_a_record_with_the_names_of_a_document(self) -> None:
        (article,) = of(
            wire({"id": "f1", "text": STORY, "title": "Ferry", "published": "2026-03-05T10:00:00Z", "language": "nl"})
        )
        document = article.load()
        assert (article.id, article.where) == ("f1", "wire.jsonl:1")
        assert (document.text, document.title, document.published) == (STORY, "Ferry", date(2026, 3, 5))
        assert document.language == "nl"

    def test_fields_of_other_names_and_depths(self) -> None:
        record = {
            "guid": 7,
            "content": {"body": STORY},
            "meta": {"when": "2026-03-05"},
            "by": ["Ada", "Bo"],
            "a.b": "x",
        }
        asked = ["text=content.body", "id=guid", "published=meta.when", "author=by", "site=a.b"]
        (article,) = of(wire(record), fields=asked)
        document = article.load()
        assert (article.id, document.text, document.published) == ("7", STORY, date(2026, 3, 5))
        assert (document.author, document.site) == ("Ada, Bo", "x")

    def test_paragraphs_and_markup(self) -> None:
        paragraphs, page = of(
            wire({"text": ["The ferry sank.", "Nobody was hurt."]}, {"html": "<p>The ferry sank.</p><p>Nobody.</p>"})
        )
        assert paragraphs.load().text == "The ferry sank.\n\nNobody was hurt."
        assert page.load().text == "The ferry sank.\n\nNobody."

    def test_a_line_of_ninjs_needs_no_fields(self) -> None:
        item = {
            "uri": "https://wire.example/1",
            "headlines": [{"value": "Ferry aground"}],
            "bodies": [{"contenttype": "text/html", "value": f"<p>{STORY}</p>"}],
            "versioncreated": "2026-03-05T10:00:00Z",
        }
        (article,) = of(wire(item))
        document = article.load()
        assert article.id == "https://wire.example/1"
        assert document.text == f"Ferry aground\n\n{STORY}"
        assert document.published == date(2026, 3, 5)

    def test_without_an_id_the_place_is_the_id(self) -> None:
        found = of(wire({"text": "One."}, {"text": "Two.", "id": None}, {"text": "Three.", "id": " "}))
        assert [article.id for article in found] == ["wire.jsonl:1", "wire.jsonl:2", "wire.jsonl:3"]

    def test_two_articles_under_one_id_have_two_digests_and_one_given_twice_has_one(self) -> None:
        first, again, corrected = of(
            wire(
                {"id": "f1", "text": "Two dead.", "fetched": "10:00"},
                {"id": "f1", "text": "Two dead.", "fetched": "10:05"},
                {"id": "f1", "text": "Three dead.", "fetched": "10:10"},
            )
        )
        assert first.digest == again.digest
        assert first.digest != corrected.digest

    def test_a_news_item_sent_again_is_known_again(self) -> None:
        item = {"uri": "urn:1", "headline": "Ferry aground", "body_text": STORY, "versioncreated": "2026-03-05T10:00Z"}
        first, again, corrected = of(
            wire(item, item | {"versioncreated": "2026-03-05T11:00Z"}, item | {"headline": "!"})
        )
        assert first.digest == again.digest
        assert first.digest != corrected.digest

    def test_a_record_without_words_can_be_the_same_as_any(self) -> None:
        (article,) = of(wire({"id": "f1", "body2": STORY}))
        assert article.digest is None

    def test_half_a_character_is_read_as_a_mark_for_it(self) -> None:
        Path("wire.jsonl").write_bytes(
            b'{"id": "a\\ud800", "text": "Half \\udc00 a pair, and a whole \\ud83d\\ude00."}'
        )
        (article,) = of("wire.jsonl")
        document = article.load()
        assert article.id == "a\ufffd"
        assert document.text == "Half \ufffd a pair, and a whole \U0001f600."
        assert document.notices

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (b"{", "wire.jsonl:2 is not a line of JSON (Expecting property name"),
            (b"The ferry ran aground.", "wire.jsonl:2 is not a line of JSON (Expecting value"),
            (b'{"text": "caf\xe9"}', "wire.jsonl:2 is not in UTF-8, as JSON has to be."),
            (b"[1, 2]", "wire.jsonl:2 is no JSON object, so there is no article in it."),
            (b"[" * 200_000, "wire.jsonl:2 is JSON that is nested too deeply."),
            (b'{"headline": "Ferry", "date": 1}', "wire.jsonl:2 has no field 'text'; it has 'headline', 'date'. Name"),
            (b'{"text": {"value": "x"}}', "The text of wire.jsonl:2 is no text, but a JSON object."),
            (b'{"text": 5}', "The text of wire.jsonl:2 is no text, but a JSON number."),
            (b'{"text": "  "}', "The article is empty: there is no word in it."),
            (b'{"text": "Aground.", "published": "5 March"}', "The day of publication of wire.jsonl:2 is '5 March',"),
            (b'{"text": "Aground.", "published": 1741132800}', "The day of publication of wire.jsonl:2 is 1741132800,"),
            (b'{"text": "' + b"a" * MAX_BYTES + b'"}', "wire.jsonl:2 is too large: an article may have up to 20 MB."),
        ],
        ids=lambda value: str(value)[:24],
    )
    def test_a_bad_line_fails_alone(self, line: bytes, message: str) -> None:
        Path("wire.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "Before."}\n' + line + b'\n\n{"text": "After."}')
        before, bad, after = of("wire.jsonl")
        assert before.load().text == "Before."
        assert failure(bad).startswith(message)
        assert (after.id, after.load().text) == ("wire.jsonl:4", "After.")

    @pytest.mark.parametrize("part", ["text", "author", "body_text"])
    def test_a_line_that_can_just_be_read_fails_alone_too(self, part: str) -> None:
        """At some depth JSON can still be parsed, and not be written or gone through any more."""
        depths = range(800, 1000)
        nested = (f'{{"uri": "u", "version": "1", "{part}": {"[" * depth}{"]" * depth}}}' for depth in depths)
        Path("wire.jsonl").write_text("\n".join([*nested, '{"text": "After."}']), encoding="utf-8")
        *deep, after = of("wire.jsonl")
        assert len(deep) == len(depths)
        assert all(failure(article) for article in deep)
        assert after.load().text == "After."

    def test_packed_files(self) -> None:
        lines = b"".join(b'{"id": %d, "text": "Aground."}\n' % number for number in range(1000))
        Path("a.jsonl.gz").write_bytes(gzip.compress(lines))
        with CompressedOutputStream("b.jsonl.zst", "zstd") as packed:
            packed.write(lines)
        assert len(of("a.jsonl.gz")) == len(of("b.jsonl.zst")) == 1000
        assert count(["a.jsonl.gz"]) is None

    @pytest.mark.parametrize("name", ["wire.jsonl.gz", "wire.jsonl.zst"])
    def test_a_packed_file_of_which_nothing_arrived_is_cut_off_too(self, name: str) -> None:
        Path(name).write_bytes(b"")
        (article,) = of(name)
        assert failure(article) == f"{name} cannot be read from line 1 on: it is cut off or damaged."

    @pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
    def test_a_packed_file_that_was_cut_off_gives_what_it_has_and_says_so(self, name: str) -> None:
        lines = b"".join(b'{"id": "%s", "text": "Aground."}\n' % os.urandom(40).hex().encode() for _ in range(20_000))
        if name.endswith(".gz"):
            whole = gzip.compress(lines)
        else:
            kept = io.BytesIO()
            with CompressedOutputStream(kept, "zstd") as packed:
                packed.write(lines)
                packed.flush()
                whole = kept.getvalue()
        Path(name).write_bytes(whole[: len(whole) // 2])
        found = of(name)
        assert 5_000 < len(found) < 15_000
        assert "cannot be read from line" in failure(found[-1])
        assert all(article.load().text for article in found[:100])

    def test_ten_million_lines_are_not_held(self) -> None:
        with Path("wire.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(f'{{"id": {number}, "text": "{STORY * 20}"}}\n' for number in range(6_000))
        assert count(["wire.jsonl"]) == 6_000
        tracemalloc.start()
        assert sum(1 for _ in articles(["wire.jsonl"])) == 6_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
        tracemalloc.stop()

    def test_lines_of_a_stream_are_taken_as_they_come(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reader, writer = os.pipe()
        with os.fdopen(reader, encoding="utf-8") as stdin, os.fdopen(writer, "wb", buffering=0) as feed:
            monkeypatch.setattr("sys.stdin", stdin)
            found = articles(["-"])
            for number in range(1, 4):
                feed.write(b'{"text": "Aground again."}\n')
                assert next(found).id == f"stdin:{number}"
            late = threading.Timer(0.05, feed.write, [b'{"text": "Afloat."}\n'])
            late.start()
            assert next(found).load().text == "Afloat."
            late.join()


@pytest.mark.parametrize("asked", [["body"], ["text="], ["words=body"], ["text=a", "text=b"]])
def test_fields_that_are_not_understood(asked: list[str]) -> None:
    with pytest.raises(ConfigurationError):
        Fields.parse(asked)


_LINES = st.lists(
    st.binary(max_size=40).filter(lambda line: b"\n" not in line)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(PARTS), inner, max_size=4),
        max_leaves=6,
    ).map(lambda value: json.dumps(value).encode()),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # on a busy machine
@given(_LINES)
def test_whatever_the_lines_hold_each_is_one_article(lines: list[bytes]) -> None:
    Path("wire.jsonl").write_bytes(b"\n".join(lines))
    found = of("wire.jsonl")
    assert len(found) == sum(1 for line in lines if line.strip())
    for article in found:
        assert article.id.strip()
        article.id.encode()
        with suppress(InputError):  # and nothing else
            assert article.load().text


def test_a_million_names_are_told_apart_in_little_memory() -> None:
    with Once() as once:
        assert all(once.first(f"archive/{number}.txt") for number in range(1000))
        assert not any(once.first(f"archive/{number}.txt") for number in range(1000))
        assert once.first("archive/caf\udce9.txt")


def test_names_for_which_there_is_no_room_are_one_sentence() -> None:
    """Beyond some ten thousand they go into a temporary file."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with Once() as once, pytest.raises(RunError, match="TMPDIR names another folder"):
            all(once.first(f"archive/{number}.txt") for number in range(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
