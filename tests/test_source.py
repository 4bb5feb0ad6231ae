"""`claimcheck source`: the ledger's chores on the command line."""

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.options import parser
from claimcheck.source_arguments import FACT
from claimcheck.sources._schema import KEYS
from claimcheck.sources.commands import QUESTIONS
from claimcheck.sources.ledger import load

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
PERU = [
    "--subject",
    "Peru",
    "--metric",
    "exports",
    "--period",
    "2023",
    "--value",
    "$64.4 billion",
    "--title",
    "Yearbook",
]
DATED = [*PERU, "--read", "2024-05-20"]
DRAFT = "Peru's exports reached $64.4 billion in 2023.\n\nThe mint struck 40 million coins. It was founded in 1565.\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run `claimcheck source` in an empty project, with no terminal; returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def run(*argv: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(["source", *argv])
        return code, *capsys.readouterr()

    return run


# --- add -------------------------------------------------------------------------------------------------------------


def test_a_fact_is_added_and_found_by_the_next_check(run):
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    assert run("add", "trade", *DATED) == (0, f"{Path('claims/trade.toml')}:1: added trade-1\n", "")
    assert main(["check", "-o", "out.json", "draft.md"]) == 0
    claims = json.loads(Path("out.json").read_text(encoding="utf-8"))["reports"][0]["claims"]
    assert [claim["verdict"] for claim in claims][:1] == ["verified"]


def test_every_key_of_a_fact_has_an_option_in_the_same_order():
    assert [key for key, *_ in FACT] == list(KEYS)


def test_all_keys_arrive_in_the_file(run):
    given = {
        "id": "peru-2023",
        "subject": "Peru",
        "aliases": ["Republic of Peru", "the republic"],
        "metric": "exports",
        "metric_aliases": ["foreign sales"],
        "place": "Asia",
        "place_aliases": ["Asian market"],
        "valid_from": "2023-01-01",
        "valid_to": "2023-12-31",
        "value": "64.4 billion",
        "unit": "USD",
        "kind": "forecast",
        "reporter": "Central bank of Peru",
        "reporter_aliases": ["the bank"],
        "time_zone": "America/Lima",
        "url": "https://example.org/peru",
        "title": "Yearbook",
        "quote": 'Exports "reached" 64.4 billion',
        "read": "2024-05-20",
        "snapshot": "9f" * 32,
        "note": "Größe, 大豆",
    }
    pairs = [(key, each) for key, value in given.items() for each in ([value] if isinstance(value, str) else value)]
    assert run("add", *[f"--{key.replace('_', '-')}={value}" for key, value in pairs])[0] == 0
    written = tomllib.loads(Path("claims/facts.toml").read_text(encoding="utf-8"))
    assert written == {"fact": [given]}
    listed = json.loads(run("list", "--format", "json")[1])["facts"]
    assert listed == [given | {"file": "claims/facts.toml", "line": 1}]


def test_a_state_and_today(run):
    assert (
        run("add", "--subject", "APEC", "--metric", "chair", "--state", "Peru", "--reporter", "A", "--read", "today")[0]
        == 0
    )
    (fact,) = load(Path("claims"))
    assert fact.state == "Peru" and len(fact.read) == 10


def test_comments_and_order_stay(run):
    Path("claims").mkdir()
    before = (
        '# Trade.\n\n[[fact]] # kept\nmetric = "imports"\nsubject = "Peru"\nvalue = "$50 billion"\ntitle = "Yearbook"\n'
    )
    Path("claims/trade.toml").write_text(before, encoding="utf-8")
    assert run("add", "trade.toml", *DATED)[1] == f"{Path('claims/trade.toml')}:9: added trade-2\n"
    assert Path("claims/trade.toml").read_text(encoding="utf-8").startswith(before)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "lacks --subject, --metric, --value or --state, --url or --title or --reporter"),
        (PERU[2:], "lacks --subject; "),
        ([*PERU[:-4], "--title", "t"], "lacks --value or --state; "),
        ([*PERU, "--state", "Lima"], "both value and state"),
        ([*PERU, "--url", "example.org"], "neither https:// nor http://"),
        ([*PERU, "--kind", "guess"], "outcome, target, forecast"),
        ([*PERU, "--read", "May"], "'May' is no date"),
        ([*PERU, "--value", "plenty"], "'plenty' holds no figure"),
        ([*PERU, "--note", "\udcff"], "not UTF-8"),
        (["../elsewhere", *PERU], "--claims DIR"),
        ([*PERU[2:], "--subject", "Chile", "--id", "taken"], "'taken' is taken"),
        (["other", *PERU], "first.toml:1: taken says the same already; change it there"),
        (["--claims", "file.txt/x", *PERU], "file.txt"),
        (["--config", "nowhere.toml", *PERU], "nowhere.toml"),
    ],
)
def test_what_cannot_be_added_is_one_line_and_nothing_is_written(run, argv, says):
    Path("file.txt").write_text("")
    run("add", "first", *DATED, "--id", "taken")
    code, out, err = run("add", *argv)
    assert (code, out) == (2, "")
    assert err.startswith("claimcheck: ") and err.count("\n") == 1
    assert says in err or (says == "file.txt" and "cannot write the ledger" in err)
    assert [path.name for path in Path("claims").glob("*.toml")] == ["first.toml"]


