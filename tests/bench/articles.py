"""Articles to measure with: the project's own sentences in ever new order, about ever new names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
SEED = ROOT / "content" / "bagheri-visit.txt"
TEXTS = (
    SEED,
    ROOT / "briefing" / "build" / "preview.md",
    *sorted((ROOT / "tests" / "eval" / "corpus").iterdir()),
)
MANUAL = ROOT / "docs" / "guide.md"
"""Where long articles take further sentences from."""
WORDS = 412
"""Words of the seed, and so of an article."""
NAMES = (
    "Bagheri", "Bajwa", "Iran", "Pakistan", "Islamabad", "Tehran", "Halvorsen", "Aske", "Reyes",
    "Vell", "Norrline", "Norland", "Lorne", "Adeyemi", "Calloway", "Tarn",
)  # fmt: skip
"""What is called otherwise in every article."""
BEGINNINGS = ("Bal", "Cor", "Den", "Fal", "Gar", "Hol", "Jan", "Kel", "Lor", "Mar", "Nor", "Sel")
MIDDLES = ("a", "en", "i", "o", "ur", "el", "an")
ENDINGS = ("berg", "dal", "gate", "holm", "ic", "land", "mont", "ney", "rup", "stad", "ton", "vik")
ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
MARKED = re.compile(r"^(?:[#>|+`*\-!<\[]|\d+\.|\w+ = )|[|`<\[]|\]\(|~~")
"""Lines that are more than prose."""


def article(number: int, words: int = WORDS) -> str:
    """Return an article in Markdown that no other number has, of about that many words."""
    random = Random(number)
    names = {name: _name(random) for name in NAMES}
    sentences: list[str] = []
    length = 0
    while length < words:
        pool = list(_sentences(long=words > 2 * WORDS))
        random.shuffle(pool)
        for sentence in pool:
            if length >= words:
                break
            sentences.append(sentence)
            length += len(sentence.split())
    text = "\n\n".join(" ".join(part) for part in _paragraphs(sentences, random))
    text = re.sub(r"\b(?:" + "|".join(NAMES) + r")\b", lambda found: names[found[0]], text)
    day = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
    title = f"{names['Iran']} and {names['Pakistan']} talk again: part {number}"
    return f'+++\ntitle = "{title}"\npublished = "{day}"\n+++\n\n{text}\n'


def write_articles(folder: Path, count: int, words: int = WORDS) -> None:
    """Write articles 1 to `count`, if they are not there as they are to be."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        path, text = folder / f"article-{number:04}.md", article(number, words)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _paragraphs(sentences: list[str], random: Random) -> list[list[str]]:
    found: list[list[str]] = []
    while sentences:
        length = random.randint(2, 5)
        found.append(sentences[:length])
        sentences = sentences[length:]
    return found


def _name(random: Random) -> str:
    return "".join(random.choice(part) for part in (BEGINNINGS, MIDDLES, ENDINGS))


@cache
def _sentences(*, long: bool) -> tuple[str, ...]:
    """Return the sentences of the texts that are plain prose."""
    found: dict[str, None] = {}
    for path in (*TEXTS, MANUAL) if long else TEXTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if len(line.split()) > 8 and not MARKED.search(line):
                found |= dict.fromkeys(ENDS.split(line.strip()))
    return tuple(found)
