"""`show` reads a document without what only analysis and print need."""

import subprocess
import sys
from pathlib import Path

from tests.sources.docx.making import docx, p


def test_showing_a_document_imports_nothing_of_analysis_and_print(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("The council met on Monday.")))
    code = (
        "import sys, atexit; atexit.register(lambda: print(*sys.modules)); "
        "from briefing.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "show", "--only", "meta,blocks", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "The council met" in run.stdout
    heavy = {"spacy", "numpy", "weasyprint", "jinja2", "PIL", "trafilatura", "ebooklib", "rich"}
    assert not heavy & set(run.stdout.splitlines()[-1].split())
