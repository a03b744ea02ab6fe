"""``python -m generator`` is the command ``truespec``."""

from generator.cli import main

main()
