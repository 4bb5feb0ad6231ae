"""The arguments of `claimcheck source ...`; `source_chores.py` has what the chores do."""

from __future__ import annotations

import argparse

_ADD_EPILOG = """\
On a terminal, what a fact needs and no option gives is asked for. Values that begin with
a minus are written with an equals sign: --value=-3%.

example:
  claimcheck source add trade --subject Peru --metric exports --period 2023 \\
      --value '$64.4 billion' --url https://example.org/peru --read today
"""

_LIST_EPILOG = """\
example:
  claimcheck source list Peru exports
"""

_CHECK_EPILOG = """\
Exit codes: 0 nothing worse than advice, 1 facts that are there twice or contradict each
other, 2 a file cannot be read or is malformed.

example:
  claimcheck source check docs/*.md
"""

_REFRESH_EPILOG = """\
Asks the network for the address of each fact and keeps what it answers. Exit codes: 0 all
sources still say so, 1 some do not or are gone, 2 an error.

example:
  claimcheck source refresh --write Peru
"""

_TODO_EPILOG = """\
example:
  claimcheck source todo draft.md -o wanted.txt
"""

_MANY = "; may be repeated"
# The keys of a fact, each with what stands for its value in the help, and what it says.
FACT = (
    ("id", "NAME", "the fact's name in reports; default: the file's name and the fact's number"),
    ("subject", "TEXT", "whom or what it is about (required)"),
    ("aliases", "TEXT", "another name of the subject" + _MANY),
    ("metric", "TEXT", "what of it: exports, founded, chair (required)"),
    ("metric_aliases", "TEXT", "another name of the metric" + _MANY),
    ("place", "TEXT", "where, if it is not the subject itself"),
    ("place_aliases", "TEXT", "another name of the place" + _MANY),
    ("period", "PERIOD", "what the value is of: 2023, 2023-07, 2023-Q1, FY2023"),
    ("valid_from", "DATE", "instead of a period: the first day on which it holds"),
    ("valid_to", "DATE", "the last day on which it holds"),
    ("value", "TEXT", "the value as the source prints it (required, or --state)"),
    ("state", "TEXT", "instead of a value: a name"),
    ("unit", "TEXT", "the value's unit, if it is not printed with it"),
    ("kind", "KIND", "outcome (default), target or forecast"),
    ("reporter", "TEXT", "who says so (required, or --url or --title)"),
    ("reporter_aliases", "TEXT", "another name of the reporter" + _MANY),
    ("time_zone", "ZONE", "of an instant: the zone of the place, Asia/Tokyo or +09:00"),
    ("url", "URL", "the source's address"),
    ("title", "TEXT", "the source's name"),
    ("quote", "TEXT", "the words of the source"),
    ("read", "DATE", "the day on which it was read: 2024-05-20, or today"),
    ("snapshot", "SHA256", "of a kept copy"),
    ("note", "TEXT", "anything else"),
)


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give the parser of `claimcheck source` its chores and their arguments."""
    chores = parser.add_subparsers(dest="chore", metavar="CHORE", title="chores", required=True)
    add = _chore(chores, "add", "add a fact to the ledger", _ADD_EPILOG)
    add.add_argument("file", nargs="?", metavar="NAME", help="the ledger's file to add it to; default: facts")
    for key, metavar, says in FACT:
        add.add_argument(
            option(key), dest=f"fact_{key}", action="append" if _MANY in says else "store", metavar=metavar, help=says
        )
    add.add_argument("--online", action="store_true", help="look the source up and keep a copy of it")
    _add_place(add)
    listing = _chore(chores, "list", "print the ledger's facts", _LIST_EPILOG)
    listing.add_argument("text", nargs="*", metavar="TEXT", help="only facts that have all these words")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _add_place(listing)
    check = _chore(chores, "check", "say which facts are wrong, double, at odds or of no use", _CHECK_EPILOG)
    check.add_argument(
        "files", nargs="*", metavar="DOCUMENT", help="files, folders or patterns: facts that none of them uses are told"
    )
    _add_place(check)
    refresh = _chore(chores, "refresh", "look the facts' sources up again: what has changed?", _REFRESH_EPILOG)
    refresh.add_argument("text", nargs="*", metavar="TEXT", help="only facts that have all these words")
    refresh.add_argument("--write", action="store_true", help="write snapshots and dates of those that still hold")
    refresh.add_argument("--evidence", metavar="DIR", help="where answers are kept; default: .claimcheck/evidence/")
    _add_place(refresh)
    todo = _chore(chores, "todo", "write a template of the facts that a document needs", _TODO_EPILOG)
    todo.add_argument("file", metavar="FILE", help="the document; - reads standard input")
    todo.add_argument("-o", "--output", metavar="PATH", help="the file to write; default: standard output")
    todo.add_argument("--stdin-filename", metavar="NAME", help="what to call standard input; a suffix says what it is")
    _add_place(todo)


def option(key: str) -> str:
    """Return the option that gives a key of a fact."""
    return "--" + key.replace("_", "-")


def _chore(
    chores: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str, epilog: str
) -> argparse.ArgumentParser:
    return chores.add_parser(
        name,
        help=says,
        description=f"{says[0].upper()}{says[1:]}.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--claims", metavar="DIR", help="the ledger; default: the configured one, else claims/ above")
    parser.add_argument("--config", metavar="FILE", help="the configuration; default: the nearest; none: no file")
