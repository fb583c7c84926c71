"""What a run file keeps, looked at as it is read: SQLite holds whatever somebody else wrote into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")


class Damage(ValueError):
    """Something in a run file that this program did not write there; the message says what and where."""


def text(row: sqlite3.Row, name: str) -> str:
    """A column that holds text."""
    return _of(str, row, name)


def text_or_none(row: sqlite3.Row, name: str) -> str | None:
    return None if row[name] is None else _of(str, row, name)


def whole(row: sqlite3.Row, name: str) -> int:
    """A column that holds a whole number, and none below zero."""
    found = _of(int, row, name)
    if found < 0:
        raise Damage(f"“{name}” is {found}")
    return found


def real(row: sqlite3.Row, name: str) -> float:
    """A column that holds seconds."""
    return float(row[name]) if isinstance(row[name], int) else _of(float, row, name)


def _of(kind: type[T], row: sqlite3.Row, name: str) -> T:
    found = row[name]
    if not isinstance(found, kind):
        raise Damage(f"“{name}” holds what it cannot hold")
    return found


def json_object(row: sqlite3.Row, name: str) -> dict[str, Any]:
    """A column that holds a JSON object."""
    try:
        found = json.loads(text(row, name))
    except (ValueError, RecursionError) as fault:
        raise Damage(f"“{name}” holds no JSON") from fault
    if not isinstance(found, dict):
        raise Damage(f"“{name}” holds no JSON object")
    return found
