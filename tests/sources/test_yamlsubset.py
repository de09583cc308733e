"""Tests of briefing/sources/yamlsubset.py and yamlscalar.py."""

import time
from contextlib import suppress
from typing import Any

import pytest
from briefing.config.layer import Key
from briefing.errors import ConfigError
from briefing.sources.yamlsubset import parse_yaml
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("# only a comment\n", {}),
        ("title: Talks # a comment", {"title": "Talks"}),
        ("title: Talks: a review", {"title": "Talks: a review"}),
        ("url: http://a.b/c#d", {"url": "http://a.b/c#d"}),
        ("a: no\nb: 2026\nc:\nd: ~", {"a": "no", "b": "2026", "c": "", "d": ""}),
        ("'a b': 1\n\"c\": 2", {"a b": "1", "c": "2"}),
        ("og:title: x", {"og:title": "x"}),
        ("title: long\n  text\n  goes on # note\nb: c", {"title": "long text goes on", "b": "c"}),
        ("title:\n  below", {"title": "below"}),
        ("a:\n  b: c\n  d:\n    e: f\ng: h", {"a": {"b": "c", "d": {"e": "f"}}, "g": "h"}),
        ("a:\n- x\n- y z\nb: c", {"a": ["x", "y z"], "b": "c"}),
        ("a:\n  - x\n  -\n  - 'y'", {"a": ["x", "", "y"]}),
        ("a:\n  - k: x\n    l: y\n  - k: z", {"a": [{"k": "x", "l": "y"}, {"k": "z"}]}),
        ('a:\n  - "k": v', {"a": [{"k": "v"}]}),
        ("a:\n  - - x\n    - y\n  - []", {"a": [["x", "y"], []]}),
        ("a:\n  -\n    b: c", {"a": [{"b": "c"}]}),
        ("a: |\n  one\n   two\n\n  three\nb: c", {"a": "one\n two\n\nthree", "b": "c"}),
        ("a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        ("  a: b\n  c: d", {"a": "b", "c": "d"}),
        ("a: []\nb: {}", {"a": [], "b": {}}),
        ("a: [x, 'y, z', \"w\", ]", {"a": ["x", "y, z", "w"]}),
        ("a: [x,\n  y # why\n  , {k: v, l: [m]}]", {"a": ["x", "y", {"k": "v", "l": ["m"]}]}),
        ("a: {k, 'l': http://x}", {"a": {"k": "", "l": "http://x"}}),
        ("a: 'it''s'", {"a": "it's"}),
        (r'a: "tab\tnew\nquote\" \x41\u00e9\U0001F600 \/"', {"a": 'tab\tnew\nquote" Aé😀 /'}),
        (r'a: "\ud83d\ude00 \ud83d"', {"a": "😀 \ufffd"}),
        ('a: "one\n  two\n\n  three" # c\nb: c', {"a": "one two\nthree", "b": "c"}),
        ("a: @handle\nb: 100%", {"a": "@handle", "b": "100%"}),
    ],
)  # fmt: skip
def test_what_is_taken(text: str, values: dict[str, Any]) -> None:
    assert parse_yaml(text, "a.md").values == values


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", 'a.md:2:1: "a" stands twice'),
        ("a:\n  b: 1\n  b: 2", 'a.md:3:3: "b" stands twice'),
        ("a: {b: 1, b: 2}", 'a.md:1:11: "b" stands twice'),
        ("a: &x b", "a.md:1:4: anchors are not taken here"),
        ("a: *x", "a.md:1:4: aliases are not taken here; put the text in quotation marks"),
        ("a: !!python/object x", "a.md:1:4: tags are not taken here"),
        ("a: [&x b]", "a.md:1:5: anchors"),
        ("<<: x", 'a.md:1: "<<": merge keys'),
        ("a: {<<: x}", "a.md:1:5: a key must be a word"),
        ("a: {[b]: c}", "a.md:1:5: a key must be a word"),
        ("? a", 'a.md:1:1: expected "key: value"'),
        ("a: b\nnothing", 'a.md:2:1: expected "key: value"'),
        ("a: b\n\tc: d", "a.md:2:1: indent with spaces, not with tabs"),
        ("a: b\n  c: d", "a.md:2: this line is indented deeper than the one before"),
        ("a: 'b'\n  c: d", "a.md:2:1: this line is indented deeper"),
        ("  a: b\nc: d", "a.md:2: this line is indented less than the first"),
        ("a: 'b", "a.md:1:4: these quotation marks are not closed"),
        ("a: 'b' c", 'a.md:1: unexpected "c"'),
        (r'a: "\q"', r"a.md:1:4: unknown escape \q"),
        (r'a: "\U00110000"', "unknown escape"),
        ("a: [b", 'a.md:1:4: "[" is not closed'),
        ("a: [b,", 'a.md:1:4: "[" is not closed'),
        ("a: [b}\n", 'a.md:1:6: expected "," or "]"'),
        ("b: c\na: [x,\n  'y]", "a.md:3:3: these quotation marks are not closed"),
        ("a: " + "[" * 3000, "a.md:1:11: nested deeper than 8 levels"),
        ("a:\n " + "- " * 20 + "x", "a.md:2: nested deeper than 8 levels"),
        ("\n".join(" " * i + "a:" for i in range(10)), "a.md:9: nested deeper than 8 levels"),
        ("a: " + "x" * 64_000, "a.md:1: metadata is limited to 64 kB"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_yaml(text, "a.md")
    assert str(caught.value).startswith(message) or message in str(caught.value)


def test_lines_of_keys() -> None:
    layer = parse_yaml("title: x\nactors:\n  - name: A\n    role: b\n  - name: C", "a.md", 2)
    expected: dict[Key, int] = {
        ("title",): 2,
        ("actors",): 3,
        ("actors", 0): 4,
        ("actors", 0, "name"): 4,
        ("actors", 0, "role"): 5,
        ("actors", 1): 6,
        ("actors", 1, "name"): 6,
    }
    assert layer.lines == expected


@pytest.mark.parametrize(
    "piece", ["a: ", "a:\n ", "- ", "a: [", "'", '"', "\\", "a: x\n x", "{a: "]
)
def test_long_texts_take_no_time(piece: str) -> None:
    start = time.monotonic()
    with suppress(ConfigError):
        parse_yaml("k: " + piece * (60_000 // len(piece)), "a.md")
    assert time.monotonic() - start < 5


@given(st.text(alphabet="ab:-'\"[]{},|>#&*!\\ \n\t", max_size=60))
def test_nothing_but_config_errors(text: str) -> None:
    with suppress(ConfigError):
        parse_yaml(text, "a.md")
