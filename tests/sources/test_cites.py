"""Which figures a document's links, footnotes, reference numbers and bare addresses are for."""

import pytest

from claimcheck import documents, reading
from claimcheck.figures import extract
from claimcheck.sources import cites

A, B = "https://a.example/x", "https://b.example/y"


def cited(text, format="markdown"):
    document = documents.read_text(text, f"x.{format}", format)
    read = reading.read(document, extract(document, tables=False))
    found = cites.cited(read)
    return {f.surface: list(found[f.span]) for f in read.figures if f.span in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It [has 40 boats]({A}) and 12 cars.", {"40": [A], "12": [A]}),
        (f"It has 40 boats ([list]({A})) and 12 cars ([list]({B})).", {"40": [A], "12": [B]}),
        (f"According to [the port]({A}), it has 40 boats.", {"40": [A]}),
        (f"It has 40 boats ([one]({A}), [two]({B})).", {"40": [A, B]}),
        (f"It has 40 boats. Source: {A}.", {"40": [A]}),
        (f"It has 40 boats. [Source]({A})", {"40": [A]}),
        (f"It has 40 boats ({A}/a_(b)).", {"40": [f"{A}/a_(b)"]}),
        (f"It has 40 boats. The port, which is old, is at {A}.", {}),
        (f"It has 40 boats.\n\nSource: {A}", {}),
        ("It has 40 boats ([list](list.md), [mail](mailto:a@b.example)).", {}),
        (f"It has 40 boats.[^1] It has 12 cars.[^b]\n\n[^1]: Port, <{A}>.\n[^b]: {B}, p. 3.", {"40": [A], "12": [B]}),
        (f"It has 40 boats [1] and 12 cars [2].\n\n## References\n\n1. {A}\n2. Road. {B}\n", {"40": [A], "12": [B]}),
        (f"It has 40 boats [1, 2].\n\n## Notes\n\n1. Port. {A}\n2. Road. {B}\n", {"40": [A, B]}),
        ("It has 40 boats [1].", {}),
        (f"# Notes\n\nIt has 40 boats ([list]({A})).\n\nIt is old.", {"40": [A]}),
    ],
)  # fmt: skip
def test_markdown(text, expected):
    assert {k: v for k, v in cited(text).items() if k in ("40", "12")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"It has 40 boats [1].\n\nReferences\n\n[1] Port. {A}\n", {"40": [A]}),
        (f"It has 40 boats (see {A}).", {"40": [A]}),
    ],
)
def test_plain_text(text, expected):
    assert cited(text, "text") == expected


def test_references_of_a_web_page():
    page = (
        f'<p>It has 40 boats<sup><a href="#n1">1</a></sup> and 12 cars<sup><a href="#n2">[2]</a></sup>.</p>'
        f'<ol><li id="n1">Port, <a href="{A}">list</a></li><li id="n2">Road, {B}</li></ol>'
    )
    found = cited(page, "html")
    assert found["40"] == [A] and found["12"] == [B]


def test_what_stands_among_the_references_is_no_claim():
    assert cited(f"Boats are old.\n\n## Sources\n\n1. Port, 40 boats. {A}\n") == {}
