from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.eval.answers import ANSWERS, CORPUS, Answer, load_answers, text_of, words_of

LOADED = load_answers()


@pytest.fixture(params=LOADED, ids=[answer.name for answer in LOADED])
def answer(request: pytest.FixtureRequest) -> Answer:
    found: Answer = request.param
    return found


def quotes(answer: Answer) -> Iterator[str]:
    """Yield everything that an answer quotes."""
    for gold in answer.actors:
        yield from gold.aliases if gold.implied else gold.forms
        yield from (*gold.nominals, *gold.demonyms, *gold.roles, *filter(None, gold.rank))
    yield from (*answer.not_actors, *answer.bad, *answer.call)
    yield from (sentence.start for sentence in answer.good)


def test_every_text_has_an_answer() -> None:
    assert sorted(path.stem for path in CORPUS.iterdir()) == [answer.name for answer in LOADED]
    assert len(LOADED) == len(list(ANSWERS.iterdir()))


def test_a_text_is_as_long_as_an_article(answer: Answer) -> None:
    assert 150 <= len(words_of(text_of(answer)).split()) <= 450


def test_what_is_quoted_stands_in_the_text(answer: Answer) -> None:
    text = words_of(text_of(answer)).casefold()
    assert [quote for quote in quotes(answer) if quote.casefold() not in text] == []


def test_a_name_has_one_owner(answer: Answer) -> None:
    forms = [form.casefold() for gold in answer.actors for form in (*gold.forms, *gold.demonyms)]
    assert len(set(forms)) == len(forms)


def test_a_name_is_not_denied_elsewhere(answer: Answer) -> None:
    forms = {form for gold in answer.actors for form in gold.forms}
    assert not forms & set(answer.not_actors)


def test_no_sentence_is_both_good_and_bad(answer: Answer) -> None:
    for bad in answer.bad:
        assert not any(good.start.startswith(bad) for good in answer.good)


def test_a_call_is_a_good_sentence(answer: Answer) -> None:
    good = tuple(sentence.start for sentence in answer.good)
    assert [call for call in answer.call if not call.startswith(good)] == []


def test_the_corpus_holds_every_kind_of_text() -> None:
    kinds = [answer.kind for answer in LOADED]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "news": 5,
        "opinion": 3,
        "interview": 2,
        "biography": 2,
        "report": 2,
        "speech": 1,
        "culture": 1,
        "sports": 1,
        "science": 1,
    }
