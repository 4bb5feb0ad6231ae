"""Configuration: `claimcheck.toml`, or `[tool.claimcheck]` in `pyproject.toml`, nearest above a document.

docs/configuration.md describes it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from claimcheck.globs import Patterns

_FAIL_ON = ("inconsistent", "imprecise", "needs-source", "never")
DEFAULTS: Mapping[str, object] = {
    "claims": "",
    "output": ("reports/",),
    "fail-on": "inconsistent",
    "disable": (),
    "exclude": (),
    "baseline": "",
    "online": False,
    "offline": False,
    "sources": (),
    "data": (),
    "evidence": ".claimcheck/evidence/",
}
"""Every key with what holds where no file sets it. No ledger named: `claims/` beside the document or above it."""

_OF_FILES = ("claims", "fail-on", "disable")  # what [files."GLOB"] may set
_LISTS = ("output", "disable", "exclude", "sources", "data")
_SWITCHES = ("online", "offline")
_OWN = "claimcheck.toml"
_SHARED = "pyproject.toml"
NAMES = (_OWN, _SHARED)
"""What configuration files are called."""
_TABLE = "tool.claimcheck"


class ConfigError(Exception):
    """A configuration file is wrong; `problems` has a line for each thing, with file and line."""

    def __init__(self, problems: list[str]) -> None:
        """Take the lines."""
        super().__init__("\n".join(problems))
        self.problems = problems


class Value(NamedTuple):
    """What holds for one key, and where that is written ("" for a default)."""

    value: Any
    origin: str = ""


class Settings(NamedTuple):
    """What holds for one document: the ledger's directory (None: to be looked for), what fails a build, the names of
    the checks that are switched off, whether sources on the network are asked (`online`) or answered from what is kept
    (`offline`), which are asked by name, files and folders of data tables, and where evidence is kept."""

    claims: Path | None = None
    fail_on: str = "inconsistent"
    disable: frozenset[str] = frozenset()
    online: bool = False
    offline: bool = False
    sources: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    evidence: Path = Path(".claimcheck", "evidence")


class Config(NamedTuple):
    """One file's settings: those of all documents, those of the documents that a pattern matches, and which documents
    it excludes."""

    path: Path
    common: Mapping[str, Value]
    of_files: tuple[tuple[Patterns, Mapping[str, Value]], ...]
    excluded: Patterns

    @property
    def folder(self) -> Path:
        """The directory that the file's paths and patterns start from."""
        return self.path.parent

    def values(self, document: Path) -> dict[str, Value]:
        """Return what holds for a document, key by key; what is disabled adds up, else the last to match holds."""
        held = {key: Value(default) for key, default in DEFAULTS.items()} | dict(self.common)
        inside = self.relative(document)
        for patterns, values in self.of_files if inside else ():
            if patterns.match(cast(str, inside)):
                for key, value in values.items():
                    both = key == "disable" and held[key].value
                    held[key] = (
                        Value((*held[key].value, *value.value), f"{held[key].origin}, {value.origin}")
                        if both
                        else value
                    )
        return held

    def relative(self, document: Path) -> str | None:
        """Return a path from the file's directory on, None if it is elsewhere."""
        try:
            return Path(os.path.abspath(document)).relative_to(self.folder).as_posix()
        except ValueError:
            return None

    def excludes(self, document: Path) -> bool:
        """Return whether the file leaves a document out."""
        inside = self.relative(document)
        return inside is not None and self.excluded.match(inside)

    def beside(self, path: str) -> str:
        """Return a path that the file names as it is from the working directory."""
        folder = os.path.relpath(self.folder)
        if folder == os.curdir:
            return path
        return os.path.join(folder if not folder.startswith(os.pardir) else str(self.folder), path)


class Configs:
    """Finds the configuration of each document; a file is read once."""

    def __init__(self, chosen: Path | None = None, *, search: bool = True) -> None:
        """Start a search.

        Args:
            chosen: a file that holds for all documents; None to look for the nearest above each.
            search: whether to look at all.
        """
        self._search = search
        self._of_folder: dict[Path, Config | ConfigError | None] = {}
        self._chosen = _load(chosen.absolute(), must=True) if chosen else None

    def of(self, document: Path) -> Config | None:
        """Return the configuration that holds for a document, None where there is none.

        Raises:
            ConfigError: the file is wrong.
        """
        if self._chosen or not self._search:
            return self._chosen
        found = self._in(Path(os.path.abspath(document)).parent)
        if isinstance(found, ConfigError):
            raise found
        return found

    def settings(self, document: Path) -> Settings:
        """Return what holds for a document."""
        config = self.of(document)
        if config is None:
            return Settings()
        values = config.values(document)
        claims = values["claims"].value
        return Settings(
            Path(config.beside(claims)) if claims else None,
            values["fail-on"].value,
            frozenset(values["disable"].value),
            values["online"].value and not values["offline"].value,
            values["offline"].value,
            values["sources"].value,
            tuple(config.beside(path) for path in values["data"].value),
            Path(config.beside(values["evidence"].value)),
        )

    def _in(self, folder: Path) -> Config | ConfigError | None:
        if folder not in self._of_folder:
            found: Config | ConfigError | None
            try:
                found = _load(folder / _OWN) or _load(folder / _SHARED)
            except ConfigError as error:
                found = error
            # A project's root ends the search: what lies above is another's.
            if found is None and folder.parent != folder and not (folder / ".git").exists():
                found = self._in(folder.parent)
            self._of_folder[folder] = found
        return self._of_folder[folder]


