"""The deviations that can be asked for, by their numbers in the catalogue of drifts.

Plain data: what each row does stands in the other modules of this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any as Json


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its number, its name, and what a client sees."""

    number: int
    name: str
    says: str


ENTRIES: tuple[Entry, ...] = (
    Entry(1, "property-missing", "A property of a response is left out."),
    Entry(2, "property-renamed", "A property of a response goes by another name."),
    Entry(3, "type-changed", "A response has an object where a scalar is declared, or the other way round."),
    Entry(4, "number-as-text", "A response spells a number as text."),
    Entry(5, "null", "A response has null where that is not allowed."),
    Entry(6, "type-changed-in-variant", "As type-changed, below a union or something nullable."),
    Entry(7, "enum-value-new", "A response has a value that its enum does not know."),
    Entry(8, "variant-new", "A response has an object that is none of the variants of its union."),
    Entry(9, "envelope", "A response, or a list in it, is wrapped in another object or list."),
    Entry(10, "date-form", "A response tells times in another form: as text instead of milliseconds, or reversed."),
    Entry(11, "number-out-of-range", "A response has a fraction where an integer is declared, or leaves a range."),
    Entry(12, "body-empty", "A success comes without the body that is declared."),
    Entry(13, "property-new", "A response has a property that is not declared."),
    Entry(16, "success-status", "A success has another status than the declared one."),
    Entry(17, "missing-status", "What does not exist is told with a status that is not declared."),
    Entry(18, "error-shape", "Errors have another shape."),
    Entry(19, "operation-gone", "The operation answers like an unknown path."),
    Entry(20, "method-changed", "The path refuses the method, and takes another one instead, which it names."),
    Entry(21, "media-type", "A success has another media type."),
    Entry(22, "charset", "JSON comes in an encoding that is not UTF-8."),
    Entry(24, "boundary-fails", "The server fails on one value that is allowed."),
    Entry(25, "moved", "The operation redirects to another address."),
    Entry(27, "request-loosened", "A constraint on requests is not enforced."),
    Entry(28, "request-tightened", "A constraint on requests is stricter than declared."),
    Entry(29, "request-property-required", "Requests need a property more."),
    Entry(30, "request-property-refused", "An optional property of requests is refused."),
    Entry(31, "parameter-unvalidated", "A query parameter may be anything."),
    Entry(32, "parameter-ignored", "A parameter is accepted and has no effect."),
    Entry(33, "default-changed", "What is not sent gets another default."),
    Entry(34, "media-type-refused", "The declared media type of requests is refused."),
    Entry(35, "create-unreadable", "What was created cannot be read."),
    Entry(36, "update-unsaved", "An update is answered as if it had happened, and did not."),
    Entry(37, "delete-ineffective", "A deletion is answered as if it had happened, and did not."),
    Entry(38, "wrong-id", "An answer carries another id than the one that was asked for."),
    Entry(39, "unlisted", "What was created last is missing from lists."),
    Entry(40, "pages-broken", "Pages skip an item, repeat, or end before the end."),
    Entry(41, "unordered", "Lists come in no order."),
    Entry(42, "update-clears", "A partial update clears what it does not name."),
    Entry(43, "refusal-has-effect", "A write that is refused takes effect."),
    Entry(44, "delete-twice", "Deleting what is deleted already answers otherwise."),
    Entry(45, "key-unneeded", "No key is needed."),
    Entry(46, "key-status", "A missing or wrong key is told with another status."),
    Entry(47, "secret-leaked", "A response has a property that looks like a secret."),
)


def catalogue() -> list[dict[str, Json]]:
    """All rows as JSON: `number`, `name`, `says`."""
    return [{"number": each.number, "name": each.name, "says": each.says} for each in ENTRIES]
