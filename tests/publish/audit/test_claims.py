from __future__ import annotations

from typing import Any

import pytest
from briefing.publish.audit.claims import NEW, OLD, Claims, profiles_of, read_claims
from pypdf.generic import DecodedStreamObject

RDF = (
    '<r xmlns:a="http://www.aiim.org/pdfa/ns/id/" xmlns:u="http://www.aiim.org/pdfua/ns/id/">{}</r>'
)


def catalog(metadata: str) -> dict[str, Any]:
    stream = DecodedStreamObject()
    stream.set_data(metadata.encode())
    return {"/Metadata": stream}


@pytest.mark.parametrize(
    ("metadata", "claims"),
    [
        ('<d a:part="3" a:conformance="A"/><d u:part="1"/>', Claims("3A", "1")),
        ("<a:part>4</a:part><a:conformance>F</a:conformance><u:part>2</u:part>", Claims("4F", "2")),
        ("<d/>", Claims()),
        ("<d>", Claims()),
    ],
)
def test_claims_are_read_from_the_metadata(metadata: str, claims: Claims) -> None:
    assert read_claims(catalog(RDF.format(metadata))) == claims


def test_a_file_without_metadata_claims_nothing() -> None:
    assert read_claims({}) == Claims()


@pytest.mark.parametrize(
    ("claims", "profiles"),
    [(Claims("3A", "1"), OLD), (Claims("4F", "2"), NEW), (Claims(), OLD), (Claims("", "2"), NEW)],
)
def test_what_is_claimed_is_checked(claims: Claims, profiles: tuple[object, ...]) -> None:
    assert profiles_of(claims) == profiles
