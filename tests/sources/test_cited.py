"""Figures against the pages that are cited for them: pages are read as a server gives them."""

import hashlib
from pathlib import Path

import pytest

from claimcheck import documents
from claimcheck.model import Bearing, Verdict
from claimcheck.pipeline import check
from claimcheck.sources import cited
from claimcheck.sources.fetch import Failure, Page
from claimcheck.sources.store import Store
from claimcheck.sources.web import Web

URL = "https://stats.example.org/report"


def kept(tmp_path, body, kind="text/html", url=URL, status=200):
    data = body if isinstance(body, bytes) else body.encode()
    store = Store(tmp_path)
    digest = hashlib.sha256(data).hexdigest()
    store.keep(Page(url, url, status, (("content-type", kind),), data, "2026-03-04T05:06:07Z", digest))
    return store


def evidence(tmp_path, text, page, kind="text/html"):
    """Return the evidence on the claim in braces, whose sentence cites the page."""
    surface = text[text.index("{") + 1 : text.index("}")]
    document = documents.read_text(
        f"{text.replace('{', '').replace('}', '').rstrip('.')} ([report]({URL})).", "a.md", "markdown"
    )
    report = check(document, sources=[cited.source(Web(kept(tmp_path, page, kind)))])
    (claim,) = [c for c in report.claims if any(f.surface == surface for f in c.figures)]
    return claim, claim.evidence[0]


PAGE = """<html><head><title>Harbour of Lindvik: yearbook 2023</title></head><body>
<h1>Lindvik in 2023</h1>
<p>The harbour of Lindvik handled 4.82 million tonnes of cargo in 2023, after 4.51 million tonnes in 2022.</p>
<p>Its revenue came to $64.4 million in 2023. Some 1,240 people work there.</p>
<p>Ferries carried 812,000 passengers in 2023; 35% of them came from Norway and 22% from Denmark.</p>
<p>The harbour aims at a revenue of $80 million in 2030.</p>
<table><tr><th>Traffic</th><th>2022</th><th>2023</th></tr>
<tr><td>Container ships</td><td>1,310</td><td>1,425</td></tr></table></body></html>"""


SUPPORTED = [
    "The harbour of Lindvik handled {4.82 million tonnes} of cargo in 2023",
    "In 2023, cargo at the harbour of Lindvik reached {4.8 million tonnes}",
    "Lindvik's harbour had revenue of {$64.4 million} in 2023",
    "Lindvik's harbour had revenue of {$64 million} in 2023",
    "Lindvik's ferries carried {812,000} passengers in 2023",
    "Of the passengers of Lindvik's ferries in 2023, {35%} came from Norway",
]


@pytest.mark.parametrize("text", SUPPORTED)
def test_a_page_that_gives_the_figure_for_the_same_thing_supports_it(tmp_path, text):
    claim, found = evidence(tmp_path, text, PAGE)
    assert found.bearing is Bearing.SUPPORTS, found
    assert claim.verdict is Verdict.VERIFIED
    assert found.quote and found.source == "Harbour of Lindvik: yearbook 2023" and found.url == URL
    assert found.read_on == "2026-03-04" and found.snapshot == hashlib.sha256(PAGE.encode()).hexdigest()
    assert "value" in found.matched and not found.missing


CONTRADICTED = [
    "The harbour of Lindvik handled {5.82 million tonnes} of cargo in 2023",
    "Lindvik's revenue came to {$84.4 million} in 2023",
]


@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_page_that_gives_another_value_for_it_contradicts_it(tmp_path, text):
    claim, found = evidence(tmp_path, text, PAGE)
    assert found.bearing is Bearing.CONTRADICTS, found
    assert claim.verdict is Verdict.INCONSISTENT


UNSETTLED = [
    "The harbour of Oresk handled {4.82 million tonnes} of cargo in 2023",  # another harbour
    "The harbour of Lindvik handled {4.82 million tonnes} of cargo in 2019",  # another year
    "The harbour of Lindvik shipped {4.82 million tonnes} of grain",
    "Lindvik's harbour made a profit of {$64.4 million} in 2023",  # another thing
    "Of the passengers of Lindvik's ferries in 2023, {22%} came from Norway",  # another's share
    "Of the passengers of Lindvik's ferries in 2023, {35%} came from Denmark",
    "Lindvik has {35} cranes",  # two digits that are there for something else
    "Lindvik's harbour had revenue of {$80 million} in 2023",  # an aim
    "The mayor of Lindvik has been in office for {47 years}",
    "The harbour of Lindvik handled {9.1 million} passengers in 2023",
]


