"""Formats that only prose demands of a text, each as a question with yes or no.

Knows the formats' standards; must not know rules or where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import orjson

_E164 = re.compile(r"\+[1-9][0-9]{1,14}")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)*")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO "
    "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR "
    "MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO "
    "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV "
    "TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)


def is_url(text: str) -> bool:
    """An absolute address with a host (RFC 3986, 3), of any scheme, without blanks."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return bool(parts.scheme and host) and not any(letter.isspace() for letter in text)


def is_timezone(text: str) -> bool:
    """A name of the IANA database; where the system has none, anything of that shape."""
    known = _timezones()
    return text in known if known else _ZONE.fullmatch(text) is not None


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def is_json(text: str) -> bool:
    """One JSON value (RFC 8259)."""
    return _passes(orjson.loads, text)


def is_date(text: str) -> bool:
    """A full-date of RFC 3339, section 5.6."""
    return _DATE.fullmatch(text) is not None and _passes(date.fromisoformat, text)


def is_date_time(text: str) -> bool:
    """A date-time of RFC 3339, section 5.6."""
    return _DATE_TIME.fullmatch(text) is not None and _passes(datetime.fromisoformat, text.upper())


def _passes(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "e164": lambda text: _E164.fullmatch(text) is not None,
    "url": is_url,
    "uri": lambda text: bool(urlsplit(text).scheme) if "[" not in text else is_url(text),
    "iana-timezone": is_timezone,
    "json": is_json,
    "iso-3166-1-alpha-2": lambda text: len(text) == 2 and text.isalpha() and text in _COUNTRIES,
    "date": is_date,
    "date-time": is_date_time,
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "uuid": lambda text: _UUID.fullmatch(text) is not None,
}
"""The formats that are enforced; any other is not."""
