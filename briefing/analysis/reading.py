"""The article as the language model sees it: one parsed text and the way back to the blocks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

import numpy as np
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from briefing.analysis import sentences
from briefing.analysis.models import load_model, stop_words
from briefing.analysis.veil import veiled
from briefing.languages import Language, load, primary
from briefing.model import Article, Block, BlockKind

WORDS = 25_000
"""Words and punctuation marks that are read at most: six to ten seconds of parsing."""
CHARACTERS = 200_000
"""Characters that are read at most, whatever they are."""

_Text: TypeAlias = tuple[BlockKind, str, str]
_GAP = "\n\n"
# How spaCy spells in its array that a sentence starts at a token, or that none does (-1).
_START, _ELSEWHERE = 1, 2**64 - 1
# The tokenizer is quadratic in the length of a word, and nobody reads a word this long.
_MONSTER = re.compile(r"\S{120,}")
_WORD = re.compile(r"\w+|[^\w\s]")
_SPACE = re.compile(r"[^\S ]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, addressed in its block and among the tokens."""

    block: str
    """Id of the block."""
    start: int
    """First character in the block's text."""
    end: int
    """One past the last character."""
    text: str
    """The block's text from start to end, with the pictures in it veiled."""
    index: int
    """Number in the article, from 0."""
    paragraph: int
    """Number of its block among the blocks that have sentences, from 0."""
    token_start: int
    """First token in the doc."""
    token_end: int
    """One past the last token."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Where the text of a block lies in the text that was parsed."""

    block: str
    """Id of the block."""
    kind: BlockKind
    """Kind of the block; everything inside a note is `note`."""
    offset: int
    """First character in the doc's text."""
    length: int
    """Number of characters."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that has been read: what summary and actors work on."""

    doc: Doc
    """All segments, joined by blank lines; equal in length to the blocks' texts, where white space
    is a plain space (in tables a newline), pictures are veiled and a word of 120 or more characters
    is masked by `x`."""
    segments: tuple[Segment, ...]
    """The blocks in reading order; lists, rules and code have none, and the title is not here."""
    sentences: tuple[Sentence, ...]
    """All sentences in reading order."""
    title: str
    """The article's title."""
    language: Language
    """Language of the text; with stop words as its only list if there is no file for it."""
    truncated: bool = False
    """True if the article is longer than WORDS or CHARACTERS, and its end was not read."""
    model: str = ""
    """Name of the language model that read it; empty if there is none for the language."""

    def address(self, start: int, end: int) -> tuple[str, int, int]:
        """Return (block, start, end) in the block's text for characters of the doc's text.

        A span that runs out of its block is cut there; one between two blocks is empty.
        """
        found = bisect.bisect_right(self.segments, start, key=lambda segment: segment.offset) - 1
        if found < 0:
            raise IndexError(start)
        segment = self.segments[found]
        first, last = start - segment.offset, end - segment.offset
        return segment.block, min(first, segment.length), min(last, segment.length)


def read_article(article: Article) -> Reading:
    """Parse an article with the model of its language; without one, words and sentences only."""
    language = _language(article.meta.language)
    blocks, truncated = _limited(article)
    model = load_model(language.code)
    pipeline = model.pipeline
    segments: list[Segment] = []
    found: list[Sentence] = []
    docs: list[Doc] = []
    offset = tokens = 0
    for paragraph, (kind, block_id, text) in enumerate(blocks):
        doc = pipeline.make_doc(_masked(text, kind) + _GAP)
        places = _sentences(doc, text, kind, language)
        count = len(found)
        found.extend(
            Sentence(
                block=block_id,
                start=start,
                end=end,
                text=text[start:end],
                index=count + number,
                paragraph=paragraph,
                token_start=tokens + first,
                token_end=tokens + last,
            )
            for number, (start, end, first, last) in enumerate(places)
        )
        segments.append(Segment(block_id, kind, offset, len(text)))
        docs.append(doc)
        offset += len(doc.text)
        tokens += len(doc)
    return Reading(
        doc=_join(pipeline, docs),
        segments=tuple(segments),
        sentences=tuple(found),
        title=article.meta.title,
        language=language,
        truncated=truncated,
        model=model.name,
    )


def _language(code: str) -> Language:
    """Return the language, or one without the lists of English, which would mislead."""
    language = load(code)
    name = primary(code)
    if language.code == name:
        return language
    words = {"stop": stop_words(name)}
    return replace(language, code=name, abbreviations=frozenset(), words=words)


def _texts(blocks: tuple[Block, ...], inside: BlockKind | None = None) -> Iterator[_Text]:
    """Yield (kind, id, text) of every block that has something to read."""
    for block in blocks:
        kind = inside or block.kind
        if block.kind not in {"code", "rule", "list"} and block.text.strip():
            yield kind, block.id, veiled(block)
        yield from _texts(block.children, "note" if kind == "note" else None)


def _limited(article: Article) -> tuple[list[_Text], bool]:
    """Return the texts up to WORDS and CHARACTERS, and whether something was left out."""
    words, room = WORDS, CHARACTERS
    taken: list[_Text] = []
    for kind, block_id, text in _texts(article.blocks):
        ends = [match.end() for match in islice(_WORD.finditer(text[:room]), words)]
        cut = ends[-1] if ends else 0
        if text[cut:].strip():
            if cut:
                taken.append((kind, block_id, text[:cut]))
            return taken, True
        taken.append((kind, block_id, text))
        words -= len(ends)
        room -= len(text)
    return taken, False


def _masked(text: str, kind: BlockKind) -> str:
    """Return the text as the parser gets it, of the same length."""
    text = _SPACE.sub("\n" if kind == "table" else " ", text)
    return _MONSTER.sub(lambda match: "x" * len(match.group()), text)


def _spans(text: str, kind: BlockKind, language: Language) -> list[tuple[int, int]]:
    """Return the sentences of a block; those of a table end with their cell."""
    if kind != "table":
        return list(sentences.split(text, language))
    return [
        (cell.start() + start, cell.start() + end)
        for cell in re.finditer(r"[^\t\n]+", text)
        for start, end in sentences.split(cell.group(), language)
    ]


def _sentences(
    doc: Doc, text: str, kind: BlockKind, language: Language
) -> list[tuple[int, int, int, int]]:
    """Tell the parser where sentences start; return them as (start, end, first, last token)."""
    starts = [token.idx for token in doc]
    places = []
    for start, end in _spans(text, kind, language):
        first = max(0, bisect.bisect_right(starts, start) - 1)
        last = max(first + 1, bisect.bisect_left(starts, end))
        places.append((start, end, first, last))
    marks = np.full((len(doc), 1), _ELSEWHERE, dtype=np.uint64)
    marks[[0, *(first for _, _, first, _ in places)]] = _START
    # All at once: a token that is told of its sentence looks at all tokens before it first.
    doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]  # it takes all integers
    return places


def _join(pipeline: Pipeline, docs: list[Doc]) -> Doc:
    """Parse each block on its own, so that no block changes how another is read, and join them."""
    parsed = list(pipeline.pipe(docs))
    if not parsed:
        return pipeline.make_doc("")
    joined = Doc.from_docs(parsed, ensure_whitespace=False)
    assert joined is not None
    return joined
