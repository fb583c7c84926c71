"""What a figure counts: the model's words where the article's own sentence has them, else the sentence's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.asking.forms import LABEL, whole
from summarizer.reading.quantity import QuantityKind
from summarizer.reading.words import find_words, stopwords

if TYPE_CHECKING:
    from summarizer.asking.material import Material, PrintedFigure

_CLAUSE = re.compile(r"[^.,;:!?()“”\"\n—–]*")
_WORDS = 8


def label_of(figure: PrintedFigure, said: str, material: Material) -> str | None:
    """``said`` if its words are in the figure's sentence or the one before; else the words after the number.

    ``None`` where neither says anything.
    """
    said = _bare(whole(said, LABEL), figure)
    if said and _stands_near(said, figure, material):
        return said
    return _following(figure, material)


def _bare(said: str, figure: PrintedFigure) -> str:
    """Without the number itself at the front, and without a full stop."""
    said = said.strip(" .\"'“”[]")
    for printed in (figure.span.text, figure.quantity.text):
        if said.lower().startswith(printed.lower() + " "):
            said = said[len(printed) :].strip()
    return said


def _stands_near(said: str, figure: PrintedFigure, material: Material) -> bool:
    language = material.document.language
    near = material.sentences[max(0, figure.line - 2) : figure.line]
    at_hand = set(find_words(" ".join(sentence.text for sentence in near), language).stems)
    labelled = set(find_words(said, language).stems) - {""}
    return bool(labelled) and labelled <= at_hand


def _following(figure: PrintedFigure, material: Material) -> str | None:
    """The clause after the number, without function words at its end; a length of time is followed by anything."""
    if figure.quantity.kind is QuantityKind.DURATION:
        return None
    empty = stopwords(material.document.language)
    sentence = material.sentences[figure.line - 1]
    clause = _CLAUSE.match(material.document.text, figure.span.end, sentence.end)
    words = clause.group().split()[:_WORDS] if clause else []
    while words and words[-1].lower() in empty:
        words.pop()
    label = " ".join(words).strip(" -’'")
    return label if any(map(str.isalpha, label)) else None
