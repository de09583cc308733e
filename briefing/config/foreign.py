"""Keys in front matter that other programs understand, and that mean nothing here."""

from __future__ import annotations

_HUGO = frozenset((
    "audio", "build", "_build", "cascade", "draft", "expirydate", "featured", "headless",
    "iscjklanguage", "linktitle", "markup", "math", "menu", "menus", "params", "publishdate",
    "resources", "showtoc", "sitemap", "toc", "translationkey", "type", "videos", "weight",
))  # fmt: skip
"""The Hugo documentation, "Front matter", and what its widespread themes add."""
_JEKYLL = frozenset((
    "comments", "excerpt", "excerpt_separator", "hidden", "image", "image_alt", "last_modified_at",
    "layout", "nav_order", "parent", "permalink", "pin", "redirect_from", "redirect_to",
    "render_with_liquid", "sticky",
))  # fmt: skip
"""The Jekyll documentation, "Front Matter" and "Posts", and its widespread plugins and themes."""
_OBSIDIAN = frozenset((
    "alias", "aliases", "created", "cssclass", "cssclasses", "kanban-plugin", "modified",
    "publish", "tag",
))  # fmt: skip
"""The Obsidian documentation, "Properties", and its properties of old."""
_KEYS = _HUGO | _JEKYLL | _OBSIDIAN
_SWITCHED = frozenset(("true", "false"))


def is_foreign(key: str, value: object) -> bool:
    """Tell whether a key is one of another program's, so that there is nothing to correct.

    The key `published` is, where Jekyll switches an article on or off with it.
    """
    if key.lower() == "published":
        return str(value).lower() in _SWITCHED
    return key.lower() in _KEYS
