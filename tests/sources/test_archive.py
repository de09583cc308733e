"""Tests of briefing/sources/archive.py: what strangers pack, and what is read of it."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from briefing.errors import SourceError
from briefing.sources import archive
from briefing.sources.archive import member_name, open_archive, parse_member, read_member

LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'


def packed(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name, data in members.items():
            file.writestr(ZipInfo(name), data, method)
    return stream.getvalue()


def opened(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> archive.Archive:
    return open_archive(packed(members, method), "a.docx", "Word document")


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_a_member_is_read(method: int) -> None:
    assert read_member(opened({"a/b.txt": b"words"}, method), "a/b.txt") == b"words"


def test_a_member_that_is_not_there() -> None:
    with pytest.raises(SourceError, match=r"a\.docx: this file cannot be read: there is no “b”"):
        read_member(opened({"a": b""}), "b")


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    for count in (4, 20):  # the second is refused before its directory is read
        with pytest.raises(SourceError, match="this file has more than 2,000 parts"):
            opened({str(number): b"" for number in range(count)})


def test_more_than_may_be_unpacked_by_what_it_says_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 100)
    with pytest.raises(SourceError, match="when it is unpacked"):
        opened({"a": bytes(60), "b": bytes(60)})


def test_more_than_may_be_unpacked_by_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found = opened({"a": b"x" * 60})
    monkeypatch.setattr(archive, "MAX_UNPACKED", 100)
    read_member(found, "a")
    with pytest.raises(SourceError, match="when it is unpacked"):
        read_member(found, "a")


def test_a_member_has_a_limit_of_its_own() -> None:
    with pytest.raises(SourceError, match="“a” in it is larger than 1e-05 MB"):
        read_member(opened({"a": b"x" * 60}), "a", 10)


def test_what_is_packed_as_no_document_is() -> None:
    with pytest.raises(SourceError, match="“a” in it is packed as no document is"):
        read_member(opened({"a": bytes(3_000_000)}), "a")
    assert len(read_member(opened({"a": bytes(900_000)}), "a")) == 900_000


def test_a_member_that_says_it_is_smaller_than_it_is() -> None:
    data = packed({"a": b"x" * 5000}).replace(struct.pack("<I", 5000), struct.pack("<I", 9))
    with pytest.raises(SourceError, match="“a” in it is damaged"):
        read_member(open_archive(data, "a.docx", "Word document"), "a")


def test_members_in_other_ways_of_packing_are_not_unpacked() -> None:
    with pytest.raises(SourceError, match="“a” in it is packed in an unusual way"):
        read_member(opened({"a": bytes(60)}, ZIP_BZIP2), "a")


def test_encrypted_members_are_named() -> None:
    data = bytearray(packed({"a": b"words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SourceError, match="this file is encrypted"):
        read_member(open_archive(bytes(data), "a.docx", "Word document"), "a")


@pytest.mark.parametrize("name", ["../a", "/a", "x\\a", "x/../a", "C:/a", "file:a"])
def test_names_that_lead_elsewhere_are_no_members(name: str) -> None:
    assert list(opened({name: b"", "a": b""}).members) == ["a"]


@pytest.mark.parametrize(
    ("base", "target", "name"),
    [
        ("word/document.xml", "media/a.png", "word/media/a.png"),
        ("word/document.xml", "../docProps/a.xml", "docProps/a.xml"),
        ("word/document.xml", "/word/./styles.xml", "word/styles.xml"),
        ("text/1.xhtml", "2.xhtml?x#y", "text/2.xhtml"),
        ("text/1.xhtml", "a%20b.png", "text/a b.png"),
        ("text/1.xhtml", "../../a", ""),
        ("text/1.xhtml", "%2e%2e/%2e%2e/a", ""),
        ("text/1.xhtml", "..\\a", ""),
        ("text/1.xhtml", "%5C..%5Ca", ""),
        ("text/1.xhtml", "a%00b", ""),
        ("text/1.xhtml", "file:///etc/passwd", ""),
        ("text/1.xhtml", "//host/a", ""),
        ("", "a.opf", "a.opf"),
    ],
)
def test_an_address_means_a_member_or_nothing(base: str, target: str, name: str) -> None:
    assert member_name(base, target) == name


def test_xml_is_parsed() -> None:
    root = parse_member(opened({"a": b"<!-- no --><a><?pi?>words</a>"}), "a")
    assert (root.tag, root.text) == ("a", "words")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "declares entities"),
        ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', "declares entities"),
        ('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><d/>', "declares entities"),
        ('<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd"><d/>', "declares a document type"),
        ("<d>", "is no sound XML"),
        ("<d>" * 300 + "</d>" * 300, "is no sound XML"),
        ("", "is no sound XML"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_is_refused(text: str, message: str, encoding: str) -> None:
    with pytest.raises(SourceError, match=f"“a” in it {message}"):
        parse_member(opened({"a": text.encode(encoding)}), "a")


def test_a_document_type_may_be_named_where_that_is_usual() -> None:
    text = b'<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://127.0.0.1/x"><ncx>x</ncx>'
    assert parse_member(opened({"a": text}), "a", document_type=True).text == "x"
    with pytest.raises(SourceError, match="declares entities"):
        parse_member(opened({"a": LAUGHS.encode()}), "a", document_type=True)
