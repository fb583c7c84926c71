"""An evidence page in a browser, as a test asks about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from summarizer import Result
from summarizer.render.formats import Format
from summarizer.render.render import render

if TYPE_CHECKING:
    from pathlib import Path

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from summarizer import Claim, Document, Report, Summary

_LIT = """
const lit = [], walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
let at = 0;
while (walker.nextNode()) {
  const parent = walker.currentNode.parentElement;
  if (parent.closest(".back") || !parent.closest(".text p")) continue;
  const end = at + [...walker.currentNode.data].length;
  const ground = getComputedStyle(parent).backgroundColor;
  if (parent.matches("mark") && ground !== "rgba(0, 0, 0, 0)") lit.push([at, end]);
  at = end;
}
return lit;
"""
"""Which characters of the article have a ground of their own, in code points as offsets count them."""


def said_by(browser: Chrome, log: str) -> list[dict[str, Any]]:
    """What has come into a log since it was last asked for."""
    entries: list[dict[str, Any]] = browser.get_log(log)  # type: ignore[no-untyped-call]
    return entries


@dataclass(frozen=True)
class Shown:
    browser: Chrome
    claims: tuple[Claim, ...]

    @classmethod
    def opened(
        cls, browser: Chrome, path: Path, outcome: Report | Result, document: Document, summary: str | Summary | None
    ) -> Self:
        path.write_text(render(outcome, document, Format.HTML, summary=summary), encoding="utf-8")
        browser.get(path.as_uri())
        return cls(browser, (outcome.report if isinstance(outcome, Result) else outcome).claims)

    def find(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def run(self, script: str, *given: object) -> Any:
        return self.browser.execute_script(script, *given)

    @property
    def lit(self) -> set[int]:
        """The offsets of the article's characters that are lit."""
        return {at for start, end in self.run(_LIT) for at in range(start, end)}

    @property
    def anchor(self) -> str:
        """Where the address points."""
        return self.browser.current_url.partition("#")[2]

    @property
    def focused(self) -> WebElement:
        return self.browser.switch_to.active_element

    def press(self, *keys: str) -> None:
        for key in keys:
            self.focused.send_keys(key)

    def tab_to(self, selector: str, limit: int = 60) -> WebElement:
        """Press the tabulator until the focus is on what ``selector`` describes."""
        for _ in range(limit):
            self.press(Keys.TAB)
            if self.run("return document.activeElement.matches(arguments[0])", selector):
                return self.focused
        raise AssertionError(f"{selector} cannot be reached with the keyboard")

    def in_view(self, selector: str) -> bool:
        """Whether it can be seen, in the window and in its pane."""
        script = """
        const element = document.querySelector(arguments[0]), box = element.getBoundingClientRect();
        const pane = element.closest(".pane").getBoundingClientRect();
        return box.top >= Math.max(0, pane.top) && box.bottom <= Math.min(innerHeight, pane.bottom);
        """
        return bool(self.run(script, selector))

    def prefer(self, **features: str) -> None:
        """What the reader's system asks of pages: ``color_scheme="dark"``, ``reduced_motion="reduce"``."""
        wanted = [{"name": f"prefers-{name.replace('_', '-')}", "value": value} for name, value in features.items()]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": wanted})

    def still(self) -> None:
        """For a reader who asked for less motion: what is scrolled to is there at once."""
        self.prefer(reduced_motion="reduce")

    def printed(self) -> None:
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})

    def requested(self) -> set[str]:
        """Every address that the browser asked for."""
        entries = (json.loads(entry["message"])["message"] for entry in said_by(self.browser, "performance"))
        return {e["params"]["request"]["url"] for e in entries if e["method"] == "Network.requestWillBeSent"}

    def complaints(self) -> list[str]:
        """What the browser's console says, such as what the policy of the page forbade."""
        return [entry["message"] for entry in said_by(self.browser, "browser")]
