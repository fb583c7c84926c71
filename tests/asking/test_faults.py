"""A model that fails: real HTTP on 127.0.0.1, no mocks. What is tried again, what is not, and what the user reads."""

from __future__ import annotations

import json
import logging
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.errors import (
    AnswerUnusable,
    ArticleTooLong,
    ConfigurationError,
    ModelError,
    ModelRefused,
    ModelUnavailable,
)
from summarizer.pipeline import summarize
from summarizer.record.faulty import DROP, STALL, Reply, completion, error
from tests.conftest import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.record.faulty import FaultyServer

ARTICLE = "The council bought 12 buses. “They are quiet,” said Mayor Ada Brandt."
GOOD = json.dumps(
    {
        "headline": "Council buys 12 buses",
        "summary": "The council bought 12 buses.",
        "figures": [{"value": "12", "what": "buses"}],
        "quotes": [],
        "events": [],
    }
)
ANSWER = completion(GOOD)


FLAGGED = (ModelRefused, "refused the request (HTTP 403). It says: Flagged.")


def asked(server: FaultyServer, **settings: Any) -> Any:
    given = {"strategy": "generate", "repairs": 0, "backoff": 0.5, **settings}
    return summarize(ARTICLE, base_url=server.url, api_key=KEY, model="m", **given)


def outcomes(result: Any) -> list[str]:
    return [attempt.outcome for attempt in result.attempts]


