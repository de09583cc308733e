"""Briefings made of model objects, for the tests of the outputs."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    Block,
    Briefing,
    Cell,
    Image,
    Mark,
    Mention,
    Meta,
    Point,
    Run,
    Summary,
)
from PIL import Image as Picture

PERSON = "Mira Oduya"
COUNTRY = "Valdoria"


def png(width: int = 24, height: int = 16, colour: str = "#7a2331") -> bytes:
    """Return a small PNG of one colour."""
    out = BytesIO()
    Picture.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def image(name: str = "f1.png") -> Image:
    """Return a small picture of an article."""
    return Image(name, "image/png", png(), 24, 16)


def meta(language: str = "en") -> Meta:
    """Return metadata in which every field is filled."""
    return Meta(
        title="Ports & prices: why 3 < 4 still matters",
        subtitle="Two harbours, one tariff & a council that waits",
        authors=("Ana Baker", "Joon Sato"),
        published="2021-03-04",
        updated="2021-04-05",
        language=language,
        direction="rtl" if language in {"fa", "ar", "ur"} else "ltr",
        site="The Harbour Gazette",
        url="https://example.org/ports?a=1&b=2",
        source="article supplied as plain text",
        publisher="Quay Press",
        rights="CC BY 4.0",
        series="Harbour briefings",
        reference="HB-7",
        tags=("ports", "tariffs & trade"),
    )


def heading(number: int, text: str, level: int = 2) -> Block:
    """Return heading `h<number>`."""
    return Block(f"h{number}", "heading", (Run(text),), level)


def paragraph(number: int, *runs: str | Run) -> Block:
    """Return paragraph `p<number>`."""
    return Block(f"p{number}", "paragraph", _runs(runs))


def item(number: int, *runs: str | Run, children: tuple[Block, ...] = ()) -> Block:
    """Return list item `p<number>`."""
    return Block(f"p{number}", "item", _runs(runs), 1, children=children)


def mention(block: Block, text: str) -> Mention:
    """Return the first place in a block where a text stands."""
    start = block.text.index(text)
    return Mention(block.id, start, start + len(text))


def actor(name: str, kind: ActorKind, blocks: tuple[Block, ...], role: str = "") -> Actor:
    """Return a key actor, mentioned once in each of the blocks that name it."""
    found = tuple(mention(block, name) for block in blocks if name in block.text)
    slug = name.lower().replace(" ", "-")
    return Actor(slug, name, kind, role, mentions=found, salience=0.5, key=True)


def table() -> Block:
    """Return table `t1`: three columns, a row of headings, a caption."""
    head = tuple(Cell((Run(text),), header=True) for text in ("Port", "Tariff", "Since"))
    row = (Cell((Run("Sarn"),), header=True), Cell((Run("4 & up"),), align="right"), _cell("2019"))
    last = (Cell((Run("Tell"),), header=True), Cell((Run("<3"),), align="right"), _cell(COUNTRY))
    return Block("t1", "table", (Run("Tariffs of the two ports"),), rows=(head, row, last))


def blocks() -> tuple[Block, ...]:
    """Return an article that uses every kind of block and mark."""
    quote = Block(
        "p3",
        "quote",
        (Run("We will wait, & wait."),),
        1,
        children=(paragraph(4, "So said the council."),),
    )
    nested = Block("l2", "list", children=(item(7, "Name the date."),), ordered=True, start=3)
    bullets = Block(
        "l1", "list", children=(item(5, "Open the books."), item(6, "Talk.", children=(nested,)))
    )
    figure = Block(
        "f1", "figure", (Run("The quay at Sarn"),), picture="f1.png", alt="Cranes over a quay"
    )
    return (
        paragraph(
            1,
            f"{PERSON} leads the port council of {COUNTRY}. ",
            Run("She", frozenset({Mark.EMPHASIS})),
            " met the envoy, ",
            Run("Олена Коваль", frozenset({Mark.STRONG})),
            ", on Monday.",
            Run("", note="n1"),
        ),
        heading(1, "The talks"),
        paragraph(
            2,
            "The other side sent سارا احمدی and ",
            Run("a clerk", href="https://example.org/clerk?x=1&y=2"),
            "; see ",
            Run("the table", href="#t1"),
            f". {PERSON} said\nlittle.",
        ),
        quote,
        heading(2, "What is asked", 3),
        bullets,
        figure,
        table(),
        Block("c1", "code", (Run("tariff = price < 4 && open\n  return"),), info="text"),
        Block("r1", "rule"),
        heading(3, "What follows"),
        paragraph(8, f"{COUNTRY} pays; ", Run("old", frozenset({Mark.DELETED})), " new H", _sub()),
        Block(
            "n1",
            "note",
            (Run("The minutes call her “chair”."),),
            children=(paragraph(9, "They are public."),),
        ),
    )


def briefing(**changes: object) -> Briefing:
    """Return a briefing with everything in it; `changes` replace fields of its Meta."""
    return of_blocks(blocks(), replace(meta(), **changes))  # type: ignore[arg-type]


def of_blocks(
    content: tuple[Block, ...], about: Meta | None = None, slug: str = "ports"
) -> Briefing:
    """Return a briefing of these blocks, with two actors and a summary where they are named."""
    article = Article(about or meta(), content, (image(),))
    texts = tuple(block for block in article.walk() if block.text)
    named = (
        actor(PERSON, "person", texts, "head of the port council"),
        actor(COUNTRY, "place", texts),
    )
    said = [m for a in named for m in a.mentions if m.block.startswith("p")]
    points = tuple(_point(article, block) for block in dict.fromkeys(m.block for m in said))
    return Briefing(
        slug, article, Summary(points[:2]), tuple(a for a in named if a.mentions), diagnostics=()
    )


def right_to_left() -> Briefing:
    """Return a briefing in Persian, with Latin names, a table, a list and a note."""
    text = paragraph(
        1, f"شورای بندر روز دوشنبه نشست داشت و {PERSON} گزارش داد.", Run("", note="n1")
    )
    content = (
        text,
        heading(1, "پیشینه"),
        Block("l1", "list", children=(item(2, "نخست"), item(3, "دوم"))),
        table(),
        Block("n1", "note", (Run("یادداشت شورا."),)),
    )
    about = replace(
        meta("fa"), title="مذاکرات بندر", subtitle="گزارش شورا", authors=("سارا احمدی",)
    )
    return of_blocks(content, about, "mozakerat")


def with_terms() -> Briefing:
    """Return the Persian briefing with key terms in place of the actors."""
    terms = (Point("شورای بندر", "p1", 0, 10), Point("دوم", "p3", 0, 3))
    return replace(right_to_left(), actors=(), terms=terms)


def _point(article: Article, name: str) -> Point:
    block = next(block for block in article.walk() if block.id == name)
    end = block.text.find(".") + 1 or len(block.text)
    return Point(block.text[:end], name, 0, end)


def _runs(runs: tuple[str | Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def _cell(text: str) -> Cell:
    return Cell((Run(text),))


def _sub() -> Run:
    return Run("2", frozenset({Mark.SUBSCRIPT}))
