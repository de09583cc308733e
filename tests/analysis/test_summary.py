from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import chain

import pytest
from briefing.analysis.reading import Reading, read_article
from briefing.analysis.summary import is_long_enough, summarise
from briefing.model import Article, Block, Meta, Run, Summary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Parse = Callable[..., Reading]

NEWS = (
    "The port council of Tema ended a third round of talks on Tuesday without a deal on the fees.",
    (
        "Mara Pell, who leads the council, said a fourth round would be held in the spring of next "
        "year."
    ),
    "Dock workers at the northern quay have been on strike since March over a cut in night pay.",
    (
        "Forty ships are waiting outside the harbour, and two of them carry grain for the inland "
        "towns."
    ),
    "The ministry of transport offered to pay half of the new fees until the end of the decade.",
    "Kofi Lind, a spokesman for the workers, rejected the offer as too small and far too late.",
    (
        "Prices of bread in the inland towns have risen by a third since the strike of the dockers "
        "began."
    ),
    "However, the council has no power to set the pay of dockers who work for private firms.",
    (
        "Shipping firms in neighbouring Togo have already taken over a fifth of the grain trade of "
        "Tema."
    ),
    "The council and the workers must find a way to open the northern quay before the harvest.",
)


def _texts(summary: Summary) -> list[str]:
    return [point.text for point in summary.points]


def test_points_are_sentences_in_the_order_of_the_text(parse: Parse) -> None:
    texts = _texts(summarise(parse(*NEWS, title="Talks on port fees end"), (), 5))
    assert len(texts) == 3
    assert texts == [text for text in NEWS if text in texts]
    assert texts[0] == NEWS[0]


def test_points_say_why(parse: Parse) -> None:
    why = dict(summarise(parse(*NEWS, title="Talks on port fees"), (), 5).points[0].why)
    assert why["first"] == 1.0
    assert why["title"] > 0


def test_three_good_points_of_the_visit(visit: Reading) -> None:
    texts = _texts(summarise(visit, (), 5))
    assert [text[:33] for text in texts] == [
        "The three-day visit of Iran’s Chi",
        "The primary focus of the two gene",
        "As all evidence suggests that Ira",
    ]


def test_no_more_points_than_wished(parse: Parse) -> None:
    assert len(summarise(parse(*NEWS), (), 2).points) == 2


def test_a_longer_text_gets_more_points(parse: Parse) -> None:
    towns = ["Accra", "Kumasi", "Tamale", "Sunyani", "Koforidua", "Wa", "Bolgatanga"]
    paragraphs = [text.replace("Tema", town) for town in towns for text in NEWS]
    found = parse(*paragraphs)
    assert len(summarise(found, (), 5).points) == 5
    assert len(summarise(found, (), 4).points) == 4


def test_further_points_keep_within_a_fifth_of_the_text(parse: Parse) -> None:
    tail = " and ".join(["ships wait for bread, grain and pay at the quay of the harbour"] * 5)
    found = parse(*(f"{text[:-1]}, {tail}." for text in NEWS))
    words = sum(len(one.text.split()) for one in found.sentences)
    points = summarise(found, (), 5).points
    assert len(points) == 3 or sum(len(one.text.split()) for one in points) <= words / 5


@pytest.mark.parametrize("paragraphs", [(), ("Ports.",), NEWS[:2], NEWS[:5]])
def test_a_short_text_has_no_summary(parse: Parse, paragraphs: tuple[str, ...]) -> None:
    found = parse(*paragraphs)
    assert summarise(found, (), 5) == Summary()
    assert not is_long_enough(found)


def test_a_text_in_which_nothing_stands_alone_has_no_points(parse: Parse) -> None:
    found = parse(*(f"They know that {text[0].lower()}{text[1:]}" for text in NEWS))
    assert is_long_enough(found)
    assert summarise(found, (), 5) == Summary()


def test_a_sentence_is_a_point_once(parse: Parse) -> None:
    assert len(summarise(parse(*[NEWS[0]] * 12), (), 5).points) == 1


