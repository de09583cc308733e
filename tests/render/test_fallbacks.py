from __future__ import annotations

import subprocess
import sys

from briefing.render.fallbacks import SUBSET, without_fallbacks
from briefing.render.fonts import FACES

CODE = f"""
import sys
import briefing.render.engine
from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts

assert not {{"fontTools.subset", "fontTools.varLib"}} & sys.modules.keys()
light = fonts.instantiateVariableFont(TTFont({str(FACES[0].path)!r}), {{"wght": 300, "opsz": 20}})
assert "fvar" not in light
assert fonts.subset.Options().hinting
import fontTools.subset
assert fonts.subset.Options is fontTools.subset.Options
"""


def test_the_engine_loads_its_second_choices_when_it_turns_to_them() -> None:
    assert subprocess.run([sys.executable, "-c", CODE], check=False).returncode == 0


def test_what_is_loaded_already_stays() -> None:
    import fontTools.subset

    with without_fallbacks():
        assert sys.modules[SUBSET] is fontTools.subset
    assert sys.modules[SUBSET] is fontTools.subset
