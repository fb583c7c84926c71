"""Articles from the web, from a server of our own on this machine."""

from __future__ import annotations

from base64 import b64encode

import pytest

from summarizer import Document, DocumentError, load
from summarizer.documents.fetching import fetch
from tests.documents.newspaper import STORY


def local(url: str) -> Document:
    return load(url, allow_local=True)


def test_an_address_is_read_like_a_file(site: str) -> None:
    document = local(f"{site}/story")
    assert document.text == STORY.decode()
    assert document.url == f"{site}/story"


def test_the_declared_encoding_counts(site: str) -> None:
    document = local(f"{site}/latin")
    assert (document.text, document.notices) == ("The café, £5.", ())


def test_a_packed_answer_is_unpacked(site: str) -> None:
    assert local(f"{site}/packed").text == STORY.decode()


def test_a_moved_article_is_found_and_its_new_address_kept(site: str) -> None:
    assert local(f"{site}/moved").url == f"{site}/story"


def test_the_program_says_who_it_is(site: str) -> None:
    assert local(f"{site}/agent").text.startswith("summarizer/")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/missing", "answered 404"),
        ("/round", "could not be fetched"),
        ("/file", "could not be fetched"),
        ("/ftp", "only http and https"),
        ("/bomb", "too large"),
    ],
)
def test_what_cannot_be_fetched_is_said_in_one_sentence(site: str, path: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        local(f"{site}{path}")


def test_too_large_a_page_is_not_read_to_its_end(site: str) -> None:
    with pytest.raises(DocumentError, match="too large"):
        fetch(f"{site}/large", max_bytes=1000, allow_local=True)


def test_a_page_that_drips_is_given_up(site: str) -> None:
    with pytest.raises(DocumentError, match=r"took longer than 0\.3 seconds"):
        fetch(f"{site}/slow", timeout=0.3, allow_local=True)


@pytest.mark.parametrize(
    "path", ["/dripping-headers", "/dripping-redirects", "/silent"], ids=["headers", "redirects", "nothing at all"]
)
def test_time_counts_for_all_of_it_and_not_for_each_byte(site: str, path: str) -> None:
    with pytest.raises(DocumentError, match=r"took longer than 0\.4 seconds"):
        fetch(f"{site}{path}", timeout=0.4, allow_local=True)


@pytest.mark.parametrize("path", ["/cut", "/cut-packed", "/cut-chunks"])
def test_half_an_article_is_none(site: str, path: str) -> None:
    with pytest.raises(DocumentError, match=r"could not be fetched: .*(cut off|IncompleteRead)"):
        local(f"{site}{path}")


def test_two_gigabytes_are_refused_by_their_announcement(site: str) -> None:
    with pytest.raises(DocumentError, match="too large: an article may have up to 20 MB"):
        local(f"{site}/huge")


def test_two_gigabytes_that_nobody_announced_are_refused_after_twenty_megabytes(site: str) -> None:
    with pytest.raises(DocumentError, match="too large"):
        local(f"{site}/endless")


def test_a_packing_that_was_not_asked_for_is_refused(site: str) -> None:
    with pytest.raises(DocumentError, match="packed as 'br', which was not asked for"):
        local(f"{site}/brotli")


def test_a_declared_encoding_that_is_wrong_does_not_count(site: str) -> None:
    document = local(f"{site}/wrong-charset")
    assert document.text == "The café, £5."
    assert document.notices == ()


def test_a_page_of_another_encoding_than_declared_is_guessed_and_said(site: str) -> None:
    document = local(f"{site}/wrong-legacy")
    assert document.text == "The café owner said it cost £410,000."
    assert "is a guess" in document.notices[0]


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/hostname"])
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(DocumentError, match="only http and https"):
        load(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://", "no host"),
        ("http://[::1/story", "malformed"),
        ("http://127.0.0.1:99999/story", "port"),
        ("http://127.0.0.1:port/story", "port"),
        ("http://127.0.0.1/st\nory", "line break"),
        ("http://a..example/story", "malformed"),
    ],
)
def test_a_malformed_address_is_said(url: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        load(url)


def test_a_login_is_sent_and_never_kept(site: str) -> None:
    document = local(f"{site.replace('//', '//desk:hush%21@')}/login")
    assert document.text == f"Basic {b64encode(b'desk:hush!').decode()}"
    assert document.url == f"{site}/login"


def test_a_login_goes_to_no_other_host(site: str) -> None:
    assert local(f"{site.replace('//', '//desk:hush@')}/elsewhere").text == "none"


@pytest.mark.parametrize(
    "url",
    [
        "{site}/missing",
        "{site}/round",
        "{site}/bomb",
        "http://desk:hush@127.0.0.1:1/story",
        "http://desk:hush@127.0.0.1:99999/",
        "http://desk:hush/hush@127.0.0.1/",
        "http://desk:hush#hush@[::1/",
        "ftp://desk:hush@example.org/story",
    ],
)
def test_a_password_is_in_no_message(site: str, url: str) -> None:
    with pytest.raises(DocumentError) as caught:
        local(url.format(site=site.replace("//", "//desk:hush@")))
    assert "://***@" in str(caught.value)
    fault: BaseException | None = caught.value
    while fault is not None:
        assert "hush" not in str(fault)
        fault = fault.__cause__ or fault.__context__


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(DocumentError, match="could not be fetched"):
        local("http://127.0.0.1:1/story")
