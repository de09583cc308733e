from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache

from tests.render.samples import briefing
from tests.render.trees import printed, root

LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
A = "{http://www.aiim.org/pdfa/ns/id/}"
UA = "{http://www.aiim.org/pdfua/ns/id/}"
DECLARED = "{http://pdfa.org/declarations/}conformsTo"


@cache
def packet(*, pdf2: bool = False) -> str:
    sample = briefing(language="en-GB", marking="TLP:RED", rights="© Quay & Sons")
    return str(root(printed(sample, pdf2=pdf2))["/Metadata"].get_data().decode())


def metadata(*, pdf2: bool = False) -> ET.Element:
    text = packet(pdf2=pdf2)
    start, end = text.index("<rdf:RDF"), text.index("</rdf:RDF>") + len("</rdf:RDF>")
    return ET.fromstring(text[start:end])


def claims(rdf: ET.Element) -> dict[str, str]:
    said = {name: text for e in rdf for name, text in e.attrib.items()}
    return said | {child.tag: child.text or "" for e in rdf for child in e}


def test_one_file_is_archivable_and_accessible() -> None:
    said = claims(metadata())
    assert (said[f"{A}part"], said[f"{A}conformance"], said[f"{UA}part"]) == ("3", "A", "1")


def test_so_is_one_of_pdf_2_and_well_tagged_too() -> None:
    rdf = metadata(pdf2=True)
    said = claims(rdf)
    assert (said[f"{A}part"], said[f"{A}conformance"], said[f"{A}rev"]) == ("4", "F", "2020")
    assert (said[f"{UA}part"], said[f"{UA}rev"]) == ("2", "2024")
    assert [e.text for e in rdf.iter(DECLARED)] == [
        "http://pdfa.org/declarations/wtpdf#accessibility1.0",
        "http://pdfa.org/declarations/wtpdf#reuse1.0",
    ]


def test_properties_are_described_where_the_standard_does_not_know_them() -> None:
    described = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
    assert [bool(list(metadata(pdf2=new).iter(described))) for new in (False, True)] == [
        True,
        False,
    ]


def test_handling_and_rights_are_said() -> None:
    assert '<rdf:li xml:lang="x-default">TLP:RED; © Quay &amp; Sons</rdf:li>' in packet()


def test_the_language_is_said() -> None:
    found = [e for e in metadata().iter() if e.tag == LANGUAGE]
    assert ["".join(e.itertext()) for e in found] == ["en-GB"]
