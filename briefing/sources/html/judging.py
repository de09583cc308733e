"""Which blocks of a page are kept: what both opinions keep, and around it what fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from briefing.sources.html.furniture import (
    has_noisy_name,
    is_byline,
    is_credit,
    is_furniture_phrase,
    is_lede,
    link_share,
)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WHOLE = frozenset(("ul", "ol", "dl", "table", "blockquote", "figure", "pre"))
"""Elements that are kept or dropped as a whole."""
_FEW_WORDS = 250
"""Words below which readability has rather missed the article than trafilatura found too much."""
_LEDE_WORDS = 8
"""Words that a paragraph in front of the article's container has at least."""
_GAP_WORDS = 40
"""Most words of what neither opinion keeps between two blocks that are kept."""
_NO_HEADING = 7
"""Level below all headings."""
_CORE_SHARE = 0.85
"""Share of the certain words that the article's own container holds at least."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block of the page that holds text or pictures and no further block."""

    element: HtmlElement
    """The element."""
    words: tuple[str, ...]
    """Its words, in lower case."""
    text: str
    """Its text on one line."""


@dataclass(slots=True)
class Case:
    """A page, the two opinions on it, and what follows from them."""

    leaves: list[Leaf]
    """In reading order."""
    first: set[int]
    """Numbers of the leaves that trafilatura keeps."""
    second: set[int]
    """Numbers of the leaves that readability keeps."""
    core: set[int] = field(default_factory=set)
    """What is certain."""
    region: HtmlElement | None = None
    """The article's own container: the smallest element that holds most of the core."""
    parents: set[HtmlElement] = field(default_factory=set)
    """Elements right around certain leaves."""
    certain: set[HtmlElement] = field(default_factory=set)
    """Elements of the core."""
    named: set[HtmlElement] = field(default_factory=set)
    """Elements that one opinion keeps at least."""
    strict: bool = False
    """True if the first opinion holds so much more that only the second can be right."""
    noisy: dict[HtmlElement, bool] = field(default_factory=dict)
    """Whether an element is inside furniture, as far as it was asked."""

    def size(self, numbers: Iterable[int]) -> int:
        """Return how many words some leaves have together."""
        return sum(len(self.leaves[number].words) for number in numbers)


def judge(leaves: list[Leaf], first: set[int], second: set[int]) -> set[int]:
    """Return the numbers of the leaves that are the article.

    If trafilatura keeps less than half of what readability keeps, the latter is believed.
    """
    case = Case(leaves, first, second)
    one, two = case.size(first), case.size(second)
    if one < 0.5 * two:
        case.core = set(second)
    elif two < 0.5 * one and two < _FEW_WORDS:
        case.core = set(first)
    else:
        case.core = first & second
    case.strict = two < 0.6 * one and two >= _FEW_WORDS
    if not case.core:
        return {number for number, leaf in enumerate(leaves) if _is_prose(case, leaf)}
    case.certain = {leaves[number].element for number in case.core}
    case.named = {leaves[number].element for number in first | second}
    _find_region(case)
    kept = {number for number in range(len(leaves)) if _fits(case, number)}
    kept = _whole(case, kept)
    kept = _without_orphans(case, kept)
    return _without_copies(case, kept)


def _is_prose(case: Case, leaf: Leaf) -> bool:
    """Tell whether a leaf of a page on which nothing is certain looks like text."""
    return bool(leaf.words) and not _is_noisy(case, leaf.element) and link_share(leaf.element) < 0.6


def _find_region(case: Case) -> None:
    """Find the smallest element that holds nearly all certain words."""
    counts: Counter[HtmlElement] = Counter()
    for number in case.core:
        leaf = case.leaves[number]
        weight = len(leaf.words)
        parent = leaf.element.getparent()
        if parent is not None:
            case.parents.add(parent)
        for above in leaf.element.iterancestors():
            counts[above] += weight
    total = case.size(case.core)
    holding = [element for element, count in counts.items() if count >= _CORE_SHARE * total]
    # The deepest of those that hold enough is the one with most ancestors.
    case.region = max(holding, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)
    for element in holding:
        case.noisy[element] = False


