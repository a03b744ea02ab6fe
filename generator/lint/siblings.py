"""What stands beside a `$ref`.

Knows which siblings OpenAPI 3.0 makes void; must not know how grave that is.
"""

from __future__ import annotations

from generator.lint.sites import SchemaSite
from generator.lint.view import View

ANNOTATIONS = ("description", "example", "examples", "title", "summary", "externalDocs", "$comment")


def siblings(view: View, site: SchemaSite) -> tuple[str, ...]:
    """The void keywords beside a schema's `$ref`, in the order written; none in 3.1, where siblings count."""
    if not view.old_dialect or not isinstance(site.schema.get("$ref"), str):
        return ()
    return tuple(str(key) for key in site.schema if key != "$ref" and not str(key).startswith("x-"))
