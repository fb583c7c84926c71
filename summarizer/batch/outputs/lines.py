"""JSONL: one outcome a line."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from io import FileIO
from stat import S_ISREG
from typing import IO, TYPE_CHECKING

from summarizer.batch.outputs.faults import told
from summarizer.errors import ConfigurationError, RunError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import RawIOBase
    from pathlib import Path

    from summarizer.batch.outputs import Outcomes
    from summarizer.batch.store import Run

_AT_ONCE = 1 << 20  # bytes
_BEGINNING = 1 << 16
_AS_IT_IS = getattr(os, "O_BINARY", 0)  # Windows would turn line feeds into two characters


def _cut_anywhere(*parts: bytes) -> re.Pattern[bytes]:
    """Each part in turn with a string of JSON after it, whole or breaking off, as it does in a killed process."""
    pattern = b""
    for part in reversed(parts):
        pattern = rb'(?:[^"\\]|\\(?:.|\Z))*' + pattern
        for number in reversed(part):
            pattern = rb"(?:\Z|" + re.escape(bytes([number])) + pattern + rb")"
    return re.compile(pattern, re.DOTALL)


_OURS = _cut_anywhere(b'{"id":"', b'","where":"', b'","result":')
"""How every line begins. Records of somebody else begin with an id as well."""


def must_be_ours(path: Path) -> None:
    """Raise :class:`~summarizer.errors.ConfigurationError` rather than put outcomes in the place of something else."""
    with suppress(OSError), path.open("rb") as stream:  # a file that cannot be opened is told when it is to be written
        _must_be_outcomes(stream.read(_BEGINNING), str(path))


def _must_be_outcomes(beginning: bytes, name: str) -> None:
    if not _OURS.match(beginning.strip(b"\0")):  # which a power cut leaves in place of a line
        raise ConfigurationError(
            f"{name} holds something else than the outcomes of a run.", hint="Name another file with -o."
        )


class LinesFile:
    """A file that grows with the run, and is cut back to what is known to be in it after whatever happened.

    Written are whole lines, then the disk is waited for, then the run file notes the last outcome and its end. What
    is behind that place was never noted: it is cut off and written again. A file that somebody moves away, deletes or
    empties while the run goes on is begun anew.
    """

    def __init__(self, path: Path, run: Run) -> None:
        self._name = str(path)
        self._run = run
        self._target = str(path.resolve())
        self._file, self._sequence, self._offset = self._opened()

    def catch_up(self) -> None:
        with told(self._name, self._run.path):
            if not self._is_in_place():
                self._file.close()
                self._file, self._sequence, self._offset = self._opened()
            for sequence, data in _gathered(self._run, self._sequence):
                self._file.seek(self._offset)
                _write_all(self._file, data)
                os.fsync(self._file.fileno())
                self._offset += len(data)
                self._sequence = sequence
                self._run.note_exported(self._target, sequence, self._offset)

    def close(self) -> None:
        self._file.close()

    def _opened(self) -> tuple[FileIO, int, int]:
        """The file, the last outcome that is in it, and its end, which is behind that."""
        with told(self._name, self._run.path):
            file = FileIO(os.open(self._target, os.O_RDWR | os.O_CREAT | _AS_IT_IS, 0o666), "r+b")
            try:
                _lock(file.fileno(), self._name)
                sequence, offset = self._known(file)
                file.truncate(offset)
            except BaseException:
                file.close()
                raise
            return file, sequence, offset

    def _is_in_place(self) -> bool:
        """Whether the file of that name is this one, and ends where it was left."""
        ours = os.fstat(self._file.fileno())
        try:
            there = os.stat(self._target)  # noqa: PTH116 - to be compared with the other
        except FileNotFoundError:
            return False
        return os.path.samestat(ours, there) and ours.st_size == self._offset

    def _known(self, file: FileIO) -> tuple[int, int]:
        """Up to where ``file`` is this run's, or (0, 0) if it holds something else that may be replaced."""
        sequence, offset = self._run.exported(self._target)
        size = file.seek(0, os.SEEK_END)
        if 0 < offset <= size and self._ends_with(file, sequence, offset):
            return sequence, offset
        file.seek(0)
        _must_be_outcomes(file.read(_BEGINNING), self._name)
        return 0, 0

    def _ends_with(self, file: FileIO, sequence: int, offset: int) -> bool:
        """Whether the outcome noted last really stands there: another run may have written the file since."""
        last = next(self._run.lines(sequence - 1), None)
        if last is None or last[0] != sequence:
            return False
        data = f"{last[1]}\n".encode()
        file.seek(max(0, offset - len(data)))
        return file.read(len(data)) == data


class LinesStream:
    """A pipe, a device or standard output: what is written there cannot be taken back.

    It goes on after the last outcome that was noted; what was written and not yet noted when the process was killed
    comes once more. Only a file that standard output was pointed to and that is empty gets everything.
    """

    def __init__(self, file: RawIOBase, name: str, run: Run) -> None:
        self._file = file
        self._name = name
        self._run = run
        status = os.fstat(file.fileno())
        fresh = S_ISREG(status.st_mode) and status.st_size == 0
        self._sequence = 0 if fresh else run.exported(name)[0]

    @classmethod
    def opened(cls, path: Path, run: Run) -> LinesStream:
        """On a pipe or a device."""
        with told(str(path), run.path):
            return cls(path.open("wb", buffering=0), str(path), run)

    @classmethod
    def standard_output(cls, run: Run) -> LinesStream:
        """Raises :class:`~summarizer.errors.ConfigurationError` where there is none."""
        if sys.stdout is None:
            raise ConfigurationError("There is no standard output to write to; -o names a file.")
        return cls(os.fdopen(sys.stdout.fileno(), "wb", buffering=0, closefd=False), "Standard output", run)

    def catch_up(self) -> None:
        with told(self._name, self._run.path):
            for sequence, data in _gathered(self._run, self._sequence):
                _write_all(self._file, data)
                self._sequence = sequence
                self._run.note_exported(self._name, sequence, 0)

    def close(self) -> None:
        self._file.close()


def write_lines(outcomes: Outcomes, stream: IO[bytes]) -> int:
    """All of them; returns how many."""
    count = 0
    for _, line in outcomes.lines():
        stream.write(f"{line}\n".encode())
        count += 1
    return count


def _gathered(outcomes: Outcomes, after: int) -> Iterator[tuple[int, bytes]]:
    """Lines in pieces that are worth a wait for the disk, each with the number of its last outcome."""
    piece, sequence = bytearray(), after
    for sequence, line in outcomes.lines(after):
        piece += f"{line}\n".encode()
        if len(piece) >= _AT_ONCE:
            yield sequence, bytes(piece)
            piece.clear()
    if piece:
        yield sequence, bytes(piece)


def _write_all(file: RawIOBase, data: bytes) -> None:
    """The system may take less than it is given, and say why only when it is asked again."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]


def _lock(file: int, name: str) -> None:
    """Keep other runs from cutting the file back; the system frees it however the process ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise RunError(f"{name} is being written by another run.", hint="Name another file with -o.") from fault
