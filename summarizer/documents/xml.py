"""XML read safely: no entity is expanded, nothing is fetched, nothing outside the file is looked at.

The dangers are those of the OWASP "XML External Entity Prevention" cheat sheet: external entities and document
types that read files or ask servers, and entities within entities that grow without end ("billion laughs").
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from summarizer.errors import DocumentError

_GROWING = re.compile(r"entity.*(?:amplification|loop)", re.IGNORECASE)
"""What newer parsers say by themselves of entities within entities."""


def parse_xml(data: bytes, name: str) -> Any:  # noqa: ANN401 - lxml comes without types
    """The root element.

    Raises :class:`~summarizer.errors.DocumentError` if ``data`` is no well-formed XML, or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        if _GROWING.search(str(fault)):
            raise _own_entities(name) from fault
        first = str(fault).partition("\n")[0].rstrip(".") or "it is empty"
        raise DocumentError(f"{name} is not well-formed XML; it may be cut off or damaged ({first}).") from fault
    if root is None:
        raise DocumentError(f"{name} is not well-formed XML: there is no element in it.")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise _own_entities(name)
    return root


def _own_entities(name: str) -> DocumentError:
    return DocumentError(f"{name} declares entities of its own, which are not read.")
