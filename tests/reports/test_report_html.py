"""The HTML page: what it holds, that no document can break it, and how it behaves in a browser."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from hypothesis import given
from hypothesis import strategies as st
from report_samples import HARBOUR, accounts, claim, document, figure, harbour

from claimcheck.model import Report, Verdict
from claimcheck.reports import get, render
from claimcheck.reports._excerpt import harmless

PAGE = get("html").render([harbour(), accounts()])


class Reader(HTMLParser):
    """Reads a page's tags, ids and targets, and the text of its documents."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.text = ""
        self._inside = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.targets += [found[key] for key in ("href", "src") if found.get(key)]
        self._inside += tag == "article"

    def handle_endtag(self, tag):
        self._inside -= tag == "article"

    def handle_data(self, data):
        self.text += data if self._inside else ""


def test_the_text_is_the_document():
    assert " ".join(Reader(render(harbour(), "html")).text.split()) == " ".join(HARBOUR.split())


def test_every_id_is_there_once_and_every_link_leads_to_one():
    page = Reader(PAGE)
    assert max(Counter(page.ids).values()) == 1
    inner = {target[1:] for target in page.targets if target.startswith("#")}
    assert inner and inner <= set(page.ids)


def test_it_needs_nothing_from_outside():
    assert all(target.startswith(("#", "https://example.org/")) for target in Reader(PAGE).targets)
    assert not re.search(r"@import|url\(|<link|<img|<iframe|fetch\(|XMLHttp", PAGE)
    assert "default-src 'none'" in PAGE


def test_every_claim_has_its_explanation():
    assert PAGE.count("<section class='card ") == 17
    for said in [
        "22.6% to 27.4%",
        "35% would need to be 25%",
        "points to 1949",
        "Eleven ice-breakers",
        "read 2024-05-03",
    ]:
        assert said in PAGE


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_shown_as_it_is(before: str, after: str):
    text = f"{before} 5 {after}"
    found = claim(text, Verdict.INCONSISTENT, figure(text, "5", "5"))
    page = render(Report(document(text, name=text), (found,), ()), "html")
    reader = Reader(page)
    assert " ".join(reader.text.split()) == " ".join(harmless(text).split())
    assert reader.tags["script"] == 1 and reader.tags["article"] == 1


def test_a_table_is_a_table():
    from claimcheck import check, documents

    read = documents.read_text("| a | b |\n| --- | --- |\n| 1 | 2 |\n", "a.md", "markdown")
    page = Reader(render(check(read), "html"))
    assert (page.tags["th"], page.tags["td"]) == (2, 2)


def test_a_figure_within_another_is_shown_as_the_whole():
    text = "From 5 to 6 per cent."
    whole, inner = figure(text, "5 to 6 per cent", "5"), figure(text, "6 per cent", "6")
    claims = claim(text, Verdict.NEEDS_SOURCE, whole), claim(text, Verdict.NEEDS_SOURCE, inner)
    page = Reader(render(Report(document(text), claims, ()), "html"))
    assert page.text.strip() == text
    assert page.targets == ["#d0c0", "#d0f0", "#d0f0"]


def test_a_document_without_claims_has_a_page():
    assert Reader(render(Report(document("Nothing."), (), ()), "html")).tags["article"] == 1


# --- in a browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    folder = tmp_path_factory.mktemp("browser")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    browser = Browser(folder / "profile")
    yield browser, folder / "page.html"
    browser.close()


@pytest.fixture
def browser(shared: tuple[Browser, Path]) -> Iterator[Browser]:
    browser, page = shared
    browser.resize(1200, 800)
    browser.open(page)
    yield browser
    assert browser.errors == []
    assert [url for url in browser.requests if not url.startswith("file:")] == []


CURRENT = "document.querySelector('.card.on h3').textContent"


def test_it_opens_at_the_first_contradiction(browser: Browser):
    assert browser.js(CURRENT) == "35%"
    assert browser.js("document.querySelectorAll('.rel').length") == 2
    assert browser.js("document.querySelectorAll('#lines path').length") == 2


def test_a_click_on_a_figure_explains_it(browser: Browser):
    browser.click("a.f.slack")
    assert browser.js(CURRENT) == "12.4 million euros, up 5.0%"
    assert browser.js("document.activeElement.classList.contains('card')")
    browser.press("Escape")
    assert browser.js("document.activeElement.textContent") == "12.4 million euros"


