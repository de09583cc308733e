"""Front matter: the block of metadata at the very top of a text."""

from __future__ import annotations

import re

from briefing.config.layer import Layer
from briefing.config.tomlfile import parse_toml
from briefing.errors import ConfigError, Place
from briefing.sources.yamlsubset import parse_yaml

_YAML_KEY = re.compile(r"""(?:[A-Za-z_][\w.-]*|"[^"\n]{1,60}"|'[^'\n]{1,60}')[ \t]*:(?:\s|$)""")
_TOML_KEY = re.compile(r"""[ \t]*(?:\[|[\w."'-]+(?:[ \t]*\.[ \t]*[\w"'-]+)*[ \t]*=)""")


def split_front_matter(text: str, path: str) -> tuple[Layer, str]:
    """Return front matter and body of a text; the body keeps its line numbers.

    YAML stands between `---` lines (the last may be `...`), TOML between `+++` lines. A block is
    metadata only if its first line looks like a key; then it must be closed. A block that starts
    with comments is metadata if a key follows them and it is closed. Raises ConfigError.
    """
    fence = text.partition("\n")[0].rstrip()
    if fence not in {"---", "+++"}:
        return Layer(path), text
    lines = text.split("\n")
    first = 1
    while first < len(lines) and lines[first].startswith("#"):
        first += 1
    looks_like_key = (_YAML_KEY if fence == "---" else _TOML_KEY).match(
        "\n".join(lines[first : first + 1])
    )
    if not looks_like_key:
        return Layer(path), text
    ends = {"---", "..."} if fence == "---" else {"+++"}
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    if not end:
        if first > 1:
            return Layer(path), text
        raise ConfigError(f"the front matter is not closed with {fence}", Place(path, 1))
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    if fence == "---":
        return parse_yaml("\n".join(lines[1:end]), path, first_line=2), body
    return parse_toml("\n" + "\n".join(lines[1:end]), path), body
