"""Quotations and speakers of a summary in the article's own language, each right one and each made wrong."""

from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.schema import Verdict
from summarizer.verifying.verify import verify

ARTICLES = {
    "de": """„Wir haben die Warnungen nie überhört“, sagte Umweltministerin Karin Vogt am Dienstag.

Bürgermeister Nils Harms widersprach. „Das Geld kam bei uns an“, sagte er.""",
    "fr": """« Nous n’avons jamais ignoré les alertes », a déclaré mardi la ministre Hélène Morvan.

Le maire de Rennes, Alain Berthier, proteste. « L’argent est arrivé chez nous », a-t-il dit.""",
    "es": """«No hemos ignorado nunca los avisos», dijo el martes la ministra Elena Robles.

El alcalde de Murcia, Andrés Ibáñez, protestó. «El dinero llegó a tiempo», dijo Ibáñez.""",
    "it": """«Non abbiamo mai ignorato gli allarmi», ha detto martedì la ministra Elena Rinaldi.

Il sindaco di Ravenna, Andrea Monti, protesta. «I soldi sono arrivati in tempo», ha detto Monti.""",
    "pt": """“Nunca ignorámos os avisos da população”, disse na terça-feira a ministra Helena Matos.

O prefeito de Santarém, André Moraes, protestou. “O dinheiro chegou a tempo”, disse Moraes.""",
    "nl": """‘We hebben de waarschuwingen nooit genegeerd’, zei minister Karin Vos dinsdag.

Burgemeester Arend Bakker protesteerde. ‘Het geld kwam op tijd aan’, zei Bakker.""",
}

# What the first speaker says, the same without its denial, with a word exchanged, and both speakers.
CASES = {
    "de": (
        "Wir haben die Warnungen nie überhört",
        "Wir haben die Warnungen überhört",
        "Wir hatten die Warnungen nie überhört",
        "Karin Vogt",
        "Nils Harms",
    ),
    "fr": (
        "Nous n'avons jamais ignoré les alertes",
        "Nous avons ignoré les alertes",
        "Nous n'avons jamais ignoré ces alertes",
        "Hélène Morvan",
        "Alain Berthier",
    ),
    "es": (
        "No hemos ignorado nunca los avisos",
        "hemos ignorado los avisos",
        "No habíamos ignorado nunca los avisos",
        "Elena Robles",
        "Andrés Ibáñez",
    ),
    "it": (
        "Non abbiamo mai ignorato gli allarmi",
        "abbiamo ignorato gli allarmi",
        "Non abbiamo mai sentito gli allarmi",
        "Elena Rinaldi",
        "Andrea Monti",
    ),
    "pt": (
        "Nunca ignorámos os avisos da população",
        "ignorámos os avisos da população",
        "Nunca ignorámos os avisos da polícia",
        "Helena Matos",
        "André Moraes",
    ),
    "nl": (
        "We hebben de waarschuwingen nooit genegeerd",
        "We hebben de waarschuwingen genegeerd",
        "We hadden de waarschuwingen nooit genegeerd",
        "Karin Vos",
        "Arend Bakker",
    ),
}


def outcomes(language: str, text: str, speaker: str | None) -> list[str]:
    document = Document.from_text(ARTICLES[language], language=language)
    claims = verify({"quotes": [{"text": text, "speaker": speaker}]}, document).claims
    return [str(claim.code or claim.verdict) for claim in claims]


@pytest.mark.parametrize("language", sorted(CASES))
def test_true_words_of_the_true_speaker(language: str) -> None:
    true, _, _, speaker, _ = CASES[language]
    assert outcomes(language, true, speaker) == ["supported", "supported"]


@pytest.mark.parametrize("language", sorted(CASES))
def test_a_denial_left_out_turns_the_sense(language: str) -> None:
    _, turned, _, _, _ = CASES[language]
    assert outcomes(language, turned, None) == ["quote-clipped"]


@pytest.mark.parametrize("language", sorted(CASES))
def test_a_word_exchanged(language: str) -> None:
    _, _, altered, _, _ = CASES[language]
    assert outcomes(language, altered, None) == ["quote-altered"]


@pytest.mark.parametrize("language", sorted(CASES))
def test_another_speaker(language: str) -> None:
    true, _, _, _, other = CASES[language]
    assert outcomes(language, true, other) == ["supported", "speaker-mismatch"]


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_the_article_bears_itself(language: str) -> None:
    document = Document.from_text(ARTICLES[language], language=language)
    assert [claim for claim in verify(ARTICLES[language], document).claims if claim.code] == []


@pytest.mark.parametrize(
    ("language", "line", "speaker"),
    [
        ("de", "„Wir bleiben“, sagte Luc Perrin, Sprecher von Clara Morel. Clara Morel schwieg.", "Sprecher von"),
        ("nl", "‘We blijven’, zei Luc Perrin, woordvoerder van Clara Morel. Clara Morel zweeg.", "woordvoerder van"),
        (
            "fr",
            "« Nous restons », a dit Luc Perrin, porte-parole de Clara Morel. Clara Morel se tait.",
            "porte-parole de",
        ),
        ("es", "«Nos quedamos», dijo Luc Perrin, portavoz de Clara Morel. Clara Morel calló.", "portavoz de"),
        ("it", "«Restiamo», ha detto Luc Perrin, portavoce di Clara Morel. Clara Morel tace.", "portavoce di"),
        ("pt", "«Ficamos», disse Luc Perrin, porta-voz de Clara Morel. Clara Morel calou-se.", "porta-voz de"),
    ],
)
def test_somebodys_spokesman_is_not_that_somebody(language: str, line: str, speaker: str) -> None:
    document = Document.from_text(line, language=language)
    (quoted,) = document.reading.quotations
    report = verify({"quotes": [{"text": quoted.text, "speaker": f"{speaker} Clara Morel"}]}, document)
    assert [claim.verdict for claim in report.claims] == [Verdict.SUPPORTED] * 2
