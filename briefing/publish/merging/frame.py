"""What the parts of a bundle share: its file, names that are taken, and the top of each tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import quote

from pypdf.generic import TextStringObject

from briefing.publish.merging.pdf_file import PdfFile


@dataclass(slots=True)
class Frame:
    """A bundle while its parts are taken over; part 0 is the front matter, 1 the first article."""

    file: PdfFile
    """Where everything goes."""
    entries: tuple[int, ...]
    """Numbers of the outline's entries of each part."""
    pages: int
    """Number of the node above the pages of all parts."""
    tree: int
    """Number of the root of the tag tree."""
    document: int
    """Number of the element of the whole document."""
    outline: int
    """Number of the outline."""
    language: str = ""
    """BCP 47 tag of the document."""
    last_entry: bytes = b""
    """Reference of the outline's entry before the next article."""
    next_key: int = 0
    """First free key in the tree of parents."""
    shared: dict[bytes, int] = field(default_factory=dict)
    """Streams that are there, by what they hold."""
    files: dict[str, bytes] = field(default_factory=dict)
    """References of attached files, by a name that sorts in the order of the parts."""
    taken: set[str] = field(default_factory=set)
    """Names of attached files as readers see them."""

    def name(self, part: int, name: str) -> str:
        """Return a name as no other part has it; names of parts sort in the order of the parts."""
        digits = len(str(len(self.entries)))
        return f"a{part:0{digits}}-{quote(name)}"


def reference(number: int) -> bytes:
    """Return the reference of an object."""
    return b"%d 0 R" % number


def string(text: str) -> bytes:
    """Return a text as a string of a PDF."""
    out = BytesIO()
    TextStringObject(text).write_to_stream(out)
    return out.getvalue()
