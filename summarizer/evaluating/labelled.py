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

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.evaluating.articles import ARTICLES, beside, listed
from summarizer.evaluating.rows import rows
from summarizer.evaluating.shapes import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from summarizer.documents.document import Document


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """``articles`` by the name under which cases call them; cases have an ``id`` each, and no two the same."""

    articles: dict[str, Document]
    cases: tuple[Case, ...]


def labelled_set(path: Path, limit: int | None = None) -> LabelledSet:
    """The set at ``path``, or the first ``limit`` cases of it.

    Raises :class:`~summarizer.errors.InputError`, naming file and line, for what cannot be read, and for a set
    without any case: nothing would be wrong with it.
    """
    cases = tuple(islice(_cases(_case_files(path)), limit))
    if not cases:
        raise _caseless(path)
    folder = path if path.is_dir() else path.parent
    known = listed(folder)
    for name in dict.fromkeys(case.article for case in cases):
        if name not in known:
            known[name] = beside(folder, name)
    return LabelledSet(known, cases)


def _case_files(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError(f"There is no {path}.")
    if path.is_file():
        return [path]
    files = [file for file in sorted(path.glob("*.jsonl")) if file.name != ARTICLES]
    if not files:
        raise _caseless(path)
    return files


def _caseless(path: Path) -> InputError:
    return InputError(f"{path} holds no labelled summaries.", hint="They are lines of JSON in files *.jsonl.")


def _cases(files: Sequence[Path]) -> Iterator[Case]:
    taken: set[str] = set()
    for file in files:
        for number, (line, case) in enumerate(rows(file, Case), start=1):
            named = case if case.id else case.model_copy(update={"id": f"{file.stem}/{number}"})
            if fault := _fault(named, taken):
                raise InputError(f"{file}, line {line}: {fault}.")
            taken.add(named.id or "")
            yield named


def _fault(case: Case, taken: set[str]) -> str | None:
    """What a person has to mend in the case, if anything."""
    labels = case.all_labels()
    if not labels:
        return "it says neither supported nor labels"
    if case.id in taken:
        return f"there is another case {case.id!r}"
    for number, label in enumerate(labels, start=1):
        if not label.points_into(case.summary):
            return f"label {number} points to nothing in the summary"
    return None
