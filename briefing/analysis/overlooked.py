"""Names that the model left out: runs of proper nouns that the words around them explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from briefing.analysis.described import is_described, is_described_before
from briefing.analysis.entities import Found, Rules, credited, refused, shouted
from briefing.analysis.kinds import is_locative
from briefing.analysis.marked import Marked, bare, is_office, singular
from briefing.analysis.names import key
from briefing.analysis.titles import ELECT
from briefing.model import ActorKind

LONGEST = 4
"""Words of a person's name at most; a longer run is a title or a list."""
OFTEN = 2
"""A run of several words that nothing explains counts from so many mentions on."""
_OTHER_LABELS = frozenset({"WORK_OF_ART", "EVENT", "LAW", "DATE", "TIME", "LANGUAGE", "NORP"})
"""Labels of runs that the model took for something that is no actor."""
_HYPHENS = frozenset({"-", "–", "/"})


def with_overlooked(marked: Marked, found: tuple[Found, ...], rules: Rules) -> tuple[Found, ...]:
    """Return the names with those that the model did not mark at all."""
    runs = [run for run in _runs(marked, rules) if not _is_refused(marked, run, rules)]
    counts = Counter(_key(run) for run in runs)
    kinds: dict[str, ActorKind] = {}
    for run in runs:
        kind = _kind(marked, run, rules)
        if kind is not None:
            kinds.setdefault(_key(run), kind)
    kinds = _often(marked, runs, counts, rules) | kinds
    new = [_found(run, kinds[_key(run)]) for run in runs if _key(run) in kinds]
    return tuple(sorted((*found, *new), key=lambda name: name.start))


def _runs(marked: Marked, rules: Rules) -> Iterator[Sequence[Token]]:
    """Yield the runs of proper nouns outside all names, without titles before them."""
    run: list[Token] = []
    for token in marked.doc:
        if token.i not in marked.names and _is_proper(token) and not (run and token.is_sent_start):
            run.append(token)
            continue
        yield from _trimmed(run, rules)
        run = []
        if token.i not in marked.names and _is_proper(token):
            run.append(token)
    yield from _trimmed(run, rules)


def _is_proper(token: Token) -> bool:
    """Tell whether a token may be a part of an unmarked name."""
    if token.pos_ != "PROPN" or not token.text[0].isupper() or not token.text[-1].isalpha():
        return False
    return token.ent_type_ not in _OTHER_LABELS


def _trimmed(run: Sequence[Token], rules: Rules) -> Iterator[Sequence[Token]]:
    """Yield what is left of a run between words that are no names."""
    lexicon = rules.lexicon
    while run and _is_title(run[0], rules):
        run = run[1:]
    while run and bare(run[-1]) in lexicon.false_names:
        run = run[:-1]
    if run:
        yield tuple(run)


def _is_title(token: Token, rules: Rules) -> bool:
    """Tell whether a word before a name is a title, an office or a word that is no name."""
    lexicon = rules.lexicon
    word = bare(token)
    office = word in lexicon.offices or word in lexicon.titles or word in lexicon.ranks
    return office or word in lexicon.address or word in lexicon.false_names


def _is_refused(marked: Marked, run: Sequence[Token], rules: Rules) -> bool:
    """Tell whether a run is no name by itself: credited, shouted, or of words that are none."""
    name = _found(run, "person")
    if shouted(run[0]) or credited(marked.doc, name, rules) or refused(marked.doc, name, rules):
        return True
    lexicon = rules.lexicon
    last = singular(run[-1])
    if last in lexicon.offices or last in lexicon.people or bare(run[-1]) in lexicon.matter_words:
        return True
    return _is_cut(marked, run) or any(bare(token) in lexicon.event_words for token in run)


def _is_cut(marked: Marked, run: Sequence[Token]) -> bool:
    """Tell whether a run is only a piece of a longer name: another name or a hyphen touches it."""
    doc = marked.doc
    before, after = run[0].i - 1, run[-1].i + 1
    if before in marked.names or (after in marked.names and not doc[after].is_sent_start):
        return True
    left = before >= 0 and doc[before].text in _HYPHENS and not doc[before].whitespace_
    right = after < len(doc) and doc[after].text in _HYPHENS and not run[-1].whitespace_
    return left or right


def _kind(marked: Marked, run: Sequence[Token], rules: Rules) -> ActorKind | None:
    """Return what the words in and around a run say it is, or nothing."""
    lexicon = rules.lexicon
    if _is_called_organisation(marked, run):
        return "organisation"
    if bare(run[-1]) in lexicon.organisation_words:
        return "organisation" if len(run) > 1 else None
    if len(run) > LONGEST:
        return None
    given = bare(run[0]) in rules.figures.given_names and len(run) > 1
    titled = _has_title(marked, run)
    return "person" if given or titled or _is_explained(marked, run) else None


def _is_explained(marked: Marked, run: Sequence[Token]) -> bool:
    """Tell whether the words beside a run of several words say that it is a person."""
    name = _found(run, "person")
    return len(run) > 1 and (is_described(marked, name) or is_described_before(marked, name))


def _has_title(marked: Marked, run: Sequence[Token]) -> bool:
    """Tell whether a title stands right before a run and belongs to it."""
    first = run[0].i
    before = marked.doc[first - 1] if first else None
    if before is None or before.is_sent_end:
        return False
    if before.text == "." and first > 1:
        before = marked.doc[first - 2]
    lexicon = marked.lexicon
    word = bare(before)
    titled = word in lexicon.ranks or word in lexicon.address or word in lexicon.offices
    if word in ELECT and first > 2:
        # `President-elect Ann Holm`.
        return is_office(marked.doc[first - 3], lexicon)
    capital = before.text[0].isupper() or len(run) > 1
    return titled and capital and run[0].i <= before.head.i <= run[-1].i


def _is_called_organisation(marked: Marked, run: Sequence[Token]) -> bool:
    """Tell whether the noun for a body stands before its name: `the newspaper La Stampa`."""
    first = run[0].i
    if not first:
        return False
    before = marked.doc[first - 1]
    heads = marked.lexicon.organisation_heads
    if not before.text[0].islower() or singular(before) not in heads or before.pos_ != "NOUN":
        return False
    root = marked.doc[first : run[-1].i + 1].root
    return first <= before.head.i <= run[-1].i or (root.dep_ == "appos" and root.head == before)


def _often(
    marked: Marked, runs: Sequence[Sequence[Token]], counts: Mapping[str, int], rules: Rules
) -> dict[str, ActorKind]:
    """Return runs of several words that recur: places where they only say where, else bodies."""
    where: dict[str, list[bool]] = {}
    for run in runs:
        if len(run) > 1 and counts[_key(run)] >= OFTEN:
            where.setdefault(_key(run), []).append(is_locative(marked.doc, run[0].i, rules))
    return {form: "place" if all(said) else "organisation" for form, said in where.items()}


def _key(run: Sequence[Token]) -> str:
    """Return what the writings of a run have in common."""
    return key(_text(run))


def _text(run: Sequence[Token]) -> str:
    """Return a run as it is printed."""
    return str(run[0].doc[run[0].i : run[-1].i + 1].text)


def _found(run: Sequence[Token], kind: ActorKind) -> Found:
    """Return a run as a name."""
    return Found(run[0].i, run[-1].i + 1, kind, _text(run))
