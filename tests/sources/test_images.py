"""Tests of briefing/sources/images.py."""

import base64
import io
import os
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from briefing.model import Block, BlockKind, Cell, Inset, Run, walk
from briefing.sources import images
from briefing.sources.images import load_pictures
from briefing.sources.parsed import Pictures
from PIL import Image as Pillow


def picture(kind: str = "PNG", size: tuple[int, int] = (3, 2), orientation: int = 1) -> bytes:
    data = io.BytesIO()
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    Pillow.new("RGB", size, "teal").save(data, kind, exif=exif)
    return data.getvalue()


def figure(address: str, number: int = 1, alt: str | None = "A crane") -> Block:
    caption = (Run("At dawn"),)
    return Block(id=f"f{number}", kind="figure", runs=caption, picture=address, alt=alt, line=4)


def load(folder: Path, *addresses: str) -> Pictures:
    figures = tuple(figure(address, number) for number, address in enumerate(addresses, 1))
    return load_pictures(figures, folder, "a.md", ())


def refused(folder: Path, address: str) -> str:
    """Return the code under which one picture is refused."""
    loaded = load(folder, address)
    assert loaded.images == ()
    assert (loaded.blocks[0].picture, loaded.blocks[0].alt) == ("", "A crane")
    assert loaded.blocks[0].text == "At dawn"
    assert str(loaded.diagnostics[0].place) == "a.md:4"
    return loaded.diagnostics[0].code


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        ("PNG", "image/png", "f1.png"),
        ("JPEG", "image/jpeg", "f1.jpg"),
        ("GIF", "image/gif", "f1.gif"),
        ("WEBP", "image/webp", "f1.webp"),
    ],
)
def test_four_kinds_told_by_their_bytes(
    tmp_path: Path, kind: str, media_type: str, name: str
) -> None:
    (tmp_path / "a.dat").write_bytes(picture(kind))
    loaded = load(tmp_path, "a.dat")
    image = loaded.images[0]
    assert (image.name, image.media_type, image.width, image.height) == (name, media_type, 3, 2)
    assert image.data == (tmp_path / "a.dat").read_bytes()
    assert loaded.blocks[0].picture == name
    assert loaded.files == (tmp_path / "a.dat",)
    assert loaded.diagnostics == ()


def test_a_picture_that_lies_on_its_side_has_its_shown_size(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(picture("JPEG", orientation=6))
    image = load(tmp_path, "a.jpg").images[0]
    assert (image.width, image.height) == (2, 3)


def test_subfolders_escapes_and_fragments(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a b.png").write_bytes(picture())
    assert load(tmp_path, "./in/../in/a%20b.png?x#y").images[0].name == "f1.png"


def test_a_picture_that_is_shown_twice_is_kept_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    loaded = load(tmp_path, "a.png", "./a.png")
    assert [block.picture for block in loaded.blocks] == ["f1.png", "f1.png"]
    assert len(loaded.images) == 1


def test_figures_inside_of_items_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    item = Block(id="p1", kind="item", children=(figure("a.png"),))
    assert load_pictures((item,), tmp_path, "a.md", ()).blocks[0].children[0].picture == "f1.png"


def test_a_missing_picture_is_a_file_that_was_looked_for(tmp_path: Path) -> None:
    assert refused(tmp_path, "gone.png") == "S005"
    assert load(tmp_path, "gone.png").files == (tmp_path / "gone.png",)


@pytest.mark.parametrize("address", ["", "?x", "a" * 300 + ".png"])
def test_addresses_without_a_file(tmp_path: Path, address: str) -> None:
    assert refused(tmp_path, address) == "S005"


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png", "%2e%2e/secret.png", "/etc/hostname", "file:///etc/hostname",
        "FILE:/etc/hostname", "c:/x.png", "~/x.png", "\\\\server\\x",
        "..%5Csecret.png", "a%00.png", "out.png",
    ],
)  # fmt: skip
def test_outside_of_the_folder_nothing_is_opened(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "out.png").symlink_to("../secret.png")
    assert refused(folder, address) == "S007"
    assert load(folder, address).files == ()


@pytest.mark.parametrize(
    "address", ["http://example.org/a.png", "HTTPS://example.org/a.png", "//example.org/a.png"]
)
def test_remote_pictures_are_not_loaded(tmp_path: Path, address: str) -> None:
    assert refused(tmp_path, address) == "S008"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png() -> bytes:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def large_png() -> bytes:
    header = struct.pack(">IIBBBBB", 10_000, 9_500, 1, 0, 0, 0, 0)
    return huge_png().replace(huge_png()[8:33], chunk(b"IHDR", header))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        picture()[:60],
        picture("JPEG")[:-40],
        picture("GIF")[:20],
        huge_png(),
        large_png(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><x/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        picture("TIFF"),
    ],
    ids="empty text png jpeg gif huge large svg xml eps tiff".split(),  # noqa: SIM905 - readable
)
def test_what_is_no_sound_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert refused(tmp_path, "a.png") == "S006"


def test_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    assert refused(tmp_path, "pipe.png") == "S006"
    assert refused(tmp_path, "folder.png") == "S006"


def test_files_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_BYTES", 10)
    (tmp_path / "a.png").write_bytes(picture())
    assert refused(tmp_path, "a.png") == "S006"


def test_all_pictures_together_have_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "MAX_TOTAL", len(picture()))
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())
    loaded = load(tmp_path, "a.png", "b.png")
    assert [block.picture for block in loaded.blocks] == ["f1.png", ""]
    assert "all pictures together" in loaded.diagnostics[0].message


def test_a_picture_without_an_alternative_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    loaded = load_pictures((figure("a.png", alt=None),), tmp_path, "a.md", ())
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["S011"]


