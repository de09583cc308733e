from __future__ import annotations

import pytest
from briefing.analysis.sentences import LONGEST, is_abbreviation, last_word, split
from briefing.languages import load

ENGLISH = load("en")


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, ENGLISH)]


def test_abbreviations_initials_and_quotations() -> None:
    text = (
        "Gen. A. R. Osei met Dr. Lind of the U.S. Trade Dept. at St. Anne's on Feb. 7 at 3 p.m. on "
        "Friday. Rep. O'Hara Jr. said No. 9 Dock costs $2.5 million, i.e. half the price of 1997. "
        'She was born in the U.S.A. Her sister was not. "Will it last?" asked Mrs. Pell. "No."'
    )
    assert _texts(text) == [
        (
            "Gen. A. R. Osei met Dr. Lind of the U.S. Trade Dept. at St. Anne's on Feb. 7 at "
            "3 p.m. on Friday."
        ),
        "Rep. O'Hara Jr. said No. 9 Dock costs $2.5 million, i.e. half the price of 1997.",
        "She was born in the U.S.A.",
        "Her sister was not.",
        '"Will it last?" asked Mrs. Pell.',
        '"No."',
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm (Pell et al. 2010) grew.",
        "It grew... slowly.",
        "Trains leave at 6 a.m. Tuesday.",
        "Trains leave at 6 p.m. GMT.",
        "“Will it last?” Mara Pell asked.",
        "1. The first item of a list.",
        "(b) Norton (c. 1818) left.",
        "Mary C. Osei met P. Lind there.",
        "Yahoo! is a firm.",
        "Prices rose by 3.5 per cent.",
        "See pp. 3-4 and vol. II for more.",
    ],
)
def test_is_one_sentence(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("She works on Wall St.", "He does not."),
        ("Is it No.", "Police denied it."),
        ("Trains leave at 6 p.m.", "Police watch them."),
        ("It was 1998.", "20 people left."),
        ("“Peace.”", "Nobody spoke."),
        ("“I left.”", "He said nothing more."),
        ("(It ended.)", "Nobody spoke."),
        ("It ended…", "Then it began."),
        ("It ended. [17]", "Then it began."),
        ("Really?!", "Yes."),
        ("今天。", "明天！"),
        ("سلام۔", "دوسرا جملہ۔"),
    ],
)
def test_are_two_sentences(first: str, second: str) -> None:
    assert _texts(f"{first} {second}") == [first, second]


def test_marks_without_spaces_end_a_sentence_in_chinese() -> None:
    assert _texts("今天。明天！") == ["今天。", "明天！"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_has_no_sentences(text: str) -> None:
    assert _texts(text) == []


def test_text_without_a_mark_is_a_sentence() -> None:
    assert _texts(" Harbour news ") == ["Harbour news"]


@pytest.mark.parametrize("text", ["Dr. " * 20_000, "x" * 50_000, "." * 50_000 + "a", '?" ' * 9000])
def test_hostile_text_is_cut_into_bearable_pieces(text: str) -> None:
    spans = split(text, ENGLISH)
    assert max(end - start for start, end in spans) <= max(LONGEST, 50_001 if "." in text else 0)


@pytest.mark.parametrize("word", ["Gen.", "U.S.", "p.m.", "R.", "Ph.D."])
def test_abbreviations_are_known(word: str) -> None:
    assert is_abbreviation(word, ENGLISH)


@pytest.mark.parametrize("word", ["harbour.", "x.", ""])
def test_other_words_are_no_abbreviations(word: str) -> None:
    assert not is_abbreviation(word, ENGLISH)


def test_last_word_is_found_inside_closing_marks() -> None:
    assert last_word('He said: "Meet the Gen.")') == "Gen."


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "« C'est faux. »", "M. Roux est parti vers 8 h, cf. la p. 3 du rapport."),
        ("fr", "Qui vient ?", "Le Dr. Morel, dit-on."),
        ("de", "Am 3. Oktober kam Nr. 5, z. B. aus Accra.", "»Gut«, sagte sie."),
        ("es", "¿Quién es el Sr. Ruiz?", "La Dra. Vega no lo dijo en la pág. 4."),
        ("ru", "В 2019 г. А. С. Лапин купил порт за 3 млн. рублей.", "«Нет», — сказал он."),
        ("ar", "قال د. سامي إن القرار مؤجل؛ فلا أحد يعرفه.", "هل وافق المجلس؟"),
        ("fa", "به گفتهٔ او، رک. ص. 3 گزارش.", "آیا رای داد؟"),
        ("ur", "اجلاس 2024 میں ہوا۔", "کیا سب راضی تھے؟"),
        ("zh", "市长说：“不行！”", "会议在2024年举行。"),
        ("ja", "「終わりました。」", "会議は続きます。"),
    ],
)
def test_every_language_has_its_marks_and_abbreviations(
    language: str, first: str, second: str
) -> None:
    text = f"{first} {second}"
    found = [text[start:end] for start, end in split(text, load(language))]
    assert found == [first, second]
