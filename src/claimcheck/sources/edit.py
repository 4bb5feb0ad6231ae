"""Changes to ledger files that keep their comments and order and lose nothing that others write at the same time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from claimcheck.records import replace
from claimcheck.sources import _schema, _toml_lines
from claimcheck.sources.facts import Fact
from claimcheck.sources.ledger import LedgerError, doubled, load, read_text
from claimcheck.sources.locking import locked

Value = str | int | Sequence[str]

_ASKED = ("subject", "metric", "value", "period", "reporter", "url", "quote", "read")


def wanting(values: Mapping[str, Value]) -> list[str]:
    """Return the keys that a new fact should have and does not, in the order in which to ask for them; `state` stands
    for `value`, `valid_from` for `period` and `title` for `url`."""
    instead = {"value": "state", "period": "valid_from", "url": "title"}
    return [key for key in _ASKED if not values.get(key) and not values.get(instead.get(key, key))]


def add(path: Path, values: Mapping[str, Value]) -> Fact:
    """Add a fact at the end of a file of a ledger, which is made if there is none.

    Args:
        path: the file, `*.toml`.
        values: the fact's keys and values as docs/ledger.md describes them; empty ones are left out.

    Returns:
        The fact as read back.

    Raises:
        LedgerError: the file or the fact is malformed, its id is taken, or it is there already; nothing is written.
    """
    table = render(values)

    def appended(text: str) -> str:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return text + gap + table

    return _change(path, appended, _repeated)[-1]


def _repeated(facts: Sequence[Fact]) -> list[str]:
    """Return a line on the last of some facts if another one says the same of the same source."""
    *others, new = (replace(fact, id="", path=Path(), line=0, read="", snapshot="", note="") for fact in facts)
    if new not in others:
        return []
    same = facts[others.index(new)]
    return [f"{same.path}:{same.line}: {same.id} says the same already; change it there, or leave this one out"]


def update(path: Path, name: str, values: Mapping[str, Value]) -> Fact:
    """Set keys of one fact of a file; all other lines stay as they are.

    Args:
        path: the file.
        name: the fact's id.
        values: the keys to set; an empty value takes the key out.

    Returns:
        The fact as read back.

    Raises:
        LedgerError: the file has no such fact, or would be malformed; nothing is written.
    """

    def changed(text: str) -> str:
        facts, problems = read_text(text, path)
        if problems:
            raise LedgerError(problems)
        number = next((i for i, fact in enumerate(facts) if fact.id == name), None)
        if number is None:
            raise LedgerError([f"{path}:1: there is no fact {name!r}"])
        return _with_keys(text, number, values)

    return next(fact for fact in _change(path, changed) if fact.id in (name, values.get("id")))


def render(values: Mapping[str, Value]) -> str:
    """Return a fact's table as TOML, its keys in the order of docs/ledger.md.

    Raises:
        LedgerError: a key is none of a fact's.
    """
    unknown = [key for key in values if key not in _schema.KEYS]
    if unknown:
        raise LedgerError([f"there is no key {unknown[0]!r}; there are {', '.join(_schema.KEYS)}"])
    lines = [f"{key} = {_toml(values[key])}" for key in _schema.KEYS if values.get(key)]
    return "\n".join(["[[fact]]", *lines]) + "\n"


def _with_keys(text: str, number: int, values: Mapping[str, Value]) -> str:
    lines = text.split("\n")
    table = _toml_lines.of_file(text, "fact").tables[number]
    # From the end, so that the numbers of the lines before stay what they are.
    for key in sorted(values, key=table.of, reverse=True):
        new = [f"{key} = {_toml(values[key])}"] if values[key] else []
        if key in table.keys:
            first = table.keys[key] - 1
            last = first + _toml_lines.height(lines[first:])
            comment = _toml_lines.comment(lines[last - 1])
            lines[first:last] = [f"{line}  {comment}" if comment else line for line in new]
        elif new:
            lines[table.header : table.header] = new
    return "\n".join(lines)


def _toml(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        import json

        # JSON's escapes are TOML's, but for the characters beyond the first plane, which stay as they are.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "[" + ", ".join(_toml(item) for item in value) + "]"


def _change(
    path: Path, edit: Callable[[str], str], refuse: Callable[[Sequence[Fact]], list[str]] | None = None
) -> list[Fact]:
    """Edit a file under its ledger's lock, and write it only if the whole ledger can still be read and `refuse`, given
    all facts, those of the file last, has nothing against it."""
    if path.suffix != ".toml":
        raise LedgerError([f"{path}: a ledger's files end in .toml; choose such a name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent):
        try:
            # As bytes first: Python's text mode would change the ends of lines.
            text = path.read_bytes().decode("utf-8") if path.exists() else ""
        except UnicodeDecodeError:
            raise LedgerError([f"{path}:1: the file is not UTF-8; save it as UTF-8"]) from None
        new = edit(text)
        facts, problems = read_text(new, path)
        every = [*(fact for fact in load(path.parent) if fact.path != path), *facts]
        problems += doubled(every) or (refuse(every) if refuse and not problems else [])
        if problems:
            raise LedgerError(problems)
        _replace(path, new)
        return facts


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
