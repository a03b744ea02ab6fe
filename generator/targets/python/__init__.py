"""The Python target: from an Api to the files of a client package.

Knows Python, pydantic's models and the package's layout; must not know OpenAPI keywords nor any particular API.
"""

from generator.targets.python.package import files, ready

__all__ = ["files", "ready"]
