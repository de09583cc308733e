"""Apply an editor's decisions: his summary instead of the computed one, his corrected actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.naming import make_ids
from briefing.analysis.searching import in_order, overlapping, with_names
from briefing.errors import Diagnostic, Place
from briefing.manuscript import ActorOverride, Overrides, PointOverride
from briefing.model import Actor, Article, Briefing, Mention, Point, Summary


def apply_overrides(briefing: Briefing, overrides: Overrides) -> Briefing:
    """Return the briefing as the editor wants it; what cannot be applied becomes a diagnostic."""
    found: list[Diagnostic] = []
    summary = briefing.summary
    if overrides.summary is not None:
        place = Place(overrides.path)
        points = [_point(one, briefing.article, place, found) for one in overrides.summary]
        computed = [point.text for point in summary.points]
        if not points or computed != [point.text for point in points]:
            summary = Summary(tuple(points), origin="editor")
    actors = list(briefing.actors)
    for override in overrides.actors:
        problem = _apply(actors, override, briefing.article)
        if problem:
            found.append(Diagnostic("N005", problem, Place(overrides.path, override.line)))
    return replace(
        briefing,
        summary=summary,
        actors=_ordered(actors) if overrides.actors else briefing.actors,
        diagnostics=(*briefing.diagnostics, *found),
        edited=actors != list(briefing.actors),
    )


def _point(
    override: PointOverride, article: Article, place: Place, found: list[Diagnostic]
) -> Point:
    """Return an editor's point, addressed if its words stand in the text or it names a block."""
    blocks = [block for block in article.walk() if block.text]
    named = [block for block in blocks if block.id == override.block]
    if override.block and not named:
        found.append(
            Diagnostic("N005", f'a point names block "{override.block}", which is not there', place)
        )
    for block in named or blocks:
        start = block.text.find(override.text)
        if start >= 0:
            return Point(override.text, block.id, start, start + len(override.text))
    return Point(override.text, named[0].id if named else "")


def _apply(actors: list[Actor], override: ActorOverride, article: Article) -> str:
    """Change the list of actors by one override; return what is wrong with it, or nothing."""
    place = _find(actors, override.name)
    if override.hide:
        if place is None:
            return f'no actor "{override.name}" that could be hidden'
        del actors[place]
        return ""
    if override.same_as:
        return _merge(actors, place, override, article)
    if place is None:
        return _add(actors, override, article)
    # Whom an editor names is worth a place in the sidebar.
    changed = replace(_corrected(actors, place, override, article), key=True)
    if changed != actors[place]:
        actors[place] = replace(changed, edited=True)
        _take_away(actors, changed)
    return ""


def _find(actors: Sequence[Actor], name: str) -> int | None:
    """Return the place of the actor with this name, else of the first with this alias."""
    wanted = _folded(name)
    for place, actor in enumerate(actors):
        if _folded(actor.name) == wanted:
            return place
    for place, actor in enumerate(actors):
        if wanted in map(_folded, actor.aliases):
            return place
    return None


def _folded(name: str) -> str:
    """Return a name as it is compared: without case, kinds of spaces and of apostrophes."""
    return " ".join(name.replace("’", "'").casefold().split())


def _corrected(
    actors: Sequence[Actor], place: int, override: ActorOverride, text: Article
) -> Actor:
    """Return the actor with what the override says about it."""
    actor = actors[place]
    name = override.rename or actor.name
    known = {_folded(one) for one in (actor.name, *actor.aliases)}
    # Where a known name is meant was decided already; only new ones are looked for.
    new = [one for one in (name, *override.aliases) if _folded(one) not in known]
    return replace(
        actor,
        name=name,
        kind=override.kind or actor.kind,
        role=actor.role if override.role is None else override.role,
        rank=actor.rank if override.rank is None else override.rank,
        country=actor.country if override.country is None else override.country,
        note=override.note or actor.note,
        aliases=_names(name, [*actor.aliases, *override.aliases, actor.name]),
        mentions=with_names(actor.mentions, _others(actors, place), text, new),
    )


def _others(actors: Sequence[Actor], *places: int) -> list[Mention]:
    """Return the mentions of all actors but those at the places."""
    return [
        one for number, actor in enumerate(actors) if number not in places for one in actor.mentions
    ]


def _names(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """Return the aliases, each once and without the name itself."""
    seen = {_folded(name)}
    unique = []
    for alias in aliases:
        if _folded(alias) not in seen:
            seen.add(_folded(alias))
            unique.append(alias)
    return tuple(unique)


def _add(actors: list[Actor], override: ActorOverride, article: Article) -> str:
    """Append a new actor, who is always a key actor."""
    name = override.rename or override.name
    searched = [override.name, name, *override.aliases]
    mentions = with_names((), _others(actors), article, searched)
    most = max((len(actor.mentions) for actor in actors), default=0) or 1
    top = max((actor.salience for actor in actors), default=1.0)
    taken = [actor.id for actor in actors]
    added = Actor(
        id=make_ids([*taken, name])[-1],
        name=name,
        kind=override.kind or "person",
        role=override.role or "",
        rank=override.rank or "",
        country=override.country or "",
        aliases=_names(name, [*override.aliases, override.name]),
        mentions=mentions,
        salience=round(top * min(1.0, len(mentions) / most), 4),
        key=True,
        edited=True,
        note=override.note,
    )
    _take_away(actors, added)
    actors.append(added)
    return "" if mentions else f'the text does not mention "{override.name}"'


def _merge(
    actors: list[Actor], place: int | None, override: ActorOverride, article: Article
) -> str:
    """Move names and mentions of one actor to another."""
    target = _find(actors, override.same_as)
    if target is None:
        return f'no actor "{override.same_as}" that "{override.name}" could be merged into'
    if target == place:
        return ""
    gone = None if place is None else actors[place]
    kept = actors[target]
    names = [override.name, *override.aliases]
    if gone is None:
        others = _others(actors, target)
        merged = replace(kept, mentions=with_names(kept.mentions, others, article, names))
        if merged == kept:
            return f'the text does not mention "{override.name}"'
    else:
        merged = _united(kept, gone, article)
        names += [gone.name, *gone.aliases]
        actors.remove(gone)
    aliases = _names(kept.name, [*kept.aliases, *names])
    merged = replace(merged, aliases=aliases, edited=True)
    actors[actors.index(kept)] = merged
    _take_away(actors, merged)
    return ""


def _united(kept: Actor, gone: Actor, article: Article) -> Actor:
    """Return the first actor with the mentions of the second, and its role if it has none."""
    return replace(
        kept,
        mentions=in_order(kept.mentions + gone.mentions, article),
        role=kept.role or gone.role,
        rank=kept.rank or gone.rank,
        country=kept.country or gone.country,
        salience=max(kept.salience, gone.salience),
        key=kept.key or gone.key,
    )


def _take_away(actors: list[Actor], owner: Actor) -> None:
    """Take the mentions of an actor away from the others; who has none left is no actor."""
    for place in range(len(actors) - 1, -1, -1):
        actor = actors[place]
        if actor.id == owner.id or not actor.mentions:
            continue
        left = tuple(
            one
            for one in actor.mentions
            if not overlapping((one.block, one.start, one.end), owner.mentions)
        )
        if len(left) < len(actor.mentions):
            actors[place] = replace(actor, mentions=left)
            if not left and not actor.edited:
                del actors[place]


def _ordered(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors by salience; of equals the one that was there first."""
    return tuple(sorted(actors, key=lambda actor: -actor.salience))
