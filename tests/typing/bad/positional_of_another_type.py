from retell_api import Retell

client = Retell(api_key="key")
client.agent.retrieve(3)  # error: arg-type, reportArgumentType
