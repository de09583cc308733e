"""Keeps pages from the web under `FOLDER/NAME/`, each with its pictures and its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.errors import BriefingError
from briefing.output import Output
from briefing.publish.folders import write_folder
from briefing.publish.toml import toml_pair
from briefing.sources.fetched import PAGE, RECORD, Picture, Record, find_record

HEAD = f"""\
# Where {PAGE} came from. Written by “briefing fetch”, and read again when the page is built.
# sha256 is that of the page as it came. What you want to correct goes into index.toml.
"""


def known(folder: Path) -> Mapping[str, Path]:
    """Return the pages in a folder by the addresses that they were asked for and came from."""
    found: dict[str, Path] = {}
    for record_file in sorted(folder.glob(f"*/{RECORD}")):
        page = record_file.with_name(PAGE)
        try:
            record = find_record(page, str(page))
        except BriefingError:
            continue  # whoever builds the page is told
        if record:
            found |= dict.fromkeys(filter(None, (record.asked, record.url)), page)
    return found


def save(folder: Path, name: str, page: bytes, record: Record, pictures: Sequence[Output]) -> Path:
    """Write a page with what belongs to it into a new folder, and return the path of the page.

    Raises:
        PublishError: it cannot be written; nothing is left of it.
    """
    outputs = [*pictures, Output(RECORD, _text(record).encode()), Output(PAGE, page)]
    return write_folder(folder, name, outputs) / PAGE


def _text(record: Record) -> str:
    """Return a record as TOML."""
    lines = [HEAD]
    for key in ("asked", "url", "retrieved", "sha256", "media_type", "charset"):
        value = getattr(record, key)
        if value:
            lines.append(toml_pair(key, value))
    for picture in record.pictures:
        lines += ["", "[[pictures]]", *_picture(picture)]
    return "\n".join(lines) + "\n"


def _picture(picture: Picture) -> Sequence[str]:
    return [
        toml_pair("address", picture.address),
        toml_pair("file", picture.file),
        toml_pair("url", picture.url),
        toml_pair("sha256", picture.sha256),
    ]
