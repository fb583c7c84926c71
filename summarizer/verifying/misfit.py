"""What does not fit in a summary that was given, in words for whoever wrote it, where pydantic has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

_LONGEST = 80  # characters of a key that is shown
_A_LIST = "must be a list"
_AN_OBJECT = "must be an object"
_A_NUMBER = "must be a number"
_A_WHOLE_NUMBER = "must be a whole number"
_A_TIME = "must be a date and time as in ISO 8601"

_SAID = {
    "missing": "is missing",
    "extra_forbidden": "is an unknown key",
    "invalid_key": "is an unknown key",
    "string_type": "must be text",
    "string_unicode": "must be text that Unicode has",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must be a date as YYYY-MM-DD, YYYY-MM or YYYY",
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "too_long": "must have at most {max_length} entries",
    "model_type": _AN_OBJECT,
    "model_attributes_type": _AN_OBJECT,
    "dataclass_type": _AN_OBJECT,
    "dict_type": _AN_OBJECT,
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": _A_WHOLE_NUMBER,
    "int_parsing": _A_WHOLE_NUMBER,
    "int_from_float": _A_WHOLE_NUMBER,
    "float_type": _A_NUMBER,
    "float_parsing": _A_NUMBER,
    "enum": "must be {expected}",
    "date_type": "must be a date as YYYY-MM-DD",
    "date_parsing": "must be a date as YYYY-MM-DD",
    "date_from_datetime_parsing": "must be a date as YYYY-MM-DD",
    "datetime_type": _A_TIME,
    "datetime_parsing": _A_TIME,
    "datetime_from_date_parsing": _A_TIME,
}
"""By pydantic's type of the error; the names in braces are those of its context."""


def misfit(fault: ValidationError) -> str:
    """The first place that does not fit, as a JSON Pointer (RFC 6901), and what it must be."""
    first = fault.errors(include_url=False, include_input=False)[0]
    pointer = "".join(f"/{_escaped(shortened(str(step)))}" for step in first["loc"])
    why = _SAID.get(first["type"], "does not fit").format(**first.get("ctx", {}))
    return f"{pointer or 'the whole'} {why}"


def shortened(name: str) -> str:
    """A key as far as anybody reads it."""
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
