from __future__ import annotations

import pytest
from briefing.errors import SourceError
from briefing.sources.fetch.addresses import Rules
from briefing.sources.fetch.transport import Want
from briefing.sources.fetch.visiting import LONGEST_PAUSE, PAUSE, Visit
from tests.sources.fetch.site import HERE, Reply, Site

pytestmark = pytest.mark.allow_hosts([HERE])
WANT = Want("text/html", 1000)


class Clock:
    """A clock that only moves while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.pauses.append(round(seconds, 3))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visit(site: Site, clock: Clock) -> Visit:
    return Visit(site.rules, sleep=clock.sleep, clock=lambda: clock.now)


def robots(text: str, status: int = 200) -> Reply:
    return Reply(text.encode(), "text/plain", status)


def test_one_host_gets_a_pause_and_another_none(site: Site, visit: Visit, clock: Clock) -> None:
    site.names["other.example"] = [HERE]
    for host in ("news.example", "other.example", "news.example"):
        visit.get(site.at("/a", host), WANT)
    assert clock.pauses == [PAUSE]


def test_time_that_has_passed_counts(site: Site, visit: Visit, clock: Clock) -> None:
    visit.get(site.at("/a"), WANT)
    clock.now += 0.75 * PAUSE
    visit.get(site.at("/a"), WANT)
    assert clock.pauses == [0.25 * PAUSE]


@pytest.mark.parametrize(("asked", "pause"), [(7, 7), (10_000, LONGEST_PAUSE)])
def test_a_host_may_ask_for_a_longer_pause(
    site: Site, visit: Visit, clock: Clock, asked: int, pause: float
) -> None:
    site.replies["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {asked}\n")
    assert visit.is_welcome(site.at("/a"))
    visit.get(site.at("/a"), WANT)
    assert clock.pauses == [pause]


@pytest.mark.parametrize(
    ("reply", "welcome"),
    [
        (robots("User-agent: *\nDisallow: /private\n"), True),
        (robots("User-agent: *\nDisallow: /a\n"), False),
        (robots("\ufeffUser-agent: briefing\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), False),
        (robots("User-agent: other\nDisallow: /\n"), True),
        (robots("", 404), True),
        (robots("", 403), True),
        (robots("", 500), False),
        (robots("x" * 500_001), False),
    ],
)
def test_what_robots_txt_says_counts(site: Site, visit: Visit, reply: Reply, welcome: bool) -> None:
    site.replies["/robots.txt"] = reply
    assert visit.is_welcome(site.at("/a/b")) is welcome
    assert visit.is_welcome(site.at("/a/c")) is welcome
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("allow_http", "address", "asked"),
    [
        (False, "http://a.example/", "https://a.example/"),
        (False, "HTTP://a.example/", "https://a.example/"),
        (False, "ftp://a.example/", "ftp://a.example/"),
        (True, "http://a.example/", "http://a.example/"),
    ],
)
def test_what_others_write_is_asked_by_https(allow_http: bool, address: str, asked: str) -> None:
    assert Visit(Rules(allow_http)).secured(address) == asked


def test_a_refused_address_is_not_waited_for(visit: Visit, clock: Clock) -> None:
    with pytest.raises(SourceError):
        visit.get("file:///etc/passwd", WANT)
    assert not clock.pauses