def error_in_200(code: int) -> Reply:
    """As OpenRouter tells what happens once it has said that all is well."""
    return Reply(body=json.dumps({"error": {"code": code, "message": "Provider returned error"}}))


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (error(429, "Slow down."), "rate-limited"),
        (error(500, "Out of order."), "server-error"),
        (error(503, "Back soon."), "server-error"),
        (DROP, "connection-dropped"),
        (Reply(body='{"id": "x", "choi', promised=4000), "connection-dropped"),
        (Reply(body='{"id": "x", "choi'), "garbled-reply"),
        (Reply(body="<html>Welcome</html>", headers={"x": "y"}), "garbled-reply"),
        (Reply(body="{}"), "garbled-reply"),
        (Reply(body='{"choices": [{"finish_reason": "stop", "message": null}]}'), "garbled-reply"),
        (error_in_200(429), "rate-limited"),
        (error_in_200(502), "server-error"),
        (completion('{"headline": "Council b'), "invalid-json"),
        (completion('{"headline": "Council buys 12 buses"}'), "wrong-schema"),
        (completion('{"headline": "Council b', finish="length"), "cut-off"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_passing_fault_is_tried_again(
    serving: Callable[..., Any], waits: list[float], fault: Reply, outcome: str
) -> None:
    with serving([fault, ANSWER]) as server:
        result = asked(server)
    assert outcomes(result) == [outcome, "ok"]
    assert result.summary.figures[0].value == "12"
    assert len(waits) == 1
    assert 0.5 <= waits[0] <= 1.0


def test_backoff_doubles_with_jitter_up_to_the_limit(serving: Callable[..., Any], waits: list[float]) -> None:
    with serving([error(500)] * 5) as server, pytest.raises(ModelUnavailable, match="HTTP 500"):
        asked(server, retries=4, max_wait=3.0)
    assert len(server.requests) == 5
    for wait, least in zip(waits, (0.5, 1.0, 2.0, 3.0), strict=True):
        assert least <= wait <= min(least + 0.5, 3.0)


def test_retry_after_is_respected(serving: Callable[..., Any], waits: list[float]) -> None:
    with serving([error(429, retry_after="7"), ANSWER]) as server:
        asked(server)
    assert waits == [7.0]


def test_retry_after_may_be_a_date_that_has_passed(serving: Callable[..., Any], waits: list[float]) -> None:
    with serving([error(429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"), ANSWER]) as server:
        asked(server)
    assert waits == [0.0]


def test_nobody_waits_for_an_hour(serving: Callable[..., Any], waits: list[float]) -> None:
    with serving([error(429, retry_after="3600")]) as server, pytest.raises(ModelUnavailable, match="rate"):
        asked(server)
    assert waits == []


def test_a_stalled_answer_is_given_up(serving: Callable[..., Any]) -> None:
    with serving([STALL, STALL]) as server, pytest.raises(ModelUnavailable, match="in time") as caught:
        asked(server, timeout=0.2, retries=1)
    assert len(server.requests) == 2
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        (error(401, f"Incorrect API key provided: {KEY}."), ModelRefused, "OPENAI_API_KEY"),
        (error(403, "No."), ModelRefused, "OPENAI_API_KEY"),
        (error(404, "The model `m` does not exist."), ModelRefused, "--model"),
        (error(400, "Too long.", code="context_length_exceeded"), ArticleTooLong, "Shorten the article"),
        (error(400, "the request exceeds the available context size"), ArticleTooLong, "Shorten the article"),
        (error(413, "Too large."), ArticleTooLong, "Shorten the article"),
        (error(400, "Unknown parameter: seed."), ModelRefused, "Unknown parameter: seed."),
        (error(429, "Pay.", code="insufficient_quota"), ModelUnavailable, "quota"),
        (error(402, "Insufficient credits."), ModelUnavailable, "quota"),
        (error_in_200(402), ModelUnavailable, "quota"),
        (Reply(403, json.dumps({"error": {"message": "Flagged.", "metadata": {"flagged_input": "…"}}})), *FLAGGED),
        (Reply(400, json.dumps({"error": {"message": "Odd.", "code": {"a": 1}, "param": [2]}})), ModelRefused, "Odd."),
    ],
)
def test_a_lasting_fault_is_not_tried_again_and_says_what_to_do(
    serving: Callable[..., Any], waits: list[float], fault: Reply, kind: type[ModelError], words: str
) -> None:
    with serving([fault, ANSWER]) as server, pytest.raises(kind) as caught:
        asked(server)
    assert words in str(caught.value)
    assert len(server.requests) == 1
    assert waits == []
    assert caught.value.exit_code == 3
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("host", ["256.1.1.1", "[v1.a]"])
def test_a_host_that_only_the_client_knows_to_be_none_is_not_tried(allowed: list[float], host: str) -> None:
    with pytest.raises(ConfigurationError, match="host in it is malformed"):
        summarize(ARTICLE, base_url=f"http://{host}/v1", model="m")
    assert allowed == []


def test_an_endpoint_that_is_not_there(allowed: list[float]) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        summarize(ARTICLE, base_url="http://127.0.0.1:9/v1", model="m", retries=1)
    assert len(allowed) == 1


def test_a_spent_quota_is_said_in_a_sentence(serving: Callable[..., Any]) -> None:
    with (
        serving([error(429, "Pay.", code="insufficient_quota")]) as server,
        pytest.raises(ModelUnavailable) as caught,
    ):
        asked(server)
    assert caught.value.message == (
        f"The endpoint {server.url} turns requests away: the quota of the key is used up (HTTP 429)."
    )


def refused(content: str | None, finish: str, refusal: str | None = None) -> Reply:
    body = json.loads(completion("", finish=finish).body)
    body["choices"][0]["message"] = {"role": "assistant", "content": content, "refusal": refusal}
    return Reply(body=json.dumps(body))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (refused(None, "stop", "I cannot help with that."), "refused to answer. It says: I cannot help with that."),
        (refused(None, "stop", f"Not with {KEY}."), "refused to answer. It says: Not with ***."),
        (refused("", "content_filter"), "with its content filter"),
        (refused(GOOD[:40], "content_filter"), "with its content filter"),
    ],
)
def test_a_refusal_is_called_one_and_not_asked_again(
    serving: Callable[..., Any], waits: list[float], reply: Reply, says: str
) -> None:
    with serving([reply, ANSWER]) as server, pytest.raises(ModelRefused) as caught:
        asked(server)
    assert says in caught.value.message
    assert len(server.requests) == 1
    assert waits == []


