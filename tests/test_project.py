"""The project's own papers: every command is documented, every link leads somewhere, every room keeps its secrets."""

import re
from pathlib import Path

import pytest

from generator.cli.program import COMMANDS
from generator.provenance import TEMPLATES

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL))
    dangling = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert dangling == []


def test_every_subcommand_is_in_the_readme():
    names = [name for command in COMMANDS for name in _names(command)]
    assert [name for name in names if f"`truespec {name}" not in README] == []


def _names(command) -> list[str]:
    inner = getattr(command, "commands", {})
    return [f"{command.name} {name}" for name in inner] or [command.name]


def test_every_decision_is_listed():
    pages = sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))
    listed = re.findall(r"\]\((0.*?)\)", (ROOT / "docs/decisions/README.md").read_text())
    assert listed == pages


def test_every_nox_session_has_a_job():
    source = (ROOT / "noxfile.py").read_text()
    assert len(re.findall(r"^@nox", source, re.MULTILINE)) == len(re.findall(r'-> None:\n    """[A-Z]', source))


def test_constraints_pin_versions_and_name_no_address():
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_actions_are_pinned_by_commit():
    used = re.findall(r"uses: (\S+)", (ROOT / ".github/workflows/ci.yml").read_text())
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []


def test_what_is_copied_into_sdks_imports_nothing_of_ours():
    sources = [path for path in TEMPLATES.rglob("*") if path.suffix in (".py", ".jinja", ".jinja2")]
    assert sources
    ours = re.compile(r"^\s*(from|import) (generator|contract_tests|emulator)\b", re.MULTILINE)
    assert [path for path in sources if ours.search(path.read_text())] == []
