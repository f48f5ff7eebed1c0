"""The program on a terminal of a given size, as a reader sees it."""

import os
import pty
import struct
import subprocess
import sys
import termios
import threading
from fcntl import ioctl
from pathlib import Path

from conftest import ROOT

POLICYTRACK = Path(sys.executable).parent / "policytrack"
END = b"\0end\0"


def on_terminal(
    *arguments: str, columns: int, rows: int = 1000, program: Path = POLICYTRACK, **environment: str
) -> str:
    """What `program` prints on a terminal of that size, errors included.

    The terminal stays open until a mark behind the last word has been read: some kernels forget what is not read yet
    when the last writer leaves.
    """
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    known = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **environment}
    command = [str(program), *arguments]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=known, cwd=ROOT)

    def mark_the_end() -> None:
        process.wait()
        os.write(slave, END)

    marker = threading.Thread(target=mark_the_end)
    marker.start()
    printed = b""
    while not printed.endswith(END):
        printed += os.read(master, 65536)
    marker.join()
    os.close(slave)
    os.close(master)
    return printed.removesuffix(END).decode().replace("\r\n", "\n")
