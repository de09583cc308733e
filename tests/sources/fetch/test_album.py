from __future__ import annotations

import hashlib

import pytest
from briefing.sources.fetch import album as limits
from briefing.sources.fetch.album import gather_pictures
from briefing.sources.fetch.page import Candidate
from briefing.sources.fetched import Picture
from tests.sources.fetch.site import HERE, Reply, Site

pytestmark = pytest.mark.allow_hosts([HERE])
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 92
GIF = b"GIF89a" + b"\0" * 94


def choices(site: Site, *paths: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(path, site.at(path)) for path in paths)


def test_the_first_address_that_gives_a_picture_counts(site: Site) -> None:
    site.replies["/svg"] = Reply(b"<svg/>", "image/png")
    site.replies["/gif"] = Reply(GIF, "image/png")
    found = gather_pictures([choices(site, "/none", "/svg", "/gif", "/png")], site.visit, 0)
    digest = hashlib.sha256(GIF).hexdigest()
    assert found.pictures == [Picture("/gif", "picture-1.gif", site.at("/gif"), digest)]
    assert [(file.name, file.data) for file in found.files] == [("picture-1.gif", GIF)]
    assert found.remarks == []
    assert site.paths == ["/none", "/svg", "/gif"]


def test_a_picture_that_cannot_be_had_is_a_remark(site: Site) -> None:
    site.replies["/png"] = Reply(PNG)
    away = (Candidate("x", "http://169.254.169.254/x.png"),)
    found = gather_pictures([away, choices(site, "/png"), choices(site, "/a")], site.visit, 0)
    assert [picture.file for picture in found.pictures] == ["picture-2.png"]
    refused, missing = found.remarks
    assert "not a public address; this picture was not fetched" in refused
    assert "/a: the server answers 404; this picture was not fetched" in missing
    assert all("169" not in asked["Host"] for asked in site.headers)


def test_many_remarks_are_summed_up(site: Site) -> None:
    found = gather_pictures([choices(site, f"/{number}") for number in range(9)], site.visit, 0)
    assert len(found.remarks) == 4
    assert found.remarks[-1] == "6 more pictures were not fetched"


@pytest.mark.parametrize(
    ("limit", "value", "kept"),
    [
        ("MOST_PICTURES", 2, 2),
        ("MOST_TOTAL", 350, 2),
        ("SECONDS", -1.0, 0),
        ("MOST_ADDRESSES", 70, 2),
    ],
)
def test_limits_for_all_pictures_of_a_page(
    site: Site, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, kept: int
) -> None:
    monkeypatch.setattr(limits, limit, value)
    site.replies |= {f"/{number}": Reply(PNG) for number in range(4)}
    wanted = [choices(site, f"/{number}") for number in range(4)]
    assert len(gather_pictures(wanted, site.visit, 100).pictures) == kept


def test_a_picture_has_a_limit_of_its_own(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 99)
    site.replies["/png"] = Reply(PNG)
    assert "is larger than" in gather_pictures([choices(site, "/png")], site.visit, 0).remarks[0]
