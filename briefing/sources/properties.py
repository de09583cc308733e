"""What a document's properties may say of an article: rather nothing than what programs fill in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing import languages
from briefing.config import values
from briefing.config.characters import one_line
from briefing.config.dates import parse_date
from briefing.model import Block, Meta, Run, walk
from briefing.sources.html.authors import is_person, split_byline

_JUNK = re.compile(
    r"(?:(?:microsoft|ms) (?:office )?word|(?:open|libre)office)\b.*|powerpoint presentation"
    r"|.*\.(?:docx?|dotx?|dotm|odt|ott|rtf|txt|pdf|epub|html?|indd|qxd|pages)"
    r"|(?:document|dokument|documento|documentum|untitled|unbenannt|sans titre|sin t[ií]tulo"
    r"|senza titolo|unknown|title|titel|titre|t[ií]tulo|no title|template|vorlage|draft|blank"
    r"|new|neu|normal|slide|presentation|report|letter|memo|resume|article|test)"
    r"(?: (?:document|title|template|microsoft word))?[ _-]?\(?\d{0,3}\)?"
    r"|\W*|[\[<{(].*[\]>})]|(?:type|enter|insert|click)\b.*\b(?:title|here)\b.*",
    re.IGNORECASE,
)
_LETTERS = 3
"""Fewest letters of a title."""
# The date that the template of a widely used library has, which all its documents inherit.
_TEMPLATE_DATES = frozenset(("2013-12-23T23:15:00Z",))
_EARLIEST = "1980"
_SCRIPTS = {
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "ps": "ARABIC", "ckb": "ARABIC", "he": "HEBREW",
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "be": "CYRILLIC", "mk": "CYRILLIC",
    "el": "GREEK", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI", "ja": "CJK",
    "zh": "CJK", "ko": "HANGUL", "th": "THAI", "ka": "GEORGIAN", "hy": "ARMENIAN", "bn": "BENGALI",
}  # fmt: skip
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself, word for word."""

    title: str = ""
    """Its title."""
    creator: str = ""
    """Who began it."""
    created: str = ""
    """When."""
    languages: tuple[str, ...] = ()
    """Tags, the likeliest first."""
    keywords: tuple[str, ...] = ()
    """Lists with commas or semicolons."""


def telling_meta(given: Properties, blocks: tuple[Block, ...]) -> Meta:
    """Return what properties tell of an article with these blocks, whose own title counts more."""
    text = " ".join(block.text for block in walk(blocks))
    found = (telling_language(tag, text) for tag in given.languages if tag)
    tags = (one_line(t) for words in given.keywords for t in words.replace(";", ",").split(","))
    return Meta(
        title="" if holds_title(blocks) else telling_title(given.title),
        authors=telling_authors([given.creator]),
        published=telling_date(given.created),
        language=next(filter(None, found), ""),
        tags=tuple(tag for tag in tags if tag),
    )


def telling_title(title: str) -> str:
    """Return a title from a document's properties; empty if it is a program's or a template's."""
    title = one_line(title)
    letters = sum(character.isalpha() for character in title)
    return "" if letters < _LETTERS or _JUNK.fullmatch(title) else title


def telling_authors(names: Iterable[str]) -> tuple[str, ...]:
    """Return the persons among names from a document's properties."""
    parts = (part for name in names for part in split_byline(name))
    return tuple(dict.fromkeys(part for part in parts if is_person(part)))


def telling_date(date: str) -> str:
    """Return the day of a date from a document's properties; empty if it says nothing."""
    found = "" if date.strip() in _TEMPLATE_DATES else parse_date(date.strip()) or ""
    return found if found > _EARLIEST else ""


def telling_language(tag: str, text: str) -> str:
    """Return a language tag if the text is written in the script of that language, or nothing."""
    try:
        language = values.language(tag.strip())
    except values.UnfitError:
        return ""
    primary = languages.primary(language)
    if primary in {"", "und", "zxx", "mul", "x"}:
        return ""
    wanted = _SCRIPTS.get(primary, "LATIN")
    names = [unicodedata.name(letter, "") for letter in text[:_SAMPLE] if letter.isalpha()]
    if "HIRAGANA" in " ".join(names):
        names = [name.replace("HIRAGANA", "CJK").replace("KATAKANA", "CJK") for name in names]
    fitting = sum(name.startswith(wanted) for name in names)
    known = "-" in language and len(language.split("-")[1]) == 4  # the tag names its script
    return language if known or fitting * 2 >= len(names) else ""


def with_one_title(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with one heading of level 1 at most: the title.

    A heading of level 0 is styled as the title; further ones right behind it are its other lines.
    Without one, a heading of level 1 counts that stands in front of all text.
    """
    places = [n for n, block in enumerate(blocks) if block.kind == "heading" and not block.level]
    if places:
        first, last = places[0], places[0]
        while last + 1 in places:
            last += 1
        lines = [block.text for block in blocks[first : last + 1]]
        title = replace(blocks[first], level=1, runs=(Run(one_line(" ".join(lines))),))
        rest = (*_lowered(blocks[:first]), *_lowered(blocks[last + 1 :]))
        return (title, *rest)
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        return (blocks[0], *_lowered(blocks[1:]))
    return tuple(_lowered(blocks))


def _lowered(blocks: Iterable[Block]) -> list[Block]:
    return [
        replace(block, level=block.level + 1) if block.kind == "heading" else block
        for block in blocks
    ]


def holds_title(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the text itself has a title."""
    return any(block.kind == "heading" and block.level == 1 for block in blocks)
