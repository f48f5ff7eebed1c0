"""Time against length of every reader: each gets longer and longer texts of every pattern, up to a megabyte.

A reader that is worse than n log n is found by its growth over three doublings of the length; one that takes longer
than its patience on any text is ended.
"""

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from itertools import islice, pairwise
from statistics import median
from typing import IO, Final, NamedTuple

from outcome import Outcome

from policytrack.data.source import SourceFile
from policytrack.data.splice import split_lines
from policytrack.data.yaml_traps import other_value
from policytrack.edits.csv_import import read_table
from policytrack.errors import PolicytrackError
from policytrack.quantity import extract
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.normalise import normalise
from policytrack.quantity.parsing import parse, parse_clause
from policytrack.quantity.years import in_digits, named_years
from policytrack.render.layout import Screen, paragraph
from policytrack.render.markdown import escaped
from policytrack.render.wrapping import wrap
from policytrack.rules.check import CheckOptions, check
from policytrack.rules.rule import PlanTexts
from policytrack.text.dates import DateError, parse_date
from policytrack.text.mixed_script import oddities
from policytrack.text.passages import PassageFinder
from policytrack.text.printable import escaped_in_json, one_line, unread_by_shells, visible, width
from policytrack.text.script import fold, to_script

#: The longest text at full size; and at any other, where a reader's growth shows in most cases already.
LONGEST: Final = 1 << 20
SOME: Final = 1 << 16
SHORTEST: Final = 1 << 12
#: From this share on all pairs are tried; of a smaller one some.
ALL_OF_SOME: Final = 0.25
#: How many times as long twice the length may take, as the median of so many doublings: one step, as at the width from
#: which lines are wrapped, is no growth. n log n takes 2.1 times as long; n√n, 2.8 times; n², 4 times.
STEEPEST: Final = 2.45
DOUBLINGS: Final = 3
#: From so many seconds of processor time for the shortest of them on the growth is measured; below, it is noise.
ENOUGH: Final = 0.01
#: The clock of a process may tell no less.
TICK: Final = 0.001
#: Once a reader takes so long its growth has been seen, and it gets no longer text.
SEEN: Final = 0.2
#: The most seconds of processor time for one text.
PATIENCE: Final = 20
DAY: Final = date(2026, 11, 22)

HEAD: Final = "format: 1\nplans:\n  p: {title: 规划, region: 某市, issued: 2023-12-31}\ntargets:\n"
TARGET: Final = "  - id: t\n    plan: p\n    title: 企业\n    goal: 达到500家\n    quote: 企业达到500家\n"

PATTERNS: Final = (
    "1",
    "1.",
    "1,",
    "1-",
    "1至",
    "1 ",
    "0.",
    "a",
    "a ",
    "ab",
    "_",
    "企",
    "企业",
    "。",
    "，",
    "亿",
    "万亿",
    "左右",
    "约",
    "2025年",
    "到2025年，",
    "每年",
    "年均",
    "突破",
    "突破3家",
    "不低于",
    "(",
    "（",
    "[",
    "((",
    ")",
    "%",
    "1%",
    "百分之",
    "一",
    "一二",
    "十",
    "第一",
    "十四五",
    "比2020年",
    "增长",
    "至",
    "-",
    "—",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u3000",
    "\u200d",
    "👩‍",
    "é",
    "́",
    "繁體",
    "開发",
    "'",
    '"',
    "#",
    "# a\n",
    ":",
    ": ",
    "- ",
    "*",
    "|",
    "`",
    "\\",
    "…",
    "……",
    "over ",
    "1 billion ",
    "倍",
    "翻一番",
    "3家、",
    "3家以上",
    "GB",
    "E",
    "元/",
    "：",
)


def _quietly(read: Callable[[str], object]) -> Callable[[str], object]:
    def reading(text: str) -> object:
        with suppress(QuantityError, DateError):
            return read(text)
        return None

    return reading


def _checked(text: str) -> object:
    options = CheckOptions(DAY, lambda plans: PlanTexts({"p": "到2026年，企业达到400家。"}))
    return check([SourceFile("t.yaml", text.encode("utf-8", "replace"))], options)


def _in_field(name: str) -> Callable[[str], object]:
    def reading(text: str) -> object:
        quoted = "'" + text.replace("'", "''").replace("\n", "\n\n") + "'"
        lines = TARGET.splitlines(keepends=True)
        kept = "".join(line for line in lines if not line.strip().removeprefix("- ").startswith(f"{name}:"))
        if name == "value":
            return _checked(HEAD + TARGET + f"    actuals: [{{as_of: 2025, value: {quoted}}}]\n")
        first = "" if "- " in kept else "  -\n"
        return _checked(HEAD + first + kept + f"    {name}: {quoted}\n")

    return reading


