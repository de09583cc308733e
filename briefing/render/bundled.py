"""A bundle as the pages in front of its articles show it: what it is called, and what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.languages import load
from briefing.model import Article, Briefing, Image, Meta, Summary
from briefing.render import wording
from briefing.render.dates import written_date


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents."""

    article: Meta
    """About the article."""
    page: int
    """Number of the page on which it begins."""

    @property
    def byline(self) -> str:
        """Who wrote it, where and when it appeared."""
        language = load(self.article.language)
        date = written_date(self.article.published, language) if self.article.published else ""
        said = (wording.authors(self.article, language.labels), self.article.site, date)
        return " · ".join(part for part in said if part)


def whole(slug: str, meta: Meta, images: tuple[Image, ...]) -> Briefing:
    """Return what is known of a bundle as a whole as a briefing without text."""
    return Briefing(slug, Article(meta, (), images), Summary(), (), path=slug, form="study")
