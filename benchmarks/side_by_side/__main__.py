"""One process a checker, then the table: ``python -m benchmarks.side_by_side``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import side_by_side
from benchmarks.side_by_side.measuring import measured
from benchmarks.side_by_side.peers import CHECKERS
from benchmarks.side_by_side.table import table


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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=side_by_side.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
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
