"""The lexicons are whole, and what the Unicode CLDR gave is what it gives today."""

from __future__ import annotations

import importlib.util
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import babel
import pytest

from summarizer.reading.lexicon import lexicon_for
from summarizer.reading.units import to_base
from summarizer.reading.wordlists import keyed

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
LEXICONS = ROOT / "summarizer" / "reading" / "lexicons"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cldr", ROOT / "scripts" / "make_cldr.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cldr_file_is_what_the_script_writes(language: str, generator: ModuleType) -> None:
    kept = (LEXICONS / "cldr" / f"{language}.toml").read_text(encoding="utf-8")
    if f"babel {babel.__version__}." not in kept.splitlines()[0]:
        pytest.skip("written with another release of the CLDR")
    assert "\n".join(generator.lines(babel.Locale(language))) + "\n" == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lexicon_loads_and_knows_its_months(language: str) -> None:
    months = {word.month for word in lexicon_for(language).words.values() if word.month}
    assert months == set(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["auxiliaries", "endings", "feasts", "grammar", "quantities", "quotations", "relative"]
)
def test_every_language_has_its_lists(name: str, language: str) -> None:
    assert list((LEXICONS / name).glob(f"{language}.*"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["endings", "grammar"])
def test_the_roles_of_every_language_are_those_of_english(name: str, language: str) -> None:
    assert set(keyed(name, language)) <= set(keyed(name, "en"))


def test_every_unit_with_a_factor_is_a_unit_that_is_read() -> None:
    known = set(lexicon_for("en").data["measures"]) | set(lexicon_for("en").data["durations"])
    known |= set(lexicon_for("en").data["percent"])
    tables = tomllib.loads((LEXICONS / "units.toml").read_text(encoding="utf-8"))
    named = {unit for base, units in tables.items() for unit in (base, *units)}
    assert named <= known
    assert all(to_base(Decimal(1), unit) for unit in named)
