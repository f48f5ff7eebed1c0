"""Mutated data files through check, fixes and every kind of report: a diagnostic or a report, no traceback, no hang.

Each file is a small sound one with one to six changes: bytes, pieces doubled, moved and taken out, and words that mean
something to YAML, to the grammar or to a number. The processes may have little memory, and each file little time. Half
of the files go through one long-lived process, as through a language server, the others through one for each thousand.
"""

import contextlib
import os
import random
import resource
import signal
import traceback
from datetime import date
from typing import Final, NamedTuple

from outcome import Outcome

from policytrack.data.source import SourceFile
from policytrack.edits import fixes
from policytrack.errors import PolicytrackError
from policytrack.render import delimited, diagnostics, html, json_report, markdown, terminal
from policytrack.render.layout import Screen
from policytrack.report.report import report
from policytrack.rules.check import CheckOptions, check
from policytrack.rules.rule import PlanTexts

FILES: Final = 100_000
SEED: Final = 20261126
#: No file may take longer, in seconds of the processor, so that a busy machine is no hang; nor wait longer than that
#: many times as long; nor a process take more memory, in megabytes.
PATIENCE: Final = 10
WAITS: Final = 30
MEMORY: Final = 150
#: So many files are one short-lived process's.
CHUNK: Final = 1000
#: One file in so many goes through what makes the same large frame for each: the page, and the manual in SARIF.
SELDOM: Final = 100
DAY: Final = date(2026, 11, 22)
TEXT: Final = "到2026年，人工智能核心产业规模突破600亿元，企业达到500家，算力总规模达到12EFLOPS(FP16)。"
SEEDS: Final = (
    """\
format: 1
plans:
  p: {title: 某市人工智能规划, region: 某市, issued: 2023-12-31, issuer: 某局, url: 'https://example.org/'}
indicators:
  firms: {title: 企业数量, unit: 家}
targets:
  - id: t
    plan: p
    indicator: firms
    title: 企业
    goal: 达到500家
    by: 2026
    quote: 企业达到500家
    baseline: {as_of: 2023, value: 300家, source: s}
    actuals:
      - {as_of: 2024, value: 超过400家, source: s} # from the yearbook
      - as_of: 2025-06
        value: "450"
        source: s
        note: no
""",
    """\
{"format": 1, "plans": {"p": {"title": "规划", "issued": "2020"}},
 "units": {"幸福分": {"dimension": "happiness"}},
 "targets": [{"id": "a", "plan": "p", "title": "产业规模", "goal": "突破600亿元", "by": "2026年底",
   "kind": "cumulative", "quote": "产业规模突破600亿元", "actuals": [{"as_of": "2024", "value": "27.1 billion yuan"}]}]}
""",
    """\
format: 1
plans: {p: &p {title: 《规划》, region: 某省, issued: 2021-03}}
targets:
- id: rate
  plan: p
  title: 增速
  goal: 年均增长8%左右
  from: 2021
  by: 2025
  kind: annual
  quote: |
    年均增长8%左右
  actuals:
  - {as_of: 2021, value: 8.1%}
  # checked
  - {as_of: 2022, value: 3%, match: partial, note: >-
      folded
      text}
- <<: &m {plan: p, title: 占比}
  id: share
  goal: 10%—12%
  quote: 占比10%—12%  # policytrack: ignore[PT030] so it is
""",
)
WORDS: Final = (
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "? ",
    "| \n",
    ">-\n",
    "- ",
    "\t",
    "\r",
    "\r\n",
    "\ufeff",
    "\u0085",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "#",
    "'",
    '"',
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "\\u0000",
    "null",
    "~",
    "no",
    "1:30",
    "0x1f",
    "1e999",
    "9" * 60,
    "0." + "0" * 50 + "1",
    "1" * 5000,
    "-",
    "—",
    "至",
    "万亿",
    "亿" * 40,
    "百分之",
    "(FP16)",
    "左右",
    "不低于",
    "年均",
    "比2020年增长",
    "翻一番",
    "十四五",
    "第",
    "2026-13-45",
    "0000",
    "99999",
    "9999-12-31",
    "0001-01-01",
    "２０２６",
    "𠮷",
    "👩‍👩‍👧",
    "é",
    "x" * 3000,
    "企" * 3000,
    "revises: t\n",
    "tolerance: 99%\n",
    "kind: sum\n",
    "units: {家: {equals: 2 家}}\n",
    "format: 2\n",
    "text: /etc/passwd\n",
    "id: t\n",
)


