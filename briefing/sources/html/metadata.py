"""What a page says about itself: title, authors, dates, language, site, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from briefing.config import values
from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.model import Meta
from briefing.sources.html import jsonld
from briefing.sources.html.addresses import is_web, page_address
from briefing.sources.html.authors import find_authors, persons
from briefing.sources.html.headline import find_title
from briefing.sources.html.opinions import metadata_of_trafilatura

Head = Mapping[str, list[str]]
"""Contents of `meta` elements by their name, property or itemprop, in lower case."""

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "parsely-pub-date", "pub_date",
    "sailthru.date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
    "dc.date.created", "article.published", "citation_publication_date", "citation_date",
    "cxenseparse:recs:publishtime", "og:pubdate", "timestamp", "last-modified", "created",
    "article:published", "published_at", "rnews:datepublished", "originalpublicationdate",
    "displaydate", "ptime", "date.issued",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified",
)  # fmt: skip
_SITE = ("og:site_name", "application-name", "al:android:app_name", "al:ios:app_name")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_ISO = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


def read_meta(root: HtmlElement, saved_from: str = "") -> Meta:
    """Return what a page's head and its text say about it; unknown fields are empty.

    `saved_from` is the address that an archive gives, which counts if the page gives none.
    """
    head = read_head(root)
    address = page_address(root) or (saved_from if is_web(saved_from) else "")
    articles = jsonld.articles(root)
    sites = site_names(root, head)
    published = _first_date(_published(root, head, articles, address))
    authors = find_authors(root, head, articles, sites)
    if not published or not authors:
        other = metadata_of_trafilatura(root)
        published = published or _first_date([other.date])
        authors = authors or _as_written(root, persons([other.author], sites))
    updated = _first_date([*(node.get("dateModified") for node in articles), *_of(head, *_UPDATED)])
    return Meta(
        title=find_title(root, head, articles, sites),
        authors=authors,
        published=published,
        updated=updated if updated > published else "",
        language=_language(root, head),
        site=_site(head, sites),
        url=address,
    )


def _as_written(root: HtmlElement, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that the page writes so, with these capitals."""
    if not names:
        return ()
    contents = (element.get("content") or "" for element in root.iter("meta"))
    text = one_line(" ".join([*root.itertext(), *contents]))
    return tuple(name for name in names if name in text)


def read_head(root: HtmlElement) -> Head:
    """Return what the `meta` elements of a page say."""
    head: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content") or "")
        if name and content:
            head.setdefault(name.strip().lower(), []).append(content)
    return head


def site_names(root: HtmlElement, head: Head) -> tuple[str, ...]:
    """Return the names that the site has, the likeliest first."""
    given = [*_of(head, *_SITE), *map(one_line, jsonld.publishers(root)), *_of(head, "publisher")]
    return tuple(dict.fromkeys(name for name in given if name))


def _of(head: Head, *names: str) -> Iterator[str]:
    for name in names:
        yield from head.get(name, ())


def _site(head: Head, sites: tuple[str, ...]) -> str:
    """Return the name of the site, unless it is an address."""
    name = next(iter([*_of(head, *_SITE), *sites]), "")
    return "" if "://" in name else name[:120]


def _language(root: HtmlElement, head: Head) -> str:
    """Return the language tag of a page; empty if it is not given or malformed."""
    given = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        *(body.get("lang") for body in root.iter("body")),
        *_http_equivalents(root, "content-language"),
        *_of(head, "og:locale", "language", "dc.language", "inlanguage"),
    ]
    for tag in filter(None, given):
        try:
            language = values.language(tag.split(",")[0].strip())
        except values.UnfitError:
            continue
        if language and language not in {"und", "zxx", "mul"}:
            return language
    return ""


def _http_equivalents(root: HtmlElement, name: str) -> Iterator[str]:
    for element in root.iter("meta"):
        if (element.get("http-equiv") or "").lower() == name:
            yield element.get("content") or ""


def _published(
    root: HtmlElement, head: Head, articles: list[dict[str, object]], address: str
) -> Iterator[object]:
    """Yield what may be the date of publication, the most reliable first."""
    yield from _of(head, *_PUBLISHED[:2])
    for node in articles:
        yield node.get("datePublished")
    for element in root.iterfind(".//*[@itemprop]"):
        if "datePublished" in element.get("itemprop", ""):
            yield element.get("datetime") or element.get("content") or element.text
    yield from _of(head, *_PUBLISHED[2:])
    for node in articles:
        yield node.get("dateCreated")
    yield from _in_text(root, address)


def _in_text(root: HtmlElement, address: str) -> Iterator[object]:
    """Yield dates that the page shows, and the one in its address."""
    times = list(root.iter("time"))
    for element in times:
        if element.get("pubdate") is not None or "publish" in (element.get("class") or ""):
            yield element.get("datetime")
    found = _IN_ADDRESS.search(address)
    if found:
        yield "-".join((found[1], found[2].zfill(2), found[3].zfill(2)))
    if len(times) == 1:
        yield times[0].get("datetime") or times[0].text


def _first_date(given: object) -> str:
    """Return the first of several values that is a day."""
    for value in given:  # type: ignore[attr-defined]
        if isinstance(value, str):
            day = as_date(value)
            if day:
                return day
    return ""


def as_date(value: str) -> str:
    """Return `YYYY-MM-DD` for a date or a time stamp; empty if it is none."""
    text = one_line(value)[:60]
    found = _ISO.match(text)
    if found:
        return parse_date("-".join(found.groups())) or ""
    day = parse_date(text) or ""
    return day if len(day) == 10 else ""
