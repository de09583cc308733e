"""Feeds: RSS 2.0, RSS 1.0 and Atom, as a list of pages with their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import etree

from briefing.config.characters import one_line
from briefing.errors import Place, SourceError
from briefing.sources.html.addresses import joined

MOST_BYTES = 5_000_000
"""Largest feed."""
MOST_ENTRIES = 1000
"""Most entries of a feed that are looked at."""
_ENTRIES = frozenset({"item", "entry"})
_LISTS = frozenset({"rss", "channel", "RDF", "feed"})  # elements around entries
_DATES = frozenset({"pubDate", "date", "published", "updated", "modified", "issued"})
_XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed announces."""

    address: str
    """Where it is, a whole address."""
    title: str = ""
    """What it is called."""
    dated: datetime | None = None
    """When it was published or last changed, whichever is later; None if the feed does not say."""


def entries(data: bytes, address: str) -> tuple[Entry, ...]:
    """Return the entries of a feed from an address, in the feed's order, each page once.

    Raises SourceError for what is no feed, and for one whose document type declares entities.
    """
    place = Place(address)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("this is no feed: not well-formed XML", place) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise SourceError("this feed declares entities, which are not read", place)
    if _name(root) not in _LISTS:
        raise SourceError("this is no feed: neither RSS nor Atom", place)
    found: dict[str, Entry] = {}
    for element in islice(_items(root), MOST_ENTRIES):
        entry = _entry(element, address)
        if entry.address:
            found.setdefault(entry.address, entry)
    return tuple(found.values())


def _items(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the entries, which lie in the root or in its channel."""
    for child in root.iterchildren(etree.Element):
        if _name(child) in _ENTRIES:
            yield child
        elif _name(child) == "channel":
            yield from (item for item in child.iterchildren(etree.Element) if _name(item) == "item")


def _entry(element: etree._Element, address: str) -> Entry:
    """Return what an entry says."""
    title, dates = "", []
    for child in element.iterchildren(etree.Element):
        name = _name(child)
        if name == "title" and not title:
            title = one_line("".join(child.itertext()))[:200]
        elif name in _DATES:
            dates.append(_moment(one_line(child.text or "")))
    known = [date for date in dates if date]
    return Entry(_target(element, address), title, max(known) if known else None)


def _target(element: etree._Element, address: str) -> str:
    """Return where the page of an entry is; empty if the entry does not say."""
    guid = ""
    for child in element.iterchildren(etree.Element):
        name = _name(child)
        text = one_line(child.text or "")
        if name == "link" and child.get("rel", "alternate") == "alternate":
            written = one_line(child.get("href") or "") or text
            if written:
                return joined(_base(child, address), written)
        elif name == "guid" and child.get("isPermaLink", "true").lower() == "true":
            guid = text
    return guid if guid.lower().startswith(("http://", "https://")) else ""


def _base(element: etree._Element, address: str) -> str:
    """Return what the address in an element is relative to (XML Base)."""
    bases = [one_line(each.get(f"{_XML}base") or "") for each in element.iterancestors()]
    whole = address
    for base in [*reversed(bases), one_line(element.get(f"{_XML}base") or "")]:
        whole = joined(whole, base) if base else whole
    return whole


def _moment(text: str) -> datetime | None:
    """Return a date of RFC 5322 or RFC 3339; None if it is neither. Without a zone it is UTC."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
