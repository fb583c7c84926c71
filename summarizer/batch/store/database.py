"""SQLite as this package uses it: how a file is opened, and what its faults mean to a person."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.batch.store.kept import Damage
from summarizer.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0
"""Seconds to wait while another connection holds the file; SQLite's busy timeout."""

_REPLACE = "Use a copy from a backup, or start a new run."
_GO_ON = "Then start the same command again: everything that was finished is kept."
_FAULTS = {
    sqlite3.SQLITE_FULL: ("cannot be written: the disk is full", f"Make room. {_GO_ON}"),
    sqlite3.SQLITE_IOERR: ("cannot be written or read: the disk reports an error", f"Check the disk. {_GO_ON}"),
    sqlite3.SQLITE_READONLY: ("cannot be written: it is read-only", None),
    sqlite3.SQLITE_PERM: ("cannot be opened: permission denied", None),
    sqlite3.SQLITE_AUTH: ("cannot be opened: permission denied", None),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "Check that the folder exists and may be written to."),
    sqlite3.SQLITE_BUSY: ("is held by another program", "Close what has it open, and start again."),
    sqlite3.SQLITE_LOCKED: ("is held by another program", "Close what has it open, and start again."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", _REPLACE),
    sqlite3.SQLITE_NOTADB: ("is not a run file", None),
    sqlite3.SQLITE_NOMEM: ("cannot be used: there is not enough memory", None),
}
PRIMARY = 0xFF
"""The low byte of a result code; the rest says more about it."""


def connect(path: Path, *, read_only: bool = False, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that commits only when told to, and may be handed from thread to thread (not used by two at once).

    A read-only one writes nothing at all: it makes no file, and does not tidy up the write-ahead log.
    """
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Faults of SQLite, and damage, leave the block as :class:`~summarizer.errors.RunError` about ``path``."""
    try:
        yield
    except Damage as fault:
        raise RunError(f"{path} is damaged: {fault}.", hint=_REPLACE) from fault
    except sqlite3.Error as fault:
        raise run_error(fault, path) from fault


def run_error(fault: sqlite3.Error, path: Path) -> RunError:
    """One sentence about ``path`` and what to do."""
    if isinstance(fault, sqlite3.ProgrammingError) and "closed" in str(fault):
        return RunError(f"{path} is closed.")
    if "malformed JSON" in str(fault):  # which has no code of its own
        return RunError(f"{path} is damaged: something in it is no JSON.", hint=_REPLACE)
    code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY
    what, hint = _FAULTS.get(code, (f"cannot be used ({fault})", None))
    return RunError(f"{path} {what}.", hint=hint)


def misshapen(path: Path, line: str) -> RunError:
    """About an outcome in ``path``, given as its JSON, that has not the form of one."""
    begun = re.match(r'\{"id":("(?:[^"\\]|\\.)*")', line)
    name = f"the article “{json.loads(begun[1])}”" if begun else "an article"
    return RunError(f"{path} is damaged: what it keeps of {name} is no outcome.", hint=_REPLACE)
