"""The grammar of an OpenAPI document as far as prose is concerned: which key of which object holds what.

Knows where sentences, examples and nested objects stand in OpenAPI 3.0, 3.1 and 3.2, so that a property that is merely
*called* `description` is never taken for one. Must not know how any of them is rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

KindName = Literal[
    "document", "info", "server", "server variable", "path item", "operation", "parameter", "request body",
    "media type", "encoding", "response", "link", "example", "security scheme", "oauth flows", "oauth flow", "tag",
    "external docs", "components", "schema", "callback",
]  # fmt: skip
Shape = Literal["one", "list", "map", "patterned"]


@dataclass(frozen=True, slots=True)
class Child:
    """What stands under a key: one object of a kind, a list of them, or a map from names to them.

    In a `map` every name is free; in a `patterned` one (paths, statuses) a name that begins with `x-` is an extension.
    """

    shape: Shape
    kind: KindName


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object: its keys that hold sentences, titles, sample values, and nested objects.

    Keys that are not listed hold facts, apart from extensions (`x-…`). `blanked` keys map names to sentences that
    OpenAPI demands; `described` tells that it demands a description.
    """

    sentences: frozenset[str] = frozenset({"description", "summary"})
    titles: frozenset[str] = frozenset()
    samples: frozenset[str] = frozenset()
    blanked: frozenset[str] = frozenset()
    children: Mapping[str, Child] = field(default_factory=dict)
    described: bool = False


def _children(**groups: str) -> dict[str, Child]:
    """`one_schema="items not"` becomes a child of shape `one` and kind `schema` under each of these keys."""
    table: dict[str, Child] = {}
    for group, keys in groups.items():
        shape, _, kind = group.partition("_")
        child = Child(shape, kind.replace("_", " "))  # type: ignore[arg-type]  # spelled in this file only
        table.update(dict.fromkeys(keys.split(), child))
    return table


_METHODS = "get put post delete options head patch trace query"
_PARAMETER = Kind(
    samples=frozenset({"example"}),
    children=_children(one_schema="schema", map_media_type="content", map_example="examples"),
)

GRAMMAR: Mapping[KindName, Kind] = {
    "document": Kind(
        children=_children(
            one_info="info",
            list_server="servers",
            patterned_path_item="paths",
            map_path_item="webhooks",
            one_components="components",
            list_tag="tags",
            one_external_docs="externalDocs",
        )
    ),
    "info": Kind(),
    "server": Kind(children=_children(map_server_variable="variables")),
    "server variable": Kind(),
    "path item": Kind(
        children=_children(
            one_operation=_METHODS,
            map_operation="additionalOperations",
            list_parameter="parameters",
            list_server="servers",
        )
    ),
    "operation": Kind(
        children=_children(
            list_parameter="parameters",
            one_request_body="requestBody",
            patterned_response="responses",
            map_callback="callbacks",
            list_server="servers",
            one_external_docs="externalDocs",
        )
    ),
    "parameter": _PARAMETER,
    "request body": Kind(children=_children(map_media_type="content")),
    "media type": Kind(
        samples=frozenset({"example"}),
        children=_children(
            one_schema="schema itemSchema",
            map_example="examples",
            map_encoding="encoding",
            list_encoding="prefixEncoding",
            one_encoding="itemEncoding",
        ),
    ),
    "encoding": Kind(children=_children(map_parameter="headers", map_encoding="encoding")),
    "response": Kind(
        described=True,
        children=_children(map_parameter="headers", map_media_type="content", map_link="links"),
    ),
    "link": Kind(children=_children(one_server="server")),
    "example": Kind(samples=frozenset({"value", "dataValue", "serializedValue"})),
    "security scheme": Kind(children=_children(one_oauth_flows="flows")),
    "oauth flows": Kind(
        children=_children(one_oauth_flow="implicit password clientCredentials authorizationCode deviceAuthorization")
    ),
    "oauth flow": Kind(blanked=frozenset({"scopes"})),
    "tag": Kind(children=_children(one_external_docs="externalDocs")),
    "external docs": Kind(),
    "callback": Kind(sentences=frozenset()),
    "components": Kind(
        sentences=frozenset(),
        children=_children(
            map_schema="schemas",
            map_response="responses",
            map_parameter="parameters headers",
            map_example="examples",
            map_request_body="requestBodies",
            map_security_scheme="securitySchemes",
            map_link="links",
            map_callback="callbacks",
            map_path_item="pathItems",
            map_media_type="mediaTypes",
        ),
    ),
    "schema": Kind(
        sentences=frozenset({"description", "$comment"}),
        titles=frozenset({"title"}),
        samples=frozenset({"example", "examples"}),
        children=_children(
            one_schema="additionalProperties additionalItems not if then else contains propertyNames unevaluatedItems"
            " unevaluatedProperties contentSchema items",
            list_schema="allOf anyOf oneOf prefixItems",
            map_schema="properties patternProperties $defs definitions dependentSchemas",
            one_external_docs="externalDocs",
        ),
    ),
}  # fmt: skip
