"""From a document's address to its Api: read, overlay, set aside what nobody could use, upgrade, normalize.

Knows the order of the stages; must not know what any of them does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.document.loops import cut
from generator.document.misshapen import set_aside
from generator.document.overlay import Overlay, apply, read_overlays
from generator.document.read import read
from generator.document.source import FILES_KEY, Document, Source
from generator.document.upgrade import upgrade
from generator.findings import Finding
from generator.ir.api import Api
from generator.normalize import normalize
from generator.normalize.scope import Trace
from generator.provenance import overlays_beside


@dataclass(frozen=True, slots=True)
class Loaded:
    """What every stage made of a document. `findings` are those of all stages, in the order of the document."""

    source: Source
    overlays: tuple[Overlay, ...]
    document: Document
    api: Api
    trace: Trace
    findings: tuple[Finding, ...]

    @property
    def referenced(self) -> tuple[str, ...]:
        """The other files that the document refers to, as paths relative to it, or addresses; also absent ones."""
        return (*self.source.data.get(FILES_KEY, ()), *self.source.absent)


def load(uri: str, *, overlays: Sequence[Path] | None = None, allow_remote: bool = False) -> Loaded:
    """Read the document at `uri` (a path or an http(s) address) as far as its Api.

    `overlays` are applied in order; None means the files `overlays/*.yaml` beside the document, by name.
    Raises InputError where the document or an overlay cannot be understood.
    """
    source = read(uri, allow_remote=allow_remote)
    return model(source, overlays_beside(uri) if overlays is None else overlays)


def model(source: Source, overlays: Sequence[Path]) -> Loaded:
    """The Api of a document that has been read. Raises InputError where an overlay cannot be understood."""
    changes = read_overlays(overlays)
    data = apply(source.data, changes)
    mended = (*set_aside(data, source), *cut(data, source))
    document = upgrade(source, data)
    normalized = normalize(document)
    found = dict.fromkeys((*source.findings, *mended, *document.findings, *normalized.findings))
    ordered = tuple(sorted(found, key=lambda finding: finding.sort_key))
    return Loaded(source, changes, document, normalized.api, normalized.trace, ordered)
