"""The plain word lists in ``lexicons/``: ``<list>/<language>.txt``, lines that begin with "#" aside.

A list holds words parted by white space, or lines of the form ``key = rest``. A language without a file has an
empty list.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicons"


def lines_of(name: str, language: str) -> list[str]:
    """The lines of the list ``name`` that are no comment."""
    path = _FOLDER / name / f"{language}.txt"
    if not path.exists():
        return []
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def listed(name: str, language: str) -> frozenset[str]:
    """Every word of a plain list."""
    return frozenset(word for line in lines_of(name, language) for word in line.split())


def keyed(name: str, language: str) -> dict[str, str]:
    """Key → the rest of its line, in the order of the file."""
    parted = (line.partition(" = ") for line in lines_of(name, language))
    return {key: rest for key, equals, rest in parted if equals}
