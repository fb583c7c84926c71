"""Which setting wins, and that a wrong one is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

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


@pytest.mark.parametrize("name", ["model", "base_url", "model_file", "api_key", "strategy"])
@pytest.mark.parametrize("blank", ["", " \n"])
def test_what_is_given_empty_never_falls_through_to_another_endpoint(name: str, blank: str) -> None:
    """``--base-url "$UNSET"`` must not send the article to OpenAI."""
    with pytest.raises(ConfigurationError, match=f"{name} is given, but it is empty"):
        Settings.resolve({"OPENAI_API_KEY": KEY}, **{name: blank})


def test_an_empty_model_file_is_not_the_current_folder() -> None:
    with pytest.raises(ConfigurationError, match="model_file is given, but it is empty"):
        Settings.resolve({}, model_file=Path())


@pytest.mark.parametrize("name", ["model", "base_url", "model_file", "api_key"])
def test_settings_made_by_hand_are_not_empty_either(name: str) -> None:
    with pytest.raises(ValidationError, match="it is empty"):
        Settings.model_validate({name: ""})


MALFORMED = [
    ("x", "must begin with http:// or https://"),
    ("localhost:8080/v1", "must begin with http:// or https://"),
    ("ftp://h/v1", "must begin with http:// or https://"),
    ("http://", "there is no host in it"),
    ("http://:8080/v1", "there is no host in it"),
    ("http://[::1", "the host in it is malformed"),
    ("http://a..example/v1", "the host in it is malformed"),
    ("http://h:99999/v1", "the port in it must be a number"),
    ("http://h:0/v1", "the port in it must be a number"),
    ("http://h:port/v1", "the port in it must be a number"),
    ("http://me:hush/hush@h/v1", "the port in it must be a number"),
    ("http://h/\nv1", "a line break"),
    ("http://h /v1", "a space"),
]


@pytest.mark.parametrize(("url", "why"), MALFORMED)
def test_a_malformed_base_url_is_refused_at_once(url: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=f"The setting base_url is wrong: .*{why}") as caught:
        Settings.resolve({}, base_url=url)
    assert url not in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("variable", ["SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"])
def test_the_variable_that_holds_a_malformed_base_url_is_named(variable: str) -> None:
    with pytest.raises(ConfigurationError, match=f"The setting {variable} is wrong"):
        Settings.resolve({variable: "ftp://h"})


@pytest.mark.parametrize(
    ("variable", "value", "why"),
    [
        ("SUMMARIZER_MAX_QUOTES", "four", "it must be a whole number."),
        ("SUMMARIZER_TIMEOUT", "soon", "it must be a number."),
        ("SUMMARIZER_TIMEOUT", "-3", "it must be greater than 0."),
        ("SUMMARIZER_STRATEGY", "best", "it must be 'select' or 'generate'."),
    ],
)
def test_what_a_setting_must_be_is_said_in_plain_words(variable: str, value: str, why: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.resolve({variable: value})
    assert str(caught.value) == f"The setting {variable} is wrong: {why}"


@pytest.mark.parametrize(
    "url", ["http://h", "https://h.example:8443/v1/", "http://[::1]:8080/v1", "http://me:hush@h/v1", "http://h/v1\n"]
)
def test_a_good_base_url_is_taken(url: str) -> None:
    assert Settings.resolve({}, base_url=url).base_url == url.strip()


@pytest.mark.parametrize("variable", ["SUMMARIZER_API_KEY", "OPENAI_API_KEY"])
def test_white_space_around_a_key_is_no_part_of_it(variable: str) -> None:
    settings = Settings.resolve({variable: f" {KEY}\r\n"})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == KEY


@pytest.mark.parametrize("variable", ["SUMMARIZER_API_KEY", "OPENAI_API_KEY"])
@pytest.mark.parametrize("odd", ["\n", "\x00", "\x7f", "…", "е"])
def test_a_key_that_no_header_can_carry_is_refused_without_showing_it(variable: str, odd: str) -> None:
    with pytest.raises(ConfigurationError, match=f"The setting {variable} is wrong") as caught:
        Settings.resolve({variable: f"{KEY}{odd}{KEY}"})
    assert KEY not in str(caught.value)


def test_not_even_pydantic_shows_a_key_that_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"api_key": f"{KEY}\n{KEY}"})
    assert KEY not in str(caught.value)


def test_the_key_does_not_print() -> None:
    settings = Settings.resolve({"OPENAI_API_KEY": KEY})
    assert KEY not in repr(settings)
    assert "hunter2" not in repr(Settings(base_url="http://desk:hunter2@models.example/v1"))
    assert KEY not in settings.model_dump_json()
