"""A labelled set as it is read from disk: articles, summaries of them, and what people say of each claim.

A set is a folder, or one file of JSON Lines in it. Each line is a case::

    {"article": "fire.txt", "summary": "Seven were hurt.", "supported": false, "kind": "digit",
     "codes": ["number-absent"]}

``article`` is a file beside it, or an id of ``articles.jsonl`` there (``id``, ``text``, and if known ``language``
and ``published``). ``summary`` is prose or the JSON of a summary. ``supported`` labels the whole of it;
``labels`` labels parts, each with ``supported`` and ``path`` (a JSON Pointer into the summary), or ``start`` and
``end`` (offsets into the string at ``path``, or into the prose). ``kind`` and ``codes`` are for the tables.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.documents.document import Document
from summarizer.documents.loading import load
from summarizer.errors import InputError, SummarizerError
from summarizer.schema import Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Row = TypeVar("_Row", bound=BaseModel)

ARTICLES = "articles.jsonl"
_KINDLESS = "unnamed"


class Label(BaseModel):
    """What people say of one part of a summary, or of the whole of it if it names no part."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    supported: bool
    path: str = ""
    start: int | None = None
    end: int | None = None
    kind: str | None = None
    codes: tuple[Code, ...] | None = None


class Case(BaseModel):
    """One line of a set. What a set tells beyond these keys is its own affair."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    article: str
    summary: str | dict[str, Any]
    supported: bool | None = None
    labels: tuple[Label, ...] = ()
    kind: str = _KINDLESS
    codes: tuple[Code, ...] = ()
    id: str | None = None

    def all_labels(self) -> tuple[Label, ...]:
        """Those of parts; of the whole where there are none."""
        if self.labels or self.supported is None:
            return self.labels
        return (Label(supported=self.supported),)


class _Article(BaseModel):
    """One line of ``articles.jsonl``."""

    model_config = ConfigDict(extra="ignore")

    id: str
    text: str
    language: str = "en"
    published: str | None = None

    def document(self) -> Document:
        return Document.from_text(self.text, language=self.language, published=self.published, title=None)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """``articles`` by the name under which cases call them; cases have an ``id`` each."""

    articles: dict[str, Document]
    cases: tuple[Case, ...]


def labelled_set(path: Path, limit: int | None = None) -> LabelledSet:
    """The set at ``path``, or the first ``limit`` cases of it.

    Raises :class:`~summarizer.errors.InputError`, naming file and line, for what cannot be read.
    """
    files = _case_files(path)
    cases = [case for file in files for case in _cases(file)][:limit]
    folder = path if path.is_dir() else path.parent
    known = {article.id: article.document() for article in _rows(folder / ARTICLES, _Article)}
    for name in dict.fromkeys(case.article for case in cases):
        if name not in known:
            known[name] = _beside(folder, name)
    return LabelledSet(known, tuple(cases))


def articles_in(path: Path) -> dict[str, Document]:
    """The articles of a folder, labelled or not: ``articles.jsonl`` if there is one, else every file it can read."""
    folder = path if path.is_dir() else path.parent
    listed = {article.id: article.document() for article in _rows(folder / ARTICLES, _Article)}
    if listed:
        return listed
    found: dict[str, Document] = {}
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix.lower() not in {".jsonl", ".json", ".toml", ".py"} and file.stem != "README":
            found[file.name] = load(file)
    if not found:
        raise InputError(f"{folder} holds no articles.")
    return found


def _case_files(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError(f"There is no {path}.")
    if path.is_file():
        return [path]
    files = [file for file in sorted(path.glob("*.jsonl")) if file.name != ARTICLES]
    if not files:
        raise InputError(f"{path} holds no labelled summaries.", hint="They are lines of JSON in files *.jsonl.")
    return files


def _cases(file: Path) -> Iterator[Case]:
    for number, case in enumerate(_rows(file, Case), start=1):
        if not case.all_labels():
            raise InputError(f"{file}, case {number}: it says neither supported nor labels.")
        yield case if case.id else case.model_copy(update={"id": f"{file.stem}/{number}"})


def _rows(file: Path, shape: type[_Row]) -> Iterator[_Row]:
    """Every line of a file that holds anything; nothing where there is no file."""
    if not file.exists():
        return
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(f"{file} cannot be read: {fault}.") from fault
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield shape.model_validate(json.loads(line))
        except ValidationError as fault:
            first = fault.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise InputError(f"{file}, line {number}: {place}: {first['msg']}.") from fault
        except ValueError as fault:
            raise InputError(f"{file}, line {number}, is not JSON: {fault}.") from fault


def _beside(folder: Path, name: str) -> Document:
    """An article by its file. Nothing outside the folder is opened."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise InputError(f"The article {name!r} is outside {folder}.")
    if not path.exists():
        raise InputError(f"There is no article {name!r}: neither a file in {folder} nor an id in {ARTICLES}.")
    try:
        return load(path)
    except SummarizerError as fault:
        raise InputError(f"The article {name!r} cannot be read: {fault.message}") from fault
