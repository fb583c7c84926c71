"""What a text says of somebody right beside the name, and whether that shows a person.

News puts a description beside a name: as a title before it ("chief executive Dana Okafor"), between commas on either
side ("the finance officer, Ruth Calloway, …", "Marta Lind, 58, who runs a bakery") or with "of" behind it (AP
Stylebook, "titles"; Huddleston and Pullum 2002, chapter 15, on apposition).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

_REACH = 160  # characters of a description on either side of a name
_BESIDE = 24  # characters: one word
_LONGEST_ASIDE = 10  # words between a mark and the comma before a name
_LONGEST_TITLE = 4  # words of a title right before a name
_FIRST = 6  # words of a description among which its noun for people is
_BOUNDARIES = '.,;:!?\n()“”"«»—–'
_BEFORE = re.compile(rf"(?:^|[{_BOUNDARIES}])([^{_BOUNDARIES}]*)(, |)\Z")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _after(lexicon: SpeechLexicon) -> re.Pattern[str]:
    """A description behind a name: behind a comma (and an age), or with a word that tells of whom or where."""
    leads = "|".join(sorted(lexicon.personal | lexicon.places))
    ends = _BOUNDARIES.replace(".", "")
    return re.compile(rf"(?P<comma>(?:, [0-9]{{1,3}})?, )?(?(comma)|[ \xa0](?=(?:{leads})\b))([^{ends}]*)")


@cache
def _personal(lexicon: SpeechLexicon) -> re.Pattern[str]:
    """What stands behind people's names alone: "who", an age."""
    relative = "|".join(sorted(lexicon.personal)) or "(?!)"
    return re.compile(rf",? (?:{relative})\b|, [0-9]{{1,3}}[,.]")


def descriptions(name: Name, reading: Reading) -> Iterator[tuple[int, int]]:
    """Where the descriptions right before and behind a mention stand, as offsets."""
    text, speech = reading.text, lexicon(reading.language)
    sentence = reading.sentences[reading.sentence_at(name.start)]
    start = max(sentence.start, name.start - _REACH)
    if before := _BEFORE.search(text[start : name.start]):
        words = list(_WORD.finditer(before[1]))
        first = 0 if before[2] else _title(words, speech)
        if words[first:] and len(words) <= (_LONGEST_ASIDE if before[2] else len(words)):
            yield start + before.start(1) + words[first].start(), start + before.end(1)
    after = _after(speech).match(text, name.end, min(sentence.end, name.end + _REACH))
    if after and (not after["comma"] or _is_apposition(after[2], speech)):
        yield after.span(2)


def _is_apposition(text: str, lexicon: SpeechLexicon) -> bool:
    """Whether words behind a name and a comma say who that is, and do not go on with what happened."""
    words = _WORD.findall(text.lower())[:_FIRST]
    if not words or words[0] in lexicon.determiners or words[0] in lexicon.pronouns_relative:
        return bool(words)
    return any(map(lexicon.is_role, words))


def _title(words: list[re.Match[str]], lexicon: SpeechLexicon) -> int:
    """Where the words right before a name begin that can be its title: no capitals and no words of grammar."""
    first = len(words)
    while first and len(words) - first < _LONGEST_TITLE:
        word = words[first - 1].group()
        if word in lexicon.grammar or not word.islower():
            break
        first -= 1
    return first


def is_shown_as_person(name: Name, reading: Reading) -> bool:
    """Whether what stands beside a name is said of people: "said Lee", "Lee, 58", "Lee, who", "its chairman, Lee"."""
    text, words = reading.text, lexicon(reading.language)
    if _personal(words).match(text, name.end):
        return True
    before = _WORD.findall(text[max(0, name.start - _BESIDE) : name.start].lower())[-1:]
    after = _WORD.findall(text[name.end : name.end + _BESIDE].lower())[:1]
    for word in before + after:
        if word in words.cues:
            return True
    if before and (before[0] in words.titles or words.is_role(before[0])):
        return True
    if not (text.startswith(", ", name.end) or text.endswith(", ", 0, name.start)):
        return False
    asides = (text[start:end].lower() for start, end in descriptions(name, reading) if "," in text[start - 2 : end + 1])
    return any(words.is_role(word) for aside in asides for word in _WORD.findall(aside)[:_FIRST])
