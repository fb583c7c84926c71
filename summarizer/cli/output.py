"""Results to where they were asked for."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.cli.stdout import standard_output
from summarizer.errors import ConfigurationError
from summarizer.render.formats import Format
from summarizer.render.render import render, view_of
from summarizer.replacing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.documents.document import Document
    from summarizer.schema import Report, Result, Summary

_BY_SUFFIX = {
    ".json": Format.JSON,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonld": Format.ANNOTATIONS,
    ".txt": Format.TERMINAL,
    "": Format.TERMINAL,
}
_CARRYING = frozenset({Format.JSON, Format.NINJS, Format.HTML})
"""The formats that can carry the article's text along."""


@dataclass(frozen=True, slots=True)
class Output:
    """``path`` is ``None`` for standard output."""

    form: Format
    path: Path | None
    with_text: bool = False

    @classmethod
    def chosen(cls, form: str | None, path: Path | None, *, with_text: bool = False) -> Output:
        """From the options. Raises :class:`~summarizer.errors.ConfigurationError` for a place that cannot be
        written to, or an ending that tells no format, before a model has worked for minutes in vain.
        """
        path = place_of(path)
        wanted = Format(form) if form else _told_by_ending(path)
        if with_text and wanted not in _CARRYING:
            raise ConfigurationError(f"--with-text goes with --format json, ninjs or html, not with {wanted}.")
        return cls(wanted, path, with_text)

    def write(
        self,
        outcome: Result | Report,
        document: Document,
        *,
        summary: str | Summary | None = None,
        article: str | None = None,
    ) -> None:
        """``summary`` is what a report is about; ``article`` is what the document was loaded from.

        Raises :class:`~summarizer.errors.ConfigurationError` if the place cannot take it.
        """
        if self.path is None and self.form is Format.TERMINAL and sys.stdout is not None and sys.stdout.isatty():
            with standard_output():
                _show(outcome, document, article)
            return
        text = render(outcome, document, self.form, summary=summary, with_text=self.with_text)
        write_text(text, self.path)


def _told_by_ending(path: Path | None) -> Format:
    ending = path.suffix.lower() if path else ""
    if ending not in _BY_SUFFIX:
        raise ConfigurationError(
            f"No format has the ending {ending} of {path}.",
            hint=f"Use {', '.join(filter(None, _BY_SUFFIX))}, or say which with --format.",
        )
    return _BY_SUFFIX[ending]


def place_of(path: Path | None) -> Path | None:
    """Where to write: ``None`` for standard output. Raises :class:`~summarizer.errors.ConfigurationError` for a
    place that cannot be written to, before any work is done in vain.
    """
    if path is not None and str(path) == "-":
        path = None
    if path is not None:
        _check(path)
    elif sys.stdout is None:
        raise ConfigurationError("There is no standard output to write to; -o names a file.")
    return path


def write_text(text: str, path: Path | None) -> None:
    """To the file, whole or not at all, or to standard output.

    Raises :class:`~summarizer.errors.ConfigurationError` if the place cannot take it.
    """
    if path is None:
        with standard_output() as stream:
            stream.write(text)
        return
    try:
        with replacing(path) as stream:
            stream.write(text.encode())
    except BrokenPipeError:  # a named pipe whose reader has left
        raise
    except OSError as fault:
        raise ConfigurationError(f"{path} cannot be written: {fault.strerror or fault}.") from fault


def _show(outcome: Result | Report, document: Document, article: str | None) -> None:
    """On the terminal that standard output is."""
    from rich.console import Console

    from summarizer.render.addresses import line_addresses
    from summarizer.render.terminal import print_view

    print_view(view_of(outcome, document), Console(highlight=False), line_addresses(document, article))


def _check(path: Path) -> None:
    if path.is_dir():
        raise ConfigurationError(f"{path} is a folder; -o names a file.")
    if not path.absolute().parent.is_dir():
        raise ConfigurationError(f"{path} cannot be written: there is no folder {path.parent}.")
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise ConfigurationError(f"{path} cannot be written: permission denied.")
