"""An article that is a record: one object of JSONL, one row of Parquet."""

from __future__ import annotations

import json
import re
import reprlib
from contextlib import contextmanager
from datetime import date
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NoReturn

from summarizer.batch.article import Article
from summarizer.batch.store.records import whole_characters
from summarizer.documents.document import Document
from summarizer.documents.html import read_fragment
from summarizer.documents.loading import document_in, usable_language
from summarizer.documents.ninjs import is_ninjs
from summarizer.documents.published import as_day
from summarizer.documents.raw import Raw
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarizer.batch.inputs.fields import Fields
    from summarizer.batch.inputs.manner import Manner
    from summarizer.errors import InputError

"""Half of a surrogate pair: JSON can write it, UTF-8 cannot."""
_TEXTUAL = re.compile("text$|html$|head|body|bodies", re.IGNORECASE)
"""What holds the words of a record's parts, and of ninjs."""
_SHOWN = 8  # names of a record that a message lists


def article_of(record: object, where: str, manner: Manner) -> Article:
    """The article that ``record`` holds, under the id it gives itself, else under ``where``.

    It never raises: an article that cannot be made of it raises when it is loaded, as does one of a fault.
    """
    if isinstance(record, DocumentError):
        return failing(where, DocumentError(f"{where}: {record.message}", hint=record.hint))
    if not isinstance(record, dict):
        return failing(where, DocumentError(f"{where} is no JSON object, so there is no article in it."))
    try:
        with _not_too_deep(where):
            return _article_in(record, where, manner)
    except DocumentError as fault:
        return failing(where, fault)


def _article_in(record: Mapping[str, Any], where: str, manner: Manner) -> Article:
    load: Callable[[], Document]
    if is_news(record, manner.fields):
        parts: Any = record
        load = partial(_load_news, record, where, manner)
    else:
        parts = {part: manner.fields.value(record, part) for part in ("text", "html", *_WORDED, "published")}
        load = partial(_load, parts, record, where, manner)
    return Article(identity(record, manner.fields) or where, where, load, digest_of(parts))


@contextmanager
def _not_too_deep(where: str) -> Iterator[None]:
    """What could be read can still be nested too deeply to be written, or gone through."""
    try:
        yield
    except RecursionError as fault:
        raise too_deep(where) from fault


def too_deep(where: str) -> DocumentError:
    return DocumentError(f"{where} is JSON that is nested too deeply.")


def digest_of(parts: Mapping[str, Any]) -> str | None:
    """Of the words of an article; ``None`` if it has none. Who sends it again writes another time, or label, to it."""
    worded = {name: words for name, words in parts.items() if words and _TEXTUAL.match(name)}
    return sha256(json.dumps(worded, sort_keys=True, default=str).encode()).hexdigest() if worded else None


def failing(where: str, fault: InputError) -> Article:
    """What stands for an article that cannot even be told from its neighbours: its failure."""

    def load() -> NoReturn:
        raise fault

    return Article(where, where, load)


def is_news(record: Mapping[str, Any], fields: Fields) -> bool:
    """Whether the record is to be read as ninjs: unless fields are named, and where it has none of its own."""
    if not {"text", "html"}.isdisjoint(fields.named):
        return False
    return fields.value(record, "text") is None and fields.value(record, "html") is None and is_ninjs(record)


def identity(record: Mapping[str, Any], fields: Fields) -> str | None:
    """What the record calls itself; ninjs has a ``uri`` for that."""
    value = fields.value(record, "id")
    if value is None and is_news(record, fields):
        value = record.get("uri")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return whole_characters(str(value)).strip() or None


_WORDED = ("title", "url", "author", "site", "language")


def _load(parts: Mapping[str, Any], record: Mapping[str, Any], where: str, manner: Manner) -> Document:
    text = _text(parts, where)
    if text is None:
        raise _textless(record, where, manner.fields)
    whole = whole_characters(text)
    with _not_too_deep(where):
        known = {part: _words(parts[part]) for part in _WORDED}
    return Document.from_text(
        whole,
        published=manner.published or _day(parts["published"], where),
        title=known["title"],
        url=known["url"],
        author=known["author"],
        site=known["site"],
        language=manner.language or usable_language(known["language"]),
        notices=(f"{where} holds halves of characters, read as U+FFFD.",) if whole != text else (),
    )


def _load_news(record: Mapping[str, Any], where: str, manner: Manner) -> Document:
    with _not_too_deep(where):
        data = json.dumps(record, default=str).encode()
    return document_in(Raw(data, where, ".json"), published=manner.published, language=manner.language)


def _text(parts: Mapping[str, Any], where: str) -> str | None:
    """The text as it stands there, so that offsets hold in it; a list of paragraphs with empty lines between."""
    text, markup = parts["text"], parts["html"]
    if text is None:
        if isinstance(markup, str):
            return read_fragment(markup)
        text = markup
    if isinstance(text, list) and all(isinstance(paragraph, str) for paragraph in text):
        return "\n\n".join(text)
    if text is None or isinstance(text, str):
        return text
    raise DocumentError(f"The text of {where} is no text, but {_TYPES.get(type(text), 'something else')}.")


_TYPES = {
    dict: "a JSON object",
    list: "a JSON array",
    bool: "a JSON boolean",
    int: "a JSON number",
    float: "a JSON number",
    bytes: "bytes",
}


def _textless(record: Mapping[str, Any], where: str, fields: Fields) -> DocumentError:
    field = fields.path("text")
    if field in record or fields.path("html") in record:
        return DocumentError(f"{where} has nothing in its field {field!r}.")
    names = [reprlib.repr(name) for name in list(record)[:_SHOWN]]
    more = ", …" if len(record) > _SHOWN else ""
    return DocumentError(
        f"{where} has no field {field!r}; it has {', '.join(names) or 'none'}{more}.",
        hint="Name the one that holds the article: --field text=NAME.",
    )


def _day(value: object, where: str) -> date | None:
    """A day or moment in ISO form; a wrong day would make every "on Tuesday" wrong, so nothing else counts."""
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str) and not value.strip():
        return None
    if day := as_day(value):
        return day
    raise DocumentError(
        f"The day of publication of {where} is {reprlib.repr(value)}, which is no ISO date (YYYY-MM-DD).",
        hint="Map another field, or none: --field published=NAME.",
    )


def _words(value: object) -> str | None:
    """A line of words, or a list of them, as several authors are given."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if value is None or isinstance(value, (dict, bool)):
        return None
    return whole_characters(str(value)).strip() or None
