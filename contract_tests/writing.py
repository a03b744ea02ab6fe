"""Writing what a run leaves behind: whole files or none, and whether that will be possible, known before it starts.

Knows disks; must not know what is written.
"""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def replaced(path: Path, text: str) -> None:
    """Put `text` in the place of a file, at once: who reads it sees the old one or the new one.

    What is no regular file (a pipe, a terminal) is written to as it is. Raises OSError, which names the file, where it
    cannot be written.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _exchange(path.resolve(), data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _exchange(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def require_file(path: Path) -> None:
    """Make sure that a file can be written, without writing it. Raises OSError with the reason where it cannot."""
    if path.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if not path.exists() or path.is_file():
        require_folder(path.parent)


def require_folder(path: Path) -> None:
    """Make a folder where there is none, and make sure that files can be written to it. Raises OSError otherwise."""
    path.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _umask() -> int:
    """The bits that new files lack; there is no way to ask without setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
