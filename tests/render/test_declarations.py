from __future__ import annotations

import pytest
from briefing.render import engine
from cffi import CDefError
from weasyprint.text.ffi import ffi


@pytest.mark.parametrize(
    "declaration",
    [
        "hb_codepoint_t[7]", "hb_codepoint_t[]", "hb_codepoint_t *", "hb_tag_t[100]", "char[]",
        "char[4]", "PangoRectangle *", "PangoLogAttr[]", "FcChar8 **", "unsigned int *",
        "PangoFcFontMap *", "PangoLayout *", "int[3]",
    ],
)  # fmt: skip
def test_types_are_those_that_the_parser_finds(declaration: str) -> None:
    assert engine  # which mends the parser
    parser = ffi._parser
    known = type(parser).parse_type(parser, declaration)
    assert parser.parse_type(declaration) == known


def test_what_is_not_declared_is_still_an_error() -> None:
    with pytest.raises(CDefError):
        ffi.typeof("no_such_type[3]")
