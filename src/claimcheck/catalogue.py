"""What the checks say of themselves: a list, an explanation of one, and the page of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from inspect import cleandoc

from claimcheck.checks.base import Check

_GROUPS = (
    ("Consistent", "holds"),
    ("Inconsistent", "is reported"),
    ("Silent", "looks like it and is left alone"),
)


class UnknownCheckError(LookupError):
    """No check has this code or name."""


def find(checks: Iterable[Check], key: str) -> Check:
    """Return the check with a code or name, whichever case it is written in.

    Raises:
        UnknownCheckError: there is none; the message names the nearest.
    """
    by_key = {name: check for check in checks for name in (check.name, check.code.lower())}
    wanted = key.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted in by_key:
        return by_key[wanted]
    from difflib import get_close_matches

    near = get_close_matches(wanted, by_key, n=1)
    hint = f"did you mean {by_key[near[0]].name!r}?" if near else "'claimcheck checks' lists them all"
    raise UnknownCheckError(f"there is no check {key!r}; {hint}")


def listing(checks: Sequence[Check]) -> str:
    """Return one line per check: code, name, title."""
    width = max((len(check.name) for check in checks), default=0)
    return "".join(f"{check.code}  {check.name:{width}}  {check.title}\n" for check in checks)


def explanation(check: Check) -> str:
    """Return what a check does, with its examples, as plain text."""
    lines = [f"{check.code} {check.name}: {check.title}", "", cleandoc(check.explanation), ""]
    for (title, meaning), examples in zip(_GROUPS, _examples(check), strict=True):
        lines.append(f"{title} ({meaning}):")
        for example in examples:
            first, *more = cleandoc(example).splitlines() or [""]
            lines += [f"  - {first}", *(f"    {line}" for line in more)]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines)


def page(checks: Sequence[Check]) -> str:
    """Return a Markdown page that explains every check."""
    lines = [
        "# Checks",
        "",
        "What claimcheck recomputes. Made from the checks' own modules; `claimcheck explain NAME` prints one.",
        "",
        "| code | check | what must hold |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {c.code} | [{c.name}](#{_anchor(c)}) | {c.title.replace('|', chr(92) + '|')} |" for c in checks]
    for check in checks:
        lines += ["", *_section(check)]
    return "\n".join(lines).rstrip() + "\n"


def _section(check: Check) -> Iterator[str]:
    yield f"## {check.code} {check.name}"
    yield ""
    yield f"**{check.title}**"
    yield ""
    yield cleandoc(check.explanation)
    yield ""
    yield f"On plain numbers: `from claimcheck.checks import {check.name}`."
    for (title, meaning), examples in zip(_GROUPS, _examples(check), strict=True):
        yield ""
        yield f"{title} ({meaning}):"
        yield ""
        for example in examples:
            yield from _item(cleandoc(example))


def _item(text: str) -> Iterator[str]:
    """Yield an example as an item of a list: a sentence as it is, a small document in a fence."""
    from claimcheck.reports.markdown import escape

    if "\n" not in text:
        yield f"- {escape(text, at_start=True)}"
        return
    fence = "```"
    while fence in text:
        fence += "`"
    yield f"- {fence}markdown"
    yield from (f"  {line}".rstrip() for line in text.splitlines())
    yield f"  {fence}"


def _examples(check: Check) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    return check.examples.consistent, check.examples.inconsistent, check.examples.silent


def _anchor(check: Check) -> str:
    """Return GitHub's anchor of the check's heading."""
    return f"{check.code} {check.name}".lower().replace(" ", "-")
