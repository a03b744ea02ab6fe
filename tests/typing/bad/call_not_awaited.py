from retell_api import AsyncRetell

waiting = AsyncRetell(api_key="key")
print(waiting.agent.retrieve("agent_1").agent_id)  # error: attr-defined, reportAttributeAccessIssue