def _load(path: Path, *, must: bool = False) -> Config | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if must:
            raise ConfigError([f"cannot read {_shown(path)}: there is no such file"]) from None
        return None
    except (OSError, UnicodeError) as error:
        raise ConfigError([f"cannot read {_shown(path)}: {getattr(error, 'strerror', '') or error}"]) from error
    # Most projects have a pyproject.toml that does not speak of claimcheck; reading TOML takes longer than a check.
    shared = path.name == _SHARED
    if shared and not must and "claimcheck" not in text:
        return None
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if shared and not must:
            return None  # another's file, and others will tell
        found = re.search(r"line (\d+)", str(error))  # none: at the end
        line = found[1] if found else max(1, len(text.splitlines()))
        raise ConfigError([f"{_shown(path)}:{line}: not valid TOML: {error}"]) from error
    if shared:
        tool = data.get("tool", {})
        if not isinstance(tool, dict) or "claimcheck" not in tool:
            return None
        data = tool["claimcheck"]
    return _Reader(path, text, _TABLE if shared else "").read(data)


class _Reader:
    """Checks one file's data and notes where each value is written."""

    def __init__(self, path: Path, text: str, table: str) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._table = table
        self._problems: list[str] = []

    def read(self, data: object) -> Config:
        if not isinstance(data, dict):
            raise ConfigError([f"{_shown(self._path)}: claimcheck must be a table"])
        data = dict(data)
        files = data.pop("files", {})
        common = dict(self._values(data, (), tuple(DEFAULTS)))
        of_files = []
        if isinstance(files, dict):
            for pattern, table in files.items():
                within = ("files", pattern)
                if isinstance(table, dict):
                    of_files.append((Patterns([pattern]), dict(self._values(table, within, _OF_FILES))))
                else:
                    self._wrong(("files",), pattern, f'write [files."{pattern}"] and its settings below it')
        else:
            self._wrong((), "files", 'must be tables: [files."docs/*.md"]')
        if self._problems:
            raise ConfigError(self._problems)
        excluded = common["exclude"].value if "exclude" in common else ()
        return Config(self._path, common, tuple(of_files), Patterns(excluded))

    def _values(
        self, data: Mapping[str, object], within: tuple[str, ...], allowed: tuple[str, ...]
    ) -> Iterator[tuple[str, Value]]:
        for written, value in data.items():
            key = written.replace("_", "-")
            if key not in allowed:
                self._wrong(within, written, _unknown(written, allowed))
            elif problem := _misfit(key, value):
                self._wrong(within, written, f"{written}: {problem}")
            else:
                held = (value,) if key in _LISTS and isinstance(value, str) else value
                if key == "disable":
                    held = self._checks(within, written, cast("list[str]", held))
                yield key, Value(tuple(held) if isinstance(held, list) else held, self._origin(within, written))

    def _checks(self, within: tuple[str, ...], key: str, names: list[str]) -> list[str]:
        from claimcheck.catalogue import UnknownCheckError, find
        from claimcheck.checks import all_checks

        found = []
        for name in names:
            try:
                found.append(find(all_checks(), name).name)
            except UnknownCheckError as error:
                self._wrong(within, key, f"{key}: {error.args[0]}")
        return found

    def _wrong(self, within: tuple[str, ...], key: str, what: str) -> None:
        self._problems.append(f"{self._origin(within, key)}: {what}")

    def _origin(self, within: tuple[str, ...], key: str) -> str:
        return f"{_shown(self._path)}:{self._line(within, key)}"

    def _line(self, within: tuple[str, ...], key: str) -> int:
        """Return the line at which a key is written; of its table where it is written in no usual way."""
        wanted = [*filter(None, self._table.split(".")), *within]
        header = inside = 1 if not wanted else 0
        for number, line in enumerate(self._lines, start=1):
            if line.lstrip().startswith("["):
                parts = _parts(line)
                if parts == [*wanted, key]:
                    return number
                inside = parts == wanted
                header = number if inside else header
            elif inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line):
                return number
        return header or 1


def _parts(header: str) -> list[str]:
    inside = re.sub(r"\]+\s*(?:#[^\]]*)?$", "", header.strip().lstrip("["))
    return [piece.strip().strip("\"'") for piece in re.findall(r"""[^."']+|"[^"]*"|'[^']*'""", inside) if piece.strip()]


def _unknown(key: str, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-").lower(), allowed, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(allowed))}"
    return f"there is no setting {key!r} here; {hint}"


def _misfit(key: str, value: object) -> str:
    if key == "fail-on":
        return "" if value in _FAIL_ON else f"must be one of {', '.join(_FAIL_ON)}"
    if key in _SWITCHES:
        return "" if isinstance(value, bool) else "must be true or false"
    if key in _LISTS:
        texts = isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))
        return "" if texts else "must be a text or a list of texts"
    return "" if isinstance(value, str) and value else "must be a text"


def _shown(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else relative
