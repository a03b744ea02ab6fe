"""What keeps a check harmless on a live server: what may be sent, what it may cost, and that nothing is left behind.

Knows what operations do to a server; must not know how answers are judged.
"""
