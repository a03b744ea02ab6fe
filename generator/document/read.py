"""Reading a document: from its address to a Source, whatever the format and however many files.

Joins the parts that know disks, the network, YAML, JSON and versions; knows itself only which format a text is in.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from generator.document import tokens_json, tokens_yaml
from generator.document.bundle import bundle
from generator.document.locate import Address
from generator.document.read_bytes import MAX_BYTES, decode, fetch
from generator.document.read_version import check_root
from generator.document.source import Source
from generator.document.tokens import Builder
from generator.findings import InputError
from generator.pointer import ROOT, Pointer


def read(uri: str, *, allow_remote: bool = False, max_bytes: int = MAX_BYTES, content: bytes | None = None) -> Source:
    """The document at `uri`, a path or an http(s) URL, with every file that it refers to.

    `allow_remote` lets its references lead to the network. `max_bytes` bounds each file. `content` is what stands at
    `uri`, where it was fetched already. Raises InputError where the document cannot be understood at all; what is wrong
    but can be read on stands in the Source's findings.
    """
    address = Address(uri)
    content = fetch(address, max_bytes=max_bytes) if content is None else content
    built = parse(content, address)
    data = check_root(built.root, built.positions, address.shown)

    def open_file(where: Address, pointer: Pointer) -> Builder:
        return parse(fetch(where, max_bytes=max_bytes), where, base=pointer)

    absent = bundle(address, built, data, open_file, allow_remote=allow_remote)
    digest = hashlib.sha256(content).hexdigest()
    return Source(address.shown, data, digest, built.positions, tuple(built.findings), absent)


def parse(content: bytes, address: Address, *, base: Pointer = ROOT) -> Builder:
    """One file's data, positions and findings; its root stands at `base`. Raises InputError."""
    file, text = address.shown, decode(content, address.shown)
    suffix = PurePosixPath(address.text.partition("?")[0]).suffix.lower()
    if suffix == ".json":
        return _parse_json(text, file, base)
    if text.lstrip()[:1] not in ("{", "["):
        return _parse_yaml(text, file, base)
    try:
        return _parse_json(text, file, base)
    except InputError:
        # YAML's flow style begins like JSON but needs no quotes; if it is not that either, its error is the better one
        # for a file that calls itself YAML.
        if suffix not in (".yaml", ".yml"):
            raise
        return _parse_yaml(text, file, base)


def _parse_json(text: str, file: str, base: Pointer) -> Builder:
    builder = Builder(file, base=base)
    if text.strip():
        tokens_json.feed(text, builder, file)
    return builder


def _parse_yaml(text: str, file: str, base: Pointer) -> Builder:
    builder = Builder(file, base=base)
    tokens_yaml.feed(text, builder, file)
    return builder
