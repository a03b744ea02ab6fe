from retell_api import Retell

client = Retell(api_key="key")
version: str = client.agent.retrieve("agent_1").version  # error: assignment, reportAssignmentType
