from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("agent_1", ambient_sound="coffee_shop")  # error: arg-type, reportArgumentType
