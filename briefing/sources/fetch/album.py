"""The pictures of a page: fetched one after the other, within limits for all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from briefing.errors import Place, SourceError
from briefing.output import Output
from briefing.sources.fetch.page import Candidate
from briefing.sources.fetch.pictures import ACCEPT, MOST_BYTES, kind_of
from briefing.sources.fetch.transport import Answer, Want
from briefing.sources.fetch.visiting import SHORT_PAUSE, Visit
from briefing.sources.fetched import Picture

MOST_PICTURES = 60
"""Most pictures of a page."""
MOST_TOTAL = 50_000_000
"""Most bytes of a page and its pictures."""
SECONDS = 60.0
"""Time after which no further picture of a page is asked for."""
MOST_ADDRESSES = 24_000
"""Most bytes of all addresses in a record, which has to stay below the limit for metadata."""
_MOST_REMARKS = 3


@dataclass(slots=True)
class Album:
    """What was fetched."""

    files: list[Output] = field(default_factory=list)
    """Files to be written beside the page."""
    pictures: list[Picture] = field(default_factory=list)
    """The same for the record."""
    remarks: list[str] = field(default_factory=list)
    """What was not fetched, and why."""


def gather_pictures(wanted: Sequence[tuple[Candidate, ...]], visit: Visit, spent: int) -> Album:
    """Return the pictures of a page, of which `spent` bytes came already.

    A picture that cannot be had is a remark. The first address of each that gives a PNG, JPEG,
    GIF or WebP counts.
    """
    album = Album()
    room = MOST_TOTAL - spent
    space = MOST_ADDRESSES
    missed = []
    end = visit.clock() + SECONDS
    for number, choices in enumerate(wanted, 1):
        if number > MOST_PICTURES or visit.clock() > end:
            missed.append(f"{choices[0].whole}: there are too many pictures, or they take too long")
            continue
        try:
            chosen, answer, ending = _first(choices, visit, min(room, MOST_BYTES))
        except SourceError as error:
            missed.append(str(error))
            continue
        space -= len(chosen.written.encode()) + len(answer.url)
        if space < 0:
            missed.append(f"{chosen.whole}: the addresses are too long")
            continue
        room -= len(answer.data)
        name = f"picture-{number}{ending}"
        digest = hashlib.sha256(answer.data).hexdigest()
        album.files.append(Output(name, answer.data))
        album.pictures.append(Picture(chosen.written, name, answer.url, digest))
    album.remarks = [f"{reason}; this picture was not fetched" for reason in missed[:_MOST_REMARKS]]
    if len(missed) > _MOST_REMARKS:
        album.remarks.append(f"{len(missed) - _MOST_REMARKS} more pictures were not fetched")
    return album


def _first(
    choices: tuple[Candidate, ...], visit: Visit, most: int
) -> tuple[Candidate, Answer, str]:
    """Return the first of several addresses that gives a picture, with its ending.

    Raises SourceError for the first refusal if there is none.
    """
    refused = []
    for choice in choices:
        try:
            answer = visit.get(visit.secured(choice.whole), Want(ACCEPT, most), SHORT_PAUSE)
            return choice, answer, _ending(answer)
        except SourceError as error:
            refused.append(error)
    raise refused[0]


def _ending(answer: Answer) -> str:
    """Return the ending for the picture in an answer. Raises SourceError if it is none."""
    place = Place(answer.url)
    if answer.status != httpx.codes.OK:
        raise SourceError(f"the server answers {answer.status}", place)
    kind = kind_of(answer.data)
    if kind is None:
        raise SourceError("is no PNG, JPEG, GIF or WebP", place)
    return kind[0]
