"""The documents say what the program does: their examples are run, their tables compared."""

import re
from pathlib import Path

import pytest
from docs_examples import DOCUMENTS, ROOT, command_table, renewed

from policytrack.cli import COMMANDS
from policytrack.data.fields import FILE, Shape

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_examples_print_what_the_document_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == renewed(path), "python tests/docs_examples.py writes them anew"


def test_the_command_table_is_generated() -> None:
    assert command_table() in README


@pytest.mark.parametrize("name", COMMANDS)
def test_both_readmes_name_every_command(name: str) -> None:
    assert f"| `{name}` |" in README
    assert f"| `{name}` |" in CHINESE


def test_both_readmes_show_the_same_commands_and_links() -> None:
    def links(text: str) -> list[str]:
        return re.findall(r"\]\((docs/[^)]+|[A-Z][^):]*|targets\.yaml)\)", text)

    assert sorted(set(links(README)) - {"README.zh.md"}) == sorted(set(links(CHINESE)) - {"README.md"})
    assert re.findall(r"^(?:make|uv|uvx|pipx) .*?(?= *#|$)", README, re.MULTILINE) == re.findall(
        r"^(?:make|uv|uvx|pipx) .*?(?= *#|$)", CHINESE, re.MULTILINE
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


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
