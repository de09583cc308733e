"""Web archives (MHTML, RFC 2557): the page, its address, and the pictures that lie beside it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.errors import Place, SourceError
from briefing.sources.html.addresses import joined

_MOST_PARTS = 2000
_HTML = "text/html"
_PICTURES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))


@dataclass(frozen=True, slots=True)
class Archive:
    """What a web archive holds."""

    page: bytes
    """The bytes of the page."""
    charset: str = ""
    """Its encoding as the archive declares it."""
    address: str = ""
    """Where it was saved from."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Pictures as data addresses, by the address that the page uses for them."""


def unpack(data: bytes, path: str) -> Archive:
    """Return the page in an archive, or the file itself if it is none. Raises SourceError."""
    message = message_from_bytes(data)
    parts = list(_parts(message))
    page = next((part for part in parts if part.get_content_type() == _HTML), None)
    page = page or next((p for p in parts if p.get_content_type() == "application/xhtml+xml"), None)
    if page is None and not message.is_multipart():
        return Archive(data)  # a plain page under this ending
    if page is None:
        raise SourceError("there is no page in this web archive", Place(path))
    address = _header(page, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return Archive(
        page=_content(page),
        charset=_charset(page),
        address=address,
        pictures=dict(_pictures(parts)),
    )


def place_pictures(root: HtmlElement, archive: Archive) -> None:
    """Give the pictures of a page what the archive holds of them."""
    for element in root.iter("img", "source"):
        for name in ("src", "data-src", "srcset"):
            value = one_line(element.get(name) or "").split(" ")[0].rstrip(",")
            held = archive.pictures.get(value) or archive.pictures.get(
                joined(archive.address, value)
            )
            if value and held:
                element.set("src", held)
                element.attrib.pop("srcset", None)
                break


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold something."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _pictures(parts: list[Message]) -> Iterator[tuple[str, str]]:
    """Yield each picture as a data address, by each name that a page may use for it."""
    for part in parts:
        kind = part.get_content_type()
        if kind not in _PICTURES:
            continue
        data = f"data:{kind};base64,{base64.b64encode(_content(part)).decode('ascii')}"
        if location := _header(part, "Content-Location"):
            yield location, data
        if name := _header(part, "Content-ID").strip("<>"):
            yield f"cid:{name}", data


def _content(part: Message) -> bytes:
    """Return the bytes of a part, without its encoding for mail."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(part: Message, name: str) -> str:
    return one_line(str(part.get(name, "")))


def _charset(part: Message) -> str:
    charset = part.get_content_charset()
    return charset or ""
