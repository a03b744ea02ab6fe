from retell_api import Retell

client = Retell(api_key="key")
client.agent.retrieve()  # error: call-arg, reportCallIssue
