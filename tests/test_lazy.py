"""Patterns compiled at first use behave as compiled ones."""

import re

import pytest

from claimcheck.lazy import regex


def test_a_lazy_pattern_matches_as_a_compiled_one():
    lazy, compiled = regex(r"(?P<n>[0-9]+) km", re.IGNORECASE), re.compile(r"(?P<n>[0-9]+) km", re.IGNORECASE)
    text = "5 km and 12 KM"
    assert [m["n"] for m in lazy.finditer(text)] == [m["n"] for m in compiled.finditer(text)] == ["5", "12"]
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert lazy.pattern == compiled.pattern
    assert lazy.search is lazy.search


def test_a_wrong_pattern_fails_at_its_first_use():
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("x")
