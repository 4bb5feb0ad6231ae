"""What holds for every change: a figure that is changed is found, and rewording, scaling and other sentences change
nothing."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import checks, documents, reading
from claimcheck.checks import all_checks, percent_change
from claimcheck.figures import extract
from claimcheck.model import Finding, Status

FAMILY = {c.name for c in all_checks() if c.code.startswith("CC1")}
UP = ("rose", "increased", "grew", "climbed", "jumped", "was up", "went up", "advanced", "surged")
DOWN = ("fell", "decreased", "declined", "dropped", "slipped", "was down", "went down", "plunged", "shrank")
FORMS = (
    "The harvest {verb} {percent}% to {after} {unit} from {before} {unit}.",
    "The harvest {verb} {percent}%, from {before} {unit} to {after} {unit}.",
    "The harvest {verb} by {percent}% from {before} {unit} in 2019 to {after} {unit} in 2020.",
    "The harvest {verb} {percent} per cent to {after} {unit}, compared with {before} {unit} a year earlier.",
    "The harvest {verb} from {before} {unit} to {after} {unit}, or by {percent}%.",
    "The harvest {verb} {percent}% last year to {after} {unit} from {before} {unit} the year before.",
)
UNITS = ("tonnes", "million tonnes", "barrels", "million dollars")
OTHERS = (
    "The committee meets on Tuesday.",
    "Some 300 people work at the mill.",
    "Prices were stable at 12 dollars.",
    "The mayor was elected in 2016 with 52% of the vote.",
)

settings.register_profile("quick", max_examples=60, deadline=None)
settings.load_profile("quick")


def outcomes(text: str) -> list[Status]:
    document = documents.read_text(text)
    read = reading.read(document, extract(document))
    found = (f for f in checks.run(read) if isinstance(f, Finding))
    return [f.status for f in found if f.check in FAMILY and f.check != "direction"]


@st.composite
def changes(draw: st.DrawFn) -> dict[str, str]:
    """A change that holds: a base, a percentage and what follows from them, as printed."""
    before = Fraction(draw(st.integers(200, 9000)), 10)
    percent = draw(st.integers(5, 80))
    up = draw(st.booleans())
    after = before * (1 + (1 if up else -1) * Fraction(percent, 100))
    return {
        "verb": draw(st.sampled_from(UP if up else DOWN)),
        "before": f"{float(before):.1f}",
        "after": f"{float(round(after, 1)):.1f}",
        "percent": str(percent),
        "unit": draw(st.sampled_from(UNITS)),
    }


@given(changes(), st.sampled_from(FORMS))
def test_a_change_that_holds_is_recognised_in_every_wording(change, form):
    assert set(outcomes(form.format(**change))) <= {Status.CONSISTENT, Status.IMPRECISE}
    assert outcomes(form.format(**change))


@given(changes(), st.sampled_from(FORMS), st.sampled_from(["before", "after"]), st.sampled_from(["1.5", "0.6", "10"]))
def test_a_changed_value_is_found(change, form, role, factor):
    changed = {**change, role: f"{float(Fraction(change[role]) * Fraction(factor)):.1f}"}
    assert Status.INCONSISTENT in outcomes(form.format(**changed))


@given(changes(), st.sampled_from(FORMS), st.integers(4, 40))
def test_a_changed_percentage_is_found(change, form, more):
    changed = {**change, "percent": str(int(change["percent"]) + more)}
    assert Status.INCONSISTENT in outcomes(form.format(**changed))


@given(changes(), st.sampled_from(FORMS), st.integers(0, 30))
def test_scaling_all_amounts_keeps_the_outcome(change, form, shift):
    changed = {**change, "percent": str(int(change["percent"]) + shift)}
    hundredths = {**changed, **{role: f"{float(changed[role]) / 10:.2f}" for role in ("before", "after")}}
    millions = {**changed, "unit": "million tonnes"}
    assert outcomes(form.format(**hundredths)) == outcomes(form.format(**changed))
    assert outcomes(form.format(**millions)) == outcomes(form.format(**{**changed, "unit": "tonnes"}))


@given(changes(), st.sampled_from(FORMS), st.sampled_from(OTHERS), st.booleans())
def test_another_sentence_keeps_the_outcome(change, form, other, first):
    text = form.format(**change)
    assert outcomes(f"{other} {text}" if first else f"{text} {other}") == outcomes(text)


@given(changes())
def test_the_law_and_the_sentence_agree(change):
    way = "up" if change["verb"] in UP else "down"
    law = percent_change(change["before"], change["after"], change["percent"] + "%", direction=way)
    assert outcomes(FORMS[0].format(**change)) == [law.status]


@given(changes(), st.integers(5, 60))
def test_each_repair_makes_the_relation_hold(change, more):
    percent = str(int(change["percent"]) + more)
    way = "up" if change["verb"] in UP else "down"
    finding = percent_change(change["before"], change["after"], percent + "%", direction=way)
    roles = {"before": change["before"], "after": change["after"], "stated": percent + "%"}
    for name, repair in zip(roles, finding.repairs, strict=False):
        if len(finding.repairs) == 3:
            repaired = {**roles, name: repair.split("would need to be ")[1]}
            assert percent_change(**repaired, direction=way).status is not Status.INCONSISTENT
