"""The control plane: what tests and people ask of the emulator itself, under a path that no API has.

Knows who may ask, and one table of routes; what each does is in the modules whose tables are joined here. It is closed
to other machines unless a token is set, and to web pages of other sites: a page can send requests to this machine, also
under a name that it had resolved to it (DNS rebinding), so Host and Origin must name this machine as well.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from emulator import control_live, control_rules, control_state, control_time, control_webhooks
from emulator.control_route import Asked, Refused, Route
from emulator.courier import is_loopback
from emulator.http import Request, Response, reply
from emulator.problem import Problem
from emulator.reading_bodies import media
from generator.ir.api import Content
from generator.ir.types import Any as Anything

if TYPE_CHECKING:
    from emulator.emulator import Emulator

PLACE = "/__emulator"
CLIENT = ":client"
"""Where a server puts the address that a request came from; absent within the process."""

TOKEN = "x-emulator-token"  # noqa: S105 - the name of a header
ALWAYS = (("cache-control", "no-store"), ("x-content-type-options", "nosniff"))
BODY = media({}, Content(media_type="application/json", type=Anything()))

ROUTES: tuple[Route, ...] = (
    *control_state.ROUTES,
    *control_time.ROUTES,
    *control_webhooks.ROUTES,
    *control_rules.ROUTES,
    *control_live.ROUTES,
)


class Control:
    """The control plane of one emulator. Like everything else, for whoever holds the emulator alone."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._changes = control_live.Changes(emulator.store)

    def handle(self, request: Request) -> Response:
        """Answer a request below PLACE. Never raises for what a client sends."""
        try:
            response = self._answered(request)
        except Refused as refused:
            response = reply(refused.status, {"error": refused.message}, *refused.headers)
        except Problem as problem:
            response = reply(self._emulator.status(problem), {"error": problem.message})
        return replace(response, headers=(*response.headers, *ALWAYS))

    def _answered(self, request: Request) -> Response:
        place = request.path[len(PLACE) :].strip("/")
        route, variables = _route(request.method, place)
        _require_local(request, self._emulator.control_token)
        if not route.is_open:
            _require_token(request, self._emulator.control_token)
        asked = Asked(
            emulator=self._emulator,
            request=request,
            variables=variables,
            query=dict(parse_qsl(request.query, keep_blank_values=True)),
            body=BODY.read("application/json", request.body) if request.body else None,
            changes=self._changes,
        )
        if place == "":
            return reply(200, index(asked))
        answer = route.run(asked)
        return answer if isinstance(answer, Response) else reply(200, answer)


def index(asked: Asked) -> dict[str, object]:
    """What there is: the document, and all routes."""
    api = asked.emulator.api
    routes = [
        {"method": each.method, "path": f"{PLACE}/{each.pattern}".rstrip("/"), "says": each.says} for each in ROUTES
    ]
    return {"title": api.title, "version": api.version, "profile": asked.emulator.profile, "routes": routes}


def _route(method: str, place: str) -> tuple[Route, dict[str, str]]:
    """The route of a place. Raises Refused with 404, or with 405 where it is there for other methods (RFC 9110)."""
    found = [(route, variables) for route in ROUTES if (variables := _matched(route.pattern, place)) is not None]
    if not found:
        raise Refused(404, f"there is no {PLACE}/{place[:100]}; GET {PLACE} lists what there is")
    for route, variables in found:
        if route.method == method:
            return route, variables
    allowed = ", ".join(dict.fromkeys(route.method for route, _ in found))
    raise Refused(405, f"only {allowed} can be asked here", (("allow", allowed),))


def _matched(pattern: str, place: str) -> dict[str, str] | None:
    """The variables of a place; the last one takes the rest where it ends in `*`. None where it does not fit."""
    wanted, given = pattern.split("/"), place.split("/")
    if wanted[-1].endswith("*}"):
        given[len(wanted) - 1 :] = ["/".join(given[len(wanted) - 1 :])] if len(given) >= len(wanted) else []
    if len(wanted) != len(given):
        return None
    found: dict[str, str] = {}
    for step, text in zip(wanted, given, strict=True):
        if step.startswith("{") and text:
            found[step.strip("{*}")] = unquote(text)
        elif step != text:
            return None
    return found


def _require_local(request: Request, token: str | None) -> None:
    """Raises Refused where a request comes from another machine, or was made by a page of another site."""
    if token is None:
        raise Refused(403, "the control plane is closed: set a token, or serve on a loopback address")
    host, origin, client = map(request.headers.get, ("host", "origin", CLIENT))
    if client is None:
        return  # within the process
    if not token:
        if not is_loopback(client):
            raise Refused(403, "the control plane answers this machine only; set a token to open it")
        if host is not None and not _names_this_machine(f"//{host}"):
            raise Refused(403, "the control plane is not known under this Host; ask it by localhost")
    if origin is not None and not (_names_this_machine(origin) or origin.partition("://")[2] == host):
        raise Refused(403, "the control plane answers no pages of other sites")


def _names_this_machine(url: str) -> bool:
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return name == "localhost" or name.endswith(".localhost") or is_loopback(name)


def _require_token(request: Request, token: str | None) -> None:
    given = request.headers.get(TOKEN, "")
    if token and not hmac.compare_digest(given.encode(errors="replace"), token.encode(errors="replace")):
        raise Refused(401, f"the control plane wants its token in the header {TOKEN}")
