"""The briefing as plain data for other programs: what `briefing show` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.errors import Diagnostic
from briefing.model import Actor, Block, Briefing, Event, Inset, Link, Mention, Meta, Point

PARTS = ("meta", "blocks", "summary", "actors", "timeline", "links", "diagnostics")
"""Parts of a record that can be asked for."""
UNLISTED = frozenset({"list", "rule"})
"""Kinds of blocks that hold no text of their own."""

Record = dict[str, object]


def record(briefing: Briefing, source: str, parts: Sequence[str], *, why: bool = False) -> Record:
    """Return the parts of a briefing that are asked for, in the order of `PARTS`.

    With `why`, points and actors say which features made them count, and by how much.
    """
    found: Record = {"source": source, "slug": briefing.slug}
    made: dict[str, Callable[[], Record]] = {
        "meta": lambda: {"meta": _meta(briefing.article.meta)},
        "blocks": lambda: {"blocks": _blocks(briefing)},
        "summary": lambda: {"summary": _points(briefing, why=why)},
        "actors": lambda: _actors(briefing, why=why),
        "timeline": lambda: {"timeline": [_event(event) for event in briefing.timeline]},
        "links": lambda: {"links": [_link(link) for link in briefing.links]},
        "diagnostics": lambda: {"diagnostics": [_diagnostic(d) for d in briefing.diagnostics]},
    }
    for part in PARTS:
        if part in parts:
            found |= made[part]()
    return found


def _blocks(briefing: Briefing) -> list[Record]:
    found: list[Record] = []
    for block in briefing.article.walk():
        if block.kind not in UNLISTED:
            found += [_block(block), *(_inset(inset, block) for inset in block.insets)]
    return found


def _points(briefing: Briefing, *, why: bool) -> list[Record]:
    summary = briefing.summary
    return [_point(point, summary.origin, why=why) for point in summary.points]


def _actors(briefing: Briefing, *, why: bool) -> Record:
    texts = {block.id: block.text for block in briefing.article.walk()}
    found: Record = {"actors": [_actor(actor, texts, why=why) for actor in briefing.actors]}
    if briefing.terms:
        found["terms"] = [_term(term, why=why) for term in briefing.terms]
    return found


def _meta(meta: Meta) -> Record:
    return {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "authors": list(meta.authors),
        "published": meta.published or None,
        "updated": meta.updated or None,
        "language": meta.language,
        "direction": meta.direction,
        "site": meta.site,
        "url": meta.url,
    }


def _block(block: Block) -> Record:
    return {"id": block.id, "kind": block.kind, "level": block.level, "text": block.text}


def _inset(inset: Inset, block: Block) -> Record:
    """Return a picture in a line as a figure without a caption; its words are the block's."""
    return {"id": inset.id, "kind": "figure", "level": 0, "text": "", "inside": block.id}


def _point(point: Point, origin: str, *, why: bool) -> Record:
    entry: Record = {
        "text": point.text,
        "block": point.block,
        "start": point.start,
        "end": point.end,
        "origin": point.origin or origin,
        "trimmed": point.trimmed,
    }
    return {**entry, "why": dict(point.why)} if why else entry


def _term(term: Point, *, why: bool) -> Record:
    entry: Record = {"text": term.text, "block": term.block, "start": term.start, "end": term.end}
    return {**entry, "why": dict(term.why)} if why else entry


def _actor(actor: Actor, texts: dict[str, str], *, why: bool) -> Record:
    entry: Record = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role,
        "rank": actor.rank,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "mentions": [_mention(mention, texts) for mention in actor.mentions],
        "salience": round(actor.salience, 4),
        "key": actor.key,
    }
    return {**entry, "why": dict(actor.why)} if why else entry


def _mention(mention: Mention, texts: dict[str, str]) -> Record:
    text = texts[mention.block][mention.start : mention.end]
    return {"block": mention.block, "start": mention.start, "end": mention.end, "text": text}


def _event(event: Event) -> Record:
    return {
        "date": event.date,
        "text": event.text,
        "block": event.block,
        "start": event.start,
        "end": event.end,
        "trimmed": event.trimmed,
    }


def _link(link: Link) -> Record:
    return {
        "actors": [link.first, link.second],
        "blocks": list(link.blocks),
        "sentences": link.sentences,
        "paragraphs": link.paragraphs,
    }


def _diagnostic(diagnostic: Diagnostic) -> Record:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
    }
