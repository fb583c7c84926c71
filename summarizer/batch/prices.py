"""What a call costs: the price list of genai-prices, under what the user says.

The list comes with the package and is read offline; it knows prices by endpoint, model, and the size of a request.
A model or an endpoint that nobody knows has no price: then tokens are counted, and money is not.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from summarizer.batch.keys import address_of
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from summarizer.asking.endpoint import Endpoint

_MILLION = Decimal(1_000_000)
"""Tokens that a price is for; and the highest price, a dollar a token: a run counts up to nine million dollars."""
_FORM = (
    'It has a table for each model: ["gpt-4.1-mini"] with input = 0.40 and output = 1.60 (dollars per million tokens).'
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one call used. ``cached_in`` of ``inward`` were in the endpoint's own prompt cache, which is cheaper."""

    inward: int = 0
    outward: int = 0
    cached_in: int = 0

    @property
    def total(self) -> int:
        return self.inward + self.outward


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens. ``batch`` is the factor for answers that come a day later."""

    inward: Decimal
    outward: Decimal
    batch: Decimal = Decimal("0.5")

    def of(self, tokens: Tokens, *, batch: bool = False) -> Decimal:
        """What so many tokens cost; ``batch``: answered a day later."""
        cost = (self.inward * tokens.inward + self.outward * tokens.outward) / _MILLION
        return cost * self.batch if batch else cost


class Prices:
    """``own`` are the user's, by model; they come before the list."""

    def __init__(self, own: Mapping[str, Price] | None = None) -> None:
        self._own = dict(own or {})

    @classmethod
    def read(cls, path: Path) -> Prices:
        """Prices from a file, TOML or JSON by its name. Raises :class:`~summarizer.errors.ConfigurationError`."""
        try:
            text = path.read_text(encoding="utf-8")
            listed = (
                json.loads(text, parse_float=Decimal)
                if path.suffix.lower() == ".json"
                else tomllib.loads(text, parse_float=Decimal)
            )
        except OSError as fault:
            raise ConfigurationError(f"The prices in {path} cannot be read: {fault.strerror}.") from fault
        except ValueError as fault:
            raise ConfigurationError(f"The prices in {path} cannot be read: {fault}.", hint=_FORM) from fault
        except RecursionError as fault:
            raise ConfigurationError(f"The prices in {path} are nested too deeply.", hint=_FORM) from fault
        if not isinstance(listed, dict):
            raise ConfigurationError(f"The prices in {path} are no table.", hint=_FORM)
        return cls({model: _price(model, given, path) for model, given in listed.items()})

    def cost(self, endpoint: Endpoint, model: str, tokens: Tokens, *, batch: bool = False) -> Decimal | None:
        """US dollars for one call; ``None`` where no price is known."""
        if own := self._own.get(model):
            return own.of(tokens, batch=batch)
        return None if endpoint.local else _listed(address_of(endpoint), model, tokens, batch=batch)

    def knows(self, endpoint: Endpoint, model: str) -> bool:
        """Whether a call of the model has a known price."""
        return self.cost(endpoint, model, Tokens(1, 1)) is not None


def _listed(address: str, model: str, tokens: Tokens, *, batch: bool) -> Decimal | None:
    from genai_prices import Usage, calc_price

    used = Usage(
        input_tokens=tokens.inward,
        output_tokens=tokens.outward,
        cache_read_tokens=min(tokens.cached_in, tokens.inward),
    )
    context = {"processing": "batch"} if batch else None
    try:
        return calc_price(used, model, provider_api_url=address, price_context=context).total_price
    except LookupError:
        return None


def _price(model: str, given: Any, path: Path) -> Price:  # noqa: ANN401 - as it stands in the file
    wrong = ConfigurationError(f"The price of {model!r} in {path} is wrong.", hint=_FORM)
    if not isinstance(given, dict) or not {"input", "output"} <= set(given) <= {"input", "output", "batch"}:
        raise wrong
    try:
        parts = {name: Decimal(value) for name, value in given.items() if not isinstance(value, bool)}
        usable = len(parts) == len(given) and all(part.is_finite() and 0 <= part <= _MILLION for part in parts.values())
    except (InvalidOperation, TypeError, ValueError):
        usable = False
    if not usable:
        raise wrong
    return Price(parts["input"], parts["output"], parts.get("batch", Decimal("0.5")))
