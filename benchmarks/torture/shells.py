"""Tab in bash, zsh and fish on files whose titles and ids are code, as in `tests/test_completion_in_shells.py`.

All hostile titles together first; then each alone, because a title that breaks the shell's reading hides the next.
"""

import os
import shutil
import tempfile
from pathlib import Path

import test_completion_in_shells as tab
from outcome import Outcome


def attack(share: float) -> Outcome:
    failures: list[str] = []
    missing = [name for name in tab.STARTS if shutil.which(name) is None]
    every = tuple(tab.HOSTILE)
    alone = every[: max(1, round(len(every) * share))]
    tries = 0
    for name in (name for name in tab.STARTS if name not in missing):
        for hostile in (every, *((one,) for one in alone)):
            tries += 1
            tab.HOSTILE[:] = hostile
            with tempfile.TemporaryDirectory() as folder:
                try:
                    tab.run_completion(name, Path(folder))
                except AssertionError as error:
                    failures.append(f"{name} on {hostile if len(hostile) < 2 else 'all'}: {str(error)[:200]}")
    tab.HOSTILE[:] = every
    os.chdir("/")
    left_out = f"; not here: {', '.join(missing)}" if missing else ""
    return Outcome(
        f"{tries} files in {len(tab.STARTS) - len(missing)} shells, {len(failures)} with code run{left_out}", failures
    )
