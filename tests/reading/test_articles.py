"""Articles of our own in seven languages: every quotation in them, with its speaker.

The cases are in ``articles/<language>.toml``, a file for each language.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer.reading.find import find_quotations

FOLDER = Path(__file__).parent / "articles"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['shows']}")
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("language", "case"), cases())
def test_every_quotation_and_who_says_it(language: str, case: dict[str, Any]) -> None:
    text = case["text"].strip()
    found = find_quotations(text, language)
    spoken = [[quotation.text, quotation.speaker or "", quotation.certain] for quotation in found if quotation.spoken]
    assert spoken == case["quoted"]
    assert [quotation.text for quotation in found if not quotation.spoken] == case.get("scare", [])
    assert all(text[quotation.start : quotation.end] == quotation.text for quotation in found)


def test_each_language_has_articles() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {"de", "en", "es", "fr", "it", "nl", "pt"}
