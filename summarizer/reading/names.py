"""Where the names in a text are: of people, organisations and places.

English news capitalises names and little else (AP Stylebook, "capitalization"), so a name is a run of capitalised
words that is more than the start of a sentence. Who bears it is another matter (``bearers``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.reading.bearers import LONGEST_NAME, Bearers, Run
from summarizer.reading.capital_nouns import without_nouns
from summarizer.reading.name import name_words
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.reading.speech import SpeechLexicon

_UPPER = "[^\\W\\d_a-zß-öø-ÿ]"


@cache
def _runs(speech: SpeechLexicon) -> re.Pattern[str]:
    # One capitalised word: O’Brien, Lopez-Cantera, U.S., J., McCain, NATO; never a possessive "’s".
    words = name_words()
    dotted = "|".join(sorted(title.capitalize() for title in words.dotted_titles))
    word = rf"(?:(?:{dotted})\.|(?:{_UPPER}\.)+(?:{_UPPER}\b)?|{_UPPER}\w*(?:-\w+|['’](?!s\b)\w+)*)"
    # Where nouns have capitals, an article between two of them parts two phrases: "bat Vogt den Rat".
    barred = speech.determiners if speech.capital_nouns else frozenset[str]()
    particle = "|".join(particle for particle in words.particles if particle not in barred)
    # What stands before is looked at behind a capital alone, of which there are few.
    return re.compile(rf"(?={_UPPER})(?<![\w@#])(?<![0-9]-){word}(?:[ \xa0](?:(?:{particle})[ \xa0])?{word})*")


_SENTENCE_END = re.compile(r"[.?!\n]")
_TOKEN = re.compile(r"[^\s\xa0]+")
_LONGEST_WORD = 24  # letters, and the space behind it
_FULL = 2  # words: a given name and a surname
_SHORTEST = 3  # letters of a name that opens a sentence, or of a word with the full stop that ends one


def find_names(reading: Reading) -> tuple[Name, ...]:
    """Every mention of a name in text order, not overlapping."""
    words = lexicon(reading.language)
    starts = {sentence.start for sentence in reading.sentences}
    lowered = _Lowered(reading.text)
    runs = [
        run
        for match in _runs(words).finditer(reading.text)
        if match.group() not in words.mere_openers
        for run in _cut(match, words, lowered, opens=_opens(reading.text, match.start(), starts))
    ]
    runs = list(_without_affiliations(runs, reading.text, words))
    if words.capital_nouns:
        runs = without_nouns(runs, reading, words)
    known = Bearers([run for run in runs if not run.opens or len(run.words) > 1 or run.title])
    return tuple(
        known.name(reading.text, run, words)
        for run in runs
        if not run.opens or len(run.words) > 1 or run.title or _is_name(run, known, lowered, words)
    )


def _without_affiliations(runs: list[Run], text: str, words: SpeechLexicon) -> Iterator[Run]:
    """The runs, with a person's name apart from where the person belongs, and from a body of the person's.

    "Anil Mehta of Lakeside University" is no "Royal College of Surgeons": before "of" stands a person if a title or a
    given name tells, or if the text goes on with the last word alone ("Mehta said"), which of a body takes an article
    ("the College"). In "the National Union of Viktor Hahn" one stands behind, if the text has "Mr Hahn".
    """
    belonging = name_words().belonging
    if all(belonging.isdisjoint(run.words) for run in runs):
        yield from runs
        return
    alone = {run.words[0] for run in runs if len(run.words) == 1 and not _is_determined(text, run, words)}
    titled = {run.words[-1] for run in runs if run.title}
    given, bodies = words.male_names | words.female_names, name_words().bodies
    for run in runs:
        at = next((at for at, word in enumerate(run.words) if word in belonging), 0)
        body = not bodies.isdisjoint(map(str.lower, run.words[:at]))
        told = at > 1 and (run.title is not None or run.words[0].lower() in given or run.words[at - 1] in alone)
        owned = body and run.words[-1] in titled and len(run.words) - at > _FULL
        if not owned and (body or not told):
            yield run
            continue
        yield Run(run.start, run.words[:at], run.offsets[:at], run.opens, run.title)
        place = next(i for i in range(at, len(run.words)) if not run.words[i].islower())
        yield Run(run.offsets[place], run.words[place:], run.offsets[place:], opens=False)


def _is_determined(text: str, run: Run, words: SpeechLexicon) -> bool:
    """Whether an article stands before a run: "the College"."""
    before = text[max(0, run.start - _LONGEST_WORD) : run.start].split()
    return bool(before) and before[-1].lower() in words.determiners


class _Lowered:
    """Whether a word stands somewhere in the text in lower case; asked only for words that open sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if word not in self._text:  # as most that open a sentence
            return False
        if self._words is None:
            self._words = frozenset(re.findall(r"\b[a-zß-öø-ÿ][\w-]*", self._text))
        return word in self._words


