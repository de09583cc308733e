"""Links: which kinds are kept, and where those within the article lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import unquote, urljoin, urlsplit

from briefing.config.characters import one_line
from briefing.errors import Diagnostic, Place
from briefing.model import Block, Cell, Run, walk

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class _Targets:
    """What links of one article may point to."""

    anchors: dict[str, str]
    """Id of a block by anchor, in lower case."""
    base: str
    """Address of the original, to complete relative links with; empty if unknown."""
    path: str
    """The source, for messages."""


def resolve_links(
    blocks: tuple[Block, ...],
    heading: str,
    base: str,
    path: str,
    places: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Return the blocks with links that lead somewhere, and a diagnostic for each that is gone.

    Kept are http(s) and mailto. `#name` is looked for among the `places` that the source itself
    names, the anchors that GitHub gives to headings (of which `heading`, the title's, is the
    first) and our own ids; a relative address is completed with `base`. The text of other links
    stays, as text.
    """
    targets = _Targets({**_anchors(blocks, heading), **places}, base, path)
    found: dict[Diagnostic, None] = {}
    resolved = tuple(_in_block(block, targets, found) for block in blocks)
    return resolved, tuple(found)


def github_slug(heading: str) -> str:
    """Return the anchor that GitHub gives to a heading: letters, digits, hyphens, underscores."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _anchors(blocks: tuple[Block, ...], heading: str) -> dict[str, str]:
    """Return the id of each anchor; a heading that repeats one gets -1, -2 and so on."""
    anchors = {block.id: block.id for block in walk(blocks)}
    headings = [(block.text, block.id) for block in blocks if block.kind == "heading"]
    if heading and blocks:
        headings.insert(0, (heading, blocks[0].id))
    counts: dict[str, int] = {}
    slugs: dict[str, str] = {}
    for text, target in headings:
        slug = original = github_slug(text)
        while slug in slugs:
            counts[original] = counts.get(original, 0) + 1
            slug = f"{original}-{counts[original]}"
        slugs[slug] = target
    return anchors | slugs


def _in_block(block: Block, targets: _Targets, found: dict[Diagnostic, None]) -> Block:
    """Return a block with its links resolved, and its children's and cells'."""

    def resolved(runs: Iterable[Run]) -> tuple[Run, ...]:
        return tuple(_in_run(run, block.line, targets, found) for run in runs)

    rows = tuple(
        tuple(Cell(resolved(cell.runs), cell.header, cell.align) for cell in row)
        for row in block.rows
    )
    children = tuple(_in_block(child, targets, found) for child in block.children)
    return replace(block, runs=resolved(block.runs), rows=rows, children=children)


def _in_run(run: Run, line: int, targets: _Targets, found: dict[Diagnostic, None]) -> Run:
    """Return a run with its link resolved."""
    if not run.href:
        return run
    address, diagnostic = _resolve(one_line(run.href), Place(targets.path, line), targets)
    if diagnostic:
        found[diagnostic] = None
    return replace(run, href=address)


def _resolve(address: str, place: Place, targets: _Targets) -> tuple[str, Diagnostic | None]:
    """Return the address to link to, or nothing and the reason."""
    shown = address[:80]
    if address.startswith("#"):
        name = unquote(address[1:])
        target = targets.anchors.get(name) or targets.anchors.get(name.lower())
        if target:
            return f"#{target}", None
        return "", Diagnostic("S010", f"this link leads nowhere: {shown}", place)
    if not _SCHEME.match(address) and targets.base:
        address = _joined(targets.base, address)
    if _is_kept(address):
        return address, None
    message = f"link left out: {shown}"
    hint = "a url in the metadata makes relative links work"
    return "", Diagnostic("S009", message, place, hint=hint)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _is_kept(address: str) -> bool:
    """Tell whether an address is of a kind that pages may link to."""
    try:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"}:
            return bool(parts.hostname)
    except ValueError:
        return False
    return parts.scheme == "mailto" and bool(parts.path)
