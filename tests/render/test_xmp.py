from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing.render.pdf import render
from briefing.render.theme import find_theme
from pypdf import PdfReader
from tests.render.samples import briefing

CLASSIC = find_theme("classic", (Path(__file__).resolve().parents[2] / "styles",))
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
A = "{http://www.aiim.org/pdfa/ns/id/}"
UA = "{http://www.aiim.org/pdfua/ns/id/}part"


def metadata() -> ET.Element:
    pdf = PdfReader(BytesIO(render(briefing(language="en-GB"), CLASSIC, "a4").data))
    catalog: Any = pdf.trailer["/Root"]
    text = catalog["/Metadata"].get_data().decode()
    start, end = text.index("<rdf:RDF"), text.index("</rdf:RDF>") + len("</rdf:RDF>")
    return ET.fromstring(text[start:end])


def test_one_file_is_archivable_and_accessible() -> None:
    said = {name: text for e in metadata() for name, text in e.attrib.items()}
    said |= {child.tag: child.text or "" for e in metadata() for child in e}
    assert (said[f"{A}part"], said[f"{A}conformance"], said[UA]) == ("3", "A", "1")


def test_the_language_is_said() -> None:
    found = [e for e in metadata().iter() if e.tag == LANGUAGE]
    assert ["".join(e.itertext()) for e in found] == ["en-GB"]
