"""Proper quotes, apostrophes, dashes and ellipses where a text has those of a typewriter.

Only what is certain is changed, never a word, and nothing inside code or addresses. This happens
before the analysis, so that all places in the text are places in what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from briefing.languages import Typography, load, primary
from briefing.manuscript import Source
from briefing.model import Article, Block, Cell, Mark, Run

APOSTROPHE, PRIME, DOUBLE_PRIME = "\u2019", "\u2032", "\u2033"
ELLIPSIS, EN_DASH, EM_DASH, NARROW_SPACE = "\u2026", "\u2013", "\u2014", "\u202f"

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S*[^\s\"'.,;:!?)\]]|[^\s\"'<>()][^\s\"<>()]*@[\w.-]+\.\w+|"
    r"(?<!\w)[\w-]+(?:\.[\w-]+)+/[^\s\"']*|</?[a-zA-Z!][^>]*>",
    re.IGNORECASE,
)
"""Addresses of the web, of mail, of a host with a path; tags."""
_MEASURE = re.compile(r"(?<![\w.,])\d{1,3}'(?: ?\d{1,2}(?:\.\d+)?\")|(?<=°)\d{1,2}'(?:\d{1,2}\")?")
"""Feet with inches, minutes with seconds."""
_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_RANGE = re.compile(
    r"(?<![\w.,:/–-])(\d{1,4}(?:,\d{3})*)(--?)(\d{1,4}(?:,\d{3})*)(?![\w/:-]|[.,]\d)"
)
_DOTS = re.compile(r"(?<![./\\\d])\.\.\.(?![./\\\d])")
_BOTH_ENDS = re.compile(r"(?<![^\W_])'[nN]'(?=\s|$)")
_DECADE = re.compile(r"'(?=\d\ds\b)")
_FRAMES = frozenset("([{/\u2014\u2013-\u00a1\u00bf\u201c\u2018\u201e\u201a\u00ab\u202f")
"""What a quotation may follow."""
_MARKS = frozenset("\"'")
_AROUND_DASH = re.compile(r"[^\W_]|[\"'”’»“‘«).,;:?!…]")
_TYPED_IN = frozenset("\"'-.")


@dataclass(slots=True)
class _Text:
    """One piece of text while marks are decided on."""

    text: str
    """What was typed."""
    fixed: list[bool]
    """True for characters that are not to be touched."""
    out: list[str]
    """What becomes of each character."""
    opening: frozenset[int] = frozenset()
    """Elided vowels, behind which a quotation may begin."""
    open: list[tuple[str, int]] = field(default_factory=list)
    """Quotations that have begun: kind and place."""

    def put(self, at: int, new: str) -> None:
        """Decide on one character."""
        self.out[at] = new
        self.fixed[at] = True

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing has been decided on in a stretch."""
        return not any(self.fixed[start:end])


def smarten(source: Source) -> Source:
    """Return an article with the marks of its language instead of those of a typewriter.

    Title, standfirst, text, captions, cells, text alternatives and an editor's points.
    """
    rules = rules_for(source.article.meta.language)

    def plain(text: str) -> str:
        return "".join(run.text for run in smart_runs((Run(text),), rules))

    meta = source.article.meta
    meta = replace(meta, title=plain(meta.title), subtitle=plain(meta.subtitle))
    blocks = tuple(_block(block, rules) for block in source.article.blocks)
    points = source.overrides.summary
    if points is not None:
        points = tuple(replace(point, text=plain(point.text)) for point in points)
    return replace(
        source,
        article=Article(meta, blocks, source.article.images),
        overrides=replace(source.overrides, summary=points),
    )


def rules_for(language: str) -> Typography:
    """Return how a language sets its marks; no quotes for one that is not known."""
    found = load(language)
    return found.typography if found.code == primary(language) else Typography()


