from retell_api import Retell

client = Retell(api_key="key")
print(client.agent.retrieve("agent_1").agent_name.upper())  # error: union-attr, reportOptionalMemberAccess
