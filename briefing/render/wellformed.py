"""XML that we make ourselves: names, parsing as a check, writing."""

from __future__ import annotations

from lxml import etree

from briefing.errors import RenderError

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
VOID = frozenset(XHTML + name for name in ("area", "br", "col", "hr", "img", "link", "meta", "wbr"))
"""Elements of HTML that have no end tag."""


def parse(data: bytes, what: str) -> etree._Element:
    """Return the root element of a file; `what` names it in the message.

    Raises:
        RenderError: it is not well-formed.
    """
    parser = etree.XMLParser(
        huge_tree=True, no_network=True, remove_comments=True, resolve_entities=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(f"{what} would not be well-formed: {error.msg}") from error


def write_page(root: etree._Element) -> bytes:
    """Return an XHTML page; elements that only happen to be empty keep their end tags.

    Some reading systems parse XHTML as HTML, which knows no `<span/>`.
    """
    for element in root.iter():
        if not len(element) and element.text is None and element.tag not in VOID:
            element.text = ""
    page: bytes = etree.tostring(
        root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return page + b"\n"
