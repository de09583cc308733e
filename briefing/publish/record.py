"""The briefing as plain data for other programs: what `briefing show` prints."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import Diagnostic
from briefing.model import Actor, Block, Briefing, Mention, Meta, Point

PARTS = ("meta", "blocks", "summary", "actors", "diagnostics")
"""Parts of a record that can be asked for."""
UNLISTED = frozenset({"list", "rule"})
"""Kinds of blocks that hold no text of their own."""

Record = dict[str, object]


def record(briefing: Briefing, source: str, parts: Sequence[str], *, why: bool = False) -> Record:
    """Return the parts of a briefing that are asked for, in the order of `PARTS`.

    With `why`, points and actors say which features made them count, and by how much.
    """
    found: Record = {"source": source, "slug": briefing.slug}
    if "meta" in parts:
        found["meta"] = _meta(briefing.article.meta)
    if "blocks" in parts:
        listed = (block for block in briefing.article.walk() if block.kind not in UNLISTED)
        found["blocks"] = [_block(block) for block in listed]
    if "summary" in parts:
        origin = briefing.summary.origin
        found["summary"] = [_point(point, origin, why=why) for point in briefing.summary.points]
    if "actors" in parts:
        texts = {block.id: block.text for block in briefing.article.walk()}
        found["actors"] = [_actor(actor, texts, why=why) for actor in briefing.actors]
        if briefing.terms:
            found["terms"] = [_term(term, why=why) for term in briefing.terms]
    if "diagnostics" in parts:
        found["diagnostics"] = [_diagnostic(item) for item in briefing.diagnostics]
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


def _diagnostic(diagnostic: Diagnostic) -> Record:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "path": diagnostic.place.path,
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
    }
