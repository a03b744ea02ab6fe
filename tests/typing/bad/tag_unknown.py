from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("a", response_engine={"type": "gpt", "llm_id": "llm_1"})  # error: arg-type, reportArgumentType
