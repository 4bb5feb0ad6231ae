"""Services by name: those of the package, and those of others by entry point; the example of docs/sources.md."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.config import Settings
from claimcheck.model import Verdict
from claimcheck.pipeline import check
from claimcheck.sources import opened, services
from claimcheck.sources.base import Service, SourceError
from claimcheck.sources.fetch import Page
from claimcheck.sources.store import Store

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"
ADDRESS = "https://tides.example.org/high?place=lindvik"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The package that the page of the docs shows, installed as another would be."""
    python, toml = (re.search(rf"```{kind}\n(.*?)```", PAGE.read_text(), re.S)[1] for kind in ("python", "toml"))
    entry = re.search(r'(\w+) = "([\w:]+)"', toml)
    (tmp_path / "claimcheck_tides.py").write_text(python)
    info = tmp_path / "claimcheck_tides-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: claimcheck-tides\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[claimcheck.sources]\n{entry[1]} = {entry[2]}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    opened.begin()
    yield
    opened.begin()
    sys.modules.pop("claimcheck_tides", None)


def kept(folder, height):
    body = json.dumps({"metres": height}).encode()
    import hashlib

    digest = hashlib.sha256(body).hexdigest()
    store = Store(folder)
    store.make()
    store.keep(Page(ADDRESS, ADDRESS, 200, (), body, "2026-01-02T00:00:00Z", digest))


@pytest.mark.parametrize(("height", "verdict"), [(2.41, Verdict.VERIFIED), (3.9, Verdict.NEEDS_SOURCE)])
def test_the_source_of_the_docs_works_as_shown(installed, tmp_path, height, verdict):
    kept(tmp_path / "kept", height)
    settings = Settings(offline=True, sources=("tides",), evidence=tmp_path / "kept")
    report = check("The high tide at Lindvik is 2.4 m.", sources=opened.sources(settings))
    (claim,) = report.claims
    assert claim.verdict is verdict and claim.evidence[0].read_on == "2026-01-02" and claim.evidence[0].snapshot


def test_every_service_says_what_it_is():
    names = services.names()
    assert len(set(names)) == len(names) >= 8
    for name in names:
        service = services.get(name)
        assert isinstance(service, Service) and service.name == name and name.islower() and service.what
    assert services.get("nonesuch") is None


def test_a_service_is_asked_for_without_loading_the_others():
    code = "import sys; from claimcheck.sources import services; services.get('imf'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "services.imf" in loaded and "services.wikidata" not in loaded


def test_services_are_asked_only_by_name_and_with_the_network_or_without(tmp_path):
    assert opened.sources(Settings(evidence=tmp_path)) == ()
    with pytest.raises(SourceError, match="add --online"):
        opened.sources(Settings(sources=("imf",), evidence=tmp_path))
    with pytest.raises(SourceError, match="there is no source 'nonesuch'"):
        opened.sources(Settings(offline=True, sources=("nonesuch",), evidence=tmp_path))
