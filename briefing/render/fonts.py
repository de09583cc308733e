"""The packaged text faces, under family names that no system font answers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import RenderError
from briefing.model import Meta
from briefing.render.installed import find_installed


@dataclass(frozen=True, slots=True)
class Face:
    """One font file."""

    family: str
    """Family name in the stylesheets."""
    package: str
    """Package that holds it; each carries the SIL Open Font License 1.1."""
    file: str
    """Name of the file."""
    weight: str
    """Weight, or the range of a variable font."""
    italic: bool = False
    """True for an italic."""
    size: float = 14.0
    """Optical size in points that a face with that axis is fixed to."""
    index: int = 0
    """Which face of a file that holds several."""
    debian: str = ""
    """Debian's package that has the file too, for a face that may be missing."""

    @property
    def path(self) -> Path:
        """Where the file lies.

        Raises:
            RenderError: the package is not installed.
        """
        found = self._in_package() or (find_installed(self.file) if self.debian else None)
        if found is None:
            raise RenderError(f"the font package {self.package} is not installed")
        return found

    @property
    def is_installed(self) -> bool:
        """False for a face that may be missing, and is."""
        return not self.debian or bool(self._in_package() or find_installed(self.file))

    @property
    def licence(self) -> Path:
        """Where its licence lies."""
        return self.path.parents[1] / "LICENSE"

    def _in_package(self) -> Path | None:
        spec = find_spec(self.package) if self.package else None
        if spec is None or spec.origin is None:
            return None
        folder = Path(spec.origin).parent
        found = folder / ("" if self.debian else "files") / self.file
        return found if found.is_file() else None


SERIF, DISPLAY, SANS = "Briefing Serif", "Briefing Display", "Briefing Sans"
MONO, ARABIC = "Briefing Mono", "Briefing Arabic"
HEBREW, DEVANAGARI, CJK = "Briefing Hebrew", "Briefing Devanagari", "Briefing CJK"
SCRIPT_OF = {ARABIC: "Arab", HEBREW: "Hebr", DEVANAGARI: "Deva", CJK: "Hani"}
"""Families that are there only where a text needs them, and their scripts (ISO 15924)."""
_SERIF, _SANS = "fontpkg_source_serif_4", "fontpkg_source_sans_3"
_MONO, _AMIRI = "fontpkg_source_code_pro", "fontpkg_amiri"
_CJK, _CJK_DEBIAN, _SIMPLIFIED = "noto_cjk_sans_otc", "fonts-noto-cjk", 2
_NASTALIQ_DEBIAN = "fonts-noto-core"
_FRANK, _NOTO = "fontpkg_frank_ruhl_libre", "fontpkg_noto_sans_devanagari"
_FRANK_FILE, _NOTO_FILE = "FrankRuhlLibre[wght].ttf", "NotoSansDevanagari[wdth,wght].ttf"
_ROMAN, _ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
_SANS_ROMAN, _SANS_ITALIC = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"
_ARABIC_FACES = (
    Face(ARABIC, _AMIRI, "Amiri-Regular.ttf", "400"),
    Face(ARABIC, _AMIRI, "Amiri-Bold.ttf", "700"),
    Face(ARABIC, _AMIRI, "Amiri-Italic.ttf", "400", italic=True),
    Face(ARABIC, _AMIRI, "Amiri-BoldItalic.ttf", "700", italic=True),
)
FACES = (
    Face(SERIF, _SERIF, _ROMAN, "400 700"),
    Face(SERIF, _SERIF, _ITALIC, "400 700", italic=True),
    Face(DISPLAY, _SERIF, _ROMAN, "400 700", size=32),
    Face(DISPLAY, _SERIF, _ITALIC, "400 700", italic=True, size=18),
    Face(SANS, _SANS, _SANS_ROMAN, "400 700"),
    Face(SANS, _SANS, _SANS_ITALIC, "400 700", italic=True),
    Face(MONO, _MONO, "SourceCodePro[wght].ttf", "400 700"),
    *_ARABIC_FACES,
    Face(HEBREW, _FRANK, _FRANK_FILE, "400 700"),
    Face(DEVANAGARI, _NOTO, _NOTO_FILE, "400 700"),
)
"""Every face for screens, with its weights in one file."""
PRINT_FACES = (
    Face(SERIF, _SERIF, _ROMAN, "400", size=10.4),
    Face(SERIF, _SERIF, _ROMAN, "700", size=10.4),
    Face(SERIF, _SERIF, _ITALIC, "400", italic=True, size=10.4),
    Face(SERIF, _SERIF, _ITALIC, "700", italic=True, size=10.4),
    Face(DISPLAY, _SERIF, _ROMAN, "700", size=25),
    Face(DISPLAY, _SERIF, _ITALIC, "400", italic=True, size=12.4),
    Face(SANS, _SANS, _SANS_ROMAN, "400"),
    Face(SANS, _SANS, _SANS_ROMAN, "600"),
    Face(SANS, _SANS, _SANS_ROMAN, "700"),
    Face(SANS, _SANS, _SANS_ITALIC, "400", italic=True),
    Face(SANS, _SANS, _SANS_ITALIC, "700", italic=True),
    Face(MONO, _MONO, "SourceCodePro[wght].ttf", "400"),
    *_ARABIC_FACES,
    Face(HEBREW, _FRANK, _FRANK_FILE, "400"),
    Face(HEBREW, _FRANK, _FRANK_FILE, "700"),
    Face(DEVANAGARI, _NOTO, _NOTO_FILE, "400"),
    Face(DEVANAGARI, _NOTO, _NOTO_FILE, "700"),
    Face(CJK, _CJK, "NotoSansCJK-Regular.ttc", "400", index=_SIMPLIFIED, debian=_CJK_DEBIAN),
    Face(CJK, _CJK, "NotoSansCJK-Bold.ttc", "700", index=_SIMPLIFIED, debian=_CJK_DEBIAN),
)
"""Every face for print, one a weight: fixing axes itself would double the PDF engine's time."""
NASTALIQ_FACES = (
    Face(ARABIC, "", "NotoNastaliqUrdu-Regular.ttf", "400", debian=_NASTALIQ_DEBIAN),
    Face(ARABIC, "", "NotoNastaliqUrdu-Bold.ttf", "700", debian=_NASTALIQ_DEBIAN),
)
"""Faces for Arabic letters in the hanging style of Urdu, for those who ask for it."""


def faces_for(meta: Meta, faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """Return the faces for an article: with those of Nastaliq, where it asks and they are there."""
    if not sets_nastaliq(meta):
        return faces
    return (*(face for face in faces if face.family != ARABIC), *NASTALIQ_FACES)


def sets_nastaliq(meta: Meta) -> bool:
    """Tell whether an article asks for Nastaliq and its faces are there."""
    return meta.nastaliq and all(face.is_installed for face in NASTALIQ_FACES)


def font_face_rules(address: Callable[[Face], str], faces: Iterable[Face]) -> str:
    """Return @font-face rules; `address` gives the URL of each face."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";src:url({address(face)});'
        f"font-weight:{face.weight};font-style:{'italic' if face.italic else 'normal'}}}\n"
        for face in faces
    )
