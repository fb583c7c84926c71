"""How often a quotation is judged wrongly, beside two peers on the same cases in one run, and how long it takes.

    pip install -r benchmarks/requirements.txt
    python benchmarks/quotations.py [--labelled DIR] [--json FILE]

The cases are made of this project's own examples: each quotation as it stands and as editors may set it (straight
apostrophes and other spaces, an ellipsis), and then made false in one way at a time. Which quotations there are is
what this project finds. ``--labelled`` adds articles whose quotations people have marked: files ``*.jsonl.gz`` with
an object a line, ``source`` and ``quotes`` (``text``, ``speaker``).

gtrex verifies with its default policy, one verifier for each article; LangExtract's aligner is given each quotation as
an extraction, and accepts what it finds a place for (both as their documentation says). Neither looks at marks or
speakers. A peer that is not installed is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer import find_quotations, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import Quotation

EXAMPLES = Path(__file__).parents[1] / "examples"
FEWEST = 6  # words: a shorter quotation is too easily another true one when it is changed
PIECE = 8  # words on either side of an ellipsis, as many as gtrex wants by default
LARGEST = 200  # quotations in one summary
SEED = 11
OTHER_SIGNS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "\u2013"})
MARKS = frozenset("\u201c\u201d\u2018\u00ab\u00bb\u201e\"'`>")


@dataclass(frozen=True)
class Case:
    """One claimed quotation; ``kind`` says how it was made, ``true`` whether the article bears it out."""

    kind: str
    true: bool
    text: str
    speaker: str | None = None


Judge = Callable[[str, Sequence[Case]], list[str]]
"""Takes an article and claims; returns "supported", "unclear" or "rejected" for each."""


@dataclass(frozen=True)
class Quoted:
    """A quotation of an article, and who says it if that is known."""

    text: str
    speaker: str | None


# ---- the cases ------------------------------------------------------------------------------------------------


def cases_of(source: str, quotes: list[Quoted], rng: random.Random) -> Iterator[Case]:
    """Every case that one article gives."""
    vocabulary = sorted({word for quote in quotes for word in quote.text.split() if word.isalpha()})
    flat = " ".join(source.split())
    for quote in quotes:
        words = quote.text.split()
        yield Case("as it stands", true=True, text=quote.text)
        yield Case("in other signs", true=True, text="  ".join(words).translate(OTHER_SIGNS))
        if len(words) > 2 * PIECE:
            yield Case("with an ellipsis", true=True, text=" ".join([*words[:PIECE], "[…]", *words[-PIECE:]]))
        for kind, changed in changes(words, vocabulary, rng):
            if " ".join(changed) not in flat:
                yield Case(kind, true=False, text=" ".join(changed))
    yield from stitched(quotes, rng)
    yield from attributed(quotes, rng)
    yield from narrated(source, rng)


def changes(words: list[str], vocabulary: list[str], rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """The quotation with one word left out, put in, exchanged, denied, or moved."""
    at = rng.randrange(1, len(words) - 2)
    yield "a word left out", words[:at] + words[at + 1 :]
    yield "a word put in", [*words[:at], rng.choice(vocabulary), *words[at:]]
    yield "a word exchanged", [*words[:at], rng.choice(vocabulary), *words[at + 1 :]]
    yield "“not” put in", [*words[:at], "not", *words[at:]]
    yield "two words changed about", [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def stitched(quotes: list[Quoted], rng: random.Random) -> Iterator[Case]:
    """One quotation of the words of two speakers."""
    pairs = [(a, b) for a in quotes for b in quotes if a.speaker and b.speaker and differ(a.speaker, b.speaker)]
    for one, other in rng.sample(pairs, min(3, len(pairs))):
        yield Case("two speakers made one", true=False, text=f"{one.text} … {other.text}")


def attributed(quotes: list[Quoted], rng: random.Random) -> Iterator[Case]:
    """Each quotation with its speaker, and with another of the article."""
    for quote in quotes:
        others = sorted({other.speaker for other in quotes if other.speaker and quote.speaker})
        others = [speaker for speaker in others if differ(speaker, quote.speaker or "")]
        if quote.speaker:
            yield Case("with its speaker", true=True, text=quote.text, speaker=quote.speaker)
        if others:
            yield Case("with another's name", true=False, text=quote.text, speaker=rng.choice(others))


def narrated(source: str, rng: random.Random) -> Iterator[Case]:
    """Sentences of the article that stand in paragraphs without any mark."""
    paragraphs = [line for line in source.split("\n") if not MARKS.intersection(line)]
    sentences = [part.strip() for line in paragraphs for part in line.split(". ") if len(part.split()) >= FEWEST]
    for sentence in rng.sample(sentences, min(3, len(sentences))):
        yield Case("narration", true=False, text=sentence)


def differ(one: str, other: str) -> bool:
    """Whether two speakers share no word, so that they are plainly two."""
    return not {word.strip(",.").lower() for word in one.split()} & {word.strip(",.").lower() for word in other.split()}


# ---- the articles ---------------------------------------------------------------------------------------------


def examples() -> Iterator[tuple[str, list[Quoted]]]:
    """The project's own articles; a speaker counts where the text leaves no doubt."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        spoken = [quotation for quotation in find_quotations(source) if is_speech(quotation)]
        yield source, [Quoted(quotation.text, quotation.speaker if quotation.certain else None) for quotation in spoken]


def is_speech(quotation: Quotation) -> bool:
    return quotation.spoken and quotation.parent is None and len(quotation.text.split()) >= FEWEST


