"""The archive of an ebook."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from briefing.errors import RenderError
from briefing.render.package import repack
from lxml import etree

OPF = b'<package xmlns="http://www.idpf.org/2007/opf"><metadata/></package>'
NAMES = ("EPUB/toc.ncx", "EPUB/content.opf", "META-INF/container.xml", "EPUB/a.xhtml", "mimetype")


def archive(*names: str, package: bytes = OPF, year: int = 2020) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as target:
        for name in names:
            target.writestr(name, package if name.endswith(".opf") else b"x")
        for info in target.infolist():
            info.date_time = (year, 5, 5, 5, 5, 5)
    return out.getvalue()


def test_members_have_a_fixed_order_time_and_nothing_extra() -> None:
    infos = ZipFile(BytesIO(repack(archive(*NAMES), "en", "ltr"))).infolist()
    assert [info.filename for info in infos] == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/content.opf",
        "EPUB/a.xhtml",
        "EPUB/toc.ncx",
    ]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.extra for info in infos} == {b""}
    assert [info.compress_type for info in infos] == [ZIP_STORED] + [ZIP_DEFLATED] * 4


def test_order_and_times_of_the_first_archive_do_not_matter() -> None:
    one = repack(archive(*NAMES, year=2001), "en", "ltr")
    assert one == repack(archive(*sorted(NAMES), year=2026), "en", "ltr")


def test_the_package_gets_language_and_direction() -> None:
    made = ZipFile(BytesIO(repack(archive(*NAMES), "ur", "rtl")))
    root = etree.fromstring(made.read("EPUB/content.opf"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ur"
    assert root.get("dir") == "rtl"


def test_a_broken_package_is_refused() -> None:
    with pytest.raises(RenderError, match="the package document would not be well-formed"):
        repack(archive(*NAMES, package=b"<package>"), "en", "ltr")
