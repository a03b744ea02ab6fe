"""Call sites of the official SDK run after the codemod, and ask for what they asked before."""

from __future__ import annotations

import ast
import asyncio
import json
from importlib import import_module

import httpx
import pytest

from generator.targets.python.migrate.table import Ours

from .conftest import HERE, rewritten

BEFORE = sorted(path.name for path in HERE.glob("before/*.py"))
CLEAN = [name for name in BEFORE if name != "left_over.py"]


def imported(source: bytes) -> set[str]:
    roots: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            roots.add(node.module.partition(".")[0])
    return roots


@pytest.mark.parametrize("name", [f"before/{name}" for name in CLEAN])
def test_nothing_of_the_official_sdk_is_left(names, name):
    done = rewritten(names, name)
    assert "retell" in imported((HERE / name).read_bytes())
    assert "retell" not in imported(done.content)
    assert "retell_api" in imported(done.content)
    assert [finding for finding in done.findings if finding.rule != "call-answers-otherwise"] == []


@pytest.mark.parametrize("name", [f"before/{name}" for name in BEFORE])
def test_a_second_run_changes_nothing(names, name):
    from generator.targets.python.migrate.rewrite import rewrite

    once = rewritten(names, name).content
    assert rewrite(once, name, names).content == once


@pytest.fixture
def client(migrated, server):
    return migrated("voice_agents").make(httpx.Client(transport=httpx.MockTransport(server)))


def test_every_shared_call_is_made(migrated, server, client, api, tmp_path):
    migrated("voice_agents").run(client, tmp_path)
    migrated("outbound").run(httpx.AsyncClient(transport=httpx.MockTransport(server.later)))
    shared = {operation for _, operation in api.settings.official if operation}
    assert set(server.operations) == shared
    assert all(request.headers["authorization"] == "Bearer key" for request in server.seen)


def test_every_official_name_of_a_shared_call_is_written(names):
    written = "".join((HERE / "before" / name).read_text() for name in BEFORE)
    calls = [call.official for call in names.calls.values() if call.ours]
    assert len(calls) == 80
    assert [call for call in calls if f"client.{call}(" not in written] == []


def test_requests_are_what_they_were(migrated, server, client, tmp_path):
    migrated("voice_agents").run(client, tmp_path)
    assert "begin_message" not in server.body("createRetellLLM")
    assert server.body("createAgent", 0)["agent_name"] == "Front desk"
    assert "agent_name" not in server.body("createAgent", 1)
    assert server.body("updateAgent") == {"agent_name": "Front desk", "webhook_url": None}
    assert server.body("updateRetellLLM") == {"general_prompt": None}
    assert dict(server.asked("updateRetellLLM")[0].url.params) == {"version": "2"}
    assert dict(server.asked("listPhoneNumbersV2")[0].url.params) == {"sort_order": "ascending"}
    assert server.asked("getPhoneNumber")[0].url.raw_path == b"/get-phone-number/%2B14155550100"
    assert server.asked("deleteKnowledgeBaseSource")[0].url.path == "/delete-knowledge-base-source/kb_1/source/source_1"
    created = server.asked("createKnowledgeBase")[0].content
    assert created.count(b'name="knowledge_base_files"') == 3
    assert json.dumps([{"title": "Hours", "text": "Noon to ten."}], separators=(",", ":")).encode() in created


def test_what_is_chosen_by_a_condition_is_sent_or_not(migrated, server):
    migrated("outbound").run(httpx.AsyncClient(transport=httpx.MockTransport(server.later)))
    first, second = server.body("createPhoneCall", 0), server.body("createPhoneCall", 1)
    assert "override_agent_id" not in first
    assert second["override_agent_id"] == "agent_9"
    assert server.body("updateCallMetadata") == {"data_storage_setting": "everything_except_pii"}
    assert server.body("updateChatAgent") == {"agent_name": "Desk"}


