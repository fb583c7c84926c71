"""Articles one a line, in JSON (JSON Lines, NDJSON): a file, also packed, or standard input as it comes."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from summarizer.batch.inputs.record import article_of, failing, too_deep
from summarizer.documents.raw import MAX_BYTES, too_large
from summarizer.errors import ConfigurationError, DocumentError
from summarizer.resources import installing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.batch.article import Article
    from summarizer.batch.inputs.manner import Manner

PLAIN = (".jsonl", ".ndjson", ".jsonlines")
PACKED = (".gz", ".zst")
STDIN = "stdin"

_COUNTED = 1 << 30  # bytes: of a larger file, the lines are not counted beforehand
_CHUNK = 1 << 20
_MARK = b"\xef\xbb\xbf"


def is_jsonl(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return bool(suffixes) and suffixes[-2 if suffixes[-1] in PACKED and len(suffixes) > 1 else -1] in PLAIN


def articles_in_lines(path: Path | None, name: str, manner: Manner) -> Iterator[Article]:
    """The articles of a file, or with ``None`` of standard input, each as soon as its line is there.

    ``name`` is what ids and messages call it. Empty lines are none. A line that cannot be read is the failure of
    that line; where the file itself ends badly (cut off, damaged), that is one more failure, and the last.
    """
    number = 0
    try:
        with _opened(path) as stream:
            for line in _lines(stream):
                number += 1
                if line is None or line.strip():
                    yield _article(line, f"{name}:{number}", manner)
    except _UNREADABLE as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else "it is cut off or damaged"
        where = f"{name}:{number + 1}"
        yield failing(where, DocumentError(f"{name} cannot be read from line {number + 1} on: {reason}."))
    except ConfigurationError as fault:
        yield failing(name, fault)


_UNREADABLE = (OSError, EOFError, zlib.error, ValueError)


def count_lines(path: Path) -> int | None:
    """How many lines there are, if that is quickly told."""
    try:
        is_whole = path.is_file()  # what comes through a pipe or a device can be read but once
        if path.suffix.lower() in PACKED or not is_whole or path.stat().st_size > _COUNTED:
            return None
        with path.open("rb") as stream:
            count, last = 0, b"\n"
            while chunk := stream.read(_CHUNK):
                count, last = count + chunk.count(b"\n"), chunk[-1:]
            return count + (last != b"\n")
    except OSError:
        return None


def _article(line: bytes | None, where: str, manner: Manner) -> Article:
    if line is None:
        return failing(where, too_large(where, MAX_BYTES))
    try:
        record = json.loads(line.decode("utf-8"))
    except RecursionError:
        return failing(where, too_deep(where))
    except UnicodeDecodeError:
        return failing(where, DocumentError(f"{where} is not in UTF-8, as JSON has to be."))
    except ValueError as fault:
        return failing(where, DocumentError(f"{where} is not a line of JSON ({fault})."))
    return article_of(record, where, manner)


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[bytes]]:
    if path is None:
        if sys.stdin is None or sys.stdin.closed:
            raise OSError(0, "there is no standard input")
        # Not sys.stdin.buffer: a thread that waits in that for a line would hold its lock when the program ends.
        with open(sys.stdin.fileno(), "rb", closefd=False) as stream:
            yield stream
    elif path.suffix.lower() in PACKED and path.is_file() and not path.stat().st_size:
        raise EOFError  # unpacked without complaint, though nothing was ever packed like that
    elif path.suffix.lower() == ".gz":
        with gzip.open(path, "rb") as packed:
            yield packed  # type: ignore[misc]  # GzipFile reads as any stream does
    elif is_zstandard(path):
        with _zstandard(path) as unpacked:
            yield unpacked
    else:
        with path.open("rb") as stream:
            yield stream


def is_zstandard(path: Path) -> bool:
    return path.suffix.lower() == ".zst"


def unpacker(path: Path) -> Any:  # noqa: ANN401 - pyarrow comes without types
    """Arrow brings Zstandard along, which the standard library has only from Python 3.14 on."""
    try:
        import pyarrow as pa
    except ImportError as fault:
        raise ConfigurationError(
            f"{path} is packed with Zstandard, which needs pyarrow, and that is not installed.",
            hint=f"Run: {installing('parquet')}",
        ) from fault
    return pa


@contextmanager
def _zstandard(path: Path) -> Iterator[IO[bytes]]:
    import io

    with unpacker(path).input_stream(path, compression="zstd") as stream:
        yield io.BufferedReader(stream)


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Each line; ``None`` for one that is longer than any article, which is passed over without being held."""
    first = True
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield None
        else:
            yield line.removeprefix(_MARK) if first else line
        first = False
