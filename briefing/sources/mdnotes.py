"""Markdown notes: definitions taken out of the text, in the order in which it refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markdown_it.token import Token

from briefing.errors import Diagnostic, Place
from briefing.model import Block
from briefing.sources.mdblocks import Node, hold, read_blocks
from briefing.sources.mdinline import Findings


def definitions(tokens: list[Token]) -> dict[str, Node]:
    """Return the definition of each note by its label, wherever in the text it stands.

    A second definition of one label has a label of its own, so that its words are not lost.
    """
    found: dict[str, Node] = {}
    starts: list[int] = []
    for place, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            starts.append(place)
        elif token.type == "footnote_reference_close":
            start = starts.pop()
            label = tokens[start].meta["label"]
            key = f"{label} {place}" if label in found else label  # no label has a space
            found[key] = Node(tokens[start], tokens[start + 1 : place])
    return found


def read_notes(defined: Mapping[str, Node], findings: Findings) -> list[Block]:
    """Return the notes: first those that are referred to, in that order, then the others.

    A note may refer to further notes. Each note that nobody refers to is reported.
    """
    blocks: list[Block] = []
    # The list of labels grows while notes are read that refer to others.
    blocks += (_note(defined[label], findings.notes[label], findings) for label in findings.labels)
    for label, node in defined.items():
        if label not in findings.notes:
            message = f"nothing refers to the note [^{label.partition(' ')[0][:40]}]"
            place = Place(findings.path, node.line)
            findings.diagnostics.append(Diagnostic("S013", message, place))
            blocks.append(_note(node, findings.note(label), findings))
    return blocks


def _note(node: Node, name: str, findings: Findings) -> Block:
    return replace(hold("note", read_blocks(node.inner, findings), node.line), id=name)
