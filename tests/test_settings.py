"""Which setting wins, and that a wrong one is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import ConfigurationError
from summarizer.settings import DEFAULT_HOSTED_MODEL, Settings, Strategy
from tests.conftest import KEY


def test_with_nothing_set_the_embedded_model_points() -> None:
    settings = Settings.resolve({})
    assert settings.embedded
    assert settings.asked_strategy is Strategy.SELECT


def test_a_key_alone_means_the_default_hosted_model_which_generates() -> None:
    settings = Settings.resolve({"OPENAI_API_KEY": KEY})
    assert not settings.embedded
    assert settings.asked_model == DEFAULT_HOSTED_MODEL
    assert settings.asked_strategy is Strategy.GENERATE


@pytest.mark.parametrize(
    ("environ", "given", "model", "base_url"),
    [
        ({"SUMMARIZER_MODEL": "b", "OPENAI_API_KEY": "k"}, {"model": "a"}, "a", None),
        ({"SUMMARIZER_MODEL": "b", "OPENAI_API_KEY": "k"}, {}, "b", None),
        ({"OPENAI_BASE_URL": "http://o/v1", "SUMMARIZER_BASE_URL": "http://s/v1"}, {}, None, "http://s/v1"),
        ({"OPENAI_BASE_URL": "http://o/v1"}, {"base_url": "http://f/v1"}, None, "http://f/v1"),
        ({"SUMMARIZER_MODEL": "embedded"}, {"base_url": "http://f/v1"}, None, "http://f/v1"),
        ({"OPENAI_BASE_URL": "http://o/v1"}, {"model": "embedded"}, "embedded", None),
        ({"SUMMARIZER_MODEL": "  "}, {}, None, None),
    ],
)
def test_the_flag_wins_over_our_variable_over_openais(
    environ: dict[str, str], given: dict[str, Any], model: str | None, base_url: str | None
) -> None:
    settings = Settings.resolve(environ, **given)
    assert (settings.model, settings.base_url) == (model, base_url)


def test_a_model_file_wins_over_a_key_of_the_environment() -> None:
    settings = Settings.resolve({"OPENAI_API_KEY": KEY}, model_file="some.gguf")
    assert settings.embedded
    assert settings.model_file == Path("some.gguf")
    assert settings.api_key is None


def test_the_key_of_openai_serves_a_base_url_of_ours() -> None:
    settings = Settings.resolve({"OPENAI_API_KEY": KEY}, base_url="http://h/v1")
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


@pytest.mark.parametrize(
    ("environ", "given", "words"),
    [
        ({"SUMMARIZER_REPAIRS": "many"}, {}, "SUMMARIZER_REPAIRS"),
        ({}, {"max_figures": -1}, "max_figures"),
        ({}, {"strategy": "guess"}, "strategy"),
        ({}, {"temprature": 1}, "There is no setting 'temprature'"),
        ({}, {"model": "embedded", "base_url": "http://h/v1"}, "contradict"),
        ({}, {"model_file": "m.gguf", "base_url": "http://h/v1"}, "contradict"),
        ({"SUMMARIZER_API_KEY": KEY, "SUMMARIZER_TIMEOUT": "0"}, {}, "SUMMARIZER_TIMEOUT"),
    ],
)
def test_what_is_wrong_is_named_without_its_value(environ: dict[str, str], given: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigurationError, match=words) as caught:
        Settings.resolve(environ, **given)
    assert KEY not in str(caught.value)


def test_the_key_does_not_print() -> None:
    settings = Settings.resolve({"OPENAI_API_KEY": KEY})
    assert KEY not in repr(settings)
    assert KEY not in settings.model_dump_json()
