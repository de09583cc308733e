"""The navigation document and the cover page."""

from __future__ import annotations

from briefing.render.contents import Contents, Entry, Landmark
from briefing.render.navigation import cover_page, navigation
from briefing.render.sheet import Sheet
from briefing.render.theme import find_theme
from lxml import etree
from tests.render import samples
from tests.render.books import EPUB_TYPE, HTML, words

CLASSIC = find_theme("classic")
LEADING = Contents(
    (Entry("Article", "text/a.xhtml#a", (Entry("Why 3 < 4", "text/a.xhtml#h1"),), label=True),),
    (Landmark("bodymatter", "Start", "text/a.xhtml#a"),),
)


def page(language: str = "en") -> etree._Element:
    sheet = Sheet(samples.briefing(language=language), CLASSIC, "epub")
    return etree.fromstring(navigation(sheet, LEADING).encode())


def test_entries_are_nested_lists_of_links() -> None:
    outer = page().find(f".//{HTML}nav/{HTML}ol/{HTML}li")
    inner = outer.find(f"{HTML}ol/{HTML}li/{HTML}a")
    assert words(outer.find(f"{HTML}a")) == "Article"
    assert (words(inner), inner.get("href")) == ("Why 3 < 4", "text/a.xhtml#h1")


def test_contents_are_named_and_landmarks_hidden() -> None:
    toc, landmarks = page().iter(f"{HTML}nav")
    assert (toc.get(EPUB_TYPE), toc.get("role"), toc.get("aria-labelledby")) == (
        "toc",
        "doc-toc",
        "contents",
    )
    assert (landmarks.get(EPUB_TYPE), landmarks.get("hidden")) == ("landmarks", "hidden")
    assert landmarks.get("aria-label") == "Landmarks"


def test_labels_in_another_language_than_the_text_say_so() -> None:
    label, heading = page("ps").iterfind(f".//{HTML}nav[@role='doc-toc']//{HTML}a")
    assert (label.get("lang"), heading.get("lang")) == ("en", None)


def test_the_handling_mark_stands_on_contents_and_cover() -> None:
    sheet = Sheet(samples.briefing(marking="TLP:RED"), CLASSIC, "epub")
    made = navigation(sheet, Contents((), ()))
    assert '<p class="handling tlp tlp-red"><strong class="mark">TLP:RED</strong></p>' in made
    assert ', TLP:RED"' in cover_page(sheet, "cover.png")


def test_the_cover_page_shows_the_picture_with_a_text_alternative() -> None:
    sheet = Sheet(samples.briefing(title="A <b> & c"), CLASSIC, "epub")
    picture = etree.fromstring(cover_page(sheet, "cover.png").encode()).find(f".//{HTML}img")
    assert (picture.get("src"), picture.get("alt")) == ("../images/cover.png", "Cover of A <b> & c")
