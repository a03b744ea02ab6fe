"""What OpenAPI and JSON Schema keywords mean: rewrite rules, and the Api that they end in.

The only room that knows keywords. It must not know a programming language, and it writes nothing. `collect` takes the
schemas out of the Document, `rewrite` brings them into normal form rule by rule, `build` and `operations` make the
model of them.
"""

from generator.normalize.normalize import Normalized, normalize
from generator.normalize.scope import Step, Trace

__all__ = ["Normalized", "Step", "Trace", "normalize"]
