"""Path patterns mean what git takes them to mean."""

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.globs import Patterns


@pytest.mark.parametrize(
    ("patterns", "path", "matches"),
    [
        (["*.md"], "a.md", True),
        (["*.md"], "docs/a.md", True),
        (["*.md"], "a.mdx", False),
        (["/a.md"], "docs/a.md", False),
        (["/a.md"], "a.md", True),
        (["drafts/"], "drafts/a.md", True),
        (["drafts/"], "docs/drafts/b/a.md", True),
        (["drafts/"], "drafts", False),
        (["docs/*.md"], "docs/a.md", True),
        (["docs/*.md"], "docs/b/a.md", False),
        (["docs/**/a.md"], "docs/a.md", True),
        (["docs/**/a.md"], "docs/b/c/a.md", True),
        (["docs/**"], "docs/b/c.md", True),
        (["**/old-*"], "x/old-1/y.md", True),
        (["a?.md", "[!b]c.md"], "ab.md", True),
        (["a?.md", "[!b]c.md"], "bc.md", False),
        (["*.md", "!kept.md"], "kept.md", False),
        (["drafts/", "!drafts/kept.md"], "drafts/kept.md", True),
        (["# a comment", "", "  "], "# a comment", False),
        ([r"\#1.md"], "#1.md", True),
    ],
)
def test_patterns(patterns, path, matches):
    assert Patterns(patterns).match(path) is matches


PARTS = st.sampled_from(["a", "b", "ab", "a.md", "*", "**", "?", "a*", "*.md", "[ab]", "[!a]"])
PATTERN = st.builds(
    lambda no, lead, parts, end: no + lead + "/".join(parts) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "/"]),
)
PATHS = [f"{x}{y}{z}" for x in ("", "a/", "b/") for y in ("", "ab/", "a.md/") for z in ("a", "ab", "a.md")]


@pytest.mark.skipif(not shutil.which("git"), reason="no git here")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(patterns=st.lists(PATTERN, min_size=1, max_size=4))
def test_git_agrees(tmp_path, patterns):
    if not (tmp_path / ".git").exists():
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("\n".join(patterns) + "\n")
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin"],
        cwd=tmp_path,
        input="\n".join(PATHS),
        capture_output=True,
        text=True,
        check=False,
    )
    ours = Patterns(patterns)
    assert {path for path in PATHS if ours.match(path)} == set(asked.stdout.splitlines())
