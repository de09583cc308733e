"""Tests of briefing/sources/numbering.py."""

from briefing.model import Block, BlockKind, Cell, Inset, Run, walk
from briefing.sources.numbering import anchors, number


def made(kind: BlockKind, *children: Block) -> Block:
    return Block(id="", kind=kind, children=children)


def ids(*blocks: Block) -> list[str]:
    return [block.id for block in walk(number(blocks))]


def test_paragraphs_quotes_and_items_count_together() -> None:
    found = ids(
        made("heading"),
        made("paragraph"),
        made("quote", made("paragraph")),
        made("list", made("item"), made("item", made("list", made("item")))),
        made("figure"),
        made("table"),
        made("code"),
        made("rule"),
        made("paragraph"),
        made("heading"),
    )
    assert found == [
        "h1", "p1", "p2", "p3", "l1", "p4", "p5", "l2", "p6", "f1", "t1", "c1", "r1", "p7", "h2",
    ]  # fmt: skip


def test_what_is_in_a_note_counts_with_the_note() -> None:
    found = ids(
        made("note", made("paragraph"), made("list", made("item"))),
        made("note"),
        made("note", made("paragraph")),
    )
    assert found == ["n1", "n1-2", "n1-3", "n1-4", "n2", "n3", "n3-2"]


def test_levels_of_items_and_quotes() -> None:
    blocks = number(
        (made("quote", made("list", made("item", made("list", made("item", made("quote")))))),)
    )
    levels = [(block.kind, block.level) for block in walk(blocks) if block.kind != "list"]
    assert levels == [("quote", 1), ("item", 1), ("item", 2), ("quote", 2)]


def test_names_of_places_lead_to_the_ids_of_their_blocks() -> None:
    inner = Block(id="c", kind="paragraph")
    before = (Block(id="a b", kind="heading"), Block(id="", kind="quote", children=(inner,)))
    assert anchors(before, number(before)) == {"a": "h1", "b": "h1", "c": "p2"}


def test_pictures_in_lines_count_with_the_figures() -> None:
    run = Run("x", inset=Inset("a.png", "x"))
    text = Block(id="", kind="paragraph", runs=(run, run))
    table = Block(id="", kind="table", rows=((Cell((run,)),),))
    found = [
        inset.id for block in walk(number((text, made("figure"), table))) for inset in block.insets
    ]
    assert found == ["f1", "f2", "f4"]
