"""The example of a table and the report written from it, as the page on data tables shows it, and the benchmark."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from claimcheck.cli import main

ROOT = Path(__file__).parents[2]
CHECK = ["check", "--no-report", "--data", "examples/harvest.csv", "examples/harvest-report.md"]


def test_the_page_shows_what_the_command_says_of_the_example(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(CHECK) == 1
    out = capsys.readouterr().out
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    shown = page.split("```\nexamples/harvest-report.md", 1)[1].split("```", 1)[0]
    assert "examples/harvest-report.md" + shown in out
    assert "5 verified, 2 inconsistent" in out


@pytest.mark.parametrize(
    ("printed", "changed"),
    [("814,200", "841,200"), ("14.5%", "15.4%"), ("53%", "35%"), ("third largest", "second largest"), ("0.3%", "3.0%")],
)
def test_one_changed_figure_of_the_example_is_one_more_contradiction(monkeypatch, capsys, tmp_path, printed, changed):
    monkeypatch.chdir(ROOT)
    text = (ROOT / "examples/harvest-report.md").read_text(encoding="utf-8")
    assert text.count(printed) == 1
    report = tmp_path / "report.md"
    report.write_text(text.replace(printed, changed), encoding="utf-8")
    assert main([*CHECK[:-1], str(report)]) == 1
    assert "4 verified, 3 inconsistent" in capsys.readouterr().out


def test_a_table_that_cannot_be_read_is_an_error_in_one_line(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(ROOT)
    assert main([*CHECK[:-2], str(tmp_path / "none.csv"), CHECK[-1]]) == 2
    error = capsys.readouterr().err
    assert "none.csv: there is no such file or folder of data" in error and error.count("\n") == 1


def test_the_benchmark_counts_what_is_settled(capsys, tmp_path):
    spec = importlib.util.spec_from_file_location("data_tables_benchmark", ROOT / "benchmarks" / "data_tables.py")
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    (tmp_path / "boats.csv").write_text("Port,Boats\nAlna,31\nBrisk,24\n", encoding="utf-8")
    claims = [
        ("Alna has [[31]] boats.", "true"),
        ("Alna has [[13]] boats.", "false"),
        ("Corvo has [[9]] boats.", "open"),
    ]
    lines = [json.dumps({"table": "boats.csv", "text": text, "label": label}) for text, label in claims]
    (tmp_path / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    benchmark.main(tmp_path / "claims.jsonl")
    out = capsys.readouterr().out
    assert "told by the table: 2; settled 2, rightly 2" in out and "verified though false or open: 0" in out
