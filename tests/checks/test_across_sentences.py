"""Totals and parts in different sentences, one quantity in two places, lists below: what holds whatever the numbers."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck import documents, extract, reading
from claimcheck.checks import currency, run, same_quantity, total_apart
from claimcheck.model import Finding, Status

few = settings(max_examples=25, deadline=None)
parts_of = st.lists(st.integers(20, 99), min_size=2, max_size=4)
THINGS = ("oaks", "elms", "pines", "limes")
UNRELATED = "The weather was mild and the mayor spoke for an hour."


def found(text: str, check: str, form: str = "markdown") -> list[Finding]:
    document = documents.read_text(text, format=form)
    read = reading.read(document, extract(document, tables=False))
    return [f for f in run(read) if isinstance(f, Finding) and f.check == check]


def outcome(text: str, check: str) -> list[Status]:
    return [finding.status for finding in found(text, check)]


def listed(parts: list[int]) -> str:
    items = [f"{part} {thing}" for part, thing in zip(parts, THINGS, strict=False)]
    return f"{', '.join(items[:-1])} and {items[-1]}"


# --- totals -----------------------------------------------------------------------------------------------------------


@given(parts_of)
def test_exact_parts_make_their_total_and_nothing_else(parts):
    texts = [str(part) for part in parts]
    assert total_apart(texts, str(sum(parts))).status is Status.CONSISTENT
    assert total_apart(texts, str(sum(parts) + 20)).status is Status.INCONSISTENT


FORMS = [
    "The wood has {total} trees. It comprises {parts}.",
    "The wood has {total} trees. It consists of {parts}.",
    "The wood has {total} trees. It is made up of {parts}.",
    "The wood has {total} trees. The wood is composed of {parts}.",
    "They planted {parts}. Together that is {total} trees.",
    "They planted {parts}. That makes {total} trees.",
    "They planted {parts}. The total is {total} trees.",
]


@few
@given(parts_of, st.sampled_from(FORMS), st.integers(-9, 9))
def test_every_wording_has_the_outcome_of_the_law(parts, form, off):
    """Rewording keeps the outcome, and changing the total by more than its interval, which is none, makes it off."""
    stated = sum(parts) + off
    assume(
        stated
        not in (sum(parts[i:j]) for i in range(len(parts)) for j in range(i + 2, len(parts) + 1) if j - i < len(parts))
    )
    want = total_apart([str(p) for p in parts], str(stated)).status
    text = form.format(total=stated, parts=listed(parts))
    assert outcome(text, "total_apart") == [want]
    assert want is (Status.INCONSISTENT if off else Status.CONSISTENT)
    assert outcome(f"{UNRELATED} {text} {UNRELATED}", "total_apart") == [want]


@few
@given(parts_of, st.integers(0, 3), st.integers(3, 9))
def test_changing_any_part_makes_it_off(parts, which, by):
    changed = list(parts)
    changed[which % len(parts)] += by
    runs = [sum(changed[i:j]) for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)]
    assume(sum(parts) not in runs)
    text = f"The wood has {sum(parts)} trees. It comprises {listed(changed)}."
    assert outcome(text, "total_apart") == [Status.INCONSISTENT]


@few
@given(parts_of, st.sampled_from([0, 7]), st.sampled_from(["", " thousand", " million"]))
def test_scaling_all_amounts_keeps_the_outcome(parts, off, scale):
    money = [f"${part}.0{scale}" for part in parts]
    text = "The levy raised {}. It comprises {}."
    spent = f"{', '.join(f'{m} for {t}' for m, t in zip(money[:-1], THINGS, strict=False))} and {money[-1]} for nets"
    runs = [sum(parts[i:j]) for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)]
    assume(not off or sum(parts) + off not in runs)
    want = Status.INCONSISTENT if off else Status.CONSISTENT
    assert outcome(text.format(f"${sum(parts) + off}.0{scale}", spent), "total_apart") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "The wood has 90 trees. It includes 40 oaks and 30 elms.",
        "The wood has 90 trees. Of these, 40 are old and 60 are tall.",
        "The wood has 90 trees. Of these, 40 are oaks, among them 12 old ones.",
        "The fleet has 30 ships. It is made up of 12 tugs, 9 ferries and several barges.",
        "Each of 90 farms kept hens. They comprise 40 hens and 30 ducks each.",
        "They planted 40 oaks and 30 elms. In total, 12 people helped.",
        "Revenue was $90 million. Of this, $40 million came from rent, such as $12 million from barns.",
        "The budget of $90 million pays for:\n\n- $40 million of roads\n- $30 million of rail\n",
    ],
)
def test_parts_that_may_be_only_some_are_passed_over(text):
    assert Status.INCONSISTENT not in outcome(text, "total_apart")


def test_the_note_names_the_line_of_the_total():
    (finding,) = found(f"{UNRELATED}\nThe wood has 90 trees.\nIt comprises 40 oaks and 30 elms.", "total_apart")
    assert finding.note == "the total is taken from line 2"


# --- one quantity twice -----------------------------------------------------------------------------------------------

TWICE = [
    "# Varna port handles {a} ships\n\nThe port of Varna, which handles {b} ships, is busy.",
    "## Summary\n\nThe port of Varna handled {a} ships.\n\n## Details\n\nThe port of Varna handled {b} ships.",
    "The port of Varna handled {a} ships in 2021.\n\nIn 2021 the port of Varna handled {b} ships.",
]


@few
@given(st.integers(101, 999), st.integers(101, 999), st.sampled_from(TWICE))
def test_a_contradiction_is_reported_once_with_both_lines(one, other, form):
    text = form.format(a=one, b=other)
    off = [f for f in found(text, "same_quantity") if f.status is Status.INCONSISTENT]
    assert len(off) == (same_quantity(str(one), str(other)).status is Status.INCONSISTENT and not near(one, other))
    assert all("stated in line 1 " in f.note or "stated in line 3 " in f.note for f in off)
    again = [f for f in found(f"{text}\n\n{UNRELATED}", "same_quantity") if f.status is Status.INCONSISTENT]
    assert len(again) == len(off)


def near(one: int, other: int) -> bool:
    """Return whether one may be the other in round numbers, two digits being kept."""
    return any(a % 10 == 0 and abs(a - b) <= 5 for a, b in ((one, other), (other, one)))


@pytest.mark.parametrize(
    ("title", "body", "status"),
    [
        ("$3.9 billion", "$3.87 billion", Status.CONSISTENT),
        ("$4 billion", "$3.87 billion", Status.CONSISTENT),
        ("$3.8 billion", "$3.87 billion", Status.IMPRECISE),
        ("$3.7 billion", "$3.87 billion", Status.INCONSISTENT),
        ("$3.9 million", "$3.9 billion", Status.INCONSISTENT),
        ("12,000 tonnes", "12,400 tonnes", Status.INCONSISTENT),
    ],
)
def test_a_title_rounds(title, body, status):
    text = f"# Harbour dues reach {title}\n\nHarbour dues reached {body} this year."
    assert outcome(text, "same_quantity") == [status]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 the port of Varna handled 340 ships. In 2022 the port of Varna handled 430 ships.",
        "In 2021 the port of Varna handled 340 ships. In 2021 the port of Burgas handled 430 ships.",
        "In 2021 the port of Varna handled 340 ships. In 2021 the port of Varna handled 430 boats.",
        "In 2021 the port of Varna handled 340 ships. According to rivals, the port of Varna had 430 ships in 2021.",
        "In 2021 the port of Varna handled 340 ships. The port of Varna was expected to handle 430 ships in 2021.",
        "In 2021 the port of Varna handled 340 ships. In 2021 the port of Varna handled more than 300 ships.",
        "In 2021 the port of Varna handled 340 ships. In 2021 the port of Varna handled 400 to 430 ships.",
        "In 2021 the port of Varna handled 340 ships. In a revised count the port of Varna handled 430 ships in 2021.",
        "Acme's sales were $3.9 billion in 2023. Acme's net sales were $3.6 billion in 2023.",
        "Acme's sales were $3.9 billion in 2023. Adjusted for storms, Acme's sales were $3.6 billion in 2023.",
        "## Oak\n\nSales were $9 million in 2023.\n\n## Elm\n\nSales were $6 million in 2023.",
        "# Harbour dues jump $3.9 billion\n\nHarbour dues rose from $5.0 billion to $8.9 billion.",
    ],
)
def test_what_may_be_two_quantities_is_passed_over(text):
    assert Status.INCONSISTENT not in outcome(text, "same_quantity")


# --- lists, sections, rates -------------------------------------------------------------------------------------------


@few
@given(
    st.integers(3, 6),
    st.integers(3, 6),
    st.sampled_from(["The {} rules below are new.", "The following {} rules hold."]),
)
def test_items_below_are_counted(announced, items, form):
    words = "zero one two three four five six".split()
    text = form.format(words[announced])
    below = "\n".join(f"{i + 1}. Shut gate {chr(65 + i)}." for i in range(items))
    marked = "\n\n".join(f"({chr(97 + i)}) Shut gate {chr(65 + i)}." for i in range(items))
    want = Status.CONSISTENT if announced == items else Status.INCONSISTENT
    expected = [want] if items < 2 * announced else []
    for each in (below, marked):
        assert outcome(f"{text}\n\n{each}\n", "count_list") == expected


def test_a_printed_rate_converts_all_amounts():
    assert currency(("$50 million", "£40 million"), ("$25 million", "£20 million")).status is Status.CONSISTENT
    text = "The dock cost £40 million ($50 million) and the crane £2 million (${} million). (£1 = $1.25)"
    assert set(outcome(text.format("2.5"), "currency")) == {Status.CONSISTENT}
    assert outcome(text.format("5.2"), "currency").count(Status.INCONSISTENT) == 1
