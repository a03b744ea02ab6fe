from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("agent_1", pii_config={"mode": "post_call", "category": []})  # error: arg-type, reportArgumentType
