"""The site: whole in itself, the same bytes each time, harmless whatever the data say, careful in others' folders."""

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from axe import AXE, violations_everywhere
from browser import CHROMIUM, Page
from conftest import HEAD, ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_html import EVIL
from typer.testing import CliRunner, Result

from policytrack import load
from policytrack.cli import app
from policytrack.report.events import events
from policytrack.site.addresses import file_name

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")
ATOM = "{http://www.w3.org/2005/Atom}"
#: Ids that are no good names of files, and data that would run something.
HOSTILE = (
    HEAD.replace("  p:\n", "  '../../up':\n").replace("某市规划", "'<script>alert(1)</script>规划'")
    + "targets:"
    + EVIL.replace("plan: p", "plan: '../../up'").replace("id: search", "id: '../evil'")
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped file's site."""
    folder = tmp_path_factory.mktemp("site")
    options = ("--as-of", "2025-06-30", "--url", "https://example.org/targets")
    result = CliRunner().invoke(app, ["site", str(folder / "out"), "-f", DATA, *options])
    assert result.exit_code == 0, result.output
    return folder / "out"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def links(page: Path) -> list[str]:
    """The addresses that a page names."""
    return [html.unescape(found) for found in re.findall(r'(?:href|src|action)="([^"]*)"', page.read_text("utf-8"))]


def test_it_has_a_page_for_everything_in_every_language(site: Path) -> None:
    dataset = load(DATA)
    for language in ("en", "zh", "zh-hant"):
        assert len(list((site / language / "targets").iterdir())) == len(dataset.targets)
        assert len(list((site / language / "plans").iterdir())) == len(dataset.plans)
        assert len(list((site / language / "indicators").iterdir())) == len(dataset.indicators)
        assert {path.stem for path in (site / language / "regions").iterdir()} == {
            "青岛市",
            "济南市",
            "山东省",
            "廣東省",
        }
    assert '<html lang="zh-Hant">' in (site / "zh-hant/index.html").read_text("utf-8")


def test_every_link_is_relative_and_leads_somewhere(site: Path) -> None:
    count = 0
    for page in site.rglob("*.html"):
        for link in links(page):
            if link.startswith(("https://", "http://")):
                continue
            path = link.partition("#")[0].partition("?")[0]
            assert not path.startswith("/")
            assert (page.parent / unquote(path)).is_file() if path else True, f"{page}: {link}"
            count += 1
    assert count > 2000


#: Promises for places of their own, and one without a figure, which was kept.
PLACES = (
    HEAD
    + """\
targets:
  - {id: a, plan: p, title: 企业, goal: 100家, by: 2026, quote: 甲县、乙县企业100家, region: [甲县, 乙县]}
  - {id: b, plan: p, title: 产业, goal: 600亿元, by: 2026, quote: 产业600亿元}
  - id: c
    plan: p
    title: 改造
    title_en: Rebuilding
    goal: {says: 基本完成}
    by: 2024
    quote: 到2024年，甲县基本完成改造
    region: 甲县
    lead: [某局]
    done: {as_of: 2024-11, source: 'https://example.org/done', says: 改造已完成, note: 公报}
"""
)


def test_places_of_a_promise_and_goals_in_words_have_their_pages(run: Run, small: Path) -> None:
    (small / "targets.yaml").write_text(PLACES, encoding="utf-8")
    assert run("site", "out", "--as-of", "2025-06-30").exit_code == 0
    for name, ids in (("某市", "b"), ("甲县", "ac"), ("乙县", "a")):
        text = (small / f"out/en/regions/{name}.html").read_text("utf-8")
        assert "".join(re.findall(r'href="../targets/(.).html"', text)) == ids, name
    plan = (small / "out/en/plans/p.html").read_text("utf-8")
    assert "".join(re.findall(r'href="../targets/(.).html"', plan)) == "abc"
    assert "3 targets on 2025-06-30" in plan and "<h2>Not quantified</h2>" in plan and "1 done" in plan
    target = (small / "out/en/targets/a.html").read_text("utf-8")
    assert all(f'href="../regions/{quote(name)}.html"' in target for name in ("甲县", "乙县"))
    pledge = (small / "out/zh/targets/c.html").read_text("utf-8")
    assert "甲县<mark>基本完成</mark>改造" in pledge and "2024-11：改造已完成" in pledge
    assert '<a href="https://example.org/done" rel="noreferrer">' in pledge and "公报" in pledge and "某局" in pledge
    assert 'lang="zh' not in pledge.partition("<main>")[2].partition("</main>")[0]
    earlier = ("site", "earlier", "--as-of", "2024-06-30")
    assert run(*earlier).exit_code == 0
    assert "公报" not in (small / "earlier/zh/targets/c.html").read_text("utf-8")
    assert "targets/c.html" in (small / "out/en/targets.html").read_text("utf-8")
    for page in (small / "out").rglob("*.html"):
        for link in links(page):
            path = link.partition("#")[0].partition("?")[0]
            assert link.startswith("https://") or not path or (page.parent / unquote(path)).is_file(), f"{page}: {link}"


def test_a_target_s_page(site: Path) -> None:
    text = (site / "en/targets/guangdong-core-industry-2025.html").read_text("utf-8")
    assert "核心產業規模<mark>突破3000億元</mark>" in text
    assert 'href="http://zqcn.com.cn/192/46037.html"' in text
    assert "(y-b)/(T-b) = (220-150)/(300-150)" in text
    assert "published figure 2024: &gt; 220 billion CNY" in text
    assert '<meta property="og:title" content="廣東省 · 核心產業規模 (Scale of the core industry)">' in text
    assert "<small>Scale of the AI core industry</small>" in text  # the indicator, as the English reader has it
    assert "the upright mark is the time elapsed." in text
    assert 'content="https://example.org/targets/en/targets/guangdong-core-industry-2025.html"' in text
    without = (site / "en/targets/guangdong-fund.html").read_text("utf-8")
    assert "<figure>" not in without
    assert 'class="bar' not in without


def test_an_indicator_s_page_has_what_compare_has(site: Path) -> None:
    text = (site / "en/indicators/computing-capacity.html").read_text("utf-8")
    assert "No basis named" in text
    assert "Counted as FP16" in text
    assert "+70.3%" in text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/indicators/core-industry-scale.html", ["in billion CNY, what is", "% of goal"]),
        ("en/indicators/ai-firms.html", ["&gt; 1,500 entities (near)"]),  # marked as in every other list
        ("zh/indicators/core-industry-scale.html", ["单位为亿元", "目标值完成度"]),
        ("en/index.html", ["<small>Scale of the AI core industry</small>", "the upright mark is the time elapsed."]),
        ("zh/plans/shandong-ai-2025.html", ["暂无数据", "地区：<a"]),
        ("en/targets.html", ["the upright mark is the time elapsed.</p>"]),  # where nothing unfolds, no word of it
    ],
)  # fmt: skip
def test_pages_say_it_as_their_readers_do(site: Path, path: str, words: list[str]) -> None:
    text = (site / path).read_text("utf-8")
    assert not [one for one in words if one not in text]


