"""What a PDF of PDF 2.0 says that an older one cannot."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader
from tests.render.samples import briefing
from tests.render.trees import links, named, printed, root, tree

PDF_2 = "http://iso.org/pdf2/ssn"


@cache
def file() -> PdfReader:
    return printed(briefing(), pdf2=True)


@cache
def everything() -> list[Any]:
    return tree(file())


def bookmarks() -> list[Any]:
    found, at = [], [root(file())["/Outlines"]["/First"]]
    while at:
        found.append(at.pop())
        at += [found[-1][key] for key in ("/Next", "/First") if key in found[-1]]
    return found


def test_the_file_is_of_pdf_2() -> None:
    assert file().pdf_header == "%PDF-2.0"
    assert "/Info" not in file().trailer  # ISO 19005-4, 6.1.3


@pytest.mark.parametrize("kind", ["/Em", "/Strong", "/FENote"])
def test_types_of_pdf_2_say_so(kind: str) -> None:
    found = named(everything(), kind)
    assert found
    assert {str(element["/NS"]["/NS"]) for element in found} == {PDF_2}


def test_bookmarks_lead_to_the_element_they_name() -> None:
    kinds = {str(entry["/Title"]): str(entry["/SE"]["/S"]) for entry in bookmarks()}
    assert kinds == {
        "Ports & prices: why 3 < 4 still matters": "/H1",
        "Summary": "/H2",
        "Key actors": "/H2",
        "Mira Oduya": "/Strong",
        "Valdoria": "/Strong",
        "Article": "/Sect",
        "The talks": "/H2",
        "What is asked": "/H3",
        "What follows": "/H2",
        "Notes": "/H2",
    }
    for entry in bookmarks():
        assert entry["/A"]["/SD"][0].get_object() == entry["/SE"]
        assert entry["/A"]["/D"][1:] == entry["/A"]["/SD"][1:]


def test_links_inside_lead_to_elements() -> None:
    found = {
        str(link["/Contents"]): str(link["/A"]["/SD"][0]["/S"])
        for link in links(file())
        if link["/A"]["/S"] == "/GoTo"
    }
    assert not [link for link in links(file()) if "/Dest" in link]
    assert found["the table"] == "/Table"
    assert found["1"] == "/FENote"
    assert found["Back to text"] == "/Link"


def test_named_places_are_elements_too() -> None:
    names = root(file())["/Names"]["/Dests"]["/Names"]
    places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    assert places["h1"]["/SD"][0]["/S"] == "/H2"
    assert places["h1"]["/D"][1] == "/XYZ"


def test_notes_and_what_refers_to_them_know_each_other() -> None:
    (note,) = named(everything(), "/FENote")
    (link,) = note["/Ref"]
    assert link["/S"] == "/Link"
    assert [ref.get_object() for ref in link["/Ref"]] == [note]
    assert note["/A"]["/NoteType"] == "/Endnote"


def test_elements_of_an_older_file_are_those_of_its_time() -> None:
    found = tree(printed(briefing()))
    assert not [element for element in found if "/NS" in element or "/Ref" in element]
    assert not named(found, "/Em")
