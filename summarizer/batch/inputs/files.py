"""Articles in files: one file, every file of a folder, all that match a pattern.

Each file counts once, however often and by whatever path it is reached.
"""

from __future__ import annotations

import glob
import os
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.article import Article
from summarizer.batch.inputs.addresses import articles_listed, count_listed, is_list, opened_list
from summarizer.batch.inputs.jsonl import PLAIN, articles_in_lines, count_lines, is_jsonl
from summarizer.batch.inputs.parquet import articles_in_rows, count_rows
from summarizer.batch.inputs.record import failing
from summarizer.batch.parquet import SUFFIXES as PARQUET
from summarizer.batch.parquet import is_parquet
from summarizer.documents.kinds import SUFFIXES
from summarizer.documents.loading import load
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.batch.inputs.manner import Manner
    from summarizer.batch.inputs.once import Once

GATHERED = SUFFIXES | {*PLAIN, *PARQUET}
"""The endings of files that are taken from a folder; a file that is named itself may have any."""

_PATTERN = frozenset("*?[")


def is_pattern(source: str) -> bool:
    """Whether a name that no file has is a pattern that the shell did not expand."""
    return not _PATTERN.isdisjoint(source)


def matching(pattern: str) -> Iterator[Path]:
    """What matches, as a shell would have it: ``**`` is any number of folders, hidden files are left out."""
    return map(Path, glob.iglob(pattern, recursive=True))  # noqa: PTH207 - it goes on from absolute patterns, too


def files_under(path: Path) -> Iterator[Path | Article]:
    """``path`` itself if it is a file; of a folder, the files that may hold articles, in order of their names.

    Hidden files and folders are left out, and links to folders are not followed. A folder that may not be read is
    a failure in its place, as is a link to nothing: what was meant would be missing without a word.
    """
    if not path.is_dir():
        yield path
        return
    unreadable: list[Article] = []
    for folder, inner, names in os.walk(path, onerror=lambda fault: unreadable.append(_closed(fault))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            found = Path(folder, name)
            if not name.startswith(".") and is_gathered(found) and (found.is_file() or _leads_nowhere(found)):
                yield found
        yield from unreadable
        unreadable.clear()
    yield from unreadable


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def is_gathered(path: Path) -> bool:
    """Whether a file is taken from a folder."""
    return path.suffix.lower() in GATHERED or is_jsonl(path)


def articles_in(paths: Iterable[Path | Article], once: Once, manner: Manner) -> Iterator[Article]:
    """The articles of each file that was not there before."""
    for path in paths:
        if isinstance(path, Article):
            yield path
        elif once.first(os.path.realpath(path)):
            yield from _articles_of(path, manner)


def count_in(paths: Iterable[Path | Article]) -> int | None:
    """How many articles there are, duplicates included, if that is quickly told."""
    total = 0
    for path in paths:
        count = 1 if isinstance(path, Article) else _count_of(path)
        if count is None:
            return None
        total += count
    return total


def name_of(path: Path) -> str:
    r"""The path as it was given; bytes that are no UTF-8 are written as ``\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _articles_of(path: Path, manner: Manner) -> Iterator[Article]:
    name = name_of(path)
    if is_parquet(path):
        yield from articles_in_rows(path, name, manner)
    elif is_jsonl(path):
        yield from articles_in_lines(path, name, manner)
    elif _holds_addresses(path):
        with opened_list(path) as stream:
            yield from articles_listed(stream, name, manner)
    else:
        read = partial(load, path, published=manner.published, language=manner.language, allow_local=manner.allow_local)
        yield Article(name, name, read, None if name == str(path) else sha256(os.fsencode(path)).hexdigest())


def _count_of(path: Path) -> int | None:
    if is_parquet(path):
        return count_rows(path)
    if is_jsonl(path):
        return count_lines(path)
    return count_listed(path) if _holds_addresses(path) else 1


def _holds_addresses(path: Path) -> bool:
    return path.suffix.lower() in {".txt", ".urls"} and is_list(path)


def _closed(fault: OSError) -> Article:
    name = name_of(Path(fault.filename))
    return failing(name, DocumentError(f"The folder {name} cannot be read: {fault.strerror}."))