def test_downloads(site: Path) -> None:
    targets = list(csv.DictReader(io.StringIO((site / "data/targets.csv").read_text("utf-8"))))
    figures = list(csv.DictReader(io.StringIO((site / "data/figures.csv").read_text("utf-8"))))
    package = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    dataset = load(DATA)
    assert [row["id"] for row in targets] == [target.id for target in dataset.targets]
    known = [
        actual
        for one in dataset.targets
        for actual in (one.baseline, *one.actuals)
        if actual and max(actual.as_of.last, (actual.published or actual.as_of).last) <= date(2025, 6, 30)
    ]
    assert [row["text"] for row in figures] == [actual.value.text for actual in known]
    by_name = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    assert by_name == {"targets": list(targets[0]), "figures": list(figures[0])}
    for name, rows in (("targets", targets), ("figures", figures)):
        schema = next(one["schema"] for one in package["resources"] if one["name"] == name)
        for number in (field["name"] for field in schema["fields"] if field["type"] == "number"):
            assert all(re.fullmatch(r"(-?[0-9]+(\.[0-9]+)?)?", row[number]) for row in rows), number
    assert len(json.loads((site / "data/targets.json").read_text("utf-8"))["targets"]) == len(targets)


def test_the_feed_tells_figures_and_changed_verdicts(site: Path) -> None:
    feed = ET.fromstring((site / "en/feed.xml").read_bytes())
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert "廣東省 · 企業數量 (Number of firms): 超过1500家 (2024) (no data → behind)" in titles
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (site / "en" / unquote(link.attrib["href"])).is_file()


