"""Configuration files: which holds, what it may say, and how its errors are told."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.config import ConfigError, Configs

WRONG = "The fleet grew from 40 boats to 50 boats, a rise of 53%.\n"
IMPRECISE = "Of 900 boats, 800 (88%) are new.\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # the search for settings ends here

    def run(*argv):
        return main(argv), *capsys.readouterr()

    return run


def write(**files):
    for name, text in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_setting_holds_and_the_command_line_comes_before_it(run):
    write(a_md=WRONG, claimcheck_toml='fail-on = "never"\noutput = "out/"\n')
    assert run("check", "a.md")[0] == 0
    assert Path("out/a.md").exists() and not Path("reports").exists()
    assert run("check", "--fail-on", "inconsistent", "-o", "-", "a.md")[0] == 1
    assert run("check", "--config", "none", "a.md")[0] == 1


def test_the_nearest_file_holds_and_it_alone(run):
    write(claimcheck_toml='fail-on = "never"\n', docs__pyproject_toml='[tool.claimcheck]\nexclude = ["x.md"]\n')
    write(a_md=WRONG, docs__deep__b_md=WRONG, other__pyproject_toml="[project]\n", other__c_md=WRONG)
    assert [run("check", path)[0] for path in ("a.md", "docs/deep/b.md", "other/c.md")] == [0, 1, 0]


def test_its_own_file_comes_before_the_shared_one(run):
    write(
        a_md=WRONG, claimcheck_toml='fail-on = "never"\n', pyproject_toml='[tool.claimcheck]\nfail-on = "imprecise"\n'
    )
    assert run("check", "a.md")[0] == 0
    assert run("check", "--config", "pyproject.toml", "a.md")[0] == 1


def test_the_search_ends_at_the_root_of_a_repository(run):
    write(claimcheck_toml='fail-on = "never"\n', inner__a_md=WRONG)
    Path("inner/.git").mkdir()
    assert run("check", "inner/a.md")[0] == 1


def test_settings_of_single_files(run):
    write(
        claimcheck_toml='disable = ["currency"]\n'
        '[files."press/*.md"]\nfail_on = "imprecise"\ndisable = "percent-change"\n',
        a_md=WRONG,
        press__b_md=WRONG,
        press__c_md=IMPRECISE,
        d_md=IMPRECISE,
    )
    assert [run("check", path)[0] for path in ("a.md", "press/b.md", "press/c.md", "d.md")] == [1, 0, 1, 0]


def test_paths_start_from_the_files_folder(run, monkeypatch):
    write(claimcheck_toml='claims = "facts"\noutput = ["json=out/all.json", "reports/"]\n', docs__a_md=WRONG)
    write(facts__bad_toml="[[fact]]\nid = 1\n")
    monkeypatch.chdir("docs")
    code, _, err = run("check", "a.md")
    assert code == 2 and str(Path("facts", "bad.toml")) in err
    Path("../facts/bad.toml").unlink()
    assert run("check", "a.md")[0] == 1
    assert Path("../out/all.json").exists() and Path("../reports/a.md").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail-no = 1\n", "1: there is no setting 'fail-no' here; did you mean 'fail-on'?"),
        ("\nzebra = 1\n", "2: there is no setting 'zebra' here; known are baseline, claims"),
        ('# c\n"fail-on" = "sometimes"\n', "2: fail-on: must be one of inconsistent, imprecise"),
        ("exclude = [1]\n", "1: exclude: must be a text or a list of texts"),
        ("claims = 3\n", "1: claims: must be a text"),
        ('disable = ["percent_chnge"]\n', "1: disable: there is no check 'percent_chnge'; did you mean"),
        ('claims = "x"\n\n[files."a[12].md"]\n\noutput = "x"\n', "5: there is no setting 'output' here; known are"),
        ("files = 3\n", '1: must be tables: [files."docs/*.md"]'),
        ("[files]\nx = 3\n", '2: write [files."x"]'),
        ("claims = \n", "1: not valid TOML"),
        ("[baseline]\nx = 1\n", "1: baseline: must be a text"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_line(run, text, says):
    write(a_md=WRONG, claimcheck_toml=text)
    code, out, err = run("check", "a.md")
    assert (code, out) == (2, "")
    assert err.startswith(f"claimcheck: claimcheck.toml:{says}") and err.count("\n") == 1
    assert run("config", "a.md")[0] == 2


def test_all_mistakes_are_told_at_once_also_of_the_shared_file(run):
    write(a_md=WRONG, pyproject_toml="[project]\nx = 1\n[tool.claimcheck]\nx = 1\n[tool.claimcheck.files.'*']\ny = 2\n")
    _, _, err = run("check", "a.md")
    assert [line.split(": ")[1] for line in err.splitlines()] == ["pyproject.toml:4", "pyproject.toml:6"]


def test_another_tools_broken_file_is_not_our_concern(run):
    write(a_md=WRONG, pyproject_toml="claimcheck = [\n")
    assert run("check", "a.md")[0] == 1


def test_config_shows_what_holds_and_from_where(run):
    write(claimcheck_toml='claims = "facts"\nexclude = "x/"\n[files."*.txt"]\nfail-on = "never"\n')
    code, out, _ = run("config", "a.txt")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert code == 0
    assert rows == {
        "claims": ["facts", "claimcheck.toml:1"],
        "output": ["reports/", "default"],
        "fail-on": ["never", "claimcheck.toml:4"],
        "disable": ["-", "default"],
        "exclude": ["x/", "claimcheck.toml:2"],
        "baseline": ["-", "default"],
        "online": ["false", "default"],
        "offline": ["false", "default"],
        "sources": ["-", "default"],
        "data": ["-", "default"],
        "evidence": [".claimcheck/evidence/", "default"],
    }
    assert "fail-on   inconsistent" in run("config")[1]
    _, out, err = run("config", "x/a.txt")
    assert out.endswith("x/a.txt is excluded\n") and err.startswith("x/a.txt is not there")


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(ConfigError, match="no such file"):
        Configs(tmp_path / "none.toml")


def test_no_toml_is_read_where_there_is_no_configuration(tmp_path):
    (tmp_path / "a.txt").write_text(WRONG)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    code = "import sys; from claimcheck.cli import main; main(['check', 'a.txt']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert not {"tomllib", "subprocess", "glob"} & set(done.stdout.splitlines()[-1].split())
