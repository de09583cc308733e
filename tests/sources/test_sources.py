"""Tests of briefing/sources/__init__.py: from a file to a Source."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.errors import BriefingError, ConfigError, SourceError
from briefing.manuscript import Source
from briefing.sources import READERS, read
from PIL import Image

BODY = "The council met on Monday.\n"
ARCHIVES = {".docx", ".odt", ".epub"}
DATED = "published = 2018-07\n"


def article(folder: Path, text: str | bytes, name: str = "talks.md") -> Source:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, f"shown/{name}", Settings())


def codes(source: Source) -> list[str]:
    return [diagnostic.code for diagnostic in source.diagnostics]


def test_a_plain_article(tmp_path: Path) -> None:
    source = article(tmp_path, f"Harbour talks end\n\nBy Lena Brandt\n\n{BODY}", "talks.txt")
    meta = source.article.meta
    assert (source.path, source.slug) == ("shown/talks.txt", "talks")
    assert (meta.title, meta.authors) == ("Harbour talks end", ("Lena Brandt",))
    assert [(block.id, block.text) for block in source.article.blocks] == [("p1", BODY.strip())]
    assert source.files == (str(tmp_path / "talks.txt"), str(tmp_path / "talks.toml"))
    assert codes(source) == ["S003"]


def test_front_matter_and_sidecar(tmp_path: Path) -> None:
    (tmp_path / "talks.toml").write_text(
        'title = "Talks"\nslug = "The Talks"\npublished = "July 2018"\n[[actors]]\nname = "X"\n'
    )
    source = article(tmp_path, f"---\nlang: ur\ntheme: plain\n---\n# Other\n\n{BODY}")
    assert source.slug == "the-talks"
    assert source.article.meta.title == "Talks"
    assert source.article.meta.published == "2018-07"
    assert source.article.meta.direction == "rtl"
    assert source.wishes.theme == "plain"
    assert source.overrides.path == "shown/talks.toml"
    assert source.overrides.actors[0].line == 4
    assert [(block.id, block.level) for block in source.article.blocks] == [("h1", 2), ("p1", 0)]
    assert codes(source) == []


def test_the_collection_gives_what_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(BODY)
    settings = Settings(language="fr", publisher="Quay Press", series="Papers", editor="Mira")
    meta = read(path, "a.md", settings).article.meta
    assert (meta.language, meta.publisher, meta.series, meta.editor) == (
        "fr", "Quay Press", "Papers", "Mira",
    )  # fmt: skip


def test_without_a_title_the_name_gives_one(tmp_path: Path) -> None:
    source = article(tmp_path, BODY, "harbour-talks.md")
    assert source.article.meta.title == "Harbour talks"
    assert codes(source) == ["S002", "S003"]


@pytest.mark.parametrize("stem", ["index", "source", "page", "article"])
def test_a_generic_name_gives_way_to_the_folders(tmp_path: Path, stem: str) -> None:
    source = article(tmp_path, BODY, f"the-quay/{stem}.md")
    assert (source.slug, source.article.meta.title) == ("the-quay", "The quay")


def test_the_collections_settings_are_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('title = "Collection"\n')
    source = article(tmp_path, BODY, "briefing.md")
    assert source.article.meta.title == "Briefing"
    assert source.files == (str(tmp_path / "briefing.md"),)


def test_pictures(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    source = article(tmp_path, f"![A crane](a.png)\n\n![](gone.png)\n\n{BODY}")
    assert [image.name for image in source.article.images] == ["f1.png"]
    assert [block.picture for block in source.article.blocks] == ["f1.png", "", ""]
    assert source.files[2:] == (str(tmp_path / "a.png"), str(tmp_path / "gone.png"))
    assert codes(source)[-2:] == ["S011", "S005"]


def test_a_picture_with_an_alternative_is_something_to_read(tmp_path: Path) -> None:
    assert article(tmp_path, "# Probe\n\n![A crane](http://example.org/a.png)\n").article.blocks


def test_links_and_headings_that_repeat(tmp_path: Path) -> None:
    text = (
        "# Report\n\nSee [old](#background), [new](#background-1), [top](#report), [no](#gone).\n\n"
        "## Background\n\nOld.\n\n## Background\n\nNew.\n"
    )
    source = article(tmp_path, text)
    links = [run.href for run in source.article.blocks[0].runs if run.href]
    assert links == ["#h1", "#h2", "#p1"]
    assert "S010" in codes(source)


def test_the_address_of_the_original_completes_links(tmp_path: Path) -> None:
    source = article(tmp_path, "---\nurl: https://example.org/a/b\n---\n\n[c](d)\n")
    assert source.article.blocks[0].runs[0].href == "https://example.org/a/d"


@pytest.mark.parametrize(
    "text", ["", " \n", "\ufeff", "---\ntitle: Nothing yet\n---\n", "# Title\n", "<!-- x -->\n"]
)
def test_without_text_there_is_no_article(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match=r"shown/talks\.md: there is no text in this file"):
        article(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("talks.pdf", "no reader for .pdf files"),
        ("talks", "no reader for such files"),
    ],
)
def test_files_without_a_reader(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        article(tmp_path, BODY, name)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    for name, reason in [
        ("pipe.md", "this file is not a regular file"),
        ("folder.md", "this file is a folder"),
        ("gone.md", "there is no such file"),
    ]:
        with pytest.raises(SourceError) as caught:
            read(tmp_path / name, name, Settings())
        assert str(caught.value) == f"{name}: {reason}"


def test_a_long_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="this file is larger than 2 MB"):
        article(tmp_path, b"a" * 2_000_001)


def test_a_broken_sidecar_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "talks.toml").write_text('title = "x"\nauthors = [\n')
    with pytest.raises(ConfigError, match=r"shown/talks\.toml:\d"):
        article(tmp_path, BODY)


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode() + b"\n# Head\n\nTwo\nlines.\n",
        (BODY + "\n# Head\n\nTwo\nlines.\n").replace("\n", "\r\n").encode(),
        (BODY + "\n# Head\n\nTwo\nlines.\n").replace("\n", "\r").encode(),
        (BODY + "\n# Head\n\nTwo\nlines.\n").encode("utf-8-sig"),
        (BODY + "\n# Head\n\nTwo\nlines.\n").encode("utf-16"),
    ],
)
def test_line_ends_and_encodings_make_no_difference(tmp_path: Path, data: bytes) -> None:
    source = article(tmp_path, data)
    assert source.article.meta.title == "Head"
    assert [(block.id, block.text, block.line) for block in source.article.blocks] == [
        ("p1", "The council met on Monday.", 1),
        ("p2", "Two lines.", 5),
    ]


TITLES = ["A & B < C > \"D\" 'E'", "{{ 7*7 }} {% raw %}", "x" * 300, "a\\tb\\u0000c\\u202ed"]


@pytest.mark.parametrize("title", TITLES)
def test_odd_titles_simply_read(tmp_path: Path, title: str) -> None:
    written = title.replace('"', '\\"')
    source = article(tmp_path, f'---\ntitle: "{written}"\n---\n\n{BODY}')
    assert source.article.meta.title == title.replace("\\t", " ").replace("\\u0000", "").replace(
        "\\u202e", ""
    )


@pytest.mark.parametrize("name", ["two words.md", "Обзор.md", "é à.txt", "a'b\"c.md"])
def test_odd_file_names_simply_read(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, BODY, name).slug


def test_every_reader_exists(tmp_path: Path) -> None:
    for suffix in READERS.keys() - ARCHIVES:
        assert article(tmp_path, BODY, f"a{suffix}").article.blocks
    for suffix in READERS.keys() & ARCHIVES:
        with pytest.raises(SourceError, match=r"this is no .*, or it is damaged"):
            article(tmp_path, BODY, f"a{suffix}")


def test_errors_are_ours_and_one_line(tmp_path: Path) -> None:
    for number, data in enumerate((b"\xff\xfe\x00", b"---\na: [\n---\n", b"+++\n[a\n+++\n", b"\0")):
        with pytest.raises(BriefingError) as caught:
            article(tmp_path, data, f"{number}.md")
        assert "\n" not in str(caught.value)


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, briefing.sources, briefing.sources.discovery; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"PIL", "markdown_it", "lxml"} & set(run.stdout.split())
