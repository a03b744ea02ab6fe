"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

Knows the standard's objects; must not know rules. Section numbers below are those of the standard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.findings import Finding, Position, Severity
from generator.report.style import Style, plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))  # section 3.27.10

HALVES = "surrogatepass"  # half a surrogate pair may stand in a path; it must not stop a report


def sarif(findings: Sequence[Finding], style: Style) -> str:
    """One log with one run; its rules are those that were broken, by id."""
    ids = sorted({finding.rule for finding in findings})
    driver = {
        "name": "truespec",
        "version": __version__,
        "rules": [_rule(id_, findings, style.documents) for id_ in ids],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, ids.index(finding.rule)) for finding in findings],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(id_: str, findings: Sequence[Finding], documents: Mapping[str, str]) -> dict[str, Any]:
    """A reportingDescriptor (section 3.49); its default level is the gravest that it was reported with."""
    gravest = max(finding.severity for finding in findings if finding.rule == id_)
    title, _, rest = documents.get(id_, id_.replace("-", " ")).partition("\n")
    described: dict[str, Any] = {
        "id": id_,
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": dict(LEVELS)[gravest]},
    }
    return described | ({"help": {"text": rest.strip()}} if rest.strip() else {})


def _result(finding: Finding, index: int) -> dict[str, Any]:
    """A result (section 3.27). The fingerprint survives moved lines and rewording (section 3.27.17)."""
    told = " ".join(plain(part) for part in (finding.message, finding.suggestion) if part)
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": plain(str(finding.pointer)), "kind": "member"}]
    }
    if finding.position is not None:
        location["physicalLocation"] = _physical(finding.position)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": dict(LEVELS)[finding.severity],
        "message": {"text": _literal(told)},
        "locations": [location],
        "partialFingerprints": {"truespec/v1": finding.fingerprint},
    }


def _physical(at: Position) -> dict[str, Any]:
    """A physicalLocation (section 3.29). A path becomes a URI reference; an absolute one gets its scheme."""
    uri = at.file if "://" in at.file else quote(at.file.replace("\\", "/"), safe="/@+~", errors=HALVES)
    uri = f"file://{uri}" if uri.startswith("/") else uri
    return {
        "artifactLocation": {"uri": quote(uri, safe="/:?&=@+~%#", errors=HALVES)},
        "region": {"startLine": at.line, "startColumn": at.column},
    }


def _literal(words: str) -> str:
    """Braces would be placeholders and brackets links (sections 3.11.5 and 3.11.6), so both are escaped."""
    for char in ("\\", "[", "]"):
        words = words.replace(char, f"\\{char}")
    return words.replace("{", "{{").replace("}", "}}")
