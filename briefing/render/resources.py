"""What the PDF engine may load: the article's own pictures and the packaged fonts, by name.

Everything else is refused, so a build makes no connection and reads no other file. The addresses
are constant, since the engine derives object names from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefing.model import Article
from briefing.render.fonts import NASTALIQ_FACES, PRINT_FACES, Face
from briefing.render.subset import print_font

BASE = "https://briefing.invalid/"
"""Base of all addresses; RFC 6761 reserves .invalid, so nothing can ever answer to it."""


class Resources(URLFetcher):  # type: ignore[misc]  # the engine is not typed
    """Serves bytes by address and nothing else."""

    def __init__(self, article: Article, characters: frozenset[str], faces: Iterable[Face]) -> None:
        """Take the pictures of an article and installed fonts, cut down to its characters."""
        super().__init__(allowed_protocols=())
        self._files: Mapping[str, tuple[bytes, str]] = {
            f"{BASE}images/{image.name}": (image.data, image.media_type) for image in article.images
        } | {font_address(face): (print_font(face, characters), "font/ttf") for face in faces}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a picture or a font.

        Raises:
            ValueError: the address is none of ours.
        """
        del headers
        if url in self._files:
            data, media_type = self._files[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        raise ValueError(f"not part of the briefing: {url}")


def font_address(face: Face) -> str:
    """Return the address of a font."""
    return f"{BASE}fonts/{face.package}-{(*PRINT_FACES, *NASTALIQ_FACES).index(face)}.ttf"
