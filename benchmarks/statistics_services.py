"""How rightly statistics services judge claims, over the recorded answers and the claims of tests/sources.

python benchmarks/statistics_services.py [-v]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "sources"))

import service_answers
from service_claims import CLAIMS, LATER, TRAPS
from service_server import evidence, serving, verdict, web


def main() -> None:
    os.environ |= {"FRED_API_KEY": service_answers.FRED_KEY, "EDGAR_CONTACT": "editor@example.org"}
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        asked = web(server, Path(folder))
        for name, claims in (("before tuning", CLAIMS), ("afterwards", LATER), ("as traps", TRAPS)):
            start = time.perf_counter()
            judged = [(c, verdict(evidence(server, asked, c.service, c.text, date=c.date))) for c in claims]
            spent = (time.perf_counter() - start) / len(claims) * 1000
            right = sum(found == claim.verdict for claim, found in judged)
            verified = sum(found == "yes" != claim.verdict for claim, found in judged)
            inconsistent = sum(found == "no" != claim.verdict for claim, found in judged)
            print(
                f"{len(claims)} claims written {name}: {right} right, {verified} wrongly verified, "
                f"{inconsistent} wrongly inconsistent, {spent:.1f} ms each"
            )
            if "-v" in sys.argv:
                for claim, found in judged:
                    if found != claim.verdict:
                        print(f"  {claim.service}: {claim.verdict}, not {found}: {claim.text}")
        print(f"{len(server.asked)} requests")


if __name__ == "__main__":
    main()
