"""Two happenings of a sentence, linked in time where the article links nothing: "moved in May after the protests".

TimeML calls such words signals of a link (Pustejovsky et al. 2003), and FRANK (Pagnoni et al. 2021) counts links that
the article does not make among the errors of discourse: both halves may be there, and still not one after the other.
Any word of time in the number's place counts as a link, since who retells chooses another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.reading.words import grammar_of

if TYPE_CHECKING:
    from summarizer.reading.context import Context
    from summarizer.verifying.binding import Subject

SEVERAL = 2  # words that tell of a happening; "after May" only dates one


def linked(subject: Subject, given: Context) -> list[str]:
    """The word that links the number to another happening, where the article's sentences there link none.

    A sentence that opens with it ("After the protests, …") goes on telling, and need not find it there.
    """
    words, language = subject.context.reading.words, subject.context.reading.language
    (first, last), (left, right) = subject.context.bounds, subject.context.place
    dating = grammar_of(language, "dating")
    if dating.isdisjoint(words.lowered[first + 1 : last]):
        return []
    if not grammar_of(language, "temporal").isdisjoint(given.around):
        return []
    for at in range(first + 1, last):
        if words.lowered[at] in dating and not left <= at < right and not _only_dates(subject, at):
            beyond = words.stems[first:at] if at < left else words.stems[at + 1 : last]
            if sum(map(bool, beyond)) >= SEVERAL:
                return [words.lowered[at]]
    return []


def _only_dates(subject: Subject, at: int) -> bool:
    """Whether nothing but a date stands behind the link: "since 1994"."""
    left = subject.context.place[0]
    return at < left and subject.quantity.date is not None and not any(subject.context.reading.words.stems[at:left])
