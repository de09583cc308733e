"""Whether all that a print should say was laid out: the engine may lose text without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from briefing.languages import DEFAULT, load
from briefing.model import Block, Briefing, Run
from briefing.render.wording import place

NAMED = 4
"""Most parts that a message names."""


def lacking(document: Document, briefing: Briefing, substitutes: Mapping[int, str]) -> str:
    """Return in words what is not in a layout to its last letter; empty if all is there.

    Looked for are paragraphs, tables, captions and notes, points of the summary, and key actors.
    `substitutes` is what is printed for characters that no face has.
    """
    language = load(DEFAULT)
    wanted = {name: _letters(text.translate(substitutes)) for name, text in _texts(briefing)}
    found = _laid_out(document, wanted.keys())
    called = {f"point-{n}": f"point {n}" for n, _ in enumerate(briefing.summary.points, 1)}
    called |= {f"actor-{actor.id}": actor.name for actor in briefing.actors}
    lost = [
        called.get(name) or place(name, language)
        for name, letters in wanted.items()
        if found[name] < letters
    ]
    more = [f"{len(lost) - NAMED} other parts"] if len(lost) > NAMED else []
    return ", ".join(lost[:NAMED] + more)


def _texts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield the texts that have to be there, by the id of their element."""
    for block in briefing.article.walk():
        yield block.id, "".join(map(_printed, _runs(block)))
    for number, point in enumerate(briefing.summary.points, 1):
        yield f"point-{number}", point.text
    for actor in briefing.actors:
        if actor.key:
            yield f"actor-{actor.id}", actor.name


def _runs(block: Block) -> Iterator[Run]:
    yield from block.runs
    for row in block.rows:
        for cell in row:
            yield from cell.runs


def _printed(run: Run) -> str:
    """Return the text of a run, unless a picture stands for it."""
    return "" if run.inset and run.inset.picture else run.text


def _laid_out(document: Document, names: Collection[str]) -> Counter[str]:
    """Return how many letters were laid out in each of the elements with these ids."""
    owners = dict(_owners(document._html.etree_element, "", names))  # noqa: SLF001  no public way
    found: Counter[str] = Counter()
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001  same
            if isinstance(box, boxes.TextBox):
                found[owners.get(box.element, "")] += _letters(box.text)
    return found


def _owners(element: Any, owner: str, names: Collection[str]) -> Iterator[tuple[Any, str]]:
    """Yield each element with the nearest id around it that is asked for."""
    own = element.get("id", "")
    owner = own if own in names else owner
    yield element, owner
    for child in element:
        yield from _owners(child, owner, names)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
