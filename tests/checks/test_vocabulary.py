"""Vocabulary is data: the patterns of checks are built of named tables of words, and hold no lists of their own."""

import ast
import re
from pathlib import Path

from claimcheck import checks
from claimcheck.checks import _words
from claimcheck.checks._words import entries, one_of, phrases

_LIST = re.compile(r"(?<!\w)[a-z’']{2,}(?:[ ][a-z]+)*(?:[|][a-z’']{2,}(?:[ ][a-z]+)*){4,}")


def test_no_pattern_holds_a_list_of_words():
    files = sorted(Path(checks.__file__).parent.glob("*.py"))
    strings = [
        (path.name, node.lineno, node.value)
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert len(strings) > 5000
    assert [(name, line, found[0]) for name, line, text in strings if (found := _LIST.search(text))] == []


def test_a_table_says_nothing_twice():
    tables = {name: table for name, table in vars(_words).items() if name.isupper() and isinstance(table, tuple)}
    twice = {
        name: sorted(entry for entry in set(table) if table.count(entry) > 1)
        for name, table in tables.items()
        if len(set(table)) < len(table)
    }
    assert twice == {}


def test_patterns_of_tables():
    pattern = re.compile(rf"{one_of(phrases('up to | e.g.'), entries('increas* less'))}\b")
    texts = ("up  to 5", "e.g.x", "increasing", "lessen")
    assert [bool(pattern.match(text)) for text in texts] == [True, True, True, False]
