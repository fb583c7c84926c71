"""The table of settings is what the settings say of themselves."""

from __future__ import annotations

from pathlib import Path

from summarizer import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_table_names_every_setting_with_its_default() -> None:
    rows = (
        f"| `{name}` | {'' if setting.default is None else f'`{setting.default}` '}| {setting.description} |"
        for name, setting in Settings.model_fields.items()
    )
    assert "\n".join(rows) in PAGE
