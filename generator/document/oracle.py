"""The judge of values: whether an instance satisfies a schema of the document, as JSON Schema 2020-12 has it.

Knows JSON Schema alone, and on purpose nothing of the intermediate representation: what the one makes, the other
judges. Formats are annotations here (JSON Schema validation, section 7.2.1).
"""

from __future__ import annotations

from typing import Any

from jsonschema_rs import Draft202012, Draft202012Validator, ReferencingError, Registry, ValidationError, Validator

from generator.document.oracle_violations import Violation, violations
from generator.document.references import fragment
from generator.document.source import Document
from generator.findings import InputError, failure
from generator.pointer import Pointer

__all__ = ["Oracle", "Violation"]

_URI = "urn:truespec:document"


class Oracle:
    """Judges instances against the schemas of one Document; a schema is compiled once, when it is first asked for.

    The network is never used: a reference that leads out of the document makes its schema unusable.
    """

    def __init__(self, document: Document, *, formats: bool = False) -> None:
        """`formats`: judge by them, too (JSON Schema validation, section 7.2.2), as far as the validator knows them."""
        self._document = document
        self._formats = formats
        self._registry = Registry([(_URI, document.data)], draft=Draft202012)
        self._validators: dict[Pointer, Validator] = {}

    def accepts(self, pointer: Pointer, value: Any) -> bool:
        """Whether `value` satisfies the schema at `pointer`. Raises InputError where that is no usable schema."""
        return self._validator(pointer).is_valid(value)

    def errors(self, pointer: Pointer, value: Any) -> tuple[Violation, ...]:
        """What `value` violates of the schema at `pointer`; empty exactly when it is accepted.

        Raises InputError where that is no usable schema.
        """
        return violations(self._validator(pointer), value)

    def _validator(self, pointer: Pointer) -> Validator:
        if pointer not in self._validators:
            self._validators[pointer] = self._compile(pointer)
        return self._validators[pointer]

    def _compile(self, pointer: Pointer) -> Validator:
        try:
            schema = {"$ref": _URI + fragment(pointer)}
            return Draft202012Validator(schema, registry=self._registry, validate_formats=self._formats, offline=True)
        except ValidationError as error:
            # For a keyword of the wrong form the path leads to it from the document's root.
            raise self._unusable(pointer, Pointer(map(str, error.instance_path)), error.message) from None
        except (ReferencingError, ValueError) as error:
            raise self._unusable(pointer, pointer, str(error)) from None

    def _unusable(self, asked: Pointer, at: Pointer, why: str) -> InputError:
        at = at or asked
        return failure(
            "schema-unusable",
            f"The schema cannot be used: {why.partition(chr(10))[0][:200]}.",
            pointer=at,
            position=self._document.locate(at),
            suggestion="Mend the schema in the document, or in an overlay.",
        )
