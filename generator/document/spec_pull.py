"""Whether a published document is still the one that was imported, and the import of what it is now.

Knows what a lock says and how to ask a server for news; must not write to the disk.
"""

from __future__ import annotations

import hashlib

from generator.document.locate import Address
from generator.document.lock import Lock
from generator.document.read_bytes import MAX_BYTES
from generator.document.read_web import fetch_changed
from generator.document.spec_import import Imported, import_document
from generator.findings import failure


def pull(
    address: str,
    lock: Lock | None,
    *,
    date: str = "",
    keep_prose: bool = False,
    allow_remote: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Imported | None:
    """The import of the document at `address`; None where its bytes are those of the lock.

    The server is asked for what differs from the lock's validator only, so that an unchanged document costs no
    download. Raises InputError where `address` is none of the web, or the document cannot be had or read.
    """
    where = Address(address)
    if not where.is_remote:
        hint = "Give an http(s) address, or use `truespec spec import` for a file."
        raise failure("address-foreign", f"{where.shown} is no address of the web.", suggestion=hint)
    known = lock if lock is not None and lock.address == address else None
    fetched = fetch_changed(where, max_bytes, etag=known.etag if known is not None else "")
    if fetched is None:
        return None
    if known is not None and hashlib.sha256(fetched.content).hexdigest() == known.sha256:
        return None
    return import_document(
        address,
        date=date,
        etag=fetched.etag,
        keep_prose=keep_prose,
        allow_remote=allow_remote,
        content=fetched.content,
    )
