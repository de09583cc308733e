"""Programs of others that make the same, as far as they are installed.

They are looked for in `.bench/peers` first (`npm install --prefix .bench/peers percollate
@vivliostyle/cli`, `pip install --target .bench/peers/python typst`), then on the search path.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Briefing
from tests.bench.measuring import Command

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
WRAPPER = '#!/bin/sh\nexec "{0}" --no-sandbox --disable-gpu "$@"\n'


@dataclass(frozen=True, slots=True)
class Place:
    """What peers work on and where."""

    peers: Path
    """Folder in which peers may be installed."""
    folder: Path
    """Folder for what they make."""
    page: Path
    """The page as HTML."""
    briefing: Briefing
    """What is on it."""

    def find(self, program: str) -> str:
        """Return the path of a program, empty if it is not installed."""
        return found(self.peers, program)

    def browser(self) -> str:
        """Return the path of a script that starts Chromium as root may start it, or nothing."""
        chromium = self.find("chromium")
        if not chromium:
            return ""
        script = self.folder / "chromium.sh"
        script.write_text(WRAPPER.format(chromium))
        script.chmod(0o755)
        return str(script)


def found(peers: Path, program: str) -> str:
    """Return the path of a program, of those in the folder first; empty if it is not installed."""
    own = peers / "node_modules" / ".bin" / program
    return str(own) if own.exists() else shutil.which(program) or ""


def prints(place: Place) -> Iterator[Command | str]:
    """Yield a command for each peer that makes a PDF, or the name of one that is missing."""
    for name, make in MAKERS.items():
        yield make(place) or name


def _chromium(place: Place) -> Command | None:
    browser = place.browser()
    if not browser:
        return None
    profile = place.folder / "profile"
    line = (
        browser, "--headless", "--no-pdf-header-footer", f"--user-data-dir={profile}",
        f"--print-to-pdf={place.folder / 'chromium.pdf'}", place.page.as_uri(),
    )  # fmt: skip
    return Command("chromium", line, _without(profile), optional=True)


def _percollate(place: Place) -> Command | None:
    program, browser = place.find("percollate"), place.browser()
    if not program or not browser:
        return None
    line = (program, "pdf", "--no-hyphenate", "-o", str(place.folder / "percollate.pdf"))
    environment = {"PUPPETEER_EXECUTABLE_PATH": browser}
    return Command("percollate", (*line, str(place.page)), environment=environment, optional=True)


def _vivliostyle(place: Place) -> Command | None:
    program, browser = place.find("vivliostyle"), place.browser()
    if not program or not browser:
        return None
    out = str(place.folder / "vivliostyle.pdf")
    line = (program, "build", str(place.page), "-o", out, "--executable-browser", browser)
    return Command("vivliostyle", line, optional=True)


def _pandoc(place: Place) -> Command | None:
    program = place.find("pandoc")
    engine = str(Path(sys.executable).with_name("weasyprint"))
    source = place.folder / "plain.md"
    source.write_text(plain(place.briefing), encoding="utf-8")
    line = (program, str(source), "-s", "--pdf-engine", engine, "-o")
    made = str(place.folder / "pandoc.pdf")
    return Command("pandoc", (*line, made), optional=True) if program else None


def _typst(place: Place) -> Command | None:
    own = place.peers / "python"
    if not (own / "typst").is_dir() and not importlib.util.find_spec("typst"):
        return None
    source = place.folder / "plain.typ"
    source.write_text(typst_page(place.briefing), encoding="utf-8")
    made = str(place.folder / "typst.pdf")
    line = (sys.executable, "-c", TYPST, str(source), made)
    return Command("typst", line, environment={"PYTHONPATH": str(own)}, optional=True)


def plain(briefing: Briefing) -> str:
    """Return the text of an article as Markdown without any design."""
    article = briefing.article
    return f"% {article.meta.title}\n\n" + "\n\n".join(b.text for b in article.blocks) + "\n"


def typst_page(briefing: Briefing) -> str:
    """Return the text with its summary in the markup of Typst, with a simple design."""
    article = briefing.article
    points = "".join(f"+ {_quoted(point.text)}\n" for point in briefing.summary.points)
    body = "\n\n".join(_quoted(block.text) for block in article.blocks)
    return (
        '#set page("a4", numbering: "1 / 1")\n#set par(justify: true)\n'
        f"= {_quoted(article.meta.title)}\n#block(stroke: 1pt, inset: 8pt)[\n{points}]\n\n{body}\n"
    )


def _quoted(text: str) -> str:
    for char in "\\#$*_`<>@=+-/[]~":
        text = text.replace(char, f"\\{char}")
    return text


def _without(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)


MAKERS: dict[str, Callable[[Place], Command | None]] = {
    "pandoc": _pandoc,
    "typst": _typst,
    "percollate": _percollate,
    "chromium": _chromium,
    "vivliostyle": _vivliostyle,
}
"""How each peer is called, by its name."""
