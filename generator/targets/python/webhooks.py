"""Events that the API sends by itself: one type for all of them, and the record by which the runtime verifies them.

Knows the runtime's Signing; must not know how signatures are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.findings import failure
from generator.ir.api import Api, Webhook
from generator.ir.types import Discriminator, Enum, Object, Ref, TypeDef, Union
from generator.ir.walk import definitions, flatten, resolve
from generator.targets.python import names
from generator.targets.python.book import Book

EVENT = "WebhookEvent"


@dataclass(frozen=True, slots=True)
class Receiver:
    """What `_webhooks.py` is made of: `type` is the class of all events, `path` its dotted name, empty without any."""

    webhook: Webhook
    digest: str
    type: str
    path: str


def named(api: Api) -> Api:
    """`api` with one type for all webhook events, open to those that are newer; as it is where there is none."""
    webhook = api.settings.webhook
    if webhook is None or not webhook.events:
        return api
    types = definitions(api)
    name = names.unique(EVENT, types, ("Value", "Type"))
    added = TypeDef(name=name, type=_union(types, webhook.events), declared=False)
    # Under no event's name: it stands for all of them.
    settings = replace(api.settings, webhook=replace(webhook, events=(*webhook.events, ("", name))))
    return replace(api, types=(*api.types, added), settings=settings)


def receiver(api: Api, book: Book) -> Receiver | None:
    """What receives the events of an Api that has passed `named`; None where it sends none.

    Raises InputError for a digest that the standard library lacks.
    """
    webhook = api.settings.webhook
    if webhook is None:
        return None
    event = next((name for key, name in webhook.events if not key), "")
    path = f"{api.settings.package}.models.{book.models[event]}.{book.classes[event]}" if event else ""
    return Receiver(webhook, _digest(webhook), book.classes[event] if event else "", path)


def _union(types: Mapping[str, TypeDef], events: tuple[tuple[str, str], ...]) -> Union:
    """All payloads, told apart by the event's name. Raises InputError where a payload has no place for that name."""
    tags = {_tag(types, event, name) for event, name in events}
    if len(tags) != 1:
        raise failure("webhook-event-untagged", f"payloads name their event in different places: {sorted(tags)}")
    return Union(
        variants=tuple(Ref(name=name) for name in dict.fromkeys(name for _, name in events)),
        discriminator=Discriminator(property=tags.pop(), mapping=events),
    )


def _tag(types: Mapping[str, TypeDef], event: str, name: str) -> str:
    """The property of a payload that holds its event's name."""
    t = types[name].type if name in types else None
    for prop in flatten(types, t) if isinstance(t, Object) else ():
        shape = resolve(types, prop.type)
        if isinstance(shape, Enum) and event in shape.values:
            return prop.wire
    raise failure("webhook-event-untagged", f"{name} has no property whose constant is {event!r}")


def _digest(webhook: Webhook) -> str:
    name = webhook.digest.lower().removeprefix("hmac-").replace("-", "_")
    known = {each.replace("_", ""): each for each in hashlib.algorithms_guaranteed if not each.startswith("shake")}
    found = known.get(name.replace("_", ""))
    if found is None:
        raise failure("webhook-digest-unknown", f"{webhook.digest} is none of {', '.join(sorted(known.values()))}")
    return found
