from __future__ import annotations

from pathlib import Path

import click
import pytest
from briefing.cli.values import Location


@pytest.mark.parametrize(
    ("text", "path"),
    [("content/a.md", "content/a.md"), ("file:///srv/a", "/srv/a"), ("s3://b/c", "s3:/b/c")],
)
def test_files_folders_and_urls_are_locations(text: str, path: str) -> None:
    assert Location().convert(text, None, None) == Path(path)


def test_one_url_inside_another_is_refused() -> None:
    with pytest.raises(click.BadParameter, match="one URL inside another"):
        Location().convert("zip://a.md::s3://b/c.zip", None, None)


def test_the_shell_completes_names_of_files() -> None:
    context, option = click.Context(click.Command("build")), click.Option(["--out"])
    (item,) = Location().shell_complete(context, option, "cont")
    assert (item.value, item.type) == ("cont", "file")
