"""Fonts as the engine has loaded them, for all prints of a process that need the same."""

from __future__ import annotations

import os
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefing.render.fonts import NASTALIQ_FACES, PRINT_FACES, Face, font_face_rules
from briefing.render.resources import BASE, served
from briefing.render.subset import print_font

KEPT = 2
"""Sets of fonts that stay loaded: those of a print, and those of its cover."""


class FontFiles(URLFetcher):  # type: ignore[misc]  # the engine is not typed
    """Serves installed fonts, cut down to some characters, and nothing else."""

    def __init__(self, faces: tuple[Face, ...], characters: frozenset[str]) -> None:
        """Take the faces and the characters."""
        super().__init__(allowed_protocols=())
        self._files = {font_address(face): face for face in faces}
        self._characters = characters

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a font.

        Raises:
            ValueError: the address is none of ours.
        """
        del headers
        face = self._files.get(url)
        return served(url, (print_font(face, self._characters), "font/ttf") if face else None)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Fonts:
    """Fonts that are loaded."""

    configuration: FontConfiguration
    """They, for the engine."""
    rules: str
    """What a page would say in its stylesheet to load them."""
    files: FontFiles
    """Where it would get them."""


@lru_cache(maxsize=KEPT)
def load_fonts(faces: tuple[Face, ...], characters: frozenset[str]) -> Fonts:
    """Return faces loaded for these characters; it takes a third of the time of a layout.

    The engine keeps them in a temporary folder, which goes when others have taken their place or
    the process ends, unless that was forked from the one that made it.
    """
    configuration = FontConfiguration()
    rules, files = font_face_rules(font_address, faces), FontFiles(faces, characters)
    CSS(string=rules, font_config=configuration, url_fetcher=files)
    folder, configuration._folder = configuration._folder, None  # noqa: SLF001  it would remove it
    fonts = Fonts(configuration, rules, files)
    weakref.finalize(fonts, _remove, folder, os.getpid())
    return fonts


def font_address(face: Face) -> str:
    """Return the address of a font."""
    return f"{BASE}fonts/{face.package}-{(*PRINT_FACES, *NASTALIQ_FACES).index(face)}.ttf"


def _remove(folder: Path | None, process: int) -> None:
    if folder is not None and os.getpid() == process:
        rmtree(folder, ignore_errors=True)
