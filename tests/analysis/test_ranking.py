from __future__ import annotations

import numpy as np
import pytest
from briefing.analysis.ranking import centrality, choose, similarities

TEXTS = [("port", "closed"), ("port", "closed"), ("port", "open"), ("rain",), ()]


def test_similarity_is_one_for_equal_terms_and_zero_for_none_in_common() -> None:
    likeness = similarities(TEXTS)
    assert likeness[0, 1] == pytest.approx(1)
    assert 0 < likeness[0, 2] < 1
    assert likeness[0, 3] == 0
    assert likeness[4].sum() == 0


def test_nothing_has_no_similarities_and_no_centrality() -> None:
    assert centrality(similarities([])).shape == (0,)


def test_what_is_like_the_others_is_central() -> None:
    central = centrality(similarities([("port", "rain"), ("port",), ("rain",), ("crane",)]))
    assert central.argmax() == 0
    assert central.max() == pytest.approx(1)
    assert central.argmin() == 3


def test_a_repetition_is_not_chosen() -> None:
    likeness = similarities(TEXTS)
    assert choose([0.9, 0.8, 0.1, 0.3, 0.0], likeness, [0, 1, 2, 3], 3) == (0, 3, 2)


def test_likeness_costs() -> None:
    likeness = np.array([[1.0, 0.7, 0.0], [0.7, 1.0, 0.0], [0.0, 0.0, 1.0]])
    assert choose([1.0, 0.8, 0.7], likeness, [0, 1, 2], 2) == (0, 2)


def test_of_equals_the_first_is_chosen() -> None:
    assert choose([0.5, 0.5, 0.5], np.eye(3), [1, 2], 1) == (1,)


def test_no_more_is_chosen_than_allowed() -> None:
    assert choose([0.5, 0.5], np.eye(2), [1], 5) == (1,)
