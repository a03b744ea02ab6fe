"""Resources and methods are those of the official SDK, so that its call sites run unchanged."""

from __future__ import annotations

import keyword

CRUD = ("create", "retrieve", "update", "delete")

METHODS = {
    "agent": (*CRUD, "list", "get_versions", "create_version", "publish", "delete_version"),
    "batch_call": ("create_batch_call",),
    "call": (
        *("retrieve", "update", "delete", "list", "list_v1", "stop"),
        *("create_phone_call", "create_web_call", "register_phone_call"),
    ),
    "chat": ("create", "retrieve", "update", "list", "list_v1", "create_chat_completion", "create_sms_chat", "end"),
    "chat_agent": (*CRUD, "list", "get_versions"),
    "concurrency": ("retrieve",),
    "conversation_flow": (*CRUD, "list", "list_v1"),
    "conversation_flow_component": (*CRUD, "list", "list_v1"),
    "export_request": ("list",),
    "knowledge_base": ("create", "retrieve", "list", "delete", "add_sources", "delete_source"),
    "llm": (*CRUD, "list", "list_v1"),
    "mcp_tool": ("get_mcp_tools",),
    "phone_number": (*CRUD, "list", "list_v1", "import"),
    "playground": ("completion",),
    "tests": (
        *(f"{verb}_test_case_definition" for verb in ("create", "get", "update", "delete")),
        *("create_batch_test", "get_batch_test", "get_test_run"),
        *(
            f"list_{noun}{tail}"
            for noun in ("test_case_definitions", "batch_tests", "test_runs")
            for tail in ("", "_v1")
        ),
    ),
    "voice": ("retrieve", "list", "add_resource", "clone", "search"),
}
ALIASES = {("chat_agent", "create_version"), ("chat_agent", "publish"), ("chat_agent", "delete_version")}
ACTIONS = {"create", "retrieve", "list", "update", "replace", "delete"}


def test_all_names(api):
    assert {(op.resource, op.name) for op in api.operations} == {
        (resource, method) for resource, methods in METHODS.items() for method in methods
    }
    assert len(api.operations) == sum(len(methods) for methods in METHODS.values()) == 86


def test_versions_of_chat_agents_are_aliases(api):
    assert {alias for op in api.operations for alias in op.aliases} == ALIASES


def test_every_official_call_leads_to_the_operation_of_that_name(api):
    official = dict(api.settings.official)
    names = {f"{op.resource}.{_python(op.name)}": op.id for op in api.operations}
    names |= {f"{resource}.{name}": op.id for op in api.operations for resource, name in op.aliases}
    assert len(official) == 84
    assert {call: names.get(call, "") for call in official} == official
    assert sorted(call for call, found in official.items() if not found) == [
        *("call.rerun_analysis", "call.update_live", "chat.delete", "chat.rerun_analysis"),
    ]


def _python(name):
    return f"{name}_" if keyword.iskeyword(name) else name


def test_nine_deprecated_operations_have_a_successor(api):
    successors = {op.id: op.successor for op in api.operations if op.successor}
    assert len(successors) == 9
    assert set(successors.values()) <= {op.id for op in api.operations}


def test_what_is_safe_to_repeat(api):
    safe = {op.id for op in api.operations if op.retry == "safe"}
    assert {op.id for op in api.operations if op.method.lower() in ("get", "put", "delete")} <= safe
    assert {"listCallsV3", "listChatsV3", "listCalls", "searchCommunityVoice", "updateAgent"} <= safe
    for op in api.operations:
        if op.method.lower() == "post" and op.id.startswith(("create", "register", "import", "add", "clone")):
            assert op.id not in safe


def test_the_overlays_say_only_what_the_rule_does_not(contract, applied):
    """Every operation that an overlay names would be named otherwise by the rule."""
    from generator.normalize.resources import Raw, places  # the rule under test, of another room

    raw = [
        Raw(op["operationId"], method, path, (), op.get("deprecated", False), {})
        for path, item in contract["paths"].items()
        for method, op in item.items()
    ]
    derived = places(raw)
    for item in applied["paths"].values():
        for operation in item.values():
            own, rule = operation.get("x-truespec", {}), derived[operation["operationId"]]
            told = {key: own[key] for key in ("resource", "action", "method") if key in own}
            assert not told or any(
                value != getattr(rule, {"method": "name"}.get(key, key)) for key, value in told.items()
            ), operation["operationId"]