def _is_noisy(case: Case, element: HtmlElement) -> bool:
    """Tell whether an element is inside furniture, below what holds most of the article."""
    chain = []
    above: HtmlElement | None = element
    while above is not None and above not in case.noisy:
        chain.append(above)
        above = above.getparent()
    noisy = case.noisy[above] if above is not None else False
    in_figure = False
    for item in reversed(chain):
        in_figure = in_figure or item.tag == "figure"
        if in_figure:  # its classes speak of how it is shown
            case.noisy[item] = noisy
            continue
        noisy = noisy or item.tag in {"nav", "aside", "footer"} or has_noisy_name(item)
        case.noisy[item] = noisy
    return noisy


def _fits(case: Case, number: int) -> bool:
    """Tell whether one leaf, taken for itself, is part of the article."""
    leaf = case.leaves[number]
    if not leaf.words:
        return _picture_fits(case, number)
    if number in case.core or _is_promotion(leaf):
        return not _is_promotion(leaf) and not _only_names(case, number)
    if number < min(case.core) and is_lede(leaf.element, leaf.text):
        return _is_early(case, leaf)
    apart = case.strict and leaf.element.getparent() not in case.parents
    if apart or _is_noisy(case, leaf.element):
        return False
    if number not in case.first and number not in case.second:
        return _fills_gap(case, number)
    return _named_fits(case, number)


def _only_names(case: Case, number: int) -> bool:
    """Tell whether a leaf only says whose the article is, or a picture that is not there."""
    leaf = case.leaves[number]
    if is_byline(leaf.element, len(leaf.words)):
        return True
    pictured = number > 0 and not case.leaves[number - 1].words
    return not pictured and is_credit(leaf.element, len(leaf.words))


def _named_fits(case: Case, number: int) -> bool:
    """Tell whether a leaf that one opinion keeps is part of the article."""
    leaf = case.leaves[number]
    links = link_share(leaf.element)
    if min(case.core) < number < max(case.core):
        return links < 0.6 or leaf.element.tag in {"li", "td"}
    if links >= 0.5:
        return False
    if number > max(case.core):
        return leaf.element.getparent() in case.parents
    return _near(case, leaf.element) or (number in case.first and _is_early(case, leaf))


def _fills_gap(case: Case, number: int) -> bool:
    """Tell whether a leaf that neither names stands in a short gap between certain siblings."""
    if not min(case.core) < number < max(case.core):
        return False
    element = case.leaves[number].element
    while (parent := element.getparent()) is not None and parent not in case.parents:
        element = parent
    around = (element.getprevious(), element.getnext())
    if not all(e in case.named for e in around) or not any(e in case.certain for e in around):
        return False
    words = sum(len(text.split()) for text in element.itertext())
    return words <= _GAP_WORDS and not link_share(element)


def _near(case: Case, element: HtmlElement) -> bool:
    """Tell whether an element stands beside certain leaves, or inside the article's container."""
    region = case.region
    return any(above in case.parents or above is region for above in element.iterancestors())


def _is_early(case: Case, leaf: Leaf) -> bool:
    """Tell whether a leaf in front of the article's container may be its first paragraph."""
    if len(leaf.words) < _LEDE_WORDS or case.region is None:
        return False
    frames = case.region.iterancestors("article", "main", "body")
    frame = next(frames, None) if case.region.tag != "body" else case.region
    return frame is not None and any(above is frame for above in leaf.element.iterancestors())


def _picture_fits(case: Case, number: int) -> bool:
    """Tell whether a leaf with pictures only is part of the article."""
    element = case.leaves[number].element
    if next(element.iter("img"), None) is None or _is_noisy(case, element):
        return False
    if min(case.core) < number < max(case.core):
        return True
    before = number < min(case.core)
    return (before or number in case.second) and _near(case, element)


