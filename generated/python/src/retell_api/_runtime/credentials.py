"""Keys: where they come from, and where they travel.

Knows the ways of RFC 7617 (Basic), RFC 6750 (Bearer) and keys in headers, queries and cookies; never puts a key into a
message.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping

from .errors import MissingCredentialsError
from .operation import Location
from .options import ClientOptions, Credential, Profile


def collect(profile: Profile, arguments: Mapping[str, str | None]) -> dict[str, str]:
    """Each credential's value by its id, from the arguments or else from the environment.

    Raises MissingCredentialsError where no alternative of the API can be met, or where a key holds a line break.
    """
    found = {credential.id: _value(profile, credential, arguments) for credential in profile.credentials}
    keys = {name: value for name, value in found.items() if value is not None}
    known = {credential.id for credential in profile.credentials}
    alternatives = [needed for needed in profile.security if known.issuperset(needed)]
    if alternatives and not any(keys.keys() >= set(needed) for needed in alternatives):
        raise MissingCredentialsError(_missing(profile))
    return keys


def travelling(
    options: ClientOptions, security: tuple[tuple[str, ...], ...] | None
) -> Iterator[tuple[Location, str, str]]:
    """Location, name and value of each key that a request carries: those of the first alternative that can be met."""
    alternatives = options.profile.security if security is None else security
    chosen = next((needed for needed in alternatives if options.keys.keys() >= set(needed)), ())
    for credential in options.profile.credentials:
        if credential.id in chosen:
            yield credential.location, credential.name, _spelled(credential, options.keys[credential.id])


def _value(profile: Profile, credential: Credential, arguments: Mapping[str, str | None]) -> str | None:
    value = arguments.get(credential.argument) or profile.from_environment(credential.argument)
    if value is not None and not (value.isascii() and value.isprintable()):
        raise MissingCredentialsError(f"{credential.argument} holds a character that no key has, such as a line break")
    return value


def _missing(profile: Profile) -> str:
    ways = " or ".join(f"{c.argument}=… (environment: {profile.variable(c.argument)})" for c in profile.credentials)
    return f"a key is needed: give {ways}"


def _spelled(credential: Credential, value: str) -> str:
    match credential.kind:
        case "bearer":
            return f"Bearer {value}"
        case "basic":
            return "Basic " + base64.b64encode(value.encode()).decode()
        case "apiKey":
            return value
