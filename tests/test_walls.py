"""The walls: a module imports only from levels below its own, and each outside library has one home."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "policytrack"

#: From the ground up. A module may import from lower levels only; those of one level do not know each other.
LEVELS = [
    {"errors", "chinese", "numerals", "unit_table", "figure_words", "deadlines", "yamltext", "dates", "printable"},
    {"dimensions", "regions", "vocabulary", "languages", "order", "locate"},
    {"unit_rows"},
    {"units"},
    {"quantity", "own_units", "amounts"},
    {"meaning", "formatting"},
    {"reading"},
    {"parsing", "nontargets"},
    {"phrases", "model"},
    {"fields", "catalog", "search"},
    {"shape", "progress", "schema"},
    {"reader", "rules", "suppress"},
    {"check", "wording"},
    {"rows", "filters", "places", "trajectory", "workings"},
    {"table", "comparison", "agenda", "edits"},
    {"render", "store"},
    {"update", "fixes"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
LEVEL_OF = {module: level for level, modules in enumerate(LEVELS) for module in modules}

#: Libraries that cost start-up or must not spread, and the only modules that may import them.
HOMES = {
    "yaml": {"yamltext"},
    "opencc": {"chinese"},
    "rich": {"render"},
    "typer": {"cli", "commands"},
}


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    module = top(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "policytrack" and len(parts) > 1 and parts[1] in LEVEL_OF and parts[1] != module:
            assert LEVEL_OF[parts[1]] < LEVEL_OF[module], f"{module} imports {name}"
        if parts[0] in HOMES:
            assert module in HOMES[parts[0]], f"{module} imports {name}"


def test_every_module_has_a_level() -> None:
    assert {top(path) for path in MODULES} <= set(LEVEL_OF)


def test_modules_fit_in_one_sitting() -> None:
    tables = {"catalog", "unit_table"}
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in MODULES
        if top(path) not in tables and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 355
    }
    assert not long


@pytest.mark.parametrize("module", ["progress", "model", "quantity", "parsing"])
def test_the_core_has_no_clock_and_no_file(module: str) -> None:
    files = sorted((PACKAGE / module).glob("*.py")) or [PACKAGE / f"{module}.py"]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    names = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not names & {"today", "now", "utcnow", "time"} - {"time"}
    assert "open" not in calls
