"""Tests of briefing/config/metadata.py."""

import pytest
from briefing.config.layer import Layer
from briefing.config.metadata import read_metadata
from briefing.config.tomlfile import parse_toml
from briefing.model import Meta


def front(text: str) -> Layer:
    return parse_toml(text, "a.md")


def side(text: str) -> Layer:
    return parse_toml(text, "a.toml")


def codes(*layers: Layer) -> list[tuple[str, int]]:
    found = read_metadata(layers, Meta()).diagnostics
    return [(diagnostic.code, diagnostic.place.line) for diagnostic in found]


def test_synonyms_of_other_systems() -> None:
    layer = front(
        'Title = "T"\ndescription = "D"\nauthor = "Mira Oduya"\ndate = 2018-07-20\n'
        'lastmod = "2018-08"\nlang = "ur"\ncategories = ["a", "b"]\n'
    )
    metadata = read_metadata([layer], Meta(publisher="Quay Press", editor="Lena"))
    assert metadata.meta == Meta(
        title="T",
        subtitle="D",
        authors=("Mira Oduya",),
        published="2018-07-20",
        updated="2018-08",
        language="ur",
        direction="rtl",
        tags=("a", "b"),
        publisher="Quay Press",
        editor="Lena",
    )
    assert metadata.diagnostics == ()


def test_keys_for_building() -> None:
    metadata = read_metadata(
        [
            front(
                'slug = "x y"\ntheme = "plain"\npaper = "A5"\noutputs = "pdf"\ndecorative = "a.png"'
            )
        ],
        Meta(),
    )
    assert metadata.slug == "x y"
    assert (metadata.wishes.theme, metadata.wishes.paper) == ("plain", "a5")
    assert metadata.wishes.outputs == ("pdf",)
    assert metadata.decorative == ("a.png",)


def test_the_sidecar_wins_key_by_key() -> None:
    metadata = read_metadata([front('title = "F"\nsite = "S"'), side('title = "C"')], Meta())
    assert (metadata.meta.title, metadata.meta.site) == ("C", "S")


def test_a_handling_mark_is_put_into_its_exact_form() -> None:
    metadata = read_metadata([front('tlp = "amber+strict"')], Meta(marking="TLP:CLEAR"))
    assert metadata.meta.marking == "TLP:AMBER+STRICT"
    assert metadata.diagnostics == ()


def test_a_collections_handling_mark_holds_for_articles_that_set_none() -> None:
    assert read_metadata([front("marking = ''")], Meta(marking="TLP:RED")).meta.marking == "TLP:RED"


@pytest.mark.parametrize(
    ("text", "printed", "hint"),
    [
        ('tlp = "violet"', "violet", "TLP:AMBER+STRICT"),
        ('marking = "TLP:WHITE"', "TLP:WHITE", "TLP 2.0 calls it TLP:CLEAR"),
    ],
)
def test_a_label_that_there_is_not_is_printed_and_reported(
    text: str, printed: str, hint: str
) -> None:
    metadata = read_metadata([front(text)], Meta())
    assert metadata.meta.marking == printed
    (said,) = metadata.diagnostics
    assert (said.code, hint in said.hint) == ("C005", True)


def test_small_print_is_a_text_with_empty_lines_or_a_list() -> None:
    layer = front('disclaimer = """One\nline.\n\nTwo."""\ncredits = ["Photographs: Ana", ""]')
    meta = read_metadata([layer], Meta(credits=("Everybody",))).meta
    assert meta.disclaimer == ("One line.", "Two.")
    assert meta.credits == ("Photographs: Ana",)


def test_authors_may_be_more_than_names() -> None:
    layer = front('authors = [{name = "Ana Baker", role = "editor", contact = "a@b.org"}, "Joon"]')
    meta = read_metadata([layer], Meta()).meta
    assert meta.authors == ("Ana Baker", "Joon")
    assert meta.contacts == ("Ana Baker, editor, a@b.org", "Joon")


def test_the_sidecars_authors_bring_no_contacts_of_the_front_matters() -> None:
    first = front('authors = [{name = "Ana Baker", role = "editor"}]')
    assert read_metadata([first, side('authors = ["Joon"]')], Meta()).meta.contacts == ()


def test_paragraphs_that_are_too_long_are_cut_and_reported() -> None:
    metadata = read_metadata([front(f'credits = ["{"a " * 900}", "{"b " * 300}", "c"]')], Meta())
    assert [len(text) for text in metadata.meta.credits] == [1799, 200]
    assert [d.code for d in metadata.diagnostics] == ["C006"]


def test_an_article_may_leave_out_the_code_that_its_collection_prints() -> None:
    assert read_metadata([front("qr = false")], Meta(qr=True)).meta.qr is False
    assert read_metadata([], Meta(qr=True)).meta.qr is True


def test_a_value_that_is_too_long_is_cut_and_reported() -> None:
    metadata = read_metadata([front(f'marking = "{"secret " * 20}"')], Meta())
    assert metadata.meta.marking.endswith("secret…")
    assert [(d.code, d.place.line) for d in metadata.diagnostics] == [("C006", 1)]


def test_disagreement_is_reported_where_the_sidecar_sets_the_key() -> None:
    assert codes(front('title = "F"'), side('\ntitle = "C"')) == [("C004", 2)]


def test_agreement_is_not_reported() -> None:
    assert codes(front('title = "F"'), side('title = "F"')) == []


def test_an_empty_value_does_not_win() -> None:
    metadata = read_metadata([front('title = "F"\nauthors = []'), side('title = ""')], Meta())
    assert metadata.meta.title == "F"
    assert metadata.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\ntitel = "x"', [("C001", 2)]),
        ('form = "study"\n[typography]\nlevel = 1', [("C002", 2)]),
        ('credits = ["x"]\ntypography = 3', [("C002", 2)]),
        ("title = ['x']", [("C002", 1)]),
        ("\n\nauthors = 1.5", [("C002", 3)]),
        ('url = "file:///etc/passwd"', [("C002", 1)]),
        ('date = "next Tuesday"', [("C003", 1)]),
        ('published = ["2018"]', [("C003", 1)]),
        ('author = "Mira Oduya"\nauthors = "Lena Brandt"', [("C004", 2)]),
        ('theme = "../../x"', [("C002", 1)]),
    ],
)
def test_what_is_reported(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(front(text)) == expected


def test_keys_of_other_programs_are_passed_over_in_silence() -> None:
    text = 'layout = "post"\nDraft = true\naliases = ["x"]\ncssclasses = "wide"\npublished = true'
    assert codes(front(text + '\ndate = "2018"')) == []


def test_a_slip_in_a_key_of_another_program_is_reported() -> None:
    assert codes(front('layuot = "post"')) == [("C001", 1)]


def test_an_unknown_key_brings_a_proposal() -> None:
    found = read_metadata([front('titel = "x"')], Meta()).diagnostics
    assert found[0].hint == 'did you mean "title"?'


def test_of_two_names_for_one_key_the_first_counts() -> None:
    metadata = read_metadata([front('author = "Mira Oduya"\nauthors = "Lena Brandt"')], Meta())
    assert metadata.meta.authors == ("Mira Oduya",)


def test_a_wrong_type_leaves_the_collections_value() -> None:
    assert read_metadata([front("language = 5")], Meta(language="fr")).meta.language == "fr"
