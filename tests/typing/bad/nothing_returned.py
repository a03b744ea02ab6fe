from retell_api import Retell

client = Retell(api_key="key")
deleted: str = client.agent.delete("agent_1")  # error: func-returns-value, reportAssignmentType
