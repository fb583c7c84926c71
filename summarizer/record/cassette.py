"""Cassettes: model traffic written down once and played back without a model (vcrpy).

What is written is reduced to what the protocol says: method, path, two headers and the body, under a host that
does not exist. No key, cookie, address or timing of the recording machine is kept; letters and quotation marks
are kept exactly as they were. A dropped connection has no response to write down; it is kept as one of status 0.
"""

from __future__ import annotations

import difflib
import json
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any
from unittest import mock
from urllib.parse import urlsplit

import httpx2
import vcr
import yaml
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.patch import PATCHER_NAMES
from vcr.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vcr.cassette import Cassette

BASE_URL = "http://model.invalid/v1"
"""Where every cassette says the model is (RFC 6761 reserves ".invalid")."""

_HEADERS_KEPT = {"content-type", "retry-after"}
_DROPPED = 0
_DIFFERENCE_LINES, _WIDTH = 40, 160
_OF_THE_MACHINE = ("timings", "__verbose")
_OF_THE_MOMENT = {"id": "recorded", "created": 0}


class CassetteError(AssertionError):
    """A cassette and the code no longer say the same."""


@contextmanager
def played(path: Path) -> Iterator[None]:
    """Every request inside is answered from the cassette, in any order, each answer once.

    Raises :class:`CassetteError`, naming the command that mends it, for a request that the cassette does not
    hold and for an answer that was not asked for.
    """
    anew = f"Record it anew with: python -m summarizer.record --only {path.stem}"
    if not path.exists():
        raise CassetteError(f"There is no cassette {path.name}. {anew}")
    missed: list[str] = []
    with _use(path, "none", missed) as cassette:
        try:
            yield
        finally:
            if missed:
                raise CassetteError(
                    f"The cassette {path.name} does not hold a request that is made. {anew}\n{missed[0]}"
                )
    if not cassette.all_played:
        left = len(cassette) - len(cassette.play_counts)
        raise CassetteError(f"The cassette {path.name} holds {left} more answers than are asked for. {anew}")


@contextmanager
def recording(path: Path) -> Iterator[None]:
    """Every request inside goes out, and the cassette at ``path`` is written at the end, if all went well."""
    fresh = path.with_suffix(".recording")
    fresh.unlink(missing_ok=True)
    try:
        with _use(fresh, "all", []):
            yield
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def recorded_model(path: Path) -> str:
    """The model that answered in the cassette."""
    interactions = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]
    return str(interactions[0]["request"]["body"]["model"])


@contextmanager
def _use(path: Path, mode: str, missed: list[str]) -> Iterator[Cassette]:
    recorder = vcr.VCR(
        record_mode=mode,
        match_on=["method", "path", "body"],
        before_record_request=_clean_request,
        before_record_response=_clean_response,
        decode_compressed_response=True,
        skip_patchers=[name for name in PATCHER_NAMES if name != "httpx2"],
    )
    recorder.register_matcher("body", _same_body)
    recorder.register_serializer("readable", _Readable)
    recorder.serializer = "readable"
    with recorder.use_cassette(str(path)) as cassette, _with_drops(cassette, missed):
        yield cassette


def _clean_request(request: Request) -> Request:
    request.uri = BASE_URL.removesuffix("/v1") + urlsplit(request.uri).path
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _HEADERS_KEPT}
    return request


def _clean_response(response: dict[str, Any]) -> dict[str, Any]:
    headers = {name.lower(): value for name, value in response["headers"].items()}
    response["headers"] = {name: headers[name] for name in sorted(_HEADERS_KEPT & set(headers))}
    body = _parsed(response["body"]["string"])
    if isinstance(body, dict):
        kept = {name: value for name, value in body.items() if name not in _OF_THE_MACHINE}
        kept |= {name: value for name, value in _OF_THE_MOMENT.items() if name in kept}
        response["body"] = {"string": json.dumps(kept, ensure_ascii=False).encode()}
    return response


def _same_body(one: Request, other: Request) -> None:
    if _parsed(one.body) != _parsed(other.body):
        raise AssertionError("the bodies differ")


def _parsed(body: bytes | str | None) -> Any:  # noqa: ANN401 - JSON of any shape, or what it was
    try:
        return json.loads(body or b"")
    except ValueError:
        return body


@contextmanager
def _with_drops(cassette: Cassette, missed: list[str]) -> Iterator[None]:
    """Write down connections that are dropped, and drop them again when played; note what is not held."""
    transport = httpx2.AsyncHTTPTransport
    through_cassette = transport.handle_async_request

    async def handle(self: httpx2.AsyncHTTPTransport, request: httpx2.Request) -> httpx2.Response:
        try:
            response = await through_cassette(self, request)
        except httpx2.TransportError as fault:
            body = b"".join([part async for part in request.stream])  # type: ignore[union-attr]
            asked = Request(request.method, str(request.url), body, dict(request.headers))
            status = {"code": _DROPPED, "message": type(fault).__name__}
            cassette.append(asked, {"status": status, "headers": {}, "body": {"string": str(fault).encode()}})
            raise
        except CannotOverwriteExistingCassetteException as fault:
            missed.append(_first_difference(fault, cassette))
            raise
        if response.status_code == _DROPPED:
            fault_type = getattr(httpx2, response.reason_phrase)
            raise fault_type((await response.aread()).decode(), request=request)
        return response

    with mock.patch.object(transport, "handle_async_request", handle):
        yield


def _first_difference(fault: CannotOverwriteExistingCassetteException, cassette: Cassette) -> str:
    """How the request that was made differs from the one in the cassette that is most like it."""
    asked = _as_lines(fault.failed_request)
    held = [_as_lines(request) for request in cassette.requests]
    nearest = max(held, key=lambda lines: len(set(lines) & set(asked)))
    difference = difflib.unified_diff(nearest, asked, "recorded", "asked", lineterm="", n=1)
    return "\n".join(line[:_WIDTH] for line in islice(difference, _DIFFERENCE_LINES))


def _as_lines(request: Request) -> list[str]:
    shown = json.dumps(_parsed(request.body), indent=1, ensure_ascii=False)
    return shown.replace("\\n", "\n").splitlines()


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, so that a person can read a prompt."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_block)


class _Readable:
    """The format of the files: YAML, with bodies of JSON spelled out."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        interactions = [
            {
                "request": _spelled_out(entry["request"], ("body",)),
                "response": _spelled_out(entry["response"], ("body", "string")),
            }
            for entry in cassette["interactions"]
        ]
        return yaml.dump(
            {"interactions": interactions, "version": 1}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
        )

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        cassette: dict[str, Any] = yaml.safe_load(text)
        for entry in cassette["interactions"]:
            entry["request"]["body"] = _as_sent(entry["request"]["body"])
            entry["response"]["body"]["string"] = _as_sent(entry["response"]["body"]["string"])
        return cassette


def _spelled_out(message: dict[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    body = message["body"]
    raw = body["string"] if len(place) > 1 else body
    shown = _parsed(raw)
    shown = shown.decode() if isinstance(shown, bytes) else shown
    return {**message, "body": {"string": shown} if len(place) > 1 else shown}


def _as_sent(body: Any) -> str | None:  # noqa: ANN401 - JSON of any shape
    return body if body is None or isinstance(body, str) else json.dumps(body, ensure_ascii=False)
