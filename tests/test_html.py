"""The page: whole by itself, harmless whatever the data say, and worked by clicks in a real browser."""

import base64
import csv
import hashlib
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe import AXE, violations_everywhere
from browser import CHROMIUM, Page
from conftest import HEAD, ROOT
from typer.testing import Result

from policytrack.render.page_data import KEYS

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")
EVIL = """
  - id: search
    plan: p
    title: '</script><script>alert(1)</script><img src=x onerror=alert(2)>'
    goal: 5家
    by: 2027
    quote: '" onmouseover="alert(3) 5家 {{ rows }} {% raw %} {{ 7 * 7 }} <!--'
    note: "'><svg onload=alert(4)>"
    actuals:
      - {as_of: 2024, value: 3家, source: 'javascript:alert(5)', note: '=1+1 "\\u202e'}
      - {as_of: 2025, value: 4家, source: 'https://example.org/"><script>alert(6)</script>'}
"""
#: What the page is before its script draws the rows.
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "noscript", "h1", "p", "div", "button",
    "select", "option", "input", "span", "table", "caption", "thead", "tr", "th", "script",
}  # fmt: skip


class _Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def data_of(page: str) -> dict[str, Any]:
    """What the page's script reads."""
    found: dict[str, Any] = json.loads(page.split('id="data">')[1].split("</script>", maxsplit=1)[0])
    return found


def target_of(page: str, identity: str) -> dict[str, Any]:
    """One target of it, by the names of its parts."""
    values = next(values for values in data_of(page)["targets"] if values[0] == identity)
    return dict(zip(KEYS, values, strict=False))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shipped file's page, and one of hostile data."""
    from typer.testing import CliRunner

    from policytrack.cli import app

    folder = tmp_path_factory.mktemp("pages")
    evil = folder / "evil.yaml"
    evil.write_text(HEAD + "targets:" + EVIL, encoding="utf-8")
    found = {}
    for name, file in (("data", DATA), ("evil", str(evil))):
        result = CliRunner().invoke(app, ["report", "-f", file, "--as-of", "2025-06-30", "--format", "html"])
        assert result.exit_code == 0
        found[name] = folder / f"{name}.html"
        found[name].write_text(result.stdout, encoding="utf-8")
    return found


@pytest.mark.parametrize("name", ["data", "evil"])
def test_only_the_page_s_own_elements(pages: dict[str, Path], name: str) -> None:
    found = _Elements(pages[name].read_text(encoding="utf-8"))
    assert set(found.tags) <= ELEMENTS
    assert found.tags.count("script") == 2  # the data, and what draws them
    assert not [key for key, _ in found.attributes if key.startswith("on") or key in ("src", "srcset", "href", "style")]


def test_the_policy_names_the_page_s_own_script_and_style_alone(pages: dict[str, Path]) -> None:
    text = pages["data"].read_text(encoding="utf-8")
    policy = next(
        value or "" for key, value in _Elements(text).attributes if key == "content" and "default" in str(value)
    )
    style, script = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL)
    names = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    assert policy == f"default-src 'none'; style-src 'sha256-{names[0]}'; script-src 'sha256-{names[1]}'"
    assert not re.search(r"@import|url\(|<link|<iframe|fetch\(|XMLHttp|innerHTML|eval\(", text)


def test_languages(run: Run) -> None:
    text = run("report", "-f", DATA, "--format", "html", "--lang", "zh-Hant", "--script", "tw").stdout
    assert '<html lang="zh-Hant">' in text
    assert "政策目標進展" in text
    assert "文字由機器轉換" in text


def test_headings_are_those_of_the_report(run: Run) -> None:
    by_region = data_of(run("report", "-f", DATA, "--format", "html", "--group-by", "region").stdout)
    assert [group[0] for group in by_region["groups"]] == ["青岛市", "济南市", "山东省", "廣東省"]
    by_plan = data_of(run("report", "-f", DATA, "--format", "html", "--plan", "guangdong-agi-2023").stdout)
    (group,) = by_plan["groups"]
    assert group[2].startswith("https://")
    assert group[3] == "zh-Hant"
    assert group[4] == [1, 2, 0, 3, 4]  # those with a figure first


def test_what_a_goal_is_of_is_told_where_it_is_unfolded(pages: dict[str, Path]) -> None:
    text = pages["data"].read_text(encoding="utf-8")
    (kind,) = target_of(text, "shandong-projects-yearly")["facts"]
    assert kind == ["Kind", "annual: each year is judged on its own"]  # 50 a year are not 50 in all
    (note,) = target_of(text, "jinan-core-industry-2026")["facts"]
    assert note[0] == "Note"
    assert "800亿元" in note[1]


