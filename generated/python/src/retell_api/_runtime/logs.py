"""What a client tells through the standard `logging`: calls at INFO, headers and bodies at DEBUG, never a secret.

Knows what people look for in a log; must not decide anything about a call. The logger bears the package's name. The
environment variable `…_LOG` (`debug` or `info`) shows it on standard error without a line of code.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import httpx

from . import redaction
from .hooks import Retry
from .options import Profile

LOGGER = logging.getLogger(__name__.partition(".")[0])

Keys = Iterable[str]
"""The client's keys, whatever the headers that carry them are called."""

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}
_FORMAT = "%(asctime)s %(name)s %(levelname)s %(message)s"


def configure(profile: Profile) -> None:
    """Show the log, if the environment asks for it. A logger that a program configured itself keeps its handlers."""
    level = _LEVELS.get((profile.from_environment("log") or "").strip().lower())
    if level is None:
        return
    LOGGER.setLevel(level)
    if not LOGGER.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        LOGGER.addHandler(handler)


def sending(operation_id: str, request: httpx.Request, keys: Keys) -> None:
    """Before an attempt."""
    if not LOGGER.isEnabledFor(logging.DEBUG):
        return
    shown = redaction.body(_content(request), request.headers.get("content-type", ""))
    said = (operation_id, request.method, redaction.url(request.url), redaction.headers(request.headers), shown)
    _say(logging.DEBUG, redaction.secrets(request, keys), "%s: %s %s with %s and %s", *said)


def answered(operation_id: str, answer: httpx.Response, seconds: float, keys: Keys) -> None:
    """After an answer came; its body only where it was read already."""
    if not LOGGER.isEnabledFor(logging.INFO):
        return
    request_id = answer.headers.get("x-request-id", "none")
    hidden = redaction.secrets(answer.request, keys)
    status = answer.status_code
    _say(logging.INFO, hidden, "%s: %s after %.3f s, request id %s", operation_id, status, seconds, request_id)
    if LOGGER.isEnabledFor(logging.DEBUG):
        body = redaction.body(_content(answer), answer.headers.get("content-type", ""))
        _say(
            logging.DEBUG, hidden, "%s: answered with %s and %s", operation_id, redaction.headers(answer.headers), body
        )


def failed(operation_id: str, request: httpx.Request, error: httpx.HTTPError, keys: Keys) -> None:
    """After the transport failed."""
    if LOGGER.isEnabledFor(logging.INFO):
        said = (operation_id, type(error).__name__, error)
        _say(logging.INFO, redaction.secrets(request, keys), "%s: no answer: %s: %s", *said)


def repeating(retry: Retry) -> None:
    """Before the pause that leads to another attempt."""
    if LOGGER.isEnabledFor(logging.INFO):
        said = (retry.operation_id, retry.number, retry.max_retries, retry.wait)
        _say(logging.INFO, (), "%s: repetition %d of %d in %.3f s", *said)


def _say(level: int, hidden: tuple[str, ...], message: str, *said: Any) -> None:
    LOGGER.log(level, "%s", redaction.text(message % said, hidden))


def _content(message: httpx.Request | httpx.Response) -> bytes:
    """The body, where it is in memory: what is streamed is left to whom it is for."""
    try:
        return message.content
    except httpx.StreamError:
        return b""
