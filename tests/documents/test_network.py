"""An address must not make this program ask the machines around it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import DocumentError, load
from summarizer.documents.network import is_public, sounds_local

if TYPE_CHECKING:
    from collections.abc import Callable

LOCAL = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "0.0.0.0": "this host",  # noqa: S104 - an address, not a server
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local, where clouds keep their metadata",
    "100.64.0.1": "carrier-grade NAT",
    "192.0.2.7": "documentation",
    "198.18.0.1": "benchmarks",
    "224.0.0.1": "multicast",
    "233.252.0.1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "this host",
    "::1": "loopback",
    "::127.0.0.1": "IPv4 inside IPv6, of old",
    "::ffff:127.0.0.1": "IPv4 inside IPv6",
    "::ffff:10.0.0.1": "IPv4 inside IPv6",
    "64:ff9b::7f00:1": "IPv4 by NAT64",
    "2002:7f00:1::": "IPv4 by 6to4",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local, with its interface",
    "fec0::1": "site-local",
    "fc00::1": "unique-local",
    "fd12:3456::1": "unique-local",
    "ff02::1": "multicast",
    "2001:db8::1": "documentation",
}


@pytest.mark.parametrize("address", LOCAL)
def test_what_is_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address), LOCAL[address]


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_what_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.",
        "desk.localhost",
        "printer.local",
        "wiki.internal",
        "2130706433",
        "0x7f000001",
        "127.1",
        "0177.0.0.1",
        "10.0.0.1",
        "::1",
    ],
)
def test_what_sounds_local_without_asking_anybody(host: str) -> None:
    assert sounds_local(host)


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org", "notlocal", "93.184.215.14"])
def test_what_does_not(host: str) -> None:
    assert not sounds_local(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_however_it_is_spelled(site: str, host: str) -> None:
    with pytest.raises(DocumentError, match=r"address of the local network.*--allow-local"):
        load(f"http://{host}:{site.rpartition(':')[2]}/story")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, list[str]]], list[str]]:
    """A DNS of the test's own: each name with its answers, one a question; returns the names asked for."""

    def stage(names: dict[str, list[str]]) -> list[str]:
        asked: list[str] = []

        def lookup(host: str, port: int, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
            asked.append(host)
            address = names[host].pop(0)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        return asked

    return stage


def test_a_name_that_leads_to_this_machine_is_refused(
    site: str, answers: Callable[[dict[str, list[str]]], list[str]]
) -> None:
    asked = answers({"news.example": ["127.0.0.1"]})
    with pytest.raises(DocumentError, match=r"from news\.example \(127\.0\.0\.1\): that is an address of the local"):
        load(f"http://news.example:{site.rpartition(':')[2]}/story")
    assert asked == ["news.example"]


def test_what_is_judged_is_what_is_connected_to(
    monkeypatch: pytest.MonkeyPatch, answers: Callable[[dict[str, list[str]]], list[str]]
) -> None:
    """A DNS that answers first with a public address, and then with this machine's, gains nothing."""
    asked = answers({"rebinding.example": ["93.184.215.14", "127.0.0.1"]})
    reached: list[Any] = []

    def connect(_: socket.socket, address: Any) -> None:
        reached.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(DocumentError, match="Connection refused"):
        load("http://rebinding.example/story")
    assert asked == ["rebinding.example"]
    assert reached == [("93.184.215.14", 80)]


def test_a_redirect_to_this_machine_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch, answers: Callable[[dict[str, list[str]]], list[str]]
) -> None:
    """The first address counts as public here, so that the server of the test can send the redirect."""
    port = site.rpartition(":")[2]
    answers({"news.example": ["127.0.0.1"], "localhost": ["127.0.0.2"]})
    monkeypatch.setattr("summarizer.documents.network.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(DocumentError, match=r"from localhost \(127\.0\.0\.2\): that is an address of the local"):
        load(f"http://news.example:{port}/elsewhere")


def test_a_proxy_may_be_local_but_is_not_asked_for_local_names(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site)
    with pytest.raises(DocumentError, match="address of the local network"):
        load("http://127.1/story")
    with pytest.raises(DocumentError, match="answered 404"):  # by the proxy, which is the server of the test
        load("http://news.example/story")