def test_furniture_is_no_point(parse: Parse) -> None:
    furniture = (
        "By Lena Osei",
        "Read more: Ten facts about the port council of Tema and the talks on the new port fees.",
        "Photo: The port council of Tema ends the third round of talks on fees. (Wire/K. Osei)",
        "Subscribe to our newsletter for more stories on the port council and the talks on fees.",
        "The writer teaches law of the sea, and writes on the port council and talks on fees.",
    )
    mixed = chain.from_iterable(zip(furniture, NEWS[:5], strict=True))
    texts = _texts(summarise(parse(*mixed, *NEWS[5:], title="Port council talks"), (), 5))
    assert len(texts) == 3
    assert set(texts) <= set(NEWS)


@pytest.mark.parametrize("kind", ["heading", "figure", "code", "note"])
def test_only_the_text_proper_is_quoted(kind: str) -> None:
    other = Block("x1", kind, (Run("The port council of Tema ended the talks on fees today."),))  # type: ignore[arg-type]
    blocks = [Block(f"p{number}", "paragraph", (Run(text),)) for number, text in enumerate(NEWS)]
    found = read_article(Article(Meta(title="The port council of Tema"), (other, *blocks)))
    assert "x1" not in {point.block for point in summarise(found, (), 5).points}


def test_a_connective_before_a_name_is_cut_off(parse: Parse) -> None:
    first = f"However, Ghana hopes that {NEWS[0][0].lower()}{NEWS[0][1:]}"
    points = summarise(parse(first, *NEWS[1:], title="Hopes of Ghana"), (), 5).points
    assert points[0].text.startswith("Ghana hopes")
    assert points[0].start == len("However, ")
    assert [point.trimmed for point in points] == [True, False, False]


def test_a_text_without_word_lists_is_summarised() -> None:
    words = "marins attendent devant le quai du grand port depuis des mois"
    blocks = [
        Block(f"p{number}", "paragraph", (Run(f"Les {name} {words} de {name}."),))
        for number, name in enumerate(["vieux", "jeunes", "bons", "autres", "petits", "forts"] * 3)
    ]
    found = read_article(Article(Meta(language="fr"), tuple(blocks)))
    assert summarise(found, (), 5).points


def test_a_text_without_spaces_is_summarised() -> None:
    sentences = [
        f"{sign}港口的工人从三月开始罢工因为夜班的工资太低了船都在外面等"
        for sign in "甲乙丙丁戊己庚辛壬癸"
    ]
    text = "。".join(sentences) + "。"
    found = read_article(Article(Meta(language="zh"), (Block("p1", "paragraph", (Run(text),)),)))
    assert all(point.text in text for point in summarise(found, (), 3).points)
    assert is_long_enough(found)


_SENTENCES = st.lists(
    st.sampled_from([*NEWS, "“Ships wait.”", "He left.", "- x", "However, Pell waits \n for. 5"])
    | st.text(max_size=40),
    max_size=12,
)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(_SENTENCES, max_size=4), st.integers(1, 5))
def test_a_point_is_the_text_of_its_block_from_start_to_end(
    paragraphs: list[list[str]], wished: int
) -> None:
    blocks = tuple(
        Block(f"p{number}", "paragraph", (Run(" ".join(texts)),))
        for number, texts in enumerate([*paragraphs, list(NEWS)])
    )
    texts = {block.id: block.text for block in blocks}
    points = summarise(read_article(Article(Meta(), blocks)), (), wished).points
    assert 1 <= len(points) <= wished
    for point in points:
        assert texts[point.block][point.start : point.end] == point.text


_SCRIPT = """
import sys
from pathlib import Path
from briefing.analysis.reading import read_article
from briefing.analysis.summary import summarise
from briefing.model import Article, Block, Meta, Run
text = Path(sys.argv[1]).read_text("utf-8")
blocks = [Block(f"p{n}", "paragraph", (Run(t),)) for n, t in enumerate(text.split("\\n\\n"))]
article = Article(Meta(), tuple(blocks))
sys.stdout.buffer.write(repr(summarise(read_article(article), (), 5)).encode())
"""


def test_the_order_of_hashes_changes_nothing() -> None:
    def run(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", _SCRIPT, "content/bagheri-visit.txt"]
        return subprocess.run(command, env=environment, check=True, stdout=-1).stdout

    assert run("1") == run("2")
