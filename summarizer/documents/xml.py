"""XML read safely: no entity is expanded, nothing is fetched, nothing outside the file is looked at.

The dangers are those of the OWASP "XML External Entity Prevention" cheat sheet: external entities and document
types that read files or ask servers, and entities within entities that grow without end ("billion laughs").
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from summarizer.errors import DocumentError


def parse_xml(data: bytes, name: str) -> Any:  # noqa: ANN401 - lxml comes without types
    """The root element. Raises :class:`~summarizer.errors.DocumentError` if ``data`` is no well-formed XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        first = str(fault).partition("\n")[0].rstrip(".") or "it is empty"
        raise DocumentError(f"{name} is not well-formed XML; it may be cut off or damaged ({first}).") from fault
    if root is None:
        raise DocumentError(f"{name} is not well-formed XML: there is no element in it.")
    return root
