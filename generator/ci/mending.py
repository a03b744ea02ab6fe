"""The working tree with the verified patches in it: an overlay more, what it generates, a changelog's entry.

Knows the pipeline and git's list of changed files; must not know GitHub.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.changes import HEADINGS
from generator.ci.patches import earlier, merged
from generator.ci.told import Drift
from generator.comparison import compared
from generator.findings import failure
from generator.load import load
from generator.output import Manifest
from generator.pipeline import Request, generate
from generator.report import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things stand: the document, the overlay of patches, the generated files and the changelog (None: none)."""

    spec: Path
    overlay: Path
    out: Path
    changelog: Path | None = None


def mend(drifts: Sequence[Drift], places: Places, *, day: dt.date, progress: Callable[[str], None]) -> str:
    """Write the patches, regenerate what was generated before, and return what changes for users as Markdown.

    The changelog's entry stands below its first heading. Raises InputError where the document cannot be loaded with
    the patches, OutputError where generated files were edited by hand.
    """
    before = load(str(places.spec))
    text = merged(drifts, earlier(places.overlay))
    places.overlay.parent.mkdir(parents=True, exist_ok=True)
    places.overlay.write_text(text, encoding="utf-8")
    findings = compared(before, load(str(places.spec)))
    targets = tuple(Manifest.read(places.out).targets)
    generate(Request(spec=str(places.spec), out=places.out, targets=targets), progress)
    changes = render(findings, "markdown", headings=HEADINGS) if findings else ""
    if places.changelog is not None and changes:
        places.changelog.write_text(_entered(places.changelog, changes, day), encoding="utf-8")
    return changes


def _entered(path: Path, changes: str, day: dt.date) -> str:
    """The changelog with one section more, the newest first."""
    old = path.read_text(encoding="utf-8") if path.exists() else "# What changed in the contract\n"
    heading, _, rest = old.partition("\n")
    section = changes.replace("## ", "### ").strip()
    return f"{heading}\n\n## {day.isoformat()}\n\n{section}\n{rest if rest.startswith(chr(10)) else chr(10) + rest}"


def changed(paths: Sequence[Path], root: Path) -> Mapping[str, bytes | None]:
    """The files below `paths` that differ from the last commit, by their path in the repository; None: deleted.

    Raises InputError where `root` is no working tree of git.
    """
    listed = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *map(str, paths))
    top = Path(_git(root, "rev-parse", "--show-toplevel").strip())
    names = [entry[3:] for entry in listed.split("\0") if entry]
    return {name: (top / name).read_bytes() if (top / name).is_file() else None for name in sorted(names)}


def present_commit(root: Path) -> str:
    """The commit that is checked out."""
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from a report
            ("git", *arguments),  # noqa: S607 - git is where the user's PATH has it
            cwd=root,
            capture_output=True,
            check=True,
            text=True,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        hint = "Run it in a checkout of the repository."
        raise failure("git-failed", f"git {arguments[0]}: {said.strip()[:200]}", suggestion=hint) from None
    return done.stdout
