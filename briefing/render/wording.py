"""What the pages say about a briefing, in the words of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.languages import Language
from briefing.model import Block, Briefing, Meta, walk
from briefing.render.dates import written_date
from briefing.render.scripts import in_scripts

WORDS_A_MINUTE = 238
"""Silent reading speed of English non-fiction, words a minute (Brysbaert 2019)."""
SIGNS_A_MINUTE = 255
"""The same of Chinese, in signs a minute (Trauzettel-Klosinski and Dietz 2012)."""
FIRST_SIGN = "\u3041"
COVER_SIZES = (45, 90, 160)
"""Longest titles of the three larger sizes on a cover, in characters; an ideograph counts twice."""
STATUSES = {"draft": "status_draft", "final": "status_final", "superseded": "status_superseded"}
"""Labels of what is usually said of how settled a text is."""
TAIL = 14
"""Longest last word of a title, in characters, that is kept beside the word before it."""
WORD = 24
"""Longest last word of a point, in characters, that is kept beside its reference."""


def imprint(meta: Meta, language: Language) -> str:
    """Return reference and date for the masthead; empty if neither is known."""
    labels = language.labels
    parts = [
        labels["reference"].format(reference=meta.reference) if meta.reference else "",
        written_date(meta.published, language) if meta.published else "",
        labels["updated"].format(date=written_date(meta.updated, language)) if meta.updated else "",
    ]
    return " · ".join(part for part in parts if part)


def authors(meta: Meta, labels: Mapping[str, str]) -> str:
    """Return the authors as one phrase."""
    names = meta.authors
    if len(names) < 2:
        return "".join(names)
    return labels["by_joiner"].join(names[:-1]) + labels["and_joiner"] + names[-1]


def status(meta: Meta, labels: Mapping[str, str]) -> str:
    """Return how settled the text is, in the language of the labels where that is a usual word."""
    label = STATUSES.get(meta.status.lower())
    return labels[label] if label else meta.status


def last_word(text: str) -> tuple[str, str]:
    """Return a text without its last word, with the space, and that word.

    A word that is long, or in a script of its own, is left where it is.
    """
    head, space, last = text.rpartition(" ")
    if not head or len(last) > WORD or any(in_scripts(last)):
        return text, ""
    return head + space, last


def kept_together(text: str) -> tuple[str, str]:
    """Return a title or standfirst in two parts, the second to be kept on one line.

    Text that breaks should not leave a single word on its last line.
    """
    words = text.split(" ")
    if len(words) < 4 or len(words[-1]) > TAIL or len(words[-2]) > TAIL:
        return text, ""
    return " ".join(words[:-2]), " ".join(words[-2:])


def cover_size(title: str) -> int:
    """Return how large a title may be on a cover, from 1 down to 4, by the room that it takes."""
    length = len(title) + _signs(title)
    return 1 + sum(length > most for most in COVER_SIZES)


def _signs(text: str) -> int:
    """Return how many ideographs and kana a text has."""
    if max(text, default="") < FIRST_SIGN:
        return 0
    return len(re.findall(r"[\u3041-\u30ff\u3400-\u9fff]", text))


def extent(blocks: tuple[Block, ...], labels: Mapping[str, str]) -> str:
    """Return the number of paragraphs and the minutes it takes to read them."""
    paragraphs = sum(block.id.startswith("p") for block in walk(blocks))
    texts = [block.text for block in walk(blocks)]
    words = sum(len(text.split()) for text in texts) / WORDS_A_MINUTE
    signs = sum(map(_signs, texts)) / SIGNS_A_MINUTE
    minutes = max(1, round(words + signs))
    return " · ".join(
        (
            counted(labels, "paragraphs", paragraphs),
            counted(labels, "reading_time", minutes),
        )
    )


def counted(labels: Mapping[str, str], name: str, number: int) -> str:
    """Return a label in its singular or plural form."""
    return labels[f"{name}_{'one' if number == 1 else 'many'}"].format(number=number)


def place(block: str, language: Language, *, spoken: bool = False) -> str:
    """Return what a reader calls a block: "¶3", "table 1"; or how a voice reads it."""
    series, number = re.sub(r"\d.*", "", block), re.sub(r"^\D+", "", block)
    key = f"place_{series}"
    if key not in language.labels:
        key = "paragraph_spoken" if spoken else "paragraph"
    return language.labels[key].format(number=number)


def summary_origin(briefing: Briefing, labels: Mapping[str, str]) -> str:
    """Return who made the summary and whether anybody reviewed it."""
    author, _, model = briefing.summary.origin.partition(" ")
    if author == "model":
        partly = any(point.origin == "computed" for point in briefing.summary.points)
        return labels["written_partly" if partly else "written"].format(name=model)
    if author != "editor":
        return labels["computed"]
    editor = briefing.article.meta.editor
    return labels["edited"].format(name=editor) if editor else labels["edited_unnamed"]


def actors_origin(briefing: Briefing, labels: Mapping[str, str]) -> str:
    """Return who found the actors and whether anybody corrected them."""
    if not briefing.edited:
        return labels["actors_computed"]
    editor = briefing.article.meta.editor
    return (
        labels["actors_edited"].format(name=editor) if editor else labels["actors_edited_unnamed"]
    )


def alternative(block: Block, labels: Mapping[str, str]) -> str:
    """Return the text alternative of a figure: the source's, else its number; none for decor."""
    if block.decorative:
        return ""
    return block.alt or labels["figure"].format(number=block.id.removeprefix("f"))


def origin_of_text(meta: Meta) -> str:
    """Return where the text came from, in words."""
    return ", ".join(part for part in (meta.source, meta.site) if part)


def head_rows(block: Block) -> int:
    """Return how many rows at the top of a table are headings from end to end."""
    count = 0
    for row in block.rows:
        if not all(cell.header for cell in row):
            break
        count += 1
    return count
