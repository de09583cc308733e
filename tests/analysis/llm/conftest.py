"""What the tests of a model's summary share: an article, and a server that answers by a script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from briefing.analysis.actors import find_actors
from briefing.analysis.llm.endpoint import Endpoint
from briefing.analysis.llm.grounding import Grounds, grounds
from briefing.analysis.reading import Reading

PARAGRAPHS = tuple(
    """\
The port council of Lyrehaven closed its third round of talks on Tuesday without a deal on harbour \
dues. Mira Oduya, the council's chairwoman, said that a fourth round would be held in spring.
Anselm Kvist, chief executive of Northern Star Lines, refused to publish what his company charges. \
He called the demand a window cut into somebody else's house. Northern Star carries two thirds of \
the grain that leaves Norway by way of Lyrehaven.
The Harbour Workers' Union (HWU) supports an audit because wages have been tied to the dues since \
2019. The state collected 42 million crowns from 310 ships last year, 12 percent more than before. \
The finance ministry did not answer questions about the sum.
Oduya must report to the assembly before the thaw. Her report will ask the shipping lines for one \
full year of figures. If nothing is published by May, the dockers will count the ships \
themselves.""".splitlines()
)
"""Sentences 1 and 2, 3 to 5, 6 to 8, 9 to 11."""
GOOD = "Anselm Kvist of Northern Star Lines refuses to publish what the company charges."


@dataclass
class Reply:
    """One answer of the server."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    never: bool = False
    """True if the answer does not come before the test is over."""


@dataclass
class Script:
    """A server on 127.0.0.1 that answers by a script; the last reply is given again."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    """Path, headers and body of each request."""
    over: Event = field(default_factory=Event)

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(self.url, "tiny-1", "s3cret")

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def completion(*points: tuple[str, list[int]]) -> Reply:
    """Return a chat completion with points and the numbers that they cite."""
    found = [{"text": text, "evidence": numbers} for text, numbers in points]
    return said(json.dumps({"points": found}))


def said(content: str | None, **more: str) -> Reply:
    """Return a chat completion with these words of the model's."""
    message = {"role": "assistant", "content": content, **more}
    return Reply(json.dumps({"choices": [{"message": message}]}).encode())


@pytest.fixture
def server() -> Iterator[Script]:
    """Run a server while the test runs; a test that uses it may connect to 127.0.0.1 alone."""
    script = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = {"path": self.path, "headers": dict(self.headers), "body": json.loads(body)}
            script.requests.append(asked)
            reply = script.next()
            if reply.never:
                script.over.wait(30)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                self.wfile.write(reply.body)
            except OSError:  # the client had enough
                self.close_connection = True

        do_GET = do_POST  # noqa: N815 - the way in which a redirect would be followed

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        script.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield script
        script.over.set()
        http.shutdown()
        thread.join(10)


@pytest.fixture
def reading(parse: Callable[..., Reading]) -> Reading:
    return parse(*PARAGRAPHS)


@pytest.fixture
def base(reading: Reading) -> Grounds:
    return grounds(reading, find_actors(reading, 8))