def test_a_decorative_picture_needs_none(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(picture())
    loaded = load_pictures((figure("a%20b.png", alt=None),), tmp_path, "a.md", ("a b.png",))
    assert loaded.blocks[0].decorative
    assert loaded.diagnostics == ()


def inlined(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_an_address_may_hold_the_picture_itself(tmp_path: Path) -> None:
    loaded = load(tmp_path, inlined(picture()), inlined(picture(), "x"), "data:,%3Cno%3E")
    assert [block.picture for block in loaded.blocks] == ["f1.png", "f1.png", ""]
    assert (len(loaded.images), loaded.files) == (1, ())


@pytest.mark.parametrize("address", ["data:image/png;base64,A", "data:", "data:x/y,\u00e4"])
def test_damaged_data_in_an_address(tmp_path: Path, address: str) -> None:
    assert refused(tmp_path, address) == "S006"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("data:;name=quay%201.png,", "picture quay 1.png is missing"),
        ("data:;name=q.emf;base64,AQAAAAAA", "picture q.emf is a drawing (EMF or WMF), not"),
        ("data:image/png;base64,aGVsbG8=", "picture data:image/png;base64,… is no sound"),
    ],
)
def test_what_an_address_holds_may_have_a_name(tmp_path: Path, address: str, message: str) -> None:
    assert load(tmp_path, address).diagnostics[0].message.startswith(message)


def test_data_in_an_address_have_the_limit_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "MAX_BYTES", 10)
    assert refused(tmp_path, inlined(picture())) == "S006"


def test_the_first_address_that_leads_to_a_picture_counts(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(picture())
    assert load(tmp_path, "a.png\nb.png\nhttp://example.org/c.png").blocks[0].picture == "f1.png"
    assert refused(tmp_path, "a.png\nhttp://example.org/c.png") == "S005"


def test_remote_pictures_are_one_message_and_many_missing_ones_too(tmp_path: Path) -> None:
    remote = load(tmp_path, "http://example.org/a.png", "http://example.org/b.png").diagnostics
    assert [diagnostic.code for diagnostic in remote] == ["S008"]
    assert remote[0].message.endswith("was not loaded (the first of 2 such pictures)")
    assert len(load(tmp_path, "a", "b", "c").diagnostics) == 3
    assert len(load(tmp_path, "a", "b", "c", "d").diagnostics) == 1


def test_an_ornament_that_is_missing_leaves_nothing(tmp_path: Path) -> None:
    ornament = replace(figure("gone.png", alt=None), runs=(), decorative=True)
    assert load_pictures((ornament,), tmp_path, "a.md", ()).blocks == ()


def line(*insets: Inset, text: str = "", kind: BlockKind = "paragraph") -> Block:
    runs = (Run("Press "), *(Run(text, inset=inset) for inset in insets), Run(" now."))
    return Block("p1", kind, runs)


def inset(alt: str | None = "K", size: tuple[float, float] = (0.0, 0.0)) -> Inset:
    return Inset("a.png", alt, "f1", *size)


@pytest.mark.parametrize(
    ("stated", "width"),
    [
        ((3.0, 0.0), 3.0),
        ((0.0, 2.0), 4.0),
        ((9.0, 2.0), 4.0),
        ((0.0, 0.0), 2.0),
    ],
)
def test_a_picture_in_a_line_is_as_wide_as_stated_or_as_it_is(
    tmp_path: Path, stated: tuple[float, float], width: float
) -> None:
    (tmp_path / "a.png").write_bytes(picture(size=(32, 16)))
    loaded = load_pictures((line(inset(size=stated), text="K"),), tmp_path, "a.md", ())
    (found,) = loaded.blocks[0].insets
    assert (found.picture, found.width) == ("f1.png", width)


def test_a_picture_of_unknown_size_stays_in_its_line_if_it_is_small(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(size=(32, 16)))
    loaded = load_pictures((line(inset()),), tmp_path, "a.md", ())
    assert [block.text for block in loaded.blocks] == ["Press K now."]


@pytest.mark.parametrize("kind", ["paragraph", "item"])
def test_a_large_one_becomes_a_figure_behind_the_words(tmp_path: Path, kind: BlockKind) -> None:
    (tmp_path / "a.png").write_bytes(picture(size=(200, 100)))
    loaded = load_pictures((line(inset(), kind=kind),), tmp_path, "a.md", ())
    text, figure = walk(loaded.blocks)
    assert (text.text, figure.id, figure.picture, figure.alt) == ("Press now.", "f1", "f1.png", "K")
    assert len(loaded.blocks) == (1 if kind == "item" else 2)


def test_one_that_is_missing_leaves_its_words(tmp_path: Path) -> None:
    loaded = load_pictures((line(inset(size=(1.0, 0.0))),), tmp_path, "a.md", ())
    assert loaded.blocks[0].text == "Press K now."
    assert loaded.blocks[0].insets[0].picture == ""
    assert [one.code for one in loaded.diagnostics] == ["S005"]


def test_one_that_nothing_describes_leaves_a_sign(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    loaded = load_pictures((line(inset(alt=None)),), tmp_path, "a.md", ())
    assert loaded.blocks[0].text == "Press […] now."
    assert [one.code for one in loaded.diagnostics] == ["S011"]


def test_one_that_is_decorative_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    loaded = load_pictures((line(inset(size=(1.0, 0.0)), text="K"),), tmp_path, "a.md", ("a.png",))
    assert (loaded.blocks[0].text, loaded.blocks[0].insets) == ("Press now.", ())


def test_pictures_in_cells_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    cell = Cell((Run("K", inset=inset(size=(1.0, 0.0))),))
    loaded = load_pictures((Block("t1", "table", rows=((cell,),)),), tmp_path, "a.md", ())
    assert loaded.blocks[0].insets[0].picture == "f1.png"
