from __future__ import annotations

from datetime import UTC, datetime

import pytest
from briefing.errors import SourceError
from briefing.sources.fetch.feed import MOST_ENTRIES, Entry, entries
from hypothesis import given
from hypothesis import strategies as st

ADDRESS = "https://news.example/feeds/all.xml"
RSS = """\
<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>
<link>https://news.example/</link><atom:link rel="self" href="all.xml"/>
<item><title>Talks &amp; dues</title><link>https://news.example/talks</link>
 <pubDate>Tue, 10 Mar 2026 23:30:00 -0500</pubDate></item>
<item><title>Tides</title><guid>https://news.example/tides</guid>
 <dc:date>2026-03-09T08:00:00Z</dc:date></item>
<item><title>No address</title><guid isPermaLink="false">tag:1</guid></item>
<item><title>Again</title><link>https://news.example/talks</link></item>
<item><title>Undated</title><link> /undated </link><pubDate>soon</pubDate></item>
</channel></rss>"""
RDF = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>News</title></channel>
<item rdf:about="y"><title>Talks</title><link>https://news.example/talks</link>
<dc:date>2026-03-10</dc:date></item></rdf:RDF>"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/2026/"><title>News</title>
<entry xml:base="03/"><title type="html">Talks</title><link rel="edit" href="edit"/>
<link href="talks"/><published>2026-03-10T10:00:00+01:00</published>
<updated>2026-03-12T00:30:00.5+01:00</updated></entry></feed>"""


def utc(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_rss_2() -> None:
    assert entries(RSS.encode(), ADDRESS) == (
        Entry("https://news.example/talks", "Talks & dues", utc(2026, 3, 11, 4, 30)),
        Entry("https://news.example/tides", "Tides", utc(2026, 3, 9, 8)),
        Entry("https://news.example/undated", "Undated", None),
    )


def test_rss_1() -> None:
    talks = Entry("https://news.example/talks", "Talks", utc(2026, 3, 10))
    assert entries(RDF.encode(), ADDRESS) == (talks,)


def test_atom_with_relative_addresses_and_the_later_of_two_dates() -> None:
    (entry,) = entries(ATOM.encode(), ADDRESS)
    assert entry.address == "https://news.example/2026/03/talks"
    assert entry.dated == utc(2026, 3, 11, 23, 30, 0, 500_000)


def test_a_feed_may_begin_with_empty_lines() -> None:
    assert entries(b"\n \n" + ATOM.encode(), ADDRESS)


@pytest.mark.parametrize(
    ("feed", "why"),
    [
        ("", "not well-formed"),
        ("<rss><channel>", "not well-formed"),
        ("<html><body><p>Hello</p></body></html>", "neither RSS nor Atom"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities"),
        ('<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]><rss/>', "entities"),
        ('<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "entities"),
        ("<rss>" + "<a>" * 5000, "not well-formed"),
    ],
)
def test_what_is_no_feed(feed: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        entries(feed.encode(), ADDRESS)


def test_an_external_document_type_is_not_loaded() -> None:
    feed = f'<!DOCTYPE feed SYSTEM "http://127.0.0.1:1/feed.dtd">{ATOM}'
    assert len(entries(feed.encode(), ADDRESS)) == 1


def test_a_feed_without_end_is_cut_off() -> None:
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(MOST_ENTRIES + 5))
    assert len(entries(f"<rss><channel>{items}</channel></rss>".encode(), ADDRESS)) == MOST_ENTRIES


@given(
    st.binary(max_size=200) | st.text(max_size=50).map(lambda t: ATOM.replace("10:00", t).encode())
)
def test_only_named_errors_come_out(feed: bytes) -> None:
    try:
        found = entries(feed, ADDRESS)
    except SourceError:
        return
    assert all(isinstance(entry, Entry) for entry in found)
