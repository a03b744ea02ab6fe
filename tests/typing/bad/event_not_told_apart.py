from retell_api import Retell

client = Retell(api_key="key")
print(client.webhooks.unwrap(b"{}", {}).call)  # error: union-attr, reportAttributeAccessIssue
