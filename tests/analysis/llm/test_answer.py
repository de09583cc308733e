from __future__ import annotations

import json

import pytest
from briefing.analysis.llm.answer import MOST_POINTS, Claim, NoAnswerError, read_answer


def reply(content: object, **message: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content, **message}}]}).encode()


def points(*found: object) -> bytes:
    return reply(json.dumps({"points": found}))


def test_points_with_their_evidence() -> None:
    data = points({"text": " Ports\n closed.\u202e ", "evidence": [3, 1, 3]})
    assert read_answer(data) == (Claim("Ports closed.", (3, 1)),)


def test_an_answer_in_a_code_fence_is_understood() -> None:
    data = reply('```json\n{"points": [{"text": "Yes.", "evidence": [1]}]}\n```\n')
    assert read_answer(data) == (Claim("Yes.", (1,)),)


@pytest.mark.parametrize("evidence", [None, "3", {"n": 3}, 3])
def test_evidence_that_is_no_list_is_none(evidence: object) -> None:
    assert read_answer(points({"text": "Yes.", "evidence": evidence}))[0].evidence == ()


def test_what_is_no_number_is_no_sentence() -> None:
    found = read_answer(points({"text": "Yes.", "evidence": [True, "2", 2.0, 4]}))
    assert found[0].evidence == (-1, 4)


def test_endless_points_are_cut() -> None:
    found = read_answer(points(*[{"text": "Yes.", "evidence": [1]}] * 50))
    assert len(found) == MOST_POINTS


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"Here is your summary", id="no JSON"),
        pytest.param(b"\xff\xfe\xfd", id="no text"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b'{"choices": []}', id="no choice"),
        pytest.param(b'{"choices": {"a": 1}}', id="choices of another kind"),
        pytest.param(b'{"choices": [7]}', id="choice of another kind"),
        pytest.param(reply("Of course! Here are three points."), id="chat"),
        pytest.param(reply('{"points": [{"text": "Ports'), id="cut off"),
        pytest.param(reply("[]"), id="list"),
        pytest.param(reply('{"points": {}}'), id="no list of points"),
        pytest.param(points(), id="no point"),
        pytest.param(points("Ports closed."), id="bare point"),
        pytest.param(points({"evidence": [1]}), id="point without text"),
        pytest.param(reply('{"points": [{"text": "a", "evidence": [%s]}]}' % ("9" * 5000)), id="9"),
    ],
)
def test_what_is_not_of_the_form_is_no_answer(data: bytes) -> None:
    with pytest.raises(NoAnswerError, match="not the JSON"):
        read_answer(data)


@pytest.mark.parametrize("data", [reply(None), reply("{}", refusal="I cannot do that.")])
def test_a_refusal_is_no_answer(data: bytes) -> None:
    with pytest.raises(NoAnswerError, match="refused") as raised:
        read_answer(data)
    assert "cannot do" not in str(raised.value)
