"""Knowledge bases: sources of three kinds, which take some time to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any as Json
from urllib.parse import quote, urlsplit

from emulator.facts import Deviation, Fact
from emulator.forms import Part
from emulator.pack import Module
from emulator.problem import Problem
from emulator.session import Reply, Session
from emulator.timers import Timer

BASES = "knowledge_base"
READING = 3000
"""How long sources take to be read, in milliseconds."""

REFRESHING = 12 * 3_600_000
"""After how long a base that refreshes itself is read anew, in milliseconds."""

SOURCES = "(sources)"
FAILING = "fail."
"""Addresses on hosts that begin so cannot be read."""

MOST_FILES = 25
MOST_BYTES = 50 * 1024 * 1024


def create(session: Session) -> Reply:
    """A base that is being read."""
    body = session.body
    low, high = body.get("min_chunk_size", 400), body.get("max_chunk_size", 2000)
    if session.world.heeds_prose:
        if len(body["knowledge_base_name"]) >= 40:
            raise Problem("invalid", "request/body/knowledge_base_name must NOT have more than 39 characters")
        if low >= high:
            raise Problem("invalid", "request/body/min_chunk_size must be < max_chunk_size")
    identity = session.new_id("knowledge_base_", 16)
    value = {
        "knowledge_base_id": identity,
        "knowledge_base_name": body["knowledge_base_name"],
        "status": "in_progress",
        "max_chunk_size": high,
        "min_chunk_size": low,
        **({"enable_auto_refresh": body["enable_auto_refresh"]} if "enable_auto_refresh" in body else {}),
        SOURCES: _sources(session, identity),
    }
    session.put(BASES, identity, value)
    session.later(READING, "knowledge-base-read", BASES, identity)
    return Reply(value)


def add_sources(session: Session) -> Reply:
    """More sources for a base, which is being read anew."""
    identity = session.parameter("knowledge_base_id")
    base = session.need(BASES, identity)
    added = _sources(session, identity)
    value = {**_refreshing(base), SOURCES: [*base[SOURCES], *added]}
    session.put(BASES, identity, value)
    session.later(READING, "knowledge-base-read", BASES, identity)
    return Reply(value, status=200 if session.world.profile == "live" else None)


def delete_source(session: Session) -> Reply:
    """The base without one source."""
    identity, source = session.parameter("knowledge_base_id"), session.parameter("source_id")
    base = session.need(BASES, identity)
    kept = [each for each in base[SOURCES] if each["source_id"] != source]
    if len(kept) == len(base[SOURCES]):
        raise session.missing(f"Item {source} not found from knowledge-base-source")
    value = {**base, SOURCES: kept}
    if "knowledge_base_sources" in base:
        value["knowledge_base_sources"] = kept
    session.put(BASES, identity, value)
    return Reply(value)


def _sources(session: Session, base: str) -> list[dict[str, Json]]:
    """What a form adds, in the order texts, addresses, files."""
    body = session.body
    files = body.get("knowledge_base_files") or []
    too_many = len(files) > MOST_FILES or any(
        isinstance(each, Part) and len(each.content) > MOST_BYTES for each in files
    )
    if too_many and session.world.heeds_prose:
        raise Problem("invalid", "request/body/knowledge_base_files must NOT have more than 25 files of 50 MB each")
    made = [
        *({"type": "text", "title": each["title"]} for each in body.get("knowledge_base_texts") or ()),
        *({"type": "url", "url": each} for each in body.get("knowledge_base_urls") or ()),
        *(_document(each) for each in files),
    ]
    return [_placed(session, base, each) for each in made]


def _document(file: Json) -> dict[str, Json]:
    name = file.filename if isinstance(file, Part) and file.filename else "document.txt"
    content = file.content if isinstance(file, Part) else str(file).encode()
    return {"type": "document", "filename": name, "file_size": len(content)}


def _placed(session: Session, base: str, source: dict[str, Json]) -> dict[str, Json]:
    """A source with its id and the address of its content."""
    identity = session.new_id("source_", 16)
    address = f"https://storage.example/{base}/{identity}"
    extra: dict[str, Json] = {}
    if source["type"] == "text":
        extra["content_url"] = f"{address}/content.txt"
    elif source["type"] == "document":
        extra["file_url"] = f"{address}/{quote(source['filename'], safe='')}"
    return {"type": source["type"], "source_id": identity, **source, **extra}


def read(session: Session, timer: Timer) -> None:
    """The sources have been read: now they are shown, unless one of them cannot be read."""
    base = session.need(BASES, timer.key)
    failed = any(_fails(source) for source in base[SOURCES])
    value = {**base, "status": "error" if failed else "complete"}
    if not failed:
        value["knowledge_base_sources"] = base[SOURCES]
    if not failed and base.get("enable_auto_refresh"):
        value["last_refreshed_timestamp"] = session.now
        session.later(REFRESHING, "knowledge-base-refresh", BASES, timer.key)
    session.put(BASES, timer.key, value)


def refresh(session: Session, timer: Timer) -> None:
    """The addresses are read anew; meanwhile no sources are shown."""
    session.put(BASES, timer.key, _refreshing(session.need(BASES, timer.key)))
    session.later(READING, "knowledge-base-read", BASES, timer.key)


def _refreshing(base: Mapping[str, Json]) -> dict[str, Json]:
    kept = {name: each for name, each in base.items() if name != "knowledge_base_sources"}
    return {**kept, "status": "refreshing_in_progress"}


def _fails(source: Mapping[str, Json]) -> bool:
    try:
        return source["type"] == "url" and (urlsplit(source["url"]).hostname or "").startswith(FAILING)
    except ValueError:
        return True


_STRICTER = tuple(
    Deviation(profile=profile, kind="refusal", operations=("createKnowledgeBase",), pointer=pointer)
    for profile in ("live", "strict")
    for pointer in ("/knowledge_base_name", "/min_chunk_size", "/knowledge_base_files")
)

_NAMED = ("getKnowledgeBase", "deleteKnowledgeBase", "addKnowledgeBaseSources", "deleteKnowledgeBaseSource")

KNOWLEDGE_BASE = Module(
    behaviours={
        "createKnowledgeBase": create,
        "addKnowledgeBaseSources": add_sources,
        "deleteKnowledgeBaseSource": delete_source,
    },
    transitions={"knowledge-base-read": read, "knowledge-base-refresh": refresh},
    facts=(
        Fact(
            id="knowledge-base-sources-when-complete",
            evidence="stated",
            says="Sources are shown only once the base is complete.",
        ),
        Fact(
            id="knowledge-base-limits",
            evidence="stated",
            says="A name has less than 40 characters, and a chunk's least size is below its largest.",
            deviations=_STRICTER,
        ),
        Fact(
            id="knowledge-base-sources-added-with-200",
            evidence="observed",
            says="Adding sources answers 200, though 201 is declared.",
            deviations=(Deviation(profile="live", kind="status", operations=("addKnowledgeBaseSources",), status=200),),
        ),
        Fact(
            id="knowledge-base-unknown",
            evidence="assumed",
            says="A base or a source that does not exist is answered with 404, as other things are.",
            deviations=(Deviation(profile="live", kind="status", operations=_NAMED, status=404),),
        ),
        Fact(
            id="knowledge-base-refreshes",
            evidence="stated",
            says="A base that refreshes itself is read anew every twelve hours, and tells when it was last read.",
        ),
        Fact(
            id="knowledge-base-failing-host",
            evidence="assumed",
            says="An address on a host that begins with fail. cannot be read, and the base ends with an error.",
        ),
        Fact(id="knowledge-base-takes-time", evidence="assumed", says="Sources are read in three seconds."),
    ),
)
