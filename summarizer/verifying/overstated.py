"""A right number in a statement that the article does not make around it.

Annotators of models' summaries find most of these: the number is the article's, and the sentence says more, or of
another (FRANK, Pagnoni et al. 2021, "predicate" and "entity errors"; FaithBench, Bao et al. 2024, "questionable").
None of the signs here is proof, since who retells chooses other words: all of them are for a person to look at, and
none is looked for in a headline, which says everything in other words, or in a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.quantity import QuantityKind
from summarizer.reading.signs import is_age
from summarizer.reading.words import grammar_of
from summarizer.schema import Code
from summarizer.verifying.ages import unknown_kind
from summarizer.verifying.finding import unclear
from summarizer.verifying.linked import linked
from summarizer.verifying.matching import is_telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.reading.context import Context
    from summarizer.reading.reading import Reading
    from summarizer.verifying.binding import Binding, Subject
    from summarizer.verifying.finding import Finding

NEAR = 5  # words beside a number that are said of it, as a rule
SEVERAL = 2  # such words; one alone is a synonym as often as not
MOST = 0.6  # share of the sentence's words that stand neither in the article's sentence nor in those beside it


def judge_statement(subject: Subject, binding: Binding, source: Reading) -> Finding | None:
    """What makes it doubtful that the article says of its number what the claim says; ``None`` if nothing does."""
    if subject.in_headline or subject.what:
        return None
    context, given = subject.context, binding.context
    text = subject.quantity.text
    nowhere = "but nowhere {words}: does it say this of {text}?"
    for words, message in (
        (unheard(subject, given, source), nowhere),
        (unknown_kind(subject, source), nowhere),
        (exclusive(context, given), "and does not say {words} of it."),
        (year_of_a_work(context, given), "in brackets behind a name: is that when it was?"),
        (linked(subject, given), "and links nothing there with {words}: was the one when the other was?"),
    ):
        if words:
            told = message.format(words=" or ".join(f"“{word}”" for word in words), text=text)
            return unclear(Code.NUMBER_MISBOUND, f"The article has “{given.quantity.text}”, {told}", *given.evidence)
    return None


def unheard(subject: Subject, given: Context, source: Reading) -> list[str]:
    """The words right beside a number that the article has nowhere, where it has little of the sentence around its own.

    Not of a number too long to be met by chance.
    """
    if is_telling(subject.quantity):
        return []
    words = subject.context.reading.words
    topics = source.topics
    linking = grammar_of(source.language, "linking")
    idle = linking | grammar_of(source.language, "persons") if is_age(subject.context) else linking
    beside = (at for at in _beside(subject.context) if words.lowered[at] not in idle)
    new = [at for at in beside if not topics.tells(words.stems[at])]
    several = len({words.stems[at] for at in new}) >= SEVERAL
    return [words.lowered[at] for at in new] if several and _is_about_another(subject, given, source) else []


def _is_about_another(subject: Subject, given: Context, source: Reading) -> bool:
    """Whether most of the words of the claim's sentence stand neither in the number's sentence nor in those beside."""
    said = subject.context.distances
    lacking = sum(not source.topics.tells_in(stem, given.at) for stem in said)
    return lacking >= MOST * len(said)


def exclusive(context: Context, given: Context) -> list[str]:
    """An "only" before the number, of something else than the number, that the article does not say there.

    A focusing modifier excludes what the plain statement leaves open (Huddleston and Pullum 2002, chapter 6, 7.3);
    right before a number it only finds it small.
    """
    words, language = context.reading.words, context.reading.language
    only, excluding, negator = (grammar_of(language, role) for role in ("exclusive", "excluding", "negator"))
    first, left = context.bounds[0], context.place[0]
    before = words.lowered[first:left]
    if only.isdisjoint(before) or not excluding.isdisjoint(given.around):
        return []
    numbers = {other.place[0] for other in context.beside}
    return [
        word
        for at, word in enumerate(before, first)
        if word in only and numbers.isdisjoint((at + 1, at + 2)) and negator.isdisjoint(words.lowered[at - 1 : at])
    ][:1]


def year_of_a_work(context: Context, given: Context) -> list[str]:
    """The year that the article has in brackets behind a name, where the claim tells when somebody did something.

    Such a year is that of publication (Chicago 14.15 and 15.9), and not of the deed that the sentence tells.
    """
    date = given.quantity.date
    if date is None or given.quantity.kind is not QuantityKind.DATE or date.month is not None or date.day is not None:
        return []
    named = given.place[0] and given.reading.text[given.reading.words.starts[given.place[0] - 1]].isupper()
    return [given.quantity.text] if named and _in_brackets(given) and not _in_brackets(context) else []


def _in_brackets(context: Context) -> bool:
    """Whether the number stands alone between round brackets."""
    text, quantity = context.reading.text, context.quantity
    return text[: quantity.start].rstrip()[-1:] == "(" and text[quantity.end : quantity.end + 2].lstrip()[:1] == ")"


def _beside(context: Context) -> Iterator[int]:
    """The words that stand no farther from the number, within its sentence, as indices.

    Neither function words nor words of other quantities.
    """
    stems, (first, last), (left, right) = context.reading.words.stems, context.bounds, context.place
    told = {at for other in context.beside for at in range(*other.place)}
    for at in (*range(max(first, left - NEAR), left), *range(right, min(last, right + NEAR))):
        if stems[at] and at not in told:
            yield at