def test_news_are_those_of_the_day_that_they_were_known() -> None:
    dataset = load(DATA)
    found = events(dataset.targets, date(2025, 6, 30), 100)
    assert all(one.day <= date(2025, 6, 30) for one in found)
    assert all(one.changed for one in found if not one.figures)
    assert len(events(dataset.targets, date(2025, 6, 30), 3)) == 3


def test_the_sitemap_names_every_page(site: Path) -> None:
    root = ET.fromstring((site / "sitemap.xml").read_bytes())
    named = {
        unquote(found.text or "").removeprefix("https://example.org/targets/") for found in root.iter() if found.text
    }
    assert {path for path in files(site) if path.endswith(".html")} == {
        path for path in named if path.endswith(".html")
    }


def test_built_twice_it_is_the_same(run: Run, site: Path, tmp_path: Path) -> None:
    options = ("-f", DATA, "--as-of", "2025-06-30", "--url", "https://example.org/targets")
    run("site", str(tmp_path / "two"), *options)
    assert files(tmp_path / "two") == files(site)
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "two").rglob("*.html")}
    again = run("site", str(tmp_path / "two"), *options)
    assert ": 0 files written" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in written} == written


SMALL = HEAD + "targets:\n  - {id: one, plan: p, title: 企业, goal: 5家, by: 2027, quote: 企业5家}\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data file in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_what_is_no_longer_in_the_data_is_taken_away_and_nothing_else(run: Run, small: Path) -> None:
    run("site", "out")
    (small / "out/mine.html").write_text("mine", encoding="utf-8")
    (small / "out/en/targets/mine.html").write_text("mine", encoding="utf-8")
    (small / "out/zh/targets/one.html").write_text("changed by hand", encoding="utf-8")
    (small / "targets.yaml").write_text(SMALL.replace("id: one", "id: two"), encoding="utf-8")
    result = run("site", "out")
    assert result.exit_code == 0
    assert "zh/targets/one.html was changed since and is left" in result.stderr
    assert not (small / "out/en/targets/one.html").exists()
    assert (small / "out/en/targets/two.html").exists()
    assert (small / "out/mine.html").read_text(encoding="utf-8") == "mine"
    assert (small / "out/en/targets/mine.html").read_text(encoding="utf-8") == "mine"
    assert (small / "out/zh/targets/one.html").read_text(encoding="utf-8") == "changed by hand"


@pytest.mark.parametrize("made", [
    "a file of somebody's", "a page changed by hand", "a link", "its list behind a link", "a folder behind a link",
])  # fmt: skip
def test_it_never_writes_over_what_it_did_not_write(run: Run, small: Path, made: str) -> None:
    out = small / "out"
    out.mkdir()
    other = small / "other"
    other.mkdir()
    match made:
        case "a file of somebody's":
            (out / "index.html").write_text("mine", encoding="utf-8")
        case "a page changed by hand":
            run("site", "out")
            (out / "index.html").write_text("mine", encoding="utf-8")
        case "a link":
            (other / "mine").write_text("mine", encoding="utf-8")
            (out / "index.html").symlink_to(other / "mine")
        case "its list behind a link":
            (other / "list").write_text("", encoding="utf-8")
            (out / ".policytrack-site").symlink_to(other / "list")
        case _:
            (out / "en").symlink_to(other)
    before = files(small)
    result = run("site", "out", "--as-of", "2026-01-01")
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert files(small) == before


def test_an_interrupted_run_is_taken_up(run: Run, small: Path) -> None:
    assert run("site", "deep/in/whole").exit_code == 0  # folders that are not there are made
    (small / "deep/in/whole").rename(small / "whole")
    run("site", "out")
    listed = (small / "out/.policytrack-site").read_text(encoding="utf-8").splitlines(keepends=True)
    (small / "out/.policytrack-site").write_text("".join(listed[:5]), encoding="utf-8")
    for line in listed[5:]:
        (small / "out" / line.rstrip("\n").partition(" ")[2]).unlink()
    assert run("site", "out").exit_code == 0
    assert files(small / "out") == files(small / "whole")


