"""The page of codes names every code, with an example that gets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer import Code, Verdict, verify

PAGE = (Path(__file__).parents[2] / "docs" / "codes.md").read_text(encoding="utf-8")
ARTICLE = " ".join(re.findall(r"^> (.*)$", PAGE, re.MULTILINE))
ROWS = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| [^|]+ \| `([^|]+)` \|$", PAGE, re.MULTILINE)


def test_every_code_is_on_the_page() -> None:
    assert [code for code, _, _ in ROWS] == list(map(str, Code))


@pytest.mark.parametrize(("code", "verdicts", "example"), ROWS)
def test_the_example_gets_its_code(code: str, verdicts: str, example: str) -> None:
    found = {str(claim.code): claim.verdict for claim in verify(example, ARTICLE).claims}
    assert code in found
    assert found[code] in {verdict for verdict in Verdict if verdict.value in verdicts}
