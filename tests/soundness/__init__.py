"""Soundness: the normalized schemas accept what the document accepts, judged on seeded random instances."""
