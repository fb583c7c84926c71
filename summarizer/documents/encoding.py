"""From bytes to text.

The order is the one of the WHATWG Encoding Standard for a text of unknown origin: a byte order mark decides;
then zeros at every other place, which are UTF-16 without a mark; then what was declared; then UTF-8 if the bytes
are valid as such; then a guess, which is always said.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarizer.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_USUAL = "cp1252"
"""The web's legacy encoding, a superset of Latin-1; wins over a guess that is hardly better."""
_HARDLY = 0.03
_MOSTLY = 0.5
_PUBLIC_NAMES = {"cp1252": "Windows-1252 (Latin-1)"}

_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    notice: str | None = None


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text that ``data`` holds, with every line end as a line feed.

    ``declared`` is the encoding that a server or a page named; it is ignored where it is unknown or wrong.
    ``name`` is for messages. Raises :class:`~summarizer.errors.DocumentError` if it is no text.
    """
    found = _by_mark(data, name)
    if found is None:
        found = _of_known_origin(data, name, declared) or _mended(data, name) or _guessed(data, name)
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.notice)


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as fault:
                raise DocumentError(
                    f"{name} begins as {encoding.upper()} but is not; it may be cut off or damaged."
                ) from fault
    return None


def _of_known_origin(data: bytes, name: str, declared: str | None) -> Decoded | None:
    if b"\0" in data:
        wide = _unmarked_utf16(data, name)
        if wide is None:
            raise DocumentError(f"{name} is not text: it holds binary data.")
        return wide
    return _strictly(data, declared) or _strictly(data, "utf-8")


def _unmarked_utf16(data: bytes, name: str) -> Decoded | None:
    """UTF-16 without its mark, told by where the zeros stand.

    Every letter, digit and space of a Latin script has a zero for its high byte, and none for its low byte
    (RFC 2781, 4.3, leaves the order to be found so).
    """
    for encoding, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if low.count(0) or high.count(0) < _MOSTLY * len(high):
            continue
        found = _strictly(data, encoding)
        if found is not None:
            return Decoded(found.text, f"{name} has no mark of its encoding; it was read as UTF-16, which is a guess.")
    return None


def _strictly(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _mended(data: bytes, name: str) -> Decoded | None:
    """UTF-8 with a few broken bytes, as left by a text cut in two or pasted together.

    Told from other encodings by its valid sequences, which those have by accident only.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACED)
    if len(_MULTIBYTE.findall(data)) < 10 * broken:
        return None
    line = text.count("\n", 0, text.index(_REPLACED)) + 1
    count = f"{broken}, the first in line {line}"
    return Decoded(text, f"{name} is not quite UTF-8: broken characters were replaced ({count}).")


def _guessed(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise DocumentError(f"{name} is not text in any encoding that is known here.", hint="Save it as UTF-8.")
    usual = (match for match in matches if match.encoding == _USUAL)
    chosen = next((match for match in usual if match.chaos <= best.chaos + _HARDLY), best)
    label = _PUBLIC_NAMES.get(chosen.encoding, chosen.encoding.replace("_", "-"))
    return Decoded(str(chosen), f"{name} is not UTF-8; it was read as {label}, which is a guess.")