def _is_promotion(leaf: Leaf) -> bool:
    """Tell whether a leaf points elsewhere, rather than saying something."""
    if is_furniture_phrase(leaf.text):
        return leaf.element.tag not in HEADINGS
    if leaf.element.tag not in {"p", "div"}:
        return False
    if not 3 <= len(leaf.words) <= 25 or leaf.text[-1:] in ".!?…" or "://" in leaf.text:
        return False
    return link_share(leaf.element) > 0.9


def _whole(case: Case, kept: set[int]) -> set[int]:
    """Return what is kept, with lists, tables and the like whole or not at all."""
    units: dict[HtmlElement, list[int]] = {}
    limit = 0.5 * case.size(case.core)
    for number, leaf in enumerate(case.leaves):
        outermost = None
        for above in (leaf.element, *leaf.element.iterancestors()):
            if above is case.region:
                break
            if above.tag in _WHOLE:
                outermost = above
        if outermost is not None:
            units.setdefault(outermost, []).append(number)
    result = set(kept)
    for element, numbers in units.items():
        if case.size(numbers) <= limit:
            _settle_unit(case, element, numbers, result)
    return result


def _settle_unit(case: Case, element: HtmlElement, numbers: list[int], result: set[int]) -> None:
    """Keep a list, a table or the like as a whole, or drop what is uncertain of it."""
    size = case.size(numbers)
    named = case.size(n for n in numbers if n in case.first or n in case.second)
    certain = case.size(n for n in numbers if n in case.core)
    inside = min(case.core) < numbers[0] < max(case.core)
    noisy = _is_noisy(case, element)
    if certain >= 0.35 * size > 0:
        result.update(numbers)
    elif noisy or (case.strict and element.getparent() not in case.parents):
        result.difference_update(n for n in numbers if n not in case.core)
    elif _unit_fits(case, element, inside=inside, share=named / size if size else 0.0):
        result.update(numbers)
    elif named < 0.2 * size:
        result.difference_update(n for n in numbers if n not in case.core)


def _unit_fits(case: Case, element: HtmlElement, *, inside: bool, share: float) -> bool:
    """Tell whether a list, a table or a figure that is not certain belongs to the article."""
    if element.tag == "figure":
        return inside and next(element.iter("img"), None) is not None
    links = link_share(element)
    parent = element.getparent()
    beside = parent in case.parents or (
        element.tag == "pre" and parent is not None and parent.getparent() in case.parents
    )
    if inside:
        return share >= 0.35 or _is_contents(element) or (beside and links < 0.5)
    return _near(case, element) and share >= 0.35 and (links < 0.7 or _is_contents(element))


def _is_contents(element: HtmlElement) -> bool:
    """Tell whether a list leads to places on the same page, as a table of contents does."""
    links = [link.get("href") or "" for link in element.iter("a")]
    inside = sum("#" in href and not href.endswith("#") for href in links)
    return len(links) > 2 and inside > 0.8 * len(links)


def _without_orphans(case: Case, kept: set[int]) -> set[int]:
    """Return what is kept, with headings where text follows, and only those."""
    result = set(kept)
    low = min(case.core)
    followed = False
    level = _NO_HEADING
    for number in range(len(case.leaves) - 1, -1, -1):
        leaf = case.leaves[number]
        if leaf.element.tag not in HEADINGS:
            if number in result and leaf.words:
                followed, level = True, _NO_HEADING
            continue
        own = int(leaf.element.tag[1])
        if not followed and (own >= level or level == _NO_HEADING):
            result.discard(number)
            continue
        if number > low and not _is_noisy(case, leaf.element) and not _is_promotion(leaf):
            result.add(number)
        followed, level = False, own
    return result


def _without_copies(case: Case, kept: set[int]) -> set[int]:
    """Return what is kept, without uncertain repetitions, and those of captions."""
    seen: set[tuple[str, ...]] = set()
    result = set()
    for number in sorted(kept):
        words = case.leaves[number].words
        below_picture = number > 0 and not case.leaves[number - 1].words
        if 8 <= len(words) <= 30 and words in seen and (below_picture or number not in case.core):
            continue
        seen.add(words)
        result.add(number)
    return result
