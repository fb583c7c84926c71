"""The example articles through ``summarizer batch``, killed in the middle (SIGKILL) and taken up again.

    python scripts/resume_after_kill.py [--after N] [FOLDER] [-- OPTIONS OF summarizer batch]

Without options the embedded model is asked (extra ``local``); ten articles take a quarter of an hour on two cores.
FOLDER keeps the run file and the output, and must be empty or new; by default it is a temporary one. Ends with 1
if anything that was finished before the kill was asked again, or an article is missing from the output, or is in it
twice.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def finished(run: Path) -> dict[str, int]:
    """How many calls each article took that the run file holds a result of."""
    connection = sqlite3.connect(f"{run.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
    try:
        return dict(
            connection.execute(
                "SELECT article.id, count(call.number) FROM article LEFT JOIN call ON call.article = article.number "
                "WHERE article.state = 'done' GROUP BY article.id"
            )
        )
    except sqlite3.OperationalError:  # not begun yet
        return {}
    finally:
        connection.close()


def main() -> int:
    options, passed = _arguments()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="summarizer-batch-"))
    folder.mkdir(parents=True, exist_ok=True)
    run, output = folder / "examples.sqlite", folder / "summaries.jsonl"
    if run.exists():
        sys.exit(f"{run} is there already; name another folder.")
    articles = sorted(map(str, EXAMPLES.glob("*.txt")))
    command = [sys.executable, "-m", "summarizer", "batch", *articles, "-o", str(output), "--run", str(run)]
    command += ["--no-cache", *(passed or ["--model", "embedded"])]

    started = time.monotonic()
    process = subprocess.Popen(command)  # noqa: S603 - our own command
    while process.poll() is None and not (run.exists() and len(finished(run)) >= options.after):
        time.sleep(0.2)
    time.sleep(1)  # into the next article
    process.kill()
    process.wait()
    before = finished(run)
    print(f"Killed after {time.monotonic() - started:.0f} s with {len(before)} of {len(articles)} articles finished.")

    code = subprocess.run(command, check=False).returncode  # noqa: S603
    after = finished(run)
    outcomes = Counter(json.loads(line)["id"] for line in output.read_text(encoding="utf-8").splitlines())
    again = [article for article, calls in before.items() if after.get(article) != calls]
    print(f"Ended with exit code {code} after {time.monotonic() - started:.0f} s: {len(after)} articles finished.")
    print(f"Asked again although finished: {', '.join(again) or 'none'}.")
    print(f"Missing in the output: {', '.join(set(articles) - set(outcomes)) or 'none'}.")
    print(f"Twice in the output: {', '.join(name for name, times in outcomes.items() if times > 1) or 'none'}.")
    print(f"The run: {run}\nThe output: {output}")
    return int(bool(again) or sorted(outcomes.elements()) != articles)


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--after", type=int, default=3, help="kill once so many articles are finished")
    return parser.parse_args(given[:cut]), given[cut + 1 :]


if __name__ == "__main__":
    sys.exit(main())
