"""`truespec explain`: what normalizing did to one node of a document, rule by rule.

Knows how a trace is printed; must not know the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.answer import Report, answer, progress
from generator.cli.options import chosen_overlays, overlay_options, remote_option, report_option, spec_option
from generator.findings import Finding, failure
from generator.pointer import Pointer

if TYPE_CHECKING:
    from generator.load import Loaded
    from generator.normalize.scope import Step


@click.command(short_help="Show what became of a node of the document, and why.")
@click.argument("pointer")
@click.option("--deep", is_flag=True, help="Show the nodes inside it too.")
@spec_option
@overlay_options
@remote_option
@report_option
def explain(
    pointer: str,
    deep: bool,
    spec: str,
    overlays: tuple[Path, ...],
    no_overlays: bool,
    allow_remote: bool,
    reports: tuple[Report, ...],
) -> None:
    """Show which rewrite rules touched the node at POINTER, and the node before and after each.

    POINTER is a JSON Pointer such as '#/components/schemas/Pet'. The name of a component alone works too.

    \b
    Examples:
      truespec explain Pet
      truespec explain '#/components/schemas/Pet/properties/owner'
      truespec explain Pet --deep --spec openapi.yaml
    """
    chosen = chosen_overlays(overlays, no_overlays=no_overlays)

    def findings() -> tuple[Finding, ...]:
        from generator.load import load  # only now: help needs no pipeline

        progress("normalizing")
        loaded = load(spec, overlays=chosen, allow_remote=allow_remote)
        at = address(pointer)
        click.echo("\n".join(told(loaded, at, deep=deep)))
        return tuple(finding for finding in loaded.findings if finding.pointer.within(at))

    answer(findings, reports, aside=True)


def address(text: str) -> Pointer:
    """The node that the user means: a JSON Pointer, or the bare name of a component schema."""
    if text.startswith(("/", "#")):
        try:
            return Pointer.parse(text)
        except ValueError as error:
            raise failure(
                "pointer-malformed", str(error), suggestion="write it as in #/components/schemas/Pet"
            ) from error
    return Pointer(("components", "schemas", text))


def told(loaded: Loaded, at: Pointer, *, deep: bool) -> Iterator[str]:
    """The lines of the explanation. Raises InputError where the document has no such node."""
    steps = loaded.trace.below(at) if deep else loaded.trace.at(at)
    node = _node(loaded, at)
    if node is None and not steps:
        raise failure("pointer-dangling", f"the document has nothing at {at}", suggestion="truespec explain --help")
    yield f"{at}  ({loaded.source.locate(at)})"
    if not steps:
        yield "No rule touched it. It reads:"
        yield _shown(node)
    for number, step in enumerate(steps, 1):
        yield from ("", *_step(number, step, at))


def _node(loaded: Loaded, at: Pointer) -> Any:
    try:
        return at.resolve(loaded.document.data)
    except (LookupError, ValueError):
        return None


def _step(number: int, step: Step, at: Pointer) -> Iterator[str]:
    """The rule, then the node with the lines that it took (`-`) and gave (`+`)."""
    yield f"{number}. {step.rule}" + ("" if step.pointer == at else f"  at {step.pointer}")
    before, after = (_shown(value).splitlines() for value in step.shown())
    changes = unified_diff(before, after, n=len(before), lineterm="")
    yield from (f"   {line[0]} {line[1:]}" for line in list(changes)[3:])


def _shown(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)
