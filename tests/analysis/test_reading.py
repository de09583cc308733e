from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from briefing.analysis import reading
from briefing.analysis.reading import Reading, read_article
from briefing.model import Article, Block, Cell, Meta, Run

Parse = Callable[..., Reading]


def _article(*blocks: Block, language: str = "en") -> Article:
    return Article(Meta(title="Title", language=language), blocks)


def _paragraph(text: str, number: int = 1) -> Block:
    return Block(f"p{number}", "paragraph", (Run(text),))


def test_sentences_are_addressed_in_blocks_and_tokens(parse: Parse) -> None:
    found = parse("Mara Pell met Gen. Osei. She left.", " Dr. Lind\nstayed behind.  ")
    assert [(one.block, one.text, one.index, one.paragraph) for one in found.sentences] == [
        ("p1", "Mara Pell met Gen. Osei.", 0, 0),
        ("p1", "She left.", 1, 0),
        ("p2", "Dr. Lind\nstayed behind.", 2, 1),
    ]
    for one in found.sentences:
        span = found.doc[one.token_start : one.token_end]
        assert span.text == one.text.replace("\n", " ")
        assert span[0].is_sent_start
        assert found.address(span.start_char, span.end_char) == (one.block, one.start, one.end)


def test_the_splitter_decides_where_the_parser_sees_sentences(visit: Reading) -> None:
    starts = [token.i for token in visit.doc if token.is_sent_start]
    assert starts == [one.token_start for one in visit.sentences]


def test_the_parsed_text_joins_the_segments(parse: Parse) -> None:
    found = parse("First words.", "Second words.")
    assert found.doc.text.startswith("First words.\n\nSecond words.")
    assert [found.doc.text[one.offset :][: one.length] for one in found.segments] == [
        "First words.",
        "Second words.",
    ]


def test_names_roles_of_words_and_lemmas_are_there(parse: Parse) -> None:
    doc = parse("Mara Pell visited Ghana in May.").doc
    assert [entity.text for entity in doc.ents] == ["Mara Pell", "Ghana", "May"]
    assert doc[2].lemma_ == "visit"
    assert doc[1].dep_ == "nsubj"


def test_a_paragraph_is_read_the_same_whatever_stands_beside_it(parse: Parse) -> None:
    alone = parse("Mara Pell runs Osei Lind Ltd in Accra.").doc
    beside = parse("Rain fell.", "Mara Pell runs Osei Lind Ltd in Accra.").doc
    tags = [(token.text, token.tag_, token.dep_, token.ent_type_) for token in beside]
    assert tags[-len(alone) :] == [(one.text, one.tag_, one.dep_, one.ent_type_) for one in alone]


def test_lists_rules_and_code_have_no_segment_but_their_children_have() -> None:
    item = Block("p1", "item", (Run("An item."),), children=(_paragraph("More of it.", 2),))
    found = read_article(
        _article(
            Block("l1", "list", children=(item,)),
            Block("r1", "rule"),
            Block("c1", "code", (Run("x = 1"),)),
            Block("f1", "figure", (Run("A caption."),)),
        )
    )
    assert [(one.block, one.kind) for one in found.segments] == [
        ("p1", "item"),
        ("p2", "paragraph"),
        ("f1", "figure"),
    ]


def test_what_is_inside_a_note_is_a_note() -> None:
    note = Block("n1", "note", (Run("See there."),), children=(_paragraph("And here."),))
    assert [one.kind for one in read_article(_article(note)).segments] == ["note", "note"]


def test_sentences_end_with_their_cell() -> None:
    rows = ((Cell((Run("Port"),)), Cell((Run("Ships. Boats."),))), (Cell((Run("Accra"),)),))
    found = read_article(_article(Block("t1", "table", (Run("Ports"),), rows=rows)))
    texts = [one.text for one in found.sentences]
    assert texts == ["Ports", "Port", "Ships.", "Boats.", "Accra"]


def test_address_is_cut_at_the_end_of_the_block(parse: Parse) -> None:
    assert parse("Ab.", "Cd.").address(1, 7) == ("p1", 1, 3)


def test_there_is_no_address_in_an_empty_article() -> None:
    found = read_article(_article())
    assert (found.doc.text, found.sentences) == ("", ())
    with pytest.raises(IndexError):
        found.address(0, 1)


def test_a_language_without_a_model_is_only_split() -> None:
    found = read_article(_article(_paragraph("Llueve. Reímos."), language="es-ES"))
    assert [one.text for one in found.sentences] == ["Llueve.", "Reímos."]
    assert found.language.code == "es"
    assert not found.doc.ents


def test_endless_words_do_not_reach_the_tokenizer() -> None:
    text = "Start " + '"' * 20_000 + " end."
    found = read_article(_article(_paragraph(text)))
    assert found.sentences[0].text == text[: len(found.sentences[0].text)]
    assert len(found.doc.text) == len(text) + 2
    assert '"' not in found.doc.text


def test_time_grows_with_the_length_of_a_paragraph_alone() -> None:
    def seconds(words: int) -> float:
        article = _article(_paragraph("a " * words), language="es")
        start = time.process_time()
        read_article(article)
        return time.process_time() - start

    seconds(10)
    # eight times the text takes eight times as long, or 64 times if every word looks at all others
    assert seconds(12_800) < 0.1 + 24 * min(seconds(1600) for _ in range(3))


@pytest.mark.parametrize(
    ("limit", "value", "cut"), [("WORDS", 7, "Twelve ships"), ("CHARACTERS", 31, "Twelve shi")]
)
def test_a_long_article_is_read_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, cut: str
) -> None:
    monkeypatch.setattr(reading, limit, value)
    blocks = [_paragraph("Twelve ships came in.", number) for number in (1, 2, 3)]
    found = read_article(_article(*blocks))
    assert found.truncated
    assert [one.text for one in found.sentences] == ["Twelve ships came in.", cut]


def test_nothing_is_read_of_a_block_that_starts_beyond_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "WORDS", 5)
    blocks = [_paragraph("Twelve ships came in.", number) for number in (1, 2)]
    assert [one.block for one in read_article(_article(*blocks)).segments] == ["p1"]
