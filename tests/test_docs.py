"""The documents say what the program does: their examples are run, their tables compared."""

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest
from docs_examples import DOCUMENTS, ROOT, command_table, renewed
from screenshot import PICTURE, picture, words
from terminal import POLICYTRACK

from policytrack import __version__
from policytrack.commands.listed import COMMANDS
from policytrack.data.fields import FILE, Shape

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("examples/*.md"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_examples_print_what_the_document_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == renewed(path), "python tests/docs_examples.py writes them anew"


@pytest.mark.parametrize("name", ["updating.md", "updating.zh.md"])
def test_the_example_of_an_edit_is_what_it_prints(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    example = re.search(r"^```text\n\$ (policytrack .+)\n((?:.*\n)*?)```$", text, re.MULTILINE)
    assert example is not None
    command = [str(POLICYTRACK), *shlex.split(example[1])[1:], "--dry-run"]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    assert printed.rpartition("\n")[0].rpartition("\n")[0] + "\n" == example[2]


def test_a_table_has_as_many_cells_in_each_row() -> None:
    for page in PAGES:
        for table in re.findall(r"(?:^ *\|.*\n)+", page.read_text(encoding="utf-8"), re.MULTILINE):
            counted = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
            assert len(counted) == 1, f"{page.name}: {table[:200]}"


def test_the_command_table_is_generated() -> None:
    assert command_table() in README


@pytest.mark.parametrize("name", COMMANDS)
def test_both_readmes_name_every_command(name: str) -> None:
    assert f"| `{name}` |" in README
    assert f"| `{name}` |" in CHINESE


def test_both_readmes_show_the_same_commands_and_links() -> None:
    def links(text: str) -> list[str]:
        found = re.findall(r"\]\(((?:docs|examples)/[^)]+|[A-Z][^):]*|targets\.yaml)\)", text)
        return [link.replace(".zh.md", ".md") for link in found]

    assert sorted(set(links(README))) == sorted(set(links(CHINESE)))
    assert re.findall(r"^(?:make|uv|uvx|pipx) .*?(?= *#|$)", README, re.MULTILINE) == re.findall(
        r"^(?:make|uv|uvx|pipx) .*?(?= *#|$)", CHINESE, re.MULTILINE
    )


@pytest.mark.parametrize("path", [*PAGES, ROOT / "llms.txt"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_page_is_in_the_site_and_in_the_list_for_machines() -> None:
    site = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    listed = set(re.findall(r"[\w./-]+\.md", json.dumps(site)))
    pages = {page.relative_to(ROOT).as_posix() for page in PAGES}
    assert listed == pages, "`nav` of zensical.toml has every page"
    machines = set(re.findall(r"\]\(([^)]+\.md)\)", (ROOT / "llms.txt").read_text(encoding="utf-8")))
    assert machines == pages, "llms.txt has every page"


def test_the_picture_is_what_the_program_prints() -> None:
    assert words(PICTURE.read_text(encoding="utf-8")) == words(picture()), "make docs"


def test_the_citation_is_of_this_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_format_has_every_field() -> None:
    text = (ROOT / "docs/format.md").read_text(encoding="utf-8")

    def rows(shape: Shape) -> list[str]:
        lines = []
        for field in shape.fields:
            lines.append(f"| `{field.name}`{' (required)' if field.required else ''} | {field.doc} |")
            if field.shape:
                lines += rows(field.shape)
        return lines

    missing = [line for line in rows(FILE) if line not in text]
    assert not missing
