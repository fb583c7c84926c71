"""The JSON Schemas of everything that goes in or comes out, for tools in other languages.

``python -m summarizer.cli.schemas`` writes them to ``schemas/``; a test fails when they are stale.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from summarizer.batch.outcome import Outcome
from summarizer.documents.document import Document
from summarizer.render.annotations import AnnotationCollection
from summarizer.render.ninjs import NinjsItem
from summarizer.resources import folder
from summarizer.schema import Report, Result, Summary

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: dict[str, type[BaseModel]] = {
    "annotations": AnnotationCollection,
    "document": Document,
    "ninjs": NinjsItem,
    "outcome": Outcome,
    "report": Report,
    "result": Result,
    "summary": Summary,
}


def schema_text(name: str) -> str:
    """The schema of ``name`` as the file holds it.

    A summary is described as it is read, where parts may be missing; the others as they are written.
    """
    model = MODELS[name]
    schema = model.model_json_schema(mode="validation" if model is Summary else "serialization")
    return json.dumps({"$schema": _DIALECT} | schema, indent=2, ensure_ascii=False) + "\n"


def write_all() -> None:
    """Bring ``schemas/`` up to date."""
    for name in MODELS:
        path = folder("schemas") / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    write_all()