class TestCareful:
    """Options, errors and pages."""

    def of(self, migrated, handler):
        module = migrated("careful")
        return module, module.make(httpx.Client(transport=httpx.MockTransport(handler)))

    def test_options(self, migrated, server):
        module, client = self.of(migrated, server)
        assert module.outcome(client, "agent_1")
        (request,) = server.seen
        assert request.url.host == "api.example.com"
        assert request.headers["x-team"] == "desk"
        assert request.headers["x-request-source"] == "test"
        assert dict(request.url.params) == {"trace": "1", "fields": "all"}
        assert request.extensions["timeout"]["read"] == 5.0

    def test_extra_body(self, migrated, server):
        module, client = self.of(migrated, server)
        module.tagged(client)
        assert server.body("updateAgent") == {"agent_name": "Desk", "beta": True}
        assert server.seen[0].extensions["timeout"] == {"connect": 2.0, "read": 30.0, "write": 30.0, "pool": 30.0}

    @pytest.mark.parametrize(
        ("answer", "told"),
        [
            (httpx.Response(404, json={"status": "error"}), "absent 404 {'status': 'error'}"),
            (httpx.Response(429), "refused 429"),
            (httpx.Response(401), "refused 401"),
            (httpx.Response(402, json={}), "status 402"),
            (httpx.Response(500, text="<html>"), "status 500"),
            (httpx.Response(200, text="<html>"), "other"),
            (httpx.ReadTimeout("slow"), "late"),
            (httpx.ConnectError("none"), "unreachable True"),
        ],
        ids=str,
    )
    def test_errors(self, migrated, answer, told):
        def handler(request):
            if isinstance(answer, Exception):
                raise answer
            return answer

        module, client = self.of(migrated, handler)
        assert module.outcome(client, "agent_1") == told

    def test_errors_have_one_root(self, migrated, sdk):
        assert migrated("careful").is_official_error(sdk.APIError("no", operation_id="x"))

    def test_reading_on_by_hand(self, migrated, server):
        pages = [
            {"items": [], "has_more": True, "pagination_key": "second"},
            {"items": [], "has_more": False},
        ]
        asked = []

        def handler(request):
            asked.append(json.loads(request.read()))
            return httpx.Response(200, json=pages[len(asked) - 1])

        module, client = self.of(migrated, handler)
        assert module.every_call(client) == []
        assert asked == [{"limit": 2}, {"limit": 2, "pagination_key": "second"}]


def test_deliveries_are_verified(migrated, sdk):
    signing = import_module(f"{sdk.__name__}._webhooks").SIGNING
    sign = import_module(f"{sdk.__name__}._runtime.webhooks").sign
    module = migrated("receiver")
    headers = {"X-Retell-Signature": sign(signing, "{}", "key")}
    assert module.is_genuine("{}", headers, "key") == (True, True, True)
    assert module.is_genuine("{ }", headers, "key") == (False, False, False)


def test_what_is_left_is_reported_and_marked(names):
    done = rewritten(names, "before/left_over.py")
    assert [(finding.rule, finding.position and finding.position.line) for finding in done.findings] == [
        ("official-name-absent", 3),
        ("omitted-mark-left", 6),
        ("omitted-mark-left", 6),
        ("call-without-operation", 11),
        ("official-name-in-text", 18),
    ]
    text = done.content.decode()
    assert "from retell_api import Retell\n" in text
    assert "from retell import NOT_GIVEN, NotGiven, file_from_path\n" in text
    assert (
        "    # truespec: the document has no operation for call.rerun_analysis\n    client.call.rerun_analysis" in text
    )


def test_whatever_the_table_names_is_there(names, sdk):
    ours = [
        found for name in names.names for found in [names.look_up(tuple(name.split(".")))] if isinstance(found, Ours)
    ]
    assert len(ours) > 15
    assert [found for found in ours if not hasattr(sdk, found.path[0])] == []
    assert [name for name in names.types.values() if not hasattr(sdk.types, name)] == []
    for *module, name in names.classes.values():
        assert hasattr(import_module(".".join((names.package, *module))), name)


def test_every_call_of_the_table_is_a_method(names, sdk):
    client = sdk.Retell(api_key="key")
    for call in names.calls.values():
        if call.ours:
            resource, method = call.ours.split(".")
            assert callable(getattr(getattr(client, resource), method))


def test_answers_as_they_came(migrated, server):
    module = migrated("responses")
    client = module.strict(httpx.Client(transport=httpx.MockTransport(server)))
    assert module.raw(client)
    module.impatient(client)
    assert server.operations == ["getAgent", "getCall", "getAgent", "listVoices"]
    assert module.raw_of_all(client) == 200
    assert server.operations[4:] == ["getCall", "getAgent"]
    assert server.seen[2].extensions["timeout"]["read"] == 1.0
    assert server.seen[3].headers["x-team"] == "desk"


def test_paths_that_no_method_knows(migrated):
    module = migrated("responses")
    seen: list[httpx.Request] = []

    def handler(request):
        seen.append(request)
        return httpx.Response(200, json={"items": []})

    answer = module.undocumented(module.strict(httpx.Client(transport=httpx.MockTransport(handler))))
    assert answer.json() == {"items": []}
    assert (seen[0].method, seen[0].url.path, json.loads(seen[0].content)) == ("POST", "/v2/list-agents", {"limit": 1})


def test_an_answer_that_breaks_the_contract_is_refused_where_asked(migrated, sdk):
    module = migrated("responses")
    client = module.strict(httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={}))))
    with pytest.raises(sdk.APIResponseValidationError):
        client.agent.retrieve("agent_1")


def test_patience(migrated, server, sdk):
    client = sdk.AsyncRetell(api_key="key", http_client=httpx.AsyncClient(transport=httpx.MockTransport(server.later)))
    asyncio.run(migrated("responses").patient(client))
    assert server.operations == ["getConcurrency"]
