"""What holds of every relation of parts and wholes, whatever its numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import part_of_whole, per_unit, shares_sum, total_parts
from claimcheck.checks._enumerate import listed
from claimcheck.model import Status

counts = st.integers(1, 9_999)
numbers = st.integers(1, 999_999)


def rounded(value: Fraction, decimals: int) -> str:
    step = Fraction(1, 10**decimals)
    return f"{Decimal(round(value / step)) / 10**decimals:.{decimals}f}"


def flagged(text: str) -> list[str]:
    return [f.check for f in check(text).findings if f.status is Status.INCONSISTENT]


@given(counts, counts, st.integers(0, 2))
def test_a_rounded_share_holds(part, whole, decimals):
    assume(part <= whole)
    share = rounded(Fraction(100 * part, whole), decimals)
    assert part_of_whole(str(part), str(whole), f"{share}%").status is Status.CONSISTENT


@given(counts, counts, st.integers(0, 2), st.integers(2, 50))
def test_a_share_that_is_off_by_more_than_a_digit_does_not(part, whole, decimals, digits):
    assume(part <= whole)
    share = Fraction(rounded(Fraction(100 * part, whole), decimals)) + Fraction(digits, 10**decimals)
    stated = rounded(share, decimals)
    assert part_of_whole(str(part), str(whole), f"{stated}%").status is Status.INCONSISTENT


@given(counts, counts, st.integers(0, 2), st.sampled_from([10, 1000, 10**6]))
def test_scaling_part_and_whole_keeps_the_outcome(part, whole, percent, factor):
    before = part_of_whole(str(part), str(whole), f"{percent}%").status
    assert part_of_whole(str(part * factor), str(whole * factor), f"{percent}%").status is before


@given(st.lists(numbers, min_size=2, max_size=6))
def test_exact_parts_make_their_total_and_no_other(parts):
    texts = [str(p) for p in parts]
    assert total_parts(texts, str(sum(parts))).status is Status.CONSISTENT
    off = total_parts(texts, str(sum(parts) + 2 * (len(parts) + 1) * 10 ** len(str(sum(parts))))).status
    assert off is Status.INCONSISTENT


@given(st.lists(numbers, min_size=2, max_size=6))
def test_rounded_amounts_make_their_rounded_total(parts):
    printed = [f"${rounded(Fraction(p, 1000), 1)} million" for p in parts]
    total = f"${rounded(Fraction(sum(parts), 1000), 1)} million"
    assert total_parts(printed, total).status is not Status.INCONSISTENT


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=8), st.integers(0, 2))
def test_rounded_shares_make_a_hundred(sizes, decimals):
    shares = [f"{rounded(Fraction(100 * size, sum(sizes)), decimals)}%" for size in sizes]
    assert shares_sum(shares).status is Status.CONSISTENT


@given(st.lists(st.integers(100, 1000), min_size=2, max_size=5), st.integers(0, 4), st.integers(6, 30))
def test_one_changed_share_does_not(sizes, which, points):
    shares = [Fraction(rounded(Fraction(100 * size, sum(sizes)), 0)) for size in sizes]
    shares[which % len(shares)] += points
    assert shares_sum([f"{int(s)}%" for s in shares]).status is Status.INCONSISTENT


@given(counts, st.integers(100, 99_999))
def test_products_of_printed_prices_hold(count, cents):
    price, total = Decimal(cents) / 100, Decimal(cents) * count / 100
    assert per_unit(str(count), f"${price:.2f}", f"${total:.2f}").status is Status.CONSISTENT
    assert per_unit(str(count), f"${price:.2f}", f"${total * 2:.2f}").status is Status.INCONSISTENT


@given(st.lists(st.sampled_from("oak elm ash fir yew box bay fig".split()), min_size=2, max_size=6, unique=True))
def test_a_plain_list_has_as_many_items_as_it_names(trees):
    text = ", ".join(trees[:-1]) + f" and {trees[-1]}"
    assert listed(text).counts == {len(trees)}
    assert listed(text.replace(" and ", ", and ")).counts == {len(trees)}


SENTENCES = (
    ("Of the {b} boats, {a} ({p}%) came home late.", 14, 40, 35),
    ("The pump failed in {a} of {b} mills ({p}%).", 9, 36, 25),
    ("The share was {p}% ({a} of {b} schools).", 12, 48, 25),
)


@given(st.sampled_from(SENTENCES), st.integers(3, 40))
def test_changing_any_role_in_a_sentence_is_found(sentence, step):
    form, a, b, p = sentence
    assert flagged(form.format(a=a, b=b, p=p)) == []
    assert flagged(form.format(a=a, b=b, p=p + step)) == ["part_of_whole"]
    assert flagged(form.format(a=a, b=b + step, p=p)) == ["part_of_whole"]
    assert flagged(form.format(a=a + step, b=b, p=p)) == ["part_of_whole"]


@given(st.sampled_from(SENTENCES), st.booleans())
def test_an_unrelated_sentence_changes_nothing(sentence, wrong):
    form, a, b, p = sentence
    text = form.format(a=a, b=b, p=p + 11 * wrong)
    around = f"The harbour has 3 cranes. {text} It rained on 12 days."
    assert flagged(around) == flagged(text)
