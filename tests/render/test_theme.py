from __future__ import annotations

from pathlib import Path

import pytest
from briefing.errors import ThemeError
from briefing.render.theme import (
    find_theme,
    list_themes,
    setting,
    stylesheet,
    theme_files,
)

ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path, name: str, toml: str = "", **css: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "theme.toml").write_text(toml)
    for layer, text in css.items():
        (folder / name / f"{layer}.css").write_text(text)


def test_a_theme_of_ones_own_wins_over_a_packaged_one(tmp_path: Path) -> None:
    make(tmp_path / "mine", "classic", tokens="a{}")
    make(tmp_path / "packaged", "classic", tokens="b{}")
    found = find_theme("classic", (tmp_path / "mine", tmp_path / "packaged"))
    assert stylesheet(found, "pdf") == "a{}\n"


def test_two_files_make_a_theme_with_other_colours(tmp_path: Path) -> None:
    make(tmp_path, "green", 'extends = "classic"\n', tokens=":root { --accent: #0a5; }")
    css = stylesheet(find_theme("green", (tmp_path, ROOT / "styles")), "pdf")
    assert css.rindex("--accent: #0a5") > css.index("--accent: #7a2331")
    assert "@page" in css


def test_layers_come_in_the_order_of_the_chain(tmp_path: Path) -> None:
    make(tmp_path, "base", tokens="t1{}", base="b1{}", pdf="p1{}", html="no{}")
    make(tmp_path, "child", 'extends = "base"', base="b2{}", pdf="p2{}")
    assert stylesheet(find_theme("child", (tmp_path,)), "pdf").split() == [
        "t1{}",
        "b1{}",
        "p1{}",
        "b2{}",
        "p2{}",
    ]


def test_settings_of_the_child_win(tmp_path: Path) -> None:
    make(tmp_path, "base", 'title = "Base"\nstrip_on = "red"')
    make(tmp_path, "child", 'extends = "base"\ntitle = "Child"')
    theme = find_theme("child", (tmp_path,))
    assert (setting(theme, "title"), setting(theme, "strip_on")) == ("Child", "red")
    assert setting(theme, "nothing", "fallback") == "fallback"


def test_custom_properties_are_written_out_for_old_ebook_readers(tmp_path: Path) -> None:
    make(tmp_path, "t", tokens=":root { --a: #123; --b: var(--a); }", epub="p { color: var(--b); }")
    assert stylesheet(find_theme("t", (tmp_path,)), "epub") == "p { color: #123; }\n"


@pytest.mark.parametrize("name", ["nothere", "../classic", "", "Classic"])
def test_an_unknown_theme_is_named_with_the_known_ones(name: str) -> None:
    with pytest.raises(ThemeError, match=r"there is no theme .*there are: classic"):
        find_theme(name, (ROOT / "styles",))


def test_a_circle_of_themes_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "a", 'extends = "b"')
    make(tmp_path, "b", 'extends = "a"')
    with pytest.raises(ThemeError, match="extends itself"):
        find_theme("a", (tmp_path,))


def test_a_broken_theme_file_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a", "title = ")
    with pytest.raises(ThemeError, match=r"a/theme\.toml: cannot be read"):
        find_theme("a", (tmp_path,))


def test_themes_are_listed_by_name(tmp_path: Path) -> None:
    make(tmp_path, "zebra")
    names = [theme.name for theme in list_themes((tmp_path, tmp_path / "no", ROOT / "styles"))]
    assert names == sorted(names)
    assert {"classic", "zebra"} <= set(names)


def test_the_files_of_a_theme_include_its_parents(tmp_path: Path) -> None:
    make(tmp_path, "base", tokens="x{}")
    make(tmp_path, "child", 'extends = "base"')
    files = [
        path.relative_to(tmp_path).as_posix()
        for path in theme_files(find_theme("child", (tmp_path,)))
    ]
    assert files == ["base/theme.toml", "base/tokens.css", "child/theme.toml"]
