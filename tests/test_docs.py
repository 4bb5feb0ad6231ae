"""The pages that are made from the code are what the code says now."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pages():
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools" / "make_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAGES


@pytest.mark.parametrize("name", pages())
def test_a_made_page_is_current(name):
    assert (ROOT / name).read_text(encoding="utf-8") == pages()[name](), "run tools/make_docs.py"


def test_every_link_of_the_page_of_checks_has_its_heading():
    page = pages()["docs/checks.md"]()
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.*)", page, re.M)}
    assert set(re.findall(r"\(#([^)]*)\)", page)) <= headings


def commands_of(parser):
    """Yield a parser and those of its commands, and of theirs."""
    yield parser
    for action in parser._actions:
        for command in (action.choices or {}).values() if action.nargs == "A..." else ():
            yield from commands_of(command)


def test_the_page_on_the_command_line_names_every_option_and_format():
    from claimcheck import reports
    from claimcheck.options import parser

    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for command in commands_of(parser()):
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help", "--version") or f"`{option}" in page, option
    for name in reports.names():
        assert f"| `{name}` | `{reports.get(name).suffix}` |" in page


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link
