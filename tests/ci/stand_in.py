"""A stand-in for the part of GitHub's REST API that reports are brought to: one repository, in memory, over HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any as Json
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "ghs_stand_in_token_0123456789"
REPOSITORY = "owner/things"
BASE = "base0000"


class Refused(Exception):  # noqa: N818 - what GitHub does
    """An answer that is no success."""

    def __init__(self, status: int, message: str = "Not Found") -> None:
        super().__init__(message)
        self.status = status


class GitHub:
    """What the repository holds. `calls` are those that changed something."""

    def __init__(self, base: str = BASE) -> None:
        self.issues: list[dict[str, Json]] = []
        self.comments: list[tuple[int, str]] = []
        self.pulls: list[dict[str, Json]] = []
        self.blobs: dict[str, bytes] = {}
        self.trees: dict[str, dict[str, Json]] = {"tree0": {}}
        self.commits: dict[str, dict[str, Json]] = {base: {"tree": "tree0", "parents": []}}
        self.refs: dict[str, str] = {"main": base}
        self.calls: list[str] = []
        self.failing: list[tuple[int, dict[str, str]]] = []
        """Answers to give first, with their headers."""

    # Each route answers with JSON, or raises Refused.

    def get_issues(self, query: dict[str, str], _: Json) -> Json:
        wanted = query.get("labels", "")
        found = [each for each in self.issues if wanted in [label["name"] for label in each["labels"]]]
        size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
        return found[(page - 1) * size : page * size]

    def post_issues(self, _: dict[str, str], body: Json) -> Json:
        labels = [{"name": each} for each in body.get("labels", [])]
        issue = {
            "number": self._next(),
            "title": body["title"],
            "body": body["body"],
            "labels": labels,
            "state": "open",
        }
        self.issues.append(issue)
        return issue

    def patch_issue(self, number: str, body: Json) -> Json:
        issue = self._one(self.issues, number)
        if not set(body) <= {"title", "body", "state", "state_reason"}:
            raise Refused(422, "Validation Failed")
        issue.update(body)
        return issue

    def comment(self, number: str, body: Json) -> Json:
        if not any(each["number"] == int(number) for each in (*self.issues, *self.pulls)):
            raise Refused(404)
        self.comments.append((int(number), body["body"]))
        return {"id": len(self.comments)}

    def get_ref(self, branch: str) -> Json:
        if branch not in self.refs:
            raise Refused(404)
        return {"ref": f"refs/heads/{branch}", "object": {"sha": self.refs[branch], "type": "commit"}}

    def post_ref(self, body: Json) -> Json:
        branch = body["ref"].removeprefix("refs/heads/")
        if branch in self.refs or body["sha"] not in self.commits:
            raise Refused(422, "Reference already exists")
        self.refs[branch] = body["sha"]
        return self.get_ref(branch)

    def patch_ref(self, branch: str, body: Json) -> Json:
        if branch not in self.refs or body["sha"] not in self.commits:
            raise Refused(422, "Reference does not exist")
        self.refs[branch] = body["sha"]
        return self.get_ref(branch)

    def drop_ref(self, branch: str) -> Json:
        if self.refs.pop(branch, None) is None:
            raise Refused(422, "Reference does not exist")
        return None

    def get_commit(self, sha: str) -> Json:
        if sha not in self.commits:
            raise Refused(404)
        return {"sha": sha, "tree": {"sha": self.commits[sha]["tree"]}}

    def post_commit(self, body: Json) -> Json:
        if body["tree"] not in self.trees or not set(body["parents"]) <= set(self.commits):
            raise Refused(422, "Tree SHA does not exist")
        sha = self._sha(body)
        self.commits[sha] = {"tree": body["tree"], "parents": body["parents"], "message": body["message"]}
        return {"sha": sha}

    def post_blob(self, body: Json) -> Json:
        content = base64.b64decode(body["content"], validate=True)
        sha = hashlib.sha256(content).hexdigest()[:12]
        self.blobs[sha] = content
        return {"sha": sha}

    def post_tree(self, body: Json) -> Json:
        if body["base_tree"] not in self.trees:
            raise Refused(404)
        files = dict(self.trees[body["base_tree"]])
        for entry in body["tree"]:
            if entry["sha"] is None:
                files.pop(entry["path"], None)
            elif entry["sha"] not in self.blobs:
                raise Refused(422, "tree.sha is no blob")
            else:
                files[entry["path"]] = entry["sha"]
        sha = self._sha(files)
        self.trees[sha] = files
        return {"sha": sha}

    def get_pulls(self, query: dict[str, str]) -> Json:
        branch = query["head"].removeprefix("owner:")
        return [each for each in self.pulls if each["state"] == "open" and each["head"]["ref"] == branch]

    def post_pull(self, body: Json) -> Json:
        if body["head"] not in self.refs or self.get_pulls({"head": f"owner:{body['head']}"}):
            raise Refused(422, "A pull request already exists")
        made = {"number": self._next(), "state": "open", "head": {"ref": body["head"]}, "base": {"ref": body["base"]}}
        self.pulls.append(made | {"title": body["title"], "body": body["body"]})
        return self.pulls[-1]

    def patch_pull(self, number: str, body: Json) -> Json:
        self._one(self.pulls, number).update(body)
        return self._one(self.pulls, number)

    def file(self, branch: str, path: str) -> bytes:
        return self.blobs[self.trees[self.commits[self.refs[branch]]["tree"]][path]]

    def answer(self, method: str, path: str, query: dict[str, str], body: Json) -> Json:
        prefix = f"/repos/{REPOSITORY}/"
        if not path.startswith(prefix):
            raise Refused(404)
        rest = unquote(path.removeprefix(prefix))
        if method != "GET":
            self.calls.append(f"{method} {rest}")
        routes = (
            ("GET", "issues", lambda: self.get_issues(query, body)),
            ("POST", "issues", lambda: self.post_issues(query, body)),
            ("PATCH", r"issues/(\d+)", lambda number: self.patch_issue(number, body)),
            ("POST", r"issues/(\d+)/comments", lambda number: self.comment(number, body)),
            ("GET", r"git/ref/heads/(.+)", self.get_ref),
            ("POST", "git/refs", lambda: self.post_ref(body)),
            ("PATCH", r"git/refs/heads/(.+)", lambda branch: self.patch_ref(branch, body)),
            ("DELETE", r"git/refs/heads/(.+)", self.drop_ref),
            ("GET", r"git/commits/(\w+)", self.get_commit),
            ("POST", "git/commits", lambda: self.post_commit(body)),
            ("POST", "git/blobs", lambda: self.post_blob(body)),
            ("POST", "git/trees", lambda: self.post_tree(body)),
            ("GET", "pulls", lambda: self.get_pulls(query)),
            ("GET", r"pulls/(\d+)", lambda number: self._one(self.pulls, number)),
            ("POST", "pulls", lambda: self.post_pull(body)),
            ("PATCH", r"pulls/(\d+)", lambda number: self.patch_pull(number, body)),
        )
        for wanted, pattern, route in routes:
            found = re.fullmatch(pattern, rest)
            if wanted == method and found:
                return route(*found.groups())
        raise Refused(404)

    def _next(self) -> int:
        return 1 + len(self.issues) + len(self.pulls)

    def _sha(self, value: Json) -> str:
        return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]

    def _one(self, among: list[dict[str, Json]], number: str) -> dict[str, Json]:
        found = [each for each in among if each["number"] == int(number)]
        if not found:
            raise Refused(404)
        return found[0]


class Server:
    """The stand-in on a free port of loopback, until `close`."""

    def __init__(self, github: GitHub) -> None:
        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                size = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(size)) if size else None
                parts = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                status, more, content = self.outcome(parts.path, query, body)
                self.send_response(status)
                for name, value in more.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def outcome(self, path: str, query: dict[str, str], body: Json) -> tuple[int, dict[str, str], bytes]:
                if github.failing:
                    status, headers = github.failing.pop(0)
                    return status, headers, b'{"message": "no"}'
                if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                    return 401, {}, b'{"message": "Bad credentials"}'
                try:
                    found = github.answer(self.command, path, query, body)
                except Refused as refused:
                    return refused.status, {}, json.dumps({"message": str(refused)}).encode()
                return (204, {}, b"") if found is None else (200, {}, json.dumps(found).encode())

            do_GET = do_POST = do_PATCH = do_DELETE = handle_any  # noqa: N815 - what the base class looks for

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
