"""Files as values, and the only place that writes or compares them on disk.

Knows paths, bytes and which files an earlier run wrote; must not know what the files say or how they were made.
`file` is the value, `refusals` what may not be written, `write` and `compare` the two things done with files,
`manifest` the record that an output folder carries.

Exceptions::

    TruespecError
    └── OutputError        writing would touch what is not ours (exit code 1); nothing has been written
"""

from generator.output.compare import compare
from generator.output.file import File, sha256
from generator.output.manifest import MANIFEST, Entry, Manifest
from generator.output.refusals import OutputError
from generator.output.write import Written, write

__all__ = ["MANIFEST", "Entry", "File", "Manifest", "OutputError", "Written", "compare", "sha256", "write"]
