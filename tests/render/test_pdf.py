from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from briefing.model import Actor, Article, Block, Briefing, Mention, Meta, Run, Summary
from briefing.output import Output, Theme
from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from tests.render.samples import (
    briefing,
    meta,
    of_blocks,
    paragraph,
    right_to_left,
    with_terms,
)
from tests.render.trees import CLASSIC, kinds, links, named, root, tree

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "The port council met again and talked about what the ships should pay. "


def read(sample: Briefing, paper: str = "a4", theme: Theme = CLASSIC) -> PdfReader:
    return PdfReader(BytesIO(render(sample, theme, paper).data))


@cache
def output() -> Output:
    return render(briefing(), CLASSIC, "a4")


@cache
def everything() -> PdfReader:
    return PdfReader(BytesIO(output().data))


def text(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def outline(entries: list[Any]) -> list[Any]:
    return [outline(e) if isinstance(e, list) else e.title for e in entries]


def crowd(count: int, paragraphs: int = 8) -> Briefing:
    """Return an article that names many actors with long roles in every paragraph."""
    names = [f"Person{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(count)]
    words = " and ".join(names) + " spoke. " + SENTENCE * 6
    blocks = tuple(Block(f"p{n}", "paragraph", (Run(words),)) for n in range(1, paragraphs + 1))
    actors = tuple(
        Actor(
            name.lower(),
            name,
            "person",
            "deputy head of the commission for tariffs, dues and other charges",
            mentions=tuple(
                Mention(b.id, words.index(name), words.index(name) + len(name)) for b in blocks
            ),
            key=True,
        )
        for name in names
    )
    return Briefing("crowd", Article(Meta(title="Crowd"), blocks), Summary(), actors)


@cache
def long() -> PdfReader:
    return read(crowd(3, 20))


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792)), ("a5", (420, 595))]
)
def test_each_paper_has_its_size(paper: str, size: tuple[int, int]) -> None:
    box = read(of_blocks((paragraph(1, SENTENCE),)), paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_title_author_and_language_are_set() -> None:
    pdf = everything()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Ports & prices: why 3 < 4 still matters"
    assert pdf.metadata.author == "Ana Baker, Joon Sato"
    assert root(pdf)["/Lang"] == "en"
    assert root(pdf)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_dates_are_those_of_the_article() -> None:
    metadata = everything().metadata
    assert metadata is not None
    assert str(metadata["/CreationDate"]).startswith("D:20210304")
    assert str(metadata["/ModDate"]).startswith("D:20210405")


def test_a_logo_is_not_smoothed_which_archives_forbid() -> None:
    """ISO 19005-3, 6.2.8."""
    signed = of_blocks((paragraph(1, SENTENCE),), Meta(title="Signed", logo="f1.png"))
    page: Any = read(signed).pages[0]
    (picture,) = (drawn.get_object() for drawn in page["/Resources"]["/XObject"].values())
    assert str(picture["/Interpolate"]) == "False"


def test_the_file_is_tagged() -> None:
    catalog = root(everything())
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog


def test_items_of_lists_are_tagged_as_such() -> None:
    items = named(tree(everything()), "/LI")
    assert items
    assert {kind for item in items for kind in kinds(item)} <= {"/Lbl", "/LBody"}


def test_a_numbered_list_begins_with_its_first_number() -> None:
    assert "Name the date. 3." in text(everything())  # the number is painted after the words


def test_a_link_with_a_foreign_name_inside_is_one_link() -> None:
    run = Run("see Ἀθήνα now", href="https://example.org/")
    pdf = read(of_blocks((paragraph(1, run),)))
    leads = [str(link["/A"]["/URI"]) for link in links(pdf) if "/A" in link]
    assert leads.count("https://example.org/") == 1


def test_bookmarks_name_summary_actors_and_headings() -> None:
    assert outline(everything().outline) == [
        "Ports & prices: why 3 < 4 still matters",
        [
            "Summary",
            "Key actors",
            ["Mira Oduya", "Valdoria"],
            "Article",
            "The talks",
            ["What is asked"],
            "What follows",
            "Notes",
        ],
    ]


def test_every_page_says_which_of_how_many_it_is() -> None:
    total = len(long().pages)
    assert total > 2
    for number, page in enumerate(long().pages, 1):
        assert f"{number} of {total}" in page.extract_text()


def test_the_running_head_begins_on_page_two() -> None:
    pages = [page.extract_text() for page in long().pages]
    assert pages[0].count("Crowd") == 1
    assert all(page.count("Crowd") == 1 for page in pages[1:])


def test_links_lead_to_the_article_and_out() -> None:
    found = links(everything())
    inner = {str(link["/Dest"]) for link in found if "/Dest" in link}
    outer = {str(link["/A"]["/URI"]) for link in found if "/A" in link}
    assert {"said-1", "m-mira-oduya-1", "actor-mira-oduya", "n1", "ref-n1", "t1"} <= inner
    assert outer == {"https://example.org/clerk?x=1&y=2", "https://example.org/ports?a=1&b=2"}


def test_the_sidebar_names_the_pages_on_which_an_actor_occurs() -> None:
    sample = crowd(1, 14)
    pdf = read(sample)
    real = [n for n, page in enumerate(pdf.pages, 1) if "PersonAA spoke" in page.extract_text()]
    assert len(real) > 1
    first = " ".join(pdf.pages[0].extract_text().split())
    assert f"pp. {', '.join(map(str, real))}" in first


def test_actors_that_do_not_fit_page_one_are_named_in_a_line() -> None:
    pdf = read(crowd(24, 1))
    first = " ".join(pdf.pages[0].extract_text().split())
    assert "Also named" in first
    assert "PersonAX" in first
    foot = [line for line in first.split("not reviewed.") if line][-1]
    assert "1 of" in foot


def test_on_small_paper_the_sidebar_stands_in_the_text() -> None:
    assert "Also named" not in text(read(crowd(14, 1), "a5"))


def test_no_name_of_an_actor_is_broken() -> None:
    names = " ".join(["Mahmoudzadehpour"] * 60)
    block = paragraph(1, names)
    found = tuple(Mention("p1", n * 17, n * 17 + 16) for n in range(60))
    actor = Actor("m", "Mahmoudzadehpour", "person", mentions=found, key=True)
    sample = Briefing("x", Article(Meta(title="T"), (block,)), Summary(), (actor,))
    assert text(read(sample)).count("Mahmoudzadehpour") == 61


def test_long_words_stay_on_the_page() -> None:
    word = "https://example.org/" + "averylongsegment" * 14
    sample = of_blocks((paragraph(1, "See ", word, " and ", Run("bold"), word, "."),))
    assert word in text(read(sample)).replace("\n", "")


def test_every_word_of_the_article_is_printed() -> None:
    printed = " ".join(text(everything()).replace("\u00ad\n", "").replace("\u2010\n", "").split())
    for said in (
        "So said the council.",
        "Name the date.",
        "tariff = price < 4 && open",
        "They are public.",
    ):
        assert said in printed


def test_a_right_to_left_page_has_its_sidebar_on_the_left() -> None:
    pdf = read(right_to_left())
    found: dict[str, float] = {}

    def visit(part: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        found.setdefault(part.strip(), matrix[4])

    pdf.pages[0].extract_text(visitor_text=visit)
    assert root(pdf)["/Lang"] == "fa"
    assert found["کنشگران اصلی"] < found["خلاصه"]


def test_a_sign_without_glyph_is_printed_by_name_and_said() -> None:
    output = render(of_blocks((paragraph(1, "Wine 🍷 here."),)), CLASSIC, "a4")
    assert "[wine glass]" in text(PdfReader(BytesIO(output.data)))
    assert [d.code for d in output.diagnostics] == ["R001"]


def test_a_sound_theme_gives_no_messages() -> None:
    assert output().diagnostics == ()


def test_a_mistake_in_a_stylesheet_is_said(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "theme.toml").write_text('extends = "classic"')
    (tmp_path / "own" / "pdf.css").write_text("p { colour: red }")
    theme = find_theme("own", (tmp_path, ROOT / "styles"))
    (found,) = render(of_blocks((paragraph(1, "x"),)), theme, "a4").diagnostics
    assert (found.code, "colour" in found.message) == ("R002", True)


def test_runs_in_other_places_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; from pathlib import Path;"
        "from tests.render.samples import briefing; from tests.render.trees import written;"
        "from briefing.render.theme import find_theme;"
        "theme = find_theme('classic', (Path(sys.argv[1]) / 'styles',));"
        "files = [written(briefing(), theme, pdf2=new) for new in (False, True)];"
        "print(*(hashlib.sha256(data).hexdigest() for data in files))"
    )
    elsewhere = tmp_path / "copy of it"
    copytree(ROOT / "styles" / "classic", elsewhere / "styles" / "classic")
    places = (
        (ROOT, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        (elsewhere, {"PYTHONHASHSEED": "2", "TZ": "Asia/Karachi", "LC_ALL": "C"}),
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(place)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path), **environment},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for place, environment in places
    }
    assert len(digests) == 1


