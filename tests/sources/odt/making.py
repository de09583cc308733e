"""Makes small OpenDocument texts out of their XML."""

from __future__ import annotations

from tests.sources.docx.making import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": f"{_ODF}:office:1.0",
        "text": f"{_ODF}:text:1.0",
        "style": f"{_ODF}:style:1.0",
        "table": f"{_ODF}:table:1.0",
        "draw": f"{_ODF}:drawing:1.0",
        "meta": f"{_ODF}:meta:1.0",
        "svg": f"{_ODF}:svg-compatible:1.0",
        "fo": f"{_ODF}:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


def style(name: str, parent: str = "", properties: str = "", family: str = "paragraph") -> str:
    """Return a style; properties are those of text."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}"><style:text-properties {properties}/></style:style>'
    )


AUTOMATIC = (
    style("P1", "Title") + style("P2", "Quotations") + style("P3", "Figure")
    + style("Figure", "Caption") + style("P4", "Preformatted_20_Text")
    + style("B", "", 'fo:font-weight="bold"', "text")
    + style("I", "", 'fo:font-style="italic"', "text")
    + style("N", "B", 'fo:font-weight="normal"', "text")
    + style("S", "", 'style:text-line-through-style="solid"', "text")
    + style("Up", "", 'style:text-position="super 58%"', "text")
    + style("Low", "", 'style:text-position="-33% 58%"', "text")
    + style("Base", "", 'style:text-position="0% 100%"', "text")
    + style("M", "", 'style:font-name="Liberation Mono"', "text")
    + style("H", "", 'text:display="none"', "text")
    + '<style:style style:name="Right" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="end"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    '</text:list-style>'
)  # fmt: skip
STYLES = (
    style("Title") + style("Subtitle") + style("Quotations") + style("Caption")
    + style("Preformatted_20_Text") + style("Horizontal_20_Line") + style("Contents_20_1")
    + style("Source_20_Text", family="text")
    + '<style:default-style style:family="paragraph"><style:text-properties fo:language="de" '
    'fo:country="DE" style:language-complex="fa" style:country-complex="IR" '
    'style:language-asian="none" style:country-asian="none"/></style:default-style>'
)  # fmt: skip


def p(text: str, name: str = "Standard") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def items(*contents: str, name: str = "L1", more: str = "") -> str:
    """Return a list."""
    inner = "".join(
        f"<text:list-item>{c if c.startswith('<') else p(c)}</text:list-item>" for c in contents
    )
    return f'<text:list text:style-name="{name}" {more}>{inner}</text:list>'


def tr(*cells: str) -> str:
    inner = "".join(
        c if c.startswith("<table:") else f"<table:table-cell>{p(c)}</table:table-cell>"
        for c in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def frame(address: str, alt: str = "") -> str:
    desc = f"<svg:desc>{alt}</svg:desc>" if alt else ""
    return f'<draw:frame><draw:image xlink:href="{address}"/>{desc}</draw:frame>'


def box(content: str) -> str:
    return f"<draw:frame><draw:text-box>{content}</draw:text-box></draw:frame>"


def note(text: str) -> str:
    return (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def odt(
    body: str,
    *,
    meta: str = "",
    margins: str = "",
    files: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return a document; `margins` are headers and footers of pages."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NAMES}><office:styles>{STYLES}</office:styles>"
            f"<office:master-styles>{margins}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **(files or {}),
        }
    )
