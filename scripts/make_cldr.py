"""Write ``summarizer/reading/lexicons/cldr/*.toml``: what the Unicode CLDR knows of each language's numbers.

Run with ``python scripts/make_cldr.py`` after an update of babel. The files are kept in the repository, so that
reading a text never waits for babel to load its locales.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import babel
from babel import Locale
from babel.numbers import get_territory_currencies, list_currencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).resolve().parents[1] / "summarizer" / "reading" / "lexicons" / "cldr"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
SIGN_OWNERS = {"$": "USD", "£": "GBP", "¥": "JPY", "€": "EUR"}

MEASURES = {
    "length-millimeter": "millimetre",
    "length-centimeter": "centimetre",
    "length-meter": "metre",
    "length-kilometer": "kilometre",
    "length-inch": "inch",
    "length-foot": "foot",
    "length-yard": "yard",
    "length-mile": "mile",
    "length-nautical-mile": "nautical mile",
    "area-square-meter": "square metre",
    "area-square-kilometer": "square kilometre",
    "area-square-foot": "square foot",
    "area-square-mile": "square mile",
    "area-hectare": "hectare",
    "area-acre": "acre",
    "mass-milligram": "milligram",
    "mass-gram": "gram",
    "mass-kilogram": "kilogram",
    "mass-tonne": "tonne",
    "mass-pound": "pound",
    "mass-ounce": "ounce",
    "volume-milliliter": "millilitre",
    "volume-liter": "litre",
    "volume-cubic-meter": "cubic metre",
    "volume-gallon": "gallon",
    "volume-barrel": "barrel",
    "speed-kilometer-per-hour": "kilometre per hour",
    "speed-mile-per-hour": "mile per hour",
    "speed-meter-per-second": "metre per second",
    "speed-knot": "knot",
    "temperature-celsius": "degree Celsius",
    "temperature-fahrenheit": "degree Fahrenheit",
    "temperature-generic": "degree",
    "power-watt": "watt",
    "power-kilowatt": "kilowatt",
    "power-megawatt": "megawatt",
    "power-gigawatt": "gigawatt",
    "energy-kilowatt-hour": "kilowatt-hour",
    "digital-byte": "byte",
    "digital-megabyte": "megabyte",
    "digital-gigabyte": "gigabyte",
    "digital-terabyte": "terabyte",
}
DURATIONS = {
    f"duration-{unit}": unit
    for unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
}
PERCENT = {"concentr-percent": "%", "concentr-permille": "per mille"}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (FOLDER / f"{language}.toml").write_text("\n".join(lines(Locale(language))) + "\n", encoding="utf-8")


def lines(locale: Locale) -> Iterator[str]:
    """One language's file. The tables have the names that the hand-written lexicons use."""
    symbols = locale.number_symbols["latn"]
    source = f"the Unicode CLDR, through babel {babel.__version__}"
    yield f"# {locale.english_name}. Written by scripts/make_cldr.py from {source}."
    yield "# Licence of the data: Unicode License V3."
    yield "\n[digits]"
    yield f"decimal = {quoted(symbols['decimal'])}"
    yield f"group = {quoted(symbols['group'])}"
    yield from numbered("months", calendar(locale.months["format"]["wide"]))
    yield from numbered("short_months", calendar(locale.months["format"]["abbreviated"]))
    yield from numbered("weekdays", weekdays(locale))
    yield from listed("currencies", currencies(locale))
    for table, units in (("percent", PERCENT), ("measures", MEASURES), ("durations", DURATIONS)):
        yield from listed(table, {name: unit_forms(locale, unit) for unit, name in units.items()})


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def numbered(table: str, values: dict[str, int]) -> Iterator[str]:
    yield f"\n[{table}]"
    for form, value in values.items():
        yield f"{quoted(form)} = {value}"


def listed(table: str, values: dict[str, list[str]]) -> Iterator[str]:
    yield f"\n[{table}]"
    for name, forms in values.items():
        if forms:
            yield f"{quoted(name)} = [{', '.join(quoted(form) for form in forms)}]"


def weekdays(locale: Locale) -> dict[str, int]:
    """ISO numbers, Monday as 1. Full names only: the short ones are words of other kinds too often."""
    return {name.lower(): number + 1 for number, name in locale.days["format"]["wide"].items()}


def calendar(names: dict[int, str]) -> dict[str, int]:
    """Names of months in lower case, without the stop of a shortening."""
    return {name.rstrip(".").lower(): number for number, name in names.items()}


def currencies(locale: Locale) -> dict[str, list[str]]:
    """Names and signs of the money in use today."""
    found: dict[str, list[str]] = {}
    plurals: dict[str, Any] = locale._data["currency_names_plural"]  # noqa: SLF001 - babel has no public way
    for code in sorted(in_use()):
        sign = locale.currency_symbols.get(code, code)
        forms = [sign] if sign != code and SIGN_OWNERS.get(sign, code) == code else []
        forms += [str(name) for name in plurals.get(code, {}).values()]
        forms.append(locale.currencies.get(code, code))
        found[code] = unique(form for form in forms if form != code)
    return found


def in_use() -> set[str]:
    """ISO 4217 codes that are legal tender somewhere today."""
    known = list_currencies()
    territories = Locale("en").territories
    return {code for territory in territories for code in tender(str(territory))} & known


def tender(territory: str) -> list[str]:
    """The currencies of one country today."""
    return [str(code) for code in get_territory_currencies(territory)]


def unit_forms(locale: Locale, unit: str) -> list[str]:
    patterns: dict[str, Any] = locale._data["unit_patterns"].get(unit, {})  # noqa: SLF001 - babel has no public way
    forms = (
        str(pattern).replace("{0}", "").strip(" \u00a0\u202f")
        for width in ("long", "short")
        for count, pattern in patterns.get(width, {}).items()
        if count in {"one", "other", "many"}
    )
    return unique(form for form in forms if form and not form.startswith(("/", "{")) and not ambiguous(form))


def ambiguous(form: str) -> bool:
    """Shortenings that are words or mean something else in running text."""
    bare = form.rstrip(".").lower()
    return bare == "in" or (len(bare) == 1 and bare.isalpha() and bare not in "mglthw")


def unique(forms: Iterable[str]) -> list[str]:
    """In the order first met; all-lower where a name is capitalised only as a heading would be."""
    return list(dict.fromkeys(forms))


if __name__ == "__main__":
    main()
