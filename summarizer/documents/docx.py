"""The article in a Word file (Office Open XML, ECMA-376): what the printed page would show.

Read here and not by a library, because each of those decides otherwise about words: python-docx leaves out what was
inserted with changes tracked, mammoth and docx2python print hidden text. Deleted and hidden words are not read,
inserted ones are, and footnotes stand after the text, so that no note's number is glued to a figure.
"""

from __future__ import annotations

import lzma
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from summarizer.documents.markup import local_name
from summarizer.documents.published import as_day
from summarizer.documents.raw import MAX_BYTES, Extracted, too_large
from summarizer.documents.xml import parse_xml
from summarizer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAMAGED = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, OSError, ValueError, NotImplementedError)
"""What the standard library raises for an archive that is cut off, damaged, encrypted or packed in unknown ways."""

_UNREAD_NAMES = (
    "del movefrom deltext instrtext delinstrtext ppr rpr tblpr trpr tcpr sectpr sdtpr comment annotationref rt"
    " footnoteref endnoteref fallback"
)
_UNREAD = frozenset(_UNREAD_NAMES.split())
"""Deleted and moved-away words, field codes, properties, comments, the reading aids of ruby; and of a picture given
in two ways the older one."""
_TYPED = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011"}
_NOTES = {"footnotereference": "footnotes", "endnotereference": "endnotes"}
_TITLES = frozenset({"title", "heading1"})


def read_docx(data: bytes, name: str) -> Extracted:
    """The paragraphs and table rows of the file, parted by empty lines; then its notes.

    Raises :class:`~summarizer.errors.DocumentError` for a file that is damaged, or no Word document.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(_Package(archive, name))
    except _DAMAGED as fault:
        raise DocumentError(f"{name} is not a whole Word file; it may be cut off or damaged.") from fault


@dataclass(frozen=True, slots=True)
class _Package:
    """The parts of the file, and how they refer to each other (Open Packaging Conventions, ECMA-376-2)."""

    archive: ZipFile
    name: str

    def part(self, path: str | None) -> Any | None:  # noqa: ANN401 - lxml comes without types
        if path is None or path not in self.archive.NameToInfo:
            return None
        with self.archive.open(path) as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:  # whatever its directory says of its size
            raise too_large(self.name, MAX_BYTES)
        return parse_xml(data, self.name)

    def related(self, path: str, kind: str) -> str | None:
        """The part that ``path`` ("" for the package) names as its ``kind``."""
        folder = dirname(path)
        relations = self.part(join(folder, "_rels", f"{path.rpartition('/')[2]}.rels"))
        for relation in () if relations is None else relations:
            if str(relation.get("Type", "")).rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
                return normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        return None


@dataclass(slots=True)
class _Story:
    """What is gathered on the way through the text."""

    hidden: frozenset[str]
    blocks: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    pending: list[str] = field(default_factory=list)

    def add(self, text: str, *, goes_on: bool = False) -> None:
        """One paragraph; with its end deleted it goes on in the next one."""
        self.pending.append(text)
        if not goes_on:
            if block := "".join(self.pending).strip(" \t\n"):
                self.blocks.append(block)
            self.pending.clear()


def _read(package: _Package) -> Extracted:
    main = package.related("", "officeDocument") or "word/document.xml"
    document = package.part(main)
    if document is None:
        raise DocumentError(f"{package.name} is not a Word file: there is no document in it.")
    story = _Story(frozenset(_hidden_styles(package.part(package.related(main, "styles")))))
    _blocks(document, story)
    story.add("")
    _add_notes(package, main, story)
    known = package.part(package.related("", "core-properties"))
    facts = {} if known is None else {local_name(fact): (fact.text or "").strip() for fact in known}
    return Extracted(
        text="\n\n".join(story.blocks),
        title=facts.get("title") or story.title,
        author=facts.get("creator") or None,
        saved=as_day(facts.get("modified")) or as_day(facts.get("created")),
    )


def _hidden_styles(styles: Any | None) -> Iterator[str]:  # noqa: ANN401
    for style in () if styles is None else styles:
        if local_name(style) == "style" and _is_on(_child(_child(style, "rpr"), "vanish")):
            yield _value(style, "styleId")


def _blocks(element: Any, story: _Story) -> None:  # noqa: ANN401
    for child in element:
        name = local_name(child)
        if name == "p":
            _paragraph(child, story)
        elif name == "tbl":
            _table(child, story)
        elif name not in _UNREAD:
            _blocks(child, story)


def _paragraph(paragraph: Any, story: _Story) -> None:  # noqa: ANN401
    boxes: list[Any] = []
    text = "".join(_words(paragraph, story, boxes))
    properties = _child(paragraph, "ppr")
    style = _value(_child(properties, "pstyle"), "val")
    if style in story.hidden:
        return
    if story.title is None and style.lower() in _TITLES:
        story.title = " ".join(text.split()) or None
    story.add(text, goes_on=_child(_child(properties, "rpr"), "del") is not None)
    for box in boxes:
        _blocks(box, story)


def _table(table: Any, story: _Story) -> None:  # noqa: ANN401
    """Each row as one block, its cells parted by tabs."""
    for row in _within(table, "tr"):
        if _child(_child(row, "trpr"), "del") is not None:
            continue
        cells = []
        for cell in _within(row, "tc"):
            inner = _Story(story.hidden, notes=story.notes)
            _blocks(cell, inner)
            cells.append(" ".join(" ".join(inner.blocks).split()))
        story.add("\t".join(cells))


def _within(element: Any, wanted: str) -> Iterator[Any]:  # noqa: ANN401
    """Rows of a table or cells of a row, also inside content controls; not those of a table in a cell."""
    for child in element:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtcontent", "customxml", "ins"}:
            yield from _within(child, wanted)


def _words(element: Any, story: _Story, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
    """What is printed of a paragraph; notes and text boxes are set aside for later."""
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _TYPED:
            yield _TYPED[name]
        elif name in _NOTES:
            story.notes.append((_NOTES[name], _value(child, "id")))
        elif name == "txbxcontent":
            boxes.append(child)
        elif name and name not in _UNREAD and not (name == "r" and _is_hidden(child, story)):
            yield from _words(child, story, boxes)


def _is_hidden(run: Any, story: _Story) -> bool:  # noqa: ANN401
    properties = _child(run, "rpr")
    vanish = _child(properties, "vanish")
    if vanish is not None:
        return _is_on(vanish)
    return _value(_child(properties, "rstyle"), "val") in story.hidden


def _add_notes(package: _Package, main: str, story: _Story) -> None:
    for kind in ("footnotes", "endnotes"):
        wanted = [number for of, number in story.notes if of == kind]
        part = package.part(package.related(main, kind)) if wanted else None
        by_number = {} if part is None else {_value(note, "id"): note for note in part}
        for number in wanted:
            if number in by_number:
                _blocks(by_number[number], story)


def _child(element: Any | None, name: str) -> Any | None:  # noqa: ANN401
    return None if element is None else next((child for child in element if local_name(child) == name), None)


def _value(element: Any | None, name: str) -> str:  # noqa: ANN401
    """An attribute by its local name: "w:val" is written in two namespaces."""
    attributes = {} if element is None else element.attrib
    return next((str(value) for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def _is_on(element: Any | None) -> bool:  # noqa: ANN401
    """An element that is there is on, unless its value says otherwise (ECMA-376-1, 17.17.4)."""
    return element is not None and _value(element, "val").lower() not in {"0", "false", "off"}
