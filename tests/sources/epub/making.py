"""Makes small ebooks out of their pages."""

from __future__ import annotations

from tests.sources.docx.making import zipped

NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
TITLE = "<dc:title>The harbour book</dc:title><dc:language>en</dc:language>"


def page(body: str, more: str = "") -> str:
    """Return an XHTML page."""
    return f"<html {NAMES}><head><title>Page</title></head><body {more}>{body}</body></html>"


def epub(
    *bodies: str,
    metadata: str = TITLE,
    files: dict[str, str | bytes] | None = None,
    items: str = "",
    spine: str = "",
    guide: str = "",
    beside: dict[str, str] | None = None,
) -> bytes:
    """Return an ebook with pages `text/1.xhtml` and so on; `files` lie beside the package.

    `beside` are further members, by their whole names.
    """
    names = [f"text/{number}.xhtml" for number in range(1, len(bodies) + 1)]
    manifest = "".join(
        f'<item id="p{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names, 1)
    )
    order = "".join(f'<itemref idref="p{number}"/>' for number in range(1, len(bodies) + 1))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {_DC}>{metadata}'
        f"</metadata><manifest>{manifest}{items}</manifest>"
        f'<spine toc="ncx">{spine or order}</spine><guide>{guide}</guide></package>'
    )
    pages = [body if body.startswith(("<html", "<!")) else page(body) for body in bodies]
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
            "OEBPS/a.opf": package,
            **{f"OEBPS/{name}": text for name, text in zip(names, pages, strict=True)},
            **{f"OEBPS/{name}": text for name, text in (files or {}).items()},
            **(beside or {}),
        }
    )
