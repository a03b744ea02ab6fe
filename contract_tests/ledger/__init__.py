"""What earlier runs have learned: what was tried when, and what answers used to hold.

Knows history; must not know how a run goes. A ledger helps to spend a small budget well; nothing breaks without one.
"""
