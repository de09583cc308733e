"""Addresses in a page: what they are relative to, and which a text may link to."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.html.context import Context

_LONGEST = 2000  # of a link; longer ones are data


def page_address(root: HtmlElement) -> str:
    """Return the http(s) address that a page gives itself; empty if it has none."""
    found = [
        *(link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"),
        *(m.get("content") for m in root.iter("meta") if m.get("property") == "og:url"),
    ]
    return next((address for address in map(one_line, filter(None, found)) if is_web(address)), "")


def base_address(root: HtmlElement, own: str) -> str:
    """Return what relative links are completed with: the page's base, or else its own address."""
    base = next((one_line(e.get("href")) for e in root.iter("base") if e.get("href")), "")
    whole = joined(own, base) if base else own
    return whole if is_web(whole) else own


def link_target(address: str, context: Context) -> str:
    """Return where a link leads: http(s), mailto, or `#name` inside the text; else nothing."""
    address = "".join(one_line(address).split()) if len(address) <= _LONGEST else ""
    inside = _fragment(address, context)
    if inside:
        if inside in context.targets:
            return f"#{inside}"
        context.dead.append(inside)
        return ""
    whole = joined(context.base, address)
    if is_web(whole) or (whole.lower().startswith("mailto:") and len(whole) > len("mailto:")):
        return whole
    if address:
        context.refused.append(address)
    return ""


def _fragment(address: str, context: Context) -> str:
    """Return the name behind `#` if an address means the page itself."""
    before, _, name = address.partition("#")
    return unquote(name) if before in {"", context.base.partition("#")[0]} else ""


def joined(base: str, address: str) -> str:
    """Return an address completed with a base; empty if it is malformed."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def is_web(address: str) -> bool:
    """Tell whether an address is a whole http or https one."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address
    except ValueError:
        return False
