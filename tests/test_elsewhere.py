"""What other systems lack: no module needs Unix, and writes go without its locks and its calls."""

import subprocess
import sys
from pathlib import Path

from conftest import HEAD

#: Runs before the program: the libraries are loaded as they are here, and then the system is one like Windows, without
#: what only Unix has, and where no open file takes another's place.
LIKE_WINDOWS = """
import asyncio, os, signal, sys, types
import docx, jinja2, opencc, pypdfium2, rich.console, rich.table, typer, typer.testing, yaml, importlib.resources
import pygls.lsp.server
sys.platform = "win32"
for name in ("fcntl", "termios", "tty", "pty", "resource", "pwd", "grp", "readline", "syslog"):
    sys.modules[name] = None
for module, names in ((os, "O_TMPFILE O_CLOEXEC O_NONBLOCK O_NOFOLLOW fchown set_blocking".split()),
                      (signal, "pthread_sigmask SIGHUP SIGPIPE SIG_BLOCK SIG_SETMASK".split())):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
held = set()
def locking(file, mode, size):
    assert (mode, size) == (2, 1)
    if os.fstat(file).st_ino in held:
        raise PermissionError
    held.add(os.fstat(file).st_ino)
sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
"""
EVERY_MODULE = """
import pkgutil, importlib, policytrack
for module in pkgutil.walk_packages(policytrack.__path__, "policytrack."):
    importlib.import_module(module.name)
"""
RUN = """
from typer.testing import CliRunner
from policytrack.cli import app
for words in {}:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    with open("targets.yaml", "rb") as file:
        print(file.read().hex())
    held.clear()  # a process that ends holds nothing
"""
TARGETS = """\
targets:
  - id: t
    plan: p
    indicator: compute
    title: 算力规模
    goal: 达到12EFLOPS # as the plan has it
    by: 2026
    quote: 到2026年算力规模达到12EFLOPS
    actuals:
      - as_of: 2025
        value: 8EFLOPS
        source: https://example.org/b
      - as_of: 2024
        value: 5EFLOPS
        source: https://example.org/a
"""


def python(program: str, folder: Path) -> str:
    """What a program prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


def test_every_module_can_be_imported_without_unix(tmp_path: Path) -> None:
    python(LIKE_WINDOWS + EVERY_MODULE, tmp_path)


def test_writes_without_unix(tmp_path: Path) -> None:
    file = tmp_path / "targets.yaml"
    before = (HEAD + TARGETS).replace("\n", "\r\n").encode()
    file.write_bytes(before)
    added = b"      - as_of: 2026-06\r\n        value: 9EFLOPS\r\n        source: https://example.org/c\r\n"
    head, newer, older = before.replace(b"      - as_of", b"|      - as_of").split(b"|")
    steps = {
        "set t 9EFLOPS --as-of 2026-06 --source https://example.org/c": before.replace(
            b"    actuals:\r\n", b"    actuals:\r\n" + added
        ),
        "unset t --as-of 2026-06": before,
        "check --fix": head + older + newer,  # PT073: figures in the order of their dates
    }
    told = python(LIKE_WINDOWS + RUN.format([words.split() for words in steps]), tmp_path)
    assert [bytes.fromhex(line) for line in told.split()] == [*steps.values()]
    assert [path.name for path in tmp_path.iterdir()] == ["targets.yaml"], "neither lock nor new file is left"
