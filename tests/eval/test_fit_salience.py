from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from briefing.analysis.salience import load_weights
from tests.eval.fit_salience import Sample, fit, main, ranking

NEWS = {
    "title": "Oduya leads the harbour strike",
    "paragraphs": [
        "Mira Oduya led the strike in Boston. Oduya spoke for an hour. Tom Berg was there.",
        "Later Robert Quill, a lawyer, was seen with Tom Berg at the Quay University.",
    ],
    "entities": [
        {"wiki": "Mira Oduya", "spots": ["mira oduya,oduya"], "score": 3},
        {"wiki": "Boston", "spots": ["boston"], "score": 2},
        {"wiki": "Tom Berg (lawyer)", "spots": ["tom berg"], "score": 0.5},
    ],
}
TALK = "Mira Oduya\n\nMira Oduya was born in Norway. Her brother Tom Berg was not."
LIFE = {
    "title": "Mira Oduya",
    "genre": "bio",
    "text": TALK,
    "blocks": [{"start": 0, "end": 10}, {"start": 12, "end": len(TALK)}],
    "clusters": [
        {"type": "person", "link": "", "grade": 5, "mentions": [[12, 22, "Mira Oduya"]]},
        {"type": "person", "link": "", "grade": 0, "mentions": [[57, 65, "Tom Berg"]]},
        {"type": "event", "link": "", "grade": 5, "mentions": [[0, 4, "Birth"]]},
    ],
}
TRAVEL = LIFE | {"genre": "voyage"}


def write(path: Path, *rows: Mapping[str, object]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_weights_are_printed_for_every_feature(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "salience_wikinews.jsonl", NEWS)
    write(tmp_path / "gum.jsonl", LIFE, TRAVEL)
    main([str(tmp_path)])
    printed = capsys.readouterr().out
    assert tomllib.loads(printed).keys() == load_weights().keys()
    assert "# gum: nDCG@5 1.000 with the weights in use" in printed


def test_one_set_is_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "gum.jsonl", LIFE)
    main([str(tmp_path)])
    assert "fitted to the other set" not in capsys.readouterr().out


def test_a_folder_without_sets_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "holds none of" in capsys.readouterr().err


def test_the_fit_finds_what_tells_the_central_from_the_others() -> None:
    features = np.array([[1.0, 1.0], [1.0, 0.0]] * 20)
    weights = fit([Sample(features, np.array([3.0, 0.0] * 20), (3.0,))], free=0)
    assert weights[1] > 2
    assert weights[0] < -1


def test_a_ranking_is_measured_by_its_first_places() -> None:
    sample = Sample(np.array([[0.0], [1.0]]), np.array([0.0, 2.0]), (2.0,))
    assert ranking([sample], np.array([1.0])) == pytest.approx(1)
    assert ranking([sample], np.array([-1.0])) == pytest.approx(1 / np.log2(3))
