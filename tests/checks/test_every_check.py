"""What holds for every check: its examples come out as it says, and it is documented and complete."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from claimcheck import checks, documents, pipeline
from claimcheck.checks import all_checks
from claimcheck.checks.base import Check
from claimcheck.model import Status

HOLDS = {Status.CONSISTENT, Status.IMPRECISE}


def statuses(check: Check, text: str) -> list[Status]:
    report = pipeline.check(documents.read_text(text, format="markdown"))
    return [finding.status for finding in report.findings if finding.check == check.name]


def cases(kind: str) -> list:
    return [
        pytest.param(check, text, id=f"{check.name}-{i}")
        for check in all_checks()
        for i, text in enumerate(getattr(check.examples, kind))
    ]


@pytest.mark.parametrize(("check", "text"), cases("consistent"))
def test_consistent_examples_hold(check, text):
    found = statuses(check, text)
    assert found
    assert set(found) <= HOLDS


@pytest.mark.parametrize(("check", "text"), cases("inconsistent"))
def test_inconsistent_examples_are_found_once(check, text):
    assert statuses(check, text).count(Status.INCONSISTENT) == 1


@pytest.mark.parametrize(("check", "text"), cases("silent"))
def test_silent_examples_raise_no_alarm(check, text):
    report = pipeline.check(documents.read_text(text, format="markdown"))
    assert [f for f in report.findings if f.status is Status.INCONSISTENT] == []
    assert not set(statuses(check, text)) & HOLDS


@pytest.mark.parametrize(("check", "text"), cases("consistent"))
def test_a_number_of_too_many_digits_is_none(check, text):
    for digit in re.finditer(r"(?<!\d)\d", text):
        report = pipeline.check(documents.read_text(text[: digit.start()] + "7" * 300 + text[digit.start() :]))
        assert all(len(role.figure.surface) < 300 for finding in report.findings for role in finding.roles)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_check_is_complete(check):
    examples = check.examples
    assert min(len(examples.consistent), len(examples.inconsistent), len(examples.silent)) >= 2
    assert 0 < len(check.title) <= 100
    assert check.explanation.strip()
    assert check.law.__doc__
    assert check.in_sentence or check.in_table or check.in_document


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_law_can_be_imported_and_says_what_must_hold(check):
    assert getattr(checks, check.name) is check.law
    assert re.search(r"\b[Ff]ormulas?\b|\b[Rr]ules?\b", check.explanation)
    assert "\n\n    Args:" in check.law.__doc__


def test_codes_and_names_are_unique_and_modules_do_not_hide_laws():
    for counted in (Counter(c.code for c in all_checks()), Counter(c.name for c in all_checks())):
        assert set(counted.values()) == {1}
    for check in all_checks():
        assert getattr(checks, check.name) is check.law
        assert check.law.__name__ == check.name


def test_no_check_imports_another():
    """Deleting a check's file deletes the check and nothing else."""
    files = [path for path in Path(checks.__file__).parent.glob("[!_]*.py") if path.name != "base.py"]
    of_checks = {f"claimcheck.checks.{path.stem}" for path in files}
    found = [
        f"{path.name} imports {name}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        for name in [getattr(node, "module", None) or alias.name, f"{getattr(node, 'module', '')}.{alias.name}"]
        if name in of_checks
    ]
    assert len(files) > 50
    assert found == []
