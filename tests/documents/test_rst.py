"""reStructuredText: what a reader sees, what stays out, and where every character stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid, strays, where
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import read_text
from claimcheck.model import Document, Status


def read(text: str) -> Document:
    return read_text(text, "a.rst", "rst")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Sales *rose* by **5%**.", "Sales rose by 5%."),
        ("Set ``x = 5`` first", "Set x = 5 first"),
        ("See `the 2023 list`_ and `more <http://a.b/2>`_.", "See the 2023 list and more."),
        ("It rose [1]_ by 5% [#n]_, as [ABC2002]_ says", "It rose  by 5% , as  says"),
        (":sup:`2` and m\\ :sup:`2`", "² and m²"),
        ("2 \\* 3 = 6 and 5\\% more", "2 * 3 = 6 and 5% more"),
        (":math:`t(28) = 2.20`, :math:`p < .05`", "t(28) = 2.20, p < .05"),
        ("see :ref:`fig-2` and :ref:`the plan <plan-9>`", "see  and the plan"),
        ("2 * 3 * 4 and a*b", "2 * 3 * 4 and a*b"),
        ("snake_case and data_ stay", "snake_case and data_ stay"),
        ("Costs: ``5", "Costs: ``5"),
        ("10*2\n----\n", "10*2"),
    ],
)
def test_marks_within_lines(source, text):
    assert read(source).text == text


BLOCKS = """\
=======
Harbour
=======

:Date: 2024-03-05
:Author: A. N.

Catch
-----
Forty boats,
two new.

* one

  more of it
* two

3. three
4. four

term
  what it means

    quoted

Code follows::

    x = 5

.. note:: Mind the 6
   gaps.

.. code-block:: python

   y = 7

.. figure:: a.png
   :alt: a chart of 8 bars

   The caption, 9.

.. a comment of 10

.. [#f] A footnote of 11.
.. [Cit] Some Author, 1999.
.. _target: http://a.b/12
.. versionadded:: 3.2
   It got faster.

>>> 5 + 8
13

| a line
| another
"""


def test_fields_at_the_top_are_front_matter_but_for_an_abstract():
    document = read(
        "Harbour\n=======\n\n:Date: 2024-03-05\n\n:Version: 3.1\n:Abstract: Of 40 boats,\n   14 are new.\n\nText.\n"
    )
    assert blocks(document)[1:] == [
        ("front matter", ":Date: 2024-03-05\n\n:Version: 3.1"),
        ("paragraph", "Abstract: Of 40 boats,\n14 are new."),
        ("paragraph", "Text."),
    ]


def test_blocks_are_of_their_kinds():
    document = read(BLOCKS)
    assert blocks(document) == [
        ("heading", "Harbour"),
        ("front matter", ":Date: 2024-03-05\n:Author: A. N."),
        ("heading", "Catch"),
        ("paragraph", "Forty boats,\ntwo new."),
        ("list item", "one"),
        ("list item", "more of it"),
        ("list item", "two"),
        ("list item", "three"),
        ("list item", "four"),
        ("paragraph", "term"),
        ("paragraph", "what it means"),
        ("quote", "quoted"),
        ("paragraph", "Code follows:"),
        ("code", "x = 5"),
        ("paragraph", "Mind the 6\ngaps."),
        ("code", "y = 7"),
        ("caption", "a chart of 8 bars"),
        ("caption", "The caption, 9."),
        ("footnote", "A footnote of 11."),
        ("paragraph", "It got faster."),
        ("code", ">>> 5 + 8\n13"),
        ("paragraph", "a line\nanother"),
    ]
    assert [block.ordinal for block in document.blocks if block.ordinal] == [3, 4]
    assert (document.title, document.date) == ("Harbour", "2024-03-05")
    assert strays(document, BLOCKS) == []


def test_content_of_a_directive_may_begin_on_the_next_line():
    document = read(".. note::\n   Mind the 5\n   berths.\n\n   And 6.\n\nEnd.\n")
    assert blocks(document) == [("paragraph", "Mind the 5\nberths."), ("paragraph", "And 6."), ("paragraph", "End.")]


def test_a_grid_has_cells_over_several_columns_and_rows():
    document = read(
        "+-------+-----------+\n"
        "| Port  | Boats     |\n"
        "|       +-----+-----+\n"
        "|       | old | new |\n"
        "+=======+=====+=====+\n"
        "| North | 10  | 12  |\n"
        "| bank  |     |     |\n"
        "+-------+-----+-----+\n"
    )
    assert grid(document) == [["Port", "Boats", None], [None, "old", "new"], ["North\nbank", "10", "12"]]
    assert document.tables[0].header_rows == 2
    assert where(document, "12") == (6, 17)


def test_other_tables():
    simple = "=====  ====\nPort   n\n=====  ====\nNorth  10\nSouth  20\n=====  ====\n"
    listed = ".. list-table:: Boats in 2023\n   :header-rows: 1\n\n   * - Port\n     - n\n   * - North\n     - 10\n"
    values = '.. csv-table:: Boats\n   :header: Port, n\n\n   "North, old", 10\n'
    assert grid(read(simple)) == [["Port", "n"], ["North", "10"], ["South", "20"]]
    assert grid(read(listed)) == [["Port", "n"], ["North", "10"]]
    assert blocks(read(listed))[0] == ("caption", "Boats in 2023")
    assert grid(read(values)) == [["Port", "n"], ["North, old", "10"]]
    for source in (simple, listed, values):
        assert read(source).tables[0].header_rows == 1
        assert strays(read(source), source) == []


def test_a_substitution_stands_where_it_is_used():
    document = read("Version |v| of 5.\n\n.. |v| replace:: 2.1\n")
    assert document.text == "Version 2.1 of 5."
    assert where(document, "2.1") == where(document, "1 of") == (1, 10)


def test_totals_are_checked_and_comments_set_claims_aside():
    wrong = "The fleet grew from 40 boats to 50, a rise of 53%.\n"
    found = pipeline.check(read(wrong)).findings
    assert alarms(found) == [Status.INCONSISTENT]
    aside = pipeline.check(read(f".. claimcheck: ignore percent_change -- revised\n\n{wrong}")).findings
    assert alarms(aside) == [Status.IGNORED]


MARKS = "*`_|:.-=+~#\\ \n\t[]<>(){}5% aé\u00a0"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=MARKS, max_size=80) | st.text(alphabet=PLAIN, max_size=60))
def test_any_text_is_read_and_keeps_its_places(text):
    document = read(text)
    translated = {"math", "replace", "sup"}
    if not any(word in text for word in translated):
        assert strays(document, text) == []


@pytest.mark.parametrize("line", ["``a ", "*a ", "`a ", "|a ", ":a:`b ", "a_ ", "+--", "* a\n ", ".. a::\n\n "])
def test_a_hundred_thousand_characters_are_read(line):
    assert read(line * (100_000 // len(line))) is not None


def test_numbers_with_a_nought_before_them_make_a_list():
    document = read("Steps:\n\n01. First 5\n02. Then 6\n\n07. Later 8")
    assert [(b.ordinal, document.text[slice(*b.span)]) for b in document.blocks[1:]] == [
        (1, "First 5"),
        (2, "Then 6"),
        (7, "Later 8"),
    ]
