"""What is known of an article on its way from the file: after reading, and with pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefing.config.layer import Layer
from briefing.errors import Diagnostic
from briefing.model import Block, Image, Meta


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of one file as a reader understands it."""

    blocks: tuple[Block, ...]
    """Blocks, notes last. A heading's level is the source's, from 1; a run's link is an
    address as written, and so is a figure's picture, which may have further ones below it, one a
    line, the best first; a note has the id that runs refer to; any other id is the name of the
    place in the source, or several with spaces between, to which `#name` links lead."""
    front: Layer = field(default_factory=lambda: Layer(""))
    """Front matter."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found on the way."""
    meta: Meta = field(default_factory=lambda: Meta(language=""))
    """What the file says of itself otherwise, as a page does in its head; front matter and sidecar
    count more, the collection's settings less. An empty field says nothing."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The blocks of an article with their pictures loaded."""

    blocks: tuple[Block, ...]
    """Blocks whose figures name images, or nothing where the picture was refused."""
    images: tuple[Image, ...] = ()
    """The images."""
    files: tuple[Path, ...] = ()
    """Files that were looked for inside the article's folder, found or not."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was refused, and why."""
