"""The figures of all checkers as one Markdown table."""

from __future__ import annotations

from typing import Any


def table(results: dict[str, dict[str, Any]]) -> str:
    """Markdown: wrong verdicts in percent; behind a plus, what is left to a person."""
    kinds = {kind: counts[0] for found in results.values() for kind, counts in found["rows"].items()}
    lines = ["| | claims | " + " | ".join(f"{name} {found['version']}" for name, found in results.items()) + " |"]
    lines.append("| --- | ---: |" + " ---: |" * len(results))
    for kind in sorted(kinds, key=lambda kind: (kind.startswith("true"), kind)):
        cells = [cell(found["rows"].get(kind)) for found in results.values()]
        lines.append(f"| {kind} | {kinds[kind]:,} | " + " | ".join(cells) + " |")
    for label, key in (
        ("milliseconds, each of these claims", "milliseconds, each claim"),
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
