"""Whether the terminal makes the characters of ambiguous width (█ │ ≥ “ …, UAX #11) two cells wide.

Many Chinese set-ups do. POLICYTRACK_AMBIGUOUS says it (`wide` or `narrow`); otherwise the terminal is asked, where the
locale is Chinese, Japanese or Korean: it draws one such character and reports where its cursor then stands (DSR 6).
"""

import os
import re
import select
import sys
from collections.abc import Mapping
from typing import Final

#: How long a terminal may take to answer, in seconds; one that does not know the question never does.
_PATIENCE: Final = 0.2
_ASK: Final = b"\r\xe2\x96\x88\x1b[6n"
_ERASE: Final = b"\r\x1b[K"


def is_wide(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether such characters take two cells on standard output."""
    said = environment.get("POLICYTRACK_AMBIGUOUS", "")
    if said in ("wide", "narrow"):
        return said == "wide"
    locale = environment.get("LC_ALL") or environment.get("LC_CTYPE") or environment.get("LANG") or ""
    return locale[:2] in ("zh", "ja", "ko") and locale.lower().endswith(("utf-8", "utf8")) and _asked() == 3


def _asked() -> int | None:
    """The column of the cursor behind one such character; None where the terminal does not say."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        return None
    try:
        import termios
        import tty
    except ImportError:  # not on Windows, whose console has the widths of its font
        return None
    keyboard = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(keyboard)
        try:
            tty.setcbreak(keyboard)
            os.write(sys.stdout.fileno(), _ASK)
            answer = _answer(keyboard)
        finally:
            os.write(sys.stdout.fileno(), _ERASE)
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
    except (OSError, termios.error):
        return None
    match = re.search(rb"\x1b\[\d+;(\d+)R", answer)
    return int(match[1]) if match else None


def _answer(keyboard: int) -> bytes:
    answer = b""
    while not answer.endswith(b"R") and select.select([keyboard], [], [], _PATIENCE)[0]:
        answer += os.read(keyboard, 64)
    return answer
