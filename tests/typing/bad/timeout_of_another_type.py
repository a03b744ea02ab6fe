from retell_api import Retell

client = Retell(api_key="key")
client.agent.retrieve("agent_1", timeout="5 s")  # error: arg-type, reportArgumentType
