"""The peers beside this project on the adversarial set: one run, one table.

    pip install -e . -r benchmarks/requirements.txt
    python -m benchmarks.side_by_side [--json FILE] [--only NAME] [--every N] [--seconds N]

Every checker works in a process of its own, on the same claims: figures and quotations as strings, and, for those
that read prose, sentences. What is counted: false claims that it accepts, true ones that it rejects; the processor's
milliseconds for a full summary of an article of 1,000 words (``benchmarks/speed.py``) and of one 20 times as long;
the peak of its memory, interpreter and libraries included. A peer that is not installed is left out and said.

Each adapter below calls its peer as the peer's own documentation does, with its defaults. Corrections are welcome.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.speed import WORDS, article, strings_of, summary_of

SET = Path(__file__).parent / "adversarial"


class Article(NamedTuple):
    """What a checker is told of an article; peers take the text alone."""

    text: str
    language: str = "en"
    published: str | None = None


Check = Callable[[Article, Sequence[Any]], list[str]]
"""Takes an article and claims (strings; for this project, whole summaries); a verdict for each."""
ACCEPTED, UNCLEAR, REJECTED = "supported", "unclear", "rejected"


def verdicts(found: Sequence[bool]) -> list[str]:
    return [ACCEPTED if hit else REJECTED for hit in found]


# ---- the checkers ---------------------------------------------------------------------------------------------


def by_summarizer() -> Check:
    """The worst verdict of what a summary claims."""
    from summarizer import Document, verify

    worst = (ACCEPTED, UNCLEAR, REJECTED)

    def check(source: Article, claims: Sequence[Any]) -> list[str]:
        document = Document.from_text(source.text, language=source.language, published=source.published)
        reports = [verify(claim, document) for claim in claims]
        return [max((str(c.verdict) for c in report.claims), key=worst.index, default=ACCEPTED) for report in reports]

    return check


def by_langextract() -> Check:
    """LangExtract's aligner: an extraction without ``char_interval`` is not grounded.

    One call for each, as it takes the order of extractions given together to be that of the text.
    """
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        aligned = [WordAligner().align_extractions([[Extraction("claim", claim)]], source.text) for claim in claims]
        return verdicts([groups[0][0].char_interval is not None for groups in aligned])

    return check


def timed_langextract() -> Check:
    """All the extractions of an article in one call, as LangExtract itself does: faster than one call for each."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        (aligned,) = WordAligner().align_extractions([[Extraction("claim", claim) for claim in claims]], source.text)
        return verdicts([extraction.char_interval is not None for extraction in aligned])

    return check


def by_citation() -> Check:
    """Instructor's ``CitationMixin``: what it does not find in the context is taken out of ``substring_quotes``."""
    from instructor import CitationMixin

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        kept = [
            CitationMixin.model_validate({"substring_quotes": [claim]}, context={"context": source.text})
            for claim in claims
        ]
        return verdicts([bool(citation.substring_quotes) for citation in kept])

    return check


def by_corroborate() -> Check:
    """corroborate: ``report.ok()`` of an answer; quotations between marks, as its FG003 wants them."""
    import corroborate

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([corroborate.check_answer("", [source.text], claim).ok() for claim in claims])

    return check


def by_gtrex() -> Check:
    """gtrex: "Reuse one verifier per document"; ``grounded`` says "whether the policy accepts the quotation"."""
    from gtrex import Policy, Verifier

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        verifier = Verifier(source.text, Policy())
        return verdicts([verifier.verify(claim).grounded for claim in claims])

    return check


def by_rapidfuzz() -> Check:
    """rapidfuzz: ``partial_ratio`` of at least 90, as tools set it that ground by similarity."""
    from rapidfuzz import fuzz

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([fuzz.partial_ratio(claim, source.text) >= 90 for claim in claims])

    return check


def by_in() -> Check:
    """Python's own ``in``."""

    def check(source: Article, claims: Sequence[str]) -> list[str]:
        return verdicts([claim in source.text for claim in claims])

    return check


@dataclass(frozen=True)
class Checker:
    """``package`` is whose version is told; ``prose``: it reads sentences, not only strings to be found.

    ``timed`` is what is timed, where a peer takes all claims of an article in one call.
    """

    make: Callable[[], Check]
    package: str | None
    prose: bool = False
    timed: Callable[[], Check] | None = None


OURS = "summarizer"
CHECKERS = {
    OURS: Checker(by_summarizer, "summarizer", prose=True),
    "LangExtract's aligner": Checker(by_langextract, "langextract", timed=timed_langextract),
    "CitationMixin": Checker(by_citation, "instructor"),
    "corroborate": Checker(by_corroborate, "corroborate", prose=True),
    "gtrex": Checker(by_gtrex, "gtrex"),
    "partial_ratio at 90": Checker(by_rapidfuzz, "rapidfuzz"),
    "in": Checker(by_in, None),
}


# ---- the cases ------------------------------------------------------------------------------------------------

PLACED = {"number-swapped", "name-swapped", "speaker-swapped", "speaker-absent", "quote-narration"}
"""False only by what a number counts, who speaks, or that nobody said it: the string itself is in the article."""


