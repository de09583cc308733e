from __future__ import annotations

from io import BytesIO
from typing import Any

from briefing.publish.merging.pdf_file import PdfFile
from pypdf import PdfReader


def test_objects_and_streams_are_read_back() -> None:
    target = BytesIO()
    file = PdfFile(target)
    root, information, stream = (file.reserve() for _ in range(3))
    many = [file.reserve() for _ in range(450)]
    for number in many:
        file.put(number, b"[(object) %d]" % number)
    file.put_stream(stream, b"/Kind/Plain", b"the bytes")
    file.put(information, b"<</Title(A file)>>")
    held = b" ".join(b"%d 0 R" % number for number in many)
    file.put(root, b"<</Type/Catalog/Held[%s]/Stream %d 0 R>>" % (held, stream))
    file.close(root, information)
    reader = PdfReader(target, strict=True)
    catalog: Any = reader.root_object
    assert [each[1] for each in map(_read, catalog["/Held"])] == many
    assert catalog["/Stream"].get_data() == b"the bytes"
    assert reader.metadata is not None
    assert reader.metadata.title == "A file"


def _read(reference: Any) -> Any:
    return reference.get_object()
