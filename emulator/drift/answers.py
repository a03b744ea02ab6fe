"""Drift in what surrounds bodies: statuses, media types, redirects, errors, operations that have gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any as Json

from emulator.drift.rule import Rule
from emulator.http import Request, Response, reply

JSON_TYPE = "application/json"
Answer = Callable[[Request, Response, Rule], Response]


def emptied(_request: Request, response: Response, rule: Rule) -> Response:
    """Row 12: success without the body that is declared, or 204 instead (`detail.status`)."""
    if not response.body or response.status // 100 != 2:
        return response
    return Response(int(rule.detail.get("status", response.status)))


def other_success(_request: Request, response: Response, rule: Rule) -> Response:
    """Row 16: another success status."""
    if response.status // 100 != 2:
        return response
    other = 200 if response.status != 200 else 202
    return replace(response, status=int(rule.detail.get("status", other)))


def other_error(_request: Request, response: Response, rule: Rule) -> Response:
    """Row 17: what is missing is told with a status that is not declared."""
    if response.status not in (404, 422):
        return response
    return replace(response, status=int(rule.detail.get("status", 410)))


def reshaped_error(_request: Request, response: Response, rule: Rule) -> Response:
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


def other_refusal(_request: Request, response: Response, rule: Rule) -> Response:
    """Row 46: a wrong key is told with another status."""
    return replace(response, status=int(rule.detail.get("status", 403))) if response.status == 401 else response


def other_type(_request: Request, response: Response, rule: Rule) -> Response:
    """Row 21: another media type."""
    if response.status // 100 != 2 or not response.body:
        return response
    return _typed(response, str(rule.detail.get("media_type", "text/plain")))


def other_charset(_request: Request, response: Response, _rule: Rule) -> Response:
    """Row 22: JSON in an encoding that is not UTF-8 (RFC 8259, section 8.1)."""
    if response.status // 100 != 2 or not response.body:
        return response
    text = response.body.decode()
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

Instead = Callable[[Request, Rule], Response]


def gone(_request: Request, rule: Rule) -> Response:
    """Row 19: the operation is no more: the answer of an unknown path."""
    return reply(int(rule.detail.get("status", 404)), {"status": "error", "message": "Not Found"})


def other_method(_request: Request, rule: Rule) -> Response:
    """Row 20: the path takes another method."""
    allow = str(rule.detail.get("allow", "PUT"))
    return reply(405, {"status": "error", "message": "Method Not Allowed"}, ("allow", allow))


def moved(request: Request, rule: Rule) -> Response:
    """Row 25: the path has moved."""
    location = str(rule.detail.get("location", f"/moved{request.path}"))
    return Response(int(rule.detail.get("status", 301)), (("location", location),))


INSTEAD: Mapping[int, Instead] = {19: gone, 20: other_method, 25: moved}
"""What is answered instead of doing anything."""
