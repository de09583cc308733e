"""The audit of files: each by the validators for its kind, then those that belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

from briefing.publish.audit.verdict import Examination, Verdict

Validator = Callable[[Path], tuple[Verdict, ...]]
Comparison = Callable[[Path, Path], Verdict]
VALIDATORS = {
    ".pdf": "briefing.publish.audit.pdfs:validate",
    ".epub": "briefing.publish.audit.epubs:validate",
}
"""What examines a file, by its ending."""
COMPARISON = "briefing.publish.audit.pairs:compare"
"""What examines a print and the ebook of the same stem."""


def examine(paths: Sequence[Path]) -> tuple[Examination, ...]:
    """Examine files whose endings are among those of `VALIDATORS`, in the order given.

    A print and an ebook of one stem in one folder are compared too, under the name of the print.

    Raises:
        ValidatorError: a validator is missing, or it ran no checks.
        KeyError: an ending is not known.
    """
    examined = []
    for path in paths:
        validate: Validator = resolve_name(VALIDATORS[path.suffix.lower()])
        examined.append(Examination(str(path), validate(path)))
    ebooks = {path.with_suffix(""): path for path in paths if path.suffix.lower() == ".epub"}
    for index, path in enumerate(paths):
        ebook = ebooks.get(path.with_suffix(""))
        if path.suffix.lower() == ".pdf" and ebook is not None:
            compare: Comparison = resolve_name(COMPARISON)
            verdicts = (*examined[index].verdicts, compare(path, ebook))
            examined[index] = replace(examined[index], verdicts=verdicts)
    return tuple(examined)
