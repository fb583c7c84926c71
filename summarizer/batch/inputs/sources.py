"""What a person names as input: files, folders, patterns, addresses, lists of addresses, standard input."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from summarizer.batch.inputs.addresses import article_at, articles_listed, count_listed, is_address, opened_list
from summarizer.batch.inputs.files import articles_in, count_in, files_under, is_pattern, matching
from summarizer.batch.inputs.jsonl import STDIN, articles_in_lines, is_zstandard, unpacker
from summarizer.batch.inputs.manner import Manner
from summarizer.batch.inputs.once import Once
from summarizer.batch.inputs.parquet import check_columns
from summarizer.batch.parquet import is_parquet
from summarizer.errors import ConfigurationError, DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.batch.article import Article


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that one run is given. ``but`` are files that are no input wherever they lie, as the run's output."""

    sources: tuple[str, ...]
    lists: tuple[str, ...] = ()
    manner: Manner = field(default_factory=Manner)
    but: frozenset[Path] = frozenset()

    @classmethod
    def named(
        cls,
        sources: Sequence[str],
        *,
        lists: Sequence[str] = (),
        manner: Manner | None = None,
        but: Iterable[Path] = (),
    ) -> Inputs:
        """``lists`` are text files of addresses. What can be seen to be wrong is said now, before any model is asked.

        Raises :class:`~summarizer.errors.DocumentError` for a name under which there is nothing, and
        :class:`~summarizer.errors.ConfigurationError` for an extra or a column that is missing.
        """
        if not sources and not lists:
            raise ConfigurationError("No input is named.", hint="Name files, folders, addresses, or - for stdin.")
        if [*sources, *lists].count("-") > 1:
            raise ConfigurationError("Standard input (-) can be given only once.")
        inputs = cls(tuple(sources), tuple(lists), manner or Manner(), frozenset(path.resolve() for path in but))
        for source in sources:
            inputs._check(source)
        for name in lists:
            if name != "-" and not Path(name).is_file():
                raise DocumentError(f"There is no file {name}.")
        return inputs

    def articles(self) -> Iterator[Article]:
        """Every article in turn, read from where it is only as far as it is asked for."""
        with Once() as once:
            for source in self.sources:
                yield from self._articles_of(source, once)
            for name in self.lists:
                with _text(name) as stream:
                    yield from articles_listed(stream, STDIN if name == "-" else name, self.manner)

    def count(self) -> int | None:
        """How many articles that will be at most; ``None`` where that cannot be told quickly."""
        total = 0
        for source in self.sources:
            count = None if source == "-" else 1 if is_address(source) else count_in(self._files(source))
            if count is None:
                return None
            total += count
        for name in self.lists:
            count = None if name == "-" else count_listed(Path(name))
            if count is None:
                return None
            total += count
        return total

    def _check(self, source: str) -> None:
        if source == "-" or is_address(source):
            return
        if not source:
            raise DocumentError("No article is named: the path is empty.")
        path = Path(source)
        if path.is_file() and is_parquet(path):
            check_columns(path, self.manner.fields)
        if path.is_file() and is_zstandard(path):
            unpacker(path)
        if not path.exists() and not is_pattern(source):
            raise DocumentError(f"There is no file {source}.")
        if next(self._files(source), None) is None:
            what = f"in the folder {source}" if path.is_dir() else f"but the output at {source}"
            what = f"that matches {source}" if not path.exists() else what
            raise DocumentError(f"There is no file with an article {what}.")

    def _articles_of(self, source: str, once: Once) -> Iterator[Article]:
        if source == "-":
            yield from articles_in_lines(None, STDIN, self.manner)
        elif is_address(source):
            yield article_at(source, self.manner)
        else:
            yield from articles_in(self._files(source), once, self.manner)

    def _files(self, source: str) -> Iterator[Path | Article]:
        path = Path(source)
        for found in chain.from_iterable(map(files_under, (path,) if path.exists() else matching(source))):
            if not isinstance(found, Path) or found.resolve() not in self.but:
                yield found


@contextmanager
def _text(name: str) -> Iterator[IO[str]]:
    if name != "-":
        with opened_list(Path(name)) as stream:
            yield stream
    elif sys.stdin is None or sys.stdin.closed:
        raise DocumentError("There is no standard input to read.")
    else:
        with opened_list(sys.stdin.fileno()) as stream:
            yield stream
