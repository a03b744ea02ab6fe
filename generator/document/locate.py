"""Where a document stands: a path on this machine or an http(s) URL, and what a relative reference leads to from there.

Knows paths and URLs; must not open either.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Address:
    """The place of one file: a path as the user wrote it, or an absolute URL. Never has a fragment."""

    text: str

    @property
    def is_remote(self) -> bool:
        """Whether it takes the network to read it."""
        return urlsplit(self.text).scheme.lower() in _WEB

    @property
    def shown(self) -> str:
        """The address for messages: a URL without user name and password."""
        if not self.is_remote:
            return self.text
        parts = urlsplit(self.text)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))

    def join(self, reference: str) -> Address:
        """The file that `reference` (without fragment) means when it stands in this one (RFC 3986, section 5.2)."""
        scheme = urlsplit(reference).scheme.lower()
        if self.is_remote or scheme in _WEB:
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


def is_foreign(reference: str) -> bool:
    """Whether `reference` names a scheme that is never followed (`file:`, `ftp:`, `urn:` …)."""
    scheme = urlsplit(reference).scheme.lower()
    return len(scheme) > 1 and scheme not in _WEB