def test_a_malformed_ledger_is_told_with_file_and_line(run):
    Path("claims").mkdir()
    Path("claims/bad.toml").write_text("[[fact]]\nsubjct = 'Peru'\n", encoding="utf-8")
    for argv in (["add", *PERU], ["list"], ["check"]):
        code, out, err = run(*argv)
        assert (code, out) == (2, "")
        assert f"{Path('claims/bad.toml')}:2: there is no key 'subjct'; did you mean 'subject'?" in err


# --- which ledger ----------------------------------------------------------------------------------------------------


def test_the_ledger_is_the_named_the_configured_or_the_nearest(run, monkeypatch):
    for place in ("named", "configured", "claims"):
        run("add", place, *PERU, "--claims", place)
    assert "claims-1" in run("list")[1]
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert "claims-1" in run("list")[1]
    monkeypatch.chdir("..")
    Path("claimcheck.toml").write_text('claims = "configured"\n', encoding="utf-8")
    assert "configured-1" in run("list")[1]
    assert "claims-1" in run("list", "--config", "none")[1]
    assert "named-1" in run("list", "--claims", "named")[1]


def test_without_a_ledger_there_is_nothing_to_list_or_check(run):
    for chore in ("list", "check"):
        code, out, err = run(chore)
        assert (code, out) == (2, "")
        assert "--claims DIR" in err and err.count("\n") == 1


# --- list ------------------------------------------------------------------------------------------------------------


def test_the_columns_of_the_list_stand_below_each_other(run):
    run("add", *PERU)
    run(
        "add",
        "--subject",
        "大豆 of a name so long that no table can hold it",
        "--metric",
        "yield",
        "--value",
        "3%",
        "--title",
        "\u001b[31m",
    )
    head, first, second = run("list")[1].splitlines()
    assert head.split() == ["fact", "about", "period", "value", "source", "file"]
    assert first.index("$64.4") == head.index("value")
    assert second.index("3%") == head.index("value") - len("大豆"), "wide characters take two columns"
    assert "..." in second and "\x1b" not in second


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], [1, 2]),
        (["peru"], [1, 2]),
        (["PERU", "imports"], [2]),
        (["peru imports"], [2]),
        (["64.4"], [1]),
        (["copper"], []),
    ],
)
def test_facts_are_found_by_their_words(run, words, found):
    run("add", *DATED)
    run("add", "--subject", "Peru", "--metric", "imports", "--value", "$50 billion", "--title", "Yearbook")
    facts = json.loads(run("list", *words, "--format", "json")[1])["facts"]
    assert [fact["id"] for fact in facts] == [f"facts-{number}" for number in found]
    assert run("list", *words)[0] == 0


# --- check -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "code", "says"),
    [
        (["--subject", "Chile", *DATED[2:]], 0, "2 facts, no remarks"),
        (DATED, 0, "1 fact, no remarks"),  # which is not added again
        ([*DATED, "--quote", "Exports came to $64.4 billion"], 1, "the same as facts-1"),
        ([*DATED, "--value", "$60.0 billion"], 1, "one of them is wrong"),
        ([*DATED, "--value", "$60.0 billion", "--reporter", "Customs"], 0, "claims are contested"),
        (["--subject", "Chile", *PERU[2:]], 0, "add read = "),
    ],
)
def test_a_review_fails_for_doubles_and_contradictions(run, second, code, says):
    run("add", *DATED)
    run("add", *second)
    found, out, err = run("check")
    assert (found, err) == (code, "")
    assert says in out


