"""The generated package as a whole: its size, its names, its types, what importing it costs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.ir.api import Api
from generator.ir.types import Enum, Object, Ref, Union
from generator.ir.walk import definitions, flatten, resolve, used_in_requests, used_in_responses
from generator.load import Loaded
from generator.output import File
from generator.targets.python import files


def classes(made: tuple[File, ...]) -> dict[str, list[ast.ClassDef]]:
    """The classes of each Python file."""
    trees = {file.path: ast.parse(file.text) for file in made if file.path.endswith(".py")}
    return {path: [node for node in tree.body if isinstance(node, ast.ClassDef)] for path, tree in trees.items()}


def names(made: tuple[File, ...]) -> list[str]:
    """Every public name that the package's own types and methods have."""
    trees = [ast.parse(file.text) for file in made if re.search(r"/(models|params|resources)/", file.path)]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    defined = [node.name for node in nodes if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)]
    targets = [node.targets[0] for node in nodes if isinstance(node, ast.Assign)]
    targets += [node.target for node in nodes if isinstance(node, ast.AnnAssign)]
    return defined + [target.id for target in targets if isinstance(target, ast.Name)]


def test_same_input_same_bytes(loaded: Loaded, sdk_files: tuple[File, ...]) -> None:
    assert files(loaded.api) == sdk_files


def test_size(sdk_files: tuple[File, ...]) -> None:
    python = [file for file in sdk_files if file.path.endswith(".py")]
    assert sum(file.text.count("\n") for file in python) <= 20_000
    models = [c for path, found in classes(sdk_files).items() if "/models/" in path for c in found]
    assert 150 <= len(models) <= 360
    everything = [c for found in classes(sdk_files).values() for c in found]
    assert len(everything) <= 680


def test_names_are_short_and_not_numbered(sdk_files: tuple[File, ...], api: Api) -> None:
    found = names(sdk_files)
    assert len(found) > 1000
    assert [name for name in found if len(name) > 60] == []
    # A version or a name of the API may end in digits; nothing of ours does.
    numbered = {name for name in found if re.search(r"[A-Za-z]_?\d+$", name)}
    theirs = {definition.name for definition in api.types} | {op.name for op in api.operations}
    theirs |= {prop.wire for d in api.types if isinstance(d.type, Object) for prop in d.type.properties}
    theirs |= {f"_{op.name.upper()}" for op in api.operations}
    assert numbered <= theirs


def test_every_file_says_where_it_comes_from(sdk_files: tuple[File, ...]) -> None:
    for file in sdk_files:
        if file.path.endswith(".py") and "/_runtime/" not in file.path:
            assert "Generated from " in file.text[:600], file.path
            assert "do not edit" in file.text[:600], file.path


def test_models_need_no_numbered_fallback_modules(sdk_files: tuple[File, ...]) -> None:
    assert not [file.path for file in sdk_files if "_internal" in file.path]


def test_every_tagged_union_in_reach_has_a_discriminator(sdk_files: tuple[File, ...], api: Api) -> None:
    text = "".join(file.text for file in sdk_files if "/models/" in file.path)
    tagged = {d.name for d in api.types if isinstance(d.type, Union) and (d.type.discriminator or d.type.guards)}
    reachable = tagged & (used_in_responses(api) | used_in_requests(api))
    assert len(reachable) >= 28
    for name in reachable:
        alias = re.search(rf"^{name} = TypeAliasType\(\n? *\"{name}\",.*?^\)?$", text, re.MULTILINE | re.DOTALL)
        assert alias is not None, name
        assert "Tagged(" in alias.group(), name


def test_one_fault_is_one_error(sdk: ModuleType, api: Api) -> None:
    from retell_api import types as public  # type: ignore[import-not-found,import-untyped,unused-ignore]  # generated

    types = definitions(api)
    faults = 0
    for definition in api.types:
        t = definition.type
        if definition.name not in used_in_responses(api) or not isinstance(t, Union) or t.discriminator is None:
            continue
        adapter: TypeAdapter[Any] = TypeAdapter(getattr(public, definition.name))
        assert type(adapter.validate_python({t.discriminator.property: "brand new"})).__name__.startswith("Unknown")
        assert errors(adapter, {t.discriminator.property: ["brand new"]}) == 1
        assert errors(adapter, {}) == 1
        for tag, variant in t.discriminator.mapping:
            target = resolve(types, Ref(name=variant))
            assert isinstance(target, Object)
            missing = [p for p in flatten(types, target) if p.required and p.wire != t.discriminator.property]
            assert errors(adapter, {t.discriminator.property: tag}) == len(missing), (definition.name, variant)
            faults += len(missing)
    assert faults > 50


def errors(adapter: TypeAdapter[Any], value: object) -> int:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        return len(error.errors())
    return 0


def test_enums_are_open_in_answers_and_closed_in_requests(sdk: ModuleType, api: Api) -> None:
    from retell_api import types as public

    enums = [d for d in api.types if isinstance(d.type, Enum) and d.name in used_in_responses(api)]
    assert len(enums) > 30
    for definition in enums:
        assert isinstance(definition.type, Enum)
        if all(isinstance(value, str) for value in definition.type.values):
            adapter: TypeAdapter[Any] = TypeAdapter(getattr(public, definition.name))
            assert adapter.validate_python("brand new") == "brand new"
            assert errors(adapter, 3) == 1


def test_every_model_can_be_built(sdk: ModuleType) -> None:
    from retell_api import types as public

    found = [getattr(public, name) for name in dir(public)]
    models = [each for each in found if isinstance(each, type) and issubclass(each, BaseModel)]
    assert len(models) > 150
    for model in models:
        assert model.model_rebuild() in (None, True)


def test_import_and_construction_load_neither_pydantic_nor_models(sdk_folder: Path) -> None:
    code = """
import sys, retell_api
client = retell_api.Retell(api_key="k")
client.agent
loaded = [name for name in sys.modules if name.startswith(("pydantic", "retell_api.models", "retell_api.params"))]
assert not loaded, loaded
import retell_api.types
retell_api.types.AgentResponse
loaded = sorted(name for name in sys.modules if name.startswith("retell_api.models."))
assert "retell_api.models.agent" in loaded and "retell_api.models.conversation_flow" not in loaded, loaded
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=sdk_folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_types_and_lint(sdk_folder: Path) -> None:
    package = str(sdk_folder / "retell_api")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.11", "--cache-dir", "/dev/null", package]
    done = subprocess.run(mypy, cwd=sdk_folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    select = "A004,B,C4,E4,E7,E9,F,I,N801,N802,PIE,RET,SIM,UP,W"
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--target-version", "py311"]
    options = ["--line-length", "120", "--select", select, "."]
    done = subprocess.run([*ruff, *options], cwd=sdk_folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
