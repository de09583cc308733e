"""The title of a page, without the name of the site before or behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml.html import HtmlElement

from briefing.config.characters import one_line
from briefing.sources.html.tree import drop

_SEPARATOR = re.compile(r"\s+[|·•»«›‹⋆~*–—:/-]+\s+|\s*\|\s*|\s+::\s+|:\s+(?=[A-Z])")
_STRONG = re.compile(r"\s+[|·•»«›‹⋆~*–—-]+\s+|\s*\|\s*")
_RUBRIC = re.compile(
    r"(?:^|[\s_-])(?:kicker|rubric|rubrik|eyebrow|over-?line|over-?title|top-?line|dachzeile"
    r"|spitzmarke|pre-?title)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST = 300


def find_title(
    root: HtmlElement,
    head: Mapping[str, list[str]],
    articles: list[dict[str, Any]],
    sites: tuple[str, ...],
) -> str:
    """Return the title of a page as its own heading says it; empty if there is none."""
    declared = _declared(root, head, articles)
    names = {_letters(site) for site in sites}
    headings = [text for text in map(_heading, root.iter("h1")) if _letters(text)]
    own = [text for text in headings if _letters(text) not in names]
    agreed = _agreed(own, declared) if own else _second_heading(root, declared)
    if agreed:
        return agreed
    names |= {end for end in map(_letters, own) if any(_ends(end, title) for title in declared)}
    for title in declared:
        cleaned = without_site(title, names)
        if cleaned:
            return cleaned
    return own[0] if own else ""


def _agreed(headings: list[str], declared: list[str]) -> str:
    """Return the heading that agrees best with a declared title; empty if none does."""
    for agrees in (_starts, _contains, _is_contained):
        for heading in headings:
            for title in declared:
                if agrees(_letters(heading), _letters(title)):
                    return title if agrees is _is_contained else heading
    return ""


def _second_heading(root: HtmlElement, declared: list[str]) -> str:
    """Return the heading of the second level with which a title begins, before a site's name."""
    for text in map(_heading, root.iter("h2")):
        for title in declared:
            if (
                len(text.split()) > 1
                and title.startswith(text)
                and _STRONG.match(title[len(text) :])
            ):
                return text
    return ""


def _starts(heading: str, title: str) -> bool:
    """Tell whether a declared title is a heading, perhaps with a site's name behind it."""
    return len(heading) >= 4 and title.startswith(heading)


def _ends(heading: str, title: str) -> bool:
    """Tell whether a heading is rather a site's name, behind a longer title."""
    letters = _letters(title)
    return letters.endswith(heading) and 2 * len(heading) <= len(letters)


def _contains(heading: str, title: str) -> bool:
    """Tell whether a heading stands in a declared title, and is the greater part of it."""
    return len(heading) >= 4 and heading in title and 2 * len(heading) > len(title)


def _is_contained(heading: str, title: str) -> bool:
    """Tell whether a heading says the declared title and a little more, such as a rubric."""
    return len(title) >= 12 and title in heading and 3 * len(title) > 2 * len(heading)


def _declared(
    root: HtmlElement, head: Mapping[str, list[str]], articles: list[dict[str, Any]]
) -> list[str]:
    """Return the titles that a page declares, the most reliable first."""
    found = [
        *head.get("og:title", ()),
        *(node.get("headline") for node in articles),
        *head.get("twitter:title", ()),
        *(_words(e) for e in list(root.iter("title"))[:1]),
        *head.get("title", ()),
    ]
    return [one_line(t)[:_LONGEST] for t in found if isinstance(t, str) and t.strip()]


def without_site(title: str, names: set[str]) -> str:
    """Return a title without the parts at either end that name the site, by its letters."""
    while True:
        cuts = [*_SEPARATOR.finditer(title)]
        if not cuts:
            return title
        first, last = cuts[0], cuts[-1]
        if _letters(title[last.end() :]) in names:
            title = title[: last.start()].strip()
        elif _letters(title[: first.start()]) in names:
            title = title[first.end() :].strip()
        else:
            return _without_tail(title)


def _without_tail(title: str) -> str:
    """Return a title without a short part behind a strong separator."""
    cuts = [*_STRONG.finditer(title)]
    if not cuts:
        return title
    start, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    if len(tail.split()) <= 4 and len(start.split()) >= 3 * len(tail.split()) / 2:
        return start.strip()
    return title


def _heading(element: HtmlElement) -> str:
    """Return the words of a heading, without the rubric that some sites put into it."""
    whole = _words(element)
    bare = deepcopy(element)
    for part in [e for e in bare.iterdescendants() if _RUBRIC.search(e.get("class") or "")]:
        drop(part)
    text = _words(bare)
    return text.strip(" -–—|:·•") or whole if text != whole else whole


def _words(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext())).strip(" ¶#§")


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
