"""Generating: the steps from a document's address to an output folder, in a visible order.

Knows which stage follows which; must not know documents, languages or disks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.concurrently import begin, concurrently
from generator.findings import Finding, Severity, failure
from generator.output import MANIFEST, File, Manifest, OutputError, compare, write
from generator.provenance import digest_file, documents, inputs, overlays_beside
from generator.targets import TARGETS, Render

if TYPE_CHECKING:
    from generator.document.source import Source
    from generator.load import Loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to generate. `overlays` None: those beside the document; `targets` empty: all of them."""

    spec: str
    out: Path
    overlays: tuple[Path, ...] | None = None
    targets: tuple[str, ...] = ()
    check: bool = False
    all_schemas: bool = False
    allow_remote: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A request and what the steps so far made of it. `done`: no later step has anything to do.

    `diff` is what a check found stale; `changed` and `removed` are the paths that were written and removed.
    """

    request: Request
    done: bool = False
    manifest: Manifest = field(default_factory=Manifest)
    loaded: Loaded | None = None
    validity: Callable[[], tuple[Finding, ...]] = tuple
    renders: Mapping[str, Render] = field(default_factory=dict)
    files: Mapping[str, tuple[File, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    diff: str = ""
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def generate(request: Request, progress: Callable[[str], None] = lambda _: None) -> Run:
    """Carry out a request, telling `progress` the name of each step.

    Raises InputError where the input cannot be understood, OutputError where writing was refused.
    """
    run = Run(request=request)
    for name, step in STEPS:
        if run.done:
            break
        progress(name)
        run = step(run)
    return run


def recall(run: Run) -> Run:
    """Read what an earlier run left in the output folder."""
    _require_known(run.request.targets)
    try:
        return replace(run, manifest=Manifest.read(run.request.out))
    except OutputError:
        if not run.request.force:
            raise
        return run


def prove_fresh(run: Run) -> Run:
    """End a check at once where no input and no output file has changed since they were written."""
    return replace(run, done=run.request.check and _is_fresh(run))


def get_ready(run: Run) -> Run:
    """Have the chosen targets load what they need; some do so while the document is read."""
    wanted = _names(run.request)
    return replace(run, renders={name: target() for name, target in TARGETS if name in wanted})


def read_document(run: Run) -> Run:
    """Read the document as far as its Api, and meanwhile begin to ask whether its form is valid."""
    from generator.document.read import read  # heavy, and proving freshness needs none of it
    from generator.load import model

    source = read(run.request.spec, allow_remote=run.request.allow_remote)
    validity = begin(partial(_invalid, source))
    loaded = model(source, _overlays(run.request))
    return replace(run, loaded=loaded, validity=validity, findings=loaded.findings)


def render(run: Run) -> Run:
    """Make the files of every target, in memory."""
    api, all_schemas = _loaded(run).api, run.request.all_schemas
    jobs = {name: partial(target, api, all_schemas=all_schemas) for name, target in run.renders.items()}
    files = concurrently(jobs)
    return replace(run, files=files, findings=_once(run.validity(), run.findings))


def _invalid(source: Source) -> tuple[Finding, ...]:
    """Where the document has not the form that OpenAPI demands; what operations mean is left to `truespec validate`.

    Warnings, since nothing is lost by it that another finding does not name.
    """
    from generator.document.references_check import check_references  # heavy, and rendering needs none of it
    from generator.document.validate_structure import check_structure

    found = (*check_references(source), *check_structure(source))
    return tuple(replace(finding, severity=min(finding.severity, Severity.WARNING)) for finding in found)


def _once(*groups: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings in the order of the document, each place and rule once; a later group knows better."""
    found = {(finding.rule, finding.pointer): finding for group in groups for finding in group}
    return tuple(sorted(found.values(), key=lambda finding: finding.sort_key))


def settle(run: Run) -> Run:
    """Write the files and the manifest, or with `check` compare them with what is there."""
    loaded = _loaded(run)
    made_from = _inputs(run.request, others=loaded.referenced, digest=loaded.source.digest)
    manifest = run.manifest if run.request.targets else Manifest()
    for name, files in run.files.items():
        manifest = manifest.with_target(name, made_from, files)
    # The manifest is written first: should a run be interrupted, the next one still knows which files are ours.
    everything = [manifest.file(), *(file for files in run.files.values() for file in files)]
    return (_compared if run.request.check else _written)(run, everything)


STEPS: tuple[tuple[str, Callable[[Run], Run]], ...] = (
    ("looking at what is there", recall),
    ("proving freshness", prove_fresh),
    ("getting ready", get_ready),
    ("reading the document", read_document),
    ("rendering", render),
    ("comparing or writing", settle),
)


def _compared(run: Run, files: Sequence[File]) -> Run:
    return replace(run, diff=compare(files, run.request.out, owned=_owned(run)))


def _written(run: Run, files: Sequence[File]) -> Run:
    done = write(files, run.request.out, owned=_owned(run), force=run.request.force)
    return replace(run, changed=done.changed, removed=done.removed, findings=(*run.findings, *done.findings))


def _owned(run: Run) -> dict[str, str]:
    """What an earlier run wrote for the targets at hand; without `targets`, also for targets that are no more."""
    names = run.request.targets or tuple(run.manifest.targets)
    present = digest_file(run.request.out / MANIFEST)
    return {**run.manifest.owned(names), **({MANIFEST: present} if present else {})}


def _is_fresh(run: Run) -> bool:
    names, entries, out = _names(run.request), run.manifest.targets, run.request.out
    if not set(names) <= set(entries) or not (run.request.targets or set(names) == set(entries)):
        return False
    recorded = entries[names[0]].inputs
    others = recorded.get("document")
    if not isinstance(others, dict) or None in others.values():
        return False
    if any(entries[name].inputs != recorded for name in names) or recorded != _inputs(run.request, others=others):
        return False
    return run.manifest.is_written(out) and all(run.manifest.is_on_disk(name, out) for name in names)


def _inputs(request: Request, *, others: Iterable[str], digest: str | None = None) -> dict[str, Any]:
    return inputs(documents(request.spec, others, digest), _overlays(request), all_schemas=request.all_schemas)


def _overlays(request: Request) -> tuple[Path, ...]:
    return overlays_beside(request.spec) if request.overlays is None else request.overlays


def _names(request: Request) -> tuple[str, ...]:
    return tuple(name for name, _ in TARGETS if name in request.targets or not request.targets)


def _require_known(targets: Iterable[str]) -> None:
    known = ", ".join(name for name, _ in TARGETS)
    for name in targets:
        if name not in dict(TARGETS):
            raise failure("target-unknown", f"there is no target {name!r}", suggestion=f"choose among: {known}")


def _loaded(run: Run) -> Loaded:
    if run.loaded is None:
        raise ValueError("the document is read before this step")
    return run.loaded
