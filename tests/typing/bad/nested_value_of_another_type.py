from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("a", pii_config={"mode": "post_call", "categories": "email"})  # error: arg-type, reportArgumentType
