"""One process at a time writes a run file.

The lock is on a file beside it, held by the system and freed by it however the process dies. SQLite's own exclusive
lock would keep readers out as well; a run must be readable while it goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 1.0  # whoever only asks whether a run is going on holds the lock for an instant


def lock_of(path: Path) -> FileLock:
    """The lock on the run file ``path``; any thread may free it."""
    return FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE, thread_local=False)


def is_held(path: Path) -> bool | None:
    """Whether a process is working on the run file; ``None`` if this user cannot know. Makes no file."""
    if not path.with_name(f"{path.name}.lock").exists():
        return False
    lock = lock_of(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return None
    lock.release()
    return False
