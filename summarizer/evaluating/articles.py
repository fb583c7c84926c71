"""The articles of a folder: what a labelled set is about, or what models are given to summarize."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.documents.kinds import SUFFIXES
from summarizer.documents.loading import load
from summarizer.errors import InputError, SummarizerError
from summarizer.evaluating.rows import rows
from summarizer.evaluating.shapes import ListedArticle

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.documents.document import Document

ARTICLES = "articles.jsonl"
_GATHERED = SUFFIXES - {".json"}  # which beside articles is a run, or labels
_ABOUT = frozenset({"readme", "license", "licence", "notice", "contributing", "changelog", "datasheet"})
"""What tells about a folder in the folder itself, whatever its ending."""


def listed(folder: Path) -> dict[str, Document]:
    """The articles of ``articles.jsonl`` by their ids; none where there is no such file."""
    file = folder / ARTICLES
    found: dict[str, Document] = {}
    for number, article in rows(file, ListedArticle):
        if article.id in found:
            raise InputError(f"{file}, line {number}: there is another article {article.id!r}.")
        try:
            found[article.id] = article.document()
        except SummarizerError as fault:
            raise InputError(f"{file}, line {number}: {fault.message}", hint=fault.hint) from fault
    return found


def articles_in(path: Path) -> tuple[dict[str, Document], tuple[str, ...]]:
    """The articles of a folder, labelled or not: ``articles.jsonl`` if there is one, else every file that may be one.

    Beside them the names of the files that may not, so that it can be said. Raises
    :class:`~summarizer.errors.InputError` for a path where there is nothing, and for an article that cannot be read.
    """
    if not path.exists():
        raise InputError(f"There is no {path}.")
    folder = path if path.is_dir() else path.parent
    if known := listed(folder):
        return known, ()
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and not file.name.startswith(".")]
    chosen = [file for file in files if file.suffix.lower() in _GATHERED and file.stem.casefold() not in _ABOUT]
    if not chosen:
        raise InputError(f"{folder} holds no articles.")
    left_out = tuple(file.name for file in files if file not in chosen)
    return {file.name: load(file) for file in chosen}, left_out


def beside(folder: Path, name: str) -> Document:
    """An article by its file. Nothing outside the folder is opened."""
    try:
        path = (folder / name).resolve()
        there = path.exists()
    except (OSError, ValueError) as fault:  # too long, or with a NUL in it
        raise InputError(f"The article {name[:80]!r} is not the name of a file.") from fault
    if not path.is_relative_to(folder.resolve()):
        raise InputError(f"The article {name!r} is outside {folder}.")
    if not there:
        raise InputError(f"There is no article {name!r}: neither a file in {folder} nor an id in {ARTICLES}.")
    try:
        return load(path)
    except SummarizerError as fault:
        raise InputError(f"The article {name!r} cannot be read: {fault.message}") from fault
