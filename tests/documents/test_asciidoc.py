"""AsciiDoc: what a reader sees, what stays out, and where every character stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid, strays, where
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import read_text
from claimcheck.model import Document, Status


def read(text: str) -> Document:
    return read_text(text, "a.adoc", "asciidoc")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Sales *rose* by __5__% and #6#.", "Sales rose by 5% and 6."),
        ("Set `x = 5` first, m^2^, H~2~O", "Set x = 5 first, m², H2O"),
        ("https://a.b/9[the 2023 list] and link:x.html[more, window=_blank]", "the 2023 list and more"),
        ("see <<t9>>, <<t9,the table>> and xref:a2.adoc[that]", "see , the table and that"),
        ("stem:[p < .05] and \\*5*", "p < .05 and *5*"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ('"`Five`" -- or 6&nbsp;km', "“Five” — or 6\u00a0km"),
        (":n: 42\n\nAll {n} of {unknown}", "All 42 of {unknown}"),
        ("A 4\nifdef::x5[]\nand 6\nendif::[]\ngo on.", "A 4\nand 6\ngo on."),
        ("+*5*+ and pass:[_6_] (((index, 7)))", "*5* and _6_ "),
    ],
)
def test_marks_within_lines(source, text):
    assert read(source).text == text


BLOCKS = """\
= Harbour
A. N. Other <a@b.c>
v1.2, 2024-03-05
:toc:

== Catch
Forty boats,
two new.footnote:[Up from 38.]

// a comment of 10
NOTE: Mind the 6 gaps.

* one
+
more of it
** inner
* two

. first
. second

term:: what it means

[source,c]
----
int x = 7;
----

====
Example of 12.
====

[quote, Someone]
____
Said they.
____

image::a.png[Chart of 9 bars,300,200]
include::other.adoc[]

 y = 8
"""


def test_blocks_are_of_their_kinds():
    document = read(BLOCKS)
    assert blocks(document) == [
        ("heading", "Harbour"),
        ("heading", "Catch"),
        ("paragraph", "Forty boats,\ntwo new."),
        ("footnote", "Up from 38."),
        ("paragraph", "Mind the 6 gaps."),
        ("list item", "one"),
        ("list item", "more of it"),
        ("list item", "inner"),
        ("list item", "two"),
        ("list item", "first"),
        ("list item", "second"),
        ("list item", "term"),
        ("list item", "what it means"),
        ("code", "int x = 7;"),
        ("paragraph", "Example of 12."),
        ("quote", "Said they."),
        ("caption", "Chart of 9 bars"),
        ("code", "y = 8"),
    ]
    assert [block.ordinal for block in document.blocks if block.ordinal] == [1, 2]
    assert (document.title, document.date) == ("Harbour", "2024-03-05")
    assert strays(document, BLOCKS) == []


@pytest.mark.parametrize(
    ("source", "cells", "headers"),
    [
        ("|===\n|Port |n\n\n|North |10\n|South\n|20\n|===", [["Port", "n"], ["North", "10"], ["South", "20"]], 1),
        ('[cols="1,2*"]\n|===\n|a |1 |2\n2+|b |3\n|===', [["a", "1", "2"], ["b", None, "3"]], 0),
        ("[%header]\n|===\n|a |1\n.2+|b |2\n|3\n|===", [["a", "1"], ["b", "2"], [None, "3"]], 1),
        (',===\na,1\n"b, c",2\n,===', [["a", "1"], ["b, c", "2"]], 0),
    ],
)
def test_tables(source, cells, headers):
    document = read(source)
    assert grid(document) == cells
    assert document.tables[0].header_rows == headers
    assert strays(document, source) == []


def test_an_attribute_stands_where_it_is_used():
    document = read(":n: 42\n\nAll {n} of 50")
    assert where(document, "42") == where(document, "2 of") == (3, 5)
    assert where(document, "50") == (3, 12)


def test_comments_set_claims_aside():
    wrong = "The fleet grew from 40 boats to 50, a rise of 53%."
    document = read(f"// claimcheck: ignore percent_change -- revised\n{wrong}\n")
    assert alarms(pipeline.check(document).findings) == [Status.IGNORED]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="*_`#^~+=-.|<>[](){}:/\\\"' \n\t5%ab", max_size=80) | st.text(alphabet=PLAIN, max_size=60))
def test_any_text_is_read_and_keeps_its_places(text):
    document = read(text)
    if not set(text) & set("\"'-{&^!"):
        assert strays(document, text) == []


@pytest.mark.parametrize(
    "line",
    ["*a ", "`a ", "a_ _b", "<<a ", "|===\n", "* a\n+\n", "+\n", "+\n[a]\n", "[a", "====\n", "https://a[ ", "a:: b\n"],
)
def test_a_hundred_thousand_characters_are_read(line):
    assert read(line * (100_000 // len(line))) is not None


def test_a_comment_below_a_term_is_none_of_its_text():
    document = read_text("Boats 5::\n// counted\nAll of 2024.\n", "", "asciidoc")
    assert [text for _, text in blocks(document)] == ["Boats 5", "All of 2024."]