def test_a_click_on_a_claim_shows_its_figure(browser: Browser):
    browser.click("#d1c0 h3 a")
    assert browser.js("document.activeElement.textContent") == "225"
    assert browser.js("document.querySelector('a.f.on').textContent") == "225"


def test_the_first_key_leads_to_the_first_contradiction_and_others_go_on(browser: Browser):
    for key, claim_ in [("j", "35%"), ("j", "14 ships"), ("k", "35%"), ("j", "14 ships"), ("j", "225")]:
        browser.press(key)
        assert browser.js(CURRENT).startswith(claim_)


def test_what_is_wrong_comes_first_and_what_wants_a_source_is_folded(browser: Browser):
    kinds = "[...document.querySelectorAll('.card')].map((c) => c.classList[1])"
    found = browser.js(kinds)
    assert list(dict.fromkeys(found)) == ["bad", "slack", "good", "open"]
    assert found == sorted(found, key=["bad", "slack", "good", "open"].index)
    hidden = "[...document.querySelectorAll('.card.open')].filter((c) => c.offsetHeight).length"
    assert browser.js(hidden) == 0
    browser.click(".fold[data-kind=open]")
    assert browser.js(hidden) == 10
    browser.press("3")
    assert browser.js(hidden) == 0


def test_it_opens_at_its_beginning(shared: tuple[Browser, Path], tmp_path: Path):
    text = "Nothing much happens here.\n\n" * 80 + "Then come 5 more."
    found = claim(text, Verdict.INCONSISTENT, figure(text, "5", "5"))
    (tmp_path / "long.html").write_text(render(Report(document(text), (found,), ()), "html"), encoding="utf-8")
    browser, _ = shared
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}]  # what is scrolled to is there at once
    browser.call("Emulation.setEmulatedMedia", features=still)
    for width in (1200, 390):
        browser.resize(width, 700)
        browser.open(tmp_path / "long.html")
        assert browser.js("scrollY") == 0
        assert browser.js(CURRENT) == "5"
        browser.press("j")
        assert browser.js("document.querySelector('a.f.on').getBoundingClientRect().bottom <= innerHeight")


def test_no_line_between_figures_runs_through_words(browser: Browser):
    # What lies at points along the lines, apart from the figures themselves, is no stretch of text.
    crossed = """(() => {
        const boxes = [];
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); ) {
            if (!node.data.trim() || node.parentElement.closest('.on, .rel, .file, .contents')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            boxes.push(...range.getClientRects());
        }
        const frame = document.querySelector('main').getBoundingClientRect();
        let hits = 0;
        for (const path of document.querySelectorAll('#lines path')) {
            for (let at = 0; at <= path.getTotalLength(); at += 2) {
                const point = path.getPointAtLength(at);
                const [x, y] = [point.x + frame.left, point.y + frame.top];
                hits += boxes.some((b) => x > b.left && x < b.right && y > b.top + 2 && y < b.bottom - 2);
            }
        }
        return hits;
    })()"""
    for width in (1200, 390):
        browser.resize(width, 800)
        browser.js("document.querySelectorAll('.filter[aria-pressed=false]').forEach((b) => b.click())")
        for _ in range(17):
            browser.press("j")
            assert browser.js(crossed) == 0, (width, browser.js(CURRENT))


def test_the_frame_of_a_figure_leaves_the_space_beside_it_free(browser: Browser):
    for name in ("on", "rel"):
        style = f"getComputedStyle(document.querySelector('.{name}'))"
        assert browser.js(f"parseFloat({style}.outlineWidth) + parseFloat({style}.outlineOffset)") <= 2


def test_several_documents_are_named_and_listed(browser: Browser):
    assert browser.js("document.querySelector('h1').textContent") == "2 documents"
    names = ["notes/harbour.md", "accounts.md"]
    assert browser.js("[...document.querySelectorAll('.contents a')].map((a) => a.textContent)") == names
    assert browser.js("[...document.querySelectorAll('.file b')].map((b) => b.textContent)") == names
    where = browser.js("[...document.querySelectorAll('.card .where')].map((w) => w.textContent)")
    assert all(any(f"{name}, line " in text for name in names) for text in where)