def _in_text_of_plan(text: str) -> object:
    options = CheckOptions(DAY, lambda plans: PlanTexts({"p": text}))
    return check([SourceFile("t.yaml", (HEAD + TARGET + "    by: 2027\n").encode())], options)


def _table(text: str) -> object:
    with suppress(PolicytrackError):
        return read_table("t.csv", ("id,value,as_of\n" + text).encode("utf-8", "replace"))
    return None


#: Words without which many patterns are not tried at all.
_WORDS_BESIDE: Final = (
    "。到2025年，〔2024〕3号《规划》的1+N项，4K、5G、3级、“十四五”第一方面，一大批，12:30/24小时热线，"
    "目前截至2023年（FP16）。"
)

READERS: Final[dict[str, Callable[[str], object]]] = {
    "parse": _quietly(parse),
    "parse_clause": _quietly(parse_clause),
    "find": lambda text: list(extract.find(text)),
    "find beside words": lambda text: list(extract.find(text + _WORDS_BESIDE)),
    "normalise": normalise,
    "in_digits": in_digits,
    "named_years": named_years,
    "parse_date": _quietly(parse_date),
    "fold": fold,
    "to_script": lambda text: to_script(text, "hant"),
    "oddities": lambda text: list(oddities(text)),
    "visible": visible,
    "one_line": one_line,
    "unread_by_shells": unread_by_shells,
    "escaped_in_json": escaped_in_json,
    "width": width,
    "wrap": lambda text: wrap(text, 80),
    "paragraph": lambda text: paragraph(text, Screen(None, False, False), indent=4),
    "markdown": escaped,
    "other_value": lambda text: other_value(text) if text else "",
    "split_lines": split_lines,
    "csv": _table,
    "check": _checked,
    "nearest": lambda text: PassageFinder().nearest("人工智能核心产业规模突破600亿元1企a", text),
    "text of a plan": _in_text_of_plan,
    **{f"field {name}": _in_field(name) for name in ("goal", "quote", "title", "note", "basis", "by", "id", "value")},
}

