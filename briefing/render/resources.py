"""What the PDF engine may load for a page: the article's own pictures, by name.

Everything else is refused, so a build makes no connection and reads no other file. The addresses
are constant, since the engine derives object names from them.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefing.model import Article

BASE = "https://briefing.invalid/"
"""Base of all addresses; RFC 6761 reserves .invalid, so nothing can ever answer to it."""


class Resources(URLFetcher):  # type: ignore[misc]  # the engine is not typed
    """Serves the pictures of an article and nothing else."""

    def __init__(self, article: Article) -> None:
        """Take the pictures."""
        super().__init__(allowed_protocols=())
        self._files: Mapping[str, tuple[bytes, str]] = {
            f"{BASE}images/{image.name}": (image.data, image.media_type) for image in article.images
        }

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a picture.

        Raises:
            ValueError: the address is none of ours.
        """
        del headers
        return served(url, self._files.get(url))


def served(url: str, found: tuple[bytes, str] | None) -> URLFetcherResponse:
    """Return the answer to a request for an address: a file with its media type.

    Raises:
        ValueError: there is none.
    """
    if found is None:
        raise ValueError(f"not part of the briefing: {url}")
    data, media_type = found
    return URLFetcherResponse(url, data, {"Content-Type": media_type})
