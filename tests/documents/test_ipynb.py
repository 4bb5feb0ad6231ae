"""Jupyter notebooks: Markdown cells and printed output, and places through the escapes of JSON."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid, strays, where
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_text
from claimcheck.model import Document, Status


def read(text: str) -> Document:
    return read_text(text, "a.ipynb", "ipynb")


def notebook(*cells: dict[str, object], **about: object) -> str:
    return json.dumps({"nbformat": 4, "metadata": about, "cells": cells}, indent=1)


def markdown(source: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(*outputs: dict[str, object], source: str = "x = 5") -> dict[str, object]:
    return {"cell_type": "code", "source": source, "outputs": outputs}


def printed(text: object, name: str = "stdout") -> dict[str, object]:
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data: object) -> dict[str, object]:
    return {"output_type": "execute_result", "data": {key.replace("_", "/"): value for key, value in data.items()}}


def test_cells_are_read_in_order_and_named():
    document = read(
        notebook(
            markdown(["# Harbour\n", "\n", "Forty *boats*.\n"]),
            code(printed("Sold 12 of 40\n"), printed("warning 9", "stderr")),
            markdown("| a | b |\n|---|---|\n| 1 | 2 |"),
            {"cell_type": "raw", "source": "raw 7"},
        )
    )
    assert blocks(document) == [
        ("heading", "Harbour"),
        ("paragraph", "Forty boats."),
        ("paragraph", "Sold 12 of 40"),
        ("table", "a\tb\n1\t2"),
    ]
    assert [mark.name for mark in document.landmarks] == ["cell 1", "cell 2", "cell 3"]
    assert document.landmark(document.text.index("12")) == "cell 2"
    assert (document.title, document.lined) == ("Harbour", True)


@pytest.mark.parametrize(
    ("output", "text"),
    [
        (shown(text_plain="0.25"), "0.25"),
        (shown(text_plain="<Figure size 640x480>", image_png="iVBO5"), ""),
        (shown(text_plain="array([1, 2])"), ""),
        (shown(text_plain="   a\n0  1", text_html="<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"), "a\n1"),
        (shown(text_markdown="**5** of 6", text_plain="x"), "5 of 6"),
        ({"output_type": "error", "ename": "E", "evalue": "7", "traceback": ["8"]}, ""),
        (printed(["\u001b[31m5\u001b[0m of ", "6\n"]), "5 of 6"),
    ],
)
def test_outputs_are_what_a_reader_sees(output, text):
    assert read(notebook(code(output))).text.strip() == text


def test_places_go_through_escapes():
    source = notebook(markdown(['He said "5%" \u2013 caf\u00e9 \ud83d\ude00 of\t6\n', "and 7"]))
    document = read(source)
    assert document.text == 'He said "5%" – café 😀 of\t6\nand 7'
    lines = source.split("\n")
    for words in ("5%", "of", "6", "and 7"):
        line, column = where(document, words)
        assert lines[line - 1][column - 1 :].startswith(words)
    assert where(document, "7")[0] == where(document, "5%")[0] + 1


def test_the_third_format_is_read():
    cells = [
        {"cell_type": "heading", "level": 2, "source": "Catch"},
        {"cell_type": "code", "input": "1", "outputs": [{"output_type": "pyout", "text": ["0.5"]}]},
        {"cell_type": "code", "outputs": [{"output_type": "stream", "stream": "stdout", "text": "5 of 6"}]},
    ]
    document = read(json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))
    assert blocks(document) == [("heading", "Catch"), ("paragraph", "0.5"), ("paragraph", "5 of 6")]


def test_html_tables_are_tables():
    html = "<table><thead><tr><th></th><th>n</th></tr></thead><tr><th>North</th><td>10</td></tr></table>"
    document = read(notebook(code(shown(text_html=[html], text_plain="n"))))
    assert grid(document) == [["", "n"], ["North", "10"]]


WRONG = "The fleet grew from 40 boats to 50, a rise of 53%.\n"


@pytest.mark.parametrize(
    "source",
    [
        f"Fine.\n\n<!-- claimcheck: ignore percent_change -- revised -->\n\n{WRONG}",
        ["Fine.\n", "\n", "<!-- claimcheck: ignore percent_change -- revised -->\n", WRONG],
        [f"{WRONG.strip()} <!-- claimcheck: ignore percent_change -- revised -->"],
    ],
)
def test_comments_set_claims_aside_however_the_cell_is_written(source):
    assert alarms(pipeline.check(read(notebook(markdown(source)))).findings) == [Status.IGNORED]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "damaged: not JSON"),
        ('{"cells": [', "damaged: not JSON: .*line 1"),
        ('{"a": 5}', "not a Jupyter notebook: it has no list of cells"),
        ("[]", "not a Jupyter notebook"),
        ("[" * 100_000, "a.ipynb is (damaged|not a Jupyter notebook)"),
    ],
)
def test_what_a_reader_is_told(text, words):
    with pytest.raises(DocumentError, match=words):
        read(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet=PLAIN, max_size=40), max_size=3), st.booleans(), st.booleans())
def test_any_cell_keeps_its_places(source, ascii_only, is_output):
    cell = code(printed(source)) if is_output else markdown([part.replace("&", "") for part in source])
    text = json.dumps({"cells": [cell]}, ensure_ascii=ascii_only)
    escaped = {"\\"}
    assert all(there in escaped for shown, there in strays(read(text), text) if shown not in "\ufffd?")


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["cells", "source", "outputs", "data"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(json_values)
def test_any_json_is_read_or_refused(value):
    try:
        read(json.dumps({"cells": value} if isinstance(value, list) else value))
    except DocumentError as error:
        assert "a.ipynb" in str(error)
