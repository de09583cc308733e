from __future__ import annotations

import gzip
import http.server
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from briefing import __version__
from briefing.errors import SourceError
from briefing.sources.fetch import transport
from briefing.sources.fetch.addresses import Rules, is_public
from briefing.sources.fetch.transport import Answer, Want, get
from tests.sources.fetch.site import HERE, Reply, Site

pytestmark = pytest.mark.allow_hosts([HERE])
WANT = Want("text/html", 1000)


def asked(site: Site, path: str, seconds: float = 5.0) -> Answer:
    return get(site.at(path), WANT, site.rules, seconds)


def moved(target: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": target})


def test_what_a_server_gives(site: Site) -> None:
    site.replies["/a?b=1"] = Reply(b"fine", "Text/HTML; charset=ISO-8859-2")
    address = site.at("/a?b=1")
    assert asked(site, "/a?b=1") == Answer(address, 200, "text/html", "iso-8859-2", b"fine")


def test_the_request_names_the_host_and_nobody_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRC", "/nowhere")
    site.replies["/a"] = Reply(b"fine", headers={"Set-Cookie": "id=1; Path=/"})
    asked(site, "/a")
    asked(site, "/a")
    assert site.requests == [("GET", "/a"), ("GET", "/a")]
    assert site.headers[1] == {
        "Host": f"news.example:{site.port}",
        "User-Agent": f"briefing/{__version__}",
        "Accept": "text/html",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def test_no_proxy_of_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.replies["/a"] = Reply(b"fine")
    assert asked(site, "/a").data == b"fine"


def test_other_answers_than_a_page_are_told_by_their_status(site: Site) -> None:
    assert (asked(site, "/none").status, asked(site, "/none").data) == (404, b"")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_with_a_new_look(site: Site, status: int) -> None:
    site.names["other.example"] = [HERE]
    site.replies["/a"] = moved(site.at("/b", "other.example"), status)
    site.replies["/b"] = moved("c")
    site.replies["/c"] = Reply(b"fine")
    assert asked(site, "/a").url == site.at("/c", "other.example")
    assert site.looked_up == ["news.example", "other.example", "other.example"]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "only https"),
        ("FILE:///etc/passwd", "only https"),
        ("//169.254.169.254/latest/", "this is not a public address"),
        ("http://inside.example/", r"is ::ffff:10.0.0.1, which is not a public address"),
        ("http://nobody.example/", "there is no host"),
        ("http://mira:secret@news.example/", "user name"),
        ("gopher://news.example/", "only https"),
        ("http://[", "names no host"),
        ("http://news.example:x/", "breaks off"),
        ("", "more than 3 redirects"),
        ("/a", "more than 3 redirects"),
    ],
)
def test_where_no_redirect_leads(site: Site, target: str, why: str) -> None:
    site.replies["/a"] = moved(target)
    site.names["inside.example"] = ["::ffff:10.0.0.1"]
    with pytest.raises(SourceError, match=why):
        asked(site, "/a")
    assert set(site.paths) == {"/a"}
    assert len(site.paths) <= 4


def test_https_is_not_left_for_http(site: Site) -> None:
    """The rule is asked at every hop; here the first one is http already."""
    rules = Rules(False, site.rules.resolve, site.rules.permits)
    with pytest.raises(SourceError, match="http is not asked"):
        get(site.at("/a"), WANT, rules, 5)
    assert not site.requests


def test_a_name_that_changes_is_looked_up_once(site: Site) -> None:
    answers = iter([[HERE], ["10.0.0.1"]])
    rules = Rules(True, lambda *_: next(answers), site.rules.permits)
    site.replies["/a"] = Reply(b"fine")
    assert get(site.at("/a"), WANT, rules, 5).data == b"fine"
    assert next(answers) == ["10.0.0.1"]


def test_this_machine_is_not_asked_by_the_real_rule(site: Site) -> None:
    rules = Rules(True, site.rules.resolve, is_public)
    with pytest.raises(SourceError, match=r"news.example is 127\.0\.0\.1, which is not a public"):
        get(site.at("/a"), WANT, rules, 5)
    assert not site.requests


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(b"x" * 1001), "larger than 0.001 MB"),
        (Reply(gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}), "larger"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "damaged"),
        (Reply(gzip.compress(b"x" * 9)[:-9], headers={"Content-Encoding": "gzip"}), "damaged"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "packed as br"),
        (Reply(b"x", headers={"Transfer-Encoding": "chunked"}), "breaks off"),
    ],
)
def test_content_that_is_refused(site: Site, reply: Reply, why: str) -> None:
    site.replies["/a"] = reply
    with pytest.raises(SourceError, match=why):
        asked(site, "/a")


def test_packed_content_is_unpacked(site: Site) -> None:
    packed = gzip.compress(b"x" * 1000)
    site.replies["/a"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    assert asked(site, "/a").data == b"x" * 1000


def test_a_slow_server_is_left(site: Site) -> None:
    site.replies["/a"] = Reply(b"fine", stalls=True)
    begun = time.monotonic()
    with pytest.raises(SourceError, match="no answer in time"):
        asked(site, "/a", 0.1)
    assert time.monotonic() - begun < 3


def test_redirects_share_one_time(site: Site) -> None:
    with pytest.raises(SourceError, match="no answer in time"):
        asked(site, "/a", 0)
    assert not site.requests


@pytest.mark.allow_hosts([HERE, "127.0.0.2"])
def test_the_next_machine_is_tried_if_one_is_not_there(site: Site) -> None:
    site.names["news.example"] = ["127.0.0.2", HERE]
    rules = Rules(True, site.rules.resolve, lambda _: True)
    site.replies["/a"] = Reply(b"fine")
    assert get(site.at("/a"), WANT, rules, 5).data == b"fine"


def test_nobody_is_there() -> None:
    rules = Rules(True, lambda *_: [HERE], lambda _: True)
    with pytest.raises(SourceError, match="cannot be reached"):
        get("http://news.example:1025/", WANT, rules, 5)


@contextmanager
def secure(folder: Path, name: str) -> Iterator[int]:
    """Run a server with a certificate for a name, which is put into `folder`; give its port."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", f"/CN={name}",
         "-addext", f"subjectAltName=DNS:{name}", "-days", "3650"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(self.headers["Host"].encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.HTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of clients that leave."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with Server((HERE, 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join(10)


def test_a_server_proves_its_name_though_its_number_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = Rules(False, lambda *_: [HERE], lambda _: True)
    with secure(tmp_path, "news.example") as port:
        with pytest.raises(SourceError, match="does not prove"):
            get(f"https://news.example:{port}/", WANT, rules, 5)
        trusting = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        monkeypatch.setattr(transport, "_trust", lambda: trusting)
        found = get(f"https://news.example:{port}/", WANT, rules, 5)
        assert found.data == f"news.example:{port}".encode()
        with pytest.raises(SourceError, match="does not prove"):
            get(f"https://other.example:{port}/", WANT, rules, 5)
