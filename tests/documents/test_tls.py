"""Articles from the web as it is: over TLS, with the same rules."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest
import trustme

from summarizer import DocumentError, load
from summarizer.documents.fetching import fetch
from tests.documents.newspaper import STORY, newspaper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AUTHORITY = trustme.CA()


@pytest.fixture(scope="module")
def secure_site() -> Iterator[str]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("localhost").configure_cert(tls)
    with newspaper(tls) as address:
        yield address


@pytest.fixture
def trusted(secure_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The site with its certificate among those that this machine trusts."""
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return secure_site


def test_an_article_is_read(trusted: str) -> None:
    assert load(f"{trusted}/story", allow_local=True).text == STORY.decode()


def test_a_server_that_nobody_vouches_for_is_not_believed(secure_site: str) -> None:
    with pytest.raises(DocumentError, match="certificate verify failed"):
        load(f"{secure_site}/story", allow_local=True)


def test_the_local_network_is_not_asked(trusted: str) -> None:
    with pytest.raises(DocumentError, match="address of the local network"):
        load(f"{trusted}/story")


@pytest.mark.parametrize("path", ["/slow", "/dripping-headers", "/silent"])
def test_time_counts_for_all_of_it(trusted: str, path: str) -> None:
    with pytest.raises(DocumentError, match=r"took longer than 0\.4 seconds"):
        fetch(f"{trusted}{path}", timeout=0.4, allow_local=True)


def test_a_greeting_that_is_never_answered_takes_no_longer(site: str) -> None:
    with pytest.raises(DocumentError, match="could not be fetched"):
        fetch(site.replace("http:", "https:"), timeout=0.4, allow_local=True)


def test_a_proxy_is_asked_for_a_tunnel(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site)
    with pytest.raises(DocumentError, match="Tunnel connection failed: 501"):  # the site is no proxy
        load("https://news.example/story")
