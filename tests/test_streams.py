"""Standard streams that are closed or full, arguments that are no text, names that say more than a name."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import HEAD
from typer.testing import Result

from policytrack.text.printable import escaped_in_json, one_line, visible

Run = Callable[..., Result]
TARGETS = (
    "targets:\n  - id: t\n    plan: p\n    title: 企业\n    goal: 达到500家\n    quote: 企业达到500家\n"
    "    actuals:\n      - {as_of: 2023, value: 3家, source: s}\n"
)
FIGURES = b"id,value,as_of\nt,4\xe5\xae\xb6,2024\n"
COMMANDS = [
    "report", "report --format html", "show t", "compare compute", "timeline", "search 企业", "check",
    "check --format sarif", "explain PT001", "rules", "schema", "convert 3家", "units", "--help", "--version",
    "set t 4家 --as-of 2024", "unset t --as-of 2023", "import -",
    "add --plan p --quote 到2026年园区达到5个 --title 园区 --yes",
]  # fmt: skip
WRITES = ("set", "unset", "import", "add")


def shell(file: Path, words: str, redirect: str = "") -> subprocess.CompletedProcess[bytes]:
    """A command as a shell runs it, on this file."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m policytrack {words} {redirect}', sys.executable],
        input=FIGURES,
        capture_output=True,
        cwd=file.parent,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "redirect"),
    [(words, ">&-") for words in COMMANDS]
    + [(words, ">/dev/full") for words in ("report", "--help", "set t 4家 --as-of 2024", "import -")],
)
def test_output_that_fails_is_said_in_a_sentence(file: Path, words: str, redirect: str) -> None:
    before = file.read_bytes()
    result = shell(file, words, redirect)
    said = result.stderr.decode()
    reason = "bad file descriptor" if redirect == ">&-" else "no space left on device"
    assert result.returncode == 2
    assert said.splitlines()[0].endswith(f"standard output cannot be written: {reason}")
    assert "Traceback" not in said
    written = words.split(maxsplit=1)[0] in WRITES
    assert ("targets.yaml was written, but" in said) == written
    assert (file.read_bytes() != before) == written


@pytest.mark.parametrize("redirect", [">&-", ">/dev/full"])
def test_a_file_that_is_started_is_said_to_be(file: Path, redirect: str) -> None:
    result = shell(file, "init new.yaml", redirect)
    assert result.returncode == 2
    assert result.stderr.decode().startswith("policytrack: new.yaml is started, but standard output cannot be written")
    assert (file.parent / "new.yaml").read_text(encoding="utf-8").count("format: 1") == 1


def test_other_streams_may_be_closed_too(file: Path) -> None:
    assert shell(file, "report", "<&- 2>&-").returncode == 0
    assert shell(file, "set t 4家 --as-of 2024", "<&- 2>&-").returncode == 0
    assert shell(file, "nonsense", ">&- 2>&- <&-").returncode == 2
    assert file.read_text(encoding="utf-8").startswith(HEAD)  # and not what was to be printed


def test_a_reader_that_goes_ends_it_quietly(file: Path) -> None:
    result = shell(file, "report", "| head -c 1 >/dev/null")
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words",
    ["search X", "compare X", "report --plan X", "report --region X", "units X", "show X",
     "set X 3", "set t 3家 --note X", "convert X", "explain X", "check --select X",
     "add --plan X --quote a", "timeline --within X"],
)  # fmt: skip
def test_an_argument_that_is_no_text_is_refused(run: Run, file: Path, words: str) -> None:
    result = run(*words.replace("X", "\udcff").split())
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr or "is neither" in result.stderr or "Error" in result.stderr


#: What an import may raise, how the program ends then, and what it says.
COMES_UP = [
    ("KeyboardInterrupt()", 130, ""),
    ("OSError(5, 'Input/output error', 'x.py')", 2, "x.py"),
    ("OSError(24, 'Too many open files')", 2, "oo many open files"),
    ("ImportError('no such library')", 2, "no such library"),
    ("MemoryError()", 2, "policytrack: "),
    ("LookupError('unknown encoding: gb2312')", 2, "unknown encoding"),
]


