"""What a document became, kept for the next start: reading and normalizing take longer than all else together.

Knows which files can change the model, and where users keep caches; must not know what the model is. An entry is a
pickle, so it is read only where nobody else can have written it: a folder of this user's own that no other may write
to. Whatever is wrong with it, the document is loaded anew. TRUESPEC_CACHE names another folder, or is `off`.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import generator
from emulator.described import Description
from generator import __version__
from generator.provenance import digest_file, documents, is_remote, overlays_beside

if TYPE_CHECKING:
    from generator.load import Loaded

KEPT = 8
"""How many documents are kept."""
SUFFIX = ".model"


def description(uri: str, overlays: Sequence[Path] | None, load: Callable[[], Loaded]) -> Description:
    """What the document at `uri` describes: as kept for these very files, or as `load` says, which is kept then.

    Raises what `load` raises.
    """
    folder = None if is_remote(uri) else _folder()
    if folder is None:
        return Description.of(load())
    path = folder / (_key(uri, overlays) + SUFFIX)
    kept = _read(path, uri)
    if kept is not None:
        return kept
    loaded = load()
    found = Description.of(loaded)
    if not any(is_remote(name) for name in loaded.referenced):
        with suppress(OSError, pickle.PicklingError, RecursionError):
            _write(path, (documents(uri, loaded.referenced), found))
    return found


def _folder() -> Path | None:
    """The folder of the cache, made where there is none; None where there shall be none, or others may write to it."""
    named = os.environ.get("TRUESPEC_CACHE", "")
    if named == "off" or not hasattr(os, "geteuid"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        home = Path(base) if Path(base).is_absolute() else Path.home() / ".cache"
        folder = Path(named) if named else home / "truespec"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_ours(folder.lstat(), stat.S_ISDIR) else None
    except (OSError, RuntimeError):
        return None


def _is_ours(found: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    return is_kind(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _key(uri: str, overlays: Sequence[Path] | None) -> str:
    """Names the document, its overlays, and the code that made the model of them."""
    chosen = overlays_beside(uri) if overlays is None else overlays
    said = [__version__, sys.version, str(Path(uri).absolute()), uri, str(digest_file(Path(uri)))]
    said += [f"{path} {digest_file(path)}" for path in chosen]
    return hashlib.sha256("\0".join([*said, *_code()]).encode(errors="surrogateescape")).hexdigest()[:32]


def _code() -> Iterator[str]:
    """The files of our code as they were last written: in a checkout they change under the same version."""
    for package in (Path(generator.__file__).parent, Path(__file__).parent):
        for path in sorted(package.rglob("*.py")):
            found = path.stat()
            yield f"{path} {found.st_size} {found.st_mtime_ns}"


def _read(path: Path, uri: str) -> Description | None:
    """The entry in a file; None where there is none, others may have written it, or what it is made of changed."""
    try:
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno()), stat.S_ISREG):
                return None
            digests, found = pickle.load(file)  # noqa: S301 - nobody but this user can have written it
        if documents(uri, digests) != digests or not isinstance(found, Description):
            return None
    except Exception:  # noqa: BLE001 - whatever is wrong with a cache, there is another way
        return None
    with suppress(OSError):
        os.utime(path)
    return found


def _write(path: Path, entry: object) -> None:
    """Keep an entry, and of the others the youngest."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            pickle.dump(entry, file, protocol=pickle.HIGHEST_PROTOCOL)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    kept = sorted(path.parent.glob(f"*{SUFFIX}"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)
