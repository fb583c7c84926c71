"""The manual says what ``--help`` says."""

from __future__ import annotations

from summarizer.cli.app import app
from summarizer.cli.manual import PAGE, manual


def test_the_manual_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run: python -m summarizer.cli.manual"


def test_every_command_is_in_it_with_an_example() -> None:
    page = manual()
    for name in app.commands:
        assert f"## summarizer {name}\n" in page
        assert f"    summarizer {name} " in page or f"    summarizer {name}\n" in page
