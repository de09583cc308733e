"""Pictures: which files an article may show, and what makes a picture sound."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import struct
import warnings
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image as Pillow

from briefing.config.characters import one_line
from briefing.errors import Diagnostic, Place
from briefing.model import Block, Image, Inset, Run
from briefing.sources.files import is_missing, refusal
from briefing.sources.insets import OMITTED, with_runs
from briefing.sources.lengths import PIXEL, fits_in_line
from briefing.sources.mdinline import tidy
from briefing.sources.parsed import Pictures

MAX_BYTES = 20_000_000
"""Largest picture file."""
MAX_TOTAL = 100_000_000
"""Most bytes of all pictures of an article together."""
_FEW = 3
"""Most diagnostics of one kind that are said one by one."""
MAX_PIXELS = 40_000_000
"""Most pixels of one picture; more may fill the memory when it is drawn."""

_KINDS: Mapping[str, tuple[str, str]] = {
    "PNG": ("image/png", ".png"),
    "JPEG": ("image/jpeg", ".jpg"),
    "GIF": ("image/gif", ".gif"),
    "WEBP": ("image/webp", ".webp"),
}
_HOLDERS = frozenset(("item", "quote", "note"))
"""Blocks that have what stands behind their own text as children."""
_NAMED = re.compile(r"data:[^,;]{0,100};name=([^,;]{1,300})[,;]", re.IGNORECASE)
# How drawings of Windows start (MS-EMF 2.3.4.2, MS-WMF 2.3.2.3 and 2.3.2.2).
_METAFILES = (b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0\0")
_ORIENTATION = 0x0112  # EXIF 2.32, tag "Orientation"; from 5 on the picture lies on its side
# What Pillow raises for files that are not what they say.
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError,
    MemoryError, struct.error, zlib.error, Pillow.DecompressionBombError,
)  # fmt: skip


class _RefusedError(Exception):
    """A picture that is not shown: code and reason."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(slots=True)
class _Album:
    """What was loaded so far."""

    folder: Path
    """The article's folder."""
    shown: str
    """The source, for messages."""
    decorative: frozenset[str]
    """Pictures without meaning, as they are addressed."""
    images: dict[str, Image] = field(default_factory=dict)
    """Images by file, or digest of what the address itself holds: none is loaded twice."""
    files: dict[Path, None] = field(default_factory=dict)
    """Files that were looked for."""
    found: list[tuple[str, Diagnostic]] = field(default_factory=list)
    """What is to be said, each with the reason that several may have in common."""


def load_pictures(
    blocks: tuple[Block, ...], folder: Path, shown: str, decorative: tuple[str, ...]
) -> Pictures:
    """Return the blocks with each picture's address replaced by the name of its image.

    Of several addresses the first counts that leads to a picture. Only files in `folder` and below
    are opened, and only PNG, JPEG, GIF and WEBP within the limits are taken. A refused picture
    leaves its figure with caption and alternative, and a diagnostic; a decorative one vanishes.
    An inset of which neither text nor size is known becomes a figure unless it is small.
    """
    album = _Album(folder, shown, frozenset(decorative))
    changed = _in_blocks(blocks, album)
    images = tuple(album.images.values())
    return Pictures(changed, images, tuple(album.files), tuple(_summed_up(album.found)))


def load_picture(address: str, name: str, folder: Path, place: Place) -> Pictures:
    """Return a picture that stands for itself, such as a `logo`, within the same limits.

    One that is refused, or does not lie in `folder`, is reported of the `place` that names it.
    """
    album = _Album(folder, place.path, frozenset())
    found: list[Diagnostic] = []
    try:
        _load(one_line(address), name, album)
    except _RefusedError as refused:
        message = f"{name} {_shown(address)} {refused.reason}"
        found.append(Diagnostic(refused.code, message, place))
    return Pictures((), tuple(album.images.values()), tuple(album.files), tuple(found))


