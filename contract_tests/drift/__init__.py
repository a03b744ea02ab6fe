"""Drifts made useful: what is to blame, the reproduction, and the patch of the document, each tried before it is told.

`finish` fills in what a drift lacks when it has been found.
"""

from __future__ import annotations

from contract_tests.drift.finishing import finish

__all__ = ["finish"]
