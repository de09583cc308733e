from __future__ import annotations

import pytest
from briefing.errors import SourceError
from briefing.sources.fetch.page import Candidate, examine, folder_name
from briefing.sources.fetched import Record
from tests.sources.fetch.site import page

AT = "https://news.example/2026/talks"
PIXEL = "data:image/png;base64," + "A" * 600


def wanted(body: str, head: str = "<title>Harbour talks end</title>") -> list[list[str]]:
    facts = examine((page(body, head).body, Record(url=AT)))
    return [[candidate.whole for candidate in choices] for choices in facts.pictures]


@pytest.mark.parametrize(
    ("img", "whole"),
    [
        ('src="ships.png"', ["https://news.example/2026/ships.png"]),
        ('src="/ships.png?w=9&amp;h=8"', ["https://news.example/ships.png?w=9&h=8"]),
        ('src="//cdn.example/ships.png"', ["https://cdn.example/ships.png"]),
        ('src="a.png" srcset="b.png 2x"', ["https://news.example/2026/b.png",
                                           "https://news.example/2026/a.png"]),
    ],
)  # fmt: skip
def test_pictures_of_the_article_with_whole_addresses(img: str, whole: list[str]) -> None:
    assert wanted(f'<figure><img {img} alt="Ships"></figure>') == [whole]


def test_pictures_in_sentences_are_wanted_behind_the_others() -> None:
    found = wanted('<p>So <img class=tex alt=x src=x.png> it is.</p><p><img src=a.png alt="Ships">')
    assert found == [["https://news.example/2026/a.png"], ["https://news.example/2026/x.png"]]


@pytest.mark.parametrize("src", ["x.svg", "/math/render/svg/1f"])
def test_drawings_in_sentences_are_not_wanted(src: str) -> None:
    assert wanted(f"<p>So <img class=tex alt=x src={src}> it is.</p>") == []


def test_the_page_may_have_another_base() -> None:
    head = '<title>Talks</title><base href="/media/">'
    found = wanted('<figure><img src="ships.png" alt="Ships"></figure>', head)
    assert found == [["https://news.example/media/ships.png"]]


@pytest.mark.parametrize("img", [f'src="{PIXEL}"', 'src="file:///etc/passwd"', 'src="cid:ships"'])
def test_pictures_that_nobody_is_asked_for(img: str) -> None:
    assert wanted(f'<figure><img {img} alt="Ships"></figure>') == []


def test_a_picture_is_wanted_once_as_the_page_writes_it() -> None:
    figure = '<figure><img src="ships.png" alt="Ships"></figure>'
    facts = examine((page(figure * 2).body, Record(url=AT)))
    whole = "https://news.example/2026/ships.png"
    assert facts.pictures == ((Candidate("ships.png", whole),),)


@pytest.mark.parametrize(
    ("title", "address", "name"),
    [
        ("Harbour talks end", AT, "harbour-talks-end"),
        ("Yes/no: and/or", AT, "yes-no-and-or"),
        ("", "https://news.example/2026/Talks.html?x=1", "talks"),
        ("", "https://news.example/", "news-example"),
        ("word " * 30, AT, "word-" * 11 + "word"),
        ("w" * 90, AT, "w" * 60),
        ("../../etc", AT, "etc"),
        ("con", AT, "con-x"),
    ],
)
def test_a_folder_is_called_after_the_title_or_the_address(
    title: str, address: str, name: str
) -> None:
    assert folder_name(title, address) == name


def test_a_page_without_an_article_is_refused() -> None:
    links = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(60))
    with pytest.raises(SourceError):
        examine((f"<html><body><ul>{links}</ul></body></html>".encode(), Record(url=AT)))
