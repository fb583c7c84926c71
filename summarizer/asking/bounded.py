"""The way to an endpoint, with bounds: how much it may answer, for how long, and from where.

The client library reads whatever comes, for as long as it comes, from wherever it is sent: one endpoint gone mad, or a
proxy before it, would take all memory or hold an article for good. And an article is for the endpoint that the user
named, so it is not sent on to where that points.
"""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import openai

from summarizer.asking.faults import ReplyTooLong

MOST = 64 << 20
"""Bytes of one reply, unpacked: a chat completion has some thousands, a file of a whole batch is taken in a stream."""


class _Bounded(httpx2.AsyncClient):
    """``patience`` is in seconds for a body.

    Raises :class:`~summarizer.asking.faults.ReplyTooLong`, and :class:`httpx2.ReadTimeout` for a reply that does not
    end, though something comes again and again.
    """

    def __init__(self, *, patience: float, **options: Any) -> None:  # noqa: ANN401 - those of httpx
        super().__init__(follow_redirects=False, **options)
        self._patience = patience

    async def send(self, request: httpx2.Request, *, stream: bool = False, **options: Any) -> httpx2.Response:  # noqa: ANN401
        """As httpx does; a body that nobody wants as a stream is read here."""
        response = await super().send(request, stream=True, **options)
        if stream:
            return response
        try:
            async with asyncio.timeout(self._patience):
                body = await _read(response)
        except TimeoutError as fault:
            raise httpx2.ReadTimeout("The reply does not end.", request=request) from fault
        finally:
            await response.aclose()
        return _whole(response, body)


class OneByOne(_Bounded, openai.DefaultAsyncHttpxClient):
    """The openai library's own client, proxies of the environment and all."""


class Many(_Bounded, openai.DefaultAioHttpClient):
    """The openai library's client for many calls at a time: over aiohttp, whose pool of connections is much cheaper.

    httpcore looks at every connection that it holds before and after each call.
    """

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:  # noqa: ANN401 - those of httpx
        """The layer between the two takes every connection that breaks for one that was not made in time."""
        try:
            return await super().send(request, **options)
        except httpx2.ConnectTimeout as fault:
            if isinstance(fault.__cause__, TimeoutError):
                raise
            raise httpx2.NetworkError("There is no connection any more, or none was made.", request=request) from fault


async def _read(response: httpx2.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > MOST:
            raise ReplyTooLong(f"more than {MOST >> 20} MB")
    return bytes(body)


def _whole(response: httpx2.Response, body: bytes) -> httpx2.Response:
    """The same with its body at hand, which is unpacked by now."""
    headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _OF_THE_WIRE]
    return httpx2.Response(
        response.status_code,
        headers=headers,
        content=body,
        request=response.request,
        extensions=response.extensions,
    )


_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
