"""Whether two ways of naming somebody mean one person or body."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarizer.reading.frozen import dataclass
from summarizer.reading.name import NameKind, without_place
from summarizer.reading.speech import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.name import Name
    from summarizer.reading.quotation import Quotation
    from summarizer.reading.reading import Reading
    from summarizer.reading.span import Span
    from summarizer.reading.speech import SpeechLexicon

_WORD = re.compile(r"[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*")
_POSSESSIVE_END = re.compile(r"[’']s?$")
_POSSESSIVE = re.compile(r"[’']")
_BARE = 3  # words: a name and nothing else
_NEARBY = 120  # characters: a title before a name
_LONGEST_TITLE = 4  # words, or the letters that stand for them
_AFTER = re.compile(r"(?:,[^,.;\n“”\"]{1,120}){1,2}(?=[,.])")


class Likeness(Enum):
    """Whether two ways of naming somebody mean one person or body."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody as a summary names them: the words of the name, or of the description if there is no name."""

    text: str
    name: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_description(self) -> bool:
        return not self.name


def identify(speaker: Reading) -> Identity:
    """Who is meant by ``speaker``: the last name before any aside ("Italy's leader Matteo Salvini, 43")."""
    words = lexicon(speaker.language)
    text = _POSSESSIVE_END.sub("", speaker.text.strip(" ,.;:\t\n"))
    aside = _aside(words).search(speaker.text)
    end = aside.start() if aside and aside.start() else len(speaker.text)
    content = tuple(_content(text, words))
    bare = _bare_name(text, words)
    if bare and not any(word in kind for kind in (words.bodies, words.people, words.openers) for word in content):
        return Identity(text, bare, content)
    name = _main([name for name in speaker.names if name.start < end], speaker.text, words)
    if name is None and aside:
        # "The editor, Tim Grieve": a description, then the name between commas.
        name = next((name for name in speaker.names if name.start - aside.end() in (0, 1) and " " in name.text), None)
    return Identity(text, _words_of(name.text) if name else (), content)


def _content(text: str, words: SpeechLexicon) -> Iterator[str]:
    """The words without articles and prepositions; a capital before a surname makes a given name ("Per Dahl")."""
    written = _WORD.findall(text)
    for word, following in zip_longest(written, written[1:], fillvalue=""):
        low = word.lower().replace("’", "'")
        given = word[0].isupper() and following[:1].isupper()
        if low not in words.determiners and (low not in words.prepositions or given):
            yield low


def _bare_name(text: str, words: SpeechLexicon) -> tuple[str, ...]:
    """The words of a text that is nothing but a name with a title before it; none for any other text."""
    bare = text.split()
    while len(bare) > 1 and (bare[0].lower() in words.titles or bare[0].lower() in words.determiners):
        bare = bare[1:]
    if not 0 < len(bare) <= _BARE or not all(word[0].isupper() for word in bare):
        return ()
    if any(word.lower() in words.titles for word in bare[1:]) or any("’s" in word or "'s" in word for word in bare):
        return ()
    return _words_of(" ".join(bare))


@cache
def _aside(words: SpeechLexicon) -> re.Pattern[str]:
    """What ends the name of a phrase: a mark, or a word that only says more about it."""
    return re.compile("|".join([r"\s*[,(]", *(f" {re.escape(phrase)} " for phrase in sorted(words.asides))]))


@cache
def _attached(words: SpeechLexicon) -> re.Pattern[str]:
    """A preposition at the end of what stands before a name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words.attaching))})\s+$", re.IGNORECASE)


def _main(names: list[Name], text: str, words: SpeechLexicon) -> Name | None:
    """The name that the phrase is about: a possessor or what follows "of" only says more about it."""
    own = [name for name in names if not _POSSESSIVE.match(text, name.end)]
    heads = [name for name in own if not _attached(words).search(text[: name.start])]
    if not heads:
        return None
    last = heads[-1]
    tail = text[last.end :].lstrip()
    said_more = tail.partition(" ")[0] in words.attaching | words.asides
    if tail[:1].islower() and not said_more:
        return None  # "Trump campaign": a description
    return last


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(" ".join(_WORD.findall(text)).lower().replace("’", "'").split())


def names_somebody(identity: Identity, language: str) -> bool:
    """Whether there is a name or a description, not only a pronoun or an article ("some", "another")."""
    return not set(identity.words) <= lexicon(language).pronouns


def is_mentioned(identity: Identity, source: Reading) -> bool:
    """Whether the source has the name's last word, or any word of the description."""
    known = source.wording.known
    if identity.name:
        last = [part for part in re.split(r"[-']", identity.name[-1]) if part]
        return all(part in known for part in last) or any(name.canonical == identity.text for name in source.names)
    return not identity.words or any(part in known for word in identity.words for part in re.split(r"[-']", word))


def compare(identity: Identity, quotation: Quotation, source: Reading) -> Likeness:
    """Whether ``identity`` is the speaker of ``quotation``: the person whom the attribution stands for."""
    if quotation.speaker is None or not identity.words:
        return Likeness.OTHER
    speaker = _words_of(quotation.speaker)
    told = _words_of(quotation.speaker_span.text) if quotation.speaker_span else ()
    if identity.name and is_shared(quotation.speaker_span, source):
        if set(identity.name) <= set(told):
            return Likeness.SAME
        return Likeness.UNSURE if agree(identity.name, told) else Likeness.OTHER
    given = _words_of(identity.text)
    if given == speaker[-len(given) :] or _begins_with(identity.text, quotation):
        return Likeness.SAME
    if not identity.name:
        return Likeness.SAME if _is_described(identity, quotation.speaker, source) else Likeness.OTHER
    return _compare_names(identity, quotation.speaker, told, source)


