"""The command line: thin commands over the library. ``main`` is what the command ``summarizer`` runs."""

from summarizer.cli.app import main

__all__ = ["main"]
