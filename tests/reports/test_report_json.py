"""The JSON form: bound by its published schema, and complete."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import HARBOUR, accounts, document, harbour

from claimcheck.model import Claim, Figure, Hedge, Kind, Report, Span, Status, Verdict
from claimcheck.reports import get, render
from claimcheck.reports.json import figures_dict

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [harbour(), accounts(), Report(document(""), (), ())])
def test_a_report_is_valid(report: Report):
    VALIDATOR.validate(json.loads(render(report, "json")))


def test_reports_of_several_documents_are_valid():
    found = json.loads(get("json").render([harbour(), accounts()]))
    VALIDATOR.validate(found)
    assert [r["document"]["name"] for r in found["reports"]] == ["notes/harbour.md", "accounts.md"]


def test_figures_alone_are_valid():
    report = harbour()
    VALIDATOR.validate(figures_dict(report.document, [figure for claim in report.claims for figure in claim.figures]))


def test_the_library_gives_the_same_dict():
    assert json.loads(render(harbour(), "json"))["reports"] == [harbour().to_dict()]


def test_spans_are_offsets_into_the_source():
    found = harbour().to_dict()
    for claim in found["claims"]:
        for figure in claim["figures"]:
            start, end = figure["span"]
            assert HARBOUR[start:end] == figure["surface"]
    assert [HARBOUR[a:b] for a, b in found["findings"][0]["spans"]] == ["48 million tonnes", "60 million tonnes", "35%"]


def test_the_schema_names_every_value_that_the_model_has():
    defs = SCHEMA["$defs"]
    assert defs["figure"]["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert defs["figure"]["properties"]["hedge"]["enum"] == [hedge.value for hedge in Hedge]
    assert sorted(defs["claim"]["properties"]["verdict"]["enum"]) == sorted(verdict.value for verdict in Verdict)
    assert defs["finding"]["properties"]["status"]["enum"] == [status.value for status in Status]


def test_all_that_the_page_says_is_in_the_json():
    text = json.dumps(harbour().to_dict(), ensure_ascii=False)
    for said in [
        "is a rise of 22.6% to 27.4%; the text says 35%",
        "35% would need to be 25%",
        "the earlier level is taken from the sentence before",
        "75th anniversary in 2024 points to 1949",
        "https://example.org/ships?port=ostra&kind=ice",
        "Eleven ice-breakers are registered in Ostra | as of May.",
        "2024-04-30",
        "the ledger has 5 facts, 2 of them on other places",
    ]:
        assert said in text


def test_numbers_are_exact_and_plain():
    figures = {f["surface"]: f for claim in harbour().to_dict()["claims"] for f in claim["figures"]}
    assert figures["$40 billion"]["value"] == "40000000000"
    assert figures["$40 billion"]["quantum"] == "1000000000"
    assert figures["5.0%"]["quantum"] == "0.1"


@given(st.text())
def test_any_text_gives_valid_json(text: str):
    from claimcheck import check

    VALIDATOR.validate(json.loads(render(check(text), "json")))


def test_the_golden_report(golden):
    golden("harbour.json", render(harbour(), "json"))


def test_a_document_that_is_one_long_sentence_is_not_repeated_for_each_claim():
    text = "5 and " * 5000
    figures = [figure_at(text, start) for start in range(0, len(text), 6)]
    claims = tuple(Claim(Verdict.NEEDS_SOURCE, (f,), f.span, Span(0, len(text))) for f in figures)
    for name in ("json", "markdown", "terminal"):
        assert len(render(Report(document(text), claims, ()), name)) < 5_000 * 3_000
    assert render(Report(document(text), claims[:1], ()), "json").count("5 and") < 400


def figure_at(text: str, start: int) -> Figure:
    return Figure(Span(start, start + 1), text[start], Kind.COUNT, Decimal(5))
