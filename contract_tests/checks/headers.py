"""Headers that are not what is declared.

What: the answer lacks a header that its declared response requires, or has one whose value its schema does not accept
(OpenAPI 3.1, section 4.8.21). `Content-Type` is told by the content.
Why: clients read limits, links and versions from them.
Example: `X-RateLimit-Remaining: many` where an integer is declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from contract_tests.cases import Exchange
from contract_tests.checks.declared import declared
from contract_tests.checks.facets import excerpt
from contract_tests.checks.scene import Scene
from contract_tests.observation import Observation
from contract_tests.reading import meanings
from generator.findings import InputError
from generator.pointer import Pointer

LONGEST = 4096
"""How many characters of a header are judged."""


def response_headers(exchange: Exchange, scene: Scene) -> Iterator[Observation]:
    """One observation for each header that is missing or has another value."""
    response = declared(exchange)
    if response is None:
        return
    for header in response.headers:
        pointer = scene.meaning.resolved(response.origin / "headers" / header.wire)
        name = header.wire.lower()
        text = exchange.headers.get(name)
        if name == "content-type" or (text is None and not header.required):
            continue
        if text is None:
            says = f"the header {header.wire} is missing"
            detail = {"header": name}
            yield scene.seen(
                exchange,
                "response-header-missing",
                pointer,
                "response",
                "missing",
                says,
                "breaking",
                detail=detail,
            )
        else:
            yield from _valued(exchange, scene, pointer, text[:LONGEST])


def _valued(exchange: Exchange, scene: Scene, header: Pointer, text: str) -> Iterator[Observation]:
    """The text must be one way to write a value of the schema: it does not tell numbers from strings."""
    try:
        (header / "schema").resolve(scene.loaded.document.data)
        broken = [scene.oracle.errors(header / "schema", each) for each in meanings([text])]
    except (LookupError, InputError):
        return
    if not all(broken):
        return
    keywords = {each.keyword for violations in broken for each in violations}
    facet = next(iter(sorted(keywords - {"type"})), "type")
    yield scene.seen(
        exchange,
        "response-header-changed",
        header,
        "response",
        facet,
        f"the header {header.name} is {excerpt(text)}, which its schema does not accept",
        "breaking",
        value=text,
        detail={"header": header.name.lower()},
    )
