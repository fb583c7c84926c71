"""The patterns of words: the quick way past plain letters finds what the whole pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.tokens import _TOKEN
from summarizer.reading.wording import _WORD as _QUOTED
from summarizer.reading.words import _WORD, words_like

SIGNS = "aneSé'’.,- 12½$²_\u0301İ\n"


@pytest.mark.parametrize("pattern", [_WORD, _TOKEN, _QUOTED])
@given(text=st.text(SIGNS, max_size=20) | st.text(max_size=20))
def test_plain_letters_are_a_word_to_the_whole_pattern_too(pattern: re.Pattern[str], text: str) -> None:
    quick = words_like("").pattern.partition("(?:")[0].removeprefix("(")
    general = re.compile(pattern.pattern.replace(quick, "", 1))
    assert general.pattern != pattern.pattern
    assert pattern.split(text) == general.split(text)
