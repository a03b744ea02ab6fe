from retell_api import Retell

client = Retell(api_key="key")
print(client.call.retrieve("call_1").from_number)  # error: union-attr, reportAttributeAccessIssue
