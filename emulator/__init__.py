"""A stateful emulator of the API that a document describes."""
