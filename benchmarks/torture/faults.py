"""A fault in every call of the system that `set`, `import` and `check --fix` make: nothing is lost, no traceback.

The calls are those of the C library, by `fail_call.c`, which is loaded before it; the process starts itself anew with
it. Every call fails once with each of the errors, and reads and writes are short once.
"""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import kills
from forked import start
from outcome import Outcome

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EINTR, errno.EMFILE, 0)
SHIM = Path(__file__).with_name("fail_call.c")


def attack(share: float) -> Outcome:
    library = os.environ.get("LD_PRELOAD", "")
    if "fail_call" in library:
        return _faults(ctypes.CDLL(library), share)
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return Outcome("not tried: it needs Linux and a C compiler", [])
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "fail_call.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", built, SHIM, "-ldl"], check=True)
        program = (
            f"import sys; sys.path[:0] = {sys.path!r}\nimport faults\noutcome = faults.attack({share!r})\n"
            "print(repr(tuple(outcome)))"
        )
        result = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "LD_PRELOAD": str(built)},
            capture_output=True,
            text=True,
            check=True,
        )
        figures, failures = eval(result.stdout.splitlines()[-1])
        return Outcome(figures, failures)


def _faults(library: ctypes.CDLL, share: float) -> Outcome:
    failures: list[str] = []
    runs, figures = 0, []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        path = Path("targets.yaml")
        Path("figures.csv").write_text("id,value,as_of\nt0,2家,2021\nt1,2家,2021\n", encoding="utf-8")
        old = kills.HEAD + "".join(kills.TARGET.format(number=number, note="no") for number in range(2))
        one, two = old.split("  - id: t1")
        news = {
            "set": old + kills.FIGURE,
            "import": one + kills.FIGURE + "  - id: t1" + two + kills.FIGURE,
            "check --fix": old.replace("note: no\n", "note: 'no'\n"),
        }
        words = {
            name: [word.replace(f"t{kills.COUNT - 1}", "t1") for word in one]
            for name, (one, _) in kills.COMMANDS.items()
        }
        for name, new in news.items():
            arguments = kills._on(words[name])
            calls = _count(library, path, old, arguments)
            step = max(1, round(1 / share))
            for error in ERRORS:
                for number in range(0, calls, step):
                    runs += 1
                    path.write_text(old, encoding="utf-8")
                    code, said = start(arguments, partial(_arm, library, number, error)).wait()
                    now = path.read_text(encoding="utf-8")
                    where = f"{name}, call {number}, {errno.errorcode.get(error, 'short')}"
                    if now not in (old, new):
                        failures.append(f"{where}: the file is neither the old one nor the new one")
                    elif code == 0 and now != new:
                        failures.append(f"{where}: exit code 0, and nothing was written")
                    elif code and now == new and name != "check --fix" and "written" not in said:
                        failures.append(f"{where}: written, and not said so: {said.strip()[:100]}")
                    if "Traceback" in said:
                        failures.append(f"{where}: {said.strip().splitlines()[-1]}")
                    for entry in Path().iterdir():
                        if entry.name.endswith(".new"):
                            entry.unlink()
            figures.append(f"{calls} calls of {name}")
        os.chdir("/")
    return Outcome(
        f"{runs:,} faults in {', '.join(figures)}: {len(failures)} lost, silent or with a traceback", failures
    )


def _arm(library: ctypes.CDLL, number: int, error: int) -> None:
    library.fail_from_here(ctypes.c_long(number), error)


def _count(library: ctypes.CDLL, path: Path, old: str, arguments: list[str]) -> int:
    """How many calls the command makes when it is let be; the highest number that has an effect is looked for."""
    path.write_text(old, encoding="utf-8")
    counted = Path("counted")

    def arm() -> None:
        _arm(library, -1, 0)
        library.calls_counted.restype = ctypes.c_long
        real = os._exit

        def leaving(code: int) -> None:
            counted.write_text(str(library.calls_counted()))
            real(code)

        os._exit = leaving  # type: ignore[assignment]

    start(arguments, arm).wait()
    number = int(counted.read_text())
    counted.unlink()
    return number
