"""What an editor is told of a ledger, and the template of the facts that a report asks for."""

from __future__ import annotations

from dataclasses import replace

from matching import fact, ledger, read

from claimcheck import claims
from claimcheck.model import Report
from claimcheck.sources import match
from claimcheck.sources.facts import Ledger
from claimcheck.sources.review import Concern, review
from claimcheck.sources.todo import template

PERU = fact("Peru", "exports", "$64.4 billion", period="2023", read="2024-05-01")


def report(text: str, facts: Ledger) -> Report:
    """Return a report without checks."""
    seen = read(text)
    seen = replace(seen, document=replace(seen.document, name="draft.md"))
    return Report(seen.document, claims.build(seen, (), (), match.lookup(seen, facts)), ())


def test_facts_twice_at_odds_and_in_dispute() -> None:
    facts = ledger(
        PERU,
        PERU,
        {**PERU, "value": "$60.0 billion"},
        {**PERU, "value": "$58.0 billion", "reporter": "Customs"},
        {**PERU, "value": "$70 billion", "kind": "target"},
        {**PERU, "value": "$66.2 billion", "period": "2022"},
        {**PERU, "metric": "imports"},
    )
    said = {(r.concern, r.fact.id, r.text.split(": ", 2)[2]) for r in review(facts)}
    assert said == {
        (Concern.DOUBLE, "facts-2", "the same as facts-1 (facts.toml:1); take one out"),
        *(
            (
                Concern.CONTRADICTION,
                "facts-3",
                f"$60.0 billion, but facts-{n} (facts.toml:{line}) says $64.4 billion; one of them is wrong",
            )
            for n, line in ((1, 1), (2, 8))
        ),
        *(
            (
                Concern.DISAGREEMENT,
                "facts-4",
                f"$58.0 billion, while facts-{n} (facts.toml:{line}) says {value}; claims are contested",
            )
            for n, line, value in ((1, 1, "$64.4 billion"), (2, 8, "$64.4 billion"), (3, 15, "$60.0 billion"))
        ),
    }


def test_terms_of_office_may_follow_each_other() -> None:
    chair = fact("APEC", "chair", state="Peru", valid_from="2024-01-01", valid_to="2024-12-31", read="2024-05-01")
    after = {**chair, "state": "Korea", "valid_from": "2025-01-01", "valid_to": "2025-12-31"}
    overlapping = {**chair, "state": "Chile", "valid_from": "2024-06-01", "valid_to": "2024-07-01"}
    assert review(ledger(chair, after)) == []
    assert [r.concern for r in review(ledger(chair, overlapping))] == [Concern.CONTRADICTION]


def test_facts_that_no_document_uses_and_that_were_read_at_no_date() -> None:
    facts = ledger(PERU, {**PERU, "metric": "imports", "read": ""})
    used = report("Peru's exports reached $64.4 billion in 2023.", facts)
    assert [r.text for r in review(facts, [used])] == [
        "facts.toml:8: facts-2: the day on which its source was read is not given; add read = ...",
        "facts.toml:8: facts-2: no document uses it",
    ]
    assert [r.concern for r in review(facts)] == [Concern.UNDATED], "without documents nothing is unused"


def test_the_template_has_what_is_known_and_asks_for_the_rest() -> None:
    wanted = report("Peru's exports reached $64.4 billion in 2023.\n\nAcme was founded in 1949.", ledger(PERU))
    assert template(wanted) == (
        "# The facts that draft.md needs, the most telling first. Fill in subject, metric and url, and what else is "
        "known; take out\n# what is no claim; then give the file a name that ends in .toml.\n\n"
        "# draft.md:3:21: Acme was founded in 1949.\n"
        '[[fact]]\nsubject = ""\nmetric = ""\nvalue = "1949"\nreporter = ""\nurl = ""\nquote = ""\nread = ""\n'
    )
