"""The article as plain text, for those who get it in place of the document it came from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Article, Block

_INDENT = "   "


def plain_text(article: Article) -> str:
    """Return title and text, with an empty line between blocks; marks and pictures are gone.

    The result ends in a line feed. Notes stand last, with the numbers that the text has for them.
    """
    blocks = (line for block in article.blocks for line in _lines(block, ""))
    return "\n\n".join(filter(None, (article.meta.title, *blocks))) + "\n"


def _lines(block: Block, indent: str) -> Iterator[str]:
    """Yield the text of a block and of those inside it."""
    head = {"item": "-  ", "note": f"[{block.id[1:]}] "}.get(block.kind, "")
    if block.kind == "rule":
        yield f"{indent}* * *"
    elif block.kind == "figure":
        yield _indented(block.text or block.alt or "", indent)
    elif block.kind != "list":
        yield _indented(head + _text(block), indent)
    if block.kind == "list" and block.ordered:
        for number, item in enumerate(block.children, block.start):
            first, *rest = _lines(item, indent)
            yield first.replace("-  ", f"{number}. ", 1)
            yield from rest
        return
    inner = indent + _INDENT if block.kind in {"item", "quote", "note"} else indent
    for child in block.children:
        yield from _lines(child, inner)


def _text(block: Block) -> str:
    """Return the text of a block with the numbers of notes in it."""
    if block.kind == "table":
        return block.text
    return "".join(f"[{run.note[1:]}]" if run.note else run.text for run in block.runs)


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" for line in text.split("\n")) if text else ""
