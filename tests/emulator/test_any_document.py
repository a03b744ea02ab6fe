"""Every operation of whatever document is at hand answers example requests: without a 5xx, and as it declares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any as Json
from urllib.parse import quote, urlencode

import orjson
import pytest

from emulator.clock import Setting
from emulator.emulator import Emulator
from emulator.http import Request, Response
from emulator.identity import spelled
from emulator.refusal import declared
from generator.findings import InputError
from generator.ir.api import Content, Operation, Parameter
from generator.load import load
from tests.emulator.documents import HERE
from tests.emulator.forms import BOUNDARY, Part, multipart

OK = HERE.parent.parent / "specs" / "ok"
UNSAYABLE = frozenset((400, 401, 404, 409, 422))
"""What must be said of a request although an operation declares nothing that would say it."""


def documents() -> list[Path]:
    """Our own documents, and those of the folder that TRUESPEC_CORPUS names."""
    corpus = os.environ.get("TRUESPEC_CORPUS")
    ours = [*OK.glob("*.yaml"), *HERE.glob("*.yaml")]
    theirs = [each for each in Path(corpus).iterdir() if each.suffix in (".yaml", ".json")] if corpus else []
    return sorted(each for each in (*ours, *theirs) if each.stat().st_size < 2_000_000)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_each_operation_answers_as_it_declares(path: Path) -> None:
    emulator = Emulator(load(str(path)), clock=Setting("frozen"))
    for operation in emulator.api.operations:
        for seed in range(3):
            request = example(emulator, operation, seed)
            judge(emulator, operation, emulator.handle(request))


def example(emulator: Emulator, operation: Operation, seed: int) -> Request:
    """A request with what is required, all of it examples, and whatever keys there are."""
    path, headers = operation.path, {"authorization": "Bearer key_a"}

    def made(parameter: Parameter) -> str:
        value = emulator.world.examples.of(parameter.type, seed=seed)
        return spelled(value) if isinstance(value, str | int | float) else orjson.dumps(value).decode()

    for each in operation.path_parameters:
        path = path.replace("{" + each.wire + "}", quote(made(each), safe="") or "x")
    query = {each.wire: made(each) for each in operation.query if each.required}
    for scheme in emulator.api.security_schemes:
        if scheme.kind == "apiKey":
            match scheme.location:
                case "query":
                    query[scheme.name] = "key_a"
                case "cookie":
                    headers["cookie"] = f"{scheme.name}=key_a"
                case _:
                    headers[scheme.name.lower()] = "key_a"
    headers |= {each.wire.lower(): made(each) for each in operation.headers if each.required}
    content = sent(operation)
    body = b""
    if content is not None:
        headers["content-type"] = content.media_type.replace("*/*", "application/json")
        value = emulator.world.examples.of(content.type, seed=seed)
        if content.media_type.startswith("multipart/"):
            headers["content-type"] = f"{content.media_type}; boundary={BOUNDARY}"
            body = multipart(*parts(content, value))
        else:
            body = encoded(content, value)
    return Request(operation.method.upper(), path, urlencode(query), headers, body)


def sent(operation: Operation) -> Content | None:
    """The content of a request's body: one that is JSON, if there is one."""
    contents = operation.body.contents if operation.body is not None else ()
    return next((each for each in contents if "json" in each.media_type), contents[0] if contents else None)


def parts(content: Content, value: Json) -> Iterator[Part]:
    """The parts of a form: files one by one, lists and objects as JSON."""
    files = {each.wire for each in content.encodings if each.form in ("file", "repeated")}
    for name, each in value.items() if isinstance(value, dict) else ():
        if name in files:
            yield from ((name, str(item), "file.bin") for item in (each or [""] if isinstance(each, list) else [each]))
        elif each is not None:
            yield name, each if isinstance(each, str | bytes) else orjson.dumps(each, default=str)


def encoded(content: Content, value: Json) -> bytes:
    """A body's bytes; forms only as far as their members are scalars."""
    if "urlencoded" in content.media_type and isinstance(value, dict):
        return urlencode({name: each for name, each in value.items() if isinstance(each, str | int)}).encode()
    return value.encode() if isinstance(value, str) and "json" not in content.media_type else orjson.dumps(value)


def judge(emulator: Emulator, operation: Operation, response: Response) -> None:
    """Fails unless the document declares the answer, or has no way to tell the caller's fault."""
    assert response.status < 500, (operation.id, response)
    wanted = declared(operation, response.status)
    if wanted is None:
        silent = operation.success is None and response.status == 200
        assert silent or response.status in UNSAYABLE, (operation.id, response)
        return
    if not wanted.contents or response.status == 204:
        assert wanted.contents or not response.body, (operation.id, response)
        return
    assert any(fits(emulator, each, response) for each in wanted.contents), (operation.id, response)


def fits(emulator: Emulator, content: Content, response: Response) -> bool:
    """Whether an answer is what one of the declared contents allows."""
    sent_type = response.header("content-type").partition(";")[0]
    if content.media_type.partition(";")[0] not in (sent_type, "*/*", "application/*"):
        return False
    if "json" not in sent_type:
        return bool(response.body)
    try:
        return emulator.oracle.accepts(content.origin / "schema", response.json())
    except InputError:
        return True


def test_documents_are_at_hand() -> None:
    assert len(documents()) >= 5


def test_a_wrong_answer_is_seen() -> None:
    emulator = Emulator(load(str(HERE / "library.yaml")))
    operation = next(each for each in emulator.api.operations if each.id == "getCountry")
    with pytest.raises(AssertionError):
        judge(emulator, operation, Response(200, (("content-type", "application/json"),), b'{"code":1}'))
    with pytest.raises(AssertionError):
        judge(emulator, operation, Response(302))
