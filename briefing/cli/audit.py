"""`briefing audit`: examine finished files with validators and checks of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from briefing.cli.messages import one_line
from briefing.publish.audit.examination import VALIDATORS, examine
from briefing.publish.audit.verdict import Examination

HEAD = ("file", "validator", "checks", "findings")


@click.command
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def audit(files: tuple[Path, ...], as_json: bool) -> int:
    """Examine every FILE, PDF or EPUB, with validators and checks of our own.

    Exit with 1 if anything is found, or if a validator is missing. A PDF and an EPUB of the same
    name are compared with each other. Needs the extra “audit” (pip install 'briefing[audit]'),
    and Ace for EPUB files (npm install @daisy/ace).
    """
    for path in files:
        if path.suffix.lower() not in VALIDATORS:
            known = " and ".join(VALIDATORS)
            raise click.BadParameter(f"{path}: only {known} files can be examined")
    examined = examine(files)
    passed = all(examination.passed for examination in examined)
    if as_json:
        click.echo(json.dumps(_record(examined, passed), ensure_ascii=False, indent=1))
    else:
        for line in (*_table(examined), *_findings(examined)):
            click.echo(one_line(line))
    return 0 if passed else 1


def _record(examined: Sequence[Examination], passed: bool) -> dict[str, object]:
    files = [{"passed": each.passed, **asdict(each)} for each in examined]
    return {"passed": passed, "files": files}


def _table(examined: Sequence[Examination]) -> Iterator[str]:
    """Yield the lines of a table: one for each file and validator, below a head."""
    rows = [HEAD]
    for each in examined:
        for verdict in each.verdicts:
            counts = (str(verdict.checks), str(len(verdict.findings)))
            rows.append((each.path, verdict.validator, *counts))
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for path, validator, checks, findings in rows:
        yield (
            f"{path:<{widths[0]}}  {validator:<{widths[1]}}"
            f"  {checks:>{widths[2]}}  {findings:>{widths[3]}}"
        )


def _findings(examined: Sequence[Examination]) -> Iterator[str]:
    """Yield one line for each finding: file, place, rule, message."""
    for each in examined:
        for verdict in each.verdicts:
            for finding in verdict.findings:
                where = f"{finding.where}: " if finding.where else ""
                yield f"{each.path}: {where}{finding.rule}: {finding.message}"
