"""A tree in which all text stands in blocks that hold nothing but text, as paragraphs do."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from briefing.sources.html.tree import BLOCKS

# Elements that a blank line between two pieces of text may split into paragraphs.
_SPLIT = frozenset((
    "article", "blockquote", "body", "center", "dd", "div", "li", "main", "p", "section", "td",
    "th",
))  # fmt: skip


def settle(root: HtmlElement) -> None:
    """Change a tree so that no element holds blocks and bare text side by side.

    Bare text between blocks gets a paragraph of its own; two line breaks in a row are the end of a
    paragraph. Preformatted text stays as it is. To do it twice changes nothing.
    """
    dissolve_plain(root)
    holders = _holders(root)
    for element in list(_outside_pre(root)):
        if element in holders:
            _wrap(element, holders)
        elif element.tag in _SPLIT and _is_broken(element):
            _wrap(element, holders)
            if element.tag == "p":
                element.tag = "div"


def leaves(root: HtmlElement) -> list[HtmlElement]:
    """Return the blocks of a settled tree that hold no blocks, in reading order."""
    holders = _holders(root)
    return [e for e in _outside_pre(root, *BLOCKS) if e not in holders]


def _outside_pre(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield the elements of a tree in reading order, but none inside preformatted text."""
    inside = {e for pre in root.iter("pre") for e in pre.iterdescendants()}
    return (e for e in root.iter(*(tags or (etree.Element,))) if e not in inside)


def _holders(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold a block at any depth."""
    found: set[HtmlElement] = set()
    for element in _outside_pre(root, *BLOCKS):
        above = element.getparent()
        while above is not None and above not in found:
            found.add(above)
            above = above.getparent()
    return found


def dissolve_plain(root: HtmlElement) -> None:
    """Dissolve elements without meaning around text that blank lines divide."""
    for element in list(root.iter("font", "span")):
        if _is_broken(element):
            element.drop_tag()


def _is_broken(element: HtmlElement) -> bool:
    """Tell whether two line breaks follow each other."""
    return any(_is_blank_line(child) for child in element.iterchildren("br"))


def _is_blank_line(element: HtmlElement) -> bool:
    """Tell whether an element is a line break right behind another one."""
    before = element.getprevious()
    return (
        element.tag == "br"
        and before is not None
        and before.tag == "br"
        and not (before.tail or "").strip()
    )


def _wrap(element: HtmlElement, holders: set[HtmlElement]) -> None:
    """Put the bare text of an element into paragraphs."""
    text, element.text = element.text, None
    nodes: list[HtmlElement] = []
    for child in list(element):
        if child.tag in BLOCKS or child in holders:
            _flush(element, child, text, nodes)
            text, nodes = child.tail, []
            child.tail = None
        elif _is_blank_line(child):
            last = nodes.pop() if nodes else None
            if last is not None:
                element.remove(last)
            _flush(element, child, text, nodes)
            text, nodes = child.tail, []
            element.remove(child)
        else:
            nodes.append(child)
    _flush(element, None, text, nodes)


def _flush(
    parent: HtmlElement, before: HtmlElement | None, text: str | None, nodes: list[HtmlElement]
) -> None:
    """Put text and nodes into a paragraph in front of a child, or at the end."""
    if not (text and text.strip()) and not any(_shows(node) for node in nodes):
        for node in nodes:
            _pass_on_name(node, before)
            parent.remove(node)
        return
    paragraph = etree.SubElement(parent, "p")
    paragraph.text = text
    paragraph.extend(nodes)
    if before is not None:
        before.addprevious(paragraph)


def _pass_on_name(node: HtmlElement, after: HtmlElement | None) -> None:
    """Give the name of an empty element, to which links may lead, to the block behind it."""
    name = node.get("id") or node.get("name")
    if name and after is not None and not after.get("id"):
        after.set("id", name)


def _shows(node: HtmlElement) -> bool:
    """Tell whether an inline element, or the text behind it, can be seen."""
    if node.tail and node.tail.strip():
        return True
    return next(node.iter("img", "picture", "math"), None) is not None or any(
        text.strip() for text in node.itertext(with_tail=False)
    )
