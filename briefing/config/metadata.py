"""What front matter and a sidecar say about an article, key by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from briefing import languages
from briefing.config import identity, values
from briefing.config.characters import one_line
from briefing.config.foreign import is_foreign
from briefing.config.layer import Layer, did_you_mean
from briefing.config.overrides import read_actors, read_points
from briefing.errors import Diagnostic, Place
from briefing.manuscript import Overrides, Wishes
from briefing.model import Direction, Meta

SYNONYMS: Mapping[str, str] = {
    "description": "subtitle",
    "author": "authors",
    "date": "published",
    "lastmod": "updated",
    "lang": "language",
    "categories": "tags",
    "tlp": "marking",
}
"""Names that Hugo, Jekyll and pandoc give to our keys."""

_TEXTS: Mapping[str, Callable[[object], str]] = {
    "slug": values.number_or_text,
    "title": values.text,
    "subtitle": values.text,
    "published": values.date,
    "updated": values.date,
    "language": values.language,
    "site": values.text,
    "url": values.web_address,
    "source": values.text,
    "publisher": values.text,
    "rights": values.text,
    "series": values.text,
    "reference": values.number_or_text,
    "editor": values.text,
    "theme": values.name,
    "paper": values.name,
    "form": values.form,
    "typography": values.typography,
    "marking": identity.marking,
    "edition": values.text,
    "status": values.text,
}
_LISTS: Mapping[str, Callable[[object], tuple[str, ...]]] = {
    "authors": values.authors,
    "tags": values.subjects,
    "outputs": values.names,
    "decorative": values.texts,
    "disclaimer": identity.paragraphs,
    "credits": identity.paragraphs,
}
_SWITCHES = ("timeline", "actor_map", "qr", "nastaliq")
T = TypeVar("T")

_OVERRIDES = ("summary", "actors")
_PICTURES = ("cover",)

KNOWN = (*_TEXTS, *_LISTS, *_OVERRIDES, *_SWITCHES, *_PICTURES, *SYNONYMS)
"""Every key that front matter and sidecars may hold."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture that somebody wants on the cover."""

    address: str
    """File, as the source or its sidecar addresses it."""
    alt: str
    """What it shows; empty if nobody says."""
    place: Place
    """Where it is asked for."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything that an article's front matter and sidecar say."""

    meta: Meta
    """About the article; what is not said has the collection's value."""
    slug: str = ""
    """The slug as it was written, not yet made safe."""
    wishes: Wishes = field(default_factory=Wishes)
    """Theme, paper, outputs."""
    overrides: Overrides = field(default_factory=Overrides)
    """The editor's decisions."""
    decorative: tuple[str, ...] = ()
    """Pictures without meaning, as the source addresses them."""
    cover: Cover | None = None
    """A picture for the cover."""
    smart: bool = False
    """True if typewriter marks are to become proper ones."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""


@dataclass(slots=True)
class _Settled:
    """Values under their own names while layers are put on each other."""

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    raw: dict[str, tuple[Layer, str]] = field(default_factory=dict)
    switches: dict[str, bool] = field(default_factory=dict)
    pictures: dict[str, Cover] = field(default_factory=dict)


def read_metadata(layers: Sequence[Layer], defaults: Meta) -> Metadata:
    """Return what the layers say, later ones over earlier ones, and all over the defaults.

    Values that cannot be used are left out, each with a diagnostic; nothing is raised.
    """
    found: list[Diagnostic] = []
    settled = _Settled()
    for layer in layers:
        _settle(layer, settled, found)
    texts, lists = settled.texts, settled.lists
    wishes = Wishes(
        theme=texts.get("theme", ""),
        paper=texts.get("paper", ""),
        outputs=lists.get("outputs", ()),
        form=next((form for form in values.FORMS if form == texts.get("form")), None),
    )
    return Metadata(
        meta=_meta(settled, defaults),
        slug=texts.get("slug", ""),
        wishes=wishes,
        overrides=_overrides(settled, found),
        decorative=lists.get("decorative", ()),
        cover=settled.pictures.get("cover"),
        smart=texts.get("typography") == "smart",
        diagnostics=tuple(found),
    )


def _settle(layer: Layer, settled: _Settled, found: list[Diagnostic]) -> None:
    """Put one layer over what is settled."""
    seen: dict[str, str] = {}
    for key in layer.values:
        own = _own_name(key)
        if is_foreign(key, layer.values[key]):
            continue
        if own is None:
            message = f'unknown key "{one_line(key)[:60]}"'
            hint = did_you_mean(key, KNOWN)
            found.append(Diagnostic("C001", message, layer.place(key), hint=hint))
        elif own in seen:
            message = f'"{key}" means the same as "{seen[own]}", which stands before it and counts'
            found.append(Diagnostic("C004", message, layer.place(key)))
        else:
            seen[own] = key
            _settle_key(layer, key, own, settled, found)


def _own_name(key: str) -> str | None:
    """Return our name for a key in any case, or None if it is unknown."""
    lower = key.lower()
    own = SYNONYMS.get(lower, lower)
    return own if own in KNOWN else None


def _settle_key(
    layer: Layer, key: str, own: str, settled: _Settled, found: list[Diagnostic]
) -> None:
    """Take one value over, unless it is empty or of the wrong type."""
    value = layer.values[key]
    try:
        if own in _TEXTS:
            _settle_text(layer, key, own, settled, found)
        elif own in _LISTS:
            _settle_list(layer, key, own, settled, found)
        elif value != "" and own in _PICTURES:
            place = layer.place(key)
            address, alt = values.picture(value)
            found += _put(settled.pictures, own, Cover(address, alt, place), place)
        elif value != "" and own in _SWITCHES:
            found += _put(settled.switches, own, values.yes_or_no(value), layer.place(key))
        elif value != "":
            found += _put(settled.raw, own, (layer, key), layer.place(key))
    except values.UnfitDateError as error:
        message = f'"{key}" {error}; left out'
        hint = "write 2018, 2018-07 or 2018-07-20"
        found.append(Diagnostic("C003", message, layer.place(key), hint=hint))
    except values.UnfitError as error:
        found.append(Diagnostic("C002", f'"{key}" {error}; ignored', layer.place(key)))


def _settle_text(
    layer: Layer, key: str, own: str, settled: _Settled, found: list[Diagnostic]
) -> None:
    place = layer.place(key)
    text = _within(own, _TEXTS[own](layer.values[key]), place, found)
    if own == "marking" and identity.is_unknown_label(text, key):
        found.append(identity.unknown_label(text, place))
    found += _put(settled.texts, own, text, place)


def _settle_list(
    layer: Layer, key: str, own: str, settled: _Settled, found: list[Diagnostic]
) -> None:
    place = layer.place(key)
    value = layer.values[key]
    texts = _all_within(own, _LISTS[own](value), place, found)
    found += _put(settled.lists, own, texts, place)
    if own == "authors" and texts:
        about = _all_within("contacts", identity.contacts(value), place, found)
        settled.lists["contacts"] = about


def _within(own: str, text: str, place: Place, found: list[Diagnostic]) -> str:
    """Return a text that is no longer than its key allows; report it if it had to be cut."""
    kept = identity.shortened(own, text)
    if kept != text:
        found.append(_too_long(own, place))
    return kept


def _all_within(
    own: str, texts: tuple[str, ...], place: Place, found: list[Diagnostic]
) -> tuple[str, ...]:
    """Return paragraphs that together are no longer than their key allows, likewise."""
    kept = identity.all_shortened(own, texts)
    if kept != texts:
        found.append(_too_long(own, place))
    return kept


def _too_long(own: str, place: Place) -> Diagnostic:
    name = "authors" if own == "contacts" else own
    message = f'"{name}" has more than {identity.LIMITS[own]} characters; the end is cut off'
    return Diagnostic("C006", message, place)


def _put(settled: dict[str, T], own: str, value: T, place: Place) -> list[Diagnostic]:
    """Store a value unless it is empty; report it if another layer said something else."""
    if value in ("", ()):
        return []
    earlier = settled.get(own, value)
    settled[own] = value
    if earlier == value:
        return []
    message = f'"{own}" stands in the front matter too; the sidecar counts'
    return [Diagnostic("C004", message, place)]


def _meta(settled: _Settled, defaults: Meta) -> Meta:
    """Return the metadata, with the collection's values for what is not said."""
    texts, lists = settled.texts, settled.lists
    language = texts.get("language", defaults.language)
    direction: Direction = "rtl" if languages.direction(language) == "rtl" else "ltr"
    return Meta(
        title=texts.get("title", defaults.title),
        subtitle=texts.get("subtitle", defaults.subtitle),
        authors=lists.get("authors", defaults.authors),
        published=texts.get("published", defaults.published),
        updated=texts.get("updated", defaults.updated),
        language=language,
        direction=direction,
        site=texts.get("site", defaults.site),
        url=texts.get("url", defaults.url),
        source=texts.get("source", defaults.source),
        publisher=texts.get("publisher", defaults.publisher),
        rights=texts.get("rights", defaults.rights),
        series=texts.get("series", defaults.series),
        reference=texts.get("reference", defaults.reference),
        editor=texts.get("editor", defaults.editor),
        tags=lists.get("tags", defaults.tags),
        marking=texts.get("marking", defaults.marking),
        edition=texts.get("edition", defaults.edition),
        status=texts.get("status", defaults.status),
        contacts=lists.get("contacts", defaults.contacts),
        credits=lists.get("credits", defaults.credits),
        disclaimer=lists.get("disclaimer", defaults.disclaimer),
        logo=defaults.logo,
        address=defaults.address,
        nastaliq=settled.switches.get("nastaliq", defaults.nastaliq),
        qr=settled.switches.get("qr", defaults.qr),
    )


def _overrides(settled: _Settled, found: list[Diagnostic]) -> Overrides:
    """Return the editor's decisions."""
    raw = settled.raw
    summary = read_points(*raw["summary"], found) if "summary" in raw else None
    actors = read_actors(*raw["actors"], found) if "actors" in raw else ()
    layers = [layer for layer, _ in raw.values()]
    return Overrides(
        path=layers[-1].path if layers else "",
        summary=summary,
        actors=actors,
        timeline=settled.switches.get("timeline"),
        actor_map=settled.switches.get("actor_map"),
    )