def test_an_article_of_one_word_is_a_page() -> None:
    bare = replace(of_blocks((paragraph(1, "Ports."),)), actors=(), summary=Summary())
    assert len(read(bare).pages) == 1


@pytest.mark.usefixtures("without_cjk")
def test_labels_are_english_where_no_face_has_those_of_the_language() -> None:
    chinese = "".join(chr(0x4E00 + number) for number in range(60))
    about = replace(meta("zh"), title=chinese)
    output = render(of_blocks((paragraph(1, chinese),), about), CLASSIC, "a4")
    printed = text(PdfReader(BytesIO(output.data)))
    assert "updated 5 April 2021" in printed
    assert "□" in printed
    assert [found.code for found in output.diagnostics] == ["R001"]


def test_key_terms_stand_beside_the_text() -> None:
    found: dict[str, float] = {}

    def visit(part: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        found.setdefault(part.strip(), matrix[4])

    made = render(with_terms(), CLASSIC, "a4")
    PdfReader(BytesIO(made.data)).pages[0].extract_text(visitor_text=visit)
    assert found["واژههای کلیدی"] < found["خلاصه"]
    assert not made.diagnostics


def test_words_in_arabic_script_are_found() -> None:
    words = "شہباز شریف پڑھنے"
    sample = of_blocks((paragraph(1, words),), replace(meta("ur"), title=words))
    page = PdfDocument(render(sample, CLASSIC, "a4").data)[0]
    assert page.get_textpage().get_text_range().count(words) == 2


def test_of_a_decorative_picture_only_the_caption_is_printed() -> None:
    figure = Block("f1", "figure", (Run("At dawn"),), picture="f1.png", decorative=True)
    pdf = read(of_blocks((paragraph(1, "Ports."), figure)))
    assert "At dawn" in text(pdf)
    assert not pdf.pages[0].images