@pytest.mark.parametrize("text", UNSETTLED)
def test_a_number_alone_is_never_evidence(tmp_path, text):
    claim, found = evidence(tmp_path, text, PAGE)
    assert found.bearing in (Bearing.LEAD, Bearing.SILENT), found
    assert claim.verdict is Verdict.NEEDS_SOURCE


def test_the_report_says_that_a_link_does_not_support_its_figure(tmp_path):
    _, found = evidence(tmp_path, "Lindvik's lighthouse is {31.7 m} tall", PAGE)
    assert found.bearing is Bearing.SILENT and found.reason == "the cited page does not give 31.7 m"


def test_a_lead_says_what_does_not_agree(tmp_path):
    _, found = evidence(tmp_path, "The harbour of Lindvik handled {4.82 million tonnes} of cargo in 2019", PAGE)
    assert found.bearing is Bearing.LEAD and found.missing == ("period",) and "of what time" in found.reason


def test_a_date_is_borne_out_by_the_figure_that_is_of_it(tmp_path):
    claim, found = evidence(tmp_path, "The harbour of Lindvik handled 4.82 million tonnes of cargo in {2023}", PAGE)
    assert claim.verdict is Verdict.VERIFIED and found.bearing is Bearing.SUPPORTS


def test_tables_of_a_page_are_read(tmp_path):
    _, found = evidence(tmp_path, "The traffic of container ships at Lindvik was {1,425} ships in 2023", PAGE)
    assert found.bearing is Bearing.SUPPORTS, found


def test_text_and_csv_are_read(tmp_path):
    text = "Lindvik in 2023. The harbour of Lindvik handled 4.82 million tonnes of cargo in 2023."
    _, found = evidence(tmp_path, SUPPORTED[0], text, "text/plain; charset=utf-8")
    assert found.bearing is Bearing.SUPPORTS
    _, found = evidence(
        tmp_path / "2", "Lindvik had {1,425} ships in 2023", "harbour,ships 2023\nLindvik,1425\n", "text/csv"
    )
    assert found.bearing is Bearing.SUPPORTS, found


def test_of_a_very_long_page_a_part_is_read_and_that_is_said(tmp_path):
    page = "There is nothing here. " * 140_000 + "Lindvik's lighthouse is 31.7 m tall."
    _, found = evidence(tmp_path, "Lindvik's lighthouse is {31.7 m} tall", page, "text/plain")
    assert found.bearing is Bearing.SILENT and "as far as it was read" in found.reason


HOSTILE = {
    "nesting": "<div>" * 50_000 + "12",
    "tables": "<table><tr><td>" * 3_000 + "12",
    "attributes": "<p " + "a=b " * 100_000 + ">12</p>",
    "comment": "<!--" * 100_000,
    "references": "&amp;" * 200_000 + "&#99999999;&#x0;",
    "nothing": "",
    "zeros": b"\0" * 100_000,
    "broken pdf": b"%PDF-1.7\n" + b"xref" * 1000,
    "no xlsx": b"PK\x03\x04" + b"x" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["text/html", "application/pdf", "application/octet-stream",
                                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])  # fmt: skip
def test_a_hostile_page_is_at_worst_a_reason(tmp_path, name, kind):
    claim, found = evidence(tmp_path, "Lindvik has {35} cranes", HOSTILE[name], kind)
    assert found.bearing is Bearing.SILENT and claim.verdict is Verdict.NEEDS_SOURCE
    assert found.reason.startswith(("the cited page cannot be read: ", "the cited page does not give 35"))
    assert len(found.reason) < 200


def test_a_page_that_is_gone_is_answered_from_its_last_copy(tmp_path):
    store = kept(tmp_path, PAGE)
    store.keep(Failure(URL, "there is no server of this name", "2026-05-01T00:00:00Z"))
    document = documents.read_text(f"{SUPPORTED[0].replace('{', '').replace('}', '')} ({URL}).", "a.md", "markdown")
    report = check(document, sources=[cited.source(Web(Store(tmp_path)))])
    found = next(e for c in report.claims for e in c.evidence)
    assert found.bearing is Bearing.SUPPORTS and found.read_on == "2026-03-04"
    assert "copy of 2026-03-04 (on 2026-05-01: there is no server of this name)" in found.reason


def test_a_page_that_no_copy_is_kept_of_needs_the_network(tmp_path):
    document = documents.read_text(f"It has 40 boats ({URL}).", "a.md", "markdown")
    report = check(document, sources=[cited.source(Web(Store(Path(tmp_path))))])
    assert (
        report.claims[0].evidence[0].reason
        == "the cited page cannot be read: no copy of it is kept; --online looks it up"
    )
