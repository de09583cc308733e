"""Which model is asked, and where: named by whoever runs the program, never by content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from briefing.errors import ConfigError

URL = "BRIEFING_LLM_URL"
"""Environment variable with the base address, such as `http://127.0.0.1:8080/v1`."""
MODEL = "BRIEFING_LLM_MODEL"
"""Environment variable with the name of the model."""
KEY = "BRIEFING_LLM_KEY"
"""Environment variable with the secret key, if the server wants one."""
LONGEST_NAME = 100
"""Characters of a model's name, which is printed in the summary box."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an OpenAI-compatible interface."""

    url: str = field(repr=False)
    """Base address without a slash at its end."""
    model: str
    """Name of the model."""
    key: str = field(default="", repr=False)
    """Secret key; it is sent to the server and goes nowhere else."""


def from_environment(variables: Mapping[str, str]) -> Endpoint:
    """Return the endpoint that the environment names.

    Raises:
        ConfigError: An address or a name is missing or malformed; the
            message names the variable and never its value.
    """
    values = {name: variables.get(name, "").strip() for name in (URL, MODEL, KEY)}
    missing = [name for name in (URL, MODEL) if not values[name]]
    if missing:
        raise ConfigError(f"a summary by a model needs {' and '.join(missing)} in the environment")
    if not _is_base_address(values[URL]):
        raise ConfigError(f"{URL} must be an http or https address without password and query")
    if not values[MODEL].isprintable() or len(values[MODEL]) > LONGEST_NAME:
        raise ConfigError(f"{MODEL} must be a name of at most {LONGEST_NAME} characters")
    if not (values[KEY].isascii() and values[KEY].isprintable()):
        raise ConfigError(f"{KEY} must be made of plain ASCII characters")
    return Endpoint(values[URL].rstrip("/"), values[MODEL], values[KEY])


def _is_base_address(url: str) -> bool:
    """Tell whether a path can be added to the address, and nothing secret stands in it."""
    try:
        parts = urlsplit(url)
        bare = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set(" @?#")
    return bare and plain and parts.scheme in {"http", "https"}
