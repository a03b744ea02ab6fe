"""Traffic that somebody else sent: read from files, or seen as it passes, and judged like our own.

Knows recorded requests and answers; must send nothing.
"""
