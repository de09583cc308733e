"""Writes what was computed about a source into its sidecar, for an editor to correct.

Where there is a sidecar already, its other keys are kept as they are, summary and actors are
computed as if it did not hold any, and the old file is kept beside the new one.
"""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from briefing.analysis import analyse
from briefing.config import FILE, Settings
from briefing.errors import Place, PublishError
from briefing.manuscript import Overrides, Source
from briefing.model import Actor, Briefing
from briefing.output import Output
from briefing.publish.files import write_all
from briefing.publish.toml import toml_pair
from briefing.sources import read
from briefing.sources.sidecar import sidecar_of

HEAD = """\
# What stands in this file wins over what the program finds by itself. Correct it, and delete what
# the program may go on deciding. The pages say "not reviewed" until something differs from what
# the program found, or `editor` names who looked at it.
"""
FRONT_MATTER = (b"---", b"+++")
"""How a source with metadata of its own begins."""
SUMMARY = "# The summary, one point a line; “summary = []” leaves the box out."
ACTORS = """\
# The key actors. Each may also have: rank, country, kind ("person", "organisation", "place" or
# "group"), note, rename = "NAME", hide = true, same_as = "NAME" (it is the same as another).
# Actors that are not listed here are left as the program finds them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sidecar that is not written yet."""

    folder: Path
    """Where it goes."""
    sidecar: Output
    """It."""
    backup: Output | None = None
    """The one that is there already, under a new name."""


def draft(path: Path, shown: str, settings: Settings, *, force: bool) -> Draft:
    """Return the sidecar of a source, to be written.

    Raises:
        BriefingError: the source cannot be read, or there is a sidecar and `force` is not set.
    """
    target = sidecar_of(path)
    if target is None:
        raise PublishError(
            f"{FILE} is for the settings of the collection", Place(shown), "rename the source"
        )
    if target.exists() and not force:
        raise PublishError("this exists already", Place(str(target)), "--force replaces it")
    old = target.read_bytes() if target.exists() else None
    source = read(path, shown, settings)
    briefing = analyse(replace(source, overrides=Overrides()), settings)
    lines = _known(path, source, settings) if old is None else _kept(old)
    text = "\n".join([HEAD, *lines, *_generated(briefing)]) + "\n"
    new = Output(target.name, text.encode())
    backup = Output(_free_name(target), old) if old is not None else None
    return Draft(target.parent, new, backup)


def write_draft(draft: Draft) -> tuple[Path, ...]:
    """Write a sidecar; return its path, then where the old one is now, if there was one.

    Raises:
        PublishError: it cannot be written.
    """
    backup = [draft.backup] if draft.backup else []
    return tuple(reversed(write_all(draft.folder, [*backup, draft.sidecar])))


def _free_name(sidecar: Path) -> str:
    """Return a name for the old sidecar that no file has yet."""
    names = (f"{sidecar.name}.bak{number or ''}" for number in count())
    return next(name for name in names if not sidecar.with_name(name).exists())


def _kept(sidecar: bytes) -> Iterator[str]:
    """Yield the keys of a sidecar that are not computed."""
    for key, value in tomllib.loads(sidecar.decode("utf-8-sig")).items():
        if key not in {"summary", "actors"}:
            yield toml_pair(key, value)
    yield ""


def _known(path: Path, source: Source, settings: Settings) -> Iterator[str]:
    """Yield what is known about the article; as comments what is not, or is said elsewhere."""
    meta = source.article.meta
    guessed = {"title"} if any(d.code == "S002" for d in source.diagnostics) else set()
    if meta.language == settings.language:
        guessed.add("language")
    values: Mapping[str, object] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "authors": meta.authors,
        "published": meta.published,
        "updated": meta.updated,
        "language": meta.language,
        "site": meta.site,
        "url": meta.url,
        "source": meta.source,
        "rights": meta.rights,
        "tags": meta.tags,
        "editor": meta.editor,
    }
    said = path.read_bytes().removeprefix(codecs.BOM_UTF8).startswith(FRONT_MATTER)
    for key, value in values.items():
        pair = toml_pair(key, value)
        yield (
            pair if value and not said and key not in guessed else "# " + pair.replace("\n", "\n# ")
        )
    yield ""


def _generated(briefing: Briefing) -> Iterator[str]:
    yield SUMMARY
    yield toml_pair("summary", [point.text for point in briefing.summary.points])
    yield ""
    yield ACTORS
    for actor in briefing.actors:
        if actor.key:
            yield from _actor(actor)


def _actor(actor: Actor) -> Iterator[str]:
    yield ""
    yield "[[actors]]"
    yield toml_pair("name", actor.name)
    yield _unless_empty("role", actor.role)
    yield _unless_empty("aliases", actor.aliases)
    yield "# hide = true"


def _unless_empty(key: str, value: object) -> str:
    return toml_pair(key, value) if value else f"# {toml_pair(key, value)}"
