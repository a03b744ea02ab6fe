"""Makes docs/report.png: a run against the emulator, which drifts in a few ways, and its report in Chromium.

Run it as `nox -s picture`. It needs Chromium and fails without; what it measures is only how large the picture is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from contract_tests.check import Account, Options, prepared
from contract_tests.report import render
from emulator.clock import Setting
from emulator.drift import Drift, Rule
from emulator.emulator import Emulator
from emulator.transport import EmulatorTransport
from generator.load import load
from generator.pointer import Pointer

PICTURE = Path("docs/report.png")
LARGEST = 200_000
SIZE = "1280,1400"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

SCHEMAS = Pointer(("components", "schemas"))
RULES = (
    Rule(id="7", row=7, pointer=SCHEMAS / "VoiceResponse" / "properties" / "provider"),
    Rule(id="16", row=16, operation="createChatAgent"),
    Rule(id="13", row=13, operation="getConcurrency"),
    Rule(id="37", row=37, operation="deleteRetellLLM"),
)


def account() -> Account:
    """What a run finds."""
    emulator = Emulator(load("spec/openapi.yaml"), clock=Setting(mode="stepped", step=10_000))
    drift = next(each for each in emulator.interferences if isinstance(each, Drift))
    for rule in RULES:
        drift.set(rule)
    options = Options(url="http://127.0.0.1:4010", key="key_picture", spec="spec/openapi.yaml")
    return prepared(options, transport=EmulatorTransport(emulator)).carried_out()


def photographed(page: str, browser: str) -> bytes:
    """The page as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        file, picture = Path(folder) / "report.html", Path(folder) / "report.png"
        file.write_text(page, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        ]
        command = [browser, *options, f"--window-size={SIZE}", f"--screenshot={picture}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return picture.read_bytes()


def main() -> int:
    """Write the picture; fail where it is too large to be looked at on the way."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("this needs Chromium")
    told = account()
    picture = photographed(render(told, "html", replays="drifts"), browser)
    PICTURE.write_bytes(picture)
    print(f"{PICTURE}: {len(picture):,} bytes, {len(told.drifts)} drifts")
    return int(len(picture) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
