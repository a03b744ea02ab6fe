"""What is a sentence, and the standard phrase that may stand in for one.

Knows text and HTTP status codes; must not know where in a document either of them stands.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

# A run of letters between blanks, with the punctuation around it: so paths, dates, ids and addresses are no words.
_WORD = re.compile(r"""(?<!\S)[^\w\s]*[^\W\d_]+(?:['’-][^\W\d_]+)*[^\w\s]*(?!\S)""")
# Scripts that put no blanks between words: eight letters of them make a sentence.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{8}")
_MOST_WORDS_OF_A_NAME = 2
_MOST_WORDS_OF_A_TITLE = 6

# RFC 9110 (2022) renamed these; Python follows from 3.13 on, and the text must not depend on Python's version.
_RENAMED = {413: "Content Too Large", 414: "URI Too Long", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
_CLASSES = {"1": "Informational", "2": "Success", "3": "Redirection", "4": "Client error", "5": "Server error"}
DEFAULT_PHRASE = "Default response"


def is_prose(text: str) -> bool:
    """Whether `text` reads as prose rather than as a token, a number, an address or a name.

    More than two words, or several words that end like a sentence, or a long run of a script without blanks.
    """
    words = len(_WORD.findall(text))
    ends = text.rstrip().endswith((".", "!", "?", ":", "…"))
    return words > _MOST_WORDS_OF_A_NAME or (words > 1 and ends) or _UNSPACED.search(text) is not None


def is_sentence(title: str) -> bool:
    """Whether a title says more than a name would: it ends like a sentence, or is long."""
    words = len(_WORD.findall(title))
    return words > _MOST_WORDS_OF_A_TITLE or (words > 1 and title.rstrip().endswith((".", "!", "?")))


def has_prose(value: Any) -> bool:
    """Whether any text in a JSON value, member names included, is prose; of a description two words suffice."""
    match value:
        case str():
            return is_prose(value)
        case {"description": str(text)} if " " in text.strip():
            return True
        case dict():
            return any(has_prose(key) or has_prose(item) for key, item in value.items())
        case list():
            return any(has_prose(item) for item in value)
        case _:
            return False


def phrase(status: str) -> str:
    """The standard reason phrase of `404`, `4XX` or `default` (RFC 9110, section 15)."""
    if status.isdecimal():
        code = int(status)
        known = {item.value: item.phrase for item in HTTPStatus}
        return _RENAMED.get(code) or known.get(code) or phrase(f"{status[0]}XX")
    return _CLASSES.get(status[:1], DEFAULT_PHRASE) if status.upper().endswith("XX") else DEFAULT_PHRASE


def words_of(name: str) -> str:
    """`TooManyRequests` or `too_many_requests` as plain words: `Too Many Requests`, `too many requests`."""
    return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)) or DEFAULT_PHRASE
