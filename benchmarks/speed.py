"""How long ``verify`` takes, beside two peers on the same input in one run, as ratios.

    pip install -r benchmarks/requirements.txt
    python benchmarks/speed.py [--json FILE]

The article is made of this project's own examples, cut at 1,000 words; the summary has a headline, four sentences,
ten figures and eight quotes, all taken from it. LangExtract's aligner is given the same strings as extractions,
corroborate the same prose as an answer. A peer that is not installed is left out. ``verify`` and the peers take turns
on the processor's own clock, so that the ratios hold on a busy machine, where milliseconds do not. The function calls
that ``verify`` makes are the same on every machine, for one version of Python.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer import find_quantities, find_quotations, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 1_000
TIMES = 20


WIRE = (
    "Fire crews were called to a warehouse in Leeds shortly after 4am on Tuesday, where 17 people were led to safety "
    "and two were taken to hospital with minor injuries. More than 60 firefighters tackled the blaze, which destroyed "
    "about 40% of the building. “We were lucky that nobody was killed,” said chief officer Anna Wells. “The crews did "
    "an outstanding job in terrible conditions,” said Mayor Tom Reed. Damage is put at £1.2m."
)
IN_SHORT = {
    "headline": "17 people led to safety in Leeds warehouse fire",
    "summary": "More than 60 firefighters tackled a blaze that destroyed about 40% of a warehouse in Leeds.",
    "figures": [
        {"value": "17", "what": "people led to safety"},
        {"value": "More than 60", "what": "firefighters"},
        {"value": "£1.2m", "what": "damage"},
    ],
    "quotes": [
        {"text": "We were lucky that nobody was killed", "speaker": "Anna Wells"},
        {"text": "The crews did an outstanding job in terrible conditions", "speaker": "Tom Reed"},
    ],
}


def article(words: int = WORDS) -> str:
    """A text of so many words, paragraphs kept."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    while len(text.split()) < words:
        text += "\n\n" + text
    end = 0
    for _ in range(words):
        end = next(i for i in range(end, len(text) + 1) if i == len(text) or text[i].isspace()) + 1
    return text[:end].rstrip()


def summary_of(text: str) -> dict[str, Any]:
    """A full summary that the text bears out: what a model would be asked for."""
    sentences = [line.partition(". ")[0].rstrip(".") + "." for line in text.split("\n\n") if len(line) > 80]
    figures = [
        {"value": q.text, "what": text[q.end : q.end + 40].partition(".")[0].strip() or "in the article"}
        for q in find_quantities(text)
        if q.kind != "date"
    ]
    quotes = [{"text": q.text, "speaker": q.speaker} for q in find_quotations(text) if len(q.text.split()) > 3]
    return {
        "headline": sentences[0],
        "summary": " ".join(sentences[:4]),
        "figures": figures[:10],
        "quotes": quotes[:8],
    }


def strings_of(summary: dict[str, Any]) -> list[str]:
    values = [figure["value"] for figure in summary["figures"]] + [quote["text"] for quote in summary["quotes"]]
    return [summary["headline"], summary["summary"], *values]


def langextract_aligner(text: str, summary: dict[str, Any]) -> Callable[[], object] | None:
    """LangExtract's resolver as it grounds a model's extractions, with its defaults."""
    try:
        from langextract.core.data import Extraction
        from langextract.resolver import WordAligner
    except ImportError:
        return None
    extractions = [Extraction(extraction_class="claim", extraction_text=s) for s in strings_of(summary)]
    aligner = WordAligner()
    return lambda: aligner.align_extractions([extractions], text)


def corroborate_check(text: str, summary: dict[str, Any]) -> Callable[[], object] | None:
    try:
        import corroborate
    except ImportError:
        return None
    return lambda: corroborate.check_answer("", [text], " ".join(strings_of(summary)))


def milliseconds(calls: dict[str, Callable[[], object]], rounds: int = TIMES) -> dict[str, float]:
    """The processor time of each call: the best of several rounds after one to warm up.

    All take turns, so that whatever else slows the machine slows them alike.
    """
    best = dict.fromkeys(calls, float("inf"))
    for warm in range(rounds + 1):
        for name, call in calls.items():
            began = time.process_time()
            call()
            if warm:
                best[name] = min(best[name], time.process_time() - began)
    return {name: 1_000 * seconds for name, seconds in best.items()}


def adversarial() -> dict[str, str]:
    """Texts that punish a pattern that backtracks: each about the size its name says."""
    return {
        "a million digits": "7" * 1_000_000,
        "100,000 commas": "," * 100_000,
        "100,000 full stops": "." * 100_000 + "a",
        "100,000 numbers": "1,2 " * 100_000,
        "a 5 MB line": "At least 27 people were hurt, officials said " * 111_000,
        "a million quotation marks": '"' * 1_000_000,
    }


def measure() -> dict[str, Any]:
    text = article()
    long = text + "\n\n" + article(19 * WORDS)
    summary = summary_of(text)
    calls: dict[str, Callable[[], object]] = {
        "verify": lambda: verify(summary, text),
        "20 times the text": lambda: verify(summary, long),
        "a story of 70 words": lambda: verify(IN_SHORT, WIRE),
    }
    for name, make in (("LangExtract's aligner", langextract_aligner), ("corroborate", corroborate_check)):
        peer = make(text, summary)
        if peer is not None:
            calls[name] = peer
    taken = milliseconds(calls)
    own = taken.pop("verify")
    results: dict[str, Any] = {"verify, 1,000 words (ms)": round(own, 2)}
    results["verify, a story of 70 words (ms)"] = round(taken.pop("a story of 70 words"), 2)
    results["function calls of verify"] = function_calls(calls["verify"])
    results["function calls for a story of 70 words"] = function_calls(calls["a story of 70 words"])
    results |= {f"{name}, times as long as verify": round(other / own, 1) for name, other in taken.items()}
    results["the command from start to end, times as long as verify"] = round(whole_command(text) / own, 1)
    for name, hostile in adversarial().items():
        results[f"verify of {name} (ms)"] = round(once(partial(verify, "At least 27.", hostile)), 1)
    return results


def whole_command(text: str) -> float:
    """The processor time of ``summarizer verify`` with everything that it loads, in milliseconds: the best of three."""
    best = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        article, claim = Path(folder, "article.txt"), Path(folder, "claim.txt")
        article.write_text(text, encoding="utf-8")
        claim.write_text("At least 17 people were killed.", encoding="utf-8")
        command = [sys.executable, "-m", "summarizer", "verify", str(claim), "--source", str(article), "--quiet"]
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1_000 * best


def function_calls(call: Callable[[], object]) -> int:
    """How many functions are called, those written in C as well."""
    made = 0

    def count(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(None)
    return made


def once(call: Callable[[], object]) -> float:
    """The processor time of a single call, in milliseconds."""
    began = time.process_time()
    call()
    return 1_000 * (time.process_time() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    results = measure()
    for name, value in results.items():
        print(f"{name:50} {value:>12,}")
    if given.json:
        given.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
