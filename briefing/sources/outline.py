"""What of a plain text is no running text: its title, byline, headings and rules.

Only what is unmistakable counts; everything else stays a paragraph.
"""

from __future__ import annotations

import re

from briefing.config.values import is_person, split_names
from briefing.sources.lines import Group

LONGEST_TITLE = 150
"""Most characters of a title."""
LONGEST_HEADING = 80
"""Most characters of a heading."""

_RULE = re.compile(r"\s*(?:(?:[*]\s*){3,60}|(?:[-_~=]){3,100}|(?:[-_]\s){2,40}[-_]|⁂|#|❦)\s*")
_UNDERLINE = re.compile(r"\s*(?:={3,100}|-{3,100})")
_STOPPED = re.compile(r"[.,;:…。，；：؛،۔।]['\"”’»)\]」』]*$")
_ENDED = re.compile(r"[.!?…。！？؟۔।]['\"”’»)\]」』]*$")
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.)\s+")
_BYLINE = re.compile(r"\s*(?:By|BY|by)\s+(\S.{1,100})")
# Words that stay small in an English heading whose other words have capitals.
_SMALL = re.compile(
    "a|an|and|as|at|but|by|for|from|in|into|nor|of|off|on|or|over|per|the|to|up|via|vs|with"
)


def is_rule(line: str) -> bool:
    """Tell whether a line is a scene break such as `* * *` or `---`."""
    return bool(_RULE.fullmatch(line))


def underline_level(group: Group) -> int:
    """Return 1 or 2 if the second line underlines the first with === or ---, else 0."""
    if len(group.lines) < 2 or len(group.lines[0]) > LONGEST_TITLE:
        return 0
    if is_rule(group.lines[0]) or not _UNDERLINE.fullmatch(group.lines[1]):
        return 0
    return 1 if "=" in group.lines[1] else 2


def is_title(group: Group) -> bool:
    """Tell whether the first group of a text is its title: short, and without an end mark."""
    text = " ".join(" ".join(group.lines).split())
    return (
        len(group.lines) <= 2
        and len(text) <= LONGEST_TITLE
        and any(character.isalpha() for character in text)
        and not _STOPPED.search(text)
        and not byline(text)
    )


def byline(line: str) -> tuple[str, ...]:
    """Return the names in a line such as "By Lena Brandt", if it is one."""
    found = _BYLINE.fullmatch(line)
    names = split_names(found.group(1)) if found else ()
    return names if all(is_person(name) for name in names) else ()


def is_heading(group: Group, before: Group | None, after: Group | None) -> bool:
    """Tell whether a line between paragraphs is a heading: in capitals, or in title case."""
    text = " ".join(group.lines[0].split())
    if len(group.lines) > 1 or len(text) > LONGEST_HEADING or not before or not after:
        return False
    if _STOPPED.search(text) or _ENDED.search(text):
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", _NUMBER.sub("", text))
    if not is_prose(after) or len(words) > 12:
        return False
    if _in_capitals(words):
        return True
    # Indented, or nearer to the text above, such a line is rather a name below a quotation.
    closer_above = group.line - before.end < after.line - group.end
    if group.indent >= 2 or closer_above or not is_prose(before):
        return False
    return _in_title_case(words)


def is_prose(group: Group) -> bool:
    """Tell whether a group looks like running text: a sentence, or several lines."""
    return bool(_ENDED.search(group.lines[-1])) and sum(map(len, group.lines)) > 40


def _in_capitals(words: list[str]) -> bool:
    return len("".join(words)) >= 4 and all(word.isupper() for word in words)


def _in_title_case(words: list[str]) -> bool:
    bearing = [word for word in words if not _SMALL.fullmatch(word.lower())]
    return len(bearing) >= 2 and words[0][0].isupper() and all(w[0].isupper() for w in bearing)
