"""From an Api to the files of one target; each target knows one language."""
