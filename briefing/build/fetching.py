"""Fetches pages from the web into a folder of articles.

What comes is parsed in a process of its own, within limits, and written by this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing.build.limits import DEFAULT, TIME, Lost, attempt
from briefing.build.pool import run
from briefing.errors import Failure, Place, SourceError, failure
from briefing.publish.fetched import known, save
from briefing.sources.fetch import feed as feeds
from briefing.sources.fetch.album import Album, gather_pictures
from briefing.sources.fetch.page import KINDS, MOST_BYTES, Facts, examine
from briefing.sources.fetch.transport import Answer, Want
from briefing.sources.fetch.visiting import Visit
from briefing.sources.fetched import Record

PAGES = Want(accept="text/html, application/xhtml+xml", most=MOST_BYTES)
"""How pages are asked for."""
FEEDS = Want(
    accept="application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9",
    most=feeds.MOST_BYTES,
)
"""How feeds are asked for."""

T = TypeVar("T")
R = TypeVar("R")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address."""

    address: str
    """It."""
    page: Path | None = None
    """Where the page is now; None if nothing was written."""
    remarks: tuple[str, ...] = ()
    """What else there is to say, each a line."""
    failure: Failure | None = None
    """Why nothing came of it."""


@dataclass(slots=True)
class _Desk:
    """What a run works with."""

    folder: Path
    """Where pages go."""
    visit: Visit
    """How hosts are asked."""
    now: Callable[[], datetime]
    """What the time is."""
    known: dict[str, Path] = field(default_factory=dict)
    """Pages that are there, by address."""


def fetch_pages(
    addresses: Sequence[str],
    folder: Path,
    visit: Visit,
    now: Callable[[], datetime] = _now,
) -> Iterator[Fetched]:
    """Fetch pages into a folder of articles and yield what comes of each.

    A page that is there already is left as it is. One that fails does not stop the others.
    """
    desk = _Desk(folder, visit, now, dict(known(folder)))
    for address in dict.fromkeys(addresses):
        yield _attempt(desk, address)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries of a feed are wanted."""

    since: date | None = None
    """First day, in UTC; None for all."""
    most: int = 20
    """Most entries, the newest."""


def fetch_feed(
    address: str,
    choice: Choice,
    folder: Path,
    visit: Visit,
    now: Callable[[], datetime] = _now,
) -> Iterator[Fetched]:
    """Fetch the pages that a feed announces, the newest last, and yield what comes of each.

    Entries without a date are named and left, and so are pages that are there already. What
    robots.txt excludes counts as failed.
    """
    desk = _Desk(folder, visit, now, dict(known(folder)))
    try:
        entries = _announced(desk, address)
    except Exception as error:  # noqa: BLE001 - said as all other failures are
        yield Fetched(address, failure=failure(error, address))
        return
    undated = [entry for entry in entries if entry.dated is None]
    yield Fetched(
        address, remarks=tuple(f"{entry.address}: no date, left out" for entry in undated)
    )
    for entry in _chosen(entries, choice, desk.known):
        yield _attempt(desk, entry.address, welcome=True)


def _announced(desk: _Desk, address: str) -> tuple[feeds.Entry, ...]:
    """Return the entries of a feed."""
    answer = _asked(desk, address, FEEDS, welcome=True)
    if "xml" not in answer.media_type:
        raise SourceError(f"is no feed but {_kind(answer)}", Place(address))
    found = _apart(_entries, (answer.data, answer.url), address)
    return tuple(replace(entry, address=desk.visit.secured(entry.address)) for entry in found)


def _chosen(
    entries: Sequence[feeds.Entry], choice: Choice, there: Mapping[str, Path]
) -> list[feeds.Entry]:
    """Return the entries that are wanted and not there, the newest last."""
    dated = [
        (entry.dated, entry)
        for entry in entries
        if entry.dated
        and entry.address not in there
        and (choice.since is None or entry.dated.date() >= choice.since)
    ]
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0])][-choice.most :]


def _attempt(desk: _Desk, address: str, *, welcome: bool = False) -> Fetched:
    """Fetch a page, or say why not."""
    try:
        return _fetch(desk, address, welcome=welcome)
    except Exception as error:  # noqa: BLE001 - one address must not stop the others
        return Fetched(address, failure=failure(error, address))


def _fetch(desk: _Desk, address: str, *, welcome: bool) -> Fetched:
    """Fetch a page with its pictures and write it."""
    if address in desk.known:
        return _there(desk, address, address)
    answer = _asked(desk, address, PAGES, welcome=welcome)
    if answer.media_type not in KINDS:
        raise SourceError(f"is no page but {_kind(answer)}", Place(address))
    if answer.url in desk.known:
        return _there(desk, address, answer.url)
    record = Record(
        asked=address,
        url=answer.url,
        retrieved=desk.now(),
        sha256=hashlib.sha256(answer.data).hexdigest(),
        media_type=answer.media_type,
        charset=answer.charset,
    )
    facts: Facts = _apart(examine, (answer.data, record), address)
    album: Album = gather_pictures(facts.pictures, desk.visit, len(answer.data))
    record = replace(record, pictures=tuple(album.pictures))
    page = save(desk.folder, facts.name, answer.data, record, album.files)
    desk.known |= {address: page, answer.url: page}
    return Fetched(address, page, tuple(album.remarks))


def _there(desk: _Desk, address: str, held: str) -> Fetched:
    """Say that a page is there already."""
    remark = f"{address}: fetched already, see {desk.known[held]} (delete its folder to renew it)"
    return Fetched(address, remarks=(remark,))


def _asked(desk: _Desk, address: str, want: Want, *, welcome: bool) -> Answer:
    """Return what an address gives, if robots.txt has to `welcome` us only if it does."""
    if welcome and not desk.visit.is_welcome(address):
        raise SourceError("robots.txt excludes this, or cannot be had", Place(address))
    answer = desk.visit.get(address, want)
    if answer.status != 200:
        raise SourceError(f"the server answers {answer.status}", Place(address))
    return answer


def _kind(answer: Answer) -> str:
    return answer.media_type[:60] or "of no kind that the server names"


def _entries(item: tuple[bytes, str]) -> tuple[feeds.Entry, ...]:
    return feeds.entries(*item)


def _apart(work: Callable[[T], R], item: T, shown: str) -> R:
    """Return what comes of work in a process of its own, and raise what it raises."""
    with closing(run(partial(attempt, work, _sent), iter([item]), DEFAULT)) as done:
        _, outcome = next(done)
    if isinstance(outcome, Lost):
        what = f"time ({DEFAULT.seconds:g} seconds)" if outcome.reason == TIME else outcome.reason
        raise SourceError(f"could not be read within the limits: {what}", Place(shown))
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _sent(error: Exception, _item: object) -> SourceError:
    """Return an error that can travel between processes, as not every one can."""
    if isinstance(error, SourceError):
        return error
    return SourceError(f"internal error: {type(error).__name__}: {error}")
