"""What an audit says of a file: one verdict for each validator, with its findings."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import PublishError


class ValidatorError(PublishError):
    """A validator is missing, or it ran no checks: never a pass."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a file."""

    rule: str
    """Name of the broken rule, such as `6.2.11.8-1`, `RSC-005` or `table-headers`."""
    message: str
    """What is wrong, in one line."""
    where: str = ""
    """Page, object or member of the file; empty if the file as a whole is meant."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one validator says of one file."""

    validator: str
    """Name as a person knows it, with its profile or version: `veraPDF PDF/A-3a`."""
    checks: int
    """Number of rules or checks that were run; always above 0."""
    findings: tuple[Finding, ...] = ()
    """Faults; none means that the file passes."""

    def __post_init__(self) -> None:
        """Refuse a verdict of a validator that looked at nothing."""
        if self.checks < 1:
            raise ValidatorError(f"{self.validator} ran no checks")


@dataclass(frozen=True, slots=True)
class Examination:
    """One file and what all validators say of it."""

    path: str
    """The file as the user named it."""
    verdicts: tuple[Verdict, ...]
    """In the order in which the validators ran."""

    @property
    def passed(self) -> bool:
        """True if no validator found a fault."""
        return not any(verdict.findings for verdict in self.verdicts)
