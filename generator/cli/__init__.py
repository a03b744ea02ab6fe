"""The command `truespec`: arguments, printing and exit codes, one file a subcommand.

Knows how to ask and how to answer; must not know how anything is done. Each subcommand imports its stage when it
runs, so that help and completion appear at once.

Exit codes: 0 nothing to report, 1 something at or above `--fail-on`, stale or refused, 2 the input or the usage is
wrong, 3 inconclusive, 130 interrupted.
"""

from generator.cli.program import main, truespec

__all__ = ["main", "truespec"]
