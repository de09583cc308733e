from __future__ import annotations

import pytest
from briefing.analysis.reading import read_article
from briefing.analysis.terms import MOST, key_terms
from briefing.model import Article, Block, BlockKind, Meta, Point, Run

FILLER = {
    "ar": "ذهب الرجل مسرعا نحو البيت البعيد ورأى شجرة خضراء قرب النهر ثم جلس تحتها طويلا يأكل خبزا "
    "ويشرب ماء باردا وينظر نحو السماء الصافية ويفكر في أيام مضت ولن تعود",
    "fa": "مرد شتابان سوی خانهٔ دور رفت، درختی سبز کنار رود دید، زیر سایه نشست، نانی خورد، "
    "آبی نوشید، سپس خوابید؛ ناگهان باران بارید، پرنده‌ای خواند، کودکی خندید، پدرش آوازی خواند",
    "zh": "清晨阳光照耀山坡，牧童赶羊走出村庄，老人坐着喝茶聊起往事，"
    "孩子跑步上学唱歌，鸟儿飞过山间田野",
}
"""A paragraph of words that occur once, so that the text is long enough."""


def terms(language: str, *texts: str, title: str = "", kind: BlockKind = "paragraph") -> list[str]:
    return [point.text for point in points(language, *texts, title=title, kind=kind)]


def points(
    language: str, *texts: str, title: str = "", kind: BlockKind = "paragraph"
) -> tuple[Point, ...]:
    blocks = tuple(
        Block(f"p{number}", kind, (Run(text),))
        for number, text in enumerate([*texts, *filter(None, [FILLER.get(language, "")])], 1)
    )
    return key_terms(read_article(Article(Meta(title=title, language=language), blocks)))


def test_a_phrase_that_recurs_wins_over_its_words() -> None:
    found = terms("fa", "شورای بندر آمد. شورای بندر نشست. شورای بندر رفت.")
    assert found[0] == "شورای بندر"
    assert not {"شورای", "بندر"} & set(found)


def test_a_word_keeps_its_place_beside_a_rare_phrase_of_it() -> None:
    found = terms("fa", "شورای بندر آمد. شورای بندر نشست.", "بندر باز شد؛ بندر بست؛ بندر، بندر.")
    assert "بندر" in found


def test_arabic_words_count_together_with_their_article_and_conjunction() -> None:
    text = "جاءت المحكمة اليوم. ومحكمة أخرى غابت. محكمة ثالثة حضرت. للمحكمة رأي."
    (found,) = [point for point in points("ar", text) if "محكمة" in point.text]
    assert dict(found.why)["frequency"] == 1.0


def test_vowel_signs_and_joiners_stay_inside_words() -> None:
    (found,) = [one for one in points("fa", "کِتاب‌ها آمد. کتاب رفت.") if "تاب" in one.text]
    assert (found.text, dict(found.why)["frequency"]) == ("کِتاب‌ها", 1.0)


def test_chinese_terms_are_whole_words_without_particles() -> None:
    found = terms("zh", "港口扩建的计划。关于港口扩建。港口扩建了。", "议会的决定，议会的报告。")
    assert found[:2] == ["港口扩建", "议会"]


def test_japanese_terms_are_runs_of_signs() -> None:
    text = (
        "コンテナは港湾にある。コンテナが届く。港湾は広い。船が来て、人が働き、雨が降り、風が吹く。"
    )
    found = terms("ja", text * 2)
    assert {"コンテナ", "港湾"} <= set(found)


def test_words_of_the_title_come_first() -> None:
    texts = ("دادگاه باز شد. دادگاه بسته شد. ماهیگیر آمد. ماهیگیر رفت.",)
    assert terms("fa", *texts, title="داستان ماهیگیر")[0] == "ماهیگیر"
    assert terms("fa", *texts)[0] == "دادگاه"


def test_a_term_leads_to_the_first_place_of_the_form_that_is_shown() -> None:
    first = points("fa", "دادگاه باز شد.", "دادگاه بسته شد.")[0]
    assert (first.text, first.block, first.start, first.end) == ("دادگاه", "p1", 0, 6)


def test_there_are_at_most_so_many() -> None:
    words = ("میز", "کتاب", "دفتر", "پنجره", "دیوار", "چراغ", "فرش", "قالی", "سقف", "ستون")
    assert len(terms("fa", " ".join(f"{word}، {word}." for word in words))) == MOST


def test_a_text_without_repetitions_has_a_few_all_the_same() -> None:
    assert len(terms("fa")) == 5


def test_a_sentence_that_is_said_twice_is_no_term() -> None:
    assert terms("zh", FILLER["zh"]) == []


@pytest.mark.parametrize("kind", ["code", "table", "heading"])
def test_only_the_body_counts(kind: BlockKind) -> None:
    assert terms("he", "מילה " * 50, kind=kind) == []
