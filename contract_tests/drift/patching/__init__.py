"""The patch of a drift, rule by rule: an OpenAPI Overlay 1.0 that makes the document say what the server does.

Knows the rules of checks and flows. UNPATCHABLE says of the others why no change of a document mends them. Must not
judge: whether a patch mends is verified elsewhere, so that several may be proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any as Json

from contract_tests.checks.scene import Scene
from contract_tests.drift.patching import bodies, operations, requests, responses
from contract_tests.drift.patching.mending import Actions, Mending, Proposal
from contract_tests.drift.written import Written
from contract_tests.observation import Drift

__all__ = ["PATCHES", "UNPATCHABLE", "Actions", "Mending", "overlay", "proposals"]


PATCHES: Mapping[str, Proposal] = {
    "response-property-missing": bodies.missing,
    "response-property-renamed": bodies.renamed,
    "response-property-undeclared": bodies.undeclared,
    "response-null": bodies.nullable,
    "response-type-changed": bodies.retyped,
    "response-value-unknown": bodies.valued,
    "response-out-of-range": bodies.broken,
    "response-constraint-broken": bodies.broken,
    "response-variant-unknown": bodies.variant,
    "response-envelope": bodies.envelope,
    "response-body-missing": responses.no_body,
    "response-header-missing": responses.optional_header,
    "response-header-changed": responses.free_header,
    "response-body-undeclared": responses.media_type,
    "response-content-type-undeclared": responses.media_type,
    "status-replaced": responses.success,
    "status-undeclared": responses.status,
    "state-delete-twice": responses.status,
    "security-status": responses.refusal,
    "operation-gone": operations.gone,
    "method-refused": operations.method,
    "default-changed": requests.default,
    "request-accepted": requests.accepted,
    "request-refused": requests.refused,
    "request-property-refused": requests.property_refused,
    "request-property-required": requests.property_required,
    "request-media-type-refused": requests.media_type,
}
"""Proposals by rule; `error-body-changed` goes by the rule in its detail."""

UNPATCHABLE: Mapping[str, str] = {
    "connection-broken": "a broken connection is no statement about the contract",
    "server-error": "no document should promise that a server fails; the server is to be mended",
    "redirected": "where an operation has moved to is its owner's to say: a redirect may be temporary",
    "response-body-unreadable": "no schema describes a body that cannot be parsed",
    "response-coding-unasked": "no document can ask a client for a coding that it does not offer",
    "response-name-repeated": "no schema describes an object that bears a name twice",
    "response-key-echoed": "a document that promised to give back the key would bless a leak",
    "key-refused": "that the key is refused may be a right that it lacks: its owner's to say",
    "response-charset": "JSON is UTF-8 (RFC 8259, 8.1); no document can declare otherwise",
    "response-secret-leaked": "declaring a leak would make it a promise; the server is to be mended",
    "security-not-enforced": "declaring that no key is needed would bless an open door",
    "parameter-ignored": "a document cannot say that a parameter has no effect; the server, or the parameter, goes",
    "state-read-after-create": "documents declare no state",
    "state-identity": "documents declare no state",
    "state-write-lost": "documents declare no state",
    "state-update-lost": "documents declare no state",
    "state-update-clears": "documents declare no state",
    "state-refused-write": "documents declare no state",
    "state-delete-ineffective": "documents declare no state",
    "state-list-incomplete": "documents declare no state",
    "state-pagination": "documents declare no order of pages",
    "state-order": "documents declare no order of items",
}
"""Rules that no change of a document mends, each with the reason."""


def proposals(drift: Drift, scene: Scene, written: Written) -> Iterator[Actions]:
    """Lists of actions that may mend the document, the likeliest first; none where no patch can."""
    mending = Mending(drift, scene, written)
    is_error = drift.rule == "error-body-changed"
    for actions in PATCHES.get(mending.rule if is_error else drift.rule, _nothing)(mending):
        if actions:
            yield actions
    if is_error:
        yield from responses.own_error(mending)


def overlay(drift: Drift, actions: Actions) -> dict[str, Json]:
    """The overlay of some actions (Overlay 1.0, 4.4)."""
    described_ = [{**each, "description": drift.message} if index == 0 else each for index, each in enumerate(actions)]
    return {
        "overlay": "1.0.0",
        "info": {"title": f"{drift.rule} at {drift.pointer}", "version": "1.0.0"},
        "actions": described_,
    }


def _nothing(_mending: Mending) -> Iterator[Actions]:
    return iter(())
