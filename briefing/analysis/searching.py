"""Find the names that an editor gives in the text, apart from those that are found already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.veil import veiled
from briefing.model import Article, Block, Mention

_Span = tuple[str, int, int]


def with_names(
    known: Sequence[Mention], others: Sequence[Mention], article: Article, names: Sequence[str]
) -> tuple[Mention, ...]:
    """Return the known mentions and those of the names, in reading order, without overlaps.

    Args:
        known: Mentions of the actor.
        others: Mentions of other actors; a name inside a longer one of them is not meant
            ("Army" in "Salvation Army").
        article: The text.
        names: Names to look for, the longest first.
    """
    kept = list(known)
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        for span in _occurrences(article, name):
            if not overlapping(span, kept) and not _inside(span, others):
                kept.append(Mention(*span))
    return in_order(kept, article)


def in_order(mentions: Sequence[Mention], article: Article) -> tuple[Mention, ...]:
    """Return mentions in reading order."""
    order = {block.id: number for number, block in enumerate(article.walk())}
    return tuple(sorted(mentions, key=lambda one: (order.get(one.block, 0), one.start, one.end)))


def _occurrences(article: Article, name: str) -> Iterator[_Span]:
    """Yield where a name stands as whole words, in any block but code."""
    words = r"\s+".join(map(re.escape, name.replace("’", "'").split())).replace("'", "['’]")
    pattern = re.compile(rf"(?<!\w){words}(?!\w)" if words else r"(?!)")
    for block in article.walk():
        if _is_searched(block):
            for match in pattern.finditer(veiled(block)):
                yield block.id, match.start(), match.end()


def _inside(span: _Span, mentions: Sequence[Mention]) -> bool:
    """Tell whether a span is a part of one of the mentions, and not all of it."""
    block, start, end = span
    return any(
        one.block == block
        and one.start <= start
        and end <= one.end
        and one.end - one.start > end - start
        for one in mentions
    )


def _is_searched(block: Block) -> bool:
    """Tell whether names are looked for in a block."""
    return block.kind != "code" and bool(block.text)


def overlapping(span: _Span, mentions: Sequence[Mention]) -> bool:
    """Tell whether a span touches one of the mentions."""
    block, start, end = span
    return any(one.block == block and one.start < end and start < one.end for one in mentions)
