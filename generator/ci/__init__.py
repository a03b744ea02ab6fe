"""What continuous integration does with a report: an issue for each drift, a pull request with the mends.

Knows reports as JSON, and GitHub; must not know how drift is found.
"""
