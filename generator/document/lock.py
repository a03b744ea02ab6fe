"""The lock beside an imported document: where it is published, and which bytes the import was made from.

Knows the file; must not know what is in the document.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from pathlib import Path

import yaml

from generator.document.yaml_text import to_yaml
from generator.findings import Position, failure


@dataclass(frozen=True, slots=True)
class Lock:
    """What is known of an import; what is not is empty.

    The document's public address, the sha256 (hex) of its bytes, its version, when it was fetched (ISO 8601) and the
    validator that its server gave it (RFC 9110, section 8.8.3).
    """

    address: str
    sha256: str = ""
    version: str = ""
    date: str = ""
    etag: str = ""

    def text(self) -> str:
        """The lock as YAML."""
        return to_yaml({key: value for key, value in asdict(self).items() if value})


def read_lock(path: Path) -> Lock | None:
    """The lock at `path`, None where there is none. Raises InputError where it is no lock."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise _broken(path, " ".join(str(error).split())[:200]) from None
    if not isinstance(data, dict) or not data.get("address"):
        raise _broken(path, "it names no address")
    return Lock(**{each.name: str(data.get(each.name, "")) for each in fields(Lock)})


def _broken(path: Path, why: str) -> Exception:
    return failure(
        "lock-broken",
        f"{path} is no lock of an imported document: {why}.",
        position=Position(str(path)),
        suggestion="Import the document again with `truespec spec import`.",
    )
