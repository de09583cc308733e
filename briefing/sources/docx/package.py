"""A Word document as a package of parts: which part is what, and what they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.sources.archive import (
    MAX_PART,
    Archive,
    damaged,
    member_name,
    open_archive,
    parse_xml,
    read_member,
)
from briefing.sources.docx.names import STRICT

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to by an id."""

    kind: str
    """Last word of its type, such as `image`, `hyperlink` or `footnotes`."""
    target: str
    """Name of the part, or an address if it is external; empty if it leads out of the package."""
    external: bool = False
    """True for an address."""


@dataclass(slots=True)
class Package:
    """The parts of a document."""

    archive: Archive
    """The file."""
    main: str = ""
    """Name of the part with the text."""
    relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)
    """What parts refer to, by part and id, as far as it was asked for."""


def open_package(data: bytes, path: str) -> Package:
    """Return the package in a file. Raises SourceError for what is no Word document."""
    package = Package(open_archive(data, path, "Word document"))
    main = by_kind(package, "", "officeDocument")
    if not main:
        raise damaged(package.archive, "it is no Word document")
    package.main = main
    return package


def relations_of(package: Package, part: str) -> Mapping[str, Relation]:
    """Return what a part refers to, by id; the package as a whole is the part without a name."""
    if part not in package.relations:
        package.relations[part] = _read_relations(package, part)
    return package.relations[part]


def _read_relations(package: Package, part: str) -> dict[str, Relation]:
    folder, _, name = part.rpartition("/")
    root = parse_part(package, f"{folder}/_rels/{name}.rels".lstrip("/"))
    found: dict[str, Relation] = {}
    for element in [] if root is None else root.iter(_RELATIONS + "Relationship"):
        kind = (element.get("Type") or "").rpartition("/")[2]
        target, external = element.get("Target") or "", element.get("TargetMode") == "External"
        target = target if external else member_name(part, target)
        found[element.get("Id") or ""] = Relation(kind, target, external)
    return found


def by_kind(package: Package, part: str, kind: str) -> str:
    """Return the name of the first part of a kind that a part refers to; empty if there is none."""
    found = relations_of(package, part).values()
    return next((r.target for r in found if r.kind == kind and not r.external), "")


def parse_part(package: Package, name: str) -> Any | None:
    """Return the root element of a part; None if there is none. Raises SourceError."""
    if name not in package.archive.members:
        return None
    data = read_member(package.archive, name, MAX_PART)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    return parse_xml(package.archive, name, data)
