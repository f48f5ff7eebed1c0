"""The walls: packages import one way, no circle inside one, and each outside library has one home."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "policytrack"

#: The rooms of the house from the ground up. A room imports from the ones below its own floor only.
FLOORS = (
    ("errors", "text"),
    ("translations",),
    ("quantity",),
    ("data",),
    ("plans", "progress", "sheets"),
    ("rules",),
    ("store",),
    ("edits", "report"),
    ("render", "tables", "update"),
    ("lsp", "site"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

#: Libraries that cost start-up or must not spread, and the only rooms or modules that may import them.
HOMES = {
    "yaml": ("data.yaml_document",),
    "opencc": ("text.script",),
    "rich": ("render",),
    "jinja2": ("render.templating",),
    "markupsafe": ("render.templating",),
    "pypinyin": ("text.pinyin",),
    "typer": ("cli", "commands"),
    "docx": ("plans.documents",),
    "pygls": ("lsp", "commands.lsp"),
    "lsprotocol": ("lsp",),
    "pypdfium2": ("plans.documents", "plans.pdf_pages"),
    "python_calamine": ("sheets.workbook",),
    "xlsxwriter": ("tables.xlsx",),
    "polars": ("tables.packages",),
}

#: Modules that are tables, to be looked up and not read through.
TABLES = {"data.file_rules", "quantity.unit_data", "translations.zh_manual", "translations.zh_hant_manual"}

PATHS = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The dotted name of a module inside the package: `quantity.parsing`, `store`."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in PATHS if name_of(path) != "__init__"}


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, wherever in it the import stands; of this package, existing modules."""
    found: list[str] = []
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = (
                node.module.removeprefix("policytrack").lstrip(".") if node.module.startswith("policytrack") else None
            )
            for alias in node.names:
                name = f"{inside}.{alias.name}".lstrip(".")
                found.append(node.module if inside is None else f"policytrack.{name if name in MODULES else inside}")
    return tuple(found)


def statements(block: ast.AST) -> Iterator[ast.AST]:
    """All statements below one, without their expressions, in which no import can stand."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        for node in getattr(block, name, ()):
            yield node
            yield from statements(node)


def inside(path: Path) -> set[str]:
    """The modules of this package that a module imports."""
    return {name.removeprefix("policytrack.") for name in imports(path) if name.startswith("policytrack.")} & set(
        MODULES
    )


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    room = module.partition(".")[0]
    for name in inside(MODULES[module]):
        other = name.partition(".")[0]
        assert other == room or FLOOR_OF[other] < FLOOR_OF[room], f"{module} imports {name}"
    for name in imports(MODULES[module]):
        library = name.partition(".")[0]
        if library in HOMES:
            assert module.startswith(HOMES[library]), f"{module} imports {name}"


def test_there_is_no_circle() -> None:
    graph = {module: inside(path) - {module} for module, path in MODULES.items()}
    while leaves := {module for module, others in graph.items() if not others}:
        graph = {module: others - leaves for module, others in graph.items() if module not in leaves}
    assert not graph


def test_nothing_stands_at_the_top_but_the_rooms() -> None:
    top = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert top == set(FLOOR_OF) | {"__init__"}


def test_modules_fit_in_one_sitting() -> None:
    long = {
        module: lines
        for module, path in MODULES.items()
        if module not in TABLES and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 355
    }
    assert not long


@pytest.mark.parametrize(
    "module", [name for name in MODULES if name.startswith(("text", "quantity", "progress", "report"))]
)
def test_the_core_has_no_clock_and_no_file(module: str) -> None:
    whole = [*ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))]
    names = {node.attr for node in whole if isinstance(node, ast.Attribute)}
    calls = {node.func.id for node in whole if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not names & {"today", "now", "utcnow", "read_text", "read_bytes"}
    assert "open" not in calls
