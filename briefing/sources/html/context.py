"""What the walker over a tree needs to know of the file around it, and what it learns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.html import HtmlElement


@dataclass(slots=True)
class Context:
    """The surroundings of a tree that becomes blocks."""

    path: str
    """The source, for messages."""
    base: str = ""
    """Address that relative links are completed with; empty if unknown."""
    targets: frozenset[str] = frozenset()
    """Names in the source that links inside the text lead to."""
    notes: Mapping[str, HtmlElement] = field(default_factory=dict)
    """Elements that hold notes, taken out of the tree, by the name that references use."""
    referred: dict[str, str] = field(default_factory=dict)
    """Id of each note that the text refers to (`n1`), by that name, in order of reference."""
    dead: list[str] = field(default_factory=list)
    """Names of places that links lead to and that are not there."""
    refused: list[str] = field(default_factory=list)
    """Addresses of links that lead nowhere or are of a refused kind; their text stays."""

    def note(self, name: str) -> str:
        """Return the id of a note, a new one if it was not referred to before."""
        return self.referred.setdefault(name, f"n{len(self.referred) + 1}")


def targets_of(root: HtmlElement) -> frozenset[str]:
    """Return the names of the places in a tree that links in it lead to."""
    hrefs = (link.get("href") or "" for link in root.iter("a"))
    wanted = {unquote(href.partition("#")[2]) for href in hrefs if "#" in href}
    if not wanted:
        return frozenset()
    return frozenset(n for e in root.iter() for n in (e.get("id"), e.get("name")) if n in wanted)


def names_in(element: HtmlElement, context: Context) -> list[str]:
    """Return the names of places in an element that links lead to."""
    if not context.targets:
        return []
    found = (name for e in element.iter() for name in (e.get("id"), e.get("name")) if name)
    return [name for name in dict.fromkeys(found) if _is_target(name, context)]


def own_name(element: HtmlElement, context: Context) -> list[str]:
    """Return the name of an element itself, if links lead to it."""
    name = element.get("id") or ""
    return [name] if name and _is_target(name, context) else []


def _is_target(name: str, context: Context) -> bool:
    return name in context.targets and not any(character.isspace() for character in name)
