"""Where run files and the cache lie when nobody says otherwise."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from summarizer.errors import RunError

SUFFIX = ".sqlite"
_NAMED = 8  # runs that a message names
_RUNS = "SUMMARIZER_RUNS_DIR"
_CACHE = "SUMMARIZER_CACHE_DIR"


def runs_folder(given: Path | None = None) -> Path:
    """``given``, else ``SUMMARIZER_RUNS_DIR``, else a folder of the user's data."""
    if folder := given or _from_environment(_RUNS):
        return folder
    import platformdirs

    return platformdirs.user_data_path("summarizer", appauthor=False) / "runs"


def cache_file(given: Path | None = None) -> Path:
    """The cache in the folder ``given``, else in ``SUMMARIZER_CACHE_DIR``, else in the user's cache folder."""
    folder = given or _from_environment(_CACHE)
    if folder is None:
        import platformdirs

        folder = platformdirs.user_cache_path("summarizer", appauthor=False)
    return folder / f"answers{SUFFIX}"


def new_run_file(folder: Path) -> Path:
    """A path for a new run in ``folder``, which is made if need be; named by the day, and by chance."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise RunError(f"{folder} cannot be made: {fault.strerror or fault}.") from fault
    return folder / f"{datetime.now(UTC):%Y-%m-%d}-{secrets.token_hex(3)}{SUFFIX}"


def find_run(named: str, folder: Path) -> Path:
    """The run file called ``named``: its path, or its id in ``folder``, or the beginning of one that is unique."""
    path = Path(named)
    if path.suffix or path.parent != Path() or path.is_file():
        return path
    found = sorted(folder.glob(f"{_literal(named)}*{SUFFIX}"))
    exact = [path for path in found if path.stem == named]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise RunError(f"There is no run {named!r} in {folder}.", hint="See: summarizer runs")
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    raise RunError(f"Several runs begin with {named!r}: {', '.join(path.stem for path in found[:_NAMED])}{more}.")


def _literal(named: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in named)


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(name, "").strip()
    return Path(value) if value else None