def test_a_user_s_templates_go_before(run: Run, small: Path) -> None:
    (small / "own").mkdir()
    text = "<p>ours: {{ card.status }}</p>{{ super() }}"
    text = "{% extends 'policytrack/target.html' %}{% block main %}" + text + "{% endblock %}"
    (small / "own/target.html").write_text(text, encoding="utf-8")
    assert run("site", "out", "--templates", "own").exit_code == 0
    page = (small / "out/en/targets/one.html").read_text("utf-8")
    assert "<p>ours: no data</p>" in page
    assert "企业<mark>5家</mark>" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% block main %}\n{% endfor %}", "target.html:2: "),
        ("{{ nobody.knows }}", "the template target.html cannot be filled in: 'nobody' is undefined"),
        ("{% extends 'nowhere.html' %}", "there is no template nowhere.html"),
    ],
)
def test_a_slip_in_a_template_has_its_sentence(run: Run, small: Path, text: str, said: str) -> None:
    (small / "own").mkdir()
    (small / "own/target.html").write_text(text, encoding="utf-8")
    result = run("site", "out", "--templates", "own")
    assert result.exit_code == 2
    assert said in result.stderr
    assert run("site", "out").exit_code == 0  # what was written before is known to be its own


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("site", "targets.yaml"), "targets.yaml is no folder"),
        (("site", "out", "--url", "example.org"), "'example.org' is no address"),
        (("site", "out", "--templates", "nowhere"), "there is no folder nowhere"),
    ],
)
def test_a_wrong_request_has_its_sentence(run: Run, small: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (small / "out").exists()


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("qingdao-2026", "qingdao-2026"),
        ("青岛市", "青岛市"),
        ("../../etc", "etc-"),
        ("a/b", "a-b-"),
        ("CON", "CON-"),
        ("", ""),
    ],
)
def test_names_of_files(key: str, expected: str) -> None:
    name = file_name(key)
    assert name == key if name == expected else name.startswith(expected)


@given(st.text(), st.text())
def test_names_of_files_are_safe_and_apart(one: str, two: str) -> None:
    name = file_name(one)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n') and not name.startswith(".")
    assert len(name.encode()) < 200
    assert one == two or name != file_name(two) or name.casefold() == file_name(two).casefold()


def test_hostile_data_stay_in_the_folder_and_run_nothing(run: Run, small: Path) -> None:
    (small / "targets.yaml").write_text(HOSTILE, encoding="utf-8")
    result = run("site", "out")
    assert result.exit_code in (0, 1)
    assert {path.name for path in small.iterdir()} == {"targets.yaml", "out"}
    for page in (small / "out").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text
        assert 'onmouseover="' not in text
        assert all(not link.startswith("javascript:") for link in links(page))
    for feed in (small / "out").rglob("*.xml"):
        ET.fromstring(feed.read_bytes())


PAGES = (
    "index.html", "en/index.html", "en/targets.html", "zh/regions/山东省.html", "zh-hant/plans/guangdong-agi-2023.html",
    "en/indicators/computing-capacity.html", "en/targets/guangdong-core-industry-2025.html",
)  # fmt: skip


def test_in_a_browser_from_the_folder(site: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(site / "index.html") as page:
        for path in PAGES:
            page.call("Page.navigate", url=(site / path).as_uri())
            page.until(f"document.readyState === 'complete' && location.href === {json.dumps((site / path).as_uri())}")
            assert page.run("getComputedStyle(document.body).maxWidth") != "none", path  # its style has come
            page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
            assert page.run("document.documentElement.scrollWidth") <= 390, path
        assert page.errors() == []
        assert all(url.startswith("file:") for url in page.requests())


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(site: Path, path: str) -> None:
    if CHROMIUM is None or not AXE.exists():
        pytest.skip("no axe-core here: make axe fetches it")
    with Page(site / path) as page:
        assert violations_everywhere(page) == []


def test_the_search_of_every_page_leads_to_the_table(site: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(site / "en/targets/guangdong-fund.html") as page:
        page.run("document.querySelector('[name=q]').value = '广东 产业规模'")
        page.click("[role=search] button")
        page.until("document.querySelectorAll('tbody.target').length === 1")
        assert (
            page.run("document.querySelector('tbody.target a').getAttribute('href')")
            == "targets/guangdong-core-industry-2025.html"
        )
        page.click("tbody.target a")
        page.until("document.querySelector('blockquote mark')")
        assert page.errors() == []
