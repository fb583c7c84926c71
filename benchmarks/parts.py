"""How long each part takes: starting up, loading a document, reading, verifying, showing; with pyperf.

    pip install -r benchmarks/requirements.txt
    python -m benchmarks.parts -o now.json [--fast]
    python -m pyperf compare_to before.json now.json --table

pyperf starts fresh processes, warms up, repeats until the figures are steady, and tells when they are not; what it
writes are seconds with their spread, and the machine they are of. Compare only runs of one machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyperf

import summarizer
from benchmarks.speed import article, summary_of
from summarizer.asking.material import Material
from summarizer.render.formats import Format
from summarizer.render.render import render
from summarizer.verifying.verify import parse_summary

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "files"
LOADED = ("council-saved.html", "council-saved.mhtml", "council.pdf", "council.docx", "council.ninjs.json")


def main() -> None:
    runner = pyperf.Runner(
        program_args=("-m", "benchmarks.parts"), metadata={"description": f"summarizer {summarizer.__version__}"}
    )
    text = article()
    summary = summary_of(text)
    document = summarizer.Document.from_text(text)
    report = summarizer.verify(summary, document)

    command = [sys.executable, "-m", "summarizer"]
    runner.bench_command("start: --help", [*command, "--help"])
    runner.bench_command("start: import", [sys.executable, "-c", "import summarizer"])
    runner.bench_command("start: verify one sentence", [sys.executable, "-c", _VERIFY_ONE])
    for name in LOADED:
        runner.bench_func(f"load: {name}", summarizer.load, FILES / name)
    runner.bench_func("read: quantities of 1,000 words", summarizer.find_quantities, text)
    runner.bench_func("read: quotations of 1,000 words", summarizer.find_quotations, text)
    runner.bench_func("ask: what a model is shown of 1,000 words", _shown, text)
    runner.bench_func("verify: 1,000 words", lambda: summarizer.verify(summary, _fresh(text)))
    runner.bench_func("verify: 20,000 words", lambda: summarizer.verify(summary, _fresh(LONG)))
    shown = parse_summary(summary)
    runner.bench_func("show: the evidence page", lambda: render(report, document, Format.HTML, summary=shown))


_VERIFY_ONE = "import summarizer; summarizer.verify('27 were hurt.', 'At least 27 were hurt.')"
LONG = article(20_000)


def _shown(text: str) -> object:
    material = Material(_fresh(text))
    return material.lines, material.telling_figures(10), material.quotes, material.people


def _fresh(text: str) -> summarizer.Document:
    """A document that nobody has read yet."""
    return summarizer.Document.from_text(text)


if __name__ == "__main__":
    main()
