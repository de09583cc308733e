from __future__ import annotations

import ctypes.util
import subprocess
import sys


def test_the_engine_is_imported_without_starting_other_programs() -> None:
    code = (
        "import sys; hook = lambda event, _: event == 'subprocess.Popen' and sys.exit(7); "
        "sys.addaudithook(hook); import briefing.render.engine"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_libraries_can_be_looked_for_afterwards() -> None:
    import briefing.render.engine  # noqa: F401

    assert ctypes.util.find_library.__module__ == "ctypes.util"
