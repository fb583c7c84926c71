"""Articles named by their addresses: one address, or a text file with one a line."""

from __future__ import annotations

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


def articles_listed(stream: IO[str], name: str, manner: Manner) -> Iterator[Article]:
    """One article for each line; empty lines and those that begin with # are none."""
    number = 0
    try:
        for number, address in _addresses(stream):
            if is_address(address):
                yield article_at(address, manner)
            else:
                where = f"{name}:{number}"
                yield failing(where, DocumentError(f"{where} is no web address: {address[:80]!r}."))
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not text in UTF-8"
        failure = DocumentError(f"{name} cannot be read from line {number + 1} on: {reason}.")
        yield failing(f"{name}:{number + 1}", failure)


def count_listed(path: Path) -> int | None:
    """How many addresses there are, if that is quickly told."""
    if not path.is_file():  # a pipe can be read but once
        return None
    try:
        with path.open(encoding="utf-8-sig") as stream:
            return sum(1 for _ in _addresses(stream))
    except (OSError, ValueError):
        return None


def _addresses(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        address = line.strip()
        if address and not address.startswith("#"):
            yield number, address
