"""The packaged text faces, under family names that no system font answers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.errors import RenderError


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

    @property
    def path(self) -> Path:
        """Where the file lies.

        Raises:
            RenderError: the package is not installed.
        """
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise RenderError(f"the font package {self.package} is not installed")
        return Path(spec.origin).parent / "files" / self.file


SERIF, SANS = "Briefing Serif", "Briefing Sans"
MONO, ARABIC = "Briefing Mono", "Briefing Arabic"
_SERIF, _SANS = "fontpkg_source_serif_4", "fontpkg_source_sans_3"
_MONO, _AMIRI = "fontpkg_source_code_pro", "fontpkg_amiri"
FACES = (
    Face(SERIF, _SERIF, "SourceSerif4[opsz,wght].ttf", "200 900"),
    Face(SERIF, _SERIF, "SourceSerif4-Italic[opsz,wght].ttf", "200 900", italic=True),
    Face(SANS, _SANS, "SourceSans3[wght].ttf", "200 900"),
    Face(SANS, _SANS, "SourceSans3-Italic[wght].ttf", "200 900", italic=True),
    Face(MONO, _MONO, "SourceCodePro[wght].ttf", "200 900"),
    Face(ARABIC, _AMIRI, "Amiri-Regular.ttf", "400"),
    Face(ARABIC, _AMIRI, "Amiri-Bold.ttf", "700"),
    Face(ARABIC, _AMIRI, "Amiri-Italic.ttf", "400", italic=True),
    Face(ARABIC, _AMIRI, "Amiri-BoldItalic.ttf", "700", italic=True),
)
"""Every face that the outputs may use."""


def font_file(family: str, *, italic: bool = False) -> Path:
    """Return the file of a family's upright or italic face; the lightest where there are more."""
    return next(face.path for face in FACES if face.family == family and face.italic == italic)


def font_face_rules(
    address: Callable[[Face], str], faces: tuple[Face, ...] = FACES, *, ranges: bool = True
) -> str:
    """Return @font-face rules; `address` gives the URL of each face.

    Without `ranges` the weights of variable fonts are left out, since WeasyPrint takes them from
    the file and warns about a range.
    """
    return "".join(
        f'@font-face{{font-family:"{face.family}";src:url({address(face)});'
        + (f"font-weight:{face.weight};" if ranges or " " not in face.weight else "")
        + f"font-style:{'italic' if face.italic else 'normal'}}}\n"
        for face in faces
    )
