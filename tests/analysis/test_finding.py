"""Actors, or what stands in their place, by what the language of a text allows."""

from __future__ import annotations

from functools import cache

import pytest
from briefing.analysis.finding import Finding, find, missing_model
from briefing.analysis.models import MODELS, load_model
from briefing.analysis.reading import Reading, read_article
from briefing.errors import Place
from briefing.model import Actor, Article, Block, Meta, Run

FRENCH = (
    (
        "Le conseil du port de Lyrehaven a clos lundi son tour de négociations. Mme Mira Oduya, "
        "présidente du conseil, a déclaré qu'un autre tour aurait lieu au printemps."
    ),
    (
        "M. Anselm Kvist, directeur de Northern Star Lines, a refusé. La France et l'Allemagne ont "
        "envoyé des observateurs. Selon lui, Mira Oduya demande trop."
    ),
    (
        "Le général Paul Renard est venu. La France propose un arbitre, et l'Allemagne soutient "
        "cette idée, dit Anselm Kvist."
    ),
)
GERMAN = (
    (
        "Der Hafenrat von Lyrehaven tagte am Montag. Mira Oduya leitet den Rat und Anselm Kvist "
        "die Reederei. Frankreich und Polen schickten Beobachter."
    ),
    (
        "Später sagte Mira Oduya wenig. Dann ging Anselm Kvist nach Hause. Polen und Frankreich "
        "blieben dabei."
    ),
)
PERSIAN = (
    (
        "شورای بندر روز دوشنبه در تالار شهر نشست داشت و درباره تعرفه‌های تازه گفت‌وگو کرد. رئیس "
        "شورا گفت که بندر باید درآمد خود را منتشر کند. کشتیرانان با این پیشنهاد مخالفت کردند."
    ),
    (
        "شهردار گفت که تعرفه‌های بندر افزایش یافته است. کارگران بندر نیز خواستار انتشار ارقام "
        "هستند. شورای بندر تصمیم گرفت که کارشناسی مستقل حساب‌ها را بررسی کند."
    ),
)
CHINESE = (
    "港口委员会星期一在市政厅举行会议，讨论新的港口收费标准。委员会主席说，港口收费应当每季度公布一次。",
    "市长表示，港口收费从去年开始上涨。码头工人也要求公布数字。委员会决定检查所有账目。",
)


def read(paragraphs: tuple[str, ...], language: str, title: str = "") -> Reading:
    blocks = tuple(
        Block(f"p{number}", "paragraph", (Run(text),)) for number, text in enumerate(paragraphs, 1)
    )
    return read_article(Article(Meta(title=title, language=language), blocks))


@cache
def french() -> Finding:
    return find(read(FRENCH, "fr-FR"), 8)


def named(finding: Finding, name: str) -> Actor:
    return next(actor for actor in finding.actors if actor.name == name)


def test_french_names_are_found_by_their_model() -> None:
    assert french().means == "labels"
    assert {"Mira Oduya", "Anselm Kvist", "France", "Allemagne"} <= {
        a.name for a in french().actors
    }


def test_french_roles_are_quoted() -> None:
    assert named(french(), "Mira Oduya").role == "présidente du conseil"
    assert named(french(), "Anselm Kvist").role == "directeur de Northern Star Lines"


def test_a_french_country_is_a_place_with_its_country() -> None:
    actor = named(french(), "Allemagne")
    assert (actor.kind, actor.country, len(actor.mentions)) == ("place", "Allemagne", 2)


def test_mentions_lie_where_the_name_stands() -> None:
    for actor in french().actors:
        for mention in actor.mentions:
            text = FRENCH[int(mention.block[1:]) - 1][mention.start : mention.end]
            assert text in {actor.name, *actor.aliases}


def test_without_a_model_names_are_those_seen_twice_with_capitals() -> None:
    found = find(read(GERMAN, "de"), 8)
    assert found.means == "capitals"
    assert {"Mira Oduya", "Anselm Kvist", "Polen", "Frankreich"} <= {a.name for a in found.actors}
    assert not {"Hafenrat", "Montag", "Reederei"} & {a.name for a in found.actors}
    assert not any(actor.role for actor in found.actors)


def test_without_capitals_key_terms_stand_in_place_of_actors() -> None:
    found = find(read(PERSIAN, "fa", "مذاکرات بندر"), 8)
    assert (found.means, found.actors) == ("terms", ())
    assert "بندر" in [term.text for term in found.terms]
    assert 5 <= len(found.terms) <= 8


def test_chinese_terms_are_short_sequences_of_signs() -> None:
    terms = find(read(CHINESE, "zh", "港口谈判"), 8).terms
    assert any("港口" in term.text for term in terms)


@pytest.mark.parametrize(("paragraphs", "language"), [(PERSIAN, "fa"), (CHINESE, "zh")])
def test_each_term_leads_to_its_first_place(paragraphs: tuple[str, ...], language: str) -> None:
    for term in find(read(paragraphs, language), 8).terms:
        assert paragraphs[int(term.block[1:]) - 1][term.start : term.end] == term.text


def test_a_few_words_have_no_key_terms() -> None:
    assert find(read(("شورا نشست داشت.",), "fa"), 8).terms == ()


@pytest.mark.parametrize(
    ("paragraphs", "language", "said"),
    [
        (GERMAN, "de", "names were found by their capitals only"),
        (PERSIAN, "fa", "key terms stand in place of the actors"),
        (("شورا نشست داشت.",), "fa", "no actors are shown"),
    ],
)
def test_the_message_says_what_was_done_without_a_model(
    paragraphs: tuple[str, ...], language: str, said: str
) -> None:
    reading = read(paragraphs, language)
    message = missing_model(reading, find(reading, 8), Place("a.txt"))
    assert message is not None
    assert (message.code, said in message.message) == ("N002", True)


def test_english_without_its_model_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, "en", ("no_such_model",))
    monkeypatch.setattr("briefing.analysis.reading.load_model", load_model.__wrapped__)
    reading = read(("Ana Baker met Tomas Roe. Then Ana Baker left with Tomas Roe.",), "en")
    found = find(reading, 8)
    message = missing_model(reading, found, Place("a.txt"))
    assert {"Ana Baker", "Tomas Roe"} <= {actor.name for actor in found.actors}
    assert message is not None
    assert "no_such_model" in message.message


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "M. Roux est venu le 5 mai. Il est reparti.", 2),
        ("de", "Dr. Roth kam am 5. Mai. Er ging wieder.", 2),
        ("ru", "Совет собрался. Решение принято! Кто против?", 3),
        ("ar", "اجتمع المجلس أمس. هل وافق الجميع؟ لا.", 3),
        ("ur", "کونسل کا اجلاس ہوا۔ کیا سب راضی تھے؟", 2),
        ("zh", "委员会开会。谁反对？没有人！", 3),
    ],
)
def test_sentences_end_where_the_language_ends_them(language: str, text: str, count: int) -> None:
    assert len(read((text,), language).sentences) == count
