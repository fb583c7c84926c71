"""What calls cost: the list, the user's own prices, and what has no price."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer.asking.endpoint import Endpoint
from summarizer.batch.prices import Price, Prices, Tokens
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

MILLION = 1_000_000
OPENAI = Endpoint(None, SecretStr("k"), "gpt-4.1-mini")
OWN_SERVER = Endpoint("http://127.0.0.1:8000/v1", SecretStr("k"), "gpt-4.1-mini")
EMBEDDED = Endpoint("http://127.0.0.1:8000/v1", SecretStr("k"), "qwen", local=True)


def test_a_model_of_the_list_has_a_price() -> None:
    one_way = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, 0))
    both = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, MILLION))
    assert isinstance(one_way, Decimal)
    assert both is not None
    assert 0 < one_way < both


def test_answers_that_come_a_day_later_cost_less() -> None:
    now = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, MILLION))
    later = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, MILLION), batch=True)
    assert later is not None
    assert now is not None
    assert later < now


def test_what_the_endpoint_had_in_its_cache_costs_less() -> None:
    fresh = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, 0))
    known = Prices().cost(OPENAI, "gpt-4.1-mini", Tokens(MILLION, 0, cached_in=MILLION // 2))
    assert known is not None
    assert fresh is not None
    assert known < fresh


@pytest.mark.parametrize(
    ("endpoint", "model"), [(OPENAI, "gpt-that-is-not-there"), (OWN_SERVER, "gpt-4.1-mini"), (EMBEDDED, "qwen")]
)
def test_what_nobody_knows_has_no_price(endpoint: Endpoint, model: str) -> None:
    assert Prices().cost(endpoint, model, Tokens(1000, 1000)) is None
    assert not Prices().knows(endpoint, model)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prices.toml", '["gpt-4.1-mini"]\ninput = 0.1\noutput = 0.2'),
        ("prices.json", '{"gpt-4.1-mini": {"input": 0.1, "output": "0.2"}}'),
    ],
)
def test_the_users_own_prices_come_first_and_are_exact(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    prices = Prices.read(tmp_path / name)
    for endpoint in (OPENAI, OWN_SERVER, EMBEDDED):
        assert prices.cost(endpoint, "gpt-4.1-mini", Tokens(3, 1)) == Decimal("0.0000005")
    assert prices.cost(OPENAI, "gpt-4.1-mini", Tokens(3, 1), batch=True) == Decimal("0.00000025")
    assert prices.knows(OPENAI, "gpt-4.1")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prices.toml", "gpt = 3"),
        ("prices.toml", "[gpt]\ninput = 1"),
        ("prices.toml", "[gpt]\ninput = 1\noutput = -1"),
        ("prices.toml", "[gpt]\ninput = 1\noutput = nan"),
        ("prices.toml", "[gpt]\ninput = 1\noutput = true"),
        ("prices.toml", "[gpt]\ninput = 1\noutput = 2\nimport = 3"),
        ("prices.toml", "[gpt"),
        ("prices.json", "[1, 2]"),
        ("prices.json", '{"gpt": {"input": [], "output": 1}}'),
        ("prices.json", '{"gpt": {"input": 1e300, "output": 1}}'),
        ("prices.json", "[" * 100_000),
        ("prices.toml", f"gpt = {'[' * 100_000}"),
    ],
    ids=lambda value: value[:24],
)
def test_a_price_that_cannot_be_one_is_an_error(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=name):
        Prices.read(tmp_path / name)


def test_a_missing_price_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot be read: No such file"):
        Prices.read(tmp_path / "none.toml")


def test_a_price_is_for_a_million_tokens() -> None:
    assert Price(Decimal(2), Decimal(8)).of(Tokens(500_000, 250_000)) == 3
