from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from briefing.analysis import analyse
from briefing.config import Settings
from briefing.errors import PublishError
from briefing.model import Briefing
from briefing.publish.draft import draft, write_draft
from briefing.sources import read

BODY = """\
The port council of Lyrehaven closed its third round of tariff talks on Tuesday without a deal.
Council president Mira Oduya said the harbour would keep its old rates until the end of the year.

The United States and Pakistan had sent observers to the talks in Geneva. General Tomas Brandt,
who led the American delegation, called the result “a pity”. Brandt will return in March.

Shipping companies had asked for lower rates since the storm of 2019 damaged the northern quay.
Oduya answered that the repairs alone cost the city forty million dollars last year.

The council will meet again in the first week of May, after the elections in the old town.
Until then the harbour master may lower the rates of single ships that carry food or medicine.
Brandt told reporters that the United States would accept a ceiling of four percent a year.
Pakistan wants the ceiling to follow the price of fuel, which has doubled since the storm.
Dock workers announced a strike of two days if the council closes the northern quay in summer.
"""
PLAIN = f"Tariff talks end\n\n{BODY}"
FRONT = f"---\ntitle: Tariff talks end\nauthor: Lena Oak\npublished: 2018-07\n---\n\n{BODY}"


def compose(path: Path) -> Briefing:
    return analyse(read(path, str(path), Settings()), Settings())


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drafted(path: Path, *, force: bool = False) -> dict[str, Any]:
    target = write_draft(draft(path, str(path), Settings(), force=force))[0]
    return tomllib.loads(target.read_text(encoding="utf-8"))


def essence(briefing: Briefing) -> tuple[object, ...]:
    actors = [
        (actor.name, actor.kind, actor.role, sorted(actor.aliases), len(actor.mentions))
        for actor in briefing.actors
        if actor.key
    ]
    points = [replace(point, why=()) for point in briefing.summary.points]
    return points, sorted(actors), [(b.id, b.text) for b in briefing.article.walk()]


@pytest.mark.parametrize(("name", "text"), [("talks.txt", PLAIN), ("talks.md", FRONT)])
def test_a_draft_read_back_changes_nothing(tmp_path: Path, name: str, text: str) -> None:
    path = write(tmp_path, name, text)
    before = compose(path)
    assert before.summary.points
    assert before.actors
    drafted(path)
    after = compose(path)
    assert essence(after) == essence(before)
    assert after.diagnostics == before.diagnostics


def test_a_draft_that_nobody_corrected_or_signed_does_not_pass_for_an_editors(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "talks.txt", PLAIN)
    drafted(path)
    assert (compose(path).summary.origin, compose(path).edited) == ("computed", False)
    sidecar = path.with_suffix(".toml")
    sidecar.write_text('editor = "Ana Baker"\n' + sidecar.read_text())
    assert compose(path).summary.origin == "editor"


def test_what_is_known_is_written_down(tmp_path: Path) -> None:
    data = drafted(write(tmp_path, "talks.txt", PLAIN))
    assert data["title"] == "Tariff talks end"
    assert "published" not in data


def test_what_was_guessed_or_is_the_collections_stays_open(tmp_path: Path) -> None:
    path = write(tmp_path, "some-talks.txt", PLAIN.partition("\n\n")[2])
    assert {"title", "language"} & set(drafted(path)) == set()
    assert '# title = "Some talks"\n' in path.with_suffix(".toml").read_text()


def test_what_the_front_matter_says_is_not_said_twice(tmp_path: Path) -> None:
    path = write(tmp_path, "talks.md", FRONT)
    assert set(drafted(path)) == {"summary", "actors"}
    assert '# title = "Tariff talks end"\n' in path.with_suffix(".toml").read_text()


def test_an_existing_sidecar_is_not_touched(tmp_path: Path) -> None:
    path = write(tmp_path, "talks.txt", PLAIN)
    sidecar = write(tmp_path, "talks.toml", "site = 'mine'\n")
    with pytest.raises(PublishError, match=r"talks\.toml: this exists already"):
        drafted(path)
    assert sidecar.read_text() == "site = 'mine'\n"


def test_force_keeps_metadata_and_computes_the_rest_anew(tmp_path: Path) -> None:
    path = write(tmp_path, "talks.txt", PLAIN)
    fresh = drafted(path)
    old = "site = 'mine'\npublished = 2018-07-16\nsummary = ['My own words.']\n"
    write(tmp_path, "talks.toml", old)
    data = drafted(path, force=True)
    assert (data["site"], str(data["published"])) == ("mine", "2018-07-16")
    assert data["summary"] == fresh["summary"]
    assert (tmp_path / "talks.toml.bak").read_text() == old


def test_no_old_sidecar_is_ever_lost(tmp_path: Path) -> None:
    path = write(tmp_path, "talks.txt", PLAIN)
    for number in range(3):
        write(tmp_path, "talks.toml", f"site = '{number}'\n")
        drafted(path, force=True)
    kept = sorted(tmp_path.glob("talks.toml.bak*"))
    assert [backup.read_text() for backup in kept] == [
        f"site = '{number}'\n" for number in range(3)
    ]


def test_the_settings_of_the_collection_are_no_sidecar(tmp_path: Path) -> None:
    path = write(tmp_path, "briefing.txt", PLAIN)
    with pytest.raises(PublishError, match=r"briefing\.toml is for the settings"):
        drafted(path)
    assert not (tmp_path / "briefing.toml").exists()
