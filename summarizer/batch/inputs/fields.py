"""Where in a record (a line of JSONL, a row of Parquet) the parts of an article are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PARTS = ("text", "html", "id", "title", "url", "published", "author", "site", "language")
"""What a record may give. Each is looked for under its own name unless another is said."""
_DIGITS = 9  # of a place in a list


@dataclass(frozen=True, slots=True)
class Fields:
    """``named`` is part → path, as in ``{"text": "content.body"}``; the other parts go by their own names."""

    named: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, pairs: Iterable[str]) -> Self:
        """From ``PART=PATH`` each. Raises :class:`~summarizer.errors.ConfigurationError`."""
        named: dict[str, str] = {}
        for pair in pairs:
            part, _, path = map(str.strip, pair.partition("="))
            if part not in PARTS or not path:
                raise ConfigurationError(
                    f"The field {pair!r} is not understood.",
                    hint=f"Say PART=NAME, with PART one of {', '.join(PARTS)}.",
                )
            if part in named:
                raise ConfigurationError(f"The field {part} is given twice.")
            named[part] = path
        return cls(named)

    def path(self, part: str) -> str:
        return self.named.get(part, part)

    def value(self, record: Mapping[str, Any], part: str) -> Any:  # noqa: ANN401 - any JSON value
        """What ``record`` has for ``part``; ``None`` if it has nothing."""
        return at(record, self.path(part))

    def columns(self, available: Iterable[str]) -> list[str]:
        """Those of the ``available`` top-level names in which some part may be."""
        paths = [self.path(part) for part in PARTS]
        wanted = {*paths, *(path.partition(".")[0] for path in paths)}
        return [name for name in available if name in wanted]


def at(record: Any, path: str) -> Any:  # noqa: ANN401 - any JSON value
    """The value at a dotted path: ``body``, ``content.body``, ``bodies.0.value``. A key that has dots in it wins."""
    if isinstance(record, dict) and path in record:
        return record[path]
    for step in path.split("."):
        if isinstance(record, dict):
            record = record.get(step)
        elif isinstance(record, list) and step.isdecimal() and len(step) <= _DIGITS and int(step) < len(record):
            record = record[int(step)]
        else:
            return None
    return record
