"""Drafting the targets of 100 plans of 20,000 characters, and how it grows with their length.

The bare script beside it reads the same files, brings them into one normal form and finds every number with the words
around it: what anybody would write first. Both are measured by the time that their processes worked, those that they
start included, which a busy machine changes little; the seconds that somebody waits are told beside it.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from measure import POLICYTRACK, PYTHON

PLANS, CHARACTERS = 100, 20_000
LIMIT = 25.0
#: Twice the length takes about twice the time.
GROWTH = 2.3
#: A plan has a figure in about 150 characters.
_PLAIN = (
    "深入实施创新驱动发展战略，健全关键核心技术攻关机制，推动科技创新和产业创新深度融合，因地制宜发展新质生产力，建设现代化产业体系。",
    "持续优化市场化法治化国际化营商环境，完善产权保护、市场准入、公平竞争、社会信用等基础制度，激发各类经营主体活力和内生动力。",
)
PARAGRAPHS = (
    "{n}.推进产业发展。到2027年，全市数字经济核心产业增加值占地区生产总值比重达到{a}.5%以上，规模以上企业突破{b}家，其中专精特新企业{a}家左右。",
    "加强组织领导，健全工作机制，压实各方责任，形成工作合力，确保各项任务落到实处，推动经济社会高质量发展迈上新台阶。",
    "截至2022年底，全市已建成充电桩{b}个，居民人均可支配收入{b}00元，比上年增长{a}.2%。",
    "单位地区生产总值能耗比2020年下降{a}%，森林覆盖率稳定在{a}.4%，新增城镇就业{a}万人以上，城镇调查失业率控制在5.5%以内。",
    "对新认定的企业给予最高{b}万元奖励，支持年营业收入1亿元以上的企业建设研发中心。完善基础设施，提升服务能力，优化营商环境。",
    *_PLAIN * 4,
    "坚持以人民为中心，统筹发展和安全，深化改革开放，强化创新驱动，促进城乡区域协调发展，不断增强群众获得感、幸福感、安全感。",
)
BARE = """
import re, sys, unicodedata
for path in sys.argv[1:]:
    text = unicodedata.normalize("NFKC", open(path, encoding="utf-8").read())
    for sentence in re.split("[。；\\n]", text):
        for found in re.finditer(r"[^，、0-9]{0,20}?([0-9][0-9,.]*)(%|[万亿]?[一-鿿]{0,3})(以上|左右|以内)?", sentence):
            print(found[0])
"""


def plan(number: int, length: int) -> str:
    """A plan of about that many characters."""
    parts = [f"第{number}市数字经济发展行动计划（2023—2027年）\n二、发展目标\n"]
    size = len(parts[0])
    for count, paragraph in enumerate(cycle(PARAGRAPHS), number):
        if size >= length:
            return "".join(parts)
        parts.append(paragraph.format(n=count, a=count % 80 + 10, b=count % 800 + 100) + "\n")
        size += len(parts[-1])
    raise AssertionError


def main() -> None:
    """Write the plans and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for length in (CHARACTERS, CHARACTERS * 2):
            names[length] = [str(Path(folder) / f"plan-{length}-{number}.txt") for number in range(PLANS)]
            for number, name in enumerate(names[length]):
                Path(name).write_text(plan(number, length), encoding="utf-8")
        command = [POLICYTRACK, "draft", "--format", "jsonl"]
        ours, waited = worked([*command, *names[CHARACTERS]])
        bare, _ = worked([PYTHON, "-c", BARE, *names[CHARACTERS]])
        told(f"draft of {PLANS} plans of {CHARACTERS:,}", ours, bare, LIMIT)
        print(f"{'':40} {waited:.1f} s to wait for on {os.cpu_count()} cores")
        few, longer = names[CHARACTERS][: PLANS // 5], names[CHARACTERS * 2][: PLANS // 5]
        told("plans of twice the length", worked([*command, *longer])[0], worked([*command, *few])[0], GROWTH)


def worked(command: Sequence[str]) -> tuple[float, float]:
    """The seconds that a command worked, with the processes that it started, and those that it took."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]}: exit {process.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start


def told(name: str, ours: float, bare: float, limit: float) -> None:
    """Print a ratio."""
    verdict = "within" if ours / bare <= limit else "OVER"
    print(f"{name:40} {ours:7.2f} s  bare {bare:6.2f} s  ratio {ours / bare:5.2f}  {verdict} {limit}")


if __name__ == "__main__":
    main()