def _compare_names(identity: Identity, speaker: str, told: tuple[str, ...], source: Reading) -> Likeness:
    """Whether the name is the speaker's, whom the attribution calls ``told``.

    A surname alone says no more than the full name that it stands for; a second name for the person does.
    """
    full = _words_of(speaker)
    letters = _letters(identity)
    if letters and identity.name[-1] == full[-1]:
        return Likeness.SAME if letters in _initials(speaker, source) else Likeness.UNSURE
    if (
        agree(identity.name, full)
        or agree(identity.name, _without_place(speaker))
        or (not set(told) <= set(full) and agree(identity.name, told))
    ):
        return Likeness.SAME
    return _despite_given_name(identity, speaker, told, source)


def _without_place(speaker: str) -> tuple[str, ...]:
    """The words of "Anton Reuss" in "Anton Reuss of Calbach"; a name of one word before "of" is part of the whole."""
    person = _words_of(without_place(speaker))
    return person if len(person) > 1 else ()


def is_shared(mention: Span | None, source: Reading) -> bool:
    """Whether the mention is a surname that several people of the source have, any of whom may be meant."""
    if mention is None:
        return False
    at = bisect_left(source.names, mention.start, key=lambda name: name.start)
    return at < len(source.names) and source.names[at].start == mention.start and source.names[at].ambiguous


def _letters(identity: Identity) -> str:
    """The capitals that stand before a surname alone, "DI" in "DI Hale", in lower case; "" if there are none.

    They are initials of given names ("JD Vance") or of a title (AP Stylebook, "titles"; Guardian style guide,
    "police ranks"); which title, only the source can tell.
    """
    first, *rest = identity.name
    if len(rest) != 1 or not 1 < len(first) <= _LONGEST_TITLE:
        return ""
    return first if first.upper() in _WORD.findall(identity.text) else ""


def _initials(speaker: str, source: Reading) -> set[str]:
    """The initials of the speaker's given names, and of the titles that the source gives right beside the name."""
    found = {"".join(word[0] for word in _words_of(speaker)[:-1])}
    for name in _mentions_of(speaker, source):
        before = _words_of(source.text[max(0, name.start - _NEARBY) : name.start])[-_LONGEST_TITLE:]
        found.update("".join(word[0] for word in before[at:]) for at in range(len(before)))
        aside = _AFTER.match(source.text, name.end)
        words = _words_of(aside.group()) if aside else ()
        letters = "".join(word[0] for word in words)
        found.update(letters[at : at + size] for at in range(len(letters)) for size in range(2, _LONGEST_TITLE + 1))
    return found


def _mentions_of(speaker: str, source: Reading) -> list[Name]:
    return [name for name in source.names if name.canonical == speaker and name.kind is not NameKind.PLACE]


def _despite_given_name(identity: Identity, speaker: str, told: tuple[str, ...], source: Reading) -> Likeness:
    """What to make of the speaker's surname with other words before it.

    They are the title that the source gives, in full or cut short ("Det Insp"). A given name that the source has
    nowhere may be another form of the one it has ("Bill"), where the attribution is by the surname alone.
    """
    *before, surname = identity.name
    if surname != _words_of(speaker)[-1]:
        return Likeness.OTHER
    for name in _mentions_of(speaker, source):
        title = _words_of(source.text[max(0, name.start - _NEARBY) : name.start])[-len(before) :]
        if len(title) == len(before) and all(map(str.startswith, title, before)):
            return Likeness.SAME
    unknown = not any(word in source.wording.known for word in before)
    return Likeness.UNSURE if unknown and len(told) == 1 else Likeness.OTHER


def _begins_with(text: str, quotation: Quotation) -> bool:
    """Whether the text is the source's own phrase for the speaker, with more behind it, and no possessive."""
    told = quotation.speaker_span.text if quotation.speaker_span else ""
    for phrase in (quotation.speaker or "", told):
        rest = text[len(phrase) :]
        longer = rest[:1].isalnum() or rest[:1] in ("’", "'", "-") or rest.lstrip()[:1].isupper()
        if phrase and text.lower().startswith(phrase.lower()) and not longer:
            return True
    return False


def is_body(identity: Identity, source: Reading) -> bool:
    """Whether a description is of an organisation or a document, not of a person."""
    words = lexicon(source.language)
    given = set(identity.words)
    return identity.is_description and bool(given & words.bodies) and not given & words.people


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the same surname, and given names that do not contradict."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) or short == long
    if short[-1] != long[-1]:
        return set(short) <= set(long)
    if long[-len(short) :] == short:
        return True
    return short[0] == long[0] or (1 in (len(short[0]), len(long[0])) and short[0][0] == long[0][0])


def _is_described(identity: Identity, speaker: str, source: Reading) -> bool:
    """Whether the source has all words of the description right before the speaker's name, or in an aside after."""
    words = lexicon(source.language)
    wanted = set(identity.words)
    is_role = bool(wanted & (words.people | words.titles))
    for name in _mentions_of(speaker, source):
        before = _words_of(source.text[max(0, name.start - _NEARBY) : name.start])[-len(wanted) - 1 :]
        aside = _AFTER.match(source.text, name.end)
        if (is_role and wanted <= set(before)) or (aside is not None and wanted <= set(_words_of(aside.group()))):
            return True
    return False
