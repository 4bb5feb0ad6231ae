"""Reading the ledger: what a fact may hold, and what is said of one that cannot be read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Kind
from claimcheck.sources import _schema
from claimcheck.sources.facts import Basis, Fact
from claimcheck.sources.finding import find_ledger
from claimcheck.sources.ledger import LedgerError, load, read_text
from claimcheck.sources.periods import Period

DOCS = Path(__file__).parents[2] / "docs" / "ledger.md"
GOOD = """\
[[fact]]
subject = "Peru"
metric = "exports"
value = "64.4 billion"
unit = "USD"
period = 2023
title = "Yearbook"
"""


def facts(text: str) -> list[Fact]:
    found, problems = read_text(text, Path("f.toml"))
    assert not problems
    return found


def problems(text: str) -> list[str]:
    return read_text(text, Path("f.toml"))[1]


def with_line(line: str) -> str:
    """Return the good fact with one key replaced or added."""
    key = line.split(" ", 1)[0]
    kept = [old for old in GOOD.splitlines() if not old.startswith(key + " ")]
    return "\n".join([*kept, line]) + "\n"


def test_a_fact() -> None:
    (fact,) = facts(GOOD)
    assert (fact.id, fact.subject, fact.metric, fact.line) == ("f-1", "Peru", "exports", 1)
    assert fact.figure is not None
    assert (fact.figure.kind, fact.figure.value, fact.figure.unit) == (Kind.MONEY, Decimal("64400000000"), "USD")
    assert fact.period == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert fact.basis is Basis.OUTCOME
    assert fact.source == "Yearbook"


@pytest.mark.parametrize(
    ("value", "quantum"),
    [('"41.0 billion"', "100000000"), ('"41 billion"', "1000000000"), ("41.00", "0.01"), ("41", "1"), ("4_100", "1")],
)
def test_the_precision_of_a_value_is_that_of_its_digits(value: str, quantum: str) -> None:
    (fact,) = facts(with_line(f"value = {value}"))
    assert fact.figure is not None
    assert fact.figure.quantum == Decimal(quantum)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1949-10-02", date(1949, 10, 2), date(1949, 10, 2)),
        ('"2 October 1949"', date(1949, 10, 2), date(1949, 10, 2)),
        ('"1949"', date(1949, 1, 1), date(1949, 12, 31)),
        ('"July 2024"', date(2024, 7, 1), date(2024, 7, 31)),
        ('"2024-07-03/2024-07-04"', date(2024, 7, 3), date(2024, 7, 4)),
        ("2024-05-15T23:20:00+03:00", date(2024, 5, 15), date(2024, 5, 15)),
    ],
)
def test_a_value_may_be_a_date(value: str, first: date, last: date) -> None:
    text = "\n".join(line for line in with_line(f"value = {value}").splitlines() if not line.startswith("unit"))
    (fact,) = facts(text)
    assert fact.day == Period(first, last)
    assert fact.figure is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('metrc = "x"', "f.toml:8: there is no key 'metrc'; did you mean 'metric'?"),
        ("subject = 3", "f.toml:7: subject must be a string; put it in quotes"),
        ('subject = " "', 'f.toml:7: the fact has no subject; add subject = "..."'),
        ("aliases = [3]", 'f.toml:8: aliases must be a string or a list of strings; write aliases = ["...", "..."]'),
        (
            'value = "a lot"',
            "f.toml:7: value: 'a lot' holds no figure; one figure is needed, as in '$40 billion' or '12.5%'",
        ),
        ('value = "€3"', "f.toml:7: value: '€3' is in EUR, unit says 'USD'; keep one of them"),
        ("value = true", "f.toml:7: value must be a string, a number or a date, as printed in the source"),
        ('period = "2023-02-30"', "f.toml:7: period: day is out of range for month"),
        ('value = "2023-02-03"', "f.toml:4: a date has no unit; leave unit out"),
        ('state = "Chile"', "f.toml:4: the fact has both value and state; keep one"),
        (
            'period = "last year"',
            "f.toml:7: period: 'last year' is no period; "
            "write it as 2023, 2023-07, 2023-07-04, 2023-Q1, 2023-H1 or FY2023",
        ),
        ('period = "2023-13"', "f.toml:7: period: '2023-13' names no month"),
        ('period = "2023/2022"', "f.toml:7: period: '2023/2022' ends before it starts"),
        (
            "valid_from = 2024-01-01",
            "f.toml:6: the fact has both a period and valid_from or valid_to; keep one of them",
        ),
        ('kind = "hope"', "f.toml:8: kind 'hope' is none of outcome, target, forecast"),
        (
            'url = "ftp://x"',
            "f.toml:8: url 'ftp://x' begins with neither https:// nor http://; a source without one has a title",
        ),
        ('read = "May"', "f.toml:8: read: 'May' is no date; write it as 2024-07-04"),
        ('snapshot = "12"', "f.toml:8: snapshot is no sha256 (64 hexadecimal digits)"),
        ('time_zone = "Mars"', "f.toml:8: time_zone: there is no time zone 'Mars'; write it as Asia/Tokyo or +09:00"),
        (
            'title = ""',
            'f.toml:1: the fact has no source; add url = "https://..." or title = "..."',
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(line: str, says: str) -> None:
    assert problems(with_line(line)) == [says]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[fact]\n", "f.toml:1: this is not TOML: "),
        ('[[fact]]\nsubject = "x\n', "f.toml:2: this is not TOML: "),
        ("[[fact]]\na = 1\na = 2\n", "f.toml:3: this is not TOML: "),
        ('\n[fact]\nsubject = "x"\n', "f.toml:2: 'fact' is one table; begin each fact with [[fact]], in two brackets"),
        ("\nfact = 3\n", "f.toml:2: 'fact' is no table; begin each fact with [[fact]], in two brackets"),
        ("x = 1\n" + GOOD, "f.toml:1: there is no 'x' here; a ledger file holds [[fact]] tables only"),
        (GOOD + "\n[[facts]]\n", "f.toml:9: there is no 'facts' here; a ledger file holds [[fact]] tables only"),
    ],
)
def test_files_that_are_no_ledger(text: str, says: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(says)


def test_a_misspelt_key_is_one_problem() -> None:
    assert problems(GOOD.replace("metric", "metrc")) == ["f.toml:3: there is no key 'metrc'; did you mean 'metric'?"]


def test_lines_count_past_strings_of_several_lines() -> None:
    text = GOOD + 'quote = """\n[[fact]]\nperiod = "x"\n"""\n\n' + with_line("kind = 5")
    assert problems(text) == ["f.toml:20: kind must be a string; put it in quotes"]


def test_all_problems_of_a_fact_are_said_in_the_order_of_their_lines() -> None:
    text = '[[fact]]\nvalue = "none"\nmetric = 3\nperiod = "x"\ntitle = "t"\n'
    assert [p.split(": ")[0] for p in problems(text)] == ["f.toml:1", "f.toml:2", "f.toml:3", "f.toml:4"]


def test_load_reads_all_files_in_order(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.md", ".hidden.toml"):
        (tmp_path / name).write_text(GOOD if name.endswith(".toml") else "no ledger", encoding="utf-8")
    assert [fact.id for fact in load(tmp_path)] == ["a-1", "b-1"]


def test_load_says_the_first_problem_and_keeps_all(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(with_line('kind = "hope"'), encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(b"[[fact]]\nsubject = '\xff'\n")
    with pytest.raises(LedgerError) as caught:
        load(tmp_path)
    assert (
        str(caught.value) == f"{tmp_path / 'a.toml'}:8: kind 'hope' is none of outcome, target, forecast (and 1 more)"
    )
    assert caught.value.problems[1] == f"{tmp_path / 'b.toml'}:2: the file is not UTF-8; save it as UTF-8"


def test_an_id_may_be_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(with_line('id = "x"') + with_line('id = "x"'), encoding="utf-8")
    with pytest.raises(LedgerError, match=r"a.toml:9: id 'x' is taken by .*a.toml:1; give one another id"):
        load(tmp_path)


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot read the ledger: No such file or directory; give a directory"):
        load(tmp_path / "claims")


def test_the_ledger_is_found_beside_the_document_or_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "project" / "text" / "claims").mkdir(parents=True)
    (tmp_path / "project" / "text" / "deep").mkdir()
    (tmp_path / "project" / "notes").mkdir()
    (tmp_path / "project" / ".git").mkdir()
    assert find_ledger(tmp_path / "draft.md") == tmp_path / "claims"
    assert find_ledger(tmp_path / "project" / "text" / "draft.md") == tmp_path / "project" / "text" / "claims"
    assert find_ledger(tmp_path / "project" / "text" / "deep" / "x.md") == tmp_path / "project" / "text" / "claims"
    assert find_ledger(tmp_path / "project" / "notes" / "x.md") is None, "the search ends at the project's root"
    monkeypatch.chdir(tmp_path / "project")
    assert find_ledger(Path("text", "draft.md")) == Path("text", "claims"), "as it is called from here"
    assert find_ledger(tmp_path / "draft.md") == tmp_path / "claims"


def test_the_page_lists_every_key_once_and_its_example_is_read() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(_schema.KEYS)
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    assert [fact.value for fact in facts(example[1])] == ["64.4 billion", "Uganda"]


def _toml_string(text: str) -> str:
    return (
        '"'
        + "".join(c if c not in '"\\' and c.isprintable() else f"\\u{ord(c):04x}" for c in text if ord(c) < 65536)
        + '"'
    )


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*_schema.KEYS, "other"]),
        st.one_of(
            st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12).map(_toml_string),
            st.sampled_from(["1", "2.50", "true", "2024-05-01", "2024-05-01T10:00:00Z", "[]", '["a"]', "{}", '"2023"']),
        ),
        max_size=8,
    )
)
def test_any_table_is_read_or_refused_with_file_and_line(table: dict[str, str]) -> None:
    text = "[[fact]]\n" + "".join(f"{key} = {value}\n" for key, value in table.items())
    found, wrong = read_text(text, Path("f.toml"))
    assert bool(found) is not bool(wrong)
    assert all(re.match(r"f\.toml:\d+: .", line) and "\n" not in line for line in wrong)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    _, wrong = read_text(text, Path("f.toml"))
    assert all(re.match(r"f\.toml:\d+: .", line) for line in wrong)
