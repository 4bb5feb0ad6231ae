"""Formats for machines: SARIF, annotations of GitHub and GitLab, JSON Lines."""

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import HARBOUR, accounts, document, harbour

from claimcheck import check
from claimcheck.catalogue import find
from claimcheck.checks import all_checks
from claimcheck.model import Document, Landmark, Report, SourceMap, Verdict
from claimcheck.reports import get, render

REPORTS = [harbour(), accounts()]
SARIF = json.loads(get("sarif").render(REPORTS))
(RUN,) = SARIF["runs"]


def moved(report: Report, by: int) -> Report:
    """The report on the same text some lines further down."""
    old = report.document
    source = SourceMap((0,), (by,), (*range(by), *(start + by for start in old.source.line_starts)))
    return replace(report, document=Document(old.text, source, old.blocks, old.tables, name=old.name))


def test_sarif_has_what_the_standard_asks_for():
    assert SARIF["version"] == "2.1.0" and SARIF["$schema"].endswith("sarif-schema-2.1.0.json")
    assert RUN["columnKind"] == "unicodeCodePoints"
    rules = RUN["tool"]["driver"]["rules"]
    for result in RUN["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        assert set(result["partialFingerprints"]) == {"claim/v1"}


def without_lines(report: Report) -> Report:
    """The report as if its document had two sheets with cells for places."""
    marks = (Landmark(0, "North!A1"), Landmark(60, "South!B7"))
    return replace(report, document=replace(report.document, landmarks=marks, lined=False))


def test_a_file_without_lines_is_pointed_to_by_its_landmarks():
    report = without_lines(harbour())
    (run,) = json.loads(get("sarif").render([report]))["runs"]
    location = run["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "South!B7"}]
    assert "::error file=notes/harbour.md,title=" in get("github").render([report])
    assert "::South!B7: " in get("github").render([report])
    assert json.loads(get("gitlab").render([report]))[0]["description"].startswith("South!B7: ")
    assert " line=" not in get("junit").render([report])
    assert json.loads(get("json").render([report]))["reports"][0]["claims"][-1]["landmark"] == "South!B7"
    for text in (get("terminal").render([report]), get("markdown").render([report])):
        assert "notes/harbour.md:South!B7" in text
    assert "<b>inconsistent</b> · South!B7" in get("html").render([report])


@pytest.mark.skipif("SARIF_SCHEMA" not in os.environ, reason="SARIF_SCHEMA does not name the standard's schema")
@pytest.mark.parametrize("reports", [REPORTS, [], [harbour()]])
def test_sarif_is_valid_by_the_official_schema(reports):
    schema = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    for sample in (reports, [without_lines(report) for report in reports]):
        jsonschema.validate(json.loads(get("sarif").render(sample)), schema)


def test_sarif_reports_contradictions_and_warnings_only():
    levels = [(result["ruleId"], result["level"]) for result in RUN["results"]]
    assert levels == [
        ("rise_of_level", "error"),
        ("rise_of_level", "warning"),
        ("source", "error"),
        ("row_total", "error"),
    ]


def test_regions_are_where_the_figures_are():
    first = RUN["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert HARBOUR[start : start + region["charLength"]] == "35%"
    line = HARBOUR.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "35%"
    assert len(first["relatedLocations"]) == 2


def test_fingerprints_stay_when_lines_move_and_tell_twins_apart():
    def prints(report: Report) -> list[str]:
        (run,) = json.loads(render(report, "sarif"))["runs"]
        return [result["partialFingerprints"]["claim/v1"] for result in run["results"]]

    assert prints(moved(harbour(), 7)) == prints(harbour())
    twice = check("The fleet has 40 boats, of which 14 (53%) are new.\n\n" * 2)
    assert len(set(prints(twice))) == 2


def test_a_rule_is_the_check_that_explain_knows():
    (run,) = json.loads(render(check("Of the 40 boats, 14 (53%) are new."), "sarif"))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert find(all_checks(), rule["id"]) is find(all_checks(), rule["name"])
    assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
    assert run["results"][0]["ruleId"] == rule["id"]


def test_paths_become_uris():
    report = Report(document("", "two words/ä.md"), (), ())
    assert json.loads(render(report, "sarif"))["runs"][0]["artifacts"] == [
        {"location": {"uri": "two%20words/%C3%A4.md"}}
    ]
    absolute = Report(document("", "/a b.md"), (), ())
    assert json.loads(render(absolute, "sarif"))["runs"][0]["artifacts"] == [{"location": {"uri": "file:///a%20b.md"}}]


def test_github_gets_a_command_per_problem():
    lines = get("github").render(REPORTS).splitlines()
    assert [line.split()[0] for line in lines].count("::error") == 3
    assert len(lines) == 5 and "::notice file=notes/harbour.md,title=claimcheck::the ledger has 5 facts" in lines[3]
    assert lines[0].startswith(
        "::error file=notes/harbour.md,line=2,endLine=2,col=59,endColumn=62,title=claimcheck%3A rise_of_level::"
    )
    assert "22.6%25 to 27.4%25" in lines[0]


def test_no_document_can_forge_a_command():
    report = check("Of the 40 boats, 14 (53%) are new.")
    report = replace(report, document=replace(report.document, name="a,b:c\n::error::x%.md"))
    (line,) = render(report, "github").splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax%25.md,line=1")


def test_gitlab_gets_its_report():
    entries = json.loads(get("gitlab").render(REPORTS))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "major", "major"]
    assert entries[0]["location"] == {"path": "notes/harbour.md", "lines": {"begin": 2}}
    assert len({entry["fingerprint"] for entry in entries}) == 4


def test_json_lines_are_valid_and_whole():
    schema = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    lines = [json.loads(line) for line in get("jsonl").render(REPORTS).splitlines()]
    assert len(lines) == 17
    for line in lines:
        jsonschema.validate(line, schema)
    assert lines[4]["document"] == "notes/harbour.md"
    assert lines[4]["findings"][0]["arithmetic"].startswith("48 million tonnes to 60 million tonnes")


def test_a_spreadsheet_gets_a_row_per_claim():
    rows = list(csv.DictReader(io.StringIO(get("csv").render(REPORTS))))
    assert len(rows) == 17
    row = rows[4]
    assert (row["document"], row["line"], row["column"]) == ("notes/harbour.md", "2", "59")
    assert (row["verdict"], row["claim"], row["kind"], row["value"]) == ("inconsistent", "35%", "percent", "35")
    assert row["repairs"].startswith("35% would need to be 25%; ")
    assert rows[8]["sources"] == "https://example.org/accounts/2023"


def test_no_cell_is_a_formula():
    report = check("Of the 40 boats, 14 (53%) are new.")
    report = replace(report, document=replace(report.document, name="=HYPERLINK(A1)"))
    assert {row["document"] for row in csv.DictReader(io.StringIO(render(report, "csv")))} == {"'=HYPERLINK(A1)"}


def test_build_servers_get_a_case_per_claim():
    suites = list(ElementTree.fromstring(get("junit").render(REPORTS)))
    assert [suite.get("name") for suite in suites] == ["notes/harbour.md", "accounts.md"]
    assert (suites[0].get("tests"), suites[0].get("failures"), suites[0].get("skipped")) == ("16", "2", "10")
    assert len(suites[0].findall("testcase/failure")) == 2
    assert len(suites[0].findall("testcase/skipped")) == 10
    assert len({case.get("name") for case in suites[0].findall("testcase")}) == 16
    assert "22.6% to 27.4%" in suites[0].find("testcase/failure").get("message")


def test_notes_reach_build_servers():
    (suite,) = ElementTree.fromstring(get("junit").render([harbour()]))
    assert "the ledger has 5 facts" in suite.find("system-out").text


def test_settled_claims_become_reviews():
    graph = json.loads(get("claimreview").render(REPORTS))["@graph"]
    settled = [claim for report in REPORTS for claim in report.claims if claim.verdict is not Verdict.NEEDS_SOURCE]
    assert len(graph) == len(settled)
    first = graph[0]
    assert first["@type"] == "ClaimReview" and first["itemReviewed"]["@type"] == "Claim"
    assert {"claimReviewed", "author", "reviewRating", "reviewBody"} <= set(first)
    ratings = {review["reviewRating"]["alternateName"]: review["reviewRating"]["ratingValue"] for review in graph}
    assert ratings == {"Inconsistent": 1, "Verified, imprecise": 4, "Verified": 5}
    assert any("citation" in review for review in graph)


@given(st.text(max_size=20))
def test_any_text_gives_well_formed_files(text: str):
    report = check(f"{text} Of the 40 boats, 14 (53%) are new. {text}")
    report = replace(report, document=replace(report.document, name=text))
    ElementTree.fromstring(render(report, "junit").encode("utf-8"))
    json.loads(render(report, "sarif"))
    json.loads(render(report, "claimreview"))
    assert len(list(csv.reader(io.StringIO(render(report, "csv"))))) == len(report.claims) + 1
    assert render(report, "github").count("\n") == len([f for f in report.findings if f.status.value != "consistent"])


def test_nothing_to_report_is_an_empty_report():
    nothing = [Report(document("Hello."), (), ())]
    assert json.loads(get("sarif").render(nothing))["runs"][0]["results"] == []
    assert get("github").render(nothing) == get("jsonl").render(nothing) == ""
    assert not re.search(r"\S", get("gitlab").render(nothing).replace("[]", ""))
