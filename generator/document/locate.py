"""Where a document stands: a path on this machine or an http(s) URL, and what a relative reference leads to from there.

Knows paths and URLs; must not open either.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote, urljoin

from generator.findings import InputError, Position, failure

_WEB = ("http", "https")
# By hand: urlsplit raises for some texts that are no URLs, and a one-letter scheme is a drive.
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


@dataclass(frozen=True, slots=True)
class Address:
    """The place of one file: a path as the user wrote it, or an absolute URL. Never has a fragment."""

    text: str

    @property
    def is_remote(self) -> bool:
        """Whether it takes the network to read it."""
        return scheme(self.text) in _WEB

    @property
    def shown(self) -> str:
        """The address for messages: a URL without user name and password."""
        return _CREDENTIALS.sub("", self.text) if self.is_remote else self.text

    def join(self, reference: str) -> Address:
        """The file that `reference` (without fragment) means when it stands in this one (RFC 3986, section 5.2).

        Raises ValueError where it is no address.
        """
        if self.is_remote or scheme(reference) in _WEB:
            return Address(urljoin(self.text, reference))
        path = PurePath(self.text).parent / unquote(reference)
        return Address(posixpath.normpath(path.as_posix()))

    def name_from(self, root: Address) -> str:
        """How this file is called beside `root`: its relative path, or the whole URL where there is no such path."""
        if self.is_remote != root.is_remote:
            return self.shown
        if not self.is_remote:
            start = PurePath(root.text).parent.as_posix()
            return PurePath(posixpath.relpath(PurePath(self.text).as_posix(), start)).as_posix()
        return self.shown.removeprefix(urljoin(root.shown, "."))


def scheme(text: str) -> str:
    """The scheme of an absolute URL in lower case, empty for a path."""
    match = _SCHEME.match(text)
    return match[1].lower() if match else ""


def is_foreign(text: str) -> bool:
    """Whether `text` names a scheme that is never followed (`file:`, `ftp:`, `urn:` …)."""
    return scheme(text) not in ("", *_WEB)


def too_large(address: Address, max_bytes: int) -> InputError:
    """The fault of being larger than allowed."""
    return failure(
        "document-too-large",
        f"{address.shown} is larger than {max_bytes // 1024:,} KiB.",
        position=Position(address.shown),
        suggestion="Split the document, or leave out what is not needed.",
    )
