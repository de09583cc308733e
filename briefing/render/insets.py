"""Sizes of pictures in lines, as rules of the stylesheet: readers of ebooks style no element."""

from __future__ import annotations

from briefing.model import Article, Inset


def size_class(inset: Inset) -> str:
    """Return the class that says how wide a picture is and how deep it stands."""
    return f"inset-{_hundredths(inset.width)}-{_hundredths(inset.depth)}"


def size_rules(article: Article) -> str:
    """Return the rules of all such classes of an article."""
    found = {
        size_class(inset): inset
        for block in article.walk()
        for inset in block.insets
        if inset.picture
    }
    return "".join(
        f".{name} {{ width: {_hundredths(inset.width) / 100:g}em;{_depth(inset)} }}\n"
        for name, inset in sorted(found.items())
    )


def _depth(inset: Inset) -> str:
    depth = _hundredths(inset.depth)
    return f" vertical-align: -{depth / 100:g}em;" if depth else ""


def _hundredths(length: float) -> int:
    return round(length * 100)
