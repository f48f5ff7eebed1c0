"""The language server in Neovim, without a screen: what it says, and what it writes into the file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HEAD

NEOVIM = shutil.which("nvim")
TARGETS = """\
targets:
  - id: compute-2026
    plan: p
    indicator: compute
    title: 🚀算力规模
    goal: 达到12EFLOPS
    by: 2026
    quote: 算力规模达到12EFLOPS
  - {id: b, plan: p, title: 算力, goal: 5家, by: 2025, quote: '5家', revises: compute-2026}  # 🚀 stays
"""


@pytest.mark.skipif(NEOVIM is None, reason="there is no Neovim (nvim) on this machine")
def test_a_file_is_edited_in_neovim(tmp_path: Path) -> None:
    path, answers = tmp_path / "targets.yaml", tmp_path / "answers.json"
    path.write_text(HEAD + TARGETS, encoding="utf-8")
    environment = {
        **os.environ, "NVIM_ANSWERS": str(answers),
        "NVIM_SERVER": json.dumps([sys.executable, "-m", "policytrack", "lsp"]),
        "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path),
    }  # fmt: skip
    script = Path(__file__).with_name("neovim.lua")
    done = subprocess.run(
        [str(NEOVIM), "--headless", "--clean", "-n", "-c", f"luafile {script}", str(path)],
        env=environment, cwd=tmp_path, check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert answers.exists(), done.stderr
    said = json.loads(answers.read_text(encoding="utf-8"))
    assert "**≥ 12 EFLOPS**" in said["hover"]["contents"]["value"]
    (broken,) = [one for one in said["broken"] if "PT015" in one[3] or "figure" in one[3] or "number" in one[3]]
    assert broken[1] == said["bytes"], "Neovim counts bytes of the line: the place is right behind 达到"
    assert said["mended"] == []
    assert "EFLOPS" in [item["label"] for item in said["completion"]["items"]]
    assert [one["name"] for one in said["symbols"]] == ["plans", "indicators", "targets"]
    assert path.read_text(encoding="utf-8") == HEAD + TARGETS.replace("compute-2026", "算力-2026")
