"""The reader for plain text: paragraphs, and what else is unmistakable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model import Block, BlockKind, Mark, Run
from briefing.sources.decoding import decode
from briefing.sources.frontmatter import split_front_matter
from briefing.sources.lines import (
    Group,
    indented_paragraphs,
    is_verse,
    is_wrapped,
    join,
    known_words,
    paragraphs_by_line,
    split_groups,
    wrap_width,
)
from briefing.sources.outline import byline, is_heading, is_rule, is_title, underline_level
from briefing.sources.parsed import Parsed
from briefing.sources.textlists import list_length, make_list, start_of_list

# Underscores around words, with no letter outside and none inside: never a name like `a_b_c`.
_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,200})(?<=[^\s_])_(?![\w_])")


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole text says about its parts."""

    groups: list[Group]
    """The text."""
    width: int
    """Width that it is wrapped at."""
    known: frozenset[str]
    """Its words, to tell whether a hyphen at a line's end belongs to a word."""

    def runs(self, lines: tuple[str, ...]) -> tuple[Run, ...]:
        """Return wrapped lines as runs."""
        return _emphasised(join(lines, self.known))


def read(data: bytes, path: str) -> Parsed:
    """Return the text of a plain-text file; its title line is a heading of level 1.

    Raises SourceError and ConfigError. No word is lost and none is changed, but for hyphens at line
    ends (see `lines.join`); marks that become structure (rules, list marks, underlines) go.
    """
    decoded = decode(data, path)
    front, text = split_front_matter(decoded.text, path)
    groups = split_groups(text)
    page = _Page(_prepared(groups), wrap_width(groups), known_words(text))
    return Parsed(tuple(_blocks(page)), front, decoded.diagnostics)


def _prepared(groups: list[Group]) -> list[Group]:
    """Return groups that are one block each, but for lists, which may take several."""
    groups = paragraphs_by_line(groups)
    if groups and len(groups[0].lines) > 1 and byline(groups[0].lines[-1]):
        groups = [groups[0].part(0, -1), groups[0].part(len(groups[0].lines) - 1), *groups[1:]]
    parts = [part for group in groups for part in _at_rules(group)]
    parts = [part for group in parts for part in _at_list(group)]
    parts = [part for group in parts for part in indented_paragraphs(group)]
    return [part for group in parts for part in _unwrapped(group)]


def _at_rules(group: Group) -> list[Group]:
    """Split a group at its rules, and behind an underlined heading that it starts with."""
    parts = []
    start = 0
    if underline_level(group):
        parts.append(group.part(0, 2))
        start = 2
    for place, line in enumerate(group.lines):
        if place >= start and is_rule(line):
            parts += [group.part(start, place)] if place > start else []
            parts.append(group.part(place, place + 1))
            start = place + 1
    return [*parts, group.part(start)] if start < len(group.lines) else parts


def _at_list(group: Group) -> list[Group]:
    """Split a group where a list follows its introduction."""
    start = start_of_list(group)
    return [group.part(0, start), group.part(start)] if start else [group]


def _unwrapped(group: Group) -> list[Group]:
    """Split a group into its lines if each of them is a paragraph."""
    if underline_level(group) or is_wrapped(group):
        return [group]
    return [group.part(place, place + 1) for place in range(len(group.lines))]


def _blocks(page: _Page) -> list[Block]:
    """Return the blocks of a text."""
    blocks: list[Block] = []
    place = 0
    while place < len(page.groups):
        taken = list_length(page.groups, place)
        if taken:
            blocks.append(make_list(page.groups[place : place + taken], page.runs))
        else:
            blocks.append(_block(page, place))
        place += taken or 1
    return blocks


def _block(page: _Page, place: int) -> Block:
    """Return the block that one group is."""
    group = page.groups[place]
    if len(group.lines) == 1 and is_rule(group.lines[0]):
        return Block(id="", kind="rule", line=group.line)
    underlined = underline_level(group)
    if underlined:
        return _made("heading", group, page.runs(group.lines[:1]), underlined)
    if place == 0 and len(page.groups) > 1 and is_title(group):
        return _made("heading", group, page.runs(group.lines), 1)
    if is_heading(group, _at(page, place - 1), _at(page, place + 1)):
        return _made("heading", group, page.runs(group.lines), 2)
    if is_verse(group, page.width):
        lines = "\n".join(line[group.indent :].replace("  ", "\u2003") for line in group.lines)
        return _made("paragraph", group, _emphasised(lines))
    kind: BlockKind = "quote" if group.indent >= 2 and len(group.lines) > 1 else "paragraph"
    return _made(kind, group, page.runs(group.lines))


def _made(kind: BlockKind, group: Group, runs: tuple[Run, ...], level: int = 0) -> Block:
    return Block(id="", kind=kind, runs=runs, level=level, line=group.line)


def _at(page: _Page, place: int) -> Group | None:
    return page.groups[place] if 0 <= place < len(page.groups) else None


def _emphasised(text: str) -> tuple[Run, ...]:
    """Return the runs of a text in which underscores stand around emphasised words."""
    runs = []
    for number, piece in enumerate(_EMPHASIS.split(text)):
        marks = frozenset({Mark.EMPHASIS}) if number % 2 else frozenset()
        if piece:
            runs.append(Run(piece, marks))
    return tuple(runs)
