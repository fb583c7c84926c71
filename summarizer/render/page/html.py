"""A page as HTML: one file that needs nothing else, runs nothing, and in which the article is only ever text.

The page has no script. Its links are anchors, and what a link leads to lights up by ``:target``: so it works the
same with scripts forbidden, and its Content-Security-Policy can forbid everything but its own style sheet, whose
hash it names.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from summarizer.render.place import shortened
from summarizer.render.visible import harmless, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from summarizer.render.page.contents import Page
    from summarizer.render.page.entries import Entry


_EXCERPT = 60
"""Characters of a place that are quoted where it is listed."""
_LIT = "--glow: var(--lit); --edge: var(--ink);"
"""What the style sheet does to lit words and cards, it does by these two."""


def as_html(page: Page) -> str:
    """``page`` as one HTML document, ending with a line feed."""
    style = _data("page.css") + _lighting(page.entries.values())
    return _template().render(page=page, style=Markup(style), policy=_policy(style))  # noqa: S704 - our own file


def _lighting(entries: Iterable[Entry]) -> str:
    """What belongs to a claim lights up while one of its anchors is the target of the address."""
    rules = (f':root:has([id^="c{entry.number}-"]:target) .{entry.name}' for entry in entries)
    selectors = ",\n".join(rules)
    return f"\n{selectors} {{ {_LIT} }}\n" if selectors else ""


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, trim_blocks=False, keep_trailing_newline=True
    )
    environment.filters["shortened"] = lambda text: shortened(visible(text), _EXCERPT)
    return environment.from_string(_data("page.html.jinja"))


def _printed(value: object) -> object:
    """Every text passes here on its way into the page."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _data(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
