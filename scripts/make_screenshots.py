"""Take the pictures of the evidence page in ``docs/images``: ``python scripts/make_screenshots.py``.

Needs what the tests in a browser need: the extra ``test``, Chromium and its driver.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

import summarizer
from summarizer.render.formats import Format
from summarizer.render.render import render
from summarizer.verifying.verify import parse_summary

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
IMAGES = ROOT / "docs" / "images"


@dataclass(frozen=True)
class Picture:
    """``anchor`` is what was clicked; ``width`` and ``height`` are those of the window, in CSS pixels."""

    name: str
    article: str
    summary: str
    anchor: str
    scheme: str
    width: int
    height: int


PICTURES = (
    Picture("evidence-light", "dam-burst.txt", "dam-burst.wrong.txt", "c3-1", "light", 1120, 700),
    Picture("evidence-dark", "council-meeting.txt", "council-meeting.good.json", "c8-1", "dark", 1120, 700),
    Picture("evidence-phone", "council-meeting.txt", "council-meeting.wrong.json", "c14-card", "light", 390, 700),
)


def page(picture: Picture) -> str:
    """The page that is shown in it."""
    document = summarizer.load(EXAMPLES / picture.article)
    text = (EXAMPLES / "summaries" / picture.summary).read_text(encoding="utf-8")
    summary = parse_summary(text) if picture.summary.endswith(".json") else text
    return render(summarizer.verify(summary, document), document, Format.HTML, summary=summary)


def take(browser: Chrome, picture: Picture, folder: Path) -> None:
    """Open the page as a reader with such a window and such a scheme sees it, and write what is seen."""
    path = folder / f"{picture.name}.html"
    path.write_text(page(picture), encoding="utf-8")
    size = {"width": picture.width, "height": picture.height, "deviceScaleFactor": 1, "mobile": picture.width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wanted = {"prefers-color-scheme": picture.scheme, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(f"{path.as_uri()}#{picture.anchor}")
    browser.save_screenshot(str(IMAGES / f"{picture.name}.png"))


def main() -> None:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        for flag in ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/p"):
            options.add_argument(flag)
        with Chrome(options, Service(shutil.which("chromedriver") or "chromedriver")) as browser:
            for picture in PICTURES:
                take(browser, picture, Path(folder))
                print(picture.name)


if __name__ == "__main__":
    main()
