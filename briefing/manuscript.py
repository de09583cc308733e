"""An article as its author and its editor handed it in: text, decisions, wishes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import Diagnostic
from briefing.model import ActorKind, Article, Form


@dataclass(frozen=True, slots=True)
class ActorOverride:
    """An editor's correction of one actor, from the sidecar."""

    name: str
    """Name or alias of the actor it is about; a new actor if nothing in the text has it."""
    rename: str = ""
    """Name to show instead."""
    kind: ActorKind | None = None
    """Kind, if corrected."""
    role: str | None = None
    """Role, if corrected; empty to remove a wrong one."""
    rank: str | None = None
    """Rank, if corrected."""
    country: str | None = None
    """Country, if corrected."""
    aliases: tuple[str, ...] = ()
    """Further names to find in the text."""
    note: str = ""
    """Remark that is shown with the actor."""
    hide: bool = False
    """True removes the actor."""
    same_as: str = ""
    """Name of the actor that this one is merged into."""
    line: int = 0
    """Line in the sidecar."""


@dataclass(frozen=True, slots=True)
class PointOverride:
    """An editor's summary point."""

    text: str
    """The point."""
    block: str = ""
    """Id of the block that it rests on; found by itself if the text is verbatim."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What an editor decided about the generated parts."""

    path: str = ""
    """The sidecar or source that holds them."""
    summary: tuple[PointOverride, ...] | None = None
    """The summary instead of the computed one; None to compute it, empty for no summary."""
    actors: tuple[ActorOverride, ...] = ()
    """Corrections in the order of the file."""
    timeline: bool | None = None
    """Whether there may be a timeline; None for what the collection says."""
    actor_map: bool | None = None
    """Whether there may be a map of the actors; None for what the collection says."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the source asks to be built; an empty value means no wish."""

    theme: str = ""
    """Name of a theme."""
    paper: str = ""
    """`a4`, `letter` or `a5`."""
    outputs: tuple[str, ...] = ()
    """Outputs to make."""
    form: Form | None = None
    """What sort of document it becomes."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article with everything that its file and sidecar say."""

    path: str
    """The file as the user named it."""
    slug: str
    """Name of the outputs: `[a-z0-9-]{1,80}`."""
    article: Article
    """The text."""
    overrides: Overrides = Overrides()
    """The editor's decisions."""
    wishes: Wishes = Wishes()
    """Theme, paper, outputs."""
    files: tuple[str, ...] = ()
    """Every file it depends on (source, sidecar, pictures), also those looked for in vain."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""
