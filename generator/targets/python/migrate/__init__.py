"""The codemod that turns call sites of an official SDK into call sites of ours.

`table` says which name stands for which; `bindings`, `calls` and `imports` know Python code of one kind each; `plan`
decides what changes in a file, `rewrite` makes the changes, `files` finds and writes. What is official stands in the
root overlay: nothing here knows an API.
"""

from generator.targets.python.migrate.files import Migrated, migrate
from generator.targets.python.migrate.table import Table, table

__all__ = ["Migrated", "Table", "migrate", "table"]
