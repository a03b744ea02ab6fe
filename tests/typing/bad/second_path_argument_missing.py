from retell_api import Retell

client = Retell(api_key="key")
client.knowledge_base.delete_source("source_1")  # error: call-arg, reportCallIssue
