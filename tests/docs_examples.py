"""The examples of the documents: found, run on a real terminal, and compared or written anew.

An example is a fenced block `console` whose first line is `$ policytrack …`; the rest is what a terminal of 96 columns
shows. The tables of commands and of modules follow the marks `<!-- commands -->` and `<!-- modules -->`, and behind
`<!-- reference -->` stands the reference of the commands. `make docs` writes all of them anew.
"""

import ast
import inspect
import re
import shlex
import sys
from importlib import import_module
from pathlib import Path

from command_reference import reference
from terminal import POLICYTRACK, on_terminal
from test_walls import FLOORS, MODULES

from policytrack.commands.listed import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
COLUMNS = 96
EXAMPLE = re.compile(r"(?<=^```console\n)\$ (policytrack .+)\n((?:.*\n)*?)(?=```$)", re.MULTILINE)
COMMANDS_MARK = re.compile(r"(?<=^<!-- commands -->\n)(?:\|.*\n)*", re.MULTILINE)
MODULES_MARK = re.compile(r"(?<=^<!-- modules -->\n)(?:\|.*\n)*", re.MULTILINE)
REFERENCE_MARK = re.compile(r"(?<=^<!-- reference -->\n)(?:.*\n)*", re.MULTILINE)


def run_on_terminal(
    command: str, installed: Path = POLICYTRACK, *, columns: int = COLUMNS, colour: bool = False, lang: str = "en"
) -> str:
    """What a command prints on a terminal, errors included; without colour unless it is asked for."""
    settings = {"PAGER": "cat", "POLICYTRACK_LANG": lang} | ({} if colour else {"NO_COLOR": "1"})
    printed = on_terminal(*shlex.split(command)[1:], columns=columns, program=installed, **settings)
    return printed if colour else re.sub(r"\x1b\[[0-9;]*m", "", printed)


def command_table() -> str:
    """A line a command: its name and the first sentence of its help."""
    lines = ["| command | what it does |\n", "|---|---|\n"]
    for name, (module, *_) in COMMANDS.items():
        help_text = inspect.getdoc(import_module(f"policytrack.commands.{module}").command) or ""
        sentence = re.split(r"(?<=\.)\s|\n\n", help_text)[0].replace("\n", " ")
        lines.append(f"| `{name}` | {sentence} |\n")
    return "".join(lines)


def module_table() -> str:
    """The rooms from the ground floor up: a line a module, with the first sentence of its docstring."""
    lines = ["| floor | module | what it is |\n", "|---|---|---|\n"]
    for floor, rooms in enumerate(FLOORS):
        for module in sorted(name for name in MODULES if name.partition(".")[0] in rooms):
            docstring = ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8"))) or ""
            sentence = re.split(r"(?<=\.)\s", docstring)[0].replace("\n", " ").replace("|", "\\|")
            name = module.replace(".", "/") + (".py" if MODULES[module].stem != "__init__" else "/")
            lines.append(f"| {floor} | `{name}` | {sentence} |\n")
    return "".join(lines)


def renewed(path: Path) -> str:
    """The document with its examples as the program prints them now."""
    text = path.read_text(encoding="utf-8")
    text = COMMANDS_MARK.sub(lambda _: command_table(), text)
    text = MODULES_MARK.sub(lambda _: module_table(), text)
    text = REFERENCE_MARK.sub(lambda _: reference(), text)
    lang = "zh" if path.name.endswith(".zh.md") else "en"  # as where its reader's locale is Chinese
    return EXAMPLE.sub(lambda example: f"$ {example[1]}\n{run_on_terminal(example[1], lang=lang)}", text)


def fails_first_example(installed: Path) -> str:
    """What a program installed elsewhere prints for the README's first example, where that is not what stands there."""
    example = EXAMPLE.search(DOCUMENTS[0].read_text(encoding="utf-8"))
    assert example is not None
    printed = run_on_terminal(example[1], installed)
    return "" if printed == example[2] else printed


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(fails_first_example(Path(sys.argv[1])) or None)
    for document in DOCUMENTS:
        document.write_text(renewed(document), encoding="utf-8")
