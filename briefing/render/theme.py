"""Themes: where they lie, how they extend one another, and the stylesheet they give an output."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefing.errors import Place, ThemeError
from briefing.output import Theme

DEFAULT = "classic"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
LAYERS = ("tokens", "base")
NESTING = 4
"""How deep a token may name other tokens."""
TOKEN = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;}]+)")
TOKEN_USE = re.compile(r"var\((--[a-z0-9-]+)\)")


def theme_places() -> tuple[Path, ...]:
    """Return the folders that may hold themes: `./styles`, then the packaged ones."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "_styles"
    if not packaged.is_dir():
        packaged = package.parent / "styles"
    return (Path("styles"), packaged)


def find_theme(name: str, places: Sequence[Path] | None = None) -> Theme:
    """Return the theme of that name with its chain of parents.

    Raises:
        ThemeError: it does not exist, its `theme.toml` cannot be read, or it extends itself.
    """
    places = theme_places() if places is None else places
    chain: list[tuple[Path, Mapping[str, object]]] = []
    wanted, seen = name, {name}
    while True:
        folder = _folder(wanted, places)
        settings = _settings(folder)
        chain.append((folder, settings))
        parent = settings.get("extends")
        if parent is None:
            break
        if not isinstance(parent, str) or parent in seen:
            raise ThemeError(f"theme {wanted} extends itself", Place(str(folder / "theme.toml")))
        seen.add(parent)
        wanted = parent
    merged = {key: str(value) for _, table in reversed(chain) for key, value in table.items()}
    return Theme(
        name=name,
        folders=tuple(str(folder) for folder, _ in reversed(chain)),
        settings=tuple(sorted(merged.items())),
    )


def list_themes(places: Sequence[Path] | None = None) -> tuple[Theme, ...]:
    """Return every theme that can be used, by name."""
    places = theme_places() if places is None else places
    found = {
        folder.name
        for place in places
        if place.is_dir()
        for folder in place.iterdir()
        if (folder / "theme.toml").is_file() and NAME.fullmatch(folder.name)
    }
    return tuple(find_theme(name, places) for name in sorted(found))


def setting(theme: Theme, key: str, default: str = "") -> str:
    """Return one option of the theme."""
    return dict(theme.settings).get(key, default)


def stylesheet(theme: Theme, output: str, *more: str) -> str:
    """Return the CSS of one output: for each folder of the chain tokens, base, then the output's.

    `more` are further sheets of each folder that it needs, such as `handling`.

    For EPUB the custom properties are replaced by their values, since older reading systems
    do not know `var()`.
    """
    parts = [path.read_text(encoding="utf-8") for path in stylesheet_files(theme, output, *more)]
    css = "\n".join(part.strip() for part in parts) + "\n"
    return _without_tokens(css) if output == "epub" else css


def stylesheet_files(theme: Theme, output: str, *more: str) -> tuple[Path, ...]:
    """Return the files that make up the stylesheet of one output, in order."""
    return tuple(
        path
        for folder in theme.folders
        for layer in (*LAYERS, output, *more)
        if (path := Path(folder) / f"{layer}.css").is_file()
    )


def theme_files(theme: Theme) -> Iterator[Path]:
    """Yield every file that shapes what the theme makes, in a stable order."""
    for folder in theme.folders:
        yield from sorted(path for path in Path(folder).rglob("*") if path.is_file())


def _folder(name: str, places: Sequence[Path]) -> Path:
    if NAME.fullmatch(name):
        for place in places:
            if (place / name / "theme.toml").is_file():
                return place / name
    known = sorted({p.parent.name for place in places for p in place.glob("*/theme.toml")})
    raise ThemeError(f"there is no theme “{name}”", hint=f"there are: {', '.join(known)}")


def _settings(folder: Path) -> Mapping[str, object]:
    path = folder / "theme.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(f"cannot be read: {error}", Place(str(path))) from error


def _without_tokens(css: str) -> str:
    tokens: dict[str, str] = {name: value.strip() for name, value in TOKEN.findall(css)}

    def value(use: re.Match[str]) -> str:
        return tokens.get(str(use[1]), "inherit")

    for _ in range(NESTING):
        css = TOKEN_USE.sub(value, css)
    return re.sub(r":root\s*\{[^}]*\}\s*", "", css)
