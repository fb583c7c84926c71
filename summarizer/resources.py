"""What comes with the package: the data beside its code, and the extras that can be installed to it."""

from __future__ import annotations

from pathlib import Path

from summarizer._version import __version__

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``name`` ("prompts" or "schemas").

    A wheel carries it inside the package; a checkout has it beside the package.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def installing(extra: str) -> str:
    """The command that installs an extra to this very version.

    The Python index has another project's package of this name: where this one is not installed, pip finds no such
    version, instead of taking that.
    """
    return f"pip install 'summarizer[{extra}]=={__version__}'"
