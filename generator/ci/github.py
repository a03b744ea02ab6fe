"""GitHub's REST API, as far as issues, branches and pull requests need it.

Knows addresses, authorization and limits (API version 2022-11-28); must not know what is written. The token goes to the
given address only, and never into a message.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any as Json
from urllib.parse import quote

import httpx

from generator.ci.issues import Issue
from generator.findings import InputError, TruespecError, failure

API = "https://api.github.com"
PER_PAGE = 100
MOST_PAGES = 50
TRIES = 4
LONGEST_WAIT = 60.0
MENDS: Mapping[int, str] = {
    401: "Give a token that is valid: GITHUB_TOKEN or --token.",
    403: "Give the job the permissions contents: write, issues: write and pull-requests: write.",
    404: "Check --repository, and that the token may see it.",
    410: "Switch issues on in the settings of the repository.",
    422: "Check that the branch and the label may be used.",
}


@dataclass(slots=True)
class GitHub:
    """One repository, `owner/name`."""

    repository: str
    token: str = field(repr=False)
    api: str = API
    transport: httpx.BaseTransport | None = None
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        self.client = httpx.Client(headers=headers, timeout=30.0, transport=self.transport, follow_redirects=False)

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    # Issues

    def issues(self, label: str) -> Iterator[Issue]:
        """All issues with a label, also closed ones. Only those who may write to the repository can label."""
        for page in range(1, MOST_PAGES + 1):
            query = {"state": "all", "labels": label, "per_page": PER_PAGE, "page": page}
            found = self._call("GET", "issues", params=query)
            for each in found:
                if "pull_request" not in each:
                    is_open = each["state"] == "open"
                    yield Issue(number=each["number"], title=each["title"], body=each["body"] or "", is_open=is_open)
            if len(found) < PER_PAGE:
                return

    def open_issue(self, title: str, body: str, label: str) -> int:
        """The number of a new issue."""
        made = self._call("POST", "issues", json={"title": title, "body": body, "labels": [label]})
        return int(made["number"])

    def change_issue(self, number: int, **fields: Json) -> None:
        """Change an issue's title, body or state."""
        self._call("PATCH", f"issues/{number}", json=fields)

    def comment(self, number: int, body: str) -> None:
        """Say something below an issue."""
        self._call("POST", f"issues/{number}/comments", json={"body": body})

    # Branches and pull requests

    def head(self, branch: str) -> str | None:
        """The commit that a branch points to, None where there is no such branch."""
        found = self._call("GET", f"git/ref/heads/{quote(branch)}", absent=None)
        return str(found["object"]["sha"]) if found is not None else None

    def tree_of(self, commit: str) -> str:
        """The tree of a commit."""
        return str(self._call("GET", f"git/commits/{commit}")["tree"]["sha"])

    def blob(self, content: bytes) -> str:
        """A file's content, kept."""
        text = base64.b64encode(content).decode("ascii")
        return str(self._call("POST", "git/blobs", json={"content": text, "encoding": "base64"})["sha"])

    def tree(self, base: str, entries: list[dict[str, Json]]) -> str:
        """The tree `base` with some entries in place of others."""
        return str(self._call("POST", "git/trees", json={"base_tree": base, "tree": entries})["sha"])

    def commit(self, message: str, tree: str, parent: str) -> str:
        """A commit on top of another."""
        made = self._call("POST", "git/commits", json={"message": message, "tree": tree, "parents": [parent]})
        return str(made["sha"])

    def point(self, branch: str, commit: str, *, exists: bool) -> None:
        """Have a branch point to a commit, whatever it pointed to."""
        if exists:
            self._call("PATCH", f"git/refs/heads/{quote(branch)}", json={"sha": commit, "force": True})
        else:
            self._call("POST", "git/refs", json={"ref": f"refs/heads/{branch}", "sha": commit})

    def pull_request(self, branch: str) -> int | None:
        """The number of the open pull request of a branch."""
        owner = self.repository.partition("/")[0]
        found = self._call("GET", "pulls", params={"state": "open", "head": f"{owner}:{branch}"})
        return int(found[0]["number"]) if found else None

    def pull_request_body(self, number: int) -> str:
        """The text of a pull request."""
        return str(self._call("GET", f"pulls/{number}")["body"] or "")

    def open_pull_request(self, title: str, body: str, branch: str, base: str) -> int:
        """The number of a new pull request."""
        made = self._call("POST", "pulls", json={"title": title, "body": body, "head": branch, "base": base})
        return int(made["number"])

    def change_pull_request(self, number: int, **fields: Json) -> None:
        """Change a pull request's title, body or state."""
        self._call("PATCH", f"pulls/{number}", json=fields)

    def drop(self, branch: str) -> None:
        """Delete a branch."""
        self._call("DELETE", f"git/refs/heads/{quote(branch)}")

    # The wire

    def _call(self, method: str, path: str, *, absent: Json = ..., **more: Json) -> Json:
        """The answer's JSON; `absent` where there is no such thing. Raises TruespecError where there is no success."""
        url = f"{self.api.rstrip('/')}/repos/{self.repository}/{path}"
        for left in reversed(range(TRIES)):
            try:
                answer = self.client.request(method, url, **more)
            except httpx.TransportError as error:
                if left and method == "GET":
                    time.sleep(1.0)
                    continue
                raise _unreachable(self.api, str(error) or type(error).__name__) from None
            wait = _wait(answer)
            if wait is None or not left:
                return self._result(answer, method, path, absent)
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _result(self, answer: httpx.Response, method: str, path: str, absent: Json) -> Json:
        if answer.status_code == 404 and absent is not ...:
            return absent
        if answer.is_success:
            try:
                return answer.json() if answer.content else None
            except ValueError:
                raise _unreachable(self.api, "the answer is no JSON") from None
        if answer.status_code >= 500 or answer.status_code == 429:
            raise _unreachable(self.api, f"it answers {answer.status_code}")
        raise _refused(method, path, answer)


def _wait(answer: httpx.Response) -> float | None:
    """Seconds until a request may be repeated; None where repeating is of no use (rate limits: 403 and 429)."""
    if answer.status_code in (403, 429):
        after = answer.headers.get("retry-after", "")
        if after.isdecimal():
            return min(float(after), LONGEST_WAIT)
        if answer.headers.get("x-ratelimit-remaining") == "0" or answer.status_code == 429:
            return LONGEST_WAIT
    return 2.0 if answer.status_code in (500, 502, 503, 504) and answer.request.method != "POST" else None


def _unreachable(api: str, why: str) -> InputError:
    return failure("url-unreachable", f"{api} cannot be used: {why[:200]}.", suggestion="Try again later.")


def _refused(method: str, path: str, answer: httpx.Response) -> TruespecError:
    try:
        said = str(answer.json().get("message", ""))
    except (ValueError, AttributeError):
        said = ""
    why = f" ({' '.join(said.split())[:200]})" if said else ""
    mend = MENDS.get(answer.status_code, "Check the token's permissions.")
    message = f"GitHub answers {answer.status_code} to {method} {path}{why}."
    return failure("github-refused", message, suggestion=mend)
