# mypy: enable-error-code="deprecated"

from retell_api import Retell

client = Retell(api_key="key")
client.phone_number.list_v1()  # error: deprecated, reportDeprecated
