"""From a client's arguments, and the environment, to its options.

Knows where settings come from and which one wins; must not know how they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx

from . import credentials
from .clock import Clock
from .errors import InvalidRequestError
from .options import ClientOptions, Headers, Profile, Query

if TYPE_CHECKING:
    from .options import ClientSettings

NAMES: Final = frozenset((
    "base_url", "timeout", "deadline", "max_retries", "default_headers", "set_default_headers", "default_query",
    "set_default_query", "strict", "max_response_bytes", "on_request", "on_response", "on_retry",
))  # fmt: skip
"""Every setting but keys and connections: the keywords of `ClientSettings`."""


def complete(profile: Profile, keys: Mapping[str, str | None], settings: ClientSettings, clock: Clock) -> ClientOptions:
    """The options of a new client.

    Raises MissingCredentialsError without a key, InvalidRequestError where a setting makes no sense.
    """
    plain = ClientOptions(
        profile=profile,
        base_url=_base_url(profile, settings.get("base_url")),
        keys=credentials.collect(profile, keys),
        headers=_custom_headers(profile),
        clock=clock,
    )
    return _changed(plain, {name: value for name, value in settings.items() if name != "base_url"})


def changed(options: ClientOptions, changes: Mapping[str, Any]) -> ClientOptions:
    """The options of a copy. Keys go by the names of the constructor's arguments; connections are no option.

    Raises TypeError for a name that is no setting, and what `complete` raises.
    """
    arguments = [credential.argument for credential in options.profile.credentials]
    given = {name: value for name, value in changes.items() if name in arguments and value is not None}
    keys = {**options.keys, **credentials.collect(options.profile, given)} if given else options.keys
    rest = {name: value for name, value in changes.items() if name not in (*arguments, "http_client")}
    return _changed(options.replaced(keys=keys), rest)


def _changed(options: ClientOptions, changes: Mapping[str, Any]) -> ClientOptions:
    if unknown := changes.keys() - NAMES:
        raise TypeError(f"{min(unknown)!r} is not a setting of a client")
    fields = {name: value for name, value in changes.items() if not name.endswith(("_headers", "_query"))}
    if "base_url" in fields:
        fields["base_url"] = _base_url(options.profile, fields["base_url"])
    headers: Headers = _layers(options.headers, changes.get("set_default_headers"), changes.get("default_headers"))
    query: Query = _layers(options.query, changes.get("set_default_query"), changes.get("default_query"))
    return options.replaced(**fields, headers=headers, query=query)


def _layers(
    present: Mapping[str, Any], instead: Mapping[str, Any] | None, beside: Mapping[str, Any] | None
) -> dict[str, Any]:
    return {**(present if instead is None else instead), **(beside or {})}


def _base_url(profile: Profile, argument: str | httpx.URL | None) -> str:
    """The address that paths are appended to. The message does not show a wrong one: it may hold a password."""
    chosen = str(argument or profile.from_environment("base_url") or profile.base_url)
    if not chosen.startswith(("http://", "https://")):
        raise InvalidRequestError("base_url is needed, an address that begins with https:// (or http://)")
    return chosen.rstrip("/")


def _custom_headers(profile: Profile) -> dict[str, str]:
    """The headers of the environment variable `…_CUSTOM_HEADERS`, one `Name: value` a line."""
    lines = (profile.from_environment("custom_headers") or "").splitlines()
    pairs = [line.partition(":") for line in lines if line.strip()]
    if any(not colon or not name.strip() for name, colon, _ in pairs):
        raise InvalidRequestError(f"each line of {profile.variable('custom_headers')} has the form Name: value")
    return {name.strip(): value.strip() for name, _, value in pairs}
