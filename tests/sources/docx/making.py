"""Makes small Word documents out of their XML."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
}
_ROOTS = {"styles": "styles", "header": "hdr", "footer": "ftr"}
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in (
        ("Titel", "Title", ""),
        ("Untertitel", "Subtitle", ""),
        ("Autor", "Author", ""),
        ("Datum", "Date", ""),
        ("berschrift1", "heading 1", ""),
        ("berschrift2", "heading 2", ""),
        ("Eigene", "My section", '<w:basedOn w:val="berschrift2"/>'),
        ("Gliederung", "Part", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Beschriftung", "caption", ""),
        ("Zitat", "Quote", ""),
        ("Quelltext", "HTML Preformatted", ""),
        ("Listenabsatz", "List Paragraph", ""),
        ("Aufzhlung", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("Verzeichnis1", "toc 1", ""),
        ("Kreis", "Circle", '<w:basedOn w:val="Kreis"/>'),
    )
) + (
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/>'
    '<w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/></w:style>'
    '<w:style w:type="table" w:styleId="Gitter"><w:name w:val="Grid"/>'
    '<w:tblStylePr w:type="firstRow"/></w:style>'
)  # fmt: skip


def _numbering() -> str:
    bullets = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
        for level in range(3)
    )
    numbers = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        for level in range(3)
    )
    blank = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl>'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'
        for name, levels in (("10", bullets), ("20", numbers), ("30", blank))
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return abstract + "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{levels}"/>{more}</w:num>'
        for name, levels, more in (
            ("1", "10", ""), ("2", "20", ""), ("3", "20", again), ("4", "30", ""), ("5", "10", ""),
        )
    )  # fmt: skip


NUMBERING = _numbering()


def p(text: str, style: str = "", more: str = "") -> str:
    """Return a paragraph; `text` may be runs already."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = text if text.startswith("<") else r(text)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    shown = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{shown}</w:r>"


def item(text: str, numbering: int, level: int = 0) -> str:
    """Return a paragraph with a bullet or a number."""
    more = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return p(text, more=more)


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    made = (cell if cell.startswith("<w:tc>") else tc(p(cell)) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def drawing(relation: str, alt: str = "", more: str = "", link: str = "embed") -> str:
    """Return a run with a picture."""
    return r(
        f'<w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}">{more}</wp:docPr>'
        f'<a:graphic><a:graphicData><a:blip r:{link}="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def box(content: str) -> str:
    """Return a run with a text box, as Word writes it twice."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return r(
        "<mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>') + r(f"<w:instrText>{instruction}</w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>') + result
        + r('<w:fldChar w:fldCharType="end"/>')
    )  # fmt: skip


def note(number: int, text: str, kind: str = "footnote") -> str:
    """Return the content of a note."""
    return f'<w:{kind} w:id="{number}">{p(r(f"<w:{kind}Ref/>") + r(text))}</w:{kind}>'


def picture(size: tuple[int, int] = (4, 3)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "navy").save(stream, "PNG")
    return stream.getvalue()


def docx(
    body: str,
    *,
    parts: dict[str, str] | None = None,
    links: dict[str, tuple[str, str]] | None = None,
    media: dict[str, bytes] | None = None,
    core: str = "",
) -> bytes:
    """Return a document.

    `parts` are contents of parts by kind, `links` external targets by id and kind, `media` pictures
    by name, whose ids are their names without the ending.
    """
    given = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    relations = [
        f'<Relationship Id="{kind}" Type="{_TYPES}/{kind}" Target="{_PARTS[kind]}"/>'
        for kind in given
    ]
    relations += [
        f'<Relationship Id="{key}" Type="{_TYPES}/{kind}" Target="{to}" TargetMode="External"/>'
        for key, (kind, to) in (links or {}).items()
    ]
    relations += [
        f'<Relationship Id="{name.split(".")[0]}" Type="{_TYPES}/image" Target="media/{name}"/>'
        for name in media or {}
    ]
    head = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    members: dict[str, str | bytes] = {
        "_rels/.rels": f'{head}<Relationship Id="a" Type="{_TYPES}/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="b" Type="{_PACKAGE}/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{head}{''.join(relations)}</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{core}</cp:coreProperties>",
        **{f"word/media/{name}": data for name, data in (media or {}).items()},
    }
    for kind, content in given.items():
        root = _ROOTS.get(kind, kind)
        members[f"word/{_PARTS[kind]}"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
    return zipped(members)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return an archive with these members."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return stream.getvalue()
