"""From a document's address to its Api: read, overlay, upgrade, normalize, in that order."""

from __future__ import annotations