def test_on_paper_only_what_is_wrong_has_its_whole_explanation(browser: Browser):
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        seen = "[...document.querySelectorAll('.card{0} > *')].filter((c) => c.getClientRects().length).length"
        assert browser.js("[...document.querySelectorAll('.card')].every((c) => c.getClientRects().length)")
        assert browser.js(seen.replace("{0}", ".open")) == 2 * 10
        bad = browser.js(seen.replace("{0}", ".bad"))
        assert bad == browser.js("document.querySelectorAll('.card.bad > *').length") > 2 * 3
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")


def test_filters_and_search_narrow_the_claims(browser: Browser):
    shown = "[...document.querySelectorAll('.card')].filter((c) => !c.hidden).length"
    assert browser.js(shown) == 7
    browser.click(".filter.open")
    assert browser.js(shown) == 17
    browser.click(".filter.open")
    assert browser.js("document.querySelectorAll('a.f.off').length") == 10
    browser.press("4")
    assert browser.js(shown) == 4
    browser.press("/")
    for key in "ship":
        browser.press(key)
    assert browser.js(shown) == 1
    assert browser.js(CURRENT) == "14 ships"
    browser.press("Escape")
    assert browser.js(shown) == 4


@pytest.mark.parametrize(
    ("words", "labels", "says"),
    [
        ("largest berths", ["32%"], "More claims match (2 among those not shown)."),
        ("people work", [], "No claim matches (1 among those not shown)."),
        ("lighthouse", [], "No claim matches."),
        ("strong", ["14 ships"], ""),
    ],
)
def test_a_search_finds_the_words_of_a_sentence_and_tells_of_claims_that_are_not_shown(
    browser: Browser, words: str, labels: list[str], says: str
):
    box = "document.getElementById('search')"
    browser.js(f"{box}.value = {words!r}, {box}.dispatchEvent(new Event('input')), 0")
    assert browser.js("[...document.querySelectorAll('.card:not([hidden]) h3')].map((h) => h.textContent)") == labels
    none = "document.getElementById('none')"
    assert browser.js(f"{none}.hidden ? '' : {none}.textContent") == says


def test_on_a_phone_the_explanation_stays_in_sight_and_nothing_is_wider_than_the_screen(browser: Browser):
    browser.resize(390, 780)
    assert browser.js("document.documentElement.scrollWidth") <= 390
    assert browser.js("[...document.querySelectorAll('.card')].filter((c) => c.offsetHeight).length") == 1
    box = browser.js(
        "(() => { const r = document.querySelector('.card.on').getBoundingClientRect(); return [r.top, r.bottom] })()"
    )
    assert 390 < box[0] < box[1] <= 780 + 200


def test_on_a_phone_a_touch_beside_the_figures_makes_room_for_the_text(browser: Browser):
    browser.resize(390, 780)
    panel = "document.getElementById('panel').offsetHeight"
    assert browser.js(panel) > 100
    browser.js("document.querySelector('article').click()")
    assert browser.js(panel) == 0
    browser.click("a.f.bad")
    assert browser.js(panel) > 100


def test_the_tab_key_stops_at_marked_figures_only(browser: Browser):
    stops = "[...document.querySelectorAll('a.f')].map((f) => [f.tabIndex, f.classList.contains('off')])"
    marked = {(0, False), (-1, True)}
    assert {tuple(each) for each in browser.js(stops)} == marked
    browser.press("3")
    assert {tuple(each) for each in browser.js(stops)} == {(0, False)}


def test_assistive_technology_hears_verdicts(browser: Browser):
    seen = browser.accessible()
    assert ("link", "35%: inconsistent") in seen
    assert ("complementary", "Claims") in seen
    assert ("button", "inconsistent: 3") in [(role, name.lstrip("✗ ")) for role, name in seen]
    assert any(role == "searchbox" for role, _ in seen)
    assert all(name for role, name in seen if role in ("link", "button", "searchbox"))


def test_a_contradiction_can_be_seen_in_the_chart_among_any_number_of_claims():
    text = "".join(f"{number} " for number in range(2000))
    figures = [figure(text, f"{number} ", str(number)) for number in range(1000, 1300)]
    claims = [claim(text, Verdict.INCONSISTENT if not i else Verdict.NEEDS_SOURCE, f) for i, f in enumerate(figures)]
    page = render(Report(document(text), tuple(claims), ()), "html")
    (height,) = re.findall(r"<rect class=bad [^>]*height=([0-9.]+)", page)
    assert float(height) >= 5
    tops = [float(top) for top in re.findall(r"<rect class=\w+ x=\d+ y=([0-9.-]+)", page)]
    assert min(tops) >= 0