def _in_blocks(blocks: Iterable[Block], album: _Album) -> tuple[Block, ...]:
    """Return blocks with the pictures of their figures, and of their children's."""
    changed = []
    for each in blocks:
        block, behind = _in_lines(each, album)
        children = _in_blocks(block.children, album)
        if block.kind in _HOLDERS:
            children, behind = (*behind, *children), []
        block = replace(block, children=children) if children else block
        changed += _figure(block, album) if block.kind == "figure" else [block]
        changed += behind
    return tuple(changed)


def _in_lines(block: Block, album: _Album) -> tuple[Block, list[Block]]:
    """Return a block with the pictures in its lines, and the figures that are too large for it."""
    behind: list[Block] = []

    def loaded(run: Run) -> Run | None:
        if run.inset is None:
            return run
        inset = run.inset
        figure = Block(inset.id, "figure", line=inset.line, picture=inset.picture, alt=inset.alt)
        found = _figure(figure, album)
        if not found or found[0].decorative:
            return None
        measured = _measured(inset, found[0].picture, album)
        if run.text or inset.width or inset.height or fits_in_line(measured.width, measured.height):
            return replace(run, text=run.text or inset.alt or OMITTED, inset=measured)
        behind.extend(found)
        return None

    if not block.insets:
        return block, behind
    lined = with_runs(block, loaded)
    if len(lined.insets) < len(block.insets):
        rows = tuple(tuple(replace(c, runs=tidy([*c.runs])) for c in row) for row in lined.rows)
        lined = replace(lined, runs=tidy([*lined.runs]), rows=rows)
    return lined, behind


def _measured(inset: Inset, name: str, album: _Album) -> Inset:
    """Return an inset with its picture, as large as the source says or else as the picture is."""
    image = next((image for image in album.images.values() if image.name == name), None)
    if image is None:
        return replace(inset, picture="")
    height = inset.height or image.height * PIXEL
    natural = height * image.width / image.height
    width = min(inset.width or natural, natural) if inset.height else inset.width or natural
    return replace(inset, picture=name, width=round(width, 3), height=round(height, 3))


def _summed_up(found: list[tuple[str, Diagnostic]]) -> list[Diagnostic]:
    """Return the diagnostics, with one for all remote pictures, and one for many alike."""
    counts = Counter(reason for reason, _ in found)
    said: set[str] = set()
    summed = []
    for reason, diagnostic in found:
        count = counts[reason]
        if count <= (1 if diagnostic.code == "S008" else _FEW):
            summed.append(diagnostic)
        elif reason not in said:
            said.add(reason)
            message = f"{diagnostic.message} (the first of {count} such pictures)"
            summed.append(replace(diagnostic, message=message))
    return summed


def _figure(block: Block, album: _Album) -> list[Block]:
    """Return a figure with its picture, or without if that is refused."""
    addresses = [one_line(address) for address in block.picture.split("\n")]
    decorative = block.decorative or any(
        address in album.decorative or unquote(address) in album.decorative for address in addresses
    )
    place = Place(album.shown, block.line)
    if block.alt is None and not decorative:
        message = f"picture without a text alternative: {_shown(addresses[0])}"
        hint = "describe it between the square brackets, or list it under decorative"
        album.found.append(("S011", Diagnostic("S011", message, place, hint=hint)))
    try:
        name = _first(addresses, block.id, album).name
    except _RefusedError as refused:
        message = f"picture {_shown(addresses[0])} {refused.reason}"
        album.found.append((refused.reason, Diagnostic(refused.code, message, place)))
        name = ""
    if decorative and not name and not block.runs:
        return []
    return [replace(block, picture=name, decorative=decorative)]


def _shown(address: str) -> str:
    """Return an address for messages: of what it holds itself, the name or the kind."""
    named = _NAMED.match(address)
    if named:
        return unquote(named[1])[:80]
    kind, comma, _ = address.partition(",")
    return f"{kind[:40]},…" if comma and kind[:5].lower() == "data:" else address[:80]


