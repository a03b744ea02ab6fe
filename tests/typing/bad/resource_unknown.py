from retell_api import Retell

client = Retell(api_key="key")
client.agents.retrieve("agent_1")  # error: attr-defined, reportAttributeAccessIssue
