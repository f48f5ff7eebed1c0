"""The page: whole by itself, harmless whatever the data say, and worked by clicks in a real browser."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import CHROMIUM, Page
from conftest import HEAD, ROOT
from typer.testing import Result

Run = Callable[..., Result]
DATA = str(ROOT / "targets.yaml")
EVIL = """
  - id: evil
    plan: p
    title: '</script><script>alert(1)</script><img src=x onerror=alert(2)>'
    goal: 5家
    by: 2027
    quote: '" onmouseover="alert(3) 5家 {{ rows }} {% raw %} {{ 7 * 7 }}'
    note: "'><svg onload=alert(4)>"
    actuals:
      - {as_of: 2024, value: 3家, source: 'javascript:alert(5)', note: '<b>x'}
      - {as_of: 2025, value: 4家, source: 'https://example.org/"><script>alert(6)</script>'}
"""
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "p", "div", "button", "select", "option", "input",
    "table", "thead", "tr", "th", "tbody", "td", "strong", "small", "span", "b", "i", "details", "summary", "dl", "dt",
    "dd", "q", "br", "a", "svg", "line", "circle", "text", "script",
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
    assert found.tags.count("script") == 1
    assert not [key for key, _ in found.attributes if key.startswith("on")]
    for key, value in found.attributes:
        if key == "href":
            assert (value or "").startswith(("http://", "https://"))
        assert key not in ("src", "srcset")


def test_no_network(pages: dict[str, Path]) -> None:
    text = pages["data"].read_text(encoding="utf-8")
    policies = [value or "" for key, value in _Elements(text).attributes if key == "content"]
    assert [
        policy for policy in policies if policy.startswith("default-src 'none'; ") and "script-src 'sha256-" in policy
    ]
    assert not re.search(r"@import|url\(|<link|<iframe|fetch\(|XMLHttp", text)


def test_languages(run: Run) -> None:
    text = run("report", "-f", DATA, "--format", "html", "--lang", "zh-Hant", "--script", "tw").stdout
    assert '<html lang="zh-Hant">' in text
    assert "政策目標進展" in text
    assert "文字由機器轉換" in text


@pytest.fixture(scope="module")
def page(pages: dict[str, Path]) -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(pages["data"]) as opened:
        yield opened


SHOWN = "[...document.querySelectorAll('tbody.target')].filter(t => t.offsetHeight).map(t => t.id)"


def choose(page: Page, field: str, value: str) -> None:
    """Give a field a value; a list opens outside of the page, where no click of the page reaches it."""
    page.run(
        f"(() => {{ const e = document.getElementById('{field}'); e.value = '{value}';"
        " e.dispatchEvent(new Event('input')); })()"
    )


def test_filters_by_clicks(page: Page) -> None:
    assert len(page.run(SHOWN)) == 41
    page.click(".chip[data-status=behind]")
    assert page.run(SHOWN) == ["guangdong-core-industry-2025", "guangdong-firms-2025"]
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


def test_unfolds_quote_and_drawing(page: Page) -> None:
    page.click("#guangdong-core-industry-2025 summary")
    assert page.run("document.querySelector('#guangdong-core-industry-2025 svg').getBoundingClientRect().height") > 50
    assert "核心產業規模突破3000億元" in page.run(
        "document.querySelector('#guangdong-core-industry-2025 q').textContent"
    )


def test_fits_a_phone(page: Page) -> None:
    page.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    assert page.run("document.documentElement.scrollWidth") <= 360
    assert page.run("getComputedStyle(document.querySelector('thead')).display") == "none"
    page.call("Emulation.clearDeviceMetricsOverride")


def test_prints_without_its_tools(page: Page) -> None:
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.tools')).display") == "none"
    page.call("Emulation.setEmulatedMedia", media="")
    assert len(page.call("Page.printToPDF")["data"]) > 10_000


def test_no_error_and_no_request(page: Page) -> None:
    assert page.errors() == []
    assert all(url.startswith("file:") for url in page.requests())


def test_hostile_data_run_nothing(pages: dict[str, Path]) -> None:
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium")
    with Page(pages["evil"]) as opened:
        assert opened.run("document.querySelectorAll('script').length") == 1
        assert "</script>" in opened.run("document.querySelector('strong').textContent")
        assert not [one for one in opened.messages if one.get("method") == "Page.javascriptDialogOpening"]
        assert opened.errors() == []