def _first(addresses: list[str], block: str, album: _Album) -> Image:
    """Return the image at the first address that leads to one; else the first refusal counts."""
    reasons = []
    for address in addresses:
        try:
            return _load(address, block, album)
        except _RefusedError as refused:
            reasons.append(refused)
    raise reasons[0]


def _load(address: str, block: str, album: _Album) -> Image:
    """Return the image at an address, loading it if that was not done yet."""
    if address[:5].lower() == "data:":
        data = _inlined(address)
        key = hashlib.sha256(data).hexdigest()
        if key not in album.images:
            _add(key, data, block, album)
        return album.images[key]
    file = _locate(address, album.folder)
    if str(file) not in album.images:
        album.files[file] = None
        _add(str(file), _content(file), block, album)
    return album.images[str(file)]


def _content(file: Path) -> bytes:
    """Return the bytes of a picture file."""
    if is_missing(file):
        raise _RefusedError("S005", "is missing")
    reason = refusal(file, MAX_BYTES)
    if reason:
        raise _RefusedError("S006", reason)
    try:
        return file.read_bytes()
    except OSError as error:
        raise _RefusedError("S006", f"cannot be read: {error.strerror}") from error


def _inlined(address: str) -> bytes:
    """Return the bytes that a `data:` address holds (RFC 2397)."""
    kind, _, payload = address.partition(",")
    if len(payload) > MAX_BYTES * 4 // 3:
        raise _RefusedError("S006", f"is larger than {MAX_BYTES // 1_000_000} MB")
    raw = unquote_to_bytes(payload)
    if not raw and _NAMED.match(address):  # as `enclosed.py` says that it is not there
        raise _RefusedError("S005", "is missing")
    if not kind.lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error as error:
        raise _RefusedError("S006", "is damaged") from error


def _add(key: str, data: bytes, block: str, album: _Album) -> None:
    """Put an image into the album, within the limit of all together."""
    if sum(len(image.data) for image in album.images.values()) + len(data) > MAX_TOTAL:
        limit = f"{MAX_TOTAL // 1_000_000} MB"
        raise _RefusedError("S006", f"is left out: all pictures together have more than {limit}")
    album.images[key] = _checked(data, block)


def _locate(address: str, folder: Path) -> Path:
    """Return the file that an address means; refuse what is not below the folder."""
    if re.match(r"(?:https?:)?//", address, re.IGNORECASE):
        raise _RefusedError("S008", "is remote and was not loaded")
    outside = _RefusedError("S007", "is not in the article's folder")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]", address):
        raise outside
    name = unquote(re.split(r"[?#]", address)[0])
    if not name:
        raise _RefusedError("S005", "has no file name")
    if "\0" in name or "\\" in name:
        raise outside
    try:
        root = folder.resolve()
        file = (root / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise outside from error
    if not file.is_relative_to(root):
        raise outside
    return folder / file.relative_to(root)  # so that the name does not say where the folder lies


def _checked(data: bytes, block: str) -> Image:
    """Return the image if its data can be decoded and are within the limits."""
    if _is_svg(data):
        raise _RefusedError("S006", "is SVG, which is not supported; save it as PNG")
    if data.startswith(_METAFILES):
        raise _RefusedError("S006", "is a drawing (EMF or WMF), not supported; save it as PNG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit on pixels is lower than Pillow's
            with Pillow.open(io.BytesIO(data), formats=tuple(_KINDS)) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS:
                    limit = f"{MAX_PIXELS // 1_000_000} megapixels"
                    raise _RefusedError("S006", f"has more than {limit}")
                picture.load()
                turned = picture.getexif().get(_ORIENTATION, 1) in {5, 6, 7, 8}
                media_type, ending = _KINDS[picture.format or ""]
    except _BROKEN as error:
        raise _RefusedError("S006", "is no sound PNG, JPEG, GIF or WEBP file") from error
    if turned:
        width, height = height, width
    return Image(f"{block}{ending}", media_type, data, width, height)


def _is_svg(data: bytes) -> bool:
    return b"<svg" in data[:1000].lower() or data.lstrip()[:5] == b"<?xml"
