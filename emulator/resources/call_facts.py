"""What is known of calls beyond the document, with evidence, and where profiles depart from it."""

from __future__ import annotations

from emulator.facts import Deviation, Fact, ProfileName

MAKING = ("createPhoneCall", "createWebCall", "registerPhoneCall")
NAMED = ("getCall", "updateCallMetadata", "stopCall", "deleteCall")
SHOWING = ("getCall", "updateCallMetadata", "listCalls", "listCallsV3")
STRICTER: tuple[ProfileName, ...] = ("live", "strict")


def refused(pointer: str, *operations: str) -> tuple[Deviation, ...]:
    """What the document accepts, and the API is said to refuse."""
    return tuple(
        Deviation(profile=profile, kind="refusal", operations=operations, pointer=pointer) for profile in STRICTER
    )


CALL_FACTS: tuple[Fact, ...] = (
    Fact(
        id="call-from-own-number",
        evidence="observed",
        says="A call from a number that is not owned is refused with 404.",
        deviations=(Deviation(profile="live", kind="status", operations=("createPhoneCall",), status=404),),
    ),
    Fact(
        id="call-needs-outbound-agent",
        evidence="observed",
        says="A number without an agent for calls that go out cannot call, unless the request names one: 400.",
    ),
    Fact(
        id="call-unknown-agent",
        evidence="observed",
        says="A call with an agent that does not exist is refused with 404.",
        deviations=(Deviation(profile="live", kind="status", operations=MAKING, status=404),),
    ),
    Fact(
        id="call-needs-voice-agent",
        evidence="assumed",
        says="A chat agent cannot take part in a call.",
    ),
    Fact(
        id="call-unknown",
        evidence="observed",
        says="A call that does not exist is answered with 404.",
        deviations=(Deviation(profile="live", kind="status", operations=NAMED, status=404),),
    ),
    Fact(
        id="call-number-e164",
        evidence="stated",
        says="Numbers are E.164, unless the request waives it.",
        deviations=(
            *refused("/from_number", "createPhoneCall", "registerPhoneCall"),
            *refused("/to_number", "createPhoneCall", "registerPhoneCall"),
        ),
    ),
    Fact(
        id="call-number-unreachable",
        evidence="assumed",
        says="Where such a number is taken nevertheless, the call is not connected, for invalid_destination.",
    ),
    Fact(
        id="call-variables-are-texts",
        evidence="observed",
        says="A dynamic variable that is no text is refused.",
        deviations=refused("/retell_llm_dynamic_variables", *MAKING),
    ),
    Fact(
        id="call-starts-where-agent-can",
        evidence="stated",
        says="The node or state that a web call begins with must be one of its agent's.",
    ),
    Fact(
        id="web-call-latest-version",
        evidence="observed",
        says="A web call without a version runs the agent's latest one, published or not.",
    ),
    Fact(
        id="number-published-version",
        evidence="observed",
        says="An agent bound to a number without a version runs in its latest published one.",
    ),
    Fact(
        id="call-override-latest-version",
        evidence="assumed",
        says="An agent that is named for one call, or for a registered one, runs in its latest version.",
    ),
    Fact(
        id="web-call-token-always-shown",
        evidence="stated",
        says="A web call shows its access token at all times, also when it is over.",
    ),
    Fact(
        id="registered-call-filled-in",
        evidence="assumed",
        says="A registered call without numbers or direction shows empty ones, and comes in.",
    ),
    Fact(
        id="call-stop-ongoing-only",
        evidence="observed",
        says="A call that is over cannot be stopped: 400.",
    ),
    Fact(
        id="call-stop-registered",
        evidence="assumed",
        says="A call that nobody has answered yet can be stopped; it has ended then.",
    ),
    Fact(
        id="call-stopped-reason",
        evidence="assumed",
        says="A stopped call has ended, with the reason manual_stopped.",
    ),
    Fact(
        id="call-metadata-limited",
        evidence="stated",
        says="Metadata of an update takes 50 kB at the most.",
        deviations=refused("/metadata", "updateCallMetadata"),
    ),
    Fact(
        id="call-storage-only-less",
        evidence="stated",
        says="What is kept of a call can be made less, never more; it goes at once.",
    ),
    Fact(
        id="call-attributes-not-shown",
        evidence="assumed",
        says="Custom attributes of a call are kept and can be filtered by, and no call shows them.",
    ),
    Fact(
        id="call-deleted-while-ongoing",
        evidence="assumed",
        says="A call that goes on can be deleted; it sends no more webhooks.",
    ),
    Fact(
        id="call-tool-calls-shown",
        evidence="observed",
        says="A call that is over has a member tool_calls.",
        deviations=(Deviation(profile="live", kind="property", operations=SHOWING, pointer="/tool_calls"),),
    ),
    Fact(
        id="call-reason-tells-status",
        evidence="documented",
        says="Calls have ended, were not connected or failed according to the reason of disconnection.",
    ),
    Fact(
        id="web-call-unjoined",
        evidence="observed",
        says="A web call that nobody joins is given up after 30 seconds.",
    ),
    Fact(
        id="call-unjoined-fails",
        evidence="assumed",
        says="A call that was given up is an error: error_user_not_joined, registered_call_timeout.",
    ),
    Fact(
        id="call-takes-time",
        evidence="assumed",
        says="Dialled after 0.5 s, answered after 2 s more, over after 30 s more, analysed after 1 s more.",
    ),
    Fact(
        id="call-no-longer-than-allowed",
        evidence="stated",
        says="A call ends at its agent's greatest length, and after its agent's time of silence.",
    ),
    Fact(
        id="call-webhooks-in-order",
        evidence="documented",
        says="call_started, call_ended without the analysis, call_analyzed; not connected: the last two.",
    ),
    Fact(
        id="call-transfer-webhooks",
        evidence="assumed",
        says="transfer_started, then transfer_bridged or transfer_cancelled; transfer_ended after the call's own end.",
    ),
    Fact(
        id="inbound-webhook-answers",
        evidence="documented",
        says="The answer of a number's inbound webhook names the agent and adds dynamic variables.",
    ),
    Fact(
        id="inbound-webhook-rejects",
        evidence="observed",
        says="The answer of a number's inbound webhook can reject the call.",
    ),
    Fact(
        id="inbound-webhook-fails",
        evidence="assumed",
        says="Where the inbound webhook fails, the number's own agent answers; a rejected call was not connected.",
    ),
    Fact(
        id="call-outcome-chosen",
        evidence="assumed",
        says="Metadata, rules of the workspace and numbers from +15005550001 choose how a call turns out.",
    ),
)
