"""The QR code of an address."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.render.pdf import render
from briefing.render.qr import LONGEST, QUIET, qr_code
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from tests.render.samples import briefing, meta, of_blocks, paragraph

CLASSIC = find_theme("classic")
FINDER = 7
"""Squares along a side of the three marks in the corners (ISO/IEC 18004, 5.3.2)."""


def test_a_code_has_its_marks_in_three_corners_and_white_around() -> None:
    code = qr_code("https://example.org/")
    assert code is not None
    far = code.size - QUIET - FINDER
    for x, y in ((QUIET, QUIET), (far, QUIET), (QUIET, far)):
        assert f"M{x} {y}h{FINDER}v1h-{FINDER}z" in code.path
    places = re.findall(r"M(\d+) (\d+)h(\d+)", code.path)
    ends = [(int(x) + int(length), int(y) + 1) for x, y, length in places]
    assert max(max(end) for end in ends) <= code.size - QUIET
    assert min(min(int(x), int(y)) for x, y, _ in places) == QUIET


def test_an_address_that_is_too_long_for_cameras_has_none() -> None:
    assert qr_code("https://example.org/".ljust(LONGEST + 1, "x")) is None


def test_only_print_that_asks_for_it_has_a_code() -> None:
    assert Sheet(briefing(qr=True), CLASSIC, "pdf").qr
    assert not Sheet(briefing(qr=True), CLASSIC, "html").qr
    assert not Sheet(briefing(qr=True, url=""), CLASSIC, "pdf").qr
    assert not Sheet(briefing(), CLASSIC, "pdf").qr


def test_a_code_that_is_left_out_is_said() -> None:
    long = "https://example.org/".ljust(LONGEST + 1, "x")
    sample = of_blocks((paragraph(1, "Ports."),), replace(meta(), qr=True, url=long))
    said = render(sample, CLASSIC, "a4").diagnostics
    assert [diagnostic.code for diagnostic in said] == ["R003"]
