"""The shared templates, filled with a sheet; a theme may override single parts."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from briefing.languages import direction, primary
from briefing.output import Theme
from briefing.render.insets import size_rules
from briefing.render.markup import Writer
from briefing.render.sheet import Sheet

PACKAGED = Path(__file__).resolve().parents[1] / "templates"
COMPILED = PACKAGED / "__pycache__"


class Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates beside their sources, as Python does with modules.

    They take a tenth of the time that a page takes from the start. Where none can be written or
    one is damaged, it is compiled each time.
    """

    def __init__(self) -> None:
        """Look in the folder of the packaged templates."""
        super().__init__(str(COMPILED))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, if there is one."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - of a damaged file anything may come
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            COMPILED.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def document(sheet: Sheet) -> str:
    """Return the whole page of one output as XHTML."""
    return _fill("bundle.xhtml" if sheet.lines else "document.xhtml", sheet)


def jacket(sheet: Sheet) -> str:
    """Return the page that becomes the cover of an ebook."""
    return _fill("jacket.xhtml", sheet)


@cache
def environment(theme: Theme) -> Environment:
    """Return the template environment: the theme's own parts first, then the packaged ones.

    Autoescape is on outright, since Jinja's select_autoescape leaves .xhtml alone.
    """
    own = [FileSystemLoader(Path(f) / "templates") for f in reversed(theme.folders)]
    return Environment(
        loader=ChoiceLoader([*own, FileSystemLoader(PACKAGED)]),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def own_language(sheet: Sheet) -> Markup:
    """Return the attributes of an element that holds labels: their language, if not the text's."""
    code = sheet.language.code
    if code == primary(sheet.meta.language):
        return Markup()
    return Markup(' lang="{0}" xml:lang="{0}" dir="{1}"').format(code, direction(code))


def _fill(name: str, sheet: Sheet) -> str:
    meta = sheet.briefing.article.meta
    writer = Writer(
        meta.language,
        sheet.anchors,
        epub=sheet.output == "epub",
        substitutes=sheet.substitutes,
        notes={note.id: note for note in sheet.notes} if sheet.notes_at_foot else {},
        back=sheet.labels["back_to_text"],
        address=sheet.picture,
        figure=sheet.labels["figure"],
    )
    text = (
        environment(sheet.theme)
        .get_template(name)
        .render(
            sheet=sheet,
            meta=meta,
            labels=sheet.labels,
            inline=writer.inline,
            cells=writer.cells,
            text=writer.text,
            own=own_language(sheet),
            # Our own stylesheet, and numbers; never content.
            css=Markup(sheet.css + size_rules(sheet.briefing.article)),  # noqa: S704
        )
    )
    return text if text.endswith("\n") else text + "\n"
