from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from briefing.languages import load
from briefing.model import Actor, ActorKind, Briefing, Link, Mention
from briefing.render.actor_map import ActorMap, Node, actor_map, scale
from briefing.render.outlines import extent
from briefing.render.sheet import Sheet
from briefing.render.templates import document
from briefing.render.theme import find_theme
from tests.render import samples
from tests.render.trees import printed, tree

KINDS: tuple[ActorKind, ...] = ("person", "organisation", "place", "group")
NAMES = (
    "Mira Oduya",
    "Northern Star Lines",
    "Valdoria",
    "the dockers",
    "Ministry of Ports, Straits and Inland Waterways",
    "Joon Sato",
    "Union",
    "Norland",
    "Anselm Kvist",
    "Harbour Gazette of Lyrehaven",
)
ENGLISH = load("en")
SAID = Mention("p1", 0, 11)


def with_links(count: int, every: int = 1) -> Briefing:
    """Return a briefing whose actors are linked: each pair, or every so many."""
    actors = tuple(
        Actor(f"a{n}", name, KINDS[n % 4], mentions=(SAID,) * (12 - n), key=True)
        for n, name in enumerate(NAMES[:count])
    )
    pairs = list(combinations(actors, 2))[::every]
    links = tuple(
        Link(a.id, b.id, ("p1", "p2", "p5")[: n % 3 + 1], (n + 1) % 2, n % 2)
        for n, (a, b) in enumerate(pairs)
    )
    links = tuple(sorted(links, key=lambda link: -link.weight))
    return replace(samples.briefing(), actors=actors, links=links)


def drawn(count: int, output: str = "pdf") -> ActorMap:
    found = actor_map(with_links(count), ENGLISH, scale(output, "a4"))
    assert found
    return found


@pytest.mark.parametrize("count", [3, 4])
def test_too_little_is_not_drawn(count: int) -> None:
    few = with_links(count, every=1 if count == 3 else 2)
    assert actor_map(few, ENGLISH, scale("pdf", "a4")) is None


@pytest.mark.parametrize("output", ["pdf", "epub"])
@pytest.mark.parametrize("count", range(4, 11))
def test_no_label_leaves_the_frame_or_meets_a_label_a_node_or_a_line(
    count: int, output: str
) -> None:
    found = drawn(count, output)
    boxes = [(label_box(node, found.size), node) for node in found.nodes]
    for (left, top, right, bottom), _ in boxes:
        assert 0 <= left < right <= found.width
        assert 0 <= top < bottom <= found.height
    for (one, _), (other, _) in combinations(boxes, 2):
        assert not meet(one, other)
    points = [point for line in found.lines for point in course(line.curve)]
    points += [middle(node.shape) for node in found.nodes]
    for (left, top, right, bottom), _ in boxes:
        assert not [p for p in points if left < p[0] < right and top < p[1] < bottom]


def label_box(node: Node, size: float) -> tuple[float, float, float, float]:
    labels = node.labels
    length = max(extent(label.text, size) for label in labels)
    left = labels[0].x - (length if labels[0].anchor == "end" else 0)
    return left, labels[0].y - 0.8 * size, left + length, labels[-1].y + 0.25 * size


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.\d+", path)]


def course(curve: str) -> list[tuple[float, float]]:
    ax, ay, bx, by, cx, cy = numbers(curve)
    steps = [step / 20 for step in range(21)]
    return [
        (
            (1 - t) ** 2 * ax + 2 * t * (1 - t) * bx + t * t * cx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * by + t * t * cy,
        )
        for t in steps
    ]


def middle(shape: str) -> tuple[float, float]:
    x, y, *_ = numbers(shape)
    return x, y


def test_the_words_say_what_the_drawing_shows() -> None:
    found = drawn(4)
    assert found.text.startswith("Map of 4 actors: ")
    assert found.text.count("are named together in paragraph") == len(found.lines) == 6
    assert "are named together in paragraphs 1, 2, 5" in found.text
    assert [row.name for row in found.rows] == list(NAMES[:4])
    assert all(len(row.partners) == 3 for row in found.rows)
    assert len(found.strongest) == 3


def test_weak_links_of_many_stand_in_the_table_only() -> None:
    found = drawn(10)
    assert len(found.lines) == 20
    assert sum(len(row.partners) for row in found.rows) == 90


def test_the_more_often_the_thicker_and_without_a_sentence_broken() -> None:
    found = drawn(4)
    widths = [line.width for line in found.lines]
    assert widths == sorted(widths)
    assert {bool(line.dashes) for line in found.lines} == {True, False}


def test_the_legend_names_the_shapes_that_are_there() -> None:
    assert [node.labels[0].text for node in drawn(4).legend] == [
        "People",
        "Organisations",
        "Countries and places",
        "Groups",
    ]
    briefing = with_links(5)
    alike = tuple(replace(actor, kind="person") for actor in briefing.actors)
    only = actor_map(replace(briefing, actors=alike), ENGLISH, scale("pdf", "a4"))
    assert only
    assert only.legend == ()


def test_a_legend_that_is_too_long_stands_in_rows_inside_the_frame() -> None:
    large = scale("pdf", "a5", "170", "18")
    found = actor_map(with_links(4), ENGLISH, large)
    assert found
    rows = {node.labels[0].y for node in found.legend}
    ends = [node.labels[0].x + extent(node.labels[0].text, 0.9 * found.size)
            for node in found.legend]  # fmt: skip
    assert len(rows) > 1
    assert max(ends) <= found.width
    assert max(rows) < found.height


def test_a_theme_sets_the_size_in_print_and_a5_limits_it() -> None:
    assert scale("pdf", "a4", "170", "18").width == 1700
    assert scale("pdf", "a5", "170", "18").width == 1120
    assert scale("html", "", "170", "18") == scale("html", "")
    assert scale("epub", "").width < scale("html", "").width


def page(output: str) -> str:
    return document(Sheet(with_links(6), find_theme("classic"), output, "a4"))  # type: ignore[arg-type]


def test_the_drawing_has_a_text_alternative_and_a_table_outside_of_print() -> None:
    for output in ("pdf", "epub", "html"):
        (drawing,) = re.findall(r'<svg class="map-drawing".*?</svg>', page(output), re.DOTALL)
        assert 'role="img"' in drawing
        assert "<title>Map of 6 actors: " in drawing
    tables = [page(output).count("Named together with") for output in ("pdf", "epub", "html")]
    assert tables == [0, 1, 1]


def test_large_letters_on_small_paper_list_the_pairs_instead_of_drawing_them() -> None:
    small, large = (
        document(Sheet(with_links(6), find_theme("large-print"), "pdf", paper))
        for paper in ("a5", "a4")
    )
    assert '<svg class="map-drawing"' not in small
    assert small.count('<li class="map-entry"') == len(drawn(6).rows)
    assert '<svg class="map-drawing"' in large
    assert "map-entry" not in large


def test_print_tags_drawing_names_and_caption_as_one_figure() -> None:
    elements = tree(printed(with_links(4)))
    (figure,) = [one for one in elements if str(one.get("/Alt", "")).startswith("Map of 4 actors")]
    assert figure["/S"] == "/Figure"
    assert "/BBox" in str(figure["/A"])


def test_the_drawing_is_the_same_each_time() -> None:
    assert drawn(7) == drawn(7)
    assert page("html") == page("html")
