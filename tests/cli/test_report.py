"""Parts of a report, and of a ledger, put together by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contract_tests.ledger import book as books
from contract_tests.ledger.book import Book, Job
from contract_tests.report import render
from tests.contract.report.accounts import account, drift


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "1.json", tmp_path / "2.json"]
    for path, told in zip(paths, (account(drift(1)), account(drift(1), drift(2))), strict=True):
        path.write_text(render(told, "json"))
    return paths


def test_parts_are_one_report(truespec, parts, tmp_path):
    out = tmp_path / "whole.json"
    result = truespec("report", "merge", *parts, "--report", f"json={out}", "--report", "text")
    assert result.code == 1
    assert len(json.loads(out.read_text())["drifts"]) == 2
    assert "2 drifts" in result.out


def test_ledgers_are_one_ledger(truespec, parts, tmp_path):
    for name, day in (("1", "2030-01-01"), ("2", "2030-01-02")):
        books.write(tmp_path / f"{name}.ledger", Book(jobs={"a": Job(day, 3), name: Job(day, 1)}))
    (tmp_path / "3.ledger").write_text("damaged")
    ledgers = [f"--ledger={tmp_path / name}.ledger" for name in "123"]
    result = truespec("report", "merge", *parts, *ledgers, "--ledger-out", tmp_path / "whole.ledger")
    book, _ = books.read(tmp_path / "whole.ledger")
    assert book.jobs == {"a": Job("2030-01-02", 3), "1": Job("2030-01-01", 1), "2": Job("2030-01-02", 1)}
    assert "3.ledger" in result.err


@pytest.mark.parametrize("text", ["", "{}", "\0", '{"version": 1}'])
def test_what_is_no_report_is_told_with_its_name(truespec, parts, text):
    parts[1].write_text(text)
    result = truespec("report", "merge", *parts)
    assert result.code == 2
    assert "2.json" in result.err


def test_ledgers_need_a_place(truespec, parts, tmp_path):
    assert truespec("report", "merge", *parts, "--ledger", tmp_path / "1.ledger").code == 2
    assert truespec("report", "merge", tmp_path / "nothing.json").code == 2
