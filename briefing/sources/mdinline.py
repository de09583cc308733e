"""Markdown inside a paragraph: tokens to runs, with pictures taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from markdown_it.token import Token

from briefing.config.characters import clean, one_line
from briefing.errors import Diagnostic, Place
from briefing.model import Block, Inset, Mark, Run

_MARKS: Mapping[str, Mark] = {
    "em": Mark.EMPHASIS,
    "strong": Mark.STRONG,
    "s": Mark.DELETED,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
_BREAKS: Mapping[str, str] = {"softbreak": " ", "hardbreak": "\n"}
_TAG = re.compile(r"<(/?)(sup|sub)\s*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(slots=True)
class Findings:
    """What is learned of a text while its tokens are read."""

    path: str
    """The source, for messages."""
    defined: frozenset[str]
    """Labels of the notes that the text defines."""
    notes: dict[str, str] = field(default_factory=dict)
    """Id of each note by its label."""
    labels: list[str] = field(default_factory=list)
    """Labels in the order of first references."""
    html: list[int] = field(default_factory=list)
    """Lines with raw HTML that was left out."""
    left: list[tuple[int, str]] = field(default_factory=list)
    """What only the program that the text was written for would carry out, with its line."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """What is to be said."""

    def note(self, label: str) -> str:
        """Return the id of a note, a new one for a label that was not met before."""
        if label not in self.notes:
            self.labels.append(label)
            self.notes[label] = f"n{len(self.labels)}"
        return self.notes[label]


@dataclass(frozen=True, slots=True)
class Inline:
    """The content of a paragraph, a heading or a cell."""

    runs: tuple[Run, ...]
    """Its text."""
    figures: tuple[Block, ...]
    """Its pictures that belong behind it."""

    @property
    def holds_text(self) -> bool:
        """True if there is anything to read."""
        return any(run.note or run.text.strip() for run in self.runs)


def read_inline(token: Token, line: int, findings: Findings, *, is_heading: bool = False) -> Inline:
    """Return the runs and pictures of an inline token that starts at a line of the file.

    Pictures between words stay there until their size is known, but for those with a caption.
    """
    runs: list[Run] = []
    figures: list[Block] = []
    style = Run("")
    open_marks: list[Mark] = []
    for child in token.children or []:
        if child.type == "image":
            figures.append(_figure(child, line))
            runs.append(replace(style, text="", inset=_inset(figures[-1])))
        elif child.type in {"link_open", "link_close"}:
            style = replace(style, href=str(child.attrs.get("href", "")))
        elif mark := _mark(child):
            _toggle(open_marks, mark, opens=_opens(child))
            style = replace(style, marks=frozenset(open_marks))
        else:
            runs += _runs(child, line, style, findings)
        line += child.type in {"softbreak", "hardbreak"}
    if is_heading or not any(run.note or run.text.strip() for run in runs):
        return Inline(tidy([replace(run, inset=None) for run in runs]), tuple(figures))
    return Inline(tidy(runs), tuple(figure for figure in figures if not _inset(figure)))


def _inset(figure: Block) -> Inset | None:
    """Return the picture of a figure for a line; None for one that cannot stand there."""
    if figure.runs or figure.decorative:
        return None
    return Inset(figure.picture, figure.alt, line=figure.line)


def _mark(token: Token) -> Mark | None:
    """Return the mark that a token opens or closes, if it does."""
    if token.type == "html_inline":
        tag = _TAG.fullmatch(token.content)
        return _MARKS[tag.group(2).lower()] if tag else None
    return _MARKS.get(token.tag) if token.nesting else None


def _opens(token: Token) -> bool:
    return token.nesting == 1 or (not token.nesting and token.content[1] != "/")


def _toggle(open_marks: list[Mark], mark: Mark, *, opens: bool) -> None:
    if opens:
        open_marks.append(mark)
    elif mark in open_marks:
        open_marks.remove(mark)


def _runs(token: Token, line: int, style: Run, findings: Findings) -> Iterator[Run]:
    """Yield the runs of a token that is text, a break, code, a note reference or HTML."""
    if token.type == "text":
        yield replace(style, text=clean(token.content).replace("\n", " "))
    elif token.type in _BREAKS:
        yield replace(style, text=_BREAKS[token.type])
    elif token.type == "code_inline":
        text = clean(token.content).replace("\n", " ")
        yield replace(style, text=text, marks=style.marks | {Mark.CODE})
    elif token.type == "footnote_ref":
        yield _reference(token, line, style, findings)
    elif token.type == "left_out":
        findings.left.append((line, one_line(token.content)))
    elif _BREAK.fullmatch(token.content):
        yield replace(style, text="\n")
    elif not token.content.startswith("<!--"):
        findings.html.append(line)


def _reference(token: Token, line: int, style: Run, findings: Findings) -> Run:
    """Return the reference to a note, or the text as it stands if there is no such note."""
    label = token.meta["label"]
    if label in findings.defined:
        return Run("", note=findings.note(label))
    message = f"there is no note [^{one_line(label)[:40]}]"
    findings.diagnostics.append(Diagnostic("S013", message, Place(findings.path, line)))
    return replace(style, text=f"[^{clean(label)}]")


def _figure(token: Token, line: int) -> Block:
    """Return the figure for a picture; its title is the caption."""
    caption = one_line(str(token.attrs.get("title", "")))
    alt = one_line(token.content) if not token.children else one_line(_plain(token.children))
    return Block(
        id="",
        kind="figure",
        runs=(Run(caption),) if caption else (),
        line=line,
        picture=str(token.attrs.get("src", "")),
        alt=alt or None,
        decorative=token.meta.get("decorative", False),
    )


def _plain(tokens: list[Token]) -> str:
    """Return the text of inline tokens, pictures in pictures by their alternatives."""
    pieces = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
        elif token.type in {"text", "code_inline", "image"}:
            pieces.append(token.content)
    return "".join(pieces)


def tidy(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs with like neighbours joined, single spaces, and no space at either end."""
    tidied: list[Run] = []
    before = ""
    for style, alike in _alike(runs):
        text = "".join(run.text for run in alike)
        if Mark.CODE not in style.marks:
            text = re.sub(r"[ \t]+", " ", text)
        text = re.sub(r" ?\n ?", "\n", text)
        if before in {"", " ", "\n"}:
            text = text.lstrip(" " if before else " \n")
        if text or style.note or style.inset:
            tidied.append(replace(style, text=text))
        before = "x" if style.note or style.inset else text[-1:] or before
    while tidied and not (tidied[-1].note or tidied[-1].inset or tidied[-1].text.strip()):
        tidied.pop()
    if tidied and not (tidied[-1].note or tidied[-1].inset):
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tuple(_without_blank_links(tidied))


def _alike(runs: list[Run]) -> Iterator[tuple[Run, Iterator[Run]]]:
    """Yield neighbours with the same marks, and their style; each picture stands alone."""
    numbered = groupby(
        enumerate(runs), key=lambda pair: (replace(pair[1], text=""), pair[1].inset and pair[0])
    )
    for (style, _), pairs in numbered:
        yield style, (run for _, run in pairs)


def _without_blank_links(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs; links around nothing but space, which nobody could name, are none."""
    for href, linked in groupby(runs, key=lambda run: run.href):
        alike = list(linked)
        if href and not any(run.note or run.text.strip() for run in alike):
            alike = [replace(run, href="") for run in alike]
        yield from alike
