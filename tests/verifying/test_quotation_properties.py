"""What holds for every quotation, whatever its words, its marks and its white space.

The source is one article of our own around words that hypothesis makes up, in the letters of several languages.
"""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.schema import Claim, Verdict
from summarizer.verifying.verify import verify

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèêàñçãõøåæłščžабвгдежзиклмнопрстуфхцчшщыьэюя"
# Behind a single mark these may be contractions: "’s", "’em", "’tis".
CLIPPED = (
    "d",
    "s",
    "m",
    "re",
    "ve",
    "ll",
    "em",
    "n",
    "tis",
    "til",
    "till",
    "twas",
    "cause",
    "round",
    "bout",
    "cos",
    "cuz",
)
WORD = st.text(LETTERS, min_size=1, max_size=9).filter(lambda word: word not in CLIPPED)
SENTENCE = st.lists(WORD, min_size=6, max_size=14)
MARKS = st.sampled_from(
    [
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("'", "'"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("‹", "›"),
        ("„", "“"),
        ("„", "”"),
        ("‚", "‘"),
        ("``", "''"),
        ("`` ", " ''"),
    ]
)
SPACE = st.sampled_from([" ", "  ", "\t", "\u00a0", "\u2009", "\u202f", " \u200a", "\n", " \n"])


def source_with(words: list[str], marks: tuple[str, str], space: str = " ") -> str:
    return f"It rained in Bergen.\n\nMs Lund said: {marks[0]}{space.join(words)}.{marks[1]}\n\nNobody else spoke."


def judged(text: str, source: str) -> Claim:
    claims = verify({"quotes": [{"text": text}]}, source).claims
    assert len(claims) == 1
    return claims[0]


@given(SENTENCE, MARKS, MARKS, SPACE, SPACE)
def test_any_quotation_in_the_text_is_supported(
    words: list[str], marks: tuple[str, str], other: tuple[str, str], space: str, another: str
) -> None:
    source = source_with(words, marks, space)
    claim = judged(other[0] + another.join(words) + other[1], source)
    assert claim.verdict is Verdict.SUPPORTED, (claim, source)
    assert all(source[span.start : span.end] == span.text for span in claim.evidence)
    assert claim.evidence


@given(SENTENCE, MARKS, SPACE, WORD, st.data())
def test_any_word_put_in_is_rejected(
    words: list[str], marks: tuple[str, str], space: str, word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words)))
    changed = [*words[:at], word, *words[at:]]
    assert judged(" ".join(changed), source_with(words, marks, space)).verdict is Verdict.REJECTED


@given(SENTENCE, MARKS, SPACE, st.data())
def test_any_word_taken_out_is_rejected(
    words: list[str], marks: tuple[str, str], space: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(words) - 2))
    changed = words[:at] + words[at + 1 :]
    assume(not stands_in(changed, words))
    assert judged(" ".join(changed), source_with(words, marks, space)).verdict is Verdict.REJECTED


@given(SENTENCE, MARKS, SPACE, WORD, st.data())
def test_any_word_exchanged_is_rejected(
    words: list[str], marks: tuple[str, str], space: str, word: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    assume(word != words[at])
    changed = [*words[:at], word, *words[at + 1 :]]
    assert judged(" ".join(changed), source_with(words, marks, space)).verdict is Verdict.REJECTED


@given(SENTENCE, MARKS, SPACE, st.data())
def test_any_two_words_that_change_places_are_rejected(
    words: list[str], marks: tuple[str, str], space: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 2))
    assume(words[at] != words[at + 1])
    changed = [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
    assert judged(" ".join(changed), source_with(words, marks, space)).verdict is Verdict.REJECTED


@given(SENTENCE, SENTENCE, MARKS, st.data())
def test_a_change_whose_result_is_quoted_elsewhere_is_supported(
    words: list[str], more: list[str], marks: tuple[str, str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words)))
    changed = [*words[:at], *more, *words[at:]]
    source = source_with(words, marks) + f"\n\nMr Haddad said: {marks[0]}{' '.join(changed)}.{marks[1]}\n"
    assert judged(" ".join(changed), source).verdict is Verdict.SUPPORTED


def stands_in(words: list[str], others: list[str]) -> bool:
    return any(others[at : at + len(words)] == words for at in range(len(others)))