def labelled(folder: Path) -> Iterator[tuple[str, list[Quoted]]]:
    """Articles in which people have marked the quotations."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                quotes = [quote for quote in row.get("quotes", ()) if len(quote["text"].split()) >= FEWEST]
                named = [Quoted(quote["text"], quote.get("speaker") or None) for quote in quotes]
                yield (
                    row["source"],
                    [Quoted(q.text, q.speaker if q.speaker and " " in q.speaker else None) for q in named],
                )


# ---- the checkers ---------------------------------------------------------------------------------------------


def by_summarizer(source: str, cases: Sequence[Case]) -> list[str]:
    """The verdicts of this project: for each quotation the worse of what is said of the words and of the speaker."""
    order = ("supported", "unclear", "rejected")
    if len(cases) > LARGEST:
        return by_summarizer(source, cases[:LARGEST]) + by_summarizer(source, cases[LARGEST:])
    verdicts = ["supported"] * len(cases)
    quotes = [{"text": case.text, "speaker": case.speaker} for case in cases]
    for claim in verify({"quotes": quotes}, source).claims:
        at = int(claim.path.split("/")[2])
        verdicts[at] = max(verdicts[at], str(claim.verdict), key=order.index)
    return verdicts


def by_gtrex(source: str, cases: Sequence[Case]) -> list[str]:
    """gtrex: "Reuse one verifier per document"; ``grounded`` is its verdict."""
    from gtrex import Policy, Verifier

    verifier = Verifier(source, Policy())
    return ["supported" if verifier.verify(case.text).grounded else "rejected" for case in cases]


def by_langextract(source: str, cases: Sequence[Case]) -> list[str]:
    """LangExtract's aligner: what has no ``char_interval`` is not grounded.

    One call for each: of extractions given together it takes the order to be that of the text.
    """
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    aligned = [WordAligner().align_extractions([[Extraction("quotation", case.text)]], source) for case in cases]
    return ["supported" if groups[0][0].char_interval is not None else "rejected" for groups in aligned]


CHECKERS: dict[str, Judge] = {
    "summarizer": by_summarizer,
    "gtrex": by_gtrex,
    "LangExtract's aligner": by_langextract,
}
KNOWS_SPEAKERS = {"summarizer"}


def installed() -> dict[str, Judge]:
    """The checkers that are there, each warmed up."""
    found = {}
    for name, judge in CHECKERS.items():
        try:
            judge("An article of no words.", [Case("warm", true=False, text="No such words are in it")])
        except ImportError:
            continue
        found[name] = judge
    return found


# ---- the run --------------------------------------------------------------------------------------------------


def run(articles: list[tuple[str, list[Quoted]]]) -> dict[str, Any]:
    """For each kind of case how many there are and how many each checker gets wrong, and its time for each case."""
    rng = random.Random(SEED)  # noqa: S311 - for cases, not for secrets
    checkers = installed()
    wrong: dict[str, dict[str, list[int]]] = defaultdict(lambda: {name: [0, 0] for name in checkers})
    total: dict[str, int] = defaultdict(int)
    seconds = dict.fromkeys(checkers, 0.0)
    asked = dict.fromkeys(checkers, 0)
    for source, quotes in articles:
        cases = list(cases_of(source, quotes, rng))
        for case in cases:
            total[label(case)] += 1
        for name, judge in checkers.items():
            mine = [case for case in cases if case.speaker is None or name in KNOWS_SPEAKERS]
            began = time.process_time()
            verdicts = judge(source, mine)
            seconds[name] += time.process_time() - began
            asked[name] += len(mine)
            for case, verdict in zip(mine, verdicts, strict=True):
                wrong[label(case)][name][0] += verdict == ("rejected" if case.true else "supported")
                wrong[label(case)][name][1] += verdict == "unclear"
    return {
        "cases": {kind: {"of": total[kind], **{n: tuple(hits) for n, hits in wrong[kind].items()}} for kind in total},
        "milliseconds": {name: round(1_000 * seconds[name] / max(1, asked[name]), 2) for name in checkers},
    }


def label(case: Case) -> str:
    return f"{'true' if case.true else 'false'}: {case.kind}"


def table(result: dict[str, Any]) -> str:
    """The result as Markdown: wrong verdicts, with those left to a person behind a plus."""
    names = list(result["milliseconds"])
    lines = ["| the quotation | cases | " + " | ".join(names) + " |", "| --- " * (len(names) + 2) + "|"]
    for kind, row in sorted(result["cases"].items(), reverse=True):
        shown = [cell(name, row[name], speakers="name" in kind or "speaker" in kind.split()) for name in names]
        lines.append(f"| {kind} | {row['of']} | " + " | ".join(shown) + " |")
    lines.append("| milliseconds for each | | " + " | ".join(str(ms) for ms in result["milliseconds"].values()) + " |")
    return "\n".join(lines)


def cell(name: str, hits: tuple[int, int], *, speakers: bool) -> str:
    if speakers and name not in KNOWS_SPEAKERS:
        return "not asked"
    wrong, unclear = hits
    return f"{wrong} + {unclear}" if unclear else str(wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, help="a folder of articles with marked quotations")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--limit", type=int, help="only so many of the labelled articles")
    given = parser.parse_args()
    results = {"examples": run(list(examples()))}
    if given.labelled:
        results["labelled articles"] = run(list(islice(labelled(given.labelled), given.limit)))
    for name, result in results.items():
        print(f"{name}: wrong verdicts (+ left to a person)\n\n{table(result)}\n")
    if given.json:
        given.json.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
