"""veraPDF sees what is broken in a print; what it does not see, our own checks have to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefing.publish.audit.pdfs import validate
from pypdf.generic import NameObject, TextStringObject
from tests.publish.audit.prints import Mutant, edition


def without_an_embedded_font(mutant: Mutant) -> None:
    descendant = mutant.font()["/DescendantFonts"][0].get_object()
    del descendant["/FontDescriptor"].get_object()["/FontFile2"]


def with_a_skipped_level(mutant: Mutant) -> None:
    mutant.first("H2")[NameObject("/S")] = NameObject("/H4")


def with_a_nonsense_language(mutant: Mutant) -> None:
    mutant.root[NameObject("/Lang")] = TextStringObject("x_y z")


MUTANTS: tuple[tuple[str, Callable[[Mutant], object]], ...] = (
    ("7.3-1", lambda m: m.first("Figure").pop("/Alt")),
    ("7.2-2", lambda m: m.root.pop("/Lang")),
    ("7.4.2-1", with_a_skipped_level),
    ("6.2.11.4.1-1", without_an_embedded_font),
    ("6.5.1-1", lambda m: m.act("/Launch")),
    ("5-1", lambda m: m.metadata('pdfuaid:part="1"', "")),
    ("6.6.4-2", lambda m: m.metadata('pdfaid:part="3"', "")),
    ("7.1-9", lambda m: m.metadata("dc:title", "dc:source")),
    ("7.1-10", lambda m: m.root.pop("/ViewerPreferences")),
    ("7.18.5-2", lambda m: m.link("Valdoria").pop("/Contents")),
    ("6.2.11.8-1", lambda m: m.repaint(b"[<0009>", b"[<0000>")),
    ("7.21.7-1", lambda m: m.font().pop("/ToUnicode")),
    ("6.8-3", lambda m: m.root["/AF"][0].get_object().pop("/AFRelationship")),
    ("6.7.4-1", with_a_nonsense_language),
)


@pytest.mark.parametrize(("rule", "change"), MUTANTS)
def test_a_broken_print_is_caught(
    rule: str, change: Callable[[Mutant], object], tmp_path: Path
) -> None:
    mutant = Mutant()
    change(mutant)
    verdicts = validate(mutant.save(tmp_path))
    assert rule in {f.rule for v in verdicts if "veraPDF" in v.validator for f in v.findings}


def test_a_sound_print_passes(tmp_path: Path) -> None:
    path = tmp_path / "ports.pdf"
    path.write_bytes(edition()["pdf"])
    assert [f for verdict in validate(path) for f in verdict.findings] == []
