"""Setting up, with stand-ins for Python, pip and apt-get that write down how they are called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ("bash", "make", "cat", "cksum", "cut", "mkdir", "rm", "touch", "flock", "env", "chmod")
PYTHON = """\
#!/bin/bash
all="$*"
case "$all" in
    *version_info*) exec {python} "$@" ;;
    *ctypes*) cat missing ;;
    *venv*) mkdir -p .venv/bin; cp python .venv/bin/python; echo "venv" >> calls ;;
    *--version) ;;
    *) echo "pip ${{all##* install }}" >> calls ;;
esac
"""
RECORDER = '#!/bin/bash\necho "{name} $*" >> calls\n'
FRESH = [
    "venv",
    "pip --no-deps --require-hashes -r requirements.lock",
    "pip --no-deps --no-build-isolation --editable .",
    "pip -m compileall -q briefing",
]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")


class Machine:
    """A folder with the Makefile, and a search path with nothing but stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        shutil.copy(ROOT / "Makefile", folder)
        for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", "missing"):
            (folder / name).write_text("")
        for tool in (*TOOLS, "cp"):
            found = shutil.which(tool)
            if found:
                (self.bin / tool).symlink_to(found)
        self.script("python3", PYTHON.format(python=sys.executable))
        shutil.copy(self.bin / "python3", folder / "python")

    def script(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def lacks(self, packages: str, *, user: int = 0) -> None:
        (self.folder / "missing").write_text(packages)
        self.script("apt-get", RECORDER.format(name="apt-get"))
        self.script("sudo", '#!/bin/bash\necho "sudo" >> calls\nexec "$@"\n')
        self.script("id", f"#!/bin/bash\necho {user}\n")

    def make(self, target: str = "setup") -> tuple[int, str, list[str]]:
        """Return exit code, messages, and the calls that were made."""
        calls = self.folder / "calls"
        calls.write_text("")
        done = subprocess.run(
            ["make", target], cwd=self.folder, env={"PATH": str(self.bin)},
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        return done.returncode, done.stderr, calls.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_an_environment_is_made_from_the_lock(machine: Machine) -> None:
    assert machine.make()[::2] == (0, FRESH)


def test_it_is_made_once(machine: Machine) -> None:
    machine.make()
    os.utime(machine.folder / "requirements.lock", (4e9, 4e9))
    assert machine.make()[::2] == (0, [])


def test_a_change_of_the_lock_installs_anew(machine: Machine) -> None:
    machine.make()
    (machine.folder / "requirements.lock").write_text("new")
    assert machine.make()[::2] == (0, FRESH[1:])


def test_a_failure_is_tried_again(machine: Machine) -> None:
    (machine.folder / "python").write_text("#!/bin/bash\nexit 1\n")
    assert machine.make()[0] != 0
    shutil.copy(machine.bin / "python3", machine.folder / "python")
    assert "venv" in machine.make()[2]


def test_root_installs_what_is_missing(machine: Machine) -> None:
    machine.lacks("python3-venv libpango-1.0-0")
    code, _, calls = machine.make()
    assert code == 0
    assert calls[:2] == [
        "apt-get -qq update",
        "apt-get -qq install --no-install-recommends python3-venv libpango-1.0-0",
    ]


def test_others_install_through_sudo(machine: Machine) -> None:
    machine.lacks("fontconfig", user=1000)
    assert machine.make()[2][:4:2] == ["sudo", "sudo"]


def test_without_apt_the_packages_are_named(machine: Machine) -> None:
    machine.lacks("fontconfig", user=0)
    (machine.bin / "apt-get").unlink()
    code, messages, calls = machine.make()
    assert (code, calls) == (2, [])
    assert "Install these first (the names are those of Debian's packages): fontconfig" in messages
    assert not (machine.folder / ".venv").exists()


def test_without_a_recent_python_that_is_said(machine: Machine) -> None:
    machine.script("python3", "#!/bin/bash\n")
    code, messages, _ = machine.make()
    assert code == 2
    assert "Python 3.11 or later is needed" in messages


def test_another_name_of_python_will_do(machine: Machine) -> None:
    (machine.bin / "python3").rename(machine.bin / "python3.12")
    assert machine.make()[0] == 0


def test_tools_for_development_are_installed_on_top(machine: Machine) -> None:
    calls = machine.make("lint")[2]
    assert calls == [*FRESH, "pip --no-deps --require-hashes -r requirements-dev.lock"]


def test_the_audit_gets_ace_and_a_browser(machine: Machine) -> None:
    machine.lacks("")
    machine.script("npm", RECORDER.format(name="npm"))
    calls = machine.make("audit")[2]
    assert "apt-get -qq install --no-install-recommends chromium" in calls
    assert calls[-1].startswith("npm install --ignore-scripts")
    assert calls[-1].endswith("--prefix .venv/ace @daisy/ace@1.4.6")


def test_the_audit_gets_ace_once(machine: Machine) -> None:
    for name in ("npm", "chromium"):
        machine.script(name, RECORDER.format(name=name))
    ace = machine.folder / ".venv" / "ace" / "node_modules" / ".bin" / "ace-puppeteer"
    ace.parent.mkdir(parents=True)
    ace.symlink_to("/bin/true")
    assert not [call for call in machine.make("audit")[2] if call.startswith(("apt", "npm"))]


def test_every_target_has_help() -> None:
    text = (ROOT / "Makefile").read_text()
    phony = next(line for line in text.splitlines() if line.startswith(".PHONY:"))
    alone = {"PATH": os.environ["PATH"]}  # these tests may themselves run under make
    done = subprocess.run(
        ["make", "help"], cwd=ROOT, env=alone, check=True, capture_output=True, text=True
    )
    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert listed == phony.split()[1:]


def test_what_is_missing_is_told_by_what_loads() -> None:
    text = (ROOT / "Makefile").read_text()
    script = text.partition("define MISSING\n")[2].partition("endef")[0]
    found = subprocess.run(
        [sys.executable, "-c", script, "python3"], check=True, capture_output=True, text=True
    ).stdout.split()
    names = ["python3-venv", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    names += ["fontconfig"]
    assert set(found) <= set(names)
    assert all(name in script for name in names[1:])
