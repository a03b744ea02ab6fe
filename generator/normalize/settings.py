"""What the whole document says about itself: title, servers, security schemes, and the root's `x-truespec`."""

from __future__ import annotations

import re
from typing import Any

from generator.ir.api import SecurityScheme, Server, Settings, Webhook
from generator.normalize.names import pascal, snake

_KINDS = ("apiKey", "oauth2", "openIdConnect", "mutualTLS")


def settings(data: Any) -> Settings:
    """Names from the root's `x-truespec`; what it does not name is derived from the title."""
    own = data.get("x-truespec")
    own = own if isinstance(own, dict) else {}
    info = data.get("info")
    title = snake(str(info.get("title") or "")) if isinstance(info, dict) else ""
    title = title if title[:1].isalpha() else f"api_{title}".rstrip("_")
    package = str(own.get("package") or title)
    known = {"package", "distribution", "client", "environment", "webhook", "official", "entities", "refers"}
    official = own.get("official")
    return Settings(
        package=package,
        distribution=str(own.get("distribution") or package.replace("_", "-")),
        client=str(own.get("client") or pascal(title)),
        environment=str(own.get("environment") or title.upper()),
        webhook=_webhook(own.get("webhook")),
        official=tuple((str(k), str(v or "")) for k, v in official.items()) if isinstance(official, dict) else (),
        entities=_entities(own.get("entities")),
        refers=_refers(own.get("refers")),
        extra={key: value for key, value in own.items() if key not in known},
    )


def _entities(own: Any) -> tuple[tuple[str, str], ...]:
    """Operation ids, each with the thing that it acts upon: turned round, for an overlay lists them by thing."""
    listed = own.items() if isinstance(own, dict) else ()
    return tuple((name, str(thing)) for thing, names in listed for name in _names(names))


def _refers(own: Any) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Places, each with the entities that an id there belongs to: a name, a list of names, or false for none."""
    pairs = own.items() if isinstance(own, dict) else ()
    return tuple((tuple(str(place).split(".")), _names(names)) for place, names in pairs)


def _names(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(name for name in listed if isinstance(name, str) and name)


def _webhook(own: Any) -> Webhook | None:
    if not isinstance(own, dict):
        return None
    events = own.get("events")
    return Webhook(
        header=str(own.get("header", "")),
        digest=str(own.get("digest", "")),
        tolerance=int(own.get("tolerance", 300)),
        scheme=str(own.get("scheme", "")),
        signs=str(own.get("signs", "{body}")),
        unit=str(own.get("unit", "s")),
        events=tuple((str(k), str(v)) for k, v in events.items()) if isinstance(events, dict) else (),
    )


def servers(data: Any) -> tuple[Server, ...]:
    """Base URLs, their variables replaced by the defaults (OpenAPI 3.1, section 4.8.5)."""
    found = []
    listed = data.get("servers")
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, dict) and isinstance(item.get("url"), str):
            variables = item.get("variables")
            url = re.sub(r"{([^{}]+)}", lambda m, v=variables: _default(v, m.group(1)), item["url"])  # type: ignore[misc]
            found.append(Server(url=url, description=str(item.get("description") or "")))
    return tuple(found)


def _default(variables: Any, name: str) -> str:
    variable = variables.get(name) if isinstance(variables, dict) else None
    return str(variable.get("default", "")) if isinstance(variable, dict) else ""


def security_schemes(data: Any) -> tuple[SecurityScheme, ...]:
    """The declared schemes (OpenAPI 3.1, section 4.8.27)."""
    components = data.get("components")
    listed = components.get("securitySchemes") if isinstance(components, dict) else None
    pairs = listed.items() if isinstance(listed, dict) else ()
    return tuple(_scheme(name, item) for name, item in pairs if isinstance(item, dict))


def _scheme(name: str, item: Any) -> SecurityScheme:
    kind = item.get("type")
    if kind == "http":
        scheme = str(item.get("scheme", "")).lower()
        kind = scheme if scheme in ("bearer", "basic") else "other"
    elif kind not in _KINDS:
        kind = "other"
    where = item.get("in")
    location = where if where in ("query", "header", "cookie") else None
    return SecurityScheme(id=name, kind=kind, location=location, name=str(item.get("name") or ""))
