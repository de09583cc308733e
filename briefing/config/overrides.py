"""An editor's summary and corrections of actors, as front matter or a sidecar holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from briefing.config import values
from briefing.config.characters import one_line
from briefing.config.layer import Layer, did_you_mean, kind_of
from briefing.errors import Diagnostic
from briefing.manuscript import ActorOverride, PointOverride
from briefing.model import ActorKind

_KINDS: Mapping[str, ActorKind] = {
    **{kind: kind for kind in get_args(ActorKind)},
    "organization": "organisation",
    "country": "place",
}
_ACTOR_KEYS = (
    "name",
    "rename",
    "kind",
    "role",
    "rank",
    "country",
    "aliases",
    "note",
    "hide",
    "same_as",
)
_POINT_KEYS = ("text", "block")
_BLOCK = re.compile(r"(?:[a-z]\d{1,6}(?:-\d{1,6})?)?")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Table:
    """One point or one actor, with what its messages need."""

    layer: Layer
    """The file."""
    at: tuple[str, int]
    """Where in the file: the key and the number in its list."""
    values: Mapping[str, Any]
    """What it says."""
    found: list[Diagnostic]
    """Where diagnostics are added."""

    def get(self, key: str, check: Callable[[object], T], default: T) -> T:
        """Return one value; one of a wrong type is reported and counts as absent."""
        if key not in self.values:
            return default
        try:
            return check(self.values[key])
        except values.UnfitError as error:
            self.report(f'"{key}" {error}; ignored', key)
            return default

    def text(self, key: str) -> str:
        """Return one line of text, empty if absent."""
        return self.get(key, values.text, "")

    def correction(self, key: str) -> str | None:
        """Return one line of text, which may be empty on purpose; None if absent."""
        return self.get(key, _text_or_none, None)

    def report(self, message: str, *key: str) -> None:
        """Add a diagnostic about the table or one of its keys."""
        self.found.append(Diagnostic("C002", message, self.layer.place(*self.at, *key)))

    def report_unknown(self, known: tuple[str, ...]) -> None:
        """Add a diagnostic for each key that has no meaning."""
        for key in self.values:
            if key not in known:
                message = f'unknown key "{one_line(key)[:60]}" in {self.at[0]}'
                place = self.layer.place(*self.at, key)
                self.found.append(Diagnostic("C001", message, place, hint=did_you_mean(key, known)))


def read_points(layer: Layer, key: str, found: list[Diagnostic]) -> tuple[PointOverride, ...]:
    """Return the points of a `summary`: a text, or a list of texts or of {text, block}.

    Points that cannot be used are left out, with a diagnostic added to `found`.
    """
    value = layer.values[key]
    items = value if isinstance(value, list) else [value]
    points = []
    for number, item in enumerate(items):
        held = item if isinstance(item, dict) else {"text": item}
        table = _Table(layer, (key, number), held, found)
        table.report_unknown(_POINT_KEYS)
        text = table.text("text")
        block = table.get("block", _block, "")
        if text:
            points.append(PointOverride(text=text, block=block))
    return tuple(points)


def read_actors(layer: Layer, key: str, found: list[Diagnostic]) -> tuple[ActorOverride, ...]:
    """Return the corrections in `[[actors]]`; what cannot be used is left out and reported."""
    value = layer.values[key]
    items = value if isinstance(value, list) else [value]
    actors = []
    for number, item in enumerate(items):
        if isinstance(item, dict):
            actor = _actor(_Table(layer, (key, number), item, found))
            actors += [actor] if actor else []
        else:
            message = f"an actor must be a table with a name, not {kind_of(item)}; ignored"
            found.append(Diagnostic("C002", message, layer.place(key, number)))
    return tuple(actors)


def _actor(table: _Table) -> ActorOverride | None:
    """Return one correction, or None if it does not say whom it is about."""
    table.report_unknown(_ACTOR_KEYS)
    name = table.text("name")
    if not name:
        table.report("an actor needs a name; ignored")
        return None
    return ActorOverride(
        name=name,
        rename=table.text("rename"),
        kind=table.get("kind", _kind, None),
        role=table.correction("role"),
        rank=table.correction("rank"),
        country=table.correction("country"),
        aliases=table.get("aliases", values.texts, ()),
        note=table.text("note"),
        hide=table.get("hide", values.yes_or_no, False),
        same_as=table.text("same_as"),
        line=table.layer.place(*table.at).line,
    )


def _text_or_none(value: object) -> str | None:
    return values.text(value)


def _kind(value: object) -> ActorKind | None:
    word = values.text(value).lower()
    if word and word not in _KINDS:
        raise values.UnfitError(f"must be one of {', '.join(get_args(ActorKind))}")
    return _KINDS.get(word)


def _block(value: object) -> str:
    block = values.text(value).removeprefix("#")
    if not _BLOCK.fullmatch(block):
        raise values.UnfitError('must be the id of a block, such as "p3"')
    return block
