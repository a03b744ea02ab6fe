"""A document of someone else's becomes the contract of ours: its facts, and a lock that says where they come from.

Knows the two files that an import yields; must not know how facts are told from prose, nor write to the disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.facts import extract
from generator.document.read import read
from generator.document.source import Source
from generator.document.yaml_text import to_yaml


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of the contract and of its lock."""

    document: str
    lock: str


def import_document(
    uri: str, *, address: str = "", date: str = "", keep_prose: bool = False, allow_remote: bool = False
) -> Imported:
    """Read the OpenAPI document at `uri` and extract its facts.

    `address` is where the document is published (default: `uri`), `date` when it was fetched (ISO 8601, left out of the
    lock where empty). Raises InputError where the document cannot be read.
    """
    source = read(uri, allow_remote=allow_remote)
    return Imported(
        to_yaml(extract(source.data, keep_prose=keep_prose)), write_lock(source, address=address or uri, date=date)
    )


def write_lock(source: Source, *, address: str, date: str) -> str:
    """The lock as YAML: the document's public address, the sha256 of its bytes, its version and the date."""
    info = source.data.get("info")
    version = str(info.get("version", "")) if isinstance(info, dict) else ""
    lock = {"address": address, "sha256": source.digest, "version": version, "date": date}
    return to_yaml({key: value for key, value in lock.items() if value})
