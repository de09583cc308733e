"""Sound ebooks, and copies of them that are broken in one place: for the tests of the audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from briefing.render.epub import render
from tests.publish.audit.prints import CLASSIC, edition
from tests.render import samples

PACKAGE, NAVIGATION, NCX = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
CHAPTER, COVER, CSS = "EPUB/text/briefing.xhtml", "EPUB/text/cover.xhtml", "EPUB/css/briefing.css"
PICTURE, FRONT = "EPUB/images/f1.png", "EPUB/images/cover.jpg"
TITLE = "Ports &amp; prices: why 3 &lt; 4 still matters"
ASKED = ' id="h2" class="heading">What is asked</'
"""The heading of level 3, without the names of its tags."""
Members = dict[str, bytes]
Change = Callable[[Members], object]


@cache
def sound(language: str = "en") -> bytes:
    """Return the ebook of the sample article, in English or Persian."""
    if language == "fa":
        return render(samples.right_to_left(), CLASSIC, "a4").data
    return edition()["epub"]


def members(language: str = "en") -> Members:
    """Return what lies in a sound ebook, by name and in the order of its archive."""
    with ZipFile(BytesIO(sound(language))) as book:
        return {name: book.read(name) for name in book.namelist()}


def write(found: Members, path: Path) -> Path:
    """Write an ebook and return its path."""
    with ZipFile(path, "w") as book:
        for name, data in found.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            book.writestr(info, data)
    return path


def mutant(folder: Path, change: Change, language: str = "en") -> Path:
    """Write a copy of a sound ebook with a change, and return its path."""
    found = members(language)
    change(found)
    return write(found, folder / "ports.epub")


def put(member: str, old: str, new: str) -> Change:
    """Return a change of the first words like these in a member."""

    def change(found: Members) -> None:
        assert old.encode() in found[member], old
        found[member] = found[member].replace(old.encode(), new.encode(), 1)

    return change


def css(rule: str) -> Change:
    """Return a change that adds a rule to the stylesheet."""
    return lambda found: found.update({CSS: found[CSS] + rule.encode()})


def lost(member: str) -> Change:
    """Return a change that leaves out a member."""
    return lambda found: found.pop(member)


def with_mimetype_last(found: Members) -> None:
    """Move the media type from the first place of the archive to the last."""
    found["mimetype"] = found.pop("mimetype")
