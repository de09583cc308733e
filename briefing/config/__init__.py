"""Settings of a collection, from `briefing.toml` in its folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.config import identity, values
from briefing.config.layer import Layer, did_you_mean, kind_of
from briefing.config.tomlfile import load_toml
from briefing.errors import ConfigError
from briefing.model import Form

FILE = "briefing.toml"
"""Name of the collection's settings file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all articles of a collection; front matter and sidecars refine it."""

    title: str = ""
    """Title of the collection."""
    publisher: str = ""
    """Who publishes the briefings."""
    language: str = "en"
    """BCP 47 tag of articles that name none."""
    base_url: str = ""
    """http(s) address under which the collection is published."""
    series: str = ""
    """Name of the series, for the masthead."""
    editor: str = ""
    """Who edits summaries and actors."""
    marking: str = ""
    """How briefings may be handled."""
    credits: tuple[str, ...] = ()
    """Whom the briefings owe something, in paragraphs."""
    disclaimer: tuple[str, ...] = ()
    """What the publisher does not answer for, in paragraphs."""
    logo: str = ""
    """Picture of the letterhead, as the settings address it."""
    folder: str = ""
    """Folder that the picture has to be in or below; empty if there is none."""
    address: tuple[str, ...] = ()
    """Lines of the letterhead."""
    nastaliq: bool = False
    """Whether Arabic letters are set in Nastaliq."""
    qr: bool = False
    """Whether print has a QR code of the original's address."""
    theme: str = "classic"
    """Name of a theme."""
    paper: str = "a4"
    """Name of a paper size."""
    outputs: tuple[str, ...] = ("pdf", "epub", "html")
    """Outputs to make."""
    form: Form = "briefing"
    """What sort of document articles become."""
    points: int = 5
    """Most points of a computed summary."""
    max_actors: int = 8
    """Most actors in the sidebar."""
    timeline: bool = True
    """Whether texts with enough dates get a timeline."""
    actor_map: bool = True
    """Whether texts with enough actors get a map of them."""


Value = str | int | bool | tuple[str, ...]


def _whole(low: int, high: int) -> Callable[[object], int]:
    """Return a function that checks for a whole number within limits."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise values.UnfitError(f"must be a whole number, not {kind_of(value)}")
        if not low <= value <= high:
            raise values.UnfitError(f"must be a whole number from {low} to {high}")
        return value

    return check


def _marking(value: object) -> str:
    """Return a handling mark; raise UnfitError if it is too long, or no label where one is meant.

    A publisher's mistake would stand on every page of every briefing.
    """
    mark = identity.marking(value)
    limit = identity.LIMITS["marking"]
    if len(mark) > limit:
        raise values.UnfitError(f"must not have more than {limit} characters")
    if identity.is_unknown_label(mark):
        raise values.UnfitError(f"must be one of {', '.join(identity.TLP)}, or words of your own")
    return mark


def _limited(
    key: str, read: Callable[[object], tuple[str, ...]]
) -> Callable[[object], tuple[str, ...]]:
    """Return a function that reads texts, and refuses them if they are too long."""

    def check(value: object) -> tuple[str, ...]:
        found = read(value)
        if found != identity.all_shortened(key, found):
            raise values.UnfitError(f"must not have more than {identity.LIMITS[key]} characters")
        return found

    return check


_KEYS: Mapping[str, Mapping[str, Callable[[object], Value]]] = {
    "collection": {
        "title": values.text,
        "publisher": values.text,
        "language": values.language,
        "base_url": values.web_address,
        "series": values.text,
        "editor": values.text,
        "marking": _marking,
        "credits": _limited("credits", identity.paragraphs),
        "disclaimer": _limited("disclaimer", identity.paragraphs),
        "logo": values.text,
        "address": _limited("address", identity.lines),
        "nastaliq": values.yes_or_no,
        "qr": values.yes_or_no,
    },
    "build": {
        "theme": values.name,
        "paper": values.name,
        "form": values.form,
        "outputs": values.names,
    },
    "analysis": {
        "points": _whole(1, 10),
        "max_actors": _whole(0, 50),
        "timeline": values.yes_or_no,
        "actor_map": values.yes_or_no,
    },
}


def load_settings(folder: Path) -> Settings:
    """Return the settings in `folder/briefing.toml`, or the defaults if there is no such file.

    Raises ConfigError with its place for an unknown key, a wrong type or a file that is no TOML.
    """
    path = folder / FILE
    if not path.exists():
        return Settings()
    layer = load_toml(path, str(path))
    found: dict[str, Value] = {}
    for section, table in layer.values.items():
        if section not in _KEYS:
            hint = did_you_mean(section, tuple(_KEYS))
            raise ConfigError(f'unknown section "{section}"', layer.place(section), hint)
        if not isinstance(table, dict):
            raise ConfigError(f'"{section}" must be a table', layer.place(section))
        for key, value in table.items():
            found[key] = _checked(layer, section, key, value)
    if found.get("logo"):
        found["folder"] = str(folder)
    return _settings({key: value for key, value in found.items() if value not in ("", ())})


def _checked(layer: Layer, section: str, key: str, value: object) -> Value:
    """Return the value of one key, or raise ConfigError with its place."""
    place = layer.place(section, key)
    check = _KEYS[section].get(key)
    if check is None:
        hint = did_you_mean(key, tuple(_KEYS[section]))
        raise ConfigError(f'unknown key "{key}" in [{section}]', place, hint)
    try:
        return check(value)
    except values.UnfitError as error:
        raise ConfigError(f'"{key}" {error}', place) from error


def _settings(found: dict[str, Value]) -> Settings:
    """Return the defaults with what was found put over them."""
    default = Settings()

    def text(key: str, other: str) -> str:
        return str(found.get(key, other))

    def count(key: str, other: int) -> int:
        value = found.get(key, other)
        return value if isinstance(value, int) else other

    def texts(key: str, other: tuple[str, ...]) -> tuple[str, ...]:
        value = found.get(key, other)
        return value if isinstance(value, tuple) else other

    return Settings(
        title=text("title", default.title),
        publisher=text("publisher", default.publisher),
        language=text("language", default.language),
        base_url=text("base_url", default.base_url),
        series=text("series", default.series),
        editor=text("editor", default.editor),
        marking=text("marking", default.marking),
        credits=texts("credits", default.credits),
        disclaimer=texts("disclaimer", default.disclaimer),
        logo=text("logo", default.logo),
        folder=text("folder", default.folder),
        address=texts("address", default.address),
        nastaliq=found.get("nastaliq", default.nastaliq) is True,
        qr=found.get("qr", default.qr) is True,
        theme=text("theme", default.theme),
        paper=text("paper", default.paper),
        outputs=texts("outputs", default.outputs),
        form=next((form for form in values.FORMS if form == found.get("form")), default.form),
        points=count("points", default.points),
        max_actors=count("max_actors", default.max_actors),
        timeline=found.get("timeline", default.timeline) is True,
        actor_map=found.get("actor_map", default.actor_map) is True,
    )
