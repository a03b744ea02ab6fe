"""Accounts of runs in every format: for a terminal, for programs, for CI, for people who read.

Knows formats; must not know how a run is carried out. Every text in an account may come from a hostile server or an
untrusted document, so each format escapes what its reader would take for a command.
"""
