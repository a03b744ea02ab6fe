"""What the codemod writes in place of each way to use the official SDK."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import InputError
from generator.ir.api import Api, Settings
from generator.targets.python.migrate import table
from generator.targets.python.migrate.rewrite import UnreadableError, rewrite

CASES = {
    "plain import": ("import retell\nretell.Retell()\n", "import retell_api\nretell_api.Retell()\n"),
    "aliased import": ("import retell as r\nr.Client()\n", "import retell_api as r\nr.Retell()\n"),
    "among others": ("import os, retell\nretell.types\n", "import os, retell_api\nretell_api.types\n"),
    "a submodule": (
        "import retell.types\nx: retell.types.CallResponse\n",
        "import retell_api.types\nx: retell_api.types.V2CallResponse\n",
    ),
    "a submodule that is gone": (
        "import retell.lib.webhook_auth as w\nw.verify('', '', '')\n",
        "import retell_api\nretell_api.verify('', '', '')\n",
    ),
    "names": ("from retell import Retell, APIError\n", "from retell_api import Retell, APIError\n"),
    "an alias": ("from retell import Retell as R\nR()\n", "from retell_api import Retell as R\nR()\n"),
    "another name": ("from retell import Client\nClient()\n", "from retell_api import Retell as Client\nClient()\n"),
    "another name, aliased": ("from retell import Client as C\n", "from retell_api import Retell as C\n"),
    "another package": ("from retell import Timeout\n", "from httpx import Timeout\n"),
    "another package through a module": (
        "import retell\nretell.Timeout(1)\n",
        "import retell_api, httpx\nhttpx.Timeout(1)\n",
    ),
    "another package that is there": (
        "import httpx\nimport retell\nretell.Timeout(1)\n",
        "import httpx\nimport retell_api\nhttpx.Timeout(1)\n",
    ),
    "a type": (
        "from retell.types import CallResponse\n",
        "from retell_api.types import V2CallResponse as CallResponse\n",
    ),
    "a type of an abbreviation": (
        "from retell.types import ChatCreateSMSChatParams as P\n",
        "from retell_api.types import ChatCreateSmsChatParams as P\n",
    ),
    "a type of its own module": (
        "from retell.types.test_create_batch_test_params import TestCreateBatchTestParams as P\n",
        "from retell_api.types import TestsCreateBatchTestParams as P\n",
    ),
    "a private module": ("from retell._exceptions import APIError\n", "from retell_api import APIError\n"),
    "a resource": (
        "from retell.resources import CallResource\n",
        "from retell_api.resources.call import CallResource\n",
    ),
    "layout": (
        "from retell import (\n    Retell,  # the client\n    omit,\n    APIError,\n)  # end\n",
        "from retell_api import (\n    Retell,  # the client\n    APIError,\n)  # end\n",
    ),
    "an import that is no longer needed": ("from retell import omit\nx = 1\n", "x = 1\n"),
    "the only statement of a block": ("if a:\n    from retell import omit\n", "if a:\n    pass\n"),
    "one line": ("if a: import retell\n", "if a: import retell_api\n"),
    "two on one line": ("import retell; x = retell.Client\n", "import retell_api; x = retell_api.Retell\n"),
    "Windows": ("import retell\r\nx = 1\r\n", "import retell_api\r\nx = 1\r\n"),
    "an encoding": ("# coding: latin-1\nimport retell\nx = 'é'\n", "# coding: latin-1\nimport retell_api\nx = 'é'\n"),
    "no newline at the end": ("import retell", "import retell_api"),
    "an argument of the constructor": (
        "from retell import Retell\nRetell(_strict_response_validation=True)\n",
        "from retell_api import Retell\nRetell(strict=True)\n",
    ),
    "an omitted argument": (
        "import retell\nc.call.stop('c', timeout=retell.NOT_GIVEN)\n",
        "import retell_api\nc.call.stop('c')\n",
    ),
    "an omitted argument in the middle": (
        "from retell import omit\nc.voice.list(a=1, b=omit, d=2)\n",
        "c.voice.list(a=1, d=2)\n",
    ),
    "an omitted argument among lines": (
        "from retell import omit\nc.voice.list(\n    a=1,\n    b=omit,  # not now\n)\n",
        "c.voice.list(\n    a=1,  # not now\n)\n",
    ),
    "a condition": (
        "from retell import omit\nc.voice.list(a=b if b else omit)\n",
        'c.voice.list(**({"a": b} if b else {}))\n',
    ),
    "a condition the other way round": (
        "from retell import omit\nc.voice.list(a=omit if b is None else b, x=1)\n",
        'c.voice.list(**({} if b is None else {"a": b}), x=1)\n',
    ),
    "a raw response": (
        "from retell import omit\nc.voice.with_raw_response.list(a=omit)\n",
        "c.voice.with_raw_response.list()\n",
    ),
    "a copy": ("from retell import omit\nc.with_options(timeout=omit)\n", "c.with_options()\n"),
}
UNTOUCHED = {
    "another package's name": "from other import retell\nretell.Client()\n",
    "a relative import": "from .retell import Client\nfrom . import retell\nretell.Client()\n",
    "a shadow": "def f(retell):\n    return retell.Client\n",
    "a keyword": "f(retell=1, _strict_response_validation=2)\n",
    "an attribute": "self.retell.Client()\n",
    "a text": "x = 'retell is retell.ai'\n# retell.Client\n",
    "a longer name": "import retellish\nretellish.Client()\n",
}


@pytest.mark.parametrize("case", CASES)
def test_is_rewritten(names, case):
    before, after = CASES[case]
    encoding = "latin-1" if "latin-1" in before else "utf-8"
    done = rewrite(before.encode(encoding), "x.py", names)
    assert done.content.decode(encoding) == after
    assert done.findings == ()
    assert rewrite(done.content, "x.py", names).content == done.content


@pytest.mark.parametrize("case", UNTOUCHED)
def test_is_left_alone(names, case):
    done = rewrite(UNTOUCHED[case].encode(), "x.py", names)
    assert (done.content.decode(), done.findings) == (UNTOUCHED[case], ())


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("from retell import Stream\n", ["official-name-absent"]),
        ("import retell\nretell.Stream\n", ["official-name-absent"]),
        ("from retell.types import NeverHeardOf\n", ["official-name-absent"]),
        ("from retell import *\n", ["import-of-everything"]),
        ("from retell import omit\nf(a=omit)\n", ["omitted-mark-left"]),
        ("from retell import omit\nc.voice.list({'a': omit})\n", ["omitted-mark-left"]),
        ("from retell import omit\nc.voice.list(a=b if b else omit, *d)\n", ["omitted-mark-left"]),
        ("import retell\nx: 'retell.Retell'\n", ["official-name-in-text"]),
        ("patch('retell.resources.call.CallResource.stop')\n", ["official-name-in-text"]),
        ("client.chat.delete('c')\n", ["call-without-operation"]),
        ("import retell\nretell.Client().chat.with_raw_response.delete('c')\n", ["call-without-operation"]),
        ("chat.delete('c')\n", []),
        ("from retell import Retell\nc.agent.list()\n", ["call-answers-otherwise"]),
    ],
)
def test_is_reported(names, code, rules):
    assert [finding.rule for finding in rewrite(code.encode(), "x.py", names).findings] == rules


def test_what_is_left_keeps_its_import(names):
    done = rewrite(b"import retell\nretell.Stream\nretell.Retell\n", "x.py", names)
    assert done.content == b"import retell_api, retell\nretell.Stream\nretell_api.Retell\n"
    done = rewrite(b"from retell import types as t\nt.Odd, t.AgentResponse\n", "x.py", names)
    lines = done.content.decode().splitlines()
    assert sorted(lines[:2]) == [
        "from retell import types as t",
        "from retell_api import types as retell_api_types",
    ]
    assert lines[2] == "t.Odd, retell_api_types.AgentResponse"


def test_an_absent_call_is_marked_once(names):
    code = b"from retell import Stream\nif c.chat.delete('c'):\n    pass\n"
    once = rewrite(code, "x.py", names).content
    assert once.count(b"# truespec: the document has no operation for chat.delete\nif c.chat") == 1
    assert rewrite(once, "x.py", names).content == once


@pytest.mark.parametrize(
    "code",
    [
        b"x = (",
        b"print 'retell'",
        b"# coding: nonsense\n",
        b"x = '\xff'",
        b"x = " + b"(" * 100_000 + b")" * 100_000,
        b"x = " + b"-" * 100_000 + b"1",
        b"x = a" + b".b" * 2_000,
    ],
    ids=["open", "python2", "encoding", "bytes", "parentheses", "signs", "attributes"],
)
def test_what_cannot_be_read_is_an_error(names, code):
    with pytest.raises(UnreadableError):
        rewrite(code, "x.py", names)


LINES = st.sampled_from(
    [
        "import retell",
        "import retell as r",
        "from retell import Client, omit, Stream",
        "from retell import types",
        "import retell.types as t",
        "x = retell.Client(timeout=omit)",
        "y = r.Timeout(1) if r else retell.NOT_GIVEN",
        "z: types.CallResponse = t.Odd",
        "c.call.list(limit=omit if x else 1, a=y)",
        "def retell(r): return r.Client",
        "del retell",
        "class C(Client): omit = omit",
        "[omit for omit in types]",
        "f'{retell.Client}'",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=8))
def test_any_mixture_stays_python(names, lines):
    code = "\n".join(lines).encode()
    done = rewrite(code, "x.py", names).content
    ast.parse(done)
    assert rewrite(done, "x.py", names).content == done


def test_an_api_without_an_official_sdk():
    settings_ = Settings(package="shop", distribution="shop", client="Shop", environment="SHOP")
    with pytest.raises(InputError, match="which SDK"):
        table(Api(title="Shop", version="1", settings=settings_))


def test_another_api():
    extra = {"migrate": {"package": "oldshop", "names": {"Old": "Shop"}, "omitted": ["SKIP"]}}
    settings_ = Settings(package="shop", distribution="shop", client="Shop", environment="SHOP", extra=extra)
    names = table(Api(title="Shop", version="1", settings=settings_))
    done = rewrite(b"from oldshop import Old, SKIP\nOld(a=SKIP)\n", "x.py", names)
    assert done.content == b"from shop import Shop as Old\nOld()\n"
