"""The command line: what is printed where, what is written, and the exit code."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli import main

WRONG = "The ferry fleet has 40 boats, of which 14 (53%) are new.\n"
RIGHT = "The ferry fleet has 40 boats, of which 14 (35%) are new.\n"
SILENT = "Nobody counted anything.\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command in an empty directory; returns exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*argv: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(argv)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in {"wrong.txt": WRONG, "right.md": RIGHT, "silent.txt": SILENT}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


# --- exit codes and what is printed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code"), [("wrong.txt", 1), ("right.md", 0), ("silent.txt", 0), ("missing.txt", 2)])
def test_the_exit_code_says_what_was_found(run, files, name, code):
    assert run("check", name)[0] == code


def test_a_contradiction_is_shown_with_marks_arithmetic_and_a_hint(run, files):
    _, out, err = run("check", "wrong.txt")
    assert err == ""
    lines = out.splitlines()
    assert lines[0].startswith("wrong.txt:1:") and "inconsistent" in lines[0]
    assert lines[3].index("^^^") == lines[2].index("53%")
    assert "35%" in lines[4] and "the text says 53%" in lines[4]
    assert lines[5].startswith("  hint: ")
    assert "1 inconsistent" in lines[-2]
    assert lines[-1] == f"report: {Path('reports', 'wrong.md')}"


def test_it_is_plain_when_it_is_not_a_terminal_and_coloured_on_request(run, files):
    assert "\x1b" not in run("check", "wrong.txt")[1]
    assert "\x1b[" in run("check", "--color", "always", "wrong.txt")[1]


def test_quiet_and_verbose(run, files):
    assert run("check", "-q", "right.md")[1] == ""
    quiet = run("check", "-q", "wrong.txt")[1]
    assert "inconsistent" in quiet and "claims:" not in quiet and "report:" not in quiet
    assert run("check", "-qq", "wrong.txt") == (1, "", "")
    assert "needs source" in run("check", "-v", "right.md")[1]


def test_several_files_are_summed_up(run, files):
    code, out, _ = run("check", "wrong.txt", "right.md", "silent.txt")
    assert code == 1
    assert out.splitlines()[-1].startswith("3 documents, ")
    assert sorted(path.name for path in Path("reports").iterdir()) == ["right.md", "silent.md", "wrong.md"]


def test_a_file_named_twice_is_checked_once(run, files):
    assert run("check", "wrong.txt", "wrong.txt")[1].count("inconsistent [") == 1


IMPRECISE = "Of 900 boats, 800 (88%) are new.\n"


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        (WRONG, "inconsistent", 1),
        (WRONG, "never", 0),
        (IMPRECISE, "inconsistent", 0),
        (IMPRECISE, "imprecise", 1),
        (RIGHT, "imprecise", 0),
        (RIGHT, "needs-source", 1),
        (SILENT, "needs-source", 0),
    ],
)
def test_what_fails_a_build_can_be_chosen(run, text, on, code):
    assert run("check", "--fail-on", on, "-", stdin=text.encode())[0] == code


# --- reports ---------------------------------------------------------------------------------------------------------


def test_the_report_is_written_to_reports(run, files):
    run("check", "wrong.txt")
    page = Path("reports/wrong.md").read_text(encoding="utf-8")
    assert page.startswith("# Figures in wrong.txt\n")
    assert "(**53%**)" in page


def test_standard_output_gets_the_report_and_standard_error_the_summary(run, files):
    _, out, err = run("check", "-o", "-", "wrong.txt")
    assert out.startswith("# Figures in wrong.txt\n")
    assert "inconsistent [" in err
    assert not Path("reports").exists()


def test_json_on_standard_output_is_json_and_nothing_else(run, files):
    _, out, _ = run("check", "--format", "json", "-o", "-", "wrong.txt")
    assert json.loads(out)["reports"] == [claimcheck.check_file("wrong.txt").to_dict()]


def test_several_outputs_at_once(run, files):
    run("check", "-o", "all.json", "-o", "markdown=all.txt", "-o", "out/", "wrong.txt", "right.md")
    assert len(json.loads(Path("all.json").read_text(encoding="utf-8"))["reports"]) == 2
    assert Path("all.txt").read_text(encoding="utf-8").count("# Figures in ") == 2
    assert sorted(path.name for path in Path("out").iterdir()) == ["right.md", "wrong.md"]


def test_a_report_never_overwrites_a_document(run, files):
    code, _, err = run("check", "-o", "wrong.txt", "wrong.txt")
    assert code == 2 and "overwrite" in err
    assert Path("wrong.txt").read_text() == WRONG
    Path("reports").mkdir()
    Path("reports/wrong.md").write_text(WRONG)
    assert run("check", "reports/wrong.md")[0] == 1
    assert Path("reports/wrong.md").read_text() == WRONG
    assert Path("reports/wrong.md.md").exists()


def test_two_runs_write_the_same_bytes(run, files):
    run("check", "wrong.txt", "-o", "a.md", "-o", "a.json")
    first = Path("a.md").read_bytes(), Path("a.json").read_bytes()
    run("check", "wrong.txt", "-o", "a.md", "-o", "a.json")
    assert (Path("a.md").read_bytes(), Path("a.json").read_bytes()) == first


# --- the ledger ------------------------------------------------------------------------------------------------------

FACT = """\
[[fact]]
id = "fleet-2023"
subject = "ferry fleet of Ostra"
metric = "ferries"
value = "40 boats"
period = "2023"
url = "https://example.org/fleet"
read = 2024-05-02
"""


def test_the_ledger_beside_the_document_is_found_and_its_errors_are_told_with_file_and_line(run, files):
    Path("claims").mkdir()
    Path("claims/fleet.toml").write_text(FACT)
    assert run("check", "wrong.txt")[0] == 1
    Path("claims/fleet.toml").write_text(FACT + "colour = 3\nvalue =\n")
    code, out, err = run("check", "wrong.txt", "right.md", "-", stdin=RIGHT.encode())
    assert code == 2
    assert all(line.startswith(f"claimcheck: {Path('claims', 'fleet.toml')}:") for line in err.splitlines())
    assert "inconsistent [" not in out


def test_a_ledger_elsewhere_is_named(run, files):
    Path("facts").mkdir()
    Path("facts/fleet.toml").write_text("[[fact]]\nid = 1\n")
    code, _, err = run("check", "--claims", "facts", "right.md")
    assert code == 2
    assert err.startswith(f"claimcheck: {Path('facts', 'fleet.toml')}:")


# --- standard input --------------------------------------------------------------------------------------------------


def test_standard_input(run):
    code, out, _ = run("check", "-", stdin=WRONG.encode())
    assert code == 1
    assert out.startswith("<stdin>:1:")
    assert not Path("reports").exists()
    run("check", "-", "-o", "json=out/", stdin=WRONG.encode())
    assert json.loads(Path("out/stdin.json").read_text(encoding="utf-8"))["reports"][0]["document"]["name"] == "<stdin>"


def test_standard_input_has_a_report_file_only_where_one_is_asked_for(run, tmp_path):
    for more in ((), ("--stdin-filename", "notes.md")):
        assert run("check", *more, "-", stdin=RIGHT.encode())[0] == 0
    assert not (tmp_path / "reports").exists()
    assert run("check", "--stdin-filename", "notes.md", "-o", "out/", "-", stdin=RIGHT.encode())[0] == 0
    assert (tmp_path / "out" / "notes.md").exists()


@pytest.mark.parametrize("thing", [None, b"14 of 40", Path("a.md"), 40])
def test_what_is_no_text_is_told_so(thing):
    with pytest.raises(TypeError, match=rf"not {type(thing).__name__}; check_file\(\) takes a path"):
        claimcheck.check(thing)
    with pytest.raises(TypeError, match=f"not {type(thing).__name__}"):
        claimcheck.extract(thing)


def test_a_near_miss_of_a_source_is_told_and_no_alarm(run, files):
    (files / "claims").mkdir()
    fact = 'subject = "Ostra ferry"\nmetric = "passengers"\nperiod = 2025\nvalue = "1.8 million"\ntitle = "Yearbook"\n'
    (files / "claims" / "ferry.toml").write_text(f"[[fact]]\n{fact}")
    (files / "near.md").write_text("The Ostra ferry carried 1.9 million passengers in 2025.\n")
    code, out, _ = run("check", "--no-report", "near.md")
    assert code == 0 and out.endswith("1 claim: 0 verified, 0 inconsistent, 1 needs a source\n")
    assert out.startswith("near.md:1:25: needs source [source] 1.9 million passengers\n")
    assert "lead: Ostra ferry, passengers, 2025: 1.8 million; the two are close, but further apart than" in out
    assert "close" not in run("check", "--no-report", "-q", "near.md")[1]
    assert run("check", "--no-report", "-v", "near.md")[1].count("the two are close") == 1


def test_facts_that_say_the_same_are_one_piece_of_evidence(run, files):
    fact = 'subject = "Ostra ferry"\nmetric = "passengers"\nperiod = 2025\nvalue = "1.8 million"\ntitle = "Yearbook"\n'
    other = fact.replace("Yearbook", "Register")
    (files / "claims").mkdir()
    (files / "claims" / "ferry.toml").write_text("".join(f"[[fact]]\n{one}" for one in (fact, other, fact)))
    (files / "far.md").write_text("The Ostra ferry carried 2.9 million passengers in 2025.\n")
    _, out, _ = run("check", "--no-report", "far.md")
    assert re.findall(r"contradicts: .*?\((\w+)\)", " ".join(out.split())) == ["Yearbook", "Register"]


def test_a_note_on_a_line_stands_at_that_line(run, files):
    (files / "idle.md").write_text(f"{RIGHT}\n<!-- claimcheck: ignore percent_change -- old -->\n")
    says = "there is nothing of percent_change to ignore here; remove the directive\n"
    assert f"idle.md:3: note: {says}" in run("check", "--no-report", "idle.md")[1]
    commands = run("check", "-o", "-", "--format", "github", "idle.md")[1]
    assert f"::notice file=idle.md,line=3,title=claimcheck::{says}" in commands


def test_a_service_that_there_is_not_is_told_before_the_network(run, files):
    assert "there is no source 'oecdd'; did you mean oecd?" in run("check", "--source", "oecdd", "right.md")[2]
    assert "add --online" in run("check", "--source", "oecd", "right.md")[2]


def test_standard_input_can_have_a_name(run):
    _, out, _ = run("check", "--stdin-filename", "notes.md", "-", stdin=f"**Note** {WRONG}".encode())
    assert out.startswith("notes.md:1:")


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80 5%", "٥٪ 5% \u202e".encode(), b"5" * 5000])
def test_any_bytes_give_a_report(run, data):
    code, _, err = run("check", "-", "-v", stdin=data)
    assert code in (0, 1)
    assert err == ""


# --- what goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["check"], "claimcheck check --help"),
        (["chek", "a.md"], "no command 'chek'; did you mean check?"),
        (["wrong.txt"], "did you mean 'claimcheck check wrong.txt'?"),
        (["check", "--frob", "wrong.txt"], "no option --frob; see 'claimcheck check --help'"),
        (["check", "--formt=json", "wrong.txt"], "did you mean --format? See 'claimcheck check --help'"),
        (["source", "add", "--valeu", "3"], "did you mean --value? See 'claimcheck source add --help'"),
        (["config", "a.md", "b.md"], "one argument too many: 'b.md'"),
        (["check", "-q", "-v", "wrong.txt"], "not allowed with"),
        (["check", "--format", "pdf", "wrong.txt"], "choose from"),
        (["check", "missing.txt"], "missing.txt"),
        (["check", "empty"], "empty: no documents there"),
        (["check", "*.rst"], "*.rst: no documents there"),
        (["check", "-o", "wrong.txt/x.md", "wrong.txt"], "wrong.txt/x.md"),
        (["check", "--claims", "nowhere", "wrong.txt"], "nowhere"),
        (["extract", "missing.txt"], "missing.txt"),
        (["explain", "nonsense"], "claimcheck checks"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(run, files, argv, says):
    Path("empty").mkdir()
    code, _, err = run(*argv)
    assert code == 2
    assert err.startswith("claimcheck: ") and err.count("\n") == 1
    assert says in err


@pytest.mark.parametrize(
    ("argv", "what"),
    [
        (["check", ""], "FILE"),
        (["check", "right.md", "  "], "FILE"),
        (["annotate", ""], "FILE"),
        (["extract", ""], "FILE"),
        (["config", ""], "FILE"),
        (["baseline", ""], "FILE"),
        (["source", "todo", ""], "FILE"),
        (["source", "check", ""], "FILE"),
        (["check", "right.md", "--claims", ""], "--claims"),
        (["check", "right.md", "--data", ""], "--data"),
        (["check", "--changed-since", ""], "--changed-since"),
        (["annotate", "-o", "", "right.md"], "--output"),
    ],
)
def test_an_empty_path_is_not_this_folder(run, files, argv, what):
    before = sorted(files.iterdir())
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err == f"claimcheck: {what} is empty (is a variable not set?); see 'claimcheck {argv[0]} --help'\n"
    assert sorted(files.iterdir()) == before


def test_a_configuration_below_that_is_wrong_stops_only_its_own_documents(run, files):
    (files / "sub").mkdir()
    for name in ("sub/a.md", "sub/b.md"):
        (files / name).write_text(RIGHT)
    (files / "sub" / "claimcheck.toml").write_text("online =")
    code, out, err = run("check", "--no-report", ".")
    assert code == 2 and "3 documents" not in err and err.count("not valid TOML") == 1
    assert "right.md: 2 claims" in out or "right.md" in out


def test_one_bad_file_does_not_stop_the_others(run, files):
    code, out, _ = run("check", "missing.txt", "wrong.txt")
    assert code == 2
    assert "inconsistent [" in out
    assert Path("reports/wrong.md").exists()


def test_no_arguments_show_the_help_and_are_an_error(run):
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "examples:" in err


BROKEN_PLUGIN = """
from claimcheck.checks.base import Check, Examples
def find(sentence, reading):
    raise ZeroDivisionError("a bug")
