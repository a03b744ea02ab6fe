"""A proxy that judges what passes through it and alters nothing.

Knows connections; judging is done by a process of its own, so that nobody waits for it.
"""