def test_facts_that_no_document_uses_are_told_if_documents_are_given(run):
    Path("docs").mkdir()
    Path("docs/draft.md").write_text(DRAFT, encoding="utf-8")
    run("add", *DATED)
    run("add", "--subject", "Chile", *DATED[2:])
    assert "no document uses it" not in run("check")[1]
    for documents in (["docs"], ["docs/*.md"], ["docs/draft.md"]):
        code, out, _ = run("check", *documents)
        assert code == 0
        assert out.splitlines() == [f"{Path('claims/facts.toml')}:9: facts-2: no document uses it", "2 facts, 1 remark"]


def test_with_a_document_missing_no_fact_is_said_to_be_unused(run):
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    run("add", "--subject", "Chile", *DATED[2:])
    code, out, err = run("check", "draft.md", "missing.md")
    assert code == 2
    assert "missing.md" in err and "no document uses it" not in out


# --- todo ------------------------------------------------------------------------------------------------------------


def test_the_template_has_what_needs_a_source_and_fills_the_ledger(run):
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    run("add", *DATED)
    code, out, err = run("todo", "draft.md")
    assert (code, err) == (0, "")
    assert [fact["value"] for fact in tomllib.loads(out)["fact"]] == ["40 million", "1565"]
    assert run("todo", "draft.md", "-o", "notes/wanted.txt")[1] == f"{Path('notes/wanted.txt')}: 2 facts to fill in\n"
    assert Path("notes/wanted.txt").read_text(encoding="utf-8") == out
    filled = (
        out.replace('subject = ""', 'subject = "mint"')
        .replace('metric = ""', 'metric = "m"')
        .replace('url = ""', 'title = "t"')
    )
    Path("claims/mint.toml").write_text(filled.replace('read = ""', ""), encoding="utf-8")
    assert "3 facts" in run("check")[1]


def test_a_template_is_written_over_nothing_and_never_into_the_ledger(run):
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    run("add", *DATED)
    Path("wanted.txt").write_text("half done")
    for output, says in (("wanted.txt", "is there"), ("claims/wanted.toml", "end its name in .txt")):
        code, out, err = run("todo", "draft.md", "-o", output)
        assert (code, out) == (2, "")
        assert says in err and err.count("\n") == 1
    assert Path("wanted.txt").read_text() == "half done"
    assert len(list(Path("claims").iterdir())) == 1


def test_a_template_for_standard_input(run):
    _, out, _ = run("todo", "-", "--stdin-filename", "draft.md", stdin=DRAFT.encode())
    assert "# draft.md:1:" in out


def test_control_characters_leave_the_template_readable(run):
    _, out, _ = run("todo", "-", stdin=b"The mint\x1b[31m\x00 struck 40 million\x07 coins.\n")
    assert tomllib.loads(out)["fact"]


def test_a_missing_document_is_one_line(run):
    code, out, err = run("todo", "missing.md")
    assert (code, out, err.count("\n")) == (2, "", 1)


# --- the page on the ledger ------------------------------------------------------------------------------------------


@on_a_terminal
def test_the_session_of_the_page_runs_as_printed(run, tmp_path):
    page = (Path(__file__).parents[1] / "docs" / "ledger.md").read_text(encoding="utf-8")
    chapter = page.split("## Looking after it")[1]
    draft = re.findall(r"```\n(.*?)```", chapter, re.DOTALL)[0]
    Path("draft.md").write_text(draft, encoding="utf-8")
    Path("claims").mkdir()
    for command in re.findall(r"^\$ claimcheck source (.*?)(?=^\$|^```)", chapter, re.DOTALL | re.MULTILINE):
        line, _, printed = command.partition("\n")
        asked = [
            (q, said[len(q) + 1 :]) for said in printed.splitlines() for q in QUESTIONS.values() if said.startswith(q)
        ]
        if not asked:
            assert run(*shlex.split(line))[1:] == (printed, "")
            continue
        terminal = Terminal(tmp_path, *shlex.split(line))
        for question, answer in asked:
            terminal.answer(question, f"{answer}\n")
        assert terminal.end() == (0, printed.splitlines(keepends=True)[len(asked)])


# --- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chore", ["add", "list", "check", "todo"])
def test_the_help_of_each_chore_ends_in_an_example(run, chore):
    code, out, _ = run(chore, "--help")
    assert code == 0
    assert f"\n  claimcheck source {chore} " in out.split("example:")[-1]


