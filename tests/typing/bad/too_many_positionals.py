from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("agent_1", "Front desk")  # error: call-arg, reportCallIssue