def _opens(text: str, start: int, starts: set[int]) -> bool:
    """Whether a word at ``start`` has its capital from standing first: in a sentence, a quotation, after a colon."""
    if start in starts or start == 0:
        return True
    before = text[start - 1]
    if before in "“\"‘'«„‹(—–\n:•*[>¿¡‚":
        return True
    if before in "»›":  # the mark that opens, where guillemets point inwards
        return start == 1 or text[start - 2].isspace()
    return before == " " and text[start - 2 : start - 1] in (":", "•", "—", "–", "*", "-", ">", "\n", "«")


def _is_name(run: Run, known: Bearers, lowered: _Lowered, words: SpeechLexicon) -> bool:
    """Whether one word that opens a sentence is a name: it is known as one, or is no ordinary word of the text."""
    word = run.words[0]
    if known.knows(word):
        return True
    low = word.lower()
    if words.is_title(low) or (words.capital_nouns and not word.isupper()):
        return False
    ordinary = (words.people, words.bodies, words.cues, words.weak_cues, words.cue_nouns, words.titles)
    if word.isupper() and len(word) > 1:
        return True
    if low in lowered or any(low in kind for kind in ordinary):
        return False
    return len(low) >= _SHORTEST and not low.endswith(words.common_endings)


def _cut(match: re.Match[str], words: SpeechLexicon, lowered: _Lowered, *, opens: bool) -> list[Run]:
    """A run of capitalised words without the ordinary word it opens with, parted at titles."""
    tokens, opens = _trimmed(match, words, opens=opens)
    if not tokens:
        return []
    if len(tokens) == 1 and words.is_title(tokens[0][0].lower()):
        return [Run(tokens[0][1], [tokens[0][0]], [tokens[0][1]], opens=True)]  # a surname, where the text has one such
    headline = len(tokens) > LONGEST_NAME and not any(words.is_title(word.lower()) for word, _ in tokens)
    parts: list[Run] = []
    current: list[tuple[str, int]] = []
    title: str | None = None
    for place, (word, at) in enumerate(tokens):
        low = word.lower()
        whole = len(tokens) - place > 1 and opens
        last = place == len(tokens) - 1
        if _parts(low, current, words, whole=whole) or (headline and _is_ordinary(low, words, lowered)):
            _keep(parts, current, title, words, opens=opens and not parts)
            current, title = [], None
        elif _is_title(low, words) and not (last and _is_surname(current, words)):
            _keep(parts, current, title, words, opens=opens and not parts)
            current, title = [], low
        else:
            current.append((word, at))
    _keep(parts, current, title, words, opens=opens and not parts)
    return parts


def _trimmed(match: re.Match[str], words: SpeechLexicon, *, opens: bool) -> tuple[list[tuple[str, int]], bool]:
    """The words of a run and where they stand, without what opens its sentence and is no name."""
    written, start = match.group(), match.start()
    if " " not in written and "\xa0" not in written:  # one word, as most
        tokens = [(written, start)]
    else:
        tokens = [(token.group(), start + token.start()) for token in _TOKEN.finditer(written)]
    if words.elisions:
        tokens, opens = _without_elision(tokens, words, opens=opens)
    given = bool(tokens) and _is_given(tokens[0][0], words) and not _is_asked(match)
    while tokens and not given and _leads(tokens[0][0], words):
        if not (opens or len(tokens) == 1 or tokens[0][0] in name_words().articles):
            break
        tokens, opens = tokens[1:], False
    if opens and len(tokens) > 1 and _is_inverted(tokens[0][0], words):
        tokens, opens = tokens[1:], False
    return tokens, opens


