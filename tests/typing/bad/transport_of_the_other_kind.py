import httpx
from retell_api import AsyncRetell

AsyncRetell(api_key="key", http_client=httpx.Client())  # error: arg-type, reportArgumentType
