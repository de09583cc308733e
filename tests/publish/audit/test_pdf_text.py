from __future__ import annotations

from dataclasses import replace

import pytest
from briefing.publish.audit.pdf_content import Piece
from briefing.publish.audit.pdf_document import Document
from briefing.publish.audit.pdf_text import running_heads, soft_hyphens
from pypdf import PdfReader

SHY = "\u00ad"
LINE = Piece(0, "", 1, artifact=False, left=60, baseline=700)


def of(*pieces: Piece) -> Document:
    return Document(PdfReader.__new__(PdfReader), {}, "en", (), pieces, {})


@pytest.mark.parametrize(
    ("first", "second", "faults"),
    [
        pytest.param(f"agree{SHY}", replace(LINE, text="ment", baseline=685), 0, id="broken word"),
        pytest.param(f"agree{SHY}", replace(LINE, text="ment", left=90), 1, id="same line"),
        pytest.param(f"agree{SHY}", replace(LINE, text="ment", page=1), 0, id="next page"),
        pytest.param(f"ag{SHY}ree", replace(LINE, text="ment", baseline=685), 1, id="inside"),
        pytest.param("agree\u2010", replace(LINE, text="ment", baseline=685), 1, id="visible"),
        pytest.param("well\u2010", replace(LINE, text="known", left=90), 0, id="real hyphen"),
    ],
)
def test_soft_hyphens_stand_at_line_ends_only(first: str, second: Piece, faults: int) -> None:
    document = of(replace(LINE, text=first), second)
    assert len(list(soft_hyphens(document))) == faults


@pytest.mark.parametrize(("artifact", "faults"), [(True, 0), (False, 1)])
def test_a_running_head_is_an_artifact(artifact: bool, faults: int) -> None:
    heads = [replace(LINE, page=n, text="The visit", artifact=artifact) for n in range(3)]
    assert len(list(running_heads(of(*heads)))) == faults


def test_words_that_recur_in_other_places_are_no_running_head() -> None:
    words = [replace(LINE, page=n, text="Quay", baseline=600 + 20 * n) for n in range(4)]
    assert not list(running_heads(of(*words)))