def test_a_drawing_only_where_there_is_a_figure(pages: dict[str, Path]) -> None:
    text = pages["data"].read_text(encoding="utf-8")
    assert "chart" not in target_of(text, "guangdong-fund")
    _, numbers, days, lines, dots, labels = target_of(text, "guangdong-core-industry-2025")["chart"]
    kinds = data_of(text)["kinds"]
    assert {kinds[line[0]] for line in lines} == {"today", "deadline", "goal", "path", "ahead", "actual"}
    assert [(kinds[dot[0]], *dot[3:]) for dot in dots] == [
        ("baseline", "2022", "150 billion CNY"),
        ("near", "2023", "180 billion CNY"),
        ("actual", "2024", "> 220 billion CNY"),
        ("goal", "2025-12-31", "300 billion CNY"),
        ("ahead", "2025-12-31", "≈ 255 billion CNY"),
    ]
    said = [label[4] for label in labels]
    assert {"billion CNY", "deadline 2025", "Goal: > 300", "150 (2022)", "180 (2023)", "> 220 (2024)", "≈ 255"} <= set(
        said
    )
    assert numbers[1::2] == ["100", "150", "200", "250", "300"]
    assert days[1::2] == ["2022", "2023", "2024", "2025"]


def test_without_jinja2_there_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("report", "-f", DATA, "--format", "html")
    assert result.exit_code == 2
    assert "pip install 'policytrack[html]'" in result.stderr


@pytest.fixture(scope="module")
def page(pages: dict[str, Path]) -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(pages["data"]) as opened:
        yield opened


SHOWN = "[...document.querySelectorAll('tbody.target')].filter(t => t.offsetHeight).map(t => t.id.slice(2))"
COUNT = "document.getElementById('shown').textContent"


def choose(page: Page, field: str, value: str) -> None:
    """Give a field a value; a list opens outside of the page, where no click of the page reaches it."""
    page.run(
        f"(() => {{ const e = document.getElementById('{field}'); e.value = '{value}';"
        " e.dispatchEvent(new Event('input')); })()"
    )


def test_filters_by_clicks(page: Page) -> None:
    assert len(page.run(SHOWN)) == 41
    assert page.run(COUNT) == "showing 41 of 41"
    page.click(".chip[data-status=behind]")
    assert page.run(SHOWN) == ["guangdong-core-industry-2025", "guangdong-firms-2025"]
    assert page.run(COUNT) == "showing 2 of 41"
    assert page.run("document.getElementById('status').value") == "behind"
    page.click(".chip[data-status=behind]")
    assert len(page.run(SHOWN)) == 41
    choose(page, "region", "济南市")
    assert {one.split("-")[0] for one in page.run(SHOWN)} == {"jinan"}
    page.click("#search")
    page.type("3500pflops")
    assert page.run(SHOWN) == ["jinan-ai-compute-2026"]
    page.type(" nothing")
    assert page.run(SHOWN) == []
    assert page.run("document.getElementById('none').offsetHeight") > 0
    for field in ("region", "search"):
        choose(page, field, "")
    assert len(page.run(SHOWN)) == 41


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("广东", "廣東"),
        ("核心产业", "核心產業"),
        ("３５００ＰＦｌｏｐｓ", "3500pflops"),
        ("济南市 算力", "濟南市 算力"),
    ],
)
def test_a_search_folds_script_and_width(page: Page, words: str, other: str) -> None:
    choose(page, "search", words)
    found = page.run(SHOWN)
    assert found
    choose(page, "search", other)
    assert page.run(SHOWN) == found
    choose(page, "search", "")


def test_sorts_by_clicks(page: Page) -> None:
    page.click("button[data-sort=by]")
    first = page.run(SHOWN)
    assert first[0] == "qingdao-leaders-2022"
    assert first[-2:] == ["guangdong-model-parameters", "guangdong-fund"]
    page.click("button[data-sort=by]")
    last = page.run(SHOWN)
    assert last[0].endswith("2027") or last[0].endswith("yearly")
    assert last[-2:] == ["guangdong-model-parameters", "guangdong-fund"]
    assert page.run("document.querySelector('th[aria-sort]').getAttribute('aria-sort')") == "descending"
    page.click("button[data-sort=progress]")
    assert page.run(SHOWN)[:2] == ["guangdong-core-industry-2025", "guangdong-firms-2025"]
    page.click("button[data-sort=progress]")
    page.click("button[data-sort=progress]")
    assert page.run("document.querySelectorAll('th[aria-sort]').length") == 0


def test_sorting_by_the_goal_never_mixes_units(page: Page) -> None:
    page.click("button[data-sort=goal]")
    groups = page.run(
        "[...document.querySelectorAll('tbody')].reduce((all, b) => {"
        " if (b.className === 'group') all.push([b.innerText]);"
        " else all.at(-1).push(b.querySelector('td.goal small')?.innerText); return all; }, [])"
    )
    computing = next(group for group in groups if "computing rate" in group[0])
    assert computing[1:] == ["> 3,500 PFLOPS", "≥ 12 EFLOPS", "≥ 14 EFLOPS"]
    money = next(group for group in groups if "money" in group[0])
    assert (money[1], money[-1]) == ("> 60 billion CNY", "> 1 trillion CNY")
    assert not any("CNY" in str(goal) for group in groups if group is not money for goal in group[1:])
    choose(page, "sort", "")


