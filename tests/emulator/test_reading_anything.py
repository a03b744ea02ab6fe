"""Whatever arrives is read or refused; nothing else is ever raised."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.http import Request
from emulator.problem import Problem
from emulator.prose import broken_rules
from generator.ir.api import Operation
from tests.emulator.reading_cases import contract, contract_reader

CHECKER = broken_rules(contract().api)
MEDIA = (
    "application/json",
    "multipart/form-data; boundary=B",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "application/x-www-form-urlencoded",
)
SCRAPS = (
    *(b"--B", b"--B--", b"\r\n", b'Content-Disposition: form-data; name="files"', b'; filename="', b": ", b"\xff"),
    *(b"[", b"]", b"{", b"}", b",", b":", b'"', b'"type"', b'"retell-llm"', b"null", b"1", b"-", b"1e9", b"\0"),
    *(b"knowledge_base_urls", b"[]", b"[0]", b"=", b"&", b"%", b"%FF", b"+"),
)
SCRAPPED = st.lists(st.sampled_from(SCRAPS), max_size=20).map(b"".join)
BODIES = st.binary(max_size=60) | SCRAPPED
QUERIES = st.lists(
    st.sampled_from(("limit", "version", "type", "is_latest", "=", "&", "%", "%00", "%ff", "1", "true", "[", "]", "x")),
    max_size=12,
).map("".join)


@settings(max_examples=1500, derandomize=True, database=None, deadline=None)
@given(
    operation=st.sampled_from(contract().api.operations),
    body=BODIES,
    query=QUERIES | st.text(max_size=20),
    media=st.sampled_from(MEDIA) | st.text(max_size=20),
    segment=st.text(max_size=4) | st.just("\udcff"),
)
def test_anything(operation: Operation, body: bytes, query: str, media: str, segment: str) -> None:
    segments = {each.wire: segment for each in operation.path_parameters}
    request = Request(operation.method, "/", query, {"content-type": media, "cookie": media}, body)
    with contextlib.suppress(Problem):
        inputs = contract_reader().read(operation, segments, request)
        for each in CHECKER(operation, inputs):
            assert each.sentence.startswith("request/")
