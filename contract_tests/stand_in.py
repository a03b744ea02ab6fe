"""A server in this process: it judges each request by the document and gives the answer that it was told to give.

Knows HTTP and the oracle. It takes nothing from the Case that made the request: what it judges is what arrived.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx

from contract_tests import forms, reading, wire
from contract_tests.cases import Answer, Case, Exchange
from contract_tests.checks.declared import fits
from contract_tests.judge import faults, finding
from generator.document.oracle import Oracle
from generator.findings import Finding, Severity
from generator.ir.api import Content, Operation
from generator.pointer import Pointer

BASE = "https://stand-in.invalid"


class StandIn:
    """Serves one operation. `findings` is what was wrong with the requests so far."""

    def __init__(self, oracle: Oracle, operation: Operation, answer: Answer) -> None:
        self.oracle = oracle
        self.operation = operation
        self.answer = answer
        self.findings: list[Finding] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Judge `request`, then answer."""
        self.findings += [*self._parameters(request), *self._body(request)]
        headers = {"Content-Type": self.answer.media_type} if self.answer.media_type else {}
        return httpx.Response(self.answer.status, headers=headers, content=self.answer.body)

    def _parameters(self, request: httpx.Request) -> Iterator[Finding]:
        arrived = reading.arrived(self.operation, request)
        for parameter in self.operation.parameters:
            meanings = arrived.get((parameter.location, parameter.wire))
            if meanings is not None:
                yield from self._judged(parameter.origin / "schema", meanings)
            elif parameter.required and not self.oracle.accepts(parameter.origin / "schema", []):
                # (A list without items sends nothing.)
                yield self._missing(f"parameter {parameter.wire}", parameter.origin)

    def _body(self, request: httpx.Request) -> Iterator[Finding]:
        body = self.operation.body
        if body is None:
            return
        if not request.read():
            yield from [self._missing("body", body.origin)] if body.required else []
            return
        sent = request.headers.get("content-type", "").partition(";")[0]
        content = next((each for each in body.contents if fits(sent, each.media_type)), None)
        if content is None:
            yield self._missing(f"body of a declared media type instead of {sent}", body.origin)
            return
        yield from self._judged(content.origin / "schema", reading.body(request, _forms(content)))

    def _judged(self, pointer: Pointer, meanings: list[object]) -> Iterator[Finding]:
        """Nothing where one meaning is right, else what is wrong with the first."""
        wrong = [faults(self.oracle, pointer, meaning) for meaning in meanings]
        if wrong and all(wrong):
            yield from (finding("request-invalid", violation, self.operation.id) for violation in wrong[0])
        if not wrong:
            yield self._missing("readable body", pointer)

    def _missing(self, what: str, pointer: Pointer) -> Finding:
        message = f"the request has no {what}"
        return Finding("request-incomplete", Severity.ERROR, message, pointer, operations=(self.operation.id,))


def _forms(content: Content) -> forms.Forms:
    return {encoding.wire: encoding for encoding in content.encodings}


def exchange(case: Case, transport: httpx.BaseTransport) -> Exchange:
    """Send `case` over `transport`."""
    with httpx.Client(transport=transport) as client:
        response = client.send(wire.request(case, BASE))
    headers = {name.lower(): text for name, text in response.headers.items()}
    return Exchange(case, response.status_code, headers, response.content)
