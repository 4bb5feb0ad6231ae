"""Adding and changing facts: what a file held before stays as it was, and nothing half-written is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sources import edit
from claimcheck.sources.ledger import LedgerError, load, read_text

FACT = {"subject": "Peru", "metric": "exports", "value": "$64.4 billion", "period": "2023", "title": "Yearbook"}
FILE = """\
# Facts on trade, checked twice a year.

[[fact]]  # the main one
metric = "exports"
subject = "Peru"
value = "$64.4 billion"   # goods only
aliases = [
  "Republic of Peru",  # official
]
title = "Yearbook"

# Still wanted: imports.
[[fact]]
subject = "Chile"
metric = "exports"
value = "$94.6 billion"
title = "Yearbook"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "claims" / "trade.toml"
    path.parent.mkdir()
    path.write_text(FILE, encoding="utf-8")
    return path


def test_add_makes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "new.toml"
    fact = edit.add(path, FACT)
    assert (fact.id, fact.value, fact.line) == ("new-1", "$64.4 billion", 1)
    assert path.read_text(encoding="utf-8") == (
        '[[fact]]\nsubject = "Peru"\nmetric = "exports"\nperiod = "2023"\nvalue = "$64.4 billion"\ntitle = "Yearbook"\n'
    )


def test_add_leaves_all_that_was_there(file: Path) -> None:
    fact = edit.add(file, FACT | {"aliases": ["Republic of Peru"], "quote": 'It said "64.4".'})
    text = file.read_text(encoding="utf-8")
    assert text.startswith(FILE + "\n[[fact]]\n")
    assert (fact.id, fact.aliases, fact.quote) == ("trade-3", ("Republic of Peru",), 'It said "64.4".')


def test_update_changes_its_lines_only(file: Path) -> None:
    fact = edit.update(file, "trade-1", {"value": "$65 billion", "aliases": "", "read": "2024-05-20"})
    assert (fact.value, fact.aliases, fact.read) == ("$65 billion", (), "2024-05-20")
    assert file.read_text(encoding="utf-8") == FILE.replace(
        'value = "$64.4 billion"   # goods only', 'value = "$65 billion"  # goods only'
    ).replace('aliases = [\n  "Republic of Peru",  # official\n]\n', "").replace(
        "# the main one\n", '# the main one\nread = "2024-05-20"\n'
    )


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (FACT | {"value": "much"}, "value: 'much' holds no figure"),
        (FACT | {"colour": "red"}, "there is no key 'colour'"),
        ({"subject": "Peru"}, "the fact has no metric"),
        (FACT | {"id": "trade-1"}, "is taken by"),
    ],
)
def test_a_fact_that_cannot_be_read_is_not_written(file: Path, values: dict[str, str], says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        edit.add(file.with_name("more.toml"), values)
    with pytest.raises(LedgerError):
        edit.add(file, values)
    assert file.read_text(encoding="utf-8") == FILE
    assert [path.name for path in file.parent.iterdir()] == ["trade.toml"]


def test_other_names_and_missing_facts(file: Path) -> None:
    with pytest.raises(LedgerError, match=r"files end in \.toml"):
        edit.add(file.with_suffix(".txt"), FACT)
    with pytest.raises(LedgerError, match="there is no fact 'x'"):
        edit.update(file, "x", {"value": "3"})


def test_what_to_ask_for() -> None:
    assert edit.wanting({}) == ["subject", "metric", "value", "period", "reporter", "url", "quote", "read"]
    given_keys = {"subject": "x", "metric": "y", "state": "z", "valid_from": "2023", "title": "t"}
    assert edit.wanting(given_keys) == ["reporter", "quote", "read"]


def test_programs_that_write_at_the_same_time_lose_nothing(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimcheck.sources import edit\n"
        "for i in range(5):\n"
        "    edit.add(Path(sys.argv[1]), dict(subject=sys.argv[2], metric=f'm{i}', value='3', title='t'))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in ("A", "B", "C")]
    assert [process.wait() for process in running] == [0, 0, 0]
    facts = load(file.parent).facts
    assert len(facts) == 2 + 15
    assert {(f.subject, f.metric) for f in facts[2:]} == {(s, f"m{i}") for s in "ABC" for i in range(5)}


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["quote", "note", "reporter", "place", "aliases", "place_aliases"]),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip),
    )
)
def test_any_text_comes_back_as_it_was_given(more: dict[str, str]) -> None:
    found, problems = read_text(edit.render(FACT | more), Path("f.toml"))
    assert not problems
    for key, value in more.items():
        read = getattr(found[0], key)
        assert " ".join(value.split()) == (read if isinstance(read, str) else read[0])
