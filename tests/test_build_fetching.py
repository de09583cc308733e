"""From an address to a folder with a page, its pictures and its record."""

from __future__ import annotations

import hashlib
import io
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from briefing.build import fetching
from briefing.build.fetching import Choice, Fetched, fetch_feed, fetch_pages
from briefing.build.limits import Limits
from briefing.config import Settings
from briefing.sources import read
from PIL import Image
from tests.sources.fetch.site import HERE, Reply, Site, page, running

pytestmark = pytest.mark.allow_hosts([HERE])
FIGURE = '<figure><img src="/ships.png?w=9" alt="Ships"><figcaption>At sea.</figcaption></figure>'


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def moment() -> datetime:
    return datetime(2026, 7, 12, 9, 30, tzinfo=UTC)


def fetched(site: Site, folder: Path, *paths: str) -> list[Fetched]:
    return list(fetch_pages([site.at(path) for path in paths], folder, site.visit, moment))


def messages(found: list[Fetched]) -> list[str]:
    return [item.failure.message if item.failure else "" for item in found]


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (4, 3)).save(data, "PNG")
    return data.getvalue()


def record(page: Path | None) -> dict[str, Any]:
    assert page
    return tomllib.loads(page.with_name("fetched.toml").read_text(encoding="utf-8"))


def test_a_page_is_saved_with_its_picture_and_can_be_read(site: Site, tmp_path: Path) -> None:
    site.replies["/short"] = Reply(status=301, headers={"Location": "/talks"})
    site.replies["/talks"] = page(FIGURE + "<script>let x = 1</script>")
    site.replies["/ships.png?w=9"] = Reply(png(), "image/png")
    (found,) = fetched(site, tmp_path, "/short")
    saved = tmp_path / "harbour-talks-end" / "index.html"
    assert found == Fetched(site.at("/short"), saved)
    assert saved.read_bytes() == site.replies["/talks"].body
    assert record(saved) == {
        "asked": site.at("/short"),
        "url": site.at("/talks"),
        "retrieved": moment(),
        "sha256": hashlib.sha256(saved.read_bytes()).hexdigest(),
        "media_type": "text/html",
        "charset": "utf-8",
        "pictures": [
            {
                "address": "/ships.png?w=9",
                "file": "picture-1.png",
                "url": site.at("/ships.png?w=9"),
                "sha256": hashlib.sha256(png()).hexdigest(),
            }
        ],
    }
    source = read(saved, "index.html", Settings())
    assert source.slug == "harbour-talks-end"
    assert [image.data[:4] for image in source.article.images] == [b"\x89PNG"]
    assert source.article.meta.url == site.at("/talks")


def test_only_pictures_of_the_article_are_asked_for(site: Site, tmp_path: Path) -> None:
    head = '<title>Talks</title><link rel=stylesheet href="/a.css"><script src="/a.js"></script>'
    site.replies["/talks"] = page('<iframe src="/frame"></iframe>', head)
    fetched(site, tmp_path, "/talks")
    assert site.paths == ["/talks"]


def test_a_picture_that_is_not_there_leaves_the_page(site: Site, tmp_path: Path) -> None:
    site.replies["/talks"] = page(FIGURE)
    (found,) = fetched(site, tmp_path, "/talks")
    assert found.page
    assert "the server answers 404" in found.remarks[0]
    assert "pictures" not in record(found.page)


def test_a_page_is_not_fetched_twice(site: Site, tmp_path: Path) -> None:
    site.replies["/talks"] = page("")
    site.replies["/short"] = Reply(status=302, headers={"Location": "/talks"})
    fetched(site, tmp_path, "/talks")
    before = len(site.paths)
    again, short = fetched(site, tmp_path, "/talks", "/short")
    assert (again.page, short.page) == (None, None)
    assert f"fetched already, see {tmp_path}/harbour-talks-end/index.html" in again.remarks[0]
    assert f"{site.at('/short')}: fetched already" in short.remarks[0]
    assert site.paths[before:] == ["/short", "/talks"]


def test_two_pages_with_one_title_lie_side_by_side(site: Site, tmp_path: Path) -> None:
    site.replies |= {"/a": page(""), "/b": page("")}
    found = fetched(site, tmp_path, "/a", "/b")
    assert [item.page.parent.name for item in found if item.page] == [
        "harbour-talks-end",
        "harbour-talks-end-2",
    ]


