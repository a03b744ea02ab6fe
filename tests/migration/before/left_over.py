"""What no rule can decide: it is left as it was, and reported."""

from retell import NOT_GIVEN, NotGiven, Retell, file_from_path


def rename(client: Retell, agent: str, name: str | NotGiven = NOT_GIVEN) -> None:
    client.agent.update(agent, agent_name=name)


def again(client: Retell, call: str) -> None:
    client.call.rerun_analysis(call)  # after the prompt has changed


def upload(client: Retell) -> None:
    client.knowledge_base.add_sources("kb_1", knowledge_base_files=[file_from_path("menu.txt")])


PATCHED = "retell.resources.call.CallResource.create_phone_call"
