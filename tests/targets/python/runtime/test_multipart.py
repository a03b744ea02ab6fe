"""Forms on the wire: bare names for files, one JSON part for lists of objects, plain text for scalars."""

from __future__ import annotations

import io
from collections.abc import Mapping
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest

from templates.python.runtime import multipart
from templates.python.runtime.errors import InvalidRequestError
from templates.python.runtime.operation import PartForm

FORMS: Mapping[str, PartForm] = {"files": "repeated", "texts": "json", "photo": "file", "name": "text", "flag": "text"}


def sent(values: Mapping[str, object]) -> list[tuple[str, str | None, bytes, str | None]]:
    """Name, file name, content and declared type of each part, as a server reads them."""
    form = multipart.form(values, FORMS)
    assert form is not None
    head = f"Content-Type: {form[0]}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + b"".join(form[1]))
    return [part_of(part) for part in message.get_payload() if isinstance(part, Message)]


def part_of(part: Message) -> tuple[str, str | None, bytes, str | None]:
    name = part.get_param("name", header="content-disposition")
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return str(name), part.get_filename(), payload, part.get("content-type")


def test_files_repeat_the_bare_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"A")
    stream = io.BytesIO(b"C")
    values = {"files": [path, ("b.txt", b"B"), stream, ("d.bin", b"D", "application/x-d")]}
    assert sent(values) == [
        ("files", "a.txt", b"A", "text/plain"),
        ("files", "b.txt", b"B", "text/plain"),
        ("files", "upload", b"C", "application/octet-stream"),
        ("files", "d.bin", b"D", "application/x-d"),
    ]


@pytest.mark.parametrize("one", [b"A", ("a", b"A"), io.BytesIO(b"A")])
def test_one_file_stands_for_a_list_of_one(one: object) -> None:
    assert [part[2] for part in sent({"files": one})] == [b"A"]


def test_several_files_in_a_tuple() -> None:
    assert [part[2] for part in sent({"files": (b"A", b"B")})] == [b"A", b"B"]


def test_texts_and_json_have_no_file_name() -> None:
    values = {"texts": [{"title": "t", "text": "ü"}], "name": "n", "flag": True, "photo": b"P", "extra": 3}
    assert sent(values) == [
        ("texts", None, '[{"title":"t","text":"ü"}]'.encode(), None),
        ("name", None, b"n", None),
        ("flag", None, b"true", None),
        ("photo", "upload", b"P", "application/octet-stream"),
        ("extra", None, b"3", None),
    ]


def test_null_is_left_out() -> None:
    assert multipart.form({"name": None}, FORMS) is None


def test_text_is_no_file() -> None:
    with pytest.raises(InvalidRequestError, match="str is not a file"):
        multipart.form({"photo": "path/as/text"}, FORMS)
