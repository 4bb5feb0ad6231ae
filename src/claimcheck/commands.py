"""What the smaller commands do: each takes plain values and a Console, and returns an exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.console import Console, explained, read
from claimcheck.exits import ERROR, OK
from claimcheck.model import Document, Figure

if TYPE_CHECKING:
    from claimcheck.checking import Wanted


def extract(file: str, format: str, engine: str, stdin_name: str | None, console: Console) -> int:
    """List a document's figures.

    Args:
        file: a path; "-" is standard input.
        format: "text" or "json".
        engine: "claimcheck", or "quantulum3" to compare with.
        stdin_name: what to call standard input.
        console: where to print.
    """
    try:
        document = read(file, stdin_name)
        figures = _engine(engine)(document)
    except Exception as error:
        return console.errors(explained(error, file))
    if format == "json":
        from claimcheck.reports.json import figures_dict, written

        console.out.write(written(figures_dict(document, figures)))
    else:
        from claimcheck.reports import _figures

        console.out.write(_figures.table(document, figures))
    return OK


def checks(markdown: bool, console: Console) -> int:
    """List the checks, or print the page that explains them all."""
    from claimcheck import catalogue
    from claimcheck.checks import all_checks

    console.out.write(catalogue.page(all_checks()) if markdown else catalogue.listing(all_checks()))
    return OK


def explain(key: str, console: Console) -> int:
    """Print what a check does; `key` is its name or code."""
    from claimcheck import catalogue
    from claimcheck.checks import all_checks

    try:
        console.out.write(catalogue.explanation(catalogue.find(all_checks(), key)))
    except catalogue.UnknownCheckError as error:
        console.error(str(error.args[0]))
        return ERROR
    return OK


def _engine(name: str) -> Callable[[Document], Sequence[Figure]]:
    if name == "quantulum3":
        return _quantulum3
    from claimcheck.figures import extract

    return extract


def _quantulum3(document: Document) -> Sequence[Figure]:
    import warnings

    from claimcheck.figures import comparison

    with warnings.catch_warnings():  # on a part of it that is not installed, which is not the user's concern
        warnings.simplefilter("ignore")
        return comparison.extract(document.text)


def config(file: str | None, chosen: str | None, console: Console) -> int:
    """Print what holds for a document, and where each setting is written.

    Args:
        file: the document's path; None for one in the working directory that no pattern matches.
        chosen: the configuration file, None to look for it, "none" for none.
        console: where to print.
    """
    from pathlib import Path

    from claimcheck.checking import configurations
    from claimcheck.config import DEFAULTS, ConfigError, Value

    path = Path(file or "-")
    try:
        found = configurations(chosen).of(path / "-" if path.is_dir() else path)
    except ConfigError as error:
        return console.errors(error.problems)
    if file and not path.exists():
        print(f"{file} is not there; this is what would hold for it", file=console.err)
    values = found.values(path) if found else {key: Value(default) for key, default in DEFAULTS.items()}
    texts = {key: _as_text(value) for key, (value, _) in values.items()}
    width = max(map(len, texts.values()))
    for key, (_, origin) in values.items():
        console.out.write(f"{key:9} {texts[key] or '-':{width}}  {origin or 'default'}\n")
    if found and file and found.excludes(path):
        console.out.write(f"{file} is excluded\n")
    return OK


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def baseline(files: Sequence[str], wanted: Wanted, console: Console) -> int:
    """Write or update a baseline: what is inconsistent now is known from then on.

    Entries on documents that are not checked this time stay, unless these are gone.

    Args:
        files: files, folders and patterns; none means the working directory.
        wanted: what to check them for, and the file to write (none named: the configured one, else the default).
        console: where to print.
    """
    from collections import Counter
    from pathlib import Path

    from claimcheck import baseline, checking, running
    from claimcheck.config import ConfigError
    from claimcheck.model import Report
    from claimcheck.selection import SelectionError

    try:
        configs = checking.configurations(wanted.config)
        jobs = checking.jobs_of(files, wanted, configs, ())
        file = checking.baseline_file(files, wanted.baseline, None, configs) or Path(baseline.DEFAULT)
        before = baseline.load(file) if file.exists() else Counter()
        found: baseline.Known = Counter()
        checked = []
        failed = False
        for job, result in running.results(jobs):
            if isinstance(result, Report):
                checked.append(baseline.path_in(file, job.name))
                found += baseline.entries(result, checked[-1])
            else:
                failed = bool(console.errors(result))
        console.close()
        if failed and not checked:
            return ERROR
        old = baseline.stale(before, before & found, checked, file)
        baseline.save(file, (before - old) | found)
    except (ConfigError, SelectionError, baseline.BaselineError) as error:
        return console.errors(explained(error, ""))
    new = (found - before).total()
    documents = f"{len(checked)} {'document' if len(checked) == 1 else 'documents'}"
    console.out.write(f"{file}: {found.total()} known in {documents} ({new} new, {old.total()} gone)\n")
    return ERROR if failed else OK
