"""Drift in what surrounds bodies: statuses, media types, redirects, errors, operations that have gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any as Json

from emulator.drift.rule import Rule
from emulator.http import Request, Response, reply
from emulator.router import Unrouted
from generator.ir.api import Operation

JSON_TYPE = "application/json"
Answer = Callable[[Operation, Response, Rule], Response]


def emptied(_operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 12: success without the body that is declared, or 204 instead (`detail.status`)."""
    if not response.body or response.status // 100 != 2:
        return response
    return Response(int(rule.detail.get("status", response.status)))


def other_success(operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 16: another success status, which is not declared."""
    if response.status // 100 != 2:
        return response
    return replace(response, status=int(rule.detail.get("status", _undeclared(operation, (200, 202, 201, 203)))))


def other_error(operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 17: what is missing is told with a status that is not declared."""
    if response.status not in (404, 422):
        return response
    return replace(response, status=int(rule.detail.get("status", _undeclared(operation, (404, 410, 422, 423)))))


def _undeclared(operation: Operation, candidates: tuple[int, ...]) -> int:
    """The first status that the operation does not declare; the last where it declares all."""
    known = {each.status for each in operation.responses}
    return next((each for each in candidates if str(each) not in known), candidates[-1])


def reshaped_error(_operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 18: errors have another shape."""
    if response.status // 100 not in (4, 5) or response.status == int(rule.detail.get("except", 0)):
        return response
    body = rule.detail.get("body", {"status": 1, "message": {"text": _message(response), "code": "E1"}})
    return replace(response, body=reply(response.status, body).body)


def _message(response: Response) -> Json:
    try:
        value = response.json()
    except ValueError:
        return ""
    return value.get("message", "") if isinstance(value, dict) else ""


def other_refusal(_operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 46: a wrong key is told with another status."""
    return replace(response, status=int(rule.detail.get("status", 403))) if response.status == 401 else response


def other_type(_operation: Operation, response: Response, rule: Rule) -> Response:
    """Row 21: another media type."""
    if response.status // 100 != 2 or not response.body:
        return response
    return _typed(response, str(rule.detail.get("media_type", "text/plain")))


def other_charset(_operation: Operation, response: Response, _rule: Rule) -> Response:
    """Row 22: JSON in an encoding that is not UTF-8 (RFC 8259, section 8.1)."""
    if response.status // 100 != 2 or not response.body:
        return response
    text = response.body.decode(errors="replace")
    return replace(_typed(response, f"{JSON_TYPE}; charset=utf-16"), body=text.encode("utf-16"))


def _typed(response: Response, media_type: str) -> Response:
    others = tuple(pair for pair in response.headers if pair[0] != "content-type")
    return replace(response, headers=(("content-type", media_type), *others))


ANSWERS: Mapping[int, Answer] = {
    12: emptied,
    16: other_success,
    17: other_error,
    18: reshaped_error,
    21: other_type,
    22: other_charset,
    46: other_refusal,
}
"""What happens to an answer, by the row of the catalogue."""

Lost = Callable[[Unrouted], Response]
"""The answer where a path, or a method of it, is unknown."""

Instead = Callable[[Request, Rule, Lost], Response]


def gone(_request: Request, rule: Rule, lost: Lost) -> Response:
    """Row 19: the operation is no more: the answer of an unknown path."""
    found = lost(Unrouted())
    return replace(found, status=int(rule.detail.get("status", found.status)))


def moved(request: Request, rule: Rule, _lost: Lost) -> Response:
    """Row 25: the path has moved."""
    query = f"?{request.query}" if request.query else ""
    location = str(rule.detail.get("location", f"/moved{request.path}{query}"))
    return Response(int(rule.detail.get("status", 301)), (("location", location),))


INSTEAD: Mapping[int, Instead] = {19: gone, 25: moved}
"""What is answered instead of doing anything."""