@pytest.mark.parametrize(
    ("module", "error", "code", "said"),
    [("policytrack.cli", *case) for case in COMES_UP]
    + [(name, *case) for name in ("typer", "yaml", "policytrack.report.report") for case in COMES_UP[:2]],
)
def test_what_comes_up_in_an_import_ends_quietly(file: Path, module: str, error: str, code: int, said: str) -> None:
    program = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *rest):\n"
        f"        if name == {module!r}: raise {error}\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['policytrack', 'report', '--format', 'table']\n"
        "from policytrack.__main__ import run\n"
        "run()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=file.parent, check=False
    )
    assert (result.returncode, said in result.stderr) == (code, True)
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") <= 2 if code == 2 else not result.stderr


def wait_until_read(pipe: int, reader: "subprocess.Popen[bytes]") -> None:
    """Wait until a process has read all that stands in a pipe, however busy the machine is."""
    while reader.poll() is None and fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)) != bytes(4):
        time.sleep(0.01)


def test_ctrl_c_is_quiet(file: Path) -> None:
    os.mkfifo(file.parent / "pipe")
    keeps_open = os.open(file.parent / "pipe", os.O_RDWR)
    os.write(keeps_open, b"format: 1\n")
    # A suite that runs in the background of a shell has its processes ignore the signal.
    process = subprocess.Popen(
        [sys.executable, "-m", "policytrack", "report", "-f", "pipe"],
        stderr=subprocess.PIPE,
        cwd=file.parent,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    wait_until_read(keeps_open, process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    os.close(keeps_open)
    assert (process.returncode, said) == (130, b"")


NAMES = ["a\n::error::x.yaml", "a\r::set-output name=x::y.yaml", "\x1b[2Ja.yaml", "\u202eyaml.a.yaml", "a\x9b31m.yaml"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", ["check", "report", "set t 9家 --as-of 2020", "show nothing", "unset t --as-of 2001"])
def test_a_name_is_no_more_than_a_name(run: Run, file: Path, name: str, words: str) -> None:
    wrong = HEAD + TARGETS + "  - {id: w, plan: p, title: x, goal: 大幅提高, quote: x}\n"
    (file.parent / name).write_text(wrong, encoding="utf-8")
    for path in (name, f"no{name}"):
        result = run(*words.split(), *(["-f"] if words != "check" else []), path)
        for text in (result.stdout, result.stderr):
            assert name[:4] not in text or not name[1:2].isspace()
            assert not any(line.lstrip().startswith("::") for line in text.splitlines())
            assert "\x1b[2J" not in text and "\u202e" not in text and "\x9b" not in text


@pytest.mark.parametrize("format", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_no_format_shows_what_is_hidden(run: Run, file: Path, format: str) -> None:
    hidden = "\x9b\u202e\u2066\u200b\u061c\ufeff"
    note = f'    note: "{hidden}\x85" # {hidden}\n'
    file.write_text(HEAD + TARGETS.replace("    actuals", note + "    actuals"), encoding="utf-8")
    told = run("check", "--format", format).stdout
    assert "PT008" in told or "PT002" in told
    assert not any(unicodedata.category(char) in ("Cc", "Cf") and char != "\n" for char in told)
    if format == "junit":
        assert ElementTree.fromstring(told).tag == "testsuites"
    if format in ("json", "gitlab", "sarif"):
        assert json.loads(told)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👩‍👩‍👧 ❤️‍🔥 🏳️‍🌈 👩🏽‍💻", "👩‍👩‍👧 ❤️‍🔥 🏳️‍🌈 👩🏽‍💻"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("👩\u200d", "👩⟨U+200D⟩"),
        ("\u200d👩", "⟨U+200D⟩👩"),
        ("👩\u200d\u200d👩", "👩⟨U+200D⟩⟨U+200D⟩👩"),
        ("企\u200d业", "企⟨U+200D⟩业"),
    ],
)
def test_a_joiner_shows_within_an_emoji_only(run: Run, file: Path, text: str, shown: str) -> None:
    assert visible(text) == shown
    file.write_text(HEAD + TARGETS.replace("    actuals", f"    note: {text}\n    actuals"), encoding="utf-8")
    assert ("PT008" in run("check").stdout) == (text != shown)


def test_json_says_the_same_with_escapes() -> None:
    for text in ("a\x9b\u202e\x7f", "👩‍👧", "a\u2028b\x85", "plain", "\ufeff"):
        written = escaped_in_json(json.dumps(text, ensure_ascii=False))
        assert json.loads(written) == text
        assert one_line(written) == written
