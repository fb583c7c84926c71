"""Markdown for tickets and wikis: an article's text never becomes markup in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from inline_snapshot import snapshot
from markdown_it import MarkdownIt

from summarizer.render.formats import Format
from summarizer.render.markdown import escaped
from summarizer.render.render import render
from summarizer.render.visible import visible
from tests.render.cases import ARTICLE, REPORT, RESULT

if TYPE_CHECKING:
    from markdown_it.token import Token

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _leaves(source: str) -> list[Token]:
    return [leaf for token in _READER.parse(source) for leaf in token.children or ()]


def test_a_result_as_markdown() -> None:
    assert render(RESULT, ARTICLE, Format.MARKDOWN) == snapshot("""\
# Fire at Harrow mill (2024-05-06)

## Headline

- **At least 27 hurt in mill fire**
  - line 3: **At least 27** people were hurt when a mill burned …

## Summary

- **A mill burned down in Harrow on Monday.**
  (picked from the article: the model's own wording could not be borne out)
  - line 3: … when a mill burned down in Harrow on **Monday**, and some 300 were led out of the …

## Events

- **A mill burned down.**
  a mill · Harrow · on Monday (2024-05-06)
  - line 3: … hurt when a mill burned down in Harrow **on Monday**, and some 300 were led out of the …

## Figures

- **At least 27**
  people hurt
  - line 3: **At least 27 people were hurt** when a mill burned down in Harrow on …
- ❓ **some 300**
  people led out
  - `number-misbound`: The article says otherwise.

## Quotations

- **“The roof went first”**
  — Ada Quist
  - line 5: “**The roof went first**,” said **Ada Quist**, who lives opposite. “Then there was …
- **“Then there was no mill.”**
  — speaker not stated
  - line 5: … said Ada Quist, who lives opposite. “**Then there was no mill.**”

## Rejected

- ❌ **30 people missing** (figure)
  - `number-absent`: The article has no number 30. The article has: some 300 were led out

---

Model embedded, strategy select: 4 calls, 2,345 tokens in, 210 out, 12.3 seconds.
""")


def test_a_report_as_markdown() -> None:
    assert render(REPORT, ARTICLE, Format.MARKDOWN) == snapshot("""\
# Fire at Harrow mill (2024-05-06)

## Rejected

- ❌ **30** (number)
  - `number-qualifier`: The article says otherwise. The article has: some 300
  - line 3: … down in Harrow on Monday, and some **300** were led out of the houses around it …

## Unclear

- ❓ **the roof** (quote, quotation 1)
  - `quote-clipped`: The article says otherwise.

## Supported

- **At least 27** (number)
  - line 3: **At least 27** people were hurt when a mill burned …

---

3 checked: 1 rejected, 1 unclear, 1 supported.
""")


@given(st.text(max_size=80).map(visible).filter(bool))
@example("<script>alert(1)</script>")
@example("![picture](http://evil.example/p.png) [link](javascript:alert(1))")
@example("1. first")
@example("2) second")
@example("- dash")
@example("+ plus")
@example("# heading")
@example("===")
@example("~~~ fence")
@example("&lt;b&gt; &#35;")
@example("a | b")
@example("**bold** _it_ `code` ~~gone~~")
def test_any_text_is_shown_exactly_as_it_is(text: str) -> None:
    for source in (escaped(text), f"- {escaped(text)}"):
        leaves = _leaves(source)
        assert {leaf.type for leaf in leaves} <= {"text", "text_special"}
        assert "".join(leaf.content for leaf in leaves) == text


@pytest.mark.parametrize("outcome", [RESULT, REPORT], ids=["result", "report"])
def test_asterisks_never_show(outcome: object) -> None:
    source = render(outcome, ARTICLE, Format.MARKDOWN)  # type: ignore[arg-type]
    assert not any("*" in leaf.content for leaf in _leaves(source))
