"""Every quantity of a text, with exact values: :func:`find_quantities`.

One pass finds the tokens that can have to do with a number; from each of them, in order, the readers of this
package are asked: is it part of a name, a date, a time, a range, a number with its unit? Each looks no further
than a bounded window, so that a text is read in time linear in its length.
"""

from __future__ import annotations

from decimal import Decimal

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.quantities.alone import alone
from summarizer.reading.quantities.days import days_at
from summarizer.reading.quantities.exclusions import excluded
from summarizer.reading.quantities.halves import HALF, Whole, whole_of
from summarizer.reading.quantities.measures import Measured, measured_at
from summarizer.reading.quantities.numeral import divided
from summarizer.reading.quantities.pairs import Pair, pair_from
from summarizer.reading.quantities.qualifiers import hedged_alike, qualifier_of
from summarizer.reading.quantities.scan import Scan
from summarizer.reading.quantities.times import Timed, named_at, time_at, time_of
from summarizer.reading.quantity import Dated, PartialDate, Qualifier, Quantity, QuantityKind
from summarizer.reading.span import Span
from summarizer.reading.tokens import tokenize
from summarizer.reading.years import year_at, years_at

__all__ = ["find_quantities"]


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """Every quantity of ``text`` in order, none overlapping another. ``language`` is a BCP 47 tag."""
    lexicon = lexicon_for(language)
    return _quantities(Scan(text, lexicon, *tokenize(text, lexicon)))


def _quantities(scan: Scan) -> list[Quantity]:
    tokens, index, done, last = scan.tokens, 0, 0, None
    found: list[Quantity] = []
    while index < len(tokens):
        token = tokens[index]
        if not token.begins or token.start < done or _idle(scan, index):
            index += 1
            continue
        bare = alone(scan, index)
        skip = excluded(scan, index) if bare is None else None
        if skip is not None:
            done = max(done, skip)
        else:
            for quantity in _read(scan, index) if bare is None else (bare,):
                if quantity.start >= done:
                    if quantity.ratio == HALF and (whole := whole_of(scan, quantity, last)):
                        quantity = _with_its_half(scan, whole, found)  # noqa: PLW2901
                    hedged = last is not None and last.qualifier_span is not None
                    last = hedged_alike(scan, last, quantity) if hedged else quantity
                    found.append(last)
                    done = quantity.end
        index += 1
    return found


def _with_its_half(scan: Scan, whole: Whole, found: list[Quantity]) -> Quantity:
    """One quantity for a whole and its half, in the place of the whole that was ``found``, if it was."""
    if whole.replaces:
        found.pop()
    span = Span.of(scan.text, whole.start, whole.end)
    return _quantity(scan, span, whole.value, whole.kind, (span,), unit=whole.unit)


def _idle(scan: Scan, index: int) -> bool:
    """Whether the token is a mere article, by far the most frequent of all: "a man"."""
    word = scan.tokens[index].word
    if word is None or "articles" not in word.marks:
        return False
    return not word.cardinal and not scan.follows(index + 1)


def _read(scan: Scan, index: int) -> list[Quantity]:
    """What begins at token ``index``: a time or a date before a number, because they hold numbers."""
    token = scan.tokens[index]
    if token.kind == "sign":
        return _numbers(scan, index)
    timed = time_at(scan, token.start) if token.kind == "digits" else named_at(scan, index)
    if timed:
        return [_timed(scan, timed)]
    days = days_at(scan, index)
    if days:
        return [_dated(scan, dated) for dated in days]
    years = years_at(scan, index) if token.kind == "digits" else None
    if years is None:
        return _numbers(scan, index)
    first, last, end = years
    return [_years(scan, (token.start, token.end + 1, end), first, last)]


def _numbers(scan: Scan, index: int) -> list[Quantity]:
    low = measured_at(scan, index)
    if low is None:
        return []
    pair = pair_from(scan, index, low)
    if pair:
        return _paired(scan, pair)
    hour = time_of(scan, low.numeral) if low.unit is None else None
    if hour:
        return [_timed(scan, hour)]
    bare = low.unit is None and low.numeral.scale == 1 and low.numeral.figures == scan.tokens[index].text
    year = year_at(scan, index) if bare else None
    return [_year(scan, low, year) if year else _single(scan, low)]


