"""The package as others meet it: one face, light to import, typed, with its data."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from importlib import metadata
from importlib.resources import files

import pytest

import summarizer
from summarizer.resources import folder


def _loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after ``code``."""
    listing = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(  # noqa: S603 - code of our own
        [sys.executable, "-c", f"{code}\n{listing}"], capture_output=True, check=True
    )
    return set(json.loads(done.stdout))


def test_importing_it_loads_nothing_of_others() -> None:
    ours = _loaded_by("import summarizer")
    assert not ours & {"openai", "instructor", "pydantic", "rich", "babel", "trafilatura", "httpx", "httpx2", "jinja2"}


def test_verifying_loads_no_client_of_a_model() -> None:
    ours = _loaded_by("import summarizer; summarizer.verify('27 hurt.', 'At least 27 were hurt.')")
    assert not ours & {"openai", "instructor", "httpx2", "xllamacpp", "trafilatura"}


def test_finding_quantities_needs_no_shapes() -> None:
    ours = _loaded_by("import summarizer; summarizer.find_quantities('At least 27 were hurt.')")
    assert "pydantic" not in ours


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(summarizer, name) is not None


def test_the_public_names_are_sorted_and_listed() -> None:
    assert list(summarizer.__all__) == sorted(summarizer.__all__)
    assert dir(summarizer) == list(summarizer.__all__)


def test_a_name_that_is_not_there_is_missing_in_the_usual_way() -> None:
    with pytest.raises(AttributeError, match="no attribute 'sumarize'"):
        _ = summarizer.sumarize  # type: ignore[attr-defined]


def test_it_is_typed_and_knows_its_version() -> None:
    assert files("summarizer").joinpath("py.typed").is_file()
    assert metadata.version("summarizer") == summarizer.__version__


@pytest.mark.parametrize("name", ["prompts", "schemas"])
def test_the_data_beside_the_code_is_found(name: str) -> None:
    assert any(folder(name).iterdir())


@pytest.mark.parametrize("field", ["start", "text"])
def test_what_is_read_cannot_be_changed(field: str) -> None:
    (quantity,) = summarizer.find_quantities("At least 27 people.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(quantity, field, getattr(quantity, field))
