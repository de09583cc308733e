"""Who wrote a page: persons only, and rather nobody than a feed, a site or an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.html import jsonld

_META = (
    "author", "article:author", "authors", "parsely-author", "sailthru.author", "byl",
    "dc.creator", "dcterms.creator", "dc.creator.aut", "citation_author", "creator",
    "og:article:author", "og:author", "article:author_name", "shareaholic:article_author_name",
)  # fmt: skip
_BY = re.compile(
    r"^(?:(?:written|posted|story|words|text|reported|published|article|edited) by|by|from|von|par"
    r"|por|di|de|av|af|door|autor|autorin|author|text|texto|redacción)\b[:\s]+", re.IGNORECASE,
)  # fmt: skip
_SPLIT = re.compile(r"\s*(?:;|\||/|,|&|·|•|\s+(?:and|und|et|y|e|och|og|en)\s+)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.’'ʼ-]*\.?")
_NO_PERSON = re.compile(
    r"\b(?:admin|administrator|editors?|editorial|redaktion|redacci[oó]n|r[ée]daction|redazione|staff"
    r"|team|desk|news|newsroom|feed|wire|agency|agentur|press|presse|media|magazine|magazin|online"
    r"|blog|blogger|contributors?|guest|gast|user|author|autor|writer|reporter|correspondent|company"
    r"|inc|ltd|llc|gmbh|ag|group|foundation|university|institute|ministry|department|office|council"
    r"|association|society|radio|tv|channel|network|times|post|daily|journal|tribune|herald|gazette"
    r"|sources?|multiple|various|reuters|afp|dpa|ap|bloomberg|wordpress|webmaster|support|info|service|home|about|follow|share"
    r"|sign|login|artikel|beitrag|more|view|posts?|articles?|all|unknown|anonymous|none|null|undefined|comments?)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author|autor|auteur|writer|by-line)", re.IGNORECASE)
_NO_BYLINE = re.compile(
    r"bio|avatar|image|photo|social|comment|related|box|desc|about", re.IGNORECASE
)
# What follows the names in a byline: a date, an office, an address.
_BEHIND = re.compile(
    r"\s*(?:[(\[<]|\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|on|le|el|il|em|op|updated|published|contact)\b).*",
    re.IGNORECASE,
)
_PARTICLES = frozenset((
    "al", "ben", "bin", "bint", "d", "da", "das", "de", "del", "della", "der", "des", "di", "dos",
    "du", "e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu",
))  # fmt: skip
_ARTICLES = frozenset(("the", "der", "die"))
_NAMES = frozenset(("author", "autor", "auteur", "byline"))
_PIECES = 20
_LONGEST = 120
_MOST = 8
"""Most authors."""


def find_authors(
    root: HtmlElement,
    head: Mapping[str, list[str]],
    articles: list[dict[str, Any]],
    sites: tuple[str, ...],
) -> tuple[str, ...]:
    """Return the names of the persons who wrote a page; nobody if no name is certain."""
    for given in _given(root, head, articles):
        found = persons(given, sites)
        if found:
            return found
    return ()


def persons(given: list[str], sites: tuple[str, ...]) -> tuple[str, ...]:
    """Return the persons among names and bylines, which are not the site itself."""
    refused = {_folded(site) for site in sites}
    names = dict.fromkeys(name for text in given for name in split_byline(text))
    return tuple(n for n in names if is_person(n) and _folded(n) not in refused)[:_MOST]


def _given(
    root: HtmlElement, head: Mapping[str, list[str]], articles: list[dict[str, Any]]
) -> Iterator[list[str]]:
    """Yield what may name the authors, the most reliable first."""
    for node in articles:
        yield [name for name, _ in jsonld.persons(node.get("author"))]
    yield [text for name in _META[:8] for text in head.get(name, ())]
    yield [_words(e) for e in root.iterfind(".//*[@rel='author']")][:3]
    yield [
        _words(e) for e in root.iterfind(".//*[@itemprop]") if "author" in e.get("itemprop", "")
    ][:3]
    for element in _bylines(root):
        yield [_words(link) for link in element.iter("a")][:_MOST]
        yield [_words(element)]
        yield next(([line] for line in _lines(element) if is_person(line)), [])
    yield [text for name in _META[8:] for text in head.get(name, ())]


def _bylines(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield elements whose class says that they name the author."""
    for element in root.iterfind(".//*[@class]"):
        classes = element.get("class", "")
        named = not _NAMES.isdisjoint(classes.lower().split())
        if named or (_BYLINE.search(classes) and not _NO_BYLINE.search(classes)):
            yield element


def _lines(element: HtmlElement) -> list[str]:
    """Return the first pieces of text inside an element."""
    return [one_line(text) for text in islice(element.itertext(), _PIECES) if text.strip()]


def _words(element: HtmlElement) -> str:
    text = one_line(" ".join(element.itertext()))
    return text if len(text) <= _LONGEST else ""


def split_byline(text: str) -> list[str]:
    """Return the parts of a byline that may be names."""
    if "://" in text or "@" in text or len(text) > _LONGEST * 2:
        return []
    text = _BEHIND.sub("", _BY.sub("", one_line(text))).strip()
    return [_BY.sub("", part).strip(" .,-–—:") for part in _SPLIT.split(text) if part.strip()]


def is_person(name: str) -> bool:
    """Tell whether words look like the full name of a person: two to five words with capitals."""
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 60 or _NO_PERSON.search(name):
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    bearing = [word for word in words if word.lower() not in _PARTICLES]
    if words[0].lower() in _ARTICLES:
        return False
    return len(bearing) >= 2 and not any(word[0].islower() for word in bearing)


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
