"""What the metadata of a PDF must say so that one file meets several standards at once."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

END = b"</rdf:RDF>"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""'
UA = f'<rdf:Description {RDF} xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
"""ISO 14289-1, clause 5: the file says that it conforms."""
EXTENSION = (
    f'<rdf:Description {RDF} xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""ISO 19005-3, 6.6.2.3: properties outside the standard's own have to be described."""
UA_2 = (
    f'<rdf:Description {RDF} xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="2">'
    "<pdfuaid:rev>2024</pdfuaid:rev></rdf:Description>"
)
"""ISO 14289-2, clause 5."""
WELL_TAGGED = (
    f'<rdf:Description {RDF} xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations>'
    "<rdf:Bag>"
    + "".join(
        '<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>'
        f"http://pdfa.org/declarations/wtpdf#{what}1.0</pdfd:conformsTo></rdf:li>"
        for what in ("accessibility", "reuse")
    )
    + "</rdf:Bag></pdfd:declarations></rdf:Description>"
)
"""Well-Tagged PDF 1.0, 6.1: conformance is said in a PDF Declaration."""


def _rights(metadata: Any) -> str:
    """Return how the document may be handled and used, as its head says; empty if it does not."""
    said = [metadata.custom.get(f"dcterms.{name}") for name in ("accessrights", "rights")]
    words = "; ".join(escape(text) for text in said if text)
    if not words:
        return ""
    return (
        f"<rdf:Description {RDF} {DC}><dc:rights><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:rights></rdf:Description>'
    )


def declare(document: Any, *, pdf2: bool, archive: bool = True) -> None:
    """Let a laid-out document write metadata for all standards it meets, and its language.

    They are PDF/A-3a and PDF/UA-1, or with `pdf2` PDF/A-4f, PDF/UA-2 and WTPDF 1.0. The engine
    knows one standard at a time, and appends what it is given behind the end. Without `archive`
    only its own PDF/UA is meant.
    """
    metadata = document.metadata
    original = metadata.generate_rdf_metadata
    language = (
        f"<rdf:Description {RDF} {DC}><dc:language>"
        f"<rdf:Bag><rdf:li>{escape(metadata.lang or '')}</rdf:li></rdf:Bag>"
        "</dc:language></rdf:Description>"
    )
    language += _rights(metadata)
    more = UA_2 + language + WELL_TAGGED if pdf2 else UA + language + EXTENSION
    more = more if archive else language

    def generate(variant: str, version: int, conformance: str | None) -> bytes:
        made: bytes = original(variant, version, conformance)
        if not made.endswith(END):
            raise AssertionError("the engine's metadata end in another way than they used to")
        return made.removesuffix(END) + more.encode() + END

    metadata.generate_rdf_metadata = generate
