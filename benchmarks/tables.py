"""How long workbooks take, and how much memory: a table of 1,532 rows in two languages, and 100,000 rows of Parquet.

`python benchmarks/tables.py`; each command is a process of its own. Bounds: 2 s in place, 3 s imported, 5 s and 400 MB
for 100,000 rows of Parquet (from records to the file), on an idle machine.
"""

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import xlsxwriter

ROWS = 1532
CHINESE = ["编号", "年份", "指标", "方向", "数值", "基年", "目标年份或时期", "性质", "类别"]
CHINESE += ["责任单位", "政策原文", "文件", "主题"]
ENGLISH = ["No.", "Year announced", "Indicator", "Direction", "Value", "Base year", "Target year or period", "Change"]
ENGLISH += ["Category", "Responsible body", "Policy sentence", "Document", "Topics"]
MAP = """\
map: 1
sheets: 中文
key: 编号
joined: {English: No.}
target:
  id: {text: 't{编号}'}
  title: 指标
  goal: {text: '[比{基年}年]{方向}{数值}'}
  by: {column: 目标年份或时期, period: true}
  quote: 政策原文
  title_en: English!Indicator
  goal_en: {text: '{English!Direction} {English!Value}[ from {English!Base year}]'}
  quote_en: English!Policy sentence
  responsible: {column: 责任单位, separator: 、}
  tags: {column: 主题, separator: ；}
plan: {title: 文件, issued: 年份}
"""


def write_workbook(path: Path) -> None:
    """The two sheets; every seventh goal contradicts its sentence."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, header in (("中文", CHINESE), ("English", ENGLISH)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, header)
            for number in range(1, ROWS + 1):
                sheet.write_row(number, 0, row(number, chinese=name == "中文"))


def row(number: int, *, chinese: bool) -> list[object]:
    """A made-up row."""
    year, by = 2010 + number % 15, 2025 + number % 11
    falls, value = number % 3 == 0, 10 + number % 80
    said = value + (number % 7 == 0)
    if chinese:
        what = f"第{number}项指标"
        words = f"比2020年下降{said}%" if falls else f"达到{said}万吨"
        quote = f"到{by}年，{what}{words}。"
        goal = ["下降", f"{value}%", 2020] if falls else ["达到", f"{value}万吨", ""]
        return [
            number,
            year,
            what,
            *goal,
            str(by),
            "新增",
            "能源",
            "甲部、乙委",
            quote,
            f"第{number % 90}号规划",
            "气候；能源",
        ]
    what = f"indicator {number}"
    goal = ["decrease by", f"{value}%", 2020] if falls else ["reach", f"{value * 10_000:,} tonnes", ""]
    quote = f"By {by}, {what} will {goal[0]} {goal[1]}" + (" from 2020." if falls else ".")
    return [number, year, what, *goal, by, "new", "energy", "A; B", quote, f"Plan {number % 90}", "climate; energy"]


def timed(*arguments: str) -> str:
    """The seconds of a command and those of the processor, whatever it found."""
    start, used = time.perf_counter(), _used()
    program = [sys.executable, "-m", "policytrack", *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    seconds, used = time.perf_counter() - start, _used() - used
    last = (done.stdout.strip().splitlines() or done.stderr.strip().splitlines() or [""])[-1]
    return f"{seconds:6.2f} s ({used:.2f} s of the processor)  policytrack {' '.join(arguments)[:60]}: {last}"


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def parquet() -> None:
    """100,000 figures to Parquet; the seconds count from the records on."""
    from policytrack.data.source import SourceFile  # noqa: PLC0415
    from policytrack.rules.check import check  # noqa: PLC0415
    from policytrack.tables.packages import parquet as written  # noqa: PLC0415
    from policytrack.tables.tidy import tables  # noqa: PLC0415

    head = "format: 1\nplans: {p: {title: 规划, issued: 2020}}\ntargets:\n"
    item = "  - {{id: t{0}, plan: p, title: 甲{0}, goal: 达到{0}家, by: 2030, quote: 甲{0}达到{0}家, actuals: [{1}]}}\n"
    figures = ", ".join(f"{{as_of: {year}, value: {year}家}}" for year in range(2015, 2025))
    text = head + "".join(item.format(number, figures) for number in range(1, 10_001))
    dataset = check([SourceFile("t", text.encode())]).dataset
    start = time.perf_counter()
    _, table = tables(dataset, date(2025, 1, 1))
    data = written(table)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:6.2f} s  {peak:.0f} MB  {len(table.records):,} rows of Parquet, {len(data):,} bytes")


def main() -> None:
    """Print a line a measurement."""
    with tempfile.TemporaryDirectory() as folder:
        book, table_map, data = (Path(folder) / name for name in ("t.xlsx", "map.yaml", "targets.yaml"))
        write_workbook(book)
        table_map.write_text(MAP, encoding="utf-8")
        data.write_text("format: 1\n", encoding="utf-8")
        options = ["--map", str(table_map)]
        print(timed("check", "--table", str(book), *options))
        print(timed("import", str(book), *options, "-f", str(data)))
        print(timed("import", str(book), *options, "-f", str(data)))
        print(timed("export", *options, "-f", str(data), "-o", str(Path(folder) / "back.xlsx")))
    subprocess.run([sys.executable, __file__, "parquet"], check=True)


if __name__ == "__main__":
    parquet() if sys.argv[1:] == ["parquet"] else main()
