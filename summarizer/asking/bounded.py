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

MOST = 64 << 20
"""Bytes of one reply, unpacked: a chat completion has some thousands, a file of a whole batch is taken in a stream."""


class BoundedClient(openai.DefaultAsyncHttpxClient):
    """The openai library's own client, proxies of the environment and all; ``patience`` is in seconds for a body.

    Raises :class:`httpx2.DecodingError` for a reply that is too long, and :class:`httpx2.ReadTimeout` for one that
    does not end, though something comes again and again.
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


async def _read(response: httpx2.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > MOST:
            raise httpx2.DecodingError("The reply is too long.", request=response.request)
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
