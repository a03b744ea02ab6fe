"""Explaining shows what became of a node."""

from tests.cli.conftest import PETS


def test_a_component_by_its_name_and_by_its_pointer(truespec):
    by_name = truespec("explain", "Pet", "--spec", PETS)
    assert by_name.code == 0
    assert by_name.out == truespec("explain", "#/components/schemas/Pet", "--spec", PETS).out
    assert f"{PETS}:50:" in by_name.out
    assert '   -   "allOf": [' in by_name.out


def test_a_node_that_no_rule_touched(truespec):
    result = truespec("explain", "#/info", "--spec", PETS)
    assert "No rule touched it" in result.out
    assert '"title": "Pets"' in result.out


def test_deep_shows_what_is_inside(truespec):
    deep = truespec("explain", "NewPet", "--deep", "--spec", PETS).out
    assert "#/components/schemas/NewPet/properties/kind" in deep
    assert len(deep) > len(truespec("explain", "NewPet", "--spec", PETS).out)


def test_a_node_that_is_not_there(truespec):
    for pointer in ("Nobody", "#/paths/nowhere", "/components/schemas/Pet/allOf/9", "#wrong"):
        result = truespec("explain", pointer, "--spec", PETS)
        assert result.code == 2, pointer
        assert result.out == ""
