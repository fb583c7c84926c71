"""A real browser: Chromium without a window, driven over WebDriver.

Needs Chromium and its driver (Debian: ``apt-get install chromium chromium-driver``); CHROMIUM and CHROMEDRIVER name
others. The accessibility check needs axe-core from npm: AXE_CORE names its ``axe.min.js``, else it is looked for
where ``npm install axe-core`` in the checkout puts it. What is missing is skipped and said.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.pages import Shown, said_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer import Document, Report, Result, Summary

ROOT = Path(__file__).parents[2]

_FLAGS = (
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root with one, and a test server's user often is
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def _program(variable: str, *names: str) -> str:
    found = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"no {names[0]} is installed: apt-get install chromium chromium-driver")
    return found


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests, with a new and empty profile."""
    options = ChromeOptions()
    options.binary_location = _program("CHROMIUM", "chromium", "chromium-browser", "google-chrome")
    driver = _program("CHROMEDRIVER", "chromedriver")
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with Chrome(options, Service(driver)) as browser:
        yield browser


@pytest.fixture
def browser(chrome: Chrome) -> Chrome:
    """The browser as it starts: a desktop's window, light, scripts allowed."""
    chrome.set_window_size(1280, 900)
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chrome.get("about:blank")
    for log in ("performance", "browser"):
        said_by(chrome, log)
    return chrome


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Callable[..., Shown]:
    """Write the page of something into a file and open it: ``show(report, document, summary)``."""

    def opened(outcome: Report | Result, document: Document, summary: str | Summary | None = None) -> Shown:
        return Shown.opened(browser, tmp_path / "page.html", outcome, document, summary)

    return opened


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    named = os.environ.get("AXE_CORE")
    path = Path(named) if named else ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core, or AXE_CORE=…/axe.min.js")
    return path.read_text(encoding="utf-8")