@pytest.mark.parametrize(("argv", "says"), [([], "CHORE"), (["ad"], "invalid choice: 'ad'")])
def test_a_wrong_chore_is_one_line(run, argv, says):
    code, _, err = run(*argv)
    assert (code, err.count("\n")) == (2, 1)
    assert says in err and "claimcheck source --help" in err


def test_other_commands_do_not_make_the_options_of_source():
    code = "import sys; from claimcheck.cli import main; main(['--version']); main(['checks']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {m for m in done.stdout.splitlines()[-1].split() if "source_" in m}
    assert isinstance(parser(), argparse.ArgumentParser)


# --- on a terminal ---------------------------------------------------------------------------------------------------


class Terminal:
    """A real process whose standard input and error are a terminal."""

    def __init__(self, folder: Path, *argv: str) -> None:
        import pty

        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "source", *argv],
            cwd=folder,
            stdin=theirs,
            stderr=theirs,
            stdout=subprocess.PIPE,
        )
        os.close(theirs)
        self.seen = ""

    def answer(self, question: str, text: str) -> None:
        """Wait for a question and answer it."""
        start = len(self.seen)
        while question not in self.seen[start:] or not self.seen.endswith((") ", "? ")):
            more = self._more()
            assert more, f"it ended without asking {question!r}: {self.seen}"
            self.seen += more
        os.write(self._ours, text.encode())

    def interrupt(self) -> None:
        """Do what Ctrl-C does, again until it is heard: a signal that comes just before a read does not end that."""
        while self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)

    def end(self) -> tuple[int, str]:
        """Return the exit code and the standard output."""
        out, _ = self._process.communicate()
        while more := self._more():
            self.seen += more
        os.close(self._ours)
        return self._process.returncode, out.decode()

    def _more(self) -> str:
        try:
            return os.read(self._ours, 4096).decode()
        except OSError:  # the other end is closed
            return ""


@on_a_terminal
def test_on_a_terminal_what_is_missing_is_asked_for_until_it_is_right(tmp_path):
    terminal = Terminal(tmp_path, "add", "trade", "--metric", "exports", "--note", "by hand")
    terminal.answer("Whom or what", "\n")
    terminal.answer("a fact needs this", "Peru\n")
    terminal.answer("What is the value", "plenty\n")
    terminal.answer("holds no figure", "$64.4 billion\n")
    terminal.answer("What period", "2023\n")
    terminal.answer("Who says so", "\n")
    terminal.answer("Where?", "\n")
    terminal.answer("a fact needs this", "Yearbook\n")
    terminal.answer("In which words", "\n")
    terminal.answer("When did you read it", "20 May\n")
    terminal.answer("is no date", "2024-05-20\n")
    assert terminal.end() == (0, f"{Path('claims/trade.toml')}:1: added trade-1\n")
    (fact,) = load(tmp_path / "claims")
    assert (fact.subject, fact.metric, fact.value, fact.period and str(fact.period)) == (
        "Peru",
        "exports",
        "$64.4 billion",
        "2023",
    )
    assert (fact.title, fact.url, fact.read, fact.note) == ("Yearbook", "", "2024-05-20", "by hand")


@on_a_terminal
def test_a_name_for_a_value(tmp_path):
    given = ["--subject", "APEC", "--metric", "chair", "--period", "2024", "--title", "t", "--reporter", "r"]
    terminal = Terminal(tmp_path, "add", *given, "--quote", "q", "--read", "2024-05-20")
    terminal.answer("What is the value", "\n")
    terminal.answer("Which name", "Peru\n")
    assert terminal.end()[0] == 0
    assert next(iter(load(tmp_path / "claims"))).state == "Peru"


@on_a_terminal
@pytest.mark.parametrize(
    ("interrupted", "code", "says"), [(False, 2, "nothing is written"), (True, 130, "interrupted")]
)
def test_the_end_of_the_answers_writes_nothing(tmp_path, interrupted, code, says):
    terminal = Terminal(tmp_path, "add", *PERU[2:])
    terminal.answer("Whom or what", "" if interrupted else "\x04")
    if interrupted:
        terminal.interrupt()
    assert terminal.end() == (code, "")
    assert says in terminal.seen
    assert not (tmp_path / "claims").exists()


@on_a_terminal
def test_what_is_enough_asks_nothing_even_on_a_terminal(tmp_path):
    assert Terminal(tmp_path, "add", *PERU).end() == (0, f"{Path('claims/facts.toml')}:1: added facts-1\n")
