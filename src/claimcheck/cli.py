"""The command line: arguments in, exit code out. `commands.py` has what the commands do and is loaded when one runs."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.exits import ERROR, INTERRUPTED, OK, PIPE_CLOSED, complain, discard_output
from claimcheck.options import like, parser

if TYPE_CHECKING:
    from claimcheck.checking import Wanted
    from claimcheck.console import Console


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments; those of the process by default.

    Returns:
        The exit code: 0 nothing inconsistent, 1 something inconsistent, 2 an error, 130 interrupted, 141 when whoever
        reads standard output stopped reading.
    """
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        return code
    except SystemExit as done:  # argparse: help, version, usage errors
        return done.code if isinstance(done.code, int) else ERROR
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except OSError as error:  # files are handled where they are read and written, so this is a standard stream
        complain(f"cannot write the output: {error.strerror or error}")
        discard_output()
        return ERROR
    except Exception as error:
        if os.environ.get("CLAIMCHECK_DEBUG"):
            raise
        complain(f"internal error: {type(error).__name__}: {error}; CLAIMCHECK_DEBUG=1 shows where, please report it")
        return ERROR


def _run(argv: list[str]) -> int:
    first = argv[0] if argv else ""
    options = parser(first if first in (*_COMMANDS, "--version") else "", chores=first == "source")
    if not argv:
        options.print_help(sys.stderr)
        return ERROR
    if argv[0] not in _COMMANDS and not argv[0].startswith("-"):
        hint = f"; did you mean 'claimcheck check {argv[0]}'?" if os.path.exists(argv[0]) else ""
        options.error(f"there is no command {argv[0]!r}{hint or like(argv[0], _COMMANDS, options.prog)}")
    args = options.parse_args(argv)
    if empty := _empty(args):
        complain(f"{empty} is empty (is a variable not set?); see 'claimcheck {args.command} --help'")
        return ERROR
    # What a check makes lives until its report is written and has no cycles: looking for them often only takes time.
    gc.set_threshold(100_000, 50, 50)
    from claimcheck.console import console

    return int(_COMMANDS[args.command](args, console(args.color, args.quiet, args.verbose)))


_PATHS = {"files": "FILE", "file": "FILE"} | {
    name: f"--{name}" for name in ("output", "claims", "config", "baseline", "data", "evidence", "changed_since")
}


def _empty(args: argparse.Namespace) -> str:
    """Return what to call an argument that should name a file or folder and is empty, "" if there is none: an empty
    path would be the working directory."""
    given = vars(args)
    for name, shown in _PATHS.items():
        value = given.get(name)
        if any(not each.strip() for each in ([value] if isinstance(value, str) else value or ())):
            return shown.replace("_", "-")
    return ""


def _check(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import checking

    if not args.files and args.changed_since is None:
        complain("name a file or folder, or - for standard input; see 'claimcheck check --help'")
        return ERROR
    if args.changed_lines and args.changed_since is None:
        complain("--changed-lines needs --changed-since REF; see 'claimcheck check --help'")
        return ERROR
    if args.watch:
        from claimcheck import watching

        return watching.watch(args.files, _wanted(args), console)
    return checking.check(args.files, _wanted(args), console)


def _wanted(args: argparse.Namespace) -> Wanted:
    """Return what documents are to be checked for: most options are named as its attributes are."""
    from claimcheck.checking import Wanted

    given = vars(args)
    others = {"outputs": "output", "ledger": "claims", "sources": "source", "stdin_name": "stdin_filename"}
    options = {name: given[others.get(name, name)] for name in Wanted._fields if others.get(name, name) in given}
    return Wanted(**options)


def _baseline(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import commands

    return commands.baseline(args.files, _wanted(args), console)


def _config(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import commands

    return commands.config(args.file, args.config, console)


def _source(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import source_chores

    return source_chores.run(args, console)


def _completion(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import completion

    console.out.write(completion.script(args.shell, parser()))
    return OK


def _extract(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import commands

    return commands.extract(args.file, args.format, args.engine, args.stdin_filename, console)


def _annotate(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import annotating

    return annotating.annotate(args.files, args.output, args.claims, args.config, args.all, console)


def _checks(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import commands

    return commands.checks(args.markdown, console)


def _explain(args: argparse.Namespace, console: Console) -> int:
    from claimcheck import commands

    return commands.explain(args.check, console)


_COMMANDS = {
    "check": _check,
    "annotate": _annotate,
    "extract": _extract,
    "checks": _checks,
    "explain": _explain,
    "config": _config,
    "baseline": _baseline,
    "source": _source,
    "completion": _completion,
}
