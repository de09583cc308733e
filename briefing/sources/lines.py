"""Lines of a plain text: which belong together, and how wrapped ones are joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WIDEST_WRAP = 100
"""Longest line, in characters, that is taken for one of a hard-wrapped text."""
NARROW = 72
"""Width that is assumed where no line of the text is wrapped."""

_END = re.compile(r"[.!?…:。！？؟۔।]['\"”’»)\]」』]*$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BROKEN = re.compile(r"([^\W_](?:[\w’'-]*[^\W_])?)-$")
# First parts of English compounds that are written with a hyphen.
_COMPOUNDING = frozenset(
    {"all", "cross", "ex", "half", "long", "much", "self", "short", "so", "well"}
)
# Scripts that set no space between words: a line end there is no space either.
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines without an empty line between them."""

    lines: tuple[str, ...]
    """The lines with their indentation."""
    line: int
    """Line of the file that the first one is."""

    @property
    def indent(self) -> int:
        """Width of the white space that all lines start with."""
        return min(len(line) - len(line.lstrip()) for line in self.lines)

    @property
    def end(self) -> int:
        """Line of the file behind the last one."""
        return self.line + len(self.lines)

    def part(self, start: int, end: int | None = None) -> Group:
        """Return some of the lines as a group of their own."""
        return Group(self.lines[start:end], self.line + start)


def split_groups(text: str) -> list[Group]:
    """Return the groups of a text, without the indentation that all of it has."""
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    groups = []
    start = 0
    for place, line in enumerate([*lines, ""]):
        if line:
            continue
        if place > start:
            held = tuple(line[margin:] for line in lines[start:place])
            groups.append(Group(held, start + 1))
        start = place + 1
    return groups


def wrap_width(groups: list[Group]) -> int:
    """Return the width that the text is wrapped at."""
    widths = [len(line) for group in groups for line in group.lines[:-1]]
    return max((width for width in widths if width <= WIDEST_WRAP), default=NARROW)


def full_breaks(lines: tuple[str, ...], width: int) -> float:
    """Return the share of line ends at which the next word would not have fitted."""
    pairs = list(pairwise(lines))
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairs)
    return full / len(pairs) if pairs else 0.0


def is_wrapped(group: Group) -> bool:
    """Tell whether the line ends of a group mean nothing.

    They do not if no line is long, or if lines are as full as they can be at a width of their own.
    """
    longest = max(len(line) for line in group.lines)
    if longest <= WIDEST_WRAP:
        return True
    if longest > 2 * WIDEST_WRAP or _sentence_ends(group) >= 0.75:
        return False
    return full_breaks(group.lines, longest) >= 0.7


def _sentence_ends(group: Group) -> float:
    """Return the share of lines that end as sentences do."""
    return sum(bool(_END.search(line)) for line in group.lines) / len(group.lines)


def is_verse(group: Group, width: int) -> bool:
    """Tell whether a group is indented and its lines end before they are full."""
    return group.indent >= 2 and len(group.lines) > 1 and full_breaks(group.lines, width) < 0.5


def paragraphs_by_line(groups: list[Group]) -> list[Group]:
    """Return one group a line, if a text without empty lines has one paragraph a line.

    That is so if lines are long, or if nearly all end as sentences do.
    """
    if len(groups) != 1 or len(groups[0].lines) < 2:
        return groups
    group = groups[0]
    if is_wrapped(group) and _sentence_ends(group) < 0.75:
        return groups
    return [group.part(place, place + 1) for place in range(len(group.lines))]


def indented_paragraphs(group: Group) -> list[Group]:
    """Return the paragraphs of a group in which the first line of each is indented."""
    first = [line.startswith("  ") for line in group.lines]
    starts = [place for place, indented in enumerate(first) if indented and place]
    adjacent = any(one and other for one, other in pairwise(first))
    if group.indent or adjacent or not starts:
        return [group]
    bounds = [0, *starts, len(group.lines)]
    return [group.part(start, end) for start, end in pairwise(bounds)]


def known_words(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, compounds with their hyphens.

    Empty if no line ends in a hyphen, since then nobody asks.
    """
    if not re.search(r"\w-[ \t]*\n", text):
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(text))


def join(lines: tuple[str, ...], known: frozenset[str]) -> str:
    """Return wrapped lines as one; `known` are the words of the whole text.

    A hyphen at a line's end goes ("with-/out") unless the word is a compound: the text has it with
    the hyphen elsewhere and not without; or one of its parts holds a hyphen, the first ends in a
    digit or a capital, or is one that forms compounds ("self-/made"); or the next line does not go
    on in lower case. A dash at a line's end needs no space behind it.
    """
    joined: list[str] = []
    before = ""
    for line in lines:
        piece = " ".join(line.split())
        if joined:
            drop, glue = _seam(before, piece, known)
            if drop:
                joined[-1] = joined[-1][:-1]
            joined.append(glue)
        joined.append(piece)
        before = piece
    return "".join(joined)


def _seam(before: str, after: str, known: frozenset[str]) -> tuple[bool, str]:
    """Return whether the hyphen before the line end goes, and what comes between the lines."""
    if before.endswith(("—", "--")) and not before.endswith((" —", " --")):
        return False, ""
    broken = _BROKEN.search(before[-60:])
    if broken and after[:1].isalnum():
        follows = _WORD.match(after)
        return not _is_compound(broken.group(1), follows.group() if follows else "", known), ""
    if before and _UNSPACED.match(before[-1]) and _UNSPACED.match(after[:1]):
        return False, ""
    return False, " "


def _is_compound(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether the hyphen between two parts belongs to the word."""
    if "-" in first + second or not second[:1].islower():
        return True
    if first[-1].isdigit() or first[-1].isupper():
        return True
    if f"{first}{second}".lower() in known:
        return False
    return f"{first}-{second}".lower() in known or first.lower() in _COMPOUNDING
