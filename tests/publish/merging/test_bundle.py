from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from briefing.publish.audit import pdfs
from briefing.publish.audit.pdf_document import Document, read_document
from briefing.publish.merging.bundle import merge
from pypdf import PdfReader
from tests.publish.audit.prints import Mutant, edition

TITLE = "Ports & prices: why 3 < 4 still matters"


@pytest.fixture(scope="module")
def print_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the print of one article."""
    path = tmp_path_factory.mktemp("merging") / "one.pdf"
    path.write_bytes(edition()["pdf"])
    return path


@pytest.fixture(scope="module")
def bundle(print_: Path) -> Path:
    """Write that print as the front matter and twice as an article."""
    path = print_.with_name("bundle.pdf")
    path.write_bytes(merge(print_, [print_, print_]))
    return path


@pytest.fixture(scope="module")
def document(bundle: Path) -> Document:
    """Read the bundle."""
    return read_document(bundle)


@pytest.fixture(scope="module")
def alone(print_: Path) -> PdfReader:
    """Read the one print."""
    return PdfReader(print_)


def test_a_bundle_has_nothing_to_complain_about(document: Document) -> None:
    assert pdfs.own_checks(document).findings == ()


def test_all_pages_are_there_with_their_text(document: Document, alone: PdfReader) -> None:
    texts = [page.extract_text() for page in alone.pages]
    assert [page.extract_text() for page in document.reader.pages] == texts * 3


def test_every_part_is_one_in_the_tag_tree_of_one_document(document: Document) -> None:
    (whole,) = document.elements
    assert whole.kind == "Document"
    assert [part.kind for part in whole.elements()] == ["Part"] * 3


def test_titles_of_articles_are_below_that_of_the_bundle(document: Document) -> None:
    levels = [e.kind for e in document.all_elements() if document.text(e) == TITLE]
    assert levels == ["H1", "H2", "H2"]


def test_links_lead_to_pages_of_their_own_part(document: Document, alone: PdfReader) -> None:
    reader, count = document.reader, len(alone.pages)
    places = reader.named_destinations
    for number, page in enumerate(reader.pages):
        for link in _links(page):
            target = reader.get_destination_page_number(places[str(link["/Dest"])])
            assert target is not None
            assert target // count == number // count


def test_a_link_is_tied_to_its_own_element(document: Document) -> None:
    tree: Any = document.root["/StructTreeRoot"]
    leaves = [leaf.get_object()["/Nums"] for leaf in tree["/ParentTree"]["/Kids"]]
    elements = {n[at]: n[at + 1] for n in leaves for at in range(0, len(n), 2)}
    for link in (link for page in document.reader.pages for link in _links(page)):
        held = elements[link["/StructParent"]]["/K"]
        areas = [each.get_object()["/Obj"] for each in held if not isinstance(each, int)]
        assert link in areas


def test_ids_of_notes_are_in_one_index_in_order(document: Document) -> None:
    tree: Any = document.root["/StructTreeRoot"]
    names = [str(n) for leaf in tree["/IDTree"]["/Kids"] for n in leaf["/Names"][::2]]
    assert len(names) == len(set(names))
    assert names == sorted(names)
    assert {name[:3] for name in names} == {"a0-", "a1-", "a2-"}


def test_articles_are_closed_in_the_outline_below_the_bundle(document: Document) -> None:
    (title,) = _entries(document.root["/Outlines"])
    assert title["/Title"] == TITLE
    below = _entries(title)
    articles = [entry for entry in below if entry["/Title"] == TITLE]
    assert [int(entry["/Count"]) < 0 for entry in articles] == [True, True]
    assert int(title["/Count"]) == len(below) + sum(max(0, e.get("/Count", 0)) for e in below)


def test_an_article_without_an_outline_gets_an_entry_that_leads_to_it(print_: Path) -> None:
    bare = Mutant()
    del bare.root["/Outlines"]
    folder = print_.with_name("bare")
    folder.mkdir()
    reader = PdfReader(BytesIO(merge(print_, [bare.save(folder)])))
    outline: Any = reader.outline
    title, below = outline
    assert (title.title, below[-1].title) == (TITLE, TITLE)
    assert reader.get_destination_page_number(below[-1]) == len(PdfReader(print_).pages)


def test_every_source_is_attached_under_a_name_of_its_own(document: Document) -> None:
    files: Any = [file.get_object() for file in document.root["/AF"]]
    sources = [str(f["/UF"]) for f in files if f["/AFRelationship"] == "/Source"]
    assert sources == ["ports.txt", "1-ports.txt", "2-ports.txt"]


def test_what_is_the_same_is_stored_once(bundle: Path, print_: Path) -> None:
    assert bundle.stat().st_size < 2 * print_.stat().st_size


def test_the_same_prints_give_the_same_bytes(bundle: Path, print_: Path) -> None:
    assert merge(print_, [print_, print_]) == bundle.read_bytes()


def _links(page: Any) -> list[Any]:
    found = [annotation.get_object() for annotation in page.get("/Annots", [])]
    return [link for link in found if "/Dest" in link]


def _entries(above: Any) -> list[Any]:
    found, at = [], above.get_object().get("/First")
    while at is not None:
        found.append(at.get_object())
        at = found[-1].get("/Next")
    return found
