"""An account as a page of HTML: one file that fetches nothing, for people who read.

Knows how the page is put together and kept safe: its policy lets nothing run or load but the script and the style that
stand in it, by their hashes (Content Security Policy 3, section 8.4). Must not know what is told.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from contract_tests.account import Account
from contract_tests.report.look import Look
from contract_tests.report.page_view import Page

POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def html(account: Account, look: Look) -> str:
    """The page. Half a surrogate pair, which UTF-8 has no bytes for, is shown by its escape like all that steers."""
    style, script = _own("page.css").strip("\n"), _own("page.js").strip("\n")
    environment = Environment(
        loader=DictLoader({"page": _own("page.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page").render(
        page=Page(account, look),
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        policy=POLICY.format(style=_hash(style), script=_hash(script)),
    )


def _own(name: str) -> str:
    return (files("contract_tests") / "report" / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
