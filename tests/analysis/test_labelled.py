from __future__ import annotations

import pytest
from briefing.analysis.labelled import find_labelled
from briefing.analysis.models import Model
from briefing.analysis.reading import Reading, read_article
from briefing.analysis.sightings import Sighting, make_clues
from briefing.model import Article, Block, Meta, Run
from spacy import blank

LABELS = {
    "M. Jean Delmas, président de la région": "PER",
    "Jean Delmas": "PER",
    "président": "PER",
    "La Norvège": "LOC",
    "l'Espagne": "LOC",
    "Kerval": "LOC",
    "Agence des ports du Nord": "LOC",
    "Conseil des ports (CP)": "ORG",
    "Le Quai rouge": "MISC",
    "lundi": "MISC",
}


def model(_code: str) -> Model:
    """Return a pipeline that marks the names above and nothing else."""
    pipeline = blank("fr")
    ruler = pipeline.add_pipe("entity_ruler")
    patterns = [
        {"label": label, "pattern": [{"TEXT": one.text} for one in pipeline.make_doc(text)]}
        for text, label in LABELS.items()
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return Model(pipeline, "ruler")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> list[Sighting]:
    monkeypatch.setattr("briefing.analysis.reading.load_model", model)
    blocks = (Block("p1", "paragraph", (Run(request.param),)),)
    reading: Reading = read_article(Article(Meta(language="fr"), blocks))
    sightings = find_labelled(reading, make_clues(reading.language))
    for one in sightings:
        assert reading.doc.text[one.start : one.end] == one.text
    return list(sightings)


@pytest.mark.parametrize(
    ("found", "names"),
    [
        ("Hier M. Jean Delmas, président de la région, parle.", [("Jean Delmas", "person")]),
        ("La Norvège attend l'Espagne.", [("Norvège", "place"), ("Espagne", "place")]),
        ("Un président est là lundi.", []),
        ("Voici l'Agence des ports du Nord.", [("Agence des ports du Nord", "organisation")]),
        ("On lit Le Quai rouge.", []),
        (
            "Hier Jean Delmas parle. Delmas rit à Kerval.",
            [("Jean Delmas", "person"), ("Delmas", "person"), ("Kerval", "place")],
        ),
        (
            "Le Conseil des ports (CP) vote. Le CP gagne.",
            [
                ("Conseil des ports", "organisation"),
                ("CP", "organisation"),
                ("CP", "organisation"),
            ],
        ),
    ],
    indirect=["found"],
)
def test_marked_names_are_cut_to_the_name_and_found_again(
    found: list[Sighting], names: list[tuple[str, str]]
) -> None:
    assert [(one.text, one.kind) for one in found] == names


@pytest.mark.parametrize("found", ["On va à Kerval."], indirect=True)
def test_the_word_before_a_name_is_known(found: list[Sighting]) -> None:
    assert [one.before for one in found] == ["à"]
