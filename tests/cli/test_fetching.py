"""Articles from the web through the real command: an article, or one clear sentence and exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import said, summarizer
from tests.documents.newspaper import newspaper

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with newspaper() as address:
        yield address


def test_an_article_of_the_local_network_needs_to_be_allowed(site: str) -> None:
    address = f"{site}/story"
    refused = summarizer("verify", "-", "--source", address, stdin=b"27 people were hurt.")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert "that is an address of the local network" in said(refused)
    allowed = summarizer("verify", "-", "--source", address, "--allow-local", stdin=b"27 people were hurt.")
    assert (allowed.returncode, said(allowed)) == (0, "")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/file", "could not be fetched"),
        ("/ftp", "only http and https addresses can"),
        ("/round", "could not be fetched"),
        ("/missing", "the server answered 404"),
        ("/huge", "is too large: an article may have up to 20 MB"),
        ("/endless", "is too large: an article may have up to 20 MB"),
        ("/bomb", "is too large: an article may have up to 20 MB"),
        ("/brotli", "packed as 'br'"),
        ("/cut", "it was cut off on its way"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(site: str, path: str, says: str) -> None:
    run = summarizer("verify", "-", "--source", f"{site}{path}", "--allow-local", stdin=b"27 people were hurt.")
    message = said(run)
    assert (run.returncode, run.stdout) == (2, b"")
    assert says in message
    assert message.count("\n") == 1
