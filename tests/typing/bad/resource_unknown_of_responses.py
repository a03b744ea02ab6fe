from retell_api import Retell

client = Retell(api_key="key")
client.with_raw_response.agents.retrieve("agent_1")  # error: attr-defined, reportAttributeAccessIssue