@pytest.mark.parametrize("fault", [error(401), error(500), DROP, Reply(body="{}"), ANSWER])
def test_a_password_in_the_address_is_sent_and_never_shown(
    serving: Callable[..., Any], caplog: pytest.LogCaptureFixture, fault: Reply
) -> None:
    told = ""
    with caplog.at_level(logging.INFO), serving([fault]) as server:
        url = server.url.replace("//", "//desk:hush@")
        try:
            summarize(ARTICLE, base_url=url, api_key=KEY, model="m", strategy="generate", repairs=0, retries=0)
        except ModelError as raised:
            told = str(raised)
            assert "//***@127.0.0.1" in told
    assert (told == "") is (fault is ANSWER)
    assert "hush" not in told + caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        error(401, f"Incorrect API key provided: {KEY}."),
        error(400, f"Header 'Authorization: Bearer {KEY}' is odd."),
        error(500, f"{KEY} crashed us."),
        Reply(body=f'{{"you": "sent {KEY}'),
        completion(f'{{"headline": "{KEY}'),
        completion(f'{{"{KEY}": 1}}'),
    ],
)
def test_the_key_is_in_no_exception_and_no_log(
    serving: Callable[..., Any], caplog: pytest.LogCaptureFixture, fault: Reply
) -> None:
    with (
        caplog.at_level(logging.INFO),
        serving([fault] * 9) as server,
        pytest.raises(ModelError) as caught,
    ):
        asked(server, retries=2)
    told = "".join(traceback.format_exception(caught.value))
    raised: BaseException | None = caught.value
    while raised is not None:
        told += repr(raised) + str(vars(raised))
        raised = raised.__cause__ or raised.__context__
    assert KEY not in told
    assert KEY not in caplog.text


def test_the_key_is_in_no_result(serving: Callable[..., Any]) -> None:
    with serving([error(429, KEY), ANSWER]) as server:
        assert KEY not in asked(server).model_dump_json()


def test_a_placeholder_for_a_key_changes_no_answer(serving: Callable[..., Any]) -> None:
    with serving([ANSWER]) as server:
        result = summarize(ARTICLE, base_url=server.url, api_key="buses", model="m", strategy="generate", repairs=0)
    assert str(result.summary.headline) == "Council buys 12 buses"


def test_a_model_is_told_in_our_words_what_was_wrong(serving: Callable[..., Any]) -> None:
    with serving([completion("Sure! Here is your summary."), ANSWER]) as server:
        asked(server)
    *_, answer, again = server.requests[1]["messages"]
    assert answer == {"role": "assistant", "content": "Sure! Here is your summary."}
    assert again["content"].startswith("Your last answer could not be used: it is not valid JSON.")


def test_a_cut_off_answer_gets_more_room_and_a_word_to_be_short(serving: Callable[..., Any]) -> None:
    with serving([completion("{", finish="length"), ANSWER]) as server:
        asked(server)
    first, second = server.requests
    assert second["max_tokens"] == int(first["max_tokens"] * 1.5)
    assert "Be much shorter" in second["messages"][-1]["content"]
    assert [message["role"] for message in second["messages"]] == ["system", "user"]


def test_a_model_that_keeps_talking_nonsense_is_given_up(serving: Callable[..., Any]) -> None:
    with serving([completion("nonsense")] * 9) as server, pytest.raises(AnswerUnusable, match="in the form"):
        asked(server, retries=8)
    assert len(server.requests) == 3


def test_a_parameter_that_the_endpoint_refuses_is_left_out(serving: Callable[..., Any], waits: list[float]) -> None:
    """As OpenAI's reasoning models do."""

    def refused(name: str, code: str) -> Reply:
        body = {"error": {"message": f"Unsupported: {name}", "type": "x", "code": code, "param": name}}
        return Reply(400, json.dumps(body))

    refusals = [refused("max_tokens", "unsupported_parameter"), refused("temperature", "unsupported_value")]
    with serving([*refusals, ANSWER]) as server:
        result = asked(server)
    assert outcomes(result) == ["ok"]
    assert waits == []
    assert {"temperature", "max_tokens"} & set(server.requests[-1]) == set()
    assert server.requests[-1]["max_completion_tokens"] == server.requests[0]["max_tokens"]


def test_no_request_leaves_while_they_are_switched_off() -> None:
    with pytest.raises(ModelUnavailable, match="switched off"):
        summarize(ARTICLE, base_url="http://127.0.0.1:9/v1", model="m")