def test_what_fails_is_named_and_stops_nothing(site: Site, tmp_path: Path) -> None:
    site.replies |= {
        "/pdf": Reply(b"%PDF-1.7", "application/pdf"),
        "/nothing": Reply(b"<html></html>", ""),
        "/empty": Reply(b"<html><title>x</title><body></body></html>"),
        "/talks": page(""),
    }
    found = fetched(site, tmp_path, "/none", "/pdf", "/nothing", "/empty", "/talks")
    none, pdf, nothing, empty, talks = messages(found)
    assert none == f"{site.at('/none')}: the server answers 404"
    assert pdf == f"{site.at('/pdf')}: is no page but application/pdf"
    assert nothing == f"{site.at('/nothing')}: is no page but of no kind that the server names"
    assert empty.startswith(f"{site.at('/empty')}: there is no text")
    assert talks == ""
    assert [path.name for path in tmp_path.iterdir()] == ["harbour-talks-end"]


def test_a_page_is_read_within_limits(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.replies["/talks"] = page("")
    monkeypatch.setattr(fetching, "DEFAULT", Limits(seconds=0.01))
    assert "within the limits: time" in messages(fetched(site, tmp_path, "/talks"))[0]
    assert list(tmp_path.iterdir()) == []


def rss(*entries: tuple[str, str]) -> Reply:
    items = "".join(
        f"<item><link>{address}</link>{f'<pubDate>{dated}</pubDate>' if dated else ''}</item>"
        for address, dated in entries
    )
    text = f"<rss version='2.0'><channel>{items}</channel></rss>"
    return Reply(text.encode(), "application/rss+xml")


def of_feed(site: Site, folder: Path, since: date | None = None, most: int = 20) -> list[Fetched]:
    choice = Choice(since, most)
    return list(fetch_feed(site.at("/feed"), choice, folder, site.visit, moment))


@pytest.fixture
def feed(site: Site) -> Site:
    """Let the site have a feed of five entries: two of March, one of May, one without a date."""
    site.replies["/feed"] = rss(
        ("/may", "Sun, 10 May 2026 10:00:00 GMT"),
        ("/late-march", "Tue, 31 Mar 2026 23:00:00 GMT"),
        ("/undated", ""),
        ("/march", "Sun, 01 Mar 2026 00:00:00 GMT"),
        ("/gone", "Mon, 02 Mar 2026 00:00:00 GMT"),
    )
    site.replies |= {f"/{name}": page("") for name in ("may", "march", "late-march", "undated")}
    return site


def test_a_feed_is_fetched_from_a_day_on_with_the_newest_last(feed: Site, tmp_path: Path) -> None:
    about, *pages = of_feed(feed, tmp_path, date(2026, 3, 1))
    assert about.remarks == (f"{feed.at('/undated')}: no date, left out",)
    assert [item.address for item in pages] == [
        feed.at(f"/{name}") for name in ("march", "gone", "late-march", "may")
    ]
    assert [bool(item.failure) for item in pages] == [False, True, False, False]
    assert max(feed.slept) <= 1


def test_the_day_and_the_limit_count(feed: Site, tmp_path: Path) -> None:
    assert feed.at("/march") not in [i.address for i in of_feed(feed, tmp_path, date(2026, 3, 2))]
    (newest,) = of_feed(feed, tmp_path / "b", most=1)[1:]
    assert newest.address == feed.at("/may")


def test_pages_of_a_feed_that_are_there_are_left(feed: Site, tmp_path: Path) -> None:
    of_feed(feed, tmp_path, date(2026, 5, 1))
    feed.requests.clear()
    assert of_feed(feed, tmp_path, date(2026, 5, 1))[1:] == []
    assert feed.paths == ["/robots.txt", "/feed"]


def test_what_robots_txt_excludes_is_not_asked_for(feed: Site, tmp_path: Path) -> None:
    feed.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /may\n", "text/plain")
    (found,) = of_feed(feed, tmp_path, date(2026, 5, 1))[1:]
    assert messages([found]) == [f"{feed.at('/may')}: robots.txt excludes this, or cannot be had"]
    assert feed.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(b"<rss/>"), "is no feed but text/html"),
        (Reply(b"<rss", "text/xml"), "not well-formed"),
        (Reply(status=410), "the server answers 410"),
    ],
)
def test_what_is_no_feed(site: Site, tmp_path: Path, reply: Reply, why: str) -> None:
    site.replies["/feed"] = reply
    assert why in messages(of_feed(site, tmp_path))[0]
