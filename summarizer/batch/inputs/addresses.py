"""Articles named by their addresses: one address, or a text file with one a line."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import IO, TYPE_CHECKING

from summarizer.addresses import SCHEMES, shown
from summarizer.batch.article import Article
from summarizer.batch.inputs.record import failing
from summarizer.documents.loading import load
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from summarizer.batch.inputs.manner import Manner

_BEGINNINGS = tuple(f"{scheme}://" for scheme in SCHEMES)
_LOOKED_AT = 20  # lines, to tell a list of addresses from an article
_LONGEST = 10_000  # characters of a line in such a list
_ESCAPED = "surrogateescape"


def is_address(source: str) -> bool:
    return "://" in source


def article_at(address: str, manner: Manner) -> Article:
    """Its id is the address, with stars for a login in it."""
    name = shown(address)
    read = partial(load, address, published=manner.published, language=manner.language, allow_local=manner.allow_local)
    return Article(name, name, read)


def is_list(path: Path) -> bool:
    """Whether a text file holds addresses and nothing else, as far as its beginning tells.

    A pipe is taken for the text that it is called: what is read to find out could not be read again.
    """
    if not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig") as stream:
            lines = list(_addresses(islice(iter(lambda: stream.readline(_LONGEST), ""), _LOOKED_AT)))
    except (OSError, ValueError):
        return False
    return bool(lines) and all(line.startswith(_BEGINNINGS) and " " not in line for _, line in lines)


@contextmanager
def opened_list(file: Path | int) -> Iterator[IO[str]]:
    """The text of a list, by its path or as an open file that stays open. Bytes that are no UTF-8 spoil their line."""
    with open(file, encoding="utf-8-sig", errors=_ESCAPED, closefd=not isinstance(file, int)) as stream:
        yield stream


def articles_listed(stream: IO[str], name: str, manner: Manner) -> Iterator[Article]:
    """One article for each line; empty lines and those that begin with # are none."""
    number = 0
    try:
        for number, address in _addresses(_lines(stream)):
            yield _article(address, f"{name}:{number}", manner)
    except OSError as fault:
        failure = DocumentError(f"{name} cannot be read from line {number + 1} on: {fault.strerror}.")
        yield failing(f"{name}:{number + 1}", failure)


def _article(address: str, where: str, manner: Manner) -> Article:
    if len(address) > _LONGEST:
        return failing(where, DocumentError(f"{where} is no web address: it has more than {_LONGEST:,} characters."))
    try:
        address.encode()
    except UnicodeEncodeError:
        return failing(where, DocumentError(f"{where} is not in UTF-8."))
    if not is_address(address):
        return failing(where, DocumentError(f"{where} is no web address: {address[:80]!r}."))
    return article_at(address, manner)


def count_listed(path: Path) -> int | None:
    """How many addresses there are, if that is quickly told."""
    if not path.is_file():  # a pipe can be read but once
        return None
    try:
        with opened_list(path) as stream:
            return sum(1 for _ in _addresses(_lines(stream)))
    except OSError:
        return None


def _lines(stream: IO[str]) -> Iterator[str]:
    """Each line; of one that is longer than any address, the beginning."""
    while line := stream.readline(_LONGEST + 1):
        rest = line
        while len(rest) > _LONGEST and not rest.endswith("\n"):
            rest = stream.readline(_LONGEST + 1)
        yield line


def _addresses(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        address = line.strip()
        if address and not address.startswith("#"):
            yield number, address
