"""Values of other things, against other bases, of other times: true texts that invite a false alarm raise none."""

from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.model import Status

TRAPS = Path(__file__).parents[2] / "benchmarks" / "wordings" / "traps.txt"


@pytest.mark.parametrize(
    "text", [line for line in TRAPS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
)
def test_a_trap_raises_no_alarm(text: str) -> None:
    found = check(text.replace(" ¶ ", "\n\n")).findings
    assert [finding.arithmetic for finding in found if finding.status is Status.INCONSISTENT] == []