def smart_runs(runs: tuple[Run, ...], rules: Typography) -> tuple[Run, ...]:
    """Return runs with proper marks; a quotation may begin in one run and end in another."""
    text = "".join(run.text for run in runs)
    if not _TYPED_IN & set(text):
        return runs
    fixed = [Mark.CODE in run.marks or bool(run.inset) for run in runs for _ in run.text]
    for found in _ADDRESS.finditer(text):
        fixed[found.start() : found.end()] = [True] * len(found[0])
    piece = _Text(text, fixed, list(text))
    _measures(piece)
    _apostrophes(piece, rules)
    _quotes(piece, rules)
    _dashes(piece, rules)
    _ellipses(piece)
    return tuple(_rebuilt(runs, piece.out))


def _rebuilt(runs: Iterable[Run], out: list[str]) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = "".join(out[at : at + len(run.text)])
        at += len(run.text)
        if text or not run.text:
            yield replace(run, text=text)


def _block(block: Block, rules: Typography) -> Block:
    if block.kind == "code":
        return block
    alt = block.alt and "".join(run.text for run in smart_runs((Run(block.alt),), rules))
    return replace(
        block,
        runs=smart_runs(block.runs, rules),
        rows=tuple(tuple(_cell(cell, rules) for cell in row) for row in block.rows),
        children=tuple(_block(child, rules) for child in block.children),
        alt=alt,
    )


def _cell(cell: Cell, rules: Typography) -> Cell:
    return replace(cell, runs=smart_runs(cell.runs, rules))


def _measures(piece: _Text) -> None:
    for found in _MEASURE.finditer(piece.text):
        if piece.is_free(found.start(), found.end()):
            for at in range(found.start(), found.end()):
                if piece.text[at] in _MARKS:
                    piece.put(at, PRIME if piece.text[at] == "'" else DOUBLE_PRIME)


def _apostrophes(piece: _Text, rules: Typography) -> None:
    """Set the apostrophes that cannot be quotes: inside words, before some words and decades."""
    text = piece.text
    if not rules.quotes:
        return
    for found in _BOTH_ENDS.finditer(text):
        if piece.is_free(found.start(), found.end()):
            piece.put(found.start(), APOSTROPHE)
            piece.put(found.end() - 1, APOSTROPHE)
    elided = []
    for at, char in enumerate(text):
        if char == "'" and not piece.fixed[at]:
            if _is_elided(text, at, rules):
                elided.append(at)
            elif not _is_inside(text, at) and not _begins_short(text, at, rules):
                continue
            piece.put(at, APOSTROPHE)
    piece.opening = frozenset(elided)


