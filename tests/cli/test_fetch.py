from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefing.sources.fetch import visiting
from tests.sources.fetch.site import HERE, Reply, Site, page, running

Program = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with running() as site:
        monkeypatch.setattr(visiting, "Visit", lambda _: site.visit)
        yield site


@pytest.mark.allow_hosts([HERE])
def test_pages_are_listed_and_failures_said(briefing: Program, site: Site) -> None:
    site.replies["/talks"] = page('<img src="/a.png" alt="A">')
    code, out, err = briefing("fetch", site.at("/none"), site.at("/talks"), "--to-dir", "a/b")
    assert (code, out) == (1, "a/b/harbour-talks-end/index.html\n")
    assert err.splitlines() == [
        f"{site.at('/none')}: the server answers 404",
        f"{site.at('/a.png')}: the server answers 404; this picture was not fetched",
    ]


@pytest.mark.allow_hosts([HERE])
def test_a_feed_since_a_day(briefing: Program, site: Site) -> None:
    item = "<item><link>/{0}</link><pubDate>Sun, {0} May 2026 10:00:00 GMT</pubDate></item>"
    items = item.format(10) + item.format(11)
    site.replies["/feed"] = Reply(f"<rss><channel>{items}</channel></rss>".encode(), "text/xml")
    site.replies["/11"] = page("")
    code, out, err = briefing("fetch", "--feed", site.at("/feed"), "--since", "2026-05-11")
    assert (code, out, err) == (0, "content/harbour-talks-end/index.html\n", "")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://news.example/", "http is not asked, since anybody could answer (--allow-http)"),
        ("https://127.0.0.1/", "this is not a public address"),
        ("file:///etc/passwd", "only https addresses are fetched"),
    ],
)
@pytest.mark.enable_socket  # a number is looked up without a network
def test_what_is_refused(briefing: Program, address: str, why: str) -> None:
    assert briefing("fetch", address) == (1, "", f"{address}: {why}\n")
    assert not Path("content").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("https://a.example/", "--feed", "https://a.example/feed"),
        ("https://a.example/", "--since", "2026-05-11"),
        ("--feed", "https://a.example/feed", "--since", "yesterday"),
        ("--feed", "https://a.example/feed", "--limit", "0"),
        ("https://a.example/", "--allow-private"),
    ],
)
def test_wrong_usage(briefing: Program, arguments: tuple[str, ...]) -> None:
    code, out, err = briefing("fetch", *arguments)
    assert (code, out) == (2, "")
    assert "Usage: briefing fetch" in err


def test_other_verbs_know_nothing_of_the_network() -> None:
    code = "import sys, briefing.cli; print('httpx' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == b"False False\n"
