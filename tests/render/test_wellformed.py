"""XML of our own making."""

from __future__ import annotations

import pytest
from briefing.errors import RenderError
from briefing.render.wellformed import parse, write_page


def test_a_page_is_written_with_declaration_and_doctype() -> None:
    written = write_page(parse(b"<html/>", "a page"))
    assert written == b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n<html></html>\n"


@pytest.mark.parametrize("data", [b"", b"<p>", b"<p>&nbsp;</p>", b"<p>\x01</p>"])
def test_what_is_not_well_formed_is_named(data: bytes) -> None:
    with pytest.raises(RenderError, match=r"^a page would not be well-formed: ."):
        parse(data, "a page")


def test_comments_are_left_out() -> None:
    assert write_page(parse(b"<p>a<!-- b -->c</p>", "a page")).endswith(b"<p>ac</p>\n")
