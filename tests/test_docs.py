"""What the documents say is what the program does: links, commands, help, messages, keys, examples.

In `docs/guide.md` comments mark what is compared: `<!-- help: VERB -->` a help text,
`<!-- keys: X -->` and `<!-- messages -->` tables, `<!-- file: PATH -->` an example, which is
written to PATH and used.
`pytest tests/test_docs.py --update-golden` writes the help texts anew.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import pytest
from briefing import config, sources
from briefing.analysis.reading import CHARACTERS, WORDS
from briefing.analysis.summary import SHORTEST_TEXT
from briefing.build.limits import DEFAULT as LIMITS
from briefing.cli import main, program
from briefing.cli.verbs import VERBS
from briefing.config import metadata, overrides, tomlfile
from briefing.publish.audit import epubs, pairs, pdfs
from briefing.render.theme import list_themes
from briefing.sources import decoding, images, mdparser
from briefing.sources.html.reader import MAX_MARKUP
from briefing.sources.html.tree import MAX_ELEMENTS
from briefing.sources.links import github_slug
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide.md"
CONFORMANCE = ROOT / "docs" / "conformance.md"
README = ROOT / "README.md"
PAGES = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/guide.md", "docs/cluster.md",
         "docs/conformance.md", "styles/README.md")  # fmt: skip
WIDTH = 80
"""Columns of a help text in the guide."""
HELP = re.compile(r"(?<=<!-- help: )(\w+)( -->\n).*?(?=<!-- /help -->)", re.DOTALL)
EXAMPLE = re.compile(r"<!-- file: (\S+) -->\n\n```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SIDECAR = "content/harbour-talks.toml"
PICTURES = ("docs/page-1.png", "docs/phone.png")

Run = Callable[..., str]


@cache
def tokens(path: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))


def inline(path: Path) -> Iterator[Token]:
    return (child for token in tokens(path) for child in token.children or [])


def fences(path: Path, language: str) -> list[str]:
    return [t.content for t in tokens(path) if t.type == "fence" and t.info == language]


@cache
def anchors(path: Path) -> set[str]:
    found = tokens(path)
    headings = [b for a, b in pairwise(found) if a.type == "heading_open"]
    return {github_slug("".join(c.content for c in h.children or [])) for h in headings}


def links(path: Path) -> Iterator[str]:
    for token in inline(path):
        address = token.attrs.get("href") or token.attrs.get("src")
        if address:
            yield str(address)
    yield from re.findall(r'<img src="([^"]+)"', path.read_text(encoding="utf-8"))


def commands() -> list[str]:
    """Return the commands of both documents, each once, as they are to be typed."""
    blocks = [block for page in (README, GUIDE) for block in fences(page, "sh")]
    lines = [line for block in blocks for line in block.splitlines()]
    spoken = [re.sub(r"^\.venv/bin/", "", line.strip()) for line in lines]
    return list(dict.fromkeys(line for line in spoken if line.startswith("briefing ")))


def table(name: str) -> list[list[str]]:
    """Return the rows of a marked table of the guide, each a list of its cells."""
    text = GUIDE.read_text(encoding="utf-8").partition(f"<!-- {name} -->")[2].partition("<!-- /")[0]
    rows = re.findall(r"^\| (`.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def words(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def first_words(name: str) -> set[str]:
    return {word for row in table(name) for word in words(row[0])}


def parent() -> click.Context:
    """Return the context that verbs are called in, with a fixed width of help texts."""
    settings = program.context_settings
    return click.Context(program, info_name="briefing", terminal_width=WIDTH, **settings)


def command_of(verb: str) -> click.Command:
    """Return the command of a verb."""
    command = program.get_command(parent(), verb)
    assert command, verb
    return command


def help_text(verb: str) -> str:
    if verb == "briefing":
        return program.get_help(parent())
    command = command_of(verb)
    return command.get_help(click.Context(command, parent(), info_name=verb))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the examples of the guide into a folder, without the sidecar, and go there."""
    for name, text in EXAMPLE.findall(GUIDE.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / SIDECAR).rename(tmp_path / "sidecar.toml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in the folder with the examples; return what it prints."""
    assert folder == Path.cwd()

    def run(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        said = capsys.readouterr()
        assert ended.value.code == code, said.err
        return said.out

    return run


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    path = ROOT / page
    for address in links(path):
        name, _, anchor = address.partition("#")
        if name.startswith("https://"):
            continue
        target = (path.parent / unquote(name)).resolve() if name else path
        assert target.exists(), address
        assert not anchor or anchor in anchors(target), address


@pytest.mark.parametrize("command", commands())
def test_a_command_can_be_typed_as_it_stands(
    command: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    verb, *arguments = shlex.split(command)[1:]
    only = list_themes()[:1]  # one page tells as much as all that would take
    monkeypatch.setattr("briefing.cli.themes.list_themes", lambda: only)
    if verb in {"build", "fetch", "split"}:  # which take long, the network, or a book
        command_of(verb).make_context(verb, arguments, parent())
    else:
        assert run(verb, *arguments)


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("pdf", pdfs.RULES),
        ("epub", epubs.RULES),
        ("kindle", epubs.KINDLE_RULES),
        ("pairs", pairs.RULES),
    ],
)
def test_the_guide_has_every_rule_of_the_audit(
    name: str, rules: tuple[tuple[str, object], ...]
) -> None:
    assert [words(row[0]) for row in table(f"audit: {name}")] == [{rule} for rule, _ in rules]


def test_what_is_said_to_check_conformance_is_there() -> None:
    named = {t.content for t in inline(CONFORMANCE) if t.type == "code_inline"}
    rules = (*pdfs.RULES, *epubs.RULES, *epubs.KINDLE_RULES, *pairs.RULES)
    tests = {
        f"{path.name}::{name}"
        for path in (ROOT / "tests").rglob("*_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {name for name in named if "::" in name} <= tests
    assert {rule for rule, _ in rules} - named == set()


def test_the_guide_has_the_help_of_every_verb(request: pytest.FixtureRequest) -> None:
    text = GUIDE.read_text(encoding="utf-8")

    def block(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}\n```text\n{help_text(found[1])}\n```\n\n"

    wanted = HELP.sub(block, text)
    if request.config.getoption("--update-golden"):
        GUIDE.write_text(wanted, encoding="utf-8")
    assert [found[1] for found in HELP.finditer(text)] == ["briefing", *VERBS]
    assert GUIDE.read_text(encoding="utf-8") == wanted


def test_the_guide_explains_every_code_that_can_be_met() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "briefing").rglob("*.py")]
    used = {code for text in sources for code in re.findall(r'"([CSNRP]\d{3})"', text)}
    assert first_words("messages") == used


def test_the_guide_has_every_key_of_an_article_with_its_synonyms() -> None:
    explained = {key: words(row[1]) for row in table("keys: article") for key in words(row[0])}
    known: Mapping[str, set[str]] = {
        key: {other for other, own in metadata.SYNONYMS.items() if own == key}
        for key in metadata.KNOWN
        if key not in metadata.SYNONYMS
    }
    assert explained == known


def test_the_guide_has_every_key_of_an_editors_actor_and_point() -> None:
    assert first_words("keys: actors") == set(overrides._ACTOR_KEYS)
    assert first_words("keys: summary") == set(overrides._POINT_KEYS)


def test_the_guide_has_every_key_of_a_collection() -> None:
    explained = {
        (section, key)
        for row in table("keys: briefing.toml")
        for section in words(row[0])
        for key in words(row[1])
    }
    assert explained == {(section, key) for section, keys in config._KEYS.items() for key in keys}


def test_the_guide_names_the_limits_that_hold() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    limits = text.partition("<!-- limits -->")[2].partition("<!-- /limits -->")[0]
    for limit in (
        f"{decoding.MAX_BYTES // 1_000_000} MB;",
        f"{WORDS:,} words and punctuation marks, or {CHARACTERS:,} characters",
        f"{sources.LARGEST['.html'] // 1_000_000} MB with pictures inside",
        f"{MAX_MARKUP // 1_000_000} million characters without",
        f"{MAX_ELEMENTS:,} elements",
        f"{tomlfile.MAX_BYTES // 1000} kB, and {tomlfile.MAX_DEPTH} levels",
        f"{images.MAX_BYTES // 1_000_000} MB and {images.MAX_PIXELS // 1_000_000} megapixels",
        f"| {images.MAX_TOTAL // 1_000_000} MB |",
        f"{mdparser.MAX_NESTING} levels",
        f"{LIMITS.seconds:g} seconds, or {LIMITS.by_the_clock:g} by the clock",
        f"{LIMITS.megabytes} MB beside the program",
    ):
        assert limit in limits
    assert f"fewer than {SHORTEST_TEXT} words get no summary" in text


def test_the_guide_names_the_defaults_that_hold() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    default = config.Settings()
    assert f"1 to 10; {default.points} if it is not given" in text
    assert f"0 to 50; {default.max_actors} if it is not given" in text


def test_both_kinds_of_front_matter_say_the_same(run: Run) -> None:
    toml, yaml = (
        json.loads(run("show", "--only", "meta", f"content/{name}.md"))["meta"]
        for name in ("tides", "tides-yaml")
    )
    assert toml == yaml
    assert len(toml["authors"]) == 2


def test_the_examples_have_nothing_to_complain_about_but_their_length(
    run: Run, folder: Path
) -> None:
    (folder / "sidecar.toml").rename(folder / SIDECAR)
    found = [line.split(": warning ")[1] for line in run("check", "content").splitlines()]
    assert {message.partition(":")[0] for message in found} == {"N001"}


def test_the_worked_example_gives_what_the_guide_says(run: Run, folder: Path) -> None:
    (folder / "sidecar.toml").rename(folder / SIDECAR)
    shown: dict[str, Any] = json.loads(run("show", "content/harbour-talks.txt"))
    actors = {actor["name"]: actor for actor in shown["actors"]}

    def paragraphs(name: str) -> list[str]:
        return sorted({mention["block"] for mention in actors[name]["mentions"]})

    first, second, third = shown["summary"]
    assert (first["block"], second["block"], third["block"]) == ("", "p3", "p4")
    assert third["end"] - third["start"] == len(third["text"])
    assert actors["Northern Star Lines"]["aliases"] == ["Northern Star"]
    assert actors["port council"]["role"] == "sets the harbour dues"
    assert actors["port council"]["key"]
    assert [mention["text"] for mention in actors["Mira Oduya"]["mentions"]] == [
        "Mira Oduya",
        "the council's chairwoman",
        "Oduya",
    ]
    assert actors["Harbour Workers' Union"]["aliases"] == ["HWU", "Grey Caps"]
    assert paragraphs("Harbour Workers' Union") == ["p3", "p4"]
    assert actors["Tomas Brandt"]["aliases"] == ["Tomas Brant"]
    assert not {"Norway", "Grey Caps", "Northern Star"} & set(actors)


def test_the_settings_of_the_example_are_understood(folder: Path) -> None:
    settings = config.load_settings(folder / "content")
    assert settings == replace(
        config.Settings(),
        publisher="Lyrehaven Institute",
        series="Harbour notes",
        language="en-GB",
        editor="the shipping desk",
        points=4,
        max_actors=6,
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_readme_is_small_and_sound(name: str) -> None:
    assert name in links(README)
    assert (ROOT / name).stat().st_size <= 200_000
    with Image.open(ROOT / name) as picture:
        picture.load()
        assert picture.format == "PNG"


def test_the_readme_names_only_targets_that_make_has() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", README.read_text(encoding="utf-8")))
    assert named <= targets


def test_the_test_in_the_readme_passes() -> None:
    names: dict[str, Any] = {}
    (code,) = fences(README, "python")
    exec(code, names)
    (test,) = (value for name, value in names.items() if name.startswith("test_"))
    test()


def test_the_architecture_names_every_folder_and_no_module_that_is_gone() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = ROOT / "briefing"
    folders = {path.name for path in package.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert {name for name in folders if f"`{name}/`" not in text} == set()
    known = {path.name for path in package.rglob("*.py")}
    assert set(re.findall(r"`(?:\w+/)*(\w+\.py)`", text)) <= known