#: Files of so many of a thing.
COUNTS: Final[dict[str, Callable[[int], str]]] = {
    "targets": lambda n: HEAD + "".join(TARGET.replace("id: t", f"id: t{i}") for i in range(n // 80)),
    "same ids": lambda n: HEAD + TARGET * (n // 80),
    "unknown plans": lambda n: HEAD + "".join(TARGET.replace("plan: p", f"plan: q{i}") for i in range(n // 80)),
    "actuals": lambda n: (
        HEAD + TARGET + "    actuals:\n" + "      - {as_of: 2024, value: 3家, source: s}\n" * (n // 45)
    ),
    "figures by day": lambda n: (
        HEAD
        + TARGET
        + "    actuals:\n"
        + "".join(
            f"      - {{as_of: {1900 + i % 120}-{1 + i // 120 % 12:02}-{1 + i // 1440 % 28:02}, value: {i}家}}\n"
            for i in range(n // 45)
        )
    ),
    "plans": lambda n: "format: 1\nplans:\n" + "".join(f"  p{i}: {{title: 规划{i}}}\n" for i in range(n // 25)),
    "unknown keys": lambda n: HEAD + TARGET + "".join(f"    k{i}: v\n" for i in range(n // 12)),
    "same keys": lambda n: HEAD + TARGET + "    note: v\n" * (n // 12),
    "units": lambda n: "format: 1\nunits:\n" + "".join(f"  单位{i}: {{equals: 2 家}}\n" for i in range(n // 25)),
    "chained units": lambda n: (
        "format: 1\nunits:\n" + "".join(f"  单位{i}: {{equals: 2 单位{i + 1}}}\n" for i in range(n // 25))
    ),
    "tags": lambda n: HEAD + TARGET + "    tags: [" + "a, " * (n // 3) + "a]\n",
    "brackets": lambda n: HEAD + TARGET + "    note: " + "[" * n,
    "braces": lambda n: HEAD + TARGET + "    note: " + "{a: " * (n // 4),
    "dashes": lambda n: HEAD + "- " * (n // 2),
    "aliases": lambda n: HEAD + TARGET + "    note: &a x\n    tags: [" + "*a, " * (n // 4) + "*a]\n",
    "merges": lambda n: (
        HEAD + "".join(f"  - &m{i}\n    <<: *m{i - 1}\n" if i else "  - &m0 {plan: p}\n" for i in range(n // 20))
    ),
    "suppressions": lambda n: HEAD + TARGET + "    # policytrack: ignore[PT031] why\n" * (n // 38),
    "comments": lambda n: HEAD + TARGET + "    # a\n" * (n // 8),
    "documents": lambda n: "---\nformat: 1\n" * (n // 14),
    "revisions": lambda n: (
        HEAD + "".join(TARGET.replace("id: t", f"id: t{i}") + f"    revises: t{i - 1}\n" for i in range(n // 95))
    ),
}


def _repeated(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


class Pair(NamedTuple):
    """A reader, and what makes its text of a length."""

    name: str
    read: Callable[[str], object]
    make: Callable[[int], str]


def attack(share: float) -> Outcome:
    longest, step = (LONGEST, 1) if share >= 1 else (SOME, max(1, round(ALL_OF_SOME / share)))
    pairs = [
        Pair(f"{name} of {pattern!r}", read, partial(_repeated, pattern))
        for name, read in READERS.items()
        for pattern in PATTERNS
    ]
    pairs += [Pair(f"file of {name}", _checked, make) for name, make in COUNTS.items()]
    pairs = pairs[::step]
    failures: list[str] = []
    slowest, reached = (0.0, ""), 0
    for pair, (measured, failure) in zip(pairs, _all_measured(pairs, longest), strict=True):
        if failure:
            failures.append(f"{pair.name}: {failure}")
        if measured:
            length, seconds = measured[-1]
            slowest = max(slowest, (seconds, f"{pair.name}, {length:,} characters"))
            reached += length == longest
    return Outcome(
        f"{len(pairs):,} pairs of reader and pattern, {reached:,} up to {longest:,} characters and the others until "
        f"their growth was seen, {len(failures)} worse than n log n or longer than {PATIENCE} s; the slowest "
        f"{slowest[0]:.1f} s ({slowest[1]})",
        failures,
    )


#: What a reader took for each length, and what is wrong with its growth.
Measured = tuple[list[tuple[int, float]], str]


def _all_measured(pairs: Sequence[Pair], longest: int) -> Iterator[Measured]:
    """Each pair in a process of its own, as many at once as there are processors.

    The system ends a process that has used up its time, wherever it is: in a pattern or a library in C, where no
    handler of Python's would be called.
    """
    waiting: deque[tuple[int, int]] = deque()
    rest = iter(pairs)
    for _ in range(os.cpu_count() or 1):
        waiting.extend(_start(pair, longest) for pair in islice(rest, 1))
    while waiting:
        process, out = waiting.popleft()
        with os.fdopen(out, encoding="utf-8") as pipe:
            lines = [line.split(" ", 1) for line in pipe.read().splitlines()]
        _, status = os.waitpid(process, 0)
        waiting.extend(_start(pair, longest) for pair in islice(rest, 1))
        failure = "".join(words for kind, words in lines if kind == "!")
        measured = [(int(kind), float(words)) for kind, words in lines if kind != "!" and words]
        if status:
            tried = next(int(kind) for kind, words in reversed(lines) if not words)
            code = os.waitstatus_to_exitcode(status)
            end = f"more than {PATIENCE} s" if code == -signal.SIGPROF else f"the process ended with {code}"
            failure = f"{end} for {tried:,} characters"
        yield measured, failure


def _start(pair: Pair, longest: int) -> tuple[int, int]:
    """A process that measures, and a pipe on which it says what it found."""
    out, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, out
    gc.disable()  # as the program itself does
    code = 1
    with suppress(BaseException), os.fdopen(into, "w", encoding="utf-8", errors="replace", buffering=1) as pipe:
        pipe.write(f"! {_measure(pair, longest, pipe)}\n")
        code = 0
    os._exit(code)


def _measure(pair: Pair, longest: int, told: IO[str]) -> str:
    """What is wrong with the growth of a reader's time."""
    with suppress(Exception):
        pair.read(pair.make(SHORTEST >> 4))  # what the first reading imports and compiles
    times: dict[int, float] = {}
    lengths = [longest >> halvings for halvings in range(longest.bit_length()) if longest >> halvings >= SHORTEST]
    for length in reversed(lengths):
        try:
            times[length] = _time(pair, length, told)
            compared = [length >> halvings for halvings in range(DOUBLINGS, -1, -1)]
            before = times.get(compared[0], 0.0)
            if before >= ENOUGH and _growth(times, compared) > STEEPEST:  # look again: the machine may have been busy
                for one in compared:
                    times[one] = min(times[one], _time(pair, one, told))
                if _growth(times, compared) > STEEPEST:
                    return ", ".join(f"{times[one]:.2f} s for {one:,} characters" for one in compared)
        except Exception as error:
            return f"{type(error).__name__} for {length:,} characters: {' '.join(str(error).split()):.80}"
        if times[length] > SEEN and before >= ENOUGH:
            break
    return ""


def _growth(times: Mapping[int, float], lengths: Sequence[int]) -> float:
    return median(times[longer] / max(times[shorter], TICK) for shorter, longer in pairwise(lengths))


def _time(pair: Pair, length: int, told: IO[str]) -> float:
    text = pair.make(length)
    told.write(f"{length} \n")
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    begin = time.process_time()
    pair.read(text)
    seconds = time.process_time() - begin
    signal.setitimer(signal.ITIMER_PROF, 0)
    told.write(f"{length} {seconds}\n")
    return seconds
