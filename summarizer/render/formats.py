"""The formats that there are."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    ANNOTATIONS = "annotations"
    NINJS = "ninjs"
