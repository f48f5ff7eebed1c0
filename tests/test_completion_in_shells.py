"""Tab, pressed in the shells themselves: what a file says is completed or left out, and never run."""

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest
from conftest import HEAD

#: What would leave a file `ran…` behind, in any of the quotes that a completion script may put a title into.
HOSTILE = [
    "$(touch ran1)",
    "\\$(touch ran2)",
    "\\\\$(touch ran3)",
    "`touch ran4`",
    "\\`touch ran5`",
    "'; touch ran6; '",
    "'$(touch ran7)'",
    '"; touch ran8; "',
    '"$(touch ran9)"',
    '\\"$(touch ran10)',
    "(touch ran11)",
    "))'; touch ran12; : '((",
    "a; touch ran13",
    "a | touch ran14",
    "a & touch ran15",
    "a > ran16",
    "<(touch ran17)",
    "=(touch ran18)",
    "{ touch ran19 }",
    "${(e):-\\$(touch ran20)}",
    "${:-$(touch ran21)}",
    "a\ntouch ran22",
    "a\rtouch ran23\r",
    "[/red] [bold]$(touch ran24)[/bold]",
    "%(touch ran25)",
    "a:b:$(touch ran26)",
    "!touch ran27",
    "# $(touch ran28)",
    "'\"$(touch ran29)\"'",
    "\u009b31m$(touch ran30)\u202e",
    "*",
    "~root",
]

STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--interactive"],
}
#: With all that is offered shown at the first Tab, as zsh and fish do by themselves.
SET_UP = {
    "bash": (
        'bind "set completion-query-items 0"; bind "set show-all-if-ambiguous on"; '
        'eval "$(_POLICYTRACK_COMPLETE=source_bash policytrack)"'
    ),
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(_POLICYTRACK_COMPLETE=source_zsh policytrack)"',
    "fish": "_POLICYTRACK_COMPLETE=source_fish policytrack | source",
}


class Shell:
    """An interactive shell on a terminal of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        bin = folder / "bin"
        bin.mkdir()
        (bin / "policytrack").symlink_to(Path(sys.executable).with_name("policytrack"))
        environment = {
            "PATH": f"{bin}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
            "PS1": "> ",
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        }
        self._process, self._master = pty.fork()
        if self._process:
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("4H", 100, 200, 0, 0))
        else:
            time.sleep(0.1)  # until the terminal has its size
            os.chdir(folder)
            os.execvpe(name, STARTS[name], environment)

    def told(self, keys: str, until: str, patience: float = 20) -> str:
        """What stands on the terminal behind these keys, as soon as the last word stands there."""
        os.write(self._master, keys.encode())
        seen, end = "", time.monotonic() + patience
        while until not in seen.replace(keys.strip(), "", 1) and time.monotonic() < end:
            if select.select([self._master], [], [], 0.1)[0]:
                try:
                    seen += os.read(self._master, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        return seen

    def close(self) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._master)


@pytest.mark.parametrize("name", STARTS)
def test_tab_runs_nothing(name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here (apt-get install {name})")
    run_completion(name, tmp_path)


def run_completion(name: str, tmp_path: Path) -> None:
    """Tab behind `set` and `add --plan` on hostile titles and ids; an `AssertionError` says that one is run."""
    targets = [f"  - {{id: t{number}, plan: p, title: {json.dumps(text)}}}\n" for number, text in enumerate(HOSTILE)]
    targets += [f"  - {{id: {json.dumps(text)}, plan: p, title: 企业}}\n" for text in HOSTILE]
    targets.append("  - {id: last-one, plan: p, title: '企业 (全市): 5% 增长'}\n")
    plans = "".join(f"  k{number}: {{title: {json.dumps(text)}}}\n" for number, text in enumerate(HOSTILE))
    data = HEAD.replace("indicators:", f"{plans}indicators:") + "targets:\n" + "".join(targets)
    (tmp_path / "targets.yaml").write_text(data, encoding="utf-8")
    shell = Shell(name, tmp_path)
    try:
        shell.told(f"{SET_UP[name]}; echo rea''dy\n", "ready")
        offered = shell.told("policytrack set \t", "last-one")
        shell.told("\x15echo clea''red\n", "cleared")
        plans_offered = shell.told("policytrack add --plan \t", f"k{len(HOSTILE) - 1}")
        shell.told("\x15echo clea''red\n", "cleared")
        statuses = shell.told("policytrack report --status \t", "awaiting-final-figure")
        shell.told("\x15echo clea''red\n", "cleared")
        rules = shell.told("policytrack explain PT03\t", "PT039")
        shell.told("\x15echo clea''red\n", "cleared")
        regions = shell.told("policytrack report --region \t", "某市")
        shell.told("\x15echo clea''red\n", "cleared")
        units = shell.told("policytrack report --unit EF\t", "LOPS")  # behind what was typed
    finally:
        shell.close()
    assert "last-one" in offered
    assert "awaiting-final-figure" in statuses
    assert "PT039" in rules
    assert "某市" in regions
    assert "EFLOPS" in units
    assert f"k{len(HOSTILE) - 1}" in plans_offered
    assert not list(tmp_path.glob("ran*"))
    # No id that is none is offered; titles are shown where the shell shows any, and read as they are.
    assert ("企业 （全市）： 5％ 增长" in offered) == (name != "bash")
