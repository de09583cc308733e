from __future__ import annotations

import pytest
from briefing.analysis.llm.endpoint import Endpoint, from_environment
from briefing.errors import ConfigError

URL = "https://models.example/v1"
SOUND = {"BRIEFING_LLM_URL": f" {URL}/ ", "BRIEFING_LLM_MODEL": "tiny-1"}


def test_address_and_name_are_enough() -> None:
    assert from_environment(SOUND) == Endpoint(URL, "tiny-1", "")


def test_the_key_is_taken_and_never_shown() -> None:
    found = from_environment({**SOUND, "BRIEFING_LLM_KEY": "s3cret"})
    assert found.key == "s3cret"
    assert "s3cret" not in f"{found!r} {found}"


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"BRIEFING_LLM_URL": ""}, "needs BRIEFING_LLM_URL in"),
        ({"BRIEFING_LLM_MODEL": " "}, "needs BRIEFING_LLM_MODEL in"),
        ({"BRIEFING_LLM_URL": "models.example"}, "BRIEFING_LLM_URL must be an http"),
        ({"BRIEFING_LLM_URL": "file:///etc/passwd"}, "BRIEFING_LLM_URL must"),
        ({"BRIEFING_LLM_URL": "http://me:s3cret@host/v1"}, "BRIEFING_LLM_URL must"),
        ({"BRIEFING_LLM_URL": "http://host/v1?key=s3cret"}, "BRIEFING_LLM_URL must"),
        ({"BRIEFING_LLM_URL": "http://[::1/s3cret"}, "BRIEFING_LLM_URL must"),
        ({"BRIEFING_LLM_URL": "http://host:0/s3cret"}, "BRIEFING_LLM_URL must"),
        ({"BRIEFING_LLM_MODEL": "a\nb"}, "BRIEFING_LLM_MODEL must"),
        ({"BRIEFING_LLM_MODEL": "m" * 101}, "BRIEFING_LLM_MODEL must"),
        ({"BRIEFING_LLM_KEY": "s3cret\r\nX: y"}, "BRIEFING_LLM_KEY must"),
        ({"BRIEFING_LLM_KEY": "s3crét"}, "BRIEFING_LLM_KEY must"),
    ],
)
def test_what_is_wrong_is_said_without_its_value(changed: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=named) as raised:
        from_environment({**SOUND, **changed})
    assert "s3" not in str(raised.value)
