"""True pairs of sentence and fact, with one thing changed: no change of another part than the value gives a verdict."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching import Fact, evidence, fact, outcome
from test_match_values import SUPPORTED

SUBJECTS = ("Brazil", "Bolt", "Shanghai Steel", "Lake Basin Council")
METRICS = ("imports", "deaths", "market value", "cost of living", "steel exports", "wages")
DENIALS = (
    ("reached", "did not reach"),
    ("reached", "may have reached"),
    ("was", "would be"),
    ("was", "was not"),
    ("hit", "failed to hit"),
    ("stood at", "should stand at"),
    ("is", "is not"),
)
BESIDE = (
    "{} Mobile",
    "{}'s rival Bolt",
    "the rest of {}",
    "Brazil and {}",
    "{} and Brazil",
    "{}-based Bolt",
    "Companies in {}",
    "{}'s north",
    "Bolt, a supplier of {},",
    "Northern {}",
)


def verdictless(text: str, surface: str, own: Fact) -> bool:
    found = outcome(evidence(text, surface, own))
    return found == "nothing" or found.startswith("lead")


@pytest.mark.parametrize(("text", "surface", "own"), SUPPORTED)
def test_a_fact_of_another_time_subject_metric_place_or_kind(text: str, surface: str, own: Fact) -> None:
    changed = [{**own, "subject": name, "aliases": []} for name in SUBJECTS]
    changed += [{**own, "metric": name, "metric_aliases": []} for name in METRICS]
    changed.append({**own, "place": "Sweden"})
    changed.append({k: v for k, v in own.items() if k != "kind"} if "kind" in own else {**own, "kind": "target"})
    if "period" in own:
        changed.append({**own, "period": re.sub(r"\d{4}", lambda m: str(int(m[0]) - 4), str(own["period"]))})
        changed.append({**own, "period": "1990s"})
    for other in changed:
        assert verdictless(text, surface, other), other


@pytest.mark.parametrize(("text", "surface", "own"), SUPPORTED)
def test_a_text_that_denies_or_speaks_of_another(text: str, surface: str, own: Fact) -> None:
    changed = [text.replace(f" {a} ", f" {b} ", 1) for a, b in DENIALS if f" {a} " in text]
    name = str(own["subject"]).split(" and ")[0]
    if not text.startswith("#") and re.search(rf"\b{name}\b", text):
        changed += [text.replace(name, form.format(name), 1) for form in BESIDE]
    for other in changed:
        assert verdictless(other, surface, own), other


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 10**12), st.integers(1, 10**12), st.sampled_from(["$", "€"]), st.sampled_from(["$", "€"]))
def test_a_number_alone_is_never_evidence(said: int, true: int, sign: str, unit: str) -> None:
    own = fact("Peru", "exports", f"{unit}{true:,}", period="2023")
    for text in (f"The bill was {sign}{said:,}.", f"Peru paid {sign}{said:,} in 2023.", f"Exports: {sign}{said:,}"):
        assert verdictless(text, f"{sign}{said:,}", own)


@settings(max_examples=50, deadline=None)
@given(st.integers(10, 99), st.integers(10, 99))
def test_equal_values_are_borne_out_and_distant_ones_contradicted(said: int, true: int) -> None:
    own = fact("Peru", "exports", f"${true} billion", period="2023")
    found = outcome(evidence(f"Peru's exports were ${said} billion in 2023.", f"${said} billion", own))
    assert found == ("supports" if said == true else "lead: value" if abs(said - true) == 1 else "contradicts")
