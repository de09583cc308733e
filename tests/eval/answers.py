"""The hand-made answers for the texts of the corpus, read from `answers/NAME.toml`.

Every name, role and sentence start is quoted from the text; what is not is marked as such.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
ANSWERS = HERE / "answers"
MARKUP = re.compile(r"\]\([^)]*\)|[*\[>#|]")

Shown = Literal["yes", "may", "no"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Somebody or something that is named in a text."""

    name: str
    """Fullest correct name; in the text, unless `implied`."""
    kinds: tuple[str, ...] = ("person",)
    """Kinds that are right."""
    aliases: tuple[str, ...] = ()
    """Other forms that must be understood as the same; never a form that two of them share."""
    nominals: tuple[str, ...] = ()
    """Descriptions in the text that mean this person and no other."""
    demonyms: tuple[str, ...] = ()
    """Adjective and inhabitant of a country, which stand for it in roles."""
    roles: tuple[str, ...] = ()
    """Acceptable roles, each quoted, with the body or country that the text ties to it."""
    joined: tuple[str, ...] = ()
    """Acceptable roles that the text does not hold in one piece."""
    extra: tuple[str, ...] = ()
    """Words that a role may hold besides, such as the body that stands elsewhere."""
    role_optional: bool = False
    """True if no role is fine too."""
    rank: tuple[str, ...] = ("",)
    """Acceptable ranks; an empty one where none is right."""
    country: tuple[str, ...] = ("",)
    """Acceptable countries; an empty one where none is right."""
    shown: Shown = "no"
    """Whether a reader must, may or should not find it among the key actors."""
    minor: bool = False
    """True if it is named in passing, so that nobody misses it."""
    implied: bool = False
    """True if only other forms of the name are in the text."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that names it."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be in the summary."""

    start: str
    """How it begins in the text."""
    grade: int
    """2 for one of the best, 1 for a good one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right for one text."""

    name: str
    """Stem of the text's file."""
    kind: str
    """Kind of text, such as news."""
    hard: tuple[str, ...]
    """What makes it hard."""
    actors: tuple[Gold, ...]
    """Persons first, then organisations and places."""
    not_actors: tuple[str, ...]
    """Strings that must not be listed as names of actors."""
    good: tuple[Sentence, ...]
    """Sentences that may be in the summary."""
    bad: tuple[str, ...]
    """Starts of sentences that must not be: they lean on others, or are no part of the text."""
    call: tuple[str, ...] = ()
    """Starts of the sentences of which the summary needs one: the call or the conclusion."""

    @property
    def persons(self) -> tuple[Gold, ...]:
        """All persons."""
        return tuple(gold for gold in self.actors if gold.kinds == ("person",))


def load_answers() -> tuple[Answer, ...]:
    """Return all answers, by name of the text."""
    return tuple(_load(path) for path in sorted(ANSWERS.glob("*.toml")))


def text_of(answer: Answer) -> Path:
    """Return the file of the text that an answer is about."""
    (path,) = CORPUS.glob(f"{answer.name}.*")
    return path


def words_of(path: Path) -> str:
    """Return a text without its markup, on one line."""
    return " ".join(MARKUP.sub("", path.read_text(encoding="utf-8")).split())


def digest() -> str:
    """Return the SHA-256 of all texts and answers, as hexadecimal digits."""
    found = hashlib.sha256()
    for path in sorted([*CORPUS.iterdir(), *ANSWERS.iterdir()]):
        found.update(f"{path.parent.name}/{path.name}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _load(path: Path) -> Answer:
    """Read one answer; a key that nobody knows is an error, lest it be without effect."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    summary = table.pop("summary")
    persons = [_gold(entry, ("person",)) for entry in table.pop("person")]
    others = [_gold(entry, ()) for entry in table.pop("other")]
    answer = Answer(
        name=path.stem,
        kind=table.pop("kind"),
        hard=tuple(table.pop("hard")),
        actors=(*persons, *others),
        not_actors=tuple(table.pop("not_actors")),
        good=tuple(Sentence(start, grade) for start, grade in summary.pop("good")),
        bad=tuple(summary.pop("bad")),
        call=tuple(summary.pop("call", ())),
    )
    assert not table, f"{path.name}: {list(table)}"
    assert not summary, f"{path.name}: {list(summary)}"
    return answer


def _gold(entry: dict[str, Any], kinds: tuple[str, ...]) -> Gold:
    """Make one of a table; a string stands for a list of one."""
    unknown = set(entry) - {field.name for field in fields(Gold)}
    assert not unknown, f"{entry['name']}: {unknown}"
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    for key in ("rank", "country"):
        if isinstance(values.get(key), str):
            values[key] = (values[key],)
    return Gold(**{"kinds": kinds, **values})
