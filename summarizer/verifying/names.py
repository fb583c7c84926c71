"""Names in a summary that the article does not have.

A name is in the article if its words are, in any form of the same name: a surname alone, the people for the
country, initials for the words. What is left is a name from elsewhere, or a given name that the article does not
give: for a person to look at, or rejected, as the newsroom's policy says. Capitals that prove nothing (the first
word of a sentence, a headline in capitals) are passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.reading.designations import find_designations
from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.name import NameKind
from summarizer.reading.related import has_list, is_common
from summarizer.reading.span import Span
from summarizer.reading.variants import relatives, roots
from summarizer.reading.words import grammar_of, stems_in
from summarizer.schema import Claim, ClaimKind, Code, Verdict
from summarizer.verifying.bodies import judge_body, judge_place
from summarizer.verifying.finding import Finding, supported
from summarizer.verifying.parts import Role
from summarizer.verifying.persons import judge_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.name import Name
    from summarizer.reading.reading import Reading
    from summarizer.verifying.parts import Part
    from summarizer.verifying.policy import Policy

_PART = re.compile(r"[^\W_]+")
_SHORTEST = 2  # letters; one alone is an initial
_LONG = 4  # letters: shorter words are in lower case in a headline in capitals too
_MOSTLY = 0.7  # of the principal words of a headline in capitals


def check_names(part: Part, source: Reading, policy: Policy) -> Iterator[Claim]:
    """One claim for each name in prose, or in the who and where of an event, outside quotation marks."""
    if part.role not in (Role.PROSE, Role.WHO, Role.PLACE):
        return
    capitals = part.role is Role.PROSE and _in_capitals(part.reading)
    judged: set[int] = set()
    for name in part.reading.names:
        if len(name.text) < _SHORTEST or part.reading.is_quoted(name.start) or _has_a_figure(name, part.reading):
            continue
        evidence = find_name(name, part.reading, source)
        if evidence is not None and _is_word(name, evidence, source):
            judged.add(name.start)
            continue  # "Homes in Eastport": a word that the article has, but not as a name
        if evidence is not None:
            misbound = None if capitals else _judge_told(name, part, evidence, source)
            finding = misbound or supported("The article has this name.", evidence)
        elif part.role is not Role.PROSE or (not capitals and _is_proven(name, source)):
            message = f"The article does not mention {name.text}."
            finding = Finding(Verdict(policy.absent_names), Code.NAME_ABSENT, message)
        else:
            continue
        judged.add(name.start)
        yield finding.claim(ClaimKind.NAME, part, name.start, name.end)
    if part.role is Role.PROSE and not capitals:
        yield from _unheard_of(part, source, policy, judged)


def _judge_told(name: Name, part: Part, evidence: Span, source: Reading) -> Finding | None:
    """Unclear if the source, which has the name at ``evidence``, tells this of another; ``None`` if not."""
    if part.role is Role.PLACE:
        return judge_place(name, part, evidence, source)
    prose = part.reading
    if part.role is not Role.PROSE or prose.sentences[prose.sentence_at(name.start)].text in source.sentences_by_text:
        return None  # the article says just this
    return judge_person(name, prose, source) or judge_body(name, prose, source)


def _has_a_figure(name: Name, prose: Reading) -> bool:
    """Whether it is told by a number's own check: the "Q3" of "in Q3", the "Aug" of "Aug. 28", the "NOK" of "NOK 9"."""
    if any(map(str.isdigit, name.text)):
        return any(span.start <= name.start < span.end for span in find_designations(prose))
    told = prose.context_at(name.start)
    return told is not None and (told.quantity.date is not None or name.end <= told.quantity.end)


def _is_word(name: Name, evidence: Span, source: Reading) -> bool:
    """Whether a capital that opens a sentence stands on a word that the source has, but nowhere as a name."""
    if name.alone or " " in name.text:
        return False
    if evidence.text.islower():
        return True
    known = any(other.alone and name.text in other.text for other in source.names) or name.text in source.surnames
    return not known and (evidence.text != name.text or _is_ordinary(name.text, source))


def _is_ordinary(word: str, source: Reading) -> bool:
    stem = next(iter(stems_in(word, source.language)), "")
    return has_list(source.language) and is_common(stem, source.language)


def _is_proven(name: Name, source: Reading) -> bool:
    """Whether the capitals of a name that the source lacks show that it is one."""
    return name.alone or _has_unheard_surname(name, source) or _has_unheard_given_name(name, source)


