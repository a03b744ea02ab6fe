"""Files, URLs, YAML, positions, overlays and OpenAPI versions. Must not know what a schema keyword means for code."""
