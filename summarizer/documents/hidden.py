"""What a reader of a web page does not see is no article text: it is taken out before anybody looks for one.

Hidden text is where a page keeps what it does not say: a paragraph for subscribers only, a correction that is not
out yet, the words that are meant for a search engine or a language model alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|opacity\s*:\s*0?\.?0+\s*(?:;|!|$)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4,}px)",
    re.IGNORECASE,
)
"""The declarations of CSS by which text is commonly hidden, in a ``style`` attribute or a rule."""

_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9]*|([.#])(-?[A-Za-z_][\w-]*)")
_NEVER_SHOWN = frozenset({"template", "noscript", "dialog"})
_KEPT = frozenset({"html", "body"})
"""Pages hide all of themselves until a script shows them."""


def drop_hidden(page: Any, sheets: Sequence[str] = ()) -> None:  # noqa: ANN401 - lxml comes without types
    """Take out of the tree ``page`` what its attributes, or the simple selectors of its style sheets, hide.

    ``sheets`` are those that stand beside the page.
    """
    classes, ids = _hidden_by_sheets([*sheets, *_own_sheets(page)])
    doomed = [element for element in page.iter() if isinstance(element.tag, str) and _is_hidden(element, classes, ids)]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: Any, classes: set[str], ids: set[str]) -> bool:  # noqa: ANN401
    if element.tag in _KEPT:
        return False
    if element.tag in _NEVER_SHOWN:
        return element.get("open") is None
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").strip().lower() == "true"
        or _UNSEEN.search(element.get("style", "")) is not None
        or element.get("id") in ids
        or not classes.isdisjoint(element.get("class", "").split())
    )


def _hidden_by_sheets(sheets: Sequence[str]) -> tuple[set[str], set[str]]:
    """Classes and ids that a rule of the page hides on its own; a selector of several parts decides nothing here."""
    classes: set[str] = set()
    ids: set[str] = set()
    for selectors, declarations in (rule for sheet in sheets for rule in _rules(sheet)):
        if _UNSEEN.search(declarations):
            for selector in selectors.split(","):
                mark = _SIMPLE.fullmatch(selector.strip())
                if mark and mark[1]:
                    (classes if mark[1] == "." else ids).add(mark[2])
        else:
            shown = {selector.strip()[1:] for selector in selectors.split(",")}
            if "display" in declarations:  # a later rule shows it again
                classes -= shown
                ids -= shown
    return classes, ids


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold everywhere, comments left out."""
    start, *commented = sheet.split("/*")
    bare = start + "".join(piece.partition("*/")[2] for piece in commented)
    for rule in _outside_blocks(bare).split("}"):
        selectors, _, declarations = rule.partition("{")
        yield selectors, declarations


def _own_sheets(page: Any) -> Iterator[str]:  # noqa: ANN401
    for sheet in page.iter("style"):
        if sheet.get("media", "all").strip().lower() in {"all", "screen", ""}:
            yield sheet.text or ""


def _outside_blocks(sheet: str) -> str:
    """The sheet without its at-rules (``@media print { .lead { display: none } }``)."""
    kept: list[str] = []
    depth, skipped_at = 0, None
    for piece in re.split(r"(@[^@{};]{0,300}[{;]|[{}])", sheet):
        if piece == "}":
            depth -= 1
            if skipped_at is not None:
                skipped_at = None if depth <= skipped_at else skipped_at
                continue
        opens = piece.endswith("{")
        if skipped_at is None and not piece.startswith("@"):
            kept.append(piece)
        elif opens and skipped_at is None:
            skipped_at = depth
        depth += opens
    return "".join(kept)
