"""Markdown notes: definitions taken out of the text, in the order in which it refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from briefing.errors import Diagnostic, Place
from briefing.model import Block
from briefing.sources.mdblocks import Node, hold, read_blocks
from briefing.sources.mdinline import Findings, inline_label


def definitions(tokens: list[Token]) -> dict[str, Node]:
    """Return the definition of each note by its label, wherever in the text it stands.

    A second definition of one label has a label of its own, so that its words are not lost.
    """
    found: dict[str, Node] = {}
    start = 0
    for place, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            start = place
        elif token.type == "footnote_reference_close":
            label = tokens[start].meta["label"]
            while label in found:
                label += " again"
            found[label] = Node(tokens[start], tokens[start + 1 : place])
    return found


def inline_definitions(notes: Mapping[str, Any]) -> dict[str, Node]:
    """Return the notes that are written at their reference, from what the parser kept of them."""
    found: dict[str, Node] = {}
    for number, data in notes.get("footnotes", {}).get("list", {}).items():
        if "tokens" in data:
            inline = Token("inline", "", 0, children=data["tokens"], content=data["content"])
            paragraph = [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]
            found[inline_label(number)] = Node(Token("footnote_reference_open", "", 1), paragraph)
    return found


def read_notes(defined: Mapping[str, Node], findings: Findings) -> list[Block]:
    """Return the notes: first those that are referred to, in that order, then the others.

    A note may refer to further notes. Each note that nobody refers to is reported.
    """
    blocks: list[Block] = []
    read: set[str] = set()
    while waiting := [label for label in findings.notes if label not in read]:
        for label in waiting:
            read.add(label)
            blocks.append(_note(defined[label], findings.notes[label], findings))
    for label, node in defined.items():
        if label not in findings.notes:
            message = f"nothing refers to the note [^{label.partition(' ')[0][:40]}]"
            place = Place(findings.path, node.line)
            findings.diagnostics.append(Diagnostic("S013", message, place))
            blocks.append(_note(node, findings.note(label), findings))
    return blocks


def _note(node: Node, name: str, findings: Findings) -> Block:
    return replace(hold("note", read_blocks(node.inner, findings), node.line), id=name)
