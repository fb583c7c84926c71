"""Article text made fit to print: nothing in it can steer the terminal that shows it.

Control characters (ESC starts a terminal's commands, and U+009B does so alone), bidirectional overrides and
isolates (they reorder what stands around them) and lone surrogates (no encoding has them) become visible
stand-ins. Offsets are never taken from a text that went through here.
"""

from __future__ import annotations

import re

_REPLACEMENT = 0xFFFD
_SPACES = {ord(space): " " for space in "\t\n\x0b\x0c\r\x85\u2028\u2029"}
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}  # ␀ … ␟ and ␡
_STEERING = {
    code: _REPLACEMENT
    for codes in (range(0x80, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000))
    for code in codes
}
_STAND_INS = _STEERING | _PICTURES | _SPACES
_IN_PLACE = {code: stand_in for code, stand_in in _STAND_INS.items() if code not in {ord("\t"), ord("\n")}}
_RUN_OF_SPACES = re.compile(" {2,}")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` in one line, with single spaces, and nothing in it that a terminal would obey."""
    return _RUN_OF_SPACES.sub(" ", text.translate(_STAND_INS)).strip()


def harmless(text: str) -> str:
    """``text`` with one character for each of its own, line feeds and tabs kept, and nothing in it that steers."""
    return text.translate(_IN_PLACE)


def safe_json(text: str) -> str:
    """JSON that says the same, with the characters escaped that JSON would allow and a terminal obey."""
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
