from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import ConfigError
from briefing.manuscript import Source
from briefing.model import Meta
from briefing.sources import read
from briefing.sources.fetched import Picture, Record, as_record, find_record, provenance
from PIL import Image

TEXT = "The port council of Łódź closed its third round of talks on Tuesday without a deal. " * 3
HTML = f"""<html lang=en><head><title>Talks end</title></head><body><article><h1>Talks end</h1>
<p>{TEXT}</p><figure><img src="/ships.png" alt="Ships"></figure>
<p>{TEXT.upper()} <a href="/more">More.</a></p></article></body></html>"""
RECORD = """\
url = "https://news.example/2026/talks"
retrieved = 2026-07-12T09:30:00+00:00
charset = "iso-8859-2"
[[pictures]]
address = "/ships.png"
file = "picture-1.png"
"""
URL = "https://news.example/talks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "index.html").write_text(HTML, encoding="iso-8859-2")
    (folder / "fetched.toml").write_text(RECORD, encoding="utf-8")
    Image.new("RGB", (4, 3)).save(folder / "picture-1.png")
    return folder


def source(folder: Path) -> Source:
    return read(folder / "index.html", "talks/index.html", Settings())


def test_a_page_is_read_with_what_its_record_knows(folder: Path) -> None:
    found = source(folder)
    assert "Łódź" in found.article.blocks[0].text
    assert [image.name for image in found.article.images] == ["f1.png"]
    links = [run.href for block in found.article.walk() for run in block.runs if run.href]
    assert links == ["https://news.example/more"]
    assert found.article.meta.url == "https://news.example/2026/talks"
    assert found.article.meta.source == "web page retrieved on 2026-07-12"
    assert str(folder / "fetched.toml") in found.files
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["S003"]


def test_a_picture_in_a_sentence_lies_beside_the_page(folder: Path) -> None:
    text = "<p>So <img class=tex alt=x src=/ships.png> it is, they all said.</p></article>"
    (folder / "index.html").write_text(HTML.replace("</article>", text), encoding="iso-8859-2")
    insets = [inset.picture for block in source(folder).article.blocks for inset in block.insets]
    assert insets == ["f1.png"]


def test_the_sidecar_wins_over_the_record(folder: Path) -> None:
    (folder / "index.toml").write_text('source = "From the archive"\nurl = "https://a.example/"\n')
    meta = source(folder).article.meta
    assert (meta.source, meta.url) == ("From the archive", "https://a.example/")


def test_a_page_that_was_saved_by_hand_has_no_record(folder: Path) -> None:
    (folder / "fetched.toml").unlink()
    assert find_record(folder / "index.html", "index.html") is None
    assert source(folder).article.meta.source == ""


def test_the_record_is_about_the_page_alone(folder: Path) -> None:
    assert find_record(folder / "notes.md", "notes.md") is None


def test_a_picture_outside_of_the_folder_is_not_read(folder: Path) -> None:
    (folder / "picture-1.png").rename(folder.parent / "secret.png")
    text = RECORD.replace("picture-1.png", "../secret.png")
    (folder / "fetched.toml").write_text(text)
    found = source(folder)
    assert found.article.images == ()
    assert "S007" in [diagnostic.code for diagnostic in found.diagnostics]


def test_a_record_that_leads_out_is_refused(folder: Path) -> None:
    (folder / "fetched.toml").rename(folder.parent / "elsewhere.toml")
    (folder / "fetched.toml").symlink_to("../elsewhere.toml")
    with pytest.raises(ConfigError, match=r"talks/fetched\.toml: this link leads out"):
        source(folder)


def test_a_record_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "fetched.toml").write_text("url = \n")
    with pytest.raises(ConfigError, match=r"talks/fetched\.toml:1"):
        source(folder)


@pytest.mark.parametrize(
    "found",
    [
        {"url": "javascript:alert(1)", "asked": 7, "charset": "x\r\nX-Header: 1"},
        {"url": "https://bücher.example/", "retrieved": "yesterday", "pictures": "none"},
        {"pictures": ["x", {"file": "a.png"}, {"address": 1}]},
    ],
)
def test_what_has_the_wrong_form_says_nothing(found: dict[str, object]) -> None:
    assert as_record(found) == Record()


def test_a_record_with_everything() -> None:
    moment = datetime(2026, 7, 12, tzinfo=UTC)
    picture = Picture("/a.png", "picture-1.png", f"{URL}/a.png", "ef")
    wanted = Record(URL, f"{URL}/", moment, "ab", "text/html", "utf-8", (picture,))
    found = {name: getattr(wanted, name) for name in Record.__slots__}
    found["pictures"] = [{name: getattr(picture, name) for name in Picture.__slots__}]
    assert as_record(found) == wanted


@pytest.mark.parametrize(
    ("claimed", "url"),
    [
        ("https://news.example/clean", "https://news.example/clean"),
        ("https://other.example/clean", URL),
        ("", URL),
    ],
)
def test_a_page_may_only_claim_an_address_of_its_own_host(claimed: str, url: str) -> None:
    assert provenance(Meta(url=claimed), Record(url=URL), "en").url == url


def test_without_an_address_in_the_record_the_page_is_believed() -> None:
    meta = Meta(url="https://news.example/clean")
    assert provenance(meta, Record(), "en") == meta


@pytest.mark.parametrize(
    ("language", "word"), [("de", "abgerufen"), ("ur", "بازیافت"), ("", "page")]
)
def test_the_date_of_retrieval_is_said_in_the_language_of_the_page(
    language: str, word: str
) -> None:
    record = Record(retrieved=datetime(2026, 7, 12, tzinfo=UTC))
    said = provenance(replace(Meta(), language=language), record, "en").source
    assert word in said
    assert "2026-07-12" in said