CHECK = Check("XX001", "buggy", "A bug.", "A bug.", find, Examples((), (), ()), in_sentence=find)
"""


def test_a_bug_is_one_line_too(files):
    (files / "buggy.py").write_text(BROKEN_PLUGIN)
    info = files / "buggy-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: buggy\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[claimcheck.checks]\nbuggy = buggy:CHECK\n")
    done = process("check", "wrong.txt", "silent.txt", cwd=files, env={"PYTHONPATH": str(files)})
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimcheck: wrong.txt: internal error: ZeroDivisionError: a bug; ")
    assert done.stderr.count(b"\n") == 1
    assert (files / "reports" / "silent.md").exists()
    for name in ("second.txt", "third.txt"):
        (files / name).write_text(WRONG)
    done = process("check", "wrong.txt", "second.txt", "third.txt", cwd=files, env={"PYTHONPATH": str(files)})
    assert done.returncode == 2
    assert done.stderr.count(b"ZeroDivisionError") == 1
    said = done.stderr.decode().splitlines()
    assert said[1:] == ["claimcheck: the same internal error in 2 more documents: second.txt, third.txt"]
    debugged = process("check", "wrong.txt", cwd=files, env={"PYTHONPATH": str(files), "CLAIMCHECK_DEBUG": "1"})
    assert b"Traceback" in debugged.stderr


class Interrupted(io.BytesIO):
    def read(self, *_: object) -> bytes:
        raise KeyboardInterrupt


def test_an_interruption_is_no_traceback(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert main(["check", "-"]) == 130
    assert capsys.readouterr() == ("", "claimcheck: interrupted\n")


# --- other commands --------------------------------------------------------------------------------------------------


def test_version(run):
    assert run("--version") == (0, f"claimcheck {claimcheck.__version__}\n", "")


def test_help_fits_a_screen_and_ends_in_examples(run):
    code, out, _ = run("--help")
    assert code == 0
    assert len(out.splitlines()) <= 24
    assert max(map(len, out.splitlines())) <= 100
    assert "claimcheck check draft.md" in out


@pytest.mark.parametrize(
    "command", ["check", "extract", "checks", "explain", "config", "baseline", "source", "completion"]
)
def test_the_help_of_each_command_ends_in_an_example(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.splitlines()[-1].startswith(f"  claimcheck {command}")


def test_extract_lists_the_figures(run, files):
    code, out, _ = run("extract", "wrong.txt")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()[1:]] == ["count", "count", "percent"]
    figures = json.loads(run("extract", "--format", "json", "wrong.txt")[1])["figures"]
    assert [figure["value"] for figure in figures] == ["40", "14", "53"]


def test_checks_lists_every_check_and_explain_explains_each(run):
    from claimcheck.checks import all_checks

    listed = run("checks")[1].splitlines()
    assert [line.split()[:2] for line in listed] == [[check.code, check.name] for check in all_checks()]
    for check in all_checks():
        by_name, by_code = run("explain", check.name), run("explain", check.code.lower())
        assert by_name == by_code
        assert by_name[0] == 0 and check.title in by_name[1] and "Inconsistent" in by_name[1]


def test_a_slip_in_a_name_gets_a_hint(run):
    assert "did you mean 'part_of_whole'?" in run("explain", "part_of_hole")[2]


# --- as a process ----------------------------------------------------------------------------------------------------


def process(*argv: str, **how) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "claimcheck", *argv], capture_output=True, check=False, **how)


def test_the_module_is_the_command(files):
    done = process("check", "wrong.txt", cwd=files)
    assert done.returncode == 1
    assert done.stdout.startswith(b"wrong.txt:1:")


def test_a_reader_that_stops_reading_is_no_error(files):
    (files / "long.txt").write_text(WRONG * 500)
    with subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "check", "-qq", "-o", "-", "long.txt"],
        cwd=files,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.read(9) == b"# Figures"
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
    # Whether the system says that nobody reads any more hangs on how much it had taken by then.
    assert running.returncode in (1, 141)


def test_closed_streams_change_nothing(files):
    command = f'"{sys.executable}" -m claimcheck check wrong.txt >&- 2>&-'
    done = subprocess.run(command, shell=True, cwd=files, check=False)
    assert done.returncode == 1
    assert (files / "reports" / "wrong.md").exists()


def test_a_closed_standard_input_is_one_line(files):
    command = f'"{sys.executable}" -m claimcheck check - <&-'
    done = subprocess.run(command, shell=True, cwd=files, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"claimcheck: standard input is closed; name a file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(files):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "check", "-o", "-", "wrong.txt"],
            cwd=files,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(b"claimcheck: cannot write the output")
    assert b"Traceback" not in done.stderr


def test_a_stream_that_cannot_show_a_character_shows_its_code(files):
    (files / "euro.txt").write_text("Of the 40 € notes, 14 (53%) are new.", encoding="utf-8")
    done = process("check", "-v", "euro.txt", cwd=files, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


def test_version_and_help_load_nothing_of_the_work(files):
    code = "import sys; from claimcheck.cli import main; main(['--version']); main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "claimcheck.cli" in loaded
    assert not loaded & {"claimcheck.model", "claimcheck.pipeline", "decimal", "dataclasses", "pint", "requests"}


def test_checking_a_small_text_loads_no_heavy_library(files):
    code = "import sys; from claimcheck.cli import main; main(['check', 'wrong.txt']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=files)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "claimcheck.pipeline" in loaded
    assert not loaded & {"pint", "requests", "quantulum3", "pyromark", "importlib.metadata", "difflib"}


def test_only_the_formats_that_are_asked_for_are_loaded(files):
    code = "import sys; from claimcheck.cli import main; main(['check', 'wrong.txt']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=files)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "claimcheck.reports.markdown" in loaded
    assert not loaded & {f"claimcheck.reports.{name}" for name in ("json", "html", "sarif", "junit", "csv")}


def test_no_report_where_none_is_wanted(run, files):
    Path("claimcheck.toml").write_text('output = "out/"\n')
    assert run("check", "--no-report", "wrong.txt")[0] == 1
    assert not Path("out").exists() and not Path("reports").exists()
    run("check", "--no-report", "-o", "a.md", "wrong.txt")
    assert Path("a.md").exists() and not Path("out").exists()
