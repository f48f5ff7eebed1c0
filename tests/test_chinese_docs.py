"""The Chinese documents say what the English ones say: the same sections, examples, tables, code and links."""

import re
from itertools import zip_longest
from pathlib import Path

import pytest
from conftest import ROOT
from test_report import method_tables

from policytrack import translations
from policytrack.data.fields import FILE, Shape
from policytrack.report.locale import Locale

#: The documents that are held to the English ones in everything, the quick start among them; other pages are shorter.
HELD = [
    ROOT / "README.zh.md",
    *(ROOT / f"docs/{name}.zh.md" for name in ("data", "format", "method", "reports", "updating")),
]
CHINESE = sorted([ROOT / "README.zh.md", *(ROOT / "docs").glob("*.zh.md")])


def english(page: Path) -> Path:
    return page.with_name(page.name.replace(".zh.md", ".md"))


def blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks: their kind and what stands in them."""
    return re.findall(r"^ *```(\w*)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    return re.sub(r"^ *```\w*\n.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def examples(text: str) -> list[str]:
    """What a reader is told to type, in whatever language it shall answer."""
    commands = [line for kind, body in blocks(text) for line in body.splitlines() if line.startswith("$ ")]
    return [re.sub(r" --lang [\w-]+", "", command) for command in commands]


def code(text: str) -> list[str]:
    """Data, tables and templates, which are the same in every language but for their comments."""
    found = [body for kind, body in blocks(text) if kind in ("yaml", "jinja", "toml", "json", "lua")]
    return [re.sub(r"\s+#.*", "", body) for body in found]


def tables(text: str) -> list[list[list[str]]]:
    """The tables, of each row the code that stands in its first cell."""
    found: list[list[list[str]]] = [[]]
    for line in prose(text).splitlines():
        if line.startswith("|"):
            found[-1].append(re.findall(r"`([^`]+)`", line.split("|")[1]))
        elif found[-1]:
            found.append([])
    return [table for table in found if table]


def items(text: str) -> list[str]:
    """How deep each item of a list stands."""
    return re.findall(r"^ *(?=(?:-|\d+\.) )", prose(text), re.MULTILINE)


def links(text: str) -> set[str]:
    """Where it leads to, in whatever language, without the page's own other language."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    return {re.sub(r"\.zh\.md|(?<=\.md)#.*|#.*", lambda part: ".md" if "zh" in part[0] else "", one) for one in found}


@pytest.mark.parametrize("page", CHINESE, ids=lambda page: page.name)
def test_no_chinese_page_tells_what_the_english_one_does_not(page: Path) -> None:
    chinese, other = page.read_text(encoding="utf-8"), english(page).read_text(encoding="utf-8")
    assert not set(examples(chinese)) - set(examples(other))
    assert f"]({english(page).name})" in chinese and f"]({page.name})" in other


@pytest.mark.parametrize("page", CHINESE, ids=lambda page: page.name)
def test_a_chinese_page_leads_to_chinese_ones(page: Path) -> None:
    there = re.findall(r"\]\(([^)\s#]+)(?<!\.zh)\.md", prose(page.read_text(encoding="utf-8")))
    others = [one for one in there if (page.parent / f"{one}.zh.md").exists() and f"{one}.zh.md" != page.name]
    assert not others, "these pages are there in Chinese"


@pytest.mark.parametrize("page", HELD, ids=lambda page: page.name)
def test_a_page_is_built_as_the_english_one(page: Path) -> None:
    chinese, other = page.read_text(encoding="utf-8"), english(page).read_text(encoding="utf-8")
    assert re.findall(r"^#+(?= )", prose(chinese), re.MULTILINE) == re.findall(r"^#+(?= )", prose(other), re.MULTILINE)
    assert [kind for kind, _ in blocks(chinese)] == [kind for kind, _ in blocks(other)]
    assert examples(chinese) == examples(other)
    assert code(chinese) == code(other)
    for ours, theirs in zip_longest(tables(chinese), tables(other)):
        assert ours == theirs
    assert links(chinese) - {english(page).name} == links(other) - {english(page).name}
    assert items(chinese) == items(other)


def test_the_chinese_format_has_every_field() -> None:
    text = (ROOT / "docs/format.zh.md").read_text(encoding="utf-8")

    says = translations.table("zh")

    def rows(shape: Shape) -> list[str]:
        own = [f"| `{one.name}`{'（必填）' if one.required else ''} | {says[one.doc]} |" for one in shape.fields]
        return own + [row for field in shape.fields if field.shape for row in rows(field.shape)]

    assert not [row for row in rows(FILE) if row not in text]


def test_the_chinese_method_has_the_program_s_words() -> None:
    text = (ROOT / "docs/method.zh.md").read_text(encoding="utf-8")
    assert all(table in text for table in method_tables(Locale("zh")))


def test_both_say_the_same_numbers() -> None:
    """The figures of a page's prose, which no translation changes: years, thresholds, codes of rules."""

    def told(text: str) -> set[str]:
        return set(re.findall(r"PT[0-9]{3}|[0-9]+(?:\.[0-9]+)?%", prose(text)))

    for page in HELD:
        assert told(page.read_text("utf-8")) == told(english(page).read_text("utf-8")), page.name
