from retell_api import Retell

client = Retell(api_key="key")
client.call.create_phone_call(from_number="+12137771234", to_number=None)  # error: arg-type, reportArgumentType
