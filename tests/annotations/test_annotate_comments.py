"""Annotated copies of formats whose notes are comments on lines of their own, and of notebooks: the copy reads as the
original does, and each note stands where its figure is."""

import json
import re

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.annotations import Copy, annotator_of
from claimcheck.annotations._notes import notes
from claimcheck.annotations.base import Note
from claimcheck.documents import read_bytes
from claimcheck.model import Span
from claimcheck.pipeline import check

WRONG = "The fleet grew from 40 boats to 50, a rise of 53%."
PERCENT = WRONG.replace("%", "\\%")  # as LaTeX has it
SAID = 'claimcheck on "53%": inconsistent: percent_change. '


def annotated(text: str, name: str) -> str:
    data = text.encode()
    report = check(read_bytes(data, name))
    copy = annotator_of(name).annotate(data, report.document, notes(report))
    assert not isinstance(copy, Copy)
    return copy.decode()


def all_noted(text: str, name: str) -> str:
    """Return a copy with a note on every number."""
    document = read_bytes(text.encode(), name)
    given = [Note((Span(*m.span()),), "off", "5 is 6\nhint") for m in re.finditer(r"\d+", document.text)]
    copy = annotator_of(name).annotate(text.encode(), document, given)
    assert not isinstance(copy, Copy)
    return copy.decode()


PLACES = [
    ("a.tex", f"\\section{{Fleet}}\n{PERCENT}\nIt rained.\n", f"{PERCENT}\n% {SAID}|It rained."),
    ("a.adoc", f"= Fleet\n\n{WRONG}\nIt rained.\n", f"{WRONG}\n// {SAID}|It rained."),
    ("a.adoc", f"[verse]\n{WRONG}\nIt rained.\n\nEnd.\n", f"It rained.\n\n// {SAID}|End."),
    ("a.rst", f"Fleet\n=====\n\n{WRONG}\nIt rained.\n\nEnd.\n", f"It rained.\n\n.. {SAID}|\n\nEnd."),
    ("a.rst", f"- {WRONG}\n\n  More.\n- End.\n", f"- {WRONG}\n\n  .. {SAID}|\n\n  More."),
    ("a.rst", f"{WRONG}\n\n   Set in.\n\nEnd.\n", f"   Set in.\n\n.. {SAID}|\n\nEnd."),
    ("a.tex", PERCENT, f"{PERCENT}\n% {SAID}|"),
]


@pytest.mark.parametrize(("name", "text", "expected"), PLACES)
def test_a_comment_stands_by_its_figure(name: str, text: str, expected: str) -> None:
    copy = annotated(text, name)
    before, after = expected.split("|")
    assert before in copy
    rest = copy.partition(before)[2].partition("\n")
    assert rest[0].startswith("The text says") or "25%" in rest[0]
    assert rest[1:] == ("", "") or after.strip("\n") in rest[2].strip("\n").split("\n\n")[0]


def test_line_ends_are_those_of_the_file() -> None:
    copy = annotated(f"{PERCENT}\r\nIt rained.\r\n", "a.tex")
    assert copy.count("\r\n") == copy.count("\n") == 3


RST = """
Fleet of 2024
=============

Of 40 boats, 5 sank::

   code 6

1. one of 7

   - nested 8
   - two

2. two of 9

.. note::
   The 10
   of 11.

.. list-table::

   * - Port
     - Boats
   * - North 12
     - 13

.. csv-table::
   :header: Port, Boats

   North, 14

====== ====
Port   15
====== ====
South  16
====== ====

+---+----+
| a | 17 |
+---+----+

term 18
   definition 19

Said of 20:

   Quoted 21.

.. [1] Note 22
   goes on.
"""


def tree(text: str) -> str:
    """Return what docutils makes of a text, without comments."""
    document = publish_doctree(text, settings_overrides={"report_level": 5, "doctitle_xform": False})
    for node in list(document.findall(nodes.comment)):
        node.parent.remove(node)
    return str(document.pformat())


