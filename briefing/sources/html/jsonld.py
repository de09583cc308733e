"""What a page says of itself as linked data (schema.org in JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|BlogPosting|Report|Posting|WebPage|CreativeWork|Review|Recipe|Book")
_LONGEST = 500_000  # characters of one script
_MOST = 2000  # nodes looked at


def articles(root: HtmlElement) -> list[dict[str, Any]]:
    """Return the descriptions of articles, those of pages last."""
    nodes = list(_nodes(root))
    named = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node
    }
    found = [_resolved(node, named) for node in nodes if _ARTICLE.search(_types(node))]
    return sorted(found, key=lambda node: "Page" in _types(node))


def _resolved(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a description whose authors are described, rather than referred to."""
    given = node.get("author")
    authors = given if isinstance(given, list) else [given]
    ids = (author.get("@id") if isinstance(author, dict) else None for author in authors)
    whole = [
        {**named[name], **author} if isinstance(name, str) and name in named else author
        for name, author in zip(ids, authors, strict=True)
    ]
    return {**node, "author": whole}


def publishers(root: HtmlElement) -> Iterator[str]:
    """Yield the names of publishers, sites and organisations."""
    for node in _nodes(root):
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield publisher["name"]
        if re.search(r"Organization|WebSite", _types(node)) and isinstance(node.get("name"), str):
            yield node["name"]


def persons(value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the names in an `author` and whether each is declared to be a person."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item, False
        elif isinstance(item, dict) and "Organization" not in _types(item):
            names = item.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str):
                    yield name, "Person" in _types(item)


def _types(node: dict[str, Any]) -> str:
    """Return the types of a node as one text."""
    value = node.get("@type", "")
    return " ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def _nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of all scripts, the outer before the inner ones."""
    scripts = (s for s in root.iter("script") if "ld+json" in (s.get("type") or "").lower())
    waiting = [_loaded(script.text or "") for script in scripts]
    for _ in range(_MOST):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]


def _loaded(text: str) -> Any:
    """Return the content of a script, also with line breaks inside texts."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", text[:_LONGEST])
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
