from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefing.output import Output
from briefing.publish.fetched import known, save
from briefing.sources.fetched import Picture, Record, find_record

PICTURE = Picture('/a "b".png', "picture-1.png", "https://news.example/a.png", "ef")
RECORD = Record(
    asked="https://news.example/talks?from=feed",
    url="https://news.example/talks",
    retrieved=datetime(2026, 7, 12, 9, 30, tzinfo=UTC),
    sha256="ab",
    media_type="text/html",
    charset="utf-8",
    pictures=(PICTURE,),
)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    page = save(tmp_path, "talks", b"page", RECORD, [Output("picture-1.png", b"picture")])
    assert page == tmp_path / "talks" / "index.html"
    assert page.read_bytes() == b"page"
    assert (page.parent / "picture-1.png").read_bytes() == b"picture"
    assert find_record(page, "index.html") == RECORD


def test_pages_are_known_by_both_addresses(tmp_path: Path) -> None:
    page = save(tmp_path, "talks", b"page", RECORD, [])
    url = "https://news.example/short"
    short = save(tmp_path, "short", b"page", Record(url=url), [])
    assert known(tmp_path) == {
        RECORD.asked: page,
        RECORD.url: page,
        url: short,
    }


def test_what_is_no_record_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "fetched.toml").write_text("url = ")
    page = save(tmp_path, "talks", b"page", replace(RECORD, asked=""), [])
    assert known(tmp_path) == {RECORD.url: page}
    assert known(tmp_path / "none") == {}
