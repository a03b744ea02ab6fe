from retell_api import Retell

client = Retell(api_key="key")
client.agent.update("agent_1", voice="voice-anna")  # error: call-arg, reportCallIssue
