"""Writes a first source for somebody to fill in; it builds as it is."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from briefing.errors import Place, PublishError
from briefing.output import Output
from briefing.publish.files import write_all
from briefing.publish.toml import toml_pair

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
"""What a slug may be."""
TEXT = """\
+++
# What is known about the article. Remove the # in front of a line to use it.
{title}
# subtitle = "One sentence that says what it is about"
# authors = ["Name of the author"]
published = "{today}"  # or a month, “2018-07”, or a year, “2018”
# updated = "{today}"
# language = "en"
# site = "Name of the paper or site it appeared in"
# url = "https://example.org/article"
# rights = "Who may do what with the text"
# tags = ["subject", "another subject"]
# edition = "Second edition"
# status = "draft"                     # or final, or superseded
# credits = "Photographs: name of the photographer"
# disclaimer = "What you do not answer for"
# qr = true                            # a QR code of the url in print
# marking = "TLP:AMBER"                # how it may be handled
# editor = "Who answers for summary and actors"
# theme = "classic"
# paper = "a4"                        # a4, letter or a5
# outputs = ["pdf", "epub", "html"]
+++

Write or paste the article here. An empty line ends a paragraph.

## A heading

The summary and the key actors are found in the text by themselves.
"""


def write_starter(slug: str, folder: Path) -> Path:
    """Write `folder/slug.md` and return its path.

    Raises:
        PublishError: there is such a file, or it cannot be written.
    """
    path = folder / f"{slug}.md"
    if path.exists():
        raise PublishError("this exists already", Place(str(path)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PublishError(f"cannot be made: {error.strerror}", Place(str(folder))) from error
    title = toml_pair("title", slug.replace("-", " ").capitalize())
    today = datetime.now().astimezone().date().isoformat()
    text = TEXT.format(title=title, today=today)
    return write_all(folder, [Output(path.name, text.encode())])[0]