def _timed(scan: Scan, timed: Timed) -> Quantity:
    span = Span.of(scan.text, timed.start, timed.end)
    return _quantity(scan, span, Decimal(timed.value), QuantityKind.TIME, (span,))


def _dated(scan: Scan, dated: Dated) -> Quantity:
    return _quantity(
        scan,
        Span.of(scan.text, dated.start, dated.end),
        Decimal(dated.value),
        QuantityKind.DATE,
        (Span.of(scan.text, *dated.number),),
        date=dated.date,
    )


def _year(scan: Scan, low: Measured, year: int) -> Quantity:
    span = Span.of(scan.text, low.start, low.end)
    return _quantity(scan, span, Decimal(year), QuantityKind.DATE, (span,), date=PartialDate(year=year))


def _years(scan: Scan, places: tuple[int, int, int], first: int, last: int) -> Quantity:
    """Two years as one span; ``places`` is where the first begins, where the last does, and where that ends."""
    text, (start, second, end) = scan.text, places
    ends = Span.of(text, start, start + 4), Span.of(text, second, end)
    date = PartialDate(year=first)
    return _quantity(
        scan, Span.of(text, start, end), Decimal(first), QuantityKind.RANGE, ends, upper=Decimal(last), date=date
    )


def _tight(scan: Scan, measured: Measured) -> Span:
    return Span.of(scan.text, measured.numeral.start, measured.numeral.end)


def _single(scan: Scan, measured: Measured, *, score: bool = False) -> Quantity:
    span = Span.of(scan.text, measured.start, measured.end)
    return _quantity(
        scan,
        span,
        measured.value,
        measured.kind,
        (_tight(scan, measured),),
        unit=measured.unit,
        ratio=measured.numeral.ratio,
        score=score,
        rounded=measured.numeral.rounded,
    )


def _paired(scan: Scan, pair: Pair) -> list[Quantity]:
    years = _both_years(scan, pair)
    if not pair.joined:
        if years is not None:  # "from 1998 to 2003"
            return [_year(scan, pair.low, years[0]), _year(scan, pair.high, years[1])]
        return [_single(scan, pair.low, score=pair.score), _single(scan, pair.high, score=pair.score)]
    if years is not None:  # "between 1998 and 2003"
        return [_years(scan, (pair.low.start, pair.high.start, pair.high.end), *years)]
    span = Span.of(scan.text, pair.low.start, pair.high.end)
    if pair.rate:
        ratio = int(pair.low.value), int(pair.high.value)
        places = _tight(scan, pair.low), _tight(scan, pair.high)
        return [_quantity(scan, span, divided(*ratio), QuantityKind.CARDINAL, places, ratio=ratio)]
    return [
        _quantity(
            scan,
            span,
            pair.low.value,
            QuantityKind.RANGE,
            (_tight(scan, pair.low), _tight(scan, pair.high)),
            unit=pair.high.unit,
            upper=pair.high.value,
        )
    ]


def _both_years(scan: Scan, pair: Pair) -> tuple[int, int] | None:
    """The years that a pair of bare figures is, if both are."""
    found = []
    for end in (pair.low, pair.high):
        bare = end.unit is None and end.numeral.scale == 1 and end.numeral.figures.isdecimal()
        year = year_at(scan, end.numeral.after - 1) if bare and not pair.score else None
        if year is None:
            return None
        found.append(year)
    return (found[0], found[1]) if found[0] < found[1] else None


def _quantity(
    scan: Scan,
    span: Span,
    value: Decimal,
    kind: QuantityKind,
    ends: tuple[Span, ...],
    *,
    unit: str | None = None,
    upper: Decimal | None = None,
    date: PartialDate | None = None,
    ratio: tuple[int, int] | None = None,
    score: bool = False,
    rounded: bool = False,
) -> Quantity:
    qualifier, place = qualifier_of(scan, span.start, span.end, kind)
    if rounded and qualifier is Qualifier.EXACTLY:
        qualifier = Qualifier.ABOUT
    return Quantity(
        start=span.start,
        end=span.end,
        text=span.text,
        value=value,
        kind=kind,
        unit=unit,
        qualifier=qualifier,
        upper=upper,
        date=date,
        qualifier_span=place,
        ends=ends,
        ratio=ratio,
        score=score,
    )