def test_a_copy_of_rst_is_the_same_to_docutils() -> None:
    copy = all_noted(RST, "a.rst")
    assert copy.count(".. claimcheck on") >= 20
    assert tree(copy) == tree(RST)


LINES = [
    *("Text of 5.", "goes on 6.", "", "", "- item 7", "  more 8", "* star 9", "1. one", "   - nested 3"),
    *(
        ".. note:: Mind 4",
        "   inside 5",
        "Title 6",
        "=======",
        "   Set in 7",
        "term",
        "::",
        ".. [1] Note 8",
        "| line 9",
    ),
]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(LINES), max_size=14))
@example(["::", "", "   - nested 3"])
@example(["term", "::", "", ".. [1] Note 8"])
@example(["Title 6", "   inside 5", "", "Title 6", "   inside 5"])
@example(["Title 6", "  more 8", "term", "   inside 5"])
@example(["Title 6", "   - nested 3", "term", "  more 8"])
@example(["Text of 5.", "   Set in 7", "   - nested 3"])
@example([".. note:: Mind 4", ".. note:: Mind 4", "   - nested 3"])
@example(["1. one", "1. one", "", "Text of 5.", "   - nested 3"])
def test_however_lines_follow_each_other_docutils_reads_the_same(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    if "<problematic" in tree(text) or "<system_message" in tree(text):
        return  # a text with faults has no one reading
    assert tree(all_noted(text, "a.rst")) == tree(text)


ADOC = """= Fleet of 2024
Ana Ruiz

Of 40 boats, 5 sank
and 6 rose.

Catch in 7
----------

. one of 8
. two of 9

term 10::
definition 11

|===
|Port |Boats

|North |12
|===

____
Quoted 13.
____

NOTE: Mind the 14.
"""


@pytest.mark.parametrize(
    ("name", "text"), [("a.adoc", ADOC), ("a.tex", "\\begin{tabular}{l}\n1 & 2\\\\\n\\end{tabular}\n3")]
)
def test_a_copy_reads_as_the_original(name: str, text: str) -> None:
    before, after = (read_bytes(t.encode(), name) for t in (text, all_noted(text, name)))
    assert [(b.kind, before.text[slice(*b.span)]) for b in before.blocks] == [
        (b.kind, after.text[slice(*b.span)]) for b in after.blocks
    ]
    assert before.tables == after.tables


# --- notebooks


def notebook(*cells: dict[str, object]) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def test_a_notebook_has_marks_and_a_cell_with_the_notes() -> None:
    prose: dict[str, object] = {
        "cell_type": "markdown",
        "id": "a1",
        "metadata": {},
        "source": ["# Fleet\n", "\n", f"“Note”\t{WRONG}"],
    }
    printed = {"output_type": "stream", "name": "stdout", "text": [WRONG + "\n"]}
    code: dict[str, object] = {"cell_type": "code", "id": "a2", "metadata": {}, "source": ["1"], "outputs": [printed]}
    text = notebook(prose, code)
    copy = json.loads(annotated(text, "a.ipynb"))
    *cells, last = copy["cells"]
    marked = cells[0]["source"][2]
    assert marked == f"“Note”\t{WRONG}".replace("53%", "53% **[claimcheck 1]**")
    cells[0]["source"][2] = marked.replace(" **[claimcheck 1]**", "")
    assert cells == json.loads(text)["cells"]
    said = "".join(last["source"])
    assert last["id"] == "claimcheck"
    assert "1. cell 1, “53%”: inconsistent: percent\\_change." in said
    assert "2. cell 2, “53%”" in said


def test_a_mark_goes_behind_a_whole_escape() -> None:
    text = notebook({"cell_type": "markdown", "metadata": {}, "source": "Fares: 5 €, not 6 €."})
    document = read_bytes(text.encode(), "a.ipynb")
    end = document.text.index("€") + 1
    copy = annotator_of("a.ipynb").annotate(text.encode(), document, [Note((Span(end - 3, end),), "off", "")])
    assert isinstance(copy, bytes)
    assert json.loads(copy)["cells"][0]["source"] == "Fares: 5 € **[claimcheck 1]**, not 6 €."
