"""The verified patches of a report as one overlay beside the document.

Knows overlays; must not know which drift made which patch.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any as Json

import yaml

from generator.ci.told import Drift
from generator.ci.wording import overlay_text
from generator.findings import Position, failure

TITLE = "What the server was seen to do"


def merged(drifts: Sequence[Drift], before: str = "") -> str:
    """One overlay with the actions of all patches, after those of `before` (the text of an earlier one), each once.

    Raises InputError where `before` is no overlay.
    """
    actions = [*_actions(yaml.safe_load(before) if before.strip() else None)]
    for drift in drifts:
        actions += [each for each in _actions(drift.patch) if each not in actions]
    return overlay_text({"overlay": "1.0.0", "info": {"title": TITLE, "version": "1"}, "actions": actions})


def earlier(path: Path) -> str:
    """The text of the overlay at `path`, empty where there is none. Raises InputError where it is no overlay."""
    try:
        text = path.read_text(encoding="utf-8")
        _actions(yaml.safe_load(text))
    except FileNotFoundError:
        return ""
    except (yaml.YAMLError, ValueError, TypeError) as error:
        why = " ".join(str(error).split())[:120]
        raise failure(
            "overlay-broken",
            f"{path} cannot be added to: {why}.",
            position=Position(str(path)),
            suggestion="Mend it, or name another file with --overlay.",
        ) from None
    return text


def _actions(overlay: Json) -> list[Json]:
    if overlay is None:
        return []
    actions = overlay.get("actions") if isinstance(overlay, dict) else None
    if not isinstance(actions, list):
        raise TypeError("it is no overlay with actions")
    return actions
