"""`changes` of 10,000 targets against one check of them: two files, two revisions of git, and one file on two days.

One figure in fifty and one goal in a hundred differ between the two. The last lines are the worst case, told without a
limit: every target has two verdicts to judge, and in two files that differ everywhere there are two files to read.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from generate import AS_OF, data_file
from measure import POLICYTRACK, ratio

TARGETS = 10_000
LIMIT = 2.2
NO_LIMIT = float("inf")


def edited(text: str, every: int) -> str:
    """The text with every so many figure raised by a tenth, and half as many deadlines put off."""
    figures = re.compile(r"(?<=        value: )(\D*)(\d+)")
    count = iter(range(10**9))

    def raised(found: re.Match[str]) -> str:
        return found[1] + (str(int(found[2]) * 11 // 10) if next(count) % every == 0 else found[2])

    text = figures.sub(raised, text)
    put_off = iter(range(10**9))
    return re.sub(r"(?<=    by: )2027", lambda found: "2029" if next(put_off) % every == 0 else found[0], text)


def main() -> None:
    """Generate the files and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path, other = Path(folder) / "targets.yaml", Path(folder) / "other.yaml"
        text = data_file(TARGETS)
        path.write_text(text, encoding="utf-8")
        git = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a"}
        for arguments in (["init", "-q"], ["add", "targets.yaml"], ["commit", "-q", "-m", "first"]):
            subprocess.run(["git", "-C", folder, *arguments], check=True, env={**os.environ, **git})
        check = [POLICYTRACK, "check", "--as-of", AS_OF, str(path)]
        changes = [POLICYTRACK, "changes", "--as-of", AS_OF, "--format", "json"]
        other.write_text(edited(text, 50), encoding="utf-8")
        ratio("two files", [*changes, str(path), str(other)], check, LIMIT, rounds=5)
        path.write_text(edited(text, 50), encoding="utf-8")
        ratio("the last commit", [*changes, "HEAD", "-f", str(path)], check, LIMIT, rounds=5)
        ratio("a month later", [*changes, "--since", "2026-05-31", "-f", str(path)], check, LIMIT, rounds=5)
        path.write_text(text, encoding="utf-8")
        other.write_text(edited(text, 1), encoding="utf-8")
        ratio("every figure and deadline", [*changes, str(path), str(other)], check, NO_LIMIT, rounds=3)
        ratio("a year later", [*changes, "--since", "2025-06-30", "-f", str(path)], check, NO_LIMIT, rounds=3)


if __name__ == "__main__":
    main()
