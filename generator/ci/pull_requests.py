"""One pull request that mends the document: opened, brought up to date, closed when there is nothing to mend.

Knows what a branch and a pull request consist of; must not know HTTP. Nothing is pushed by git: the token of the API is
all that it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ci.github import GitHub
from generator.ci.told import Told
from generator.ci.wording import marked

MESSAGE = "Say in the document what the server does"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the pull request consists of. `files` None: deleted; `parent` is the commit that they were made on."""

    branch: str
    base: str
    parent: str
    files: Mapping[str, bytes | None]
    title: str
    body: str


def is_due(github: GitHub, branch: str, told: Told) -> bool:
    """Whether the report says enough to change the pull request: it tested all that an open one is about."""
    number = github.pull_request(branch)
    if number is None:
        return True
    said = marked(github.pull_request_body(number))
    return said is None or said[1] <= told.tested


def propose(github: GitHub, proposal: Proposal) -> str:
    """Have the pull request say this; what was done, in words."""
    head = github.head(proposal.branch)
    tree = github.tree(github.tree_of(proposal.parent), [_entry(github, *each) for each in proposal.files.items()])
    if head is None or github.tree_of(head) != tree:
        commit = github.commit(MESSAGE, tree, proposal.parent)
        github.point(proposal.branch, commit, exists=head is not None)
    number = github.pull_request(proposal.branch)
    if number is None:
        number = github.open_pull_request(proposal.title, proposal.body, proposal.branch, proposal.base)
        return f"opened pull request #{number}"
    github.change_pull_request(number, title=proposal.title, body=proposal.body)
    return f"brought pull request #{number} up to date"


def withdraw(github: GitHub, branch: str) -> str:
    """Close the pull request, where there is one: there is nothing to mend any more."""
    number = github.pull_request(branch)
    if number is None:
        return ""
    github.comment(number, "There is nothing left to mend.")
    github.change_pull_request(number, state="closed")
    github.drop(branch)
    return f"closed pull request #{number}"


def _entry(github: GitHub, path: str, content: bytes | None) -> dict[str, str | None]:
    """A tree's entry; without a blob the file goes (Git trees, REST API)."""
    sha = github.blob(content) if content is not None else None
    return {"path": path, "mode": "100644", "type": "blob", "sha": sha}