def _has_unheard_surname(name: Name, source: Reading) -> bool:
    """Whether a name that opens a sentence has a second capital, "Council of Varn", on a word that the source lacks.

    That capital does prove a name.
    """
    words = [word for word in _PART.findall(name.text) if word[0].isupper()]
    return name.kind is not NameKind.PLACE and len(words) > 1 and words[1].lower() not in source.wording.known


def _has_unheard_given_name(name: Name, source: Reading) -> bool:
    """Whether a name that opens a sentence has before a surname of the source a word that is nowhere in it.

    Titles are cut off before, so that is a given name, or a description that the source does not have either.
    """
    first, *rest = name.text.split()
    if name.kind is not NameKind.PERSON or not rest or rest[-1] not in source.surnames:
        return False
    return not _is_ordinary(first, source) and first.lower() not in source.wording.known


def _unheard_of(part: Part, source: Reading, policy: Policy, judged: set[int]) -> Iterator[Claim]:
    """Words that open a sentence with a capital, are no common words, and are nowhere in the source: names, likely.

    The capital alone proves nothing there, so such a word is never supported as a name, only missed as one.
    """
    words, told = part.reading.words, set(source.words.stems)
    language = part.reading.language  # no names are "Almost 1.5 metres" and "Children under 18"
    known = lexicon_for(language).hedging | grammar_of(language, "persons")
    for sentence in part.reading.sentences:
        at = words.first_from(sentence.start)
        if at == len(words) or words.starts[at] != sentence.start or sentence.start in judged:
            continue
        stem, end = words.stems[at], words.ends[at]
        if len(stem) < _LONG or not part.text[sentence.start].isupper() or stem in told:
            continue
        if not is_common(stem, part.reading.language) and words.lowered[at] not in known:
            text = part.text[sentence.start : end]
            finding = Finding(Verdict(policy.absent_names), Code.NAME_ABSENT, f"The article does not mention {text}.")
            yield finding.claim(ClaimKind.NAME, part, sentence.start, end)


def _in_capitals(prose: Reading) -> bool:
    """Whether a line is printed in headline style: principal words capitalised, no full stop (AP, "headlines").

    The first word has its capital from standing first.
    """
    if prose.text.rstrip().endswith("."):
        return False
    words = prose.words
    principal = [
        prose.text[start].isupper()
        for start, low, stem in zip(words.starts[1:], words.lowered[1:], words.stems[1:], strict=True)
        if len(low) >= _LONG and (stem or prose.text[start].isupper())
    ]
    return len(principal) > 1 and sum(principal) > _MOSTLY * len(principal)


def find_name(name: Name, prose: Reading, source: Reading) -> Span | None:
    """Where the source has the name or a form of it; ``None`` if it lacks any of its words."""
    first, end = prose.wording.range_of(name)
    words = prose.wording.words[first:end]
    if not words:
        return None
    known = source.wording.known
    for first in source.wording.find(words):
        return source.wording.span(first, first + len(words) - 1)
    if name.kind is NameKind.PERSON and all(word in known for word in words):
        return _same_bearer(words, source)
    places = [_place_of(word, source) for word in words]
    if None not in places:
        return places[-1]
    return _by_initials(name.text, source)


def _same_bearer(words: tuple[str, ...], source: Reading) -> Span | None:
    """A name of the source that has all of these words: "Donald Trump" in "Donald J. Trump"."""
    wanted = set(words)
    for name in source.names:
        if wanted <= {part.lower() for part in _PART.findall(name.canonical)}:
            return _bare(name)
    return None


def _place_of(word: str, source: Reading) -> Span | None:
    """Where the source has the word, or one for the same country or people."""
    for form in (word, *sorted(relatives(word) - {word})):
        if form in source.wording.known:
            at = next(source.wording.find((form,)))
            return source.wording.span(at, at)
    wanted = roots(word)
    for name in source.names:
        if wanted & roots(name.text.lower()):
            return _bare(name)
    return None


def _by_initials(text: str, source: Reading) -> Span | None:
    """A name by its initials, as "NATO" for "North Atlantic Treaty Organization", or the reverse."""
    short = text.replace(".", "")
    initials = "".join(word[0] for word in text.split() if word[0].isupper())
    for name in source.names:
        other = name.text.replace(".", "")
        if (short.isupper() and short == "".join(word[0] for word in name.text.split() if word[0].isupper())) or (
            len(initials) > 1 and initials == other
        ):
            return _bare(name)
    return None


def _bare(name: Name) -> Span:
    return Span(name.start, name.end, name.text)