def _parts(low: str, current: Sequence[tuple[str, int]], words: SpeechLexicon, *, whole: bool) -> bool:
    """Whether a word inside a run is no part of a name: a date, or where a new sentence or phrase begins.

    ``whole``: a name that opens its sentence may begin with the word, as in "May Lee".
    """
    known = name_words()
    if low in known.calendar or (words.capital_nouns and low in words.calendar):
        named = bool(current) or (whole and (low in words.male_names or low in words.female_names))
        return not (named and low in known.month_or_name)
    if low not in words.openers:
        return False
    ended = bool(current) and current[-1][0].endswith(".")  # "Charles V. He"
    return ended or words.capital_nouns


def _is_title(low: str, words: SpeechLexicon) -> bool:
    return words.is_title(low) and low.rstrip(".") not in name_words().suffixes


def _without_elision(
    tokens: list[tuple[str, int]], words: SpeechLexicon, *, opens: bool
) -> tuple[list[tuple[str, int]], bool]:
    """A run without the article that is written together with its first word: "L’institutrice Nadia Ferrand"."""
    word, at = tokens[0]
    article, mark, rest = word.replace("’", "'").partition("'")
    if not mark or article.lower() not in words.elisions or (len(tokens) > 1 and not opens):
        return tokens, opens  # "Carlo D'Alema"
    if rest[:1].isupper():
        return [(rest, at + len(article) + 1), *tokens[1:]], False
    return tokens[1:], False


def _is_given(word: str, words: SpeechLexicon) -> bool:
    """Whether a word that opens sentences is a given name too: "Will", "May"."""
    low = word.lower()
    return low in words.openers and (low in words.male_names or low in words.female_names)


def _is_asked(match: re.Match[str]) -> bool:
    """Whether the sentence goes on to a question mark: "Will Britain join?"."""
    end = _SENTENCE_END.search(match.string, match.end())
    return end is not None and end.group() == "?"


def _is_inverted(word: str, words: SpeechLexicon) -> bool:
    """Whether a sentence opens with its verb: "Added Smith: …"."""
    low = word.lower()
    past = not words.past_endings or low.endswith(words.past_endings) or low in words.irregular_past
    return past and low in words.cues


def _is_surname(before: Sequence[tuple[str, int]], words: SpeechLexicon) -> bool:
    """Whether what stands before the last word of a run is a given name: "Martin Baron", "Stephen King"."""
    first = before[-1][0].lower() if before else ""
    return first in words.male_names or first in words.female_names


def _leads(word: str, words: SpeechLexicon) -> bool:
    """Whether a word opens sentences and is no part of the name after it."""
    low = word.lower().replace("’", "'")
    return low in words.openers or low.endswith(words.contracted_endings) or low in words.cue_phrases


def _is_ordinary(low: str, words: SpeechLexicon, lowered: _Lowered) -> bool:
    """Whether a word inside a headline in capitals is no part of a name."""
    return low in words.openers or low in words.cues or low in words.weak_cues or low in lowered


def _keep(
    parts: list[Run], tokens: list[tuple[str, int]], title: str | None, words: SpeechLexicon, *, opens: bool
) -> None:
    while tokens and tokens[-1][0][0].islower():
        tokens = tokens[:-1]
    while tokens and (tokens[0][0] == "&" or tokens[0][0] in name_words().belonging | words.genitives):
        tokens = tokens[1:]
    for at, (word, _) in enumerate(tokens[:-1]):
        if word in words.attaching and tokens[at + 1][0].lower() in words.portfolios:
            tokens = tokens[:at]
            break
    party = len(tokens) in (2, 3) and tokens[0][0].lower() in words.affiliations
    if party and tokens[-1][0].lower() not in name_words().bodies:
        tokens = tokens[1:]
    if not tokens:
        return
    word, at = tokens[-1]
    if (
        word.endswith(".")
        and len(word) >= _SHORTEST
        and "." not in word[:-1]
        and word.lower() not in name_words().suffixes
    ):
        tokens = [*tokens[:-1], (word[:-1], at)]
    parts.append(
        Run(tokens[0][1], [word for word, _ in tokens], [at for _, at in tokens], opens and title is None, title)
    )
