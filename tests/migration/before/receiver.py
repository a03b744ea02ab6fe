"""What a web application does with deliveries."""

from retell import Retell
from retell.lib.webhook_auth import verify as check


def is_genuine(body: str, headers: dict[str, str], key: str) -> tuple[bool, ...]:
    signature = headers.get("X-Retell-Signature", "")
    client = Retell(api_key=key)
    return (
        client.verify(body, api_key=key, signature=signature),
        client.verify(body, key, signature),
        check(body, key, signature),
    )
