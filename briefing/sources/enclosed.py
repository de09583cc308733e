"""Pictures that lie in the archive of a document, as addresses that hold them."""

from __future__ import annotations

import base64
from urllib.parse import quote

from briefing.errors import SourceError
from briefing.sources.archive import Archive, read_member

MAX_BYTES = 20_000_000
"""Largest picture that is taken out of an archive."""


def picture_address(archive: Archive, member: str) -> str:
    """Return the address of a picture in an archive, with its data and its name (RFC 2397).

    Without the data if there is no such member, or it cannot be read: the name is for messages.
    """
    head = f"data:;name={quote(member.rpartition('/')[2][:80])}"
    try:
        data = read_member(archive, member, MAX_BYTES)
    except SourceError:
        return f"{head},"
    return f"{head};base64,{base64.b64encode(data).decode('ascii')}"