def _is_inside(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _is_elided(text: str, at: int, rules: Typography) -> bool:
    """Tell whether a word ends here that has lost its vowel before a quotation: d'"art"."""
    return text[at + 1 : at + 2] in {'"', "«", "“"} and _last_word(text[:at]) in rules.elided


def _begins_short(text: str, at: int, rules: Typography) -> bool:
    """Tell whether a word begins here that has lost its start: 'tis, '90s."""
    if text[at - 1 : at].isalnum():
        return False
    word = re.match(r"[^\W\d_]*", text[at + 1 :])
    return bool(_DECADE.match(text, at) or (word and word[0].lower() in rules.shortened))


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+\Z", text)
    return found[0].lower() if found else ""


def _quotes(piece: _Text, rules: Typography) -> None:
    """Set quotation marks whose sides tell which they are, and what is left of apostrophes."""
    if not rules.quotes:
        return
    for at, char in enumerate(piece.text):
        if char not in _MARKS or piece.fixed[at]:
            continue
        opens, closes = _sides(piece, at)
        if opens and not closes:
            piece.open.append((char, at))
        elif closes and not opens:
            _close(piece, char, at, rules)
    # What is never closed goes on in the next paragraph, if it is no stray mark.
    for char, at in piece.open:
        if char == '"' and not piece.text[:at].strip(" \n\"'"):
            _put_quote(piece, at, rules, opens=True)


def _close(piece: _Text, char: str, at: int, rules: Typography) -> None:
    """Close the quotation that a mark belongs to; without one it is an apostrophe or a measure."""
    text = piece.text
    begun = [place for place, (kind, _) in enumerate(piece.open) if kind == char]
    if char == "'" and text[at - 1].isalnum() and (not begun or _is_possessive(piece, at)):
        if not text[at - 1].isdigit():
            piece.put(at, APOSTROPHE)
    elif begun:
        start = piece.open[begun[-1]][1]
        del piece.open[begun[-1] :]
        _put_quote(piece, start, rules, opens=True)
        _put_quote(piece, at, rules, opens=False)


def _is_possessive(piece: _Text, at: int) -> bool:
    """Tell whether the mark behind an s is a genitive, since another one can end the quotation."""
    text = piece.text
    if text[at - 1] not in "sSxz" or not re.match(r" [^\W_]", text[at + 1 :]):
        return False
    later = (place for place in range(at + 1, len(text)) if text[place] == "'")
    return any(not piece.fixed[place] and _sides(piece, place) == (False, True) for place in later)


def _sides(piece: _Text, at: int) -> tuple[bool, bool]:
    """Return whether a mark can open and whether it can close, by what is around its row."""
    text, first, last = piece.text, at, at
    while first and text[first - 1] in _MARKS and not piece.fixed[first - 1]:
        first -= 1
    while last + 1 < len(text) and text[last + 1] in _MARKS and not piece.fixed[last + 1]:
        last += 1
    before, after = text[first - 1 : first], text[last + 1 : last + 2]
    free = not before or before.isspace() or before in _FRAMES or first - 1 in piece.opening
    opens = free and bool(after) and not after.isspace() and after not in ",;:!?)]}"
    closes = bool(before) and not before.isspace() and before not in "([{" and _ends(after)
    return opens, closes and first - 1 not in piece.opening


def _ends(after: str) -> bool:
    return (
        not after or after.isspace() or not (after.isalnum() or after in _MARKS or after in "([{")
    )


def _put_quote(piece: _Text, at: int, rules: Typography, *, opens: bool) -> None:
    """Set one quotation mark, in French with its narrow space in place of one that is there."""
    pair = rules.quotes[0 if piece.text[at] == '"' else 1]
    mark = pair[0] if opens else pair[-1]
    if len(pair) > 2:
        mark = mark + NARROW_SPACE if opens else NARROW_SPACE + mark
    piece.put(at, mark)


def _dashes(piece: _Text, rules: Typography) -> None:
    for found in _RANGE.finditer(piece.text):
        if piece.is_free(found.start(), found.end()) and _counts_up(found):
            piece.out[found.start(2)] = EN_DASH
            for at in range(found.start(2), found.end(2)):
                piece.put(at, EN_DASH if at == found.start(2) else "")
    if not rules.dash:
        return
    for found in _DASHES.finditer(piece.text):
        start, end = found.span()
        if piece.is_free(start, end) and _parts_words(piece.text, start, end):
            long = EM_DASH if end - start == 3 else rules.dash
            for at in range(start, end):
                piece.put(at, long if at == start else "")


def _counts_up(found: re.Match[str]) -> bool:
    """Tell whether two numbers are surely a range, and no score, number of a phone or month."""
    low, high = found[1], found[3]
    if found[2] == "--":
        return True
    if len(low) == 4 and len(high) == 2 and low.isdigit():
        return int(high) > 12 and int(low[:2] + high) > int(low)
    if (len(low), len(high)) == (3, 4) or low.startswith("0"):
        return False
    return int(low.replace(",", "")) < int(high.replace(",", ""))


def _parts_words(text: str, start: int, end: int) -> bool:
    """Tell whether hyphens stand between words, with spaces on both sides or on none."""
    before, after = text[:start], text[end:]
    if after[:1].isspace() and (not before.strip() or before[-1:].isspace()):
        return not before.endswith(("\t", "-", "|")) and bool(after.strip())
    closed = _AROUND_DASH.match(before[-1:]) and (not after or _AROUND_DASH.match(after[:1]))
    return bool(closed)


def _ellipses(piece: _Text) -> None:
    for found in _DOTS.finditer(piece.text):
        if piece.is_free(*found.span()):
            for at in range(*found.span()):
                piece.put(at, ELLIPSIS if at == found.start() else "")
