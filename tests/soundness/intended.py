"""Where the model means to differ from the Document, each as the edit of the Document that makes them agree.

With all edits made, the two readings must agree on every instance of every schema; with any one of them left out they
must not, so that nothing stays on this list that no longer holds. Rules are those of the normalizer, by its names for
them; pointers are those of the Document, after overlays.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.document.source import Document
from generator.pointer import Pointer

Edit = tuple[str, dict[str, Any]]
GONE = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule at one place. `edits` set keywords of nodes (GONE removes one).

    `witness` is an instance of `site` (a component, or a body by operation and status) on which the two readings differ
    while the edit is not made.
    """

    rule: str
    site: str
    witness: Any = field(hash=False)
    edits: tuple[Edit, ...] = field(hash=False)


def edited(document: Document, differences: Iterable[Difference]) -> Document:
    """`document` with the edits of `differences`; LookupError where a node does not exist."""
    data = copy.deepcopy(document.data)
    for pointer, keywords in (edit for difference in differences for edit in difference.edits):
        node = Pointer.parse(pointer).resolve(data)
        for keyword, value in keywords.items():
            if value is GONE:
                del node[keyword]
            else:
                node[keyword] = value
    return replace(document, data=data)


def intended(document: Document) -> tuple[Difference, ...]:
    """The whole list, for the document in `spec/`."""
    return (*_overlaps(document), *_weak_tags(), *_nullable_roots())


def _overlaps(document: Document) -> Iterator[Difference]:
    """`oneOf` refuses what several of its open variants accept; the model tries them in order instead."""
    agent = {"agent_id": "a", "version": 1, "last_modification_timestamp": 1, "voice_id": "v"}
    agent |= {"response_engine": {"type": "retell-llm", "llm_id": "l"}}
    criteria = {"metric_type": {}, "op": "gt", "value": 1, "score_weight": 1, "name": "n", "description": "d"}
    counts = {"positive_count": 1, "negative_count": 1, "neutral_count": 1}
    places = (
        ("createAgentVersion 201", VERSION, agent),
        ("CreateOrganizationRequest", SCHEMAS + "CreateOrganizationRequest", {"org_name": "a", "orgName": "a"}),
        ("MetricResult", SCHEMAS + "MetricResult/properties/metric_criteria", {"metric_criteria": criteria}),
        ("SentimentAnalysis", SCHEMAS + "SentimentAnalysis/properties/details/items", {"details": [{}], **counts}),
    )
    for site, pointer, witness in places:
        branches = Pointer.parse(pointer).resolve(document.data)["oneOf"]
        yield Difference("union-guards", site, witness, ((pointer, {"oneOf": GONE, "anyOf": branches}),))


def _weak_tags() -> Iterator[Difference]:
    """The tag of a variant is optional in the document, so that several variants accept `{}`; the model requires it."""
    for name in ("SmsContentInferred", "SmsContentPredefined", "WarmTransferStaticMessage"):
        yield Difference("weak-tag", name, {}, ((SCHEMAS + name, {"required": ["type"]}),))
    # This one also stands alone, where it keeps its optional tag: only the variant of the union is tightened.
    for name, option in (
        ("TransferOptionWarmTransfer", "public_handoff_option"),
        ("TransferOptionWarmTransfer", "private_handoff_option"),
        ("TransferOptionAgenticWarmTransfer", "public_handoff_option"),
    ):
        pointer = f"{SCHEMAS}{name}/properties/{option}/anyOf/0/oneOf/0"
        yield Difference(
            "weak-tag", name, {**_TRANSFER[name], option: {"message": 0}}, ((pointer, {"required": ["type"]}),)
        )


_TRANSFER: dict[str, dict[str, Any]] = {
    "TransferOptionWarmTransfer": {"type": "warm_transfer"},
    "TransferOptionAgenticWarmTransfer": {"type": "agentic_warm_transfer", "agentic_transfer_config": {}},
}


def _nullable_roots() -> Iterator[Difference]:
    """A component that admits null: the model moves the null to where the component is used."""
    name, use = "CallScreeningOption", SCHEMAS + "AgentRequest/properties/call_screening_option"
    moved = {"$ref": GONE, "anyOf": [{"$ref": SCHEMAS + name}, {"type": "null"}]}
    yield Difference("nullable-root", name, None, ((SCHEMAS + name, {"type": "object"}), (use, moved)))


SCHEMAS = "#/components/schemas/"
VERSION = "#/paths/~1create-agent-version~1{agent_id}/post/responses/201/content/application~1json/schema"