def attack(share: float) -> Outcome:
    files = max(200, round(FILES * share))
    half = files // 2
    at_once = max(1, (os.cpu_count() or 1) - 1)
    long_lived = _start(range(half))
    chunks = [range(first, min(first + CHUNK, files)) for first in range(half, files, CHUNK)]
    waiting = [_start(chunk) for chunk in chunks[:at_once]]
    failures: list[str] = []
    sound = found = highest = 0
    for number in range(len(chunks)):
        told = _result(*waiting.pop(0))
        waiting += [_start(chunk) for chunk in chunks[number + at_once :][:1]]
        failures += told.failures
        sound, found, highest = sound + told.sound, found + told.diagnostics, max(highest, told.memory)
    of_half = _result(*long_lived)
    failures += of_half.failures
    failures += [f"{memory} MB" for memory in (highest, of_half.memory) if memory > MEMORY]
    return Outcome(
        f"{files:,} files ({sound + of_half.sound:,} without errors, {found + of_half.diagnostics:,} diagnostics), "
        f"{len(failures)} with a traceback, a hang or too much memory; at most {highest} MB in {len(chunks):,} "
        f"processes of {CHUNK:,} files, {of_half.memory} MB in one of {half:,}",
        failures,
    )


class Told(NamedTuple):
    """What a process came to: its failures, files without errors, diagnostics, and the most memory in megabytes."""

    failures: list[str]
    sound: int
    diagnostics: int
    memory: int


def _result(process: int, out: int) -> Told:
    with os.fdopen(out, encoding="utf-8") as pipe:
        *lines, last = pipe.read().splitlines() or ["0 0 0"]
    _, status = os.waitpid(process, 0)
    if status:
        lines.append(f"a process ended with {os.waitstatus_to_exitcode(status)}")
    sound, diagnostics, memory = map(int, last.split())
    return Told(lines, sound, diagnostics, memory)


def _start(files: range) -> tuple[int, int]:
    out, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, out
    code = 1
    with contextlib.suppress(BaseException), os.fdopen(into, "w", encoding="utf-8", errors="backslashreplace") as pipe:
        signal.signal(signal.SIGPROF, _too_long)
        signal.signal(signal.SIGALRM, _too_long)
        sound = found = 0
        for index in files:
            data = mutated(index)
            signal.setitimer(signal.ITIMER_PROF, PATIENCE)
            signal.alarm(PATIENCE * WAITS)
            try:
                errors, diagnosed = _through_everything(data, index % SELDOM == 0)
                sound, found = sound + (not errors), found + diagnosed
            except BaseException as error:
                last = traceback.extract_tb(error.__traceback__)[-1]
                pipe.write(f"file {index}: {error!r:.200} in {last.filename.rpartition('/')[2]}:{last.lineno}\n")
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
        pipe.write(f"{sound} {found} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}\n")
        code = 0
    os._exit(code)


def _too_long(*_: object) -> None:
    raise TimeoutError


def mutated(index: int) -> bytes:
    """The file of that number, always the same."""
    chance = random.Random(SEED + index)
    text = chance.choice(SEEDS)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 6))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 1, 2, 5, 20, 80)))
        match chance.randrange(6):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:end] * chance.choice((1, 1, 2, 30)) + text[end:]
            case 2:
                other = chance.randrange(len(text) + 1)
                text = text[:other] + text[start:end] + text[other:]
            case 3:
                text = (
                    text[:start]
                    + chr(chance.choice((chance.randrange(0x20, 0x7F), chance.randrange(0x3000))))
                    + text[end:]
                )
            case _:
                text = text[:start] + chance.choice(WORDS) + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        place = chance.randrange(len(data) + 1)
        data = data[:place] + bytes((chance.randrange(256),)) + data[place:]
    return data


def _through_everything(data: bytes, costly: bool) -> tuple[int, int]:
    sources = [SourceFile("t.yaml", data)]
    checked = check(sources, CheckOptions(DAY, lambda plans: PlanTexts({"p": TEXT})))
    for format in ("text", "json", "github", "junit", *(["sarif"] if costly else [])):
        diagnostics.render(format, checked, ["t.yaml"], {})
    with contextlib.suppress(PolicytrackError):
        fixes.fixes(sources, checked)
    said = report(checked.dataset, DAY)
    terminal.render_report(said, Screen(80, False, False))
    markdown.render_report(said)
    delimited.render(said)
    json_report.render_lines(said)
    if costly:
        html.render(said)
    return len(checked.errors), len(checked.diagnostics)
