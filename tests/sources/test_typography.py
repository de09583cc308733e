from __future__ import annotations

from pathlib import Path

import pytest
from briefing.config import Settings
from briefing.manuscript import Source
from briefing.model import Inset, Mark, Run
from briefing.sources import read
from briefing.sources.typography import rules_for, smart_runs
from hypothesis import given
from hypothesis import strategies as st

TYPED = st.text(alphabet="ab1 29\"'-.,(\n?é«”", max_size=24)
LANGUAGES = st.sampled_from(["en", "fr", "de", "ru", "he", "it"])


def smart(text: str, language: str = "en") -> str:
    return "".join(run.text for run in smart_runs((Run(text),), rules_for(language)))


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("\"'Anything else?' he asked.\"", "“‘Anything else?’ he asked.”"),
        ("'Tis the '90s.", "’Tis the ’90s."),
        ("Rock 'n' roll", "Rock ’n’ roll"),
        ("the dogs' bowls", "the dogs’ bowls"),
        (
            "O'Neil's \"so-called 'deal'\" -- a 6'2\" man",
            "O’Neil’s “so-called ‘deal’” — a 6′2″ man",
        ),
        ("6' 2\" tall, at 51°30'26\" north", "6′ 2″ tall, at 51°30′26″ north"),
        ("'The dogs' bowls are full,' she said.", "‘The dogs’ bowls are full,’ she said."),
        ('("yes") or ["no"]; "never".', "(“yes”) or [“no”]; “never”."),
        ('"Wait--" he said--"not yet."', "“Wait—” he said—“not yet.”"),
        ('"A paragraph that goes on', "“A paragraph that goes on"),
        ("the 1990s' music", "the 1990s’ music"),
        ("2010-2015, pp. 10-12, 2014-18, 1--9", "2010–2015, pp. 10–12, 2014–18, 1–9"),
        ("and so on...", "and so on…"),
        ("one --- two", "one — two"),
    ],
)
def test_typewriter_marks_become_proper_ones(typed: str, set_: str) -> None:
    assert smart(typed) == set_


@pytest.mark.parametrize(
    "typed",
    [
        'a 12" pipe',
        "a stray \" mark and a ' one",
        'half"way',
        "call 555-1234 or 1-800-555-1234",
        "on 2018-07-20, in 2018-07, lost 3-1, 50-50, COVID-19",
        "run it with --fast or -f",
        "wait .... or ../.. or [1...9]",
        "https://example.org/a--b?c='d'&e",
        "mail o'neil--x@example.org now",
        "-----",
        "<a title='x'>",
    ],
)
def test_what_is_not_sure_is_left(typed: str) -> None:
    assert smart(typed) == typed


@pytest.mark.parametrize(
    ("language", "set_"),
    [
        ("en-GB", '“l’un ‘et’ l’autre” — d\'"ici"'),
        ("de", '„l’un ‚et‘ l’autre“ – d\'"ici"'),
        ("fr", "«\u202fl’un “et” l’autre\u202f» – d’«\u202fici\u202f»"),
        ("ru", '«l’un „et“ l’autre» — d\'"ici"'),
        ("it", "\"l'un 'et' l'autre\" -- d'\"ici\""),
    ],
)
def test_each_language_has_its_own_marks_and_an_unknown_one_none(language: str, set_: str) -> None:
    assert smart("\"l'un 'et' l'autre\" -- d'\"ici\"", language) == set_


def test_a_quotation_may_run_across_marks_and_leaves_them_where_they_were() -> None:
    runs = (
        Run('He said "'),
        Run("it'", frozenset({Mark.EMPHASIS})),
        Run("s", frozenset({Mark.STRONG}), href="https://example.org/it's"),
        Run("", note="n1"),
        Run('" -'),
        Run("- `x`"),
    )
    found = smart_runs(runs, rules_for("en"))
    assert [run.text for run in found] == ["He said “", "it’", "s", "", "” —", " `x`"]
    assert [(run.marks, run.href, run.note) for run in found] == [
        (run.marks, run.href, run.note) for run in runs
    ]


def test_code_is_left_and_what_is_around_it_is_not() -> None:
    code = Run("print('--...\"')", frozenset({Mark.CODE}))
    found = smart_runs((Run('"'), code, Run('"')), rules_for("en"))
    assert [run.text for run in found] == ["“", code.text, "”"]


def test_the_words_of_a_picture_are_left() -> None:
    formula = Run("f'' ... '", inset=Inset("a.png", "f"))
    assert smart_runs((Run("So '"), formula), rules_for("en"))[1] == formula


@given(TYPED, LANGUAGES)
def test_letters_and_digits_stay_and_a_second_time_changes_nothing(
    text: str, language: str
) -> None:
    once = smart(text, language)
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]
    assert smart(once, language) == once


@given(TYPED, st.integers(0, 24))
def test_it_does_not_matter_where_runs_begin(text: str, at: int) -> None:
    bold = Run(text[at:], frozenset({Mark.STRONG}))
    runs = smart_runs((Run(text[:at]), bold), rules_for("en"))
    assert "".join(run.text for run in runs) == smart(text)


ARTICLE = """---
title: The "port"
typography: %s
---

## It's "late"

"Talks," she said -- [late](#its-late) -- and `it's`.

| a | "b" |
|---|---|
| 1 | 6-9 |

![the "quay"](none.png)

    x = 'y'
"""


def article(folder: Path, how: str) -> Source:
    path = folder / "a.md"
    path.write_text(ARTICLE % how, encoding="utf-8")
    (folder / "a.toml").write_text("summary = ['\"Talks,\" she said']\n", encoding="utf-8")
    return read(path, "a.md", Settings())


def test_an_article_that_asks_for_it_is_set_throughout(tmp_path: Path) -> None:
    source = article(tmp_path, "smart")
    texts = {block.id: block.text for block in source.article.walk()}
    assert source.article.meta.title == "The “port”"
    assert texts["h1"] == "It’s “late”"
    assert texts["p1"] == "“Talks,” she said — late — and it's."
    assert texts["t1"] == "a\t“b”\n1\t6–9"
    assert texts["c1"] == "x = 'y'"
    assert [block.alt for block in source.article.walk() if block.alt] == ["the “quay”"]
    assert [run.href for run in source.article.blocks[1].runs if run.href] == ["#h1"]


def test_an_editors_points_are_found_in_the_text_all_the_same(tmp_path: Path) -> None:
    source = article(tmp_path, "smart")
    assert source.overrides.summary
    assert source.overrides.summary[0].text in source.article.blocks[1].text


@pytest.mark.parametrize("how", ["plain", '""'])
def test_nobody_who_does_not_ask_gets_it(how: str, tmp_path: Path) -> None:
    source = article(tmp_path, how)
    assert source.article.meta.title == 'The "port"'
    assert not source.diagnostics or all(d.code != "C002" for d in source.diagnostics)


def test_another_value_is_reported(tmp_path: Path) -> None:
    source = article(tmp_path, "clever")
    (found,) = [d for d in source.diagnostics if d.code == "C002"]
    assert 'must be "smart" or "plain"' in found.message
