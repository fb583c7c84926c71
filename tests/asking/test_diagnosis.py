"""What ``summarizer doctor`` knows."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from summarizer.asking import diagnosis, endpoint
from summarizer.asking.embedded import weights
from summarizer.asking.embedded.weights import LARGE, SMALL
from summarizer.errors import ConfigurationError
from summarizer.pipeline import diagnose
from summarizer.resources import installing
from summarizer.settings import Settings, Strategy
from tests.conftest import KEY


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is installed, for the test to fill in."""
    there: dict[str, str] = {}
    monkeypatch.setattr(weights, "_version", there.get)
    return there


def test_a_key_means_a_hosted_model_and_is_not_shown() -> None:
    found = diagnose(Settings.resolve({"OPENAI_API_KEY": KEY}))
    assert found.ok
    assert found.why == "a key is set"
    assert found.strategy is Strategy.GENERATE
    assert KEY not in repr(found)


def test_a_password_in_the_base_url_is_not_shown() -> None:
    found = diagnose(Settings(base_url="http://desk:hush@h/v1"))
    assert "http://***@h/v1" in {finding.detail for finding in found.findings}
    assert "hush" not in repr(found)


def test_a_hosted_model_without_a_key_is_mended_with_one() -> None:
    found = diagnose(Settings(model="gpt-x"))
    assert not found.ok
    assert any(finding.remedy and "OPENAI_API_KEY" in finding.remedy for finding in found.findings)


def test_the_large_model_where_it_is_installed(versions: dict[str, str]) -> None:
    versions |= dict.fromkeys(LARGE.packages, LARGE.version)
    assert diagnose(Settings()).model == LARGE.name


def test_the_small_model_where_only_that_is_installed(versions: dict[str, str]) -> None:
    versions |= dict.fromkeys(SMALL.packages, SMALL.version)
    assert diagnose(Settings()).model == SMALL.name


def test_with_nothing_installed_the_command_that_mends_it_is_given(versions: dict[str, str]) -> None:
    assert versions == {}
    found = diagnose(Settings())
    assert not found.ok
    assert LARGE.remedy in {finding.remedy for finding in found.findings}


def test_a_variable_that_nothing_looks_at_is_named_and_not_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_QUOTE", "a value")
    monkeypatch.setenv("SUMMARIZER_RUNS_DIR", "runs")
    found = [finding for finding in diagnose(Settings()).findings if finding.name.startswith("SUMMARIZER_")]
    assert [(finding.name, finding.detail) for finding in found] == [
        ("SUMMARIZER_MAX_QUOTE", "there is no such setting; there is SUMMARIZER_MAX_QUOTES")
    ]


def test_a_hosted_model_without_a_key_is_not_called() -> None:
    with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
        endpoint.hosted(Settings(model="gpt-x"))


def test_a_model_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "_has_engine", lambda: True)
    with pytest.raises(ConfigurationError, match=r"nowhere\.gguf"):
        endpoint.embedded(Settings(model_file=Path("nowhere.gguf")), print)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "_has_engine", lambda: True)
    file = tmp_path / "article.gguf"
    file.write_text("not a model")
    with pytest.raises(ConfigurationError, match="not in the GGUF format"):
        endpoint.embedded(Settings(model_file=file), print)


def test_without_the_engine_the_command_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "_has_engine", lambda: False)
    with pytest.raises(ConfigurationError, match="pip install"):
        endpoint.embedded(Settings(), print)


def test_a_reader_that_is_missing_is_named_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "_EXTRAS", (("reader of PDF", "a-package-that-nobody-has", "pdf"),))
    found = diagnose(Settings(base_url="http://h/v1"))
    (reader,) = (finding for finding in found.findings if finding.name == "reader of PDF")
    assert (reader.ok, reader.remedy) == (False, installing("pdf"))
    assert found.ok


def test_what_the_chosen_model_does_not_need_may_be_missing(versions: dict[str, str]) -> None:
    assert versions == {}
    found = diagnose(Settings(model="own", base_url="http://127.0.0.1:8080/v1"))
    assert found.ok
    assert {finding.name: finding.needed for finding in found.findings if not finding.ok} == {
        f"weights of {LARGE.name}": False,
        f"weights of {SMALL.name}": False,
    }


def test_the_command_for_each_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "version", missing)
    remedies = {finding.remedy for finding in diagnose(Settings(model="own", base_url="http://h/v1")).findings}
    assert remedies >= set(map(installing, ("pdf", "parquet", "eval")))
