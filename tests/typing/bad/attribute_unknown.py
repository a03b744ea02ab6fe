from retell_api import Retell

client = Retell(api_key="key")
print(client.agent.retrieve("agent_1").voice)  # error: attr-defined, reportAttributeAccessIssue
