"""What a model answered: points with the numbers of the sentences they rest on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.config.characters import one_line

MOST_POINTS = 20
"""Points of an answer that are looked at; nobody asks for more."""

_FENCED = re.compile(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*\Z", re.DOTALL)
_BROKEN = "the answer is not the JSON that was asked for"


class NoAnswerError(Exception):
    """There is nothing to work with; the text says why, without a word of the server's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One point as the model wrote it, not checked yet."""

    text: str
    """Its words on one line."""
    evidence: tuple[int, ...]
    """Numbers of the sentences that it cites; -1 for anything that is no number."""


def read_answer(data: bytes) -> tuple[Claim, ...]:
    """Return the points of a chat completion, at least one.

    Raises:
        NoAnswerError: The server's or the model's words are not of the form that was asked for.
    """
    reply = _object(_parsed(data))
    try:
        message = _object(reply["choices"][0]["message"])
    except (LookupError, TypeError) as error:
        raise NoAnswerError(_BROKEN) from error
    content = message.get("content")
    if message.get("refusal") or not isinstance(content, str):
        raise NoAnswerError("the model refused to answer")
    fenced = _FENCED.match(content)
    points = _object(_parsed(fenced[1] if fenced else content)).get("points")
    if not isinstance(points, list) or not points:
        raise NoAnswerError(_BROKEN)
    return tuple(_claim(_object(point)) for point in points[:MOST_POINTS])


def _parsed(data: bytes | str) -> Any:
    """Return the value of a JSON text."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:  # also a number with thousands of digits
        raise NoAnswerError(_BROKEN) from error


def _object(value: Any) -> Mapping[str, Any]:
    """Return the value if it is a JSON object."""
    if not isinstance(value, dict):
        raise NoAnswerError(_BROKEN)
    return value


def _claim(point: Mapping[str, Any]) -> Claim:
    """Return one point of the answer."""
    text, cited = point.get("text"), point.get("evidence")
    if not isinstance(text, str):
        raise NoAnswerError(_BROKEN)
    numbers = cited if isinstance(cited, list) else []
    return Claim(
        one_line(text),
        tuple(dict.fromkeys(number if type(number) is int else -1 for number in numbers)),
    )