def group_of(case: dict[str, Any]) -> str:
    """The row of the table."""
    form = "sentence" if isinstance(case["summary"], str) else next(iter(case["summary"]))
    names = {"figures": "figure", "quotes": "quotation"}
    if case["supported"]:
        return f"true {names.get(form, form)}s rejected"
    if form != "sentence" and case["kind"] in PLACED:
        return f"{names[form]}s with false {'labels' if form == 'figures' else 'speakers, or narrated,'} accepted"
    return f"false {names.get(form, form)}s accepted"


def claim_of(case: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - what the checker takes
    """The claim as a checker takes it: the summary itself, or the string that should be in the article."""
    summary = case["summary"]
    if name == OURS or isinstance(summary, str):
        return summary
    if "figures" in summary:
        return summary["figures"][0]["value"]
    text = summary["quotes"][0]["text"]
    return f'"{text}"' if CHECKERS[name].prose else text


def measured(name: str, every: int, seconds: float) -> dict[str, Any]:
    """Time and memory first, then all cases, of one checker."""
    checker = CHECKERS[name]
    check = checker.make()
    timed = checker.timed() if checker.timed else check
    text = article()
    summary = summary_of(text)
    short, long = Article(text), Article(f"{text}\n\n{article(19 * WORDS)}")
    claims = [summary] if name == OURS else strings_of(summary)
    found = {
        "milliseconds": milliseconds(partial(timed, short, claims), seconds),
        "milliseconds, 20 times": milliseconds(partial(timed, long, claims), seconds),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "version": metadata.version(checker.package) if checker.package else sys.version.split()[0],
        "rows": {},
    }
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong: list[str] = []
    for source, cases in grouped(every):
        mine = [case for case in cases if checker.prose or not isinstance(case["summary"], str)]
        said = check(source, [claim_of(case, name) for case in mine])
        for case, verdict in zip(mine, said, strict=True):
            is_wrong = verdict == (REJECTED if case["supported"] else ACCEPTED)
            row = rows[group_of(case)]
            row[0] += 1
            row[1] += is_wrong
            row[2] += verdict == UNCLEAR
            if is_wrong:
                wrong.append(case["id"])
    return found | {"rows": rows, "wrong": wrong}


def grouped(every: int) -> list[tuple[Article, list[dict[str, Any]]]]:
    """Each article with its cases, or every so many-th of them."""
    given = {row["id"]: Article(row["text"], row["language"], row["published"]) for row in lines_of("articles.jsonl")}
    cases: dict[str, list[dict[str, Any]]] = {name: [] for name in given}
    for case in lines_of("cases.jsonl")[::every]:
        cases[case["article"]].append(case)
    return [(given[name], mine) for name, mine in cases.items()]


def lines_of(name: str) -> list[dict[str, Any]]:
    with (SET / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def milliseconds(call: Callable[[], object], seconds: float, rounds: int = 10) -> float:
    """The processor's time for a call: the best after one to warm up, within so many seconds."""
    began = time.process_time()
    call()
    best = time.process_time() - began
    for _ in range(rounds):
        if time.process_time() - began > seconds:
            break
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return round(1_000 * best, 2)


# ---- the table ------------------------------------------------------------------------------------------------


def in_own_process(name: str, every: int, seconds: float) -> dict[str, Any] | None:
    """What :func:`measured` finds; ``None``, and a word on stderr, for a peer that is not installed."""
    command = [sys.executable, "-m", "benchmarks.side_by_side", "--child", name, "--every", str(every)]
    command += ["--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - this very file
    if done.returncode == 0:
        found: dict[str, Any] = json.loads(done.stdout)
        return found
    if "ModuleNotFoundError" not in done.stderr:
        raise RuntimeError(f"{name}: {done.stderr}")
    print(f"{name} is left out: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    return None


def table(results: dict[str, dict[str, Any]]) -> str:
    """Markdown: wrong verdicts in percent; behind a plus, what is left to a person."""
    kinds = {kind: counts[0] for found in results.values() for kind, counts in found["rows"].items()}
    lines = ["| | claims | " + " | ".join(f"{name} {found['version']}" for name, found in results.items()) + " |"]
    lines.append("| --- | ---: |" + " ---: |" * len(results))
    for kind in sorted(kinds, key=lambda kind: (kind.startswith("true"), kind)):
        cells = [cell(found["rows"].get(kind)) for found in results.values()]
        lines.append(f"| {kind} | {kinds[kind]:,} | " + " | ".join(cells) + " |")
    for label, key in (
        ("milliseconds, article of 1,000 words", "milliseconds"),
        ("milliseconds, 20 times as long", "milliseconds, 20 times"),
        ("peak memory, MB", "megabytes"),
    ):
        lines.append(f"| {label} | | " + " | ".join(f"{found[key]:,}" for found in results.values()) + " |")
    return "\n".join(lines)


def cell(counts: list[int] | None) -> str:
    if not counts:
        return "not asked"
    total, wrong, unclear = counts
    held = f" + {100 * unclear / total:.1f}" if unclear else ""
    return f"{wrong:,} ({100 * wrong / total:.1f}%{held})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="also write the figures here, with every case judged wrongly")
    parser.add_argument("--only", choices=CHECKERS, action="append", help="only this checker; may be repeated")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th case")
    parser.add_argument("--seconds", type=float, default=3.0, help="for which each time is taken again and again")
    parser.add_argument("--child", choices=CHECKERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measured(given.child, given.every, given.seconds)))
        return
    found = {name: in_own_process(name, given.every, given.seconds) for name in given.only or CHECKERS}
    results = {name: one for name, one in found.items() if one is not None}
    print(table(results))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
