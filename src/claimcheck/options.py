"""The command line's options: what each command takes, and its help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from typing import NoReturn

from claimcheck import __version__
from claimcheck.exits import ERROR, complain

_PIPED_WIDTH = 80  # of help that goes to no terminal

_MAIN_EPILOG = """\
examples:
  claimcheck check draft.md                      summary here, report in reports/draft.md
  claimcheck check -o - --format json draft.md   the report as JSON on standard output

exit codes: 0 nothing inconsistent, 1 something inconsistent, 2 an error
"""

_CHECK_EPILOG = """\
Exit codes: 0 nothing inconsistent, 1 something inconsistent, 2 a file, ledger or
option is wrong (the other files are still checked).

examples:
  claimcheck check draft.md
  claimcheck check --claims facts/ -o out/ chapters/*.md
  claimcheck check -o report.json -o report.md draft.txt
  claimcheck check --changed-since origin/main docs/
  claimcheck check - < notes.txt
  claimcheck check --online draft.md
"""

_EXTRACT_EPILOG = """\
example:
  claimcheck extract --format json draft.md
"""

_CHECKS_EPILOG = """\
example:
  claimcheck checks
"""

_ANNOTATE_EPILOG = """\
The copy stands beside the file, as report.annotated.docx for report.docx, and
takes the place of an older copy that annotate wrote; nothing else is written over.

examples:
  claimcheck annotate report.docx
  claimcheck annotate -o marked/ --all chapters/*.docx
"""

_EXPLAIN_EPILOG = """\
example:
  claimcheck explain percent_change
"""

_BASELINE_EPILOG = """\
example:
  claimcheck baseline docs/ && claimcheck check --baseline claimcheck-baseline.json docs/
"""

_CONFIG_EPILOG = """\
example:
  claimcheck config docs/report.md
"""

_SOURCE_EPILOG = """\
example:
  claimcheck source todo draft.md -o wanted.txt && claimcheck source add trade
"""

_COMPLETION_EPILOG = """\
Load it in a shell's start file: source <(claimcheck completion bash), the same for zsh
after compinit, and in fish: claimcheck completion fish | source

example:
  claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. The standard formatter asks `shutil` for the width, each time an option is added,
    and that loads the compressors."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def _format_action(self, action: argparse.Action) -> str:
        """Return the help of an option or of all commands, without a line that says that one is to be named."""
        if isinstance(action, argparse._SubParsersAction):
            return self._join_parts([self._format_action(command) for command in action._get_subactions()])
        return super()._format_action(action)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that says where to read on."""

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """Parse arguments; what is not known is an error of the command that was given it."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._says_unknown(unknown[0]))
        return known, unknown

    def _says_unknown(self, argument: str) -> str:
        if not argument.startswith("-"):
            return f"there is one argument too many: {argument!r}"
        option = argument.partition("=")[0]
        return f"there is no option {option}{like(option, self._option_string_actions, self.prog)}"

    def error(self, message: str) -> NoReturn:
        complain(message if "'claimcheck " in message else f"{message}; see '{self.prog} --help'")
        raise SystemExit(ERROR)


def like(word: str, known: Iterable[str], command: str) -> str:
    """Return a hint at the word that is meant, "" if none is like it."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"; did you mean {near[0]}? See '{command} --help'" if near else ""


def parser(only: str = "", *, chores: bool = True) -> argparse.ArgumentParser:
    """Return the parser.

    Args:
        only: the only command to have, all if empty: most options are of commands that are not asked for.
        chores: whether to have those of `source`, whose many options take as long to make as all others.
    """
    made = _Parser(
        prog="claimcheck",
        description="Recompute what a document says of its figures; look the rest up in sources.",
        epilog=_MAIN_EPILOG,
        formatter_class=_Help,
    )
    made.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    commands = made.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", parser_class=_Parser, prog="claimcheck"
    )
    for name, add in _ADDED.items():
        if only in ("", name):
            add(commands)
    if only in ("", "source"):
        source = _add(commands, "source", "look after the ledger of sourced facts", _SOURCE_EPILOG)
        if chores:
            from claimcheck import source_arguments

            source_arguments.add_to(source)
    if only in ("", "completion"):
        _add_completion(commands)
    return made


def _add_check(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(commands, "check", "report every claim: verified, inconsistent or needs source", _CHECK_EPILOG)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a file, a folder or a pattern; - reads standard input"
    )
    _add_outputs(parser)
    parser.add_argument("--claims", metavar="DIR", help="the ledger of sourced facts; default: claims/ by the document")
    parser.add_argument(
        "--fail-on",
        choices=("inconsistent", "imprecise", "needs-source", "never"),
        metavar="WHAT",
        help="what makes the exit code 1: inconsistent (default), imprecise, needs-source or never",
    )
    parser.add_argument(
        "-j", "--jobs", type=_count, metavar="N", help="documents at a time; default: one per core where that pays"
    )
    _add_config(parser)
    parser.add_argument("--force-exclude", action="store_true", help="leave out excluded files even where named")
    parser.add_argument(
        "--changed-since",
        metavar="REF",
        help="only documents changed since a git revision's merge base; FILE may be left out",
    )
    parser.add_argument("--changed-lines", action="store_true", help="of these, only claims on changed lines")
    parser.add_argument("--watch", action="store_true", help="check again whatever is saved, until Ctrl-C")
    parser.add_argument("--baseline", metavar="FILE", help="known contradictions, which do not count; none: no file")
    _add_sources(parser)
    volume = parser.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="count", default=0, help="print contradictions only; -qq: nothing")
    volume.add_argument("-v", "--verbose", action="store_true", help="print every claim")
    _add_stdin_name(parser)
    _add_colour(parser)


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT=]PATH",
        help="a file for the reports, a directory for one each, or - for standard output; may be repeated; "
        "default: reports/",
    )
    parser.add_argument("--format", metavar="NAME", help=f"{_formats()}; default: by PATH's suffix, else markdown")
    parser.add_argument("--no-report", action="store_true", help="write no report where no -o asks for one")


def _add_sources(parser: argparse.ArgumentParser) -> None:
    network = parser.add_mutually_exclusive_group()
    network.add_argument("--online", action="store_true", help="look cited pages and named sources up, and keep them")
    network.add_argument("--offline", action="store_true", help="look them up in what is kept, without the network")
    parser.add_argument(
        "--source", action="append", default=[], metavar="NAME", help="a statistics service to ask; may be repeated"
    )
    parser.add_argument(
        "--data", action="append", default=[], metavar="PATH", help="a file or folder of data tables; may be repeated"
    )
    parser.add_argument("--evidence", metavar="DIR", help="where answers are kept; default: .claimcheck/evidence/")


def _add_annotate(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(
        commands, "annotate", "write a copy of a document with the findings as its own comments", _ANNOTATE_EPILOG
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="files, folders or patterns")
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="the copy, or the folder for copies; default: FILE with .annotated before its suffix",
    )
    parser.add_argument("--claims", metavar="DIR", help="the ledger of sourced facts; default: claims/ by the document")
    parser.add_argument("--all", action="store_true", help="note every claim, not only what is off")
    _add_config(parser)


def _add_extract(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = _add(commands, "extract", "list the figures", _EXTRACT_EPILOG)
    parser.add_argument("file", metavar="FILE", help="a document of any format; - reads standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--engine",
        choices=("claimcheck", "quantulum3"),
        default="claimcheck",
        help="what finds the figures; quantulum3 is there to compare with",
    )
    _add_stdin_name(parser)


def _add_checks(commands: argparse._SubParsersAction[_Parser]) -> None:
    checks = _add(commands, "checks", "list what is recomputed", _CHECKS_EPILOG)
    checks.add_argument("--markdown", action="store_true", help="print the page of all checks, with their examples")


def _add_explain(commands: argparse._SubParsersAction[_Parser]) -> None:
    explain = _add(commands, "explain", "say what a check does, with examples", _EXPLAIN_EPILOG)
    explain.add_argument("check", metavar="CHECK", help="a check's name or code, as reports give it")


def _add_baseline(commands: argparse._SubParsersAction[_Parser]) -> None:
    baseline = _add(
        commands, "baseline", "note what is inconsistent now, so that only new findings count", _BASELINE_EPILOG
    )
    baseline.add_argument("files", nargs="*", metavar="FILE", help="files, folders or patterns; default: this folder")
    baseline.add_argument(
        "--baseline",
        metavar="FILE",
        help="the file to write; default: the configured one, else claimcheck-baseline.json",
    )
    baseline.add_argument(
        "--claims", metavar="DIR", help="the ledger of sourced facts; default: claims/ by the document"
    )
    _add_sources(baseline)
    _add_config(baseline)


def _add_settings(commands: argparse._SubParsersAction[_Parser]) -> None:
    config = _add(commands, "config", "show the settings that hold, and where they come from", _CONFIG_EPILOG)
    config.add_argument("file", nargs="?", metavar="FILE", help="the document; default: any in this directory")
    _add_config(config)


def _add_completion(commands: argparse._SubParsersAction[_Parser]) -> None:
    completion = _add(commands, "completion", "print a script that completes commands in a shell", _COMPLETION_EPILOG)
    completion.add_argument("shell", choices=("bash", "fish", "zsh"), metavar="SHELL", help="bash, fish or zsh")


_ADDED = {
    "check": _add_check,
    "annotate": _add_annotate,
    "extract": _add_extract,
    "checks": _add_checks,
    "explain": _add_explain,
    "baseline": _add_baseline,
    "config": _add_settings,
}


def _add(commands: argparse._SubParsersAction[_Parser], name: str, says: str, epilog: str) -> _Parser:
    parser = commands.add_parser(
        name,
        help=says,
        description=f"{says[0].upper()}{says[1:]}.",
        epilog=epilog,
        formatter_class=_Help,
    )
    parser.set_defaults(quiet=0, verbose=False, color="auto")
    return parser


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration; default: the nearest claimcheck.toml or pyproject.toml; none: no file",
    )


def _add_stdin_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="what to call standard input; a suffix says what it is"
    )


def _add_colour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--color", choices=("auto", "always", "never"), help="default: auto (NO_COLOR is heeded)")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of documents, 1 or more")
    return int(text)


def _formats() -> str:
    from claimcheck.reports import names

    return ", ".join(names())


def _columns() -> int:
    """Return the width of the terminal, or what COLUMNS says it is."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _PIPED_WIDTH if sys.__stdout__ else _PIPED_WIDTH
    except (OSError, ValueError):
        return _PIPED_WIDTH
