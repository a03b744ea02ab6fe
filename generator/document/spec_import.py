"""A document of someone else's becomes the contract of ours: its facts, and a lock that says where they come from.

Knows the two files that an import yields; must not know how facts are told from prose, nor write to the disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.facts import extract
from generator.document.lock import Lock
from generator.document.read import read
from generator.document.source import Source
from generator.document.yaml_text import to_yaml


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of the contract and of its lock."""

    document: str
    lock: str


def import_document(
    uri: str,
    *,
    address: str = "",
    date: str = "",
    etag: str = "",
    keep_prose: bool = False,
    allow_remote: bool = False,
    content: bytes | None = None,
) -> Imported:
    """Read the OpenAPI document at `uri` and extract its facts.

    `address` is where the document is published (default: `uri`), `date` when it was fetched (ISO 8601), `etag` the
    validator that it came with; both are left out of the lock where empty. `content` is the document where it was
    fetched already. Raises InputError where the document cannot be read.
    """
    source = read(uri, allow_remote=allow_remote, content=content)
    lock = Lock(address or uri, source.digest, _version(source), date, etag)
    return Imported(to_yaml(extract(source.data, keep_prose=keep_prose)), lock.text())


def _version(source: Source) -> str:
    info = source.data.get("info")
    return str(info.get("version", "")) if isinstance(info, dict) else ""
