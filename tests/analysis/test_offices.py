from __future__ import annotations

import pytest
from briefing.analysis.gathering import Cluster, Role
from briefing.analysis.offices import find_roles
from briefing.analysis.reading import read_article
from briefing.analysis.sightings import Sighting
from briefing.model import ActorKind, Article, Block, Meta, Run

NAME = "Paul Kerouan"


def role(text: str, kind: ActorKind = "person") -> Role:
    """Return what is read about the name in a French sentence."""
    blocks = (Block("p1", "paragraph", (Run(text),)),)
    reading = read_article(Article(Meta(language="fr"), blocks))
    start = reading.doc.text.index(NAME)
    sighting = Sighting(start, start + len(NAME), NAME, kind)
    return find_roles(reading, [Cluster("k", (sighting,))]).get("k", Role())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Hier, le maire de Brest Paul Kerouan a parlé.", "maire de Brest"),
        ("Hier, l'ancien ministre Paul Kerouan a parlé.", "ancien ministre"),
        ("Paul Kerouan, président du port de Kerval, a parlé.", "président du port de Kerval"),
        ("Selon Paul Kerouan, porte-parole du syndicat, tout va bien.", "porte-parole du syndicat"),
    ],
)
def test_a_role_is_quoted_from_beside_the_name(text: str, quoted: str) -> None:
    assert role(text) == Role(role=quoted)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a rencontré hier Paul Kerouan.",
        "Le porte-parole de Paul Kerouan a parlé.",
        "Paul Kerouan, qui habite Brest, a parlé.",
        "Paul Kerouan a parlé.",
    ],
)
def test_no_role_is_better_than_a_wrong_one(text: str) -> None:
    assert role(text) == Role()


def test_a_rank_is_no_office() -> None:
    assert role("Hier, le général Paul Kerouan a parlé.") == Role(rank="général")


def test_only_persons_have_roles() -> None:
    assert role("Hier, le maire Paul Kerouan a parlé.", "organisation") == Role()
