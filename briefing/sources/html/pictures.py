"""Pictures of a page: which of several addresses is the real one, and what is only decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.model import Block
from briefing.sources.html.tree import is_formula

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src", "data-full-src",
    "data-image", "data-img", "data-url", "data-original-src", "data-fallback-src",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_PIXEL_LENGTH = 400
"""Most characters of a data address that is taken for a placeholder of a few pixels."""
_PIXELS = re.compile(r"data:(?!image/svg|#)", re.IGNORECASE)
_SMALL = 24
"""Largest width and height of icons and tracking pixels, in pixels."""
_ORNAMENT = 60
"""Largest width and height of ornaments, in pixels."""
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wxh])(?:\s+\d+h)?)?\s*(?:,|$)")
_SIGN = re.compile(r"\b(?:emoji|smiley|emoticon|wp-smiley)", re.IGNORECASE)
_DISPLAY = re.compile(r"\{\\(?:display|text)style (.*)\}", re.DOTALL)
_NO_PICTURE = re.compile(r"\b(?:avatar|gravatar|spacer|tracking|pixel|blank\.gif)\b", re.IGNORECASE)


def read_picture(img: HtmlElement) -> Block | None:
    """Return the figure for an `img`, without a caption; None for pixels and icons.

    The block's picture holds all addresses that may lead to it, one a line, the best first.
    """
    addresses = candidates(img)
    alt = one_line(words_of_sign(img))
    if _is_tiny(img) or not (addresses or alt):
        return None
    return Block(
        id="",
        kind="figure",
        line=img.sourceline or 0,
        picture="\n".join(addresses),
        alt=alt or None,
        decorative=not alt and _is_ornament(img),
    )


def candidates(img: HtmlElement) -> tuple[str, ...]:
    """Return the addresses of a picture, those in the file and beside it first, the largest first.

    Placeholders of a few pixels that a script would replace do not count.
    """
    found: dict[str, None] = {}
    for address in _addresses(img):
        if not _is_placeholder(address):
            found[address] = None
    return tuple(sorted(found, key=is_remote))


def is_remote(address: str) -> bool:
    """Tell whether a picture lies neither in the file nor beside it."""
    return bool(re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE))


def is_inline_sign(img: HtmlElement) -> bool:
    """Tell whether a picture stands for characters: the emoji of some sites."""
    return bool(img.get("alt")) and bool(_SIGN.search(f"{img.get('class')} {img.get('src')}"))


def lone_formula(element: HtmlElement) -> HtmlElement | None:
    """Return the picture of a formula that stands on a line of its own; None if there is none."""
    images = list(element.iter("img"))
    if len(images) != 1 or not is_formula(images[0]):
        return None
    return images[0] if not "".join(element.itertext()).strip(" .,;:\n\t\xa0") else None


def words_of_sign(img: HtmlElement) -> str:
    """Return the characters that a picture stands for."""
    alt = img.get("alt") or ""
    found = _DISPLAY.fullmatch(alt.strip())
    return found[1].strip() if found else alt


def _addresses(img: HtmlElement) -> Iterator[str]:
    """Yield every address that an `img` and the `picture` around it name."""
    for name in _LAZY_SETS:
        yield from _from_set(img.get(name) or "")
    for name in _LAZY:
        address = _address(img.get(name) or "")
        if address and not address.startswith(("{", "[")):
            yield address
    yield _address(img.get("src") or "")
    # The parser takes `source` for an element with content, so that `img` may be inside it.
    for picture in img.iterancestors("picture"):
        for source in picture.iter("source"):
            for name in ("srcset", "data-srcset"):
                yield from _from_set(source.get(name) or "")


def _from_set(value: str) -> list[str]:
    """Return the addresses of a `srcset`, the largest first."""
    if value.lstrip().lower().startswith("data:"):
        return [_address(value.split(maxsplit=1)[0].rstrip(","))]
    sized = [
        (float(match[2] or 1) if _is_number(match[2]) else 1.0, _address(match[1]))
        for match in _CANDIDATE.finditer(value[:20_000])
    ]
    return [address for _, address in sorted(sized, key=lambda pair: -pair[0])]


def _is_number(text: str | None) -> bool:
    return bool(text and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text))


def _address(value: str) -> str:
    """Return an address without the spaces and line breaks that browsers ignore."""
    return re.sub(r"[\t\r\n]", "", value).strip()


def _is_placeholder(address: str) -> bool:
    """Tell whether an address is none, or that of a picture of a few pixels."""
    if not address or address.startswith(("#", "about:")):
        return True
    return len(address) < _PIXEL_LENGTH and bool(_PIXELS.match(address))


def _is_ornament(img: HtmlElement) -> bool:
    """Tell whether a picture without a text alternative is meant to carry no meaning.

    An empty alternative alone does not tell: many sites give one to every photograph.
    """
    if img.get("role") in {"presentation", "none"}:
        return True
    sizes = _sizes(img)
    return img.get("alt") == "" and bool(sizes) and max(sizes) <= _ORNAMENT


def _sizes(img: HtmlElement) -> list[int]:
    """Return width and height in pixels, as far as they are given."""
    given = [img.get(name) or "" for name in ("width", "height")]
    return [int(found[0]) for found in (re.match(r"\d{1,5}", size) for size in given) if found]


def _is_tiny(img: HtmlElement) -> bool:
    """Tell whether a picture is an icon or a pixel that counts visitors."""
    known = _sizes(img)
    if known and max(known) <= _SMALL:
        return True
    return bool(_NO_PICTURE.search(f"{img.get('class') or ''} {img.get('src') or ''}"[:500]))
