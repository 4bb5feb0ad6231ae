"""Completion scripts for shells, made from the parser; what they offer is fixed when they are printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

_BASH = """\
# Completion for claimcheck. In ~/.bashrc: source <(claimcheck completion bash)
_claimcheck() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} at= i words
    for (( i = 1; i < COMP_CWORD; i++ )); do
        case "$at ${{COMP_WORDS[i]}}" in
            {paths}) at="$at ${{COMP_WORDS[i]}}" ;;
        esac
    done
    COMPREPLY=()
    case "$at|$previous" in
        {values}
        {takers}) return ;;
        *) case "$at" in
            {words}
        esac ;;
    esac
    COMPREPLY=( $(compgen -W "$words" -- "$current") )
}}
complete -o default -F _claimcheck claimcheck
"""
_ZSH = """\
# Completion for claimcheck. In ~/.zshrc, after compinit: source <(claimcheck completion zsh)
autoload -U +X bashcompinit && bashcompinit
"""
_FISH = """\
# Completion for claimcheck. In ~/.config/fish/config.fish: claimcheck completion fish | source
function __claimcheck_at  # the words of the command line begin with these
    set -l words (commandline -opc)
    set -l last (math 1 + (count $argv))
    set words[1] claimcheck
    test (count $words) -ge $last
    and test (string join -- ' ' $words[1..$last]) = (string join -- ' ' claimcheck $argv)
end
function __claimcheck_after  # the words of the command line are these
    test (count (commandline -opc)) -eq (math 1 + (count $argv))
    and __claimcheck_at $argv
end
complete -c claimcheck -e
"""


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """Return the script that makes a shell ("bash", "fish" or "zsh") complete a parser's commands and options."""
    if shell == "fish":
        return _FISH + "".join(f"{line}\n" for line in _fish(parser))
    bash = _bash(parser)
    return bash if shell == "bash" else _ZSH + bash.partition("\n")[2]


def _levels(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Yield a parser and those of its commands, each with the words that lead to it."""
    yield path, parser
    for name, command in _commands(parser).items():
        yield from _levels(command, (*path, name))


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.option_strings]


def _choices(action: argparse.Action) -> list[str]:
    return [] if isinstance(action, argparse._SubParsersAction) else [str(choice) for choice in action.choices or ()]


def _positional_choices(parser: argparse.ArgumentParser) -> list[str]:
    return [choice for action in parser._actions if not action.option_strings for choice in _choices(action)]


def _bash(parser: argparse.ArgumentParser) -> str:
    paths, values, takers, words = [], [], [], []
    for path, level in _levels(parser):
        at = "".join(f" {word}" for word in path)
        paths += [f'"{at}"'] if path else []
        names = [*_commands(level), *_positional_choices(level)]
        for action in _options(level):
            names += [name for name in action.option_strings if name.startswith("--")]
            patterns = "|".join(f'"{at}|{name}"' for name in action.option_strings)
            if _choices(action):
                values.append(f'{patterns}) words="{" ".join(_choices(action))}" ;;')
            elif action.nargs != 0:
                takers.append(patterns)
        words.append(f'"{at}") words="{" ".join(names)}" ;;')
    return _BASH.format(
        paths="|".join(paths),
        values="\n        ".join(values),
        takers="|".join(takers),
        words="\n            ".join(words),
    )


def _fish(parser: argparse.ArgumentParser) -> Iterator[str]:
    for path, level in _levels(parser):
        commands = _commands(level)
        where = " ".join(("__claimcheck_after" if commands else "__claimcheck_at", *path))
        start = f"complete -c claimcheck -n {_quoted(where)}"
        for name in [*commands, *_positional_choices(level)]:
            yield f"{start} -f -a {_quoted(name)}"
        for action in _options(level):
            names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in action.option_strings)
            value = f" -x -a {_quoted(' '.join(_choices(action)))}" if _choices(action) else " -r" * (action.nargs != 0)
            yield f"{start} {names}{value} -d {_quoted(action.help or '')}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
