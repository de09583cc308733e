"""A site on 127.0.0.1 that goes by invented names and answers by a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from briefing.sources.fetch.addresses import Rules, is_public
from briefing.sources.fetch.visiting import Visit

HERE = "127.0.0.1"
PARAGRAPHS = tuple(
    """\
The port council of Lyrehaven closed its third round of talks on Tuesday without a deal on harbour \
dues. Mira Oduya, the council's chairwoman, said that a fourth round would be held.
Anselm Kvist, chief executive of Northern Star Lines, refused to publish what his company charges. \
He called the demand a window cut into somebody else's house.
The Harbour Workers' Union supports an audit because wages have been tied to the dues since 2019. \
The state collected 42 million crowns from 310 ships last year.""".splitlines()
)


@dataclass
class Reply:
    """One answer of the site."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stalls: bool = False
    """True if the second half does not come before the test is over."""


@dataclass
class Site:
    """What the server gives, by path, and what it was asked."""

    port: int = 0
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each request."""
    headers: list[dict[str, str]] = field(default_factory=list)
    """Headers of each request."""
    names: dict[str, list[str]] = field(default_factory=lambda: {"news.example": [HERE]})
    """Machines by host name."""
    looked_up: list[str] = field(default_factory=list)
    """Names that were looked up."""
    slept: list[float] = field(default_factory=list)
    """Pauses that were made, in seconds."""
    over: Event = field(default_factory=Event)

    def at(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def rules(self) -> Rules:
        """Rules that let this one machine pass for a public one."""
        return Rules(True, self._resolve, lambda machine: machine == HERE or is_public(machine))

    @property
    def visit(self) -> Visit:
        return Visit(self.rules, sleep=self.slept.append)

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.requests]

    def _resolve(self, host: str, _port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if host[0].isdigit():
            return [host]
        if host not in self.names:
            raise OSError("no such host")
        return self.names[host]


def page(body: str, head: str = "<title>Harbour talks end</title>") -> Reply:
    """Return a page with three paragraphs, and something behind the first."""
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return Reply(
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body><article>"
        f"<h1>Harbour talks end</h1>{first}{body}{''.join(rest)}</article></body></html>".encode()
    )


@contextmanager
def running() -> Iterator[Site]:
    """Run a site; whoever uses it may connect to 127.0.0.1 alone."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.command, self.path))
            site.headers.append(dict(self.headers))
            reply = site.replies.get(self.path, Reply(status=404))
            self.send_response(reply.status)
            if reply.kind:
                self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                half = len(reply.body) // 2 if reply.stalls else len(reply.body)
                self.wfile.write(reply.body[:half])
                if reply.stalls:
                    site.over.wait(30)
            except OSError:  # the client had enough
                self.close_connection = True

        do_POST = do_HEAD = do_GET  # noqa: N815 - so that it would be seen

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((HERE, 0), Handler) as http:
        site.port = http.server_address[1]
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        site.over.set()
        http.shutdown()
        thread.join(10)