def test_unfolds_quote_sources_and_drawing(page: Page) -> None:
    page.click("#t-guangdong-core-industry-2025 summary")
    inside = "document.querySelector('#t-guangdong-core-industry-2025 %s')"
    page.until(inside % "svg")
    assert page.run(inside % "svg" + ".getBoundingClientRect().height") > 150
    label = page.run(inside % "svg" + ".getAttribute('aria-label')")
    assert "published figure 2024: > 220 billion CNY" in label
    assert page.run(inside % "q" + ".lang") == "zh-Hant"
    assert "核心產業規模突破3000億元" in page.run(inside % "q" + ".textContent")
    links = page.run("[...document.querySelectorAll('#t-guangdong-core-industry-2025 dd a')].map(a => a.href)")
    assert "http://zqcn.com.cn/192/46037.html" in links
    assert links[-1].endswith("#t-guangdong-core-industry-2025")
    page.click("#expand")
    assert page.run("document.querySelectorAll('details:not([open])').length") == 0
    page.click("#expand")
    assert page.run("document.querySelectorAll('details[open]').length") == 0


def test_a_permalink_opens_its_target(page: Page) -> None:
    choose(page, "region", "济南市")
    page.run("location.hash = '#t-guangdong-firms-2025'")
    page.until("document.querySelector('#t-guangdong-firms-2025 details')?.open")
    page.run("location.hash = ''")


def test_downloads_what_is_shown(page: Page) -> None:
    """The browser is asked for the content that the click gives out, in place of writing a file."""
    page.run(
        "window.saved = []; window.made = URL.createObjectURL; URL.createObjectURL = blob =>"
        " { blob.text().then(text => saved.push([blob.type, text])); return made.call(URL, blob); }"
    )
    choose(page, "search", "广东 3000")
    for button in ("csv", "json"):
        page.run(f"document.getElementById('{button}').click()")
    page.until("saved.length === 2")
    (_, table), (_, objects) = page.run("saved")
    (row,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert row["id"] == "guangdong-core-industry-2025"
    assert row["status"] == "behind / ahead"
    assert float(row["progress"]) == 0.4667
    (target,) = json.loads(objects)["targets"]
    assert target["figures"][1]["source"] == "https://gubaposthk.eastmoney.com/news,cjpl,1557721232.html"
    assert target["baseline"]["normalised"] == "150 billion CNY"
    page.run("URL.createObjectURL = made")
    choose(page, "search", "")


def test_fits_a_phone(page: Page) -> None:
    page.run("document.getElementById('expand').click()")
    page.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    assert page.run("document.documentElement.scrollWidth") <= 360
    assert page.run("getComputedStyle(document.querySelector('thead')).display") == "none"
    assert page.run("document.getElementById('sort').offsetHeight") > 0
    page.call("Emulation.clearDeviceMetricsOverride")
    page.run("document.getElementById('expand').click()")


def test_prints_without_its_tools_and_without_empty_drawings(page: Page) -> None:
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.tools')).display") == "none"
    page.call("Emulation.setDeviceMetricsOverride", width=700, height=900, deviceScaleFactor=1, mobile=False)
    heads = page.run("getComputedStyle(document.querySelector('thead')).display")
    assert heads == "table-header-group"  # A4 is no phone
    page.call("Emulation.clearDeviceMetricsOverride")
    page.call("Emulation.setEmulatedMedia", media="")
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('details:not([open])').length") == 0
    drawn = page.run("[...document.querySelectorAll('figure')].map(f => f.querySelectorAll('circle').length)")
    assert len(drawn) == page.run(
        "JSON.parse(document.getElementById('data').textContent).targets.filter(t => t[27]).length"
    )
    assert len(drawn) > 5
    assert all(drawn)
    bars = page.run("[...document.querySelectorAll('.bar')].map(bar => bar.querySelectorAll('b').length)")
    assert 3 < len(bars) < 10
    assert all(bars)  # an empty one would be read as nothing done
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.querySelectorAll('details[open]').length") == 0
    assert len(page.call("Page.printToPDF")["data"]) > 10_000


def test_axe_finds_nothing(page: Page) -> None:
    if not AXE.exists():
        pytest.skip("no axe-core here: npm install --no-save axe-core")
    page.run("document.getElementById('expand').click()")
    assert violations_everywhere(page) == []
    page.run("document.getElementById('expand').click()")


def test_no_error_and_no_request(page: Page) -> None:
    assert page.errors() == []
    assert all(url.startswith(("file:", "blob:")) for url in page.requests())


def test_hostile_data_run_nothing(pages: dict[str, Path]) -> None:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(pages["evil"]) as opened:
        opened.run("document.getElementById('expand').click()")
        assert opened.run("document.querySelectorAll('script').length") == 2
        assert "</script>" in opened.run("document.querySelector('strong').textContent")
        opened.run("dispatchEvent(new Event('beforeprint'))")
        hrefs = opened.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
        assert all(href.startswith(("https://example.org/", "#t-")) for href in hrefs)
        assert not [one for one in opened.messages if one.get("method") == "Page.javascriptDialogOpening"]
        assert opened.errors() == []
