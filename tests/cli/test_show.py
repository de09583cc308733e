from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., tuple[int, str, str]]


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_record_has_the_parts_of_the_contract(briefing: Program, article: Path) -> None:
    code, out, err = briefing("show", str(article))
    (record,) = records(out)
    assert (code, err) == (0, "")
    assert list(record) == [
        "source", "slug", "meta", "blocks", "summary", "actors", "timeline", "links", "diagnostics",
    ]  # fmt: skip
    assert (record["source"], record["slug"]) == ("content/visit.md", "visit")
    assert [actor["name"] for actor in record["actors"] if actor["key"]]
    assert "why" not in record["actors"][0]
    assert record["diagnostics"][0]["code"] == "C001"


def test_parts_that_are_not_asked_for_are_left_out(briefing: Program, article: Path) -> None:
    (record,) = records(briefing("show", "--only", "blocks,meta", str(article))[1])
    assert list(record) == ["source", "slug", "meta", "blocks"]
    assert record["meta"]["title"] == "The visit"


def test_why_says_what_made_an_actor_count(briefing: Program, article: Path) -> None:
    (record,) = records(briefing("show", "--why", "--only", "actors", str(article))[1])
    assert all(actor["why"] for actor in record["actors"])


def test_a_source_that_cannot_be_read_gives_its_error(briefing: Program, article: Path) -> None:
    empty = article.with_name("empty.txt")
    empty.write_text("")
    code, out, _ = briefing("show", "--only", "meta", "content", "gone.txt")
    assert code == 1
    failed, sound, gone = records(out)
    assert failed == {
        "source": "content/empty.txt",
        "error": "content/empty.txt: there is no text in this file",
    }
    assert sound["slug"] == "visit"
    assert gone["source"] == "gone.txt"


def test_an_error_in_the_settings_stands_for_its_sources(briefing: Program, article: Path) -> None:
    article.with_name("briefing.toml").write_text("title = 3\n")
    code, out, _ = briefing("show", "content")
    assert code == 1
    assert [record["source"] for record in records(out)] == ["content/briefing.toml"]


def test_debug_shows_where_an_error_arose(briefing: Program) -> None:
    Path("empty.txt").write_text("")
    assert "Traceback" in briefing("--debug", "show", "empty.txt")[2]


def test_letters_are_not_escaped(briefing: Program) -> None:
    Path("визит.txt").write_text("Переговоры завершились.\n", encoding="utf-8")
    out = briefing("show", "--only", "blocks", "визит.txt")[1]
    assert '"source": "визит.txt"' in out


def test_a_name_that_is_no_unicode_gives_sound_json(briefing: Program, folder: Path) -> None:
    name = os.fsencode(folder) + b"/visit-\xff.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - the name is bytes
        file.write("The talks ended well.\n")
    code, out, _ = briefing("show", "--only", "meta", os.fsdecode(name))
    assert code == 0
    assert records(out)[0]["source"].endswith("/visit-?.txt")


@pytest.mark.parametrize("arguments", [[], ["--only", "blokcs", "a.txt"]])
def test_wrong_usage(briefing: Program, arguments: list[str]) -> None:
    assert briefing("show", *arguments)[0] == 2
