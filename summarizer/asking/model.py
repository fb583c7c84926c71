"""A model that is open for questions: what the conversations about articles, one or ten thousand, ask through.

:class:`Model` is the seam at which a batch puts its cache, its limits and its records: it replaces ``complete``
and leaves everything above as it is. What replaces it keeps to the same terms:

- it raises what the openai client raises (:class:`openai.APIError` and ``ValueError`` for a body
  that is no chat completion);
- to leave an article for later, it raises :class:`~summarizer.errors.Postponed`, which ends the article's work
  and is neither tried again nor counted as an attempt.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, Self

from summarizer.addresses import without_login
from summarizer.asking.dialect import Dialect
from summarizer.asking.endpoint import reach
from summarizer.asking.replies import checked, read
from summarizer.asking.structure import load
from summarizer.errors import ConfigurationError, ModelUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    import openai
    from openai.types.chat import ChatCompletion

    from summarizer.asking.endpoint import Endpoint
    from summarizer.asking.progress import Progress
    from summarizer.settings import Settings

ALLOW_REQUESTS = True
"""Off in the tests: then a question that no cassette answers is an error, and no model is ever started."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call as it goes out. ``content`` is its body: written once, whoever then sends, remembers or counts it.

    ``tokens`` is the most that the answer may have. ``prompt``, ``version`` and ``purpose`` say what the call is for;
    the endpoint does not get them.
    """

    content: bytes
    tokens: int
    prompt: str
    version: str
    purpose: str

    @classmethod
    def of(cls, body: Mapping[str, Any], *, prompt: str, version: str, purpose: str) -> Self:
        """``body`` holds the arguments of ``chat.completions.create``, all of them JSON.

        Half a character, which UTF-8 has no form for, is asked about as "?".
        """
        written = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        tokens = body.get("max_tokens") or body.get("max_completion_tokens") or 0
        return cls(written, tokens, prompt, version, purpose)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``cached``: it was paid for before. ``seconds`` is how long the endpoint took for it, where
    whoever asked also stood in line.
    """

    completion: ChatCompletion
    cached: bool = False
    seconds: float | None = None


class Complete(Protocol):
    async def __call__(self, request: Request, /) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Model:
    """An endpoint, how to ask it, and what it has refused so far."""

    endpoint: Endpoint
    complete: Complete
    dialect: Dialect = field(default_factory=Dialect)


@asynccontextmanager
async def opened(settings: Settings, progress: Progress, *, many: bool = False) -> AsyncIterator[Model]:
    """The model that ``settings`` name, open as long as the block; an embedded one is running in it.

    ``many`` calls will be out at a time.

    Raises :class:`~summarizer.errors.ConfigurationError` and :class:`~summarizer.errors.ModelUnavailable`.
    """
    async with connected(settings, progress, many=many) as (model, _):
        yield model


@asynccontextmanager
async def connected(
    settings: Settings, progress: Progress, *, many: bool = False
) -> AsyncIterator[tuple[Model, openai.AsyncOpenAI]]:
    """:func:`opened`, with the client for what else there is to do at the endpoint."""
    if not ALLOW_REQUESTS:
        raise ModelUnavailable("Requests to models are switched off (summarizer.asking.model.ALLOW_REQUESTS).")
    # A local model takes seconds to start; the client library, which takes seconds too, is imported meanwhile.
    endpoint, _ = await asyncio.gather(reach(settings, progress), asyncio.to_thread(load))
    async with _client(endpoint, settings, many=many) as client:

        async def complete(request: Request, /) -> Answer:
            # What client.chat.completions.create does, less its walks over a body that is plain JSON already.
            said = await client.post("/chat/completions", content=request.content, cast_to=bytes)
            return Answer(checked(read(said)))

        yield Model(endpoint, complete), client


def _client(endpoint: Endpoint, settings: Settings, *, many: bool) -> openai.AsyncOpenAI:
    import httpx2
    import openai

    from summarizer.asking.bounded import Many, OneByOne

    kind = Many if many else OneByOne

    # httpx logs every address that it asks, so a login must not stand in it.
    url, login = without_login(endpoint.url or "https://api.openai.com/v1")
    try:
        return openai.AsyncOpenAI(
            base_url=url,
            api_key=endpoint.key.get_secret_value(),
            timeout=settings.timeout,
            max_retries=0,
            # A proxy of the environment has no business between us and our own child.
            http_client=kind(patience=settings.timeout, trust_env=not endpoint.local, auth=login),
        )
    except httpx2.InvalidURL as fault:  # as in http://256.1.1.1
        raise ConfigurationError("The base URL is wrong: the host in it is malformed.") from fault
