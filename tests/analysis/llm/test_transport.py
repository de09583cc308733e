from __future__ import annotations

import gzip
import time

import pytest
from briefing.analysis.llm import transport
from briefing.analysis.llm.answer import NoAnswerError
from briefing.analysis.llm.endpoint import Endpoint
from briefing.analysis.llm.transport import post

from .conftest import Reply, Script

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
BODY = {"model": "tiny-1", "messages": ["Łódź"]}


def test_the_body_is_posted_with_the_key(server: Script) -> None:
    server.replies = [Reply(b"fine")]
    assert post(server.endpoint, BODY) == b"fine"
    (asked,) = server.requests
    assert (asked["path"], asked["body"]) == ("/v1/chat/completions", BODY)
    assert asked["headers"]["Authorization"] == "Bearer s3cret"


def test_without_a_key_nothing_is_said_of_it(server: Script) -> None:
    server.replies = [Reply(b"fine")]
    post(Endpoint(server.url, "tiny-1"), BODY)
    assert "Authorization" not in server.requests[0]["headers"]


def test_a_failing_server_is_asked_once_more(server: Script) -> None:
    server.replies = [Reply(status=503), Reply(b"fine")]
    assert post(server.endpoint, BODY) == b"fine"


@pytest.mark.parametrize(
    ("reply", "why", "times"),
    [
        (Reply(b"s3cret", 500), "answered with error 500", 2),
        (Reply(b"s3cret", 401), "answered with error 401", 1),
        (Reply(b"s3cret", 204), "answered with error 204", 1),
        (Reply(status=302, headers={"Location": "/v1/elsewhere"}), "redirects", 1),
        (Reply(b"x" * 1_000_001), "larger than 1 MB", 1),
    ],
)
def test_what_is_no_answer(server: Script, reply: Reply, why: str, times: int) -> None:
    server.replies = [reply]
    with pytest.raises(NoAnswerError, match=why) as raised:
        post(server.endpoint, BODY)
    assert len(server.requests) == times
    assert "s3cret" not in str(raised.value)


def test_a_packed_answer_is_not_unpacked(server: Script) -> None:
    packed = gzip.compress(b"x" * 10_000_000)
    server.replies = [Reply(packed, headers={"Content-Encoding": "gzip"})]
    assert post(server.endpoint, BODY) == packed


def test_a_silent_server_is_asked_twice_and_left(
    server: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "SECONDS", 0.2)
    monkeypatch.setattr(transport, "TOTAL", 0.5)
    server.replies = [Reply(never=True)]
    begun = time.monotonic()
    with pytest.raises(NoAnswerError, match="no answer in time"):
        post(server.endpoint, BODY)
    assert time.monotonic() - begun < 5
    assert len(server.requests) == 2


def test_there_is_no_second_attempt_when_the_time_is_over(
    server: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "TOTAL", 0.2)
    server.replies = [Reply(never=True)]
    with pytest.raises(NoAnswerError, match="no answer in time"):
        post(server.endpoint, BODY)
    assert len(server.requests) == 1


def test_nobody_there_is_said_without_the_address(server: Script) -> None:
    nobody = Endpoint("http://127.0.0.1:1/v1", "tiny-1", "s3cret")
    with pytest.raises(NoAnswerError, match="cannot be reached") as raised:
        post(nobody, BODY)
    assert "127.0.0.1" not in str(raised.value)
    assert not server.requests


def test_what_the_library_stumbles_over_is_not_repeated(server: Script) -> None:
    server.replies = [Reply(b"fine")]
    with pytest.raises(NoAnswerError, match="could not be made"):
        post(Endpoint(server.url, "tiny-1", "s3crét"), BODY)


def test_no_proxy_of_the_environment_is_asked(
    server: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    server.replies = [Reply(b"fine")]
    assert post(server.endpoint, BODY) == b"fine"
