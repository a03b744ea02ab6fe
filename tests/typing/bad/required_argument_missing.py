from retell_api import Retell

client = Retell(api_key="key")
client.agent.create(voice_id="voice-anna")  # error: call-arg, reportCallIssue
