"""A description uses the wrong article.

What it finds: "an" before a word that begins with a consonant, and "a" before one that begins with a vowel; words that
are not said as they are written (hour, user, one, SMS) are passed over.

Why it matters: it is a slip of the pen, copied into every client's docs.

Example::

    description: Updates an phone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.prose import passages
from generator.lint.view import View

RULE = "text-article-wrong"
SEVERITY = Severity.INFO
CONSONANT = r"(?!(?:hour|honest|honou?r|heir|herb)[a-z]*)(?-i:[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z][a-z]{2,})"
VOWEL = r"(?!(?:uni|use|usu|uti|ubi|eu|one|once|ewe)[a-z]*)(?-i:[aeiouAEIOU][a-z]{2,})"
WRONG = re.compile(rf"\b(?:an {CONSONANT}|a {VOWEL})(?![\w/-]|\.\w)", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """One finding a description."""
    for pointer, words in passages(view):
        if match := WRONG.search(words):
            article, _, word = match[0].partition(" ")
            right = "a" if article.lower() == "an" else "an"
            yield Finding(RULE, SEVERITY, f"'{match[0]}'", pointer, suggestion=f"Write '{right} {word}'.")
