"""What people look at: on every screen and in every language nothing is wider than the terminal, and no id is cut."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
import typer
from conftest import HEAD, ROOT
from terminal import on_terminal
from typer.testing import CliRunner, Result

from policytrack.commands.edit_options import agrees
from policytrack.data.model import Dataset
from policytrack.data.source import SourceFile
from policytrack.progress import assess
from policytrack.quantity.unit_table import UNITS
from policytrack.render import compare as comparisons
from policytrack.render import diagnostics, manual, search, terminal, timeline, units
from policytrack.render.layout import Screen
from policytrack.render.show import render_target
from policytrack.render.wrapping import columns_of
from policytrack.report.columns import ReportRow
from policytrack.report.compare import compare
from policytrack.report.locale import Locale
from policytrack.report.order import GroupBy, Order
from policytrack.report.report import report
from policytrack.report.rows import promise_row
from policytrack.report.timeline import Timeline
from policytrack.report.timeline import timeline as deadlines
from policytrack.rules.catalogue import RULES
from policytrack.rules.check import Checked, CheckOptions, check
from policytrack.translations import Lang, speak, spoken

DAY = date(2026, 11, 27)
SCREENS: list[tuple[int, Lang]] = [(60, "zh"), (80, "en"), (120, "zh-Hant")]
SLIPPED = """targets:
  - {id: a, plan: nowhere, title: 企业, goal: 达到500家, by: 2026, quote: 企业达到500家, kinds: level}
  - {id: b, plan: p, title: 企业数量, goal: 超过500家, by: 2026, quote: 人工智能核心产业规模大的企业达到500家}
"""


def read(path: str) -> Dataset:
    return check([SourceFile(path, (ROOT / path).read_bytes())]).dataset


@pytest.fixture(scope="module")
def sets() -> list[Dataset]:
    """The shipped file and the national one."""
    return [read("targets.yaml"), read("examples/national/targets.yaml")]


@pytest.fixture(scope="module")
def slipped() -> Checked:
    return check([SourceFile("a-file-of-some-name.yaml", (HEAD + SLIPPED).encode())], CheckOptions(DAY))


def agenda(data: Dataset, locale: Locale) -> Timeline:
    return deadlines([promise_row(one, DAY, locale) for one in data.promises], DAY, 12)


def reports(data: Dataset, locale: Locale, screen: Screen) -> Iterator[str]:
    found = report(data, DAY, locale=locale)
    yield terminal.render_report(found, screen)
    yield terminal.render_report(found, screen, everything=True)
    yield terminal.render_summary(found, screen)


def targets(data: Dataset, locale: Locale, screen: Screen) -> Iterator[str]:
    for target in data.targets[::6]:
        yield render_target(ReportRow(assess(target, DAY), locale), (), screen)


def lists(data: Dataset, locale: Locale, screen: Screen) -> Iterator[str]:
    yield timeline.render_text(agenda(data, locale), locale, screen)
    yield search.render_text(data.plans, data.promises, screen.width)
    for indicator in data.indicators:
        yield comparisons.render_text(compare(data, indicator.key, DAY), locale, screen)


@pytest.mark.parametrize(("width", "lang"), SCREENS)
@pytest.mark.parametrize("draw", [reports, targets, lists])
def test_nothing_is_wider_than_the_screen(
    sets: list[Dataset], draw: Callable[[Dataset, Locale, Screen], Iterator[str]], width: int, lang: Lang
) -> None:
    for data in sets:
        for text in draw(data, Locale(lang), Screen(width)):
            assert [line for line in text.splitlines() if columns_of(line) > width] == []


@pytest.mark.parametrize(("width", "lang"), SCREENS)
def test_what_the_check_finds_fits_and_what_units_there_are(slipped: Checked, width: int, lang: Lang) -> None:
    before = spoken()
    speak(lang)
    try:
        texts = [
            diagnostics.render("text", slipped, ["a-file-of-some-name.yaml"], {}, width=width),
            units.render_text(UNITS.listed, width),
            manual.render_list(RULES, width),
        ]
    finally:
        speak(before)
    for text in texts:
        assert [line for line in text.splitlines() if columns_of(line) > width] == []
    assert "PT012" in texts[0]
    assert "\n      = " in texts[0]


def test_a_pipe_gets_what_the_check_finds_on_lines_of_their_own(slipped: Checked) -> None:
    text = diagnostics.render("text", slipped, ["a.yaml"], {})
    assert all(line.startswith((" ", "a-file-of-some-name.yaml:", "1 file")) for line in text.splitlines())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_deadlines_name_each_target_by_its_whole_id(sets: list[Dataset], width: int) -> None:
    for data in sets:
        text = timeline.render_text(agenda(data, Locale()), Locale(), Screen(width))
        for target in data.targets:
            assert target.id in text or target.by is None
        for indicator in data.indicators:
            compared = compare(data, indicator.key, DAY)
            text = comparisons.render_text(compared, Locale(), Screen(width))
            ids = [entry.assessment.target.id for basis in compared.bases for entry in basis.entries]
            assert [one for one in ids if one not in text] == []
        found = report(data, DAY, locale=Locale(), order=Order(by=GroupBy.STATUS))
        text = terminal.render_report(found, Screen(width), everything=True)
        text += terminal.render_report(found, Screen(width), ("id", "goal", "latest", "reason", "status"))
        assert [target.id for target in data.targets if text.count(target.id) < 2] == []


def test_an_error_is_folded_between_its_words() -> None:
    text = on_terminal("report", "--status", "bad", "--lang", "zh", columns=60)
    assert max(map(columns_of, text.splitlines())) <= 60
    assert "`待期末数据`、" in text
    said = on_terminal("report", "--status", "bad", "--lang", "en", columns=60)
    assert "`awaiting final figure`," in said  # no status is broken in two


def test_chinese_help_is_folded_and_not_cut_off() -> None:
    text = on_terminal("units", "--lang", "zh", "--help", columns=60, NO_COLOR="1", TERM="dumb")
    assert "…" not in text
    words = re.sub(r"\x1b\[[0-9;]*m|[│\s]", "", text)
    assert "只列含此词的单位：名称、写法或量纲。" in words
    assert "用法：policytrackunits[选项][文字]" in words
    assert "<str>" not in words
    assert "输出所用的语言；默认随系统区域设置。" in words


@pytest.mark.parametrize(
    "words",
    [("--lang", "zh", "check", "--help"), ("check", "--help", "--lang", "zh"), ("-h", "--lang=zh-CN"), ("check", "-h")],
)
def test_help_is_in_the_language_asked_for_wherever_that_stands(words: tuple[str, ...]) -> None:
    text = on_terminal(*words, columns=80, NO_COLOR="1", TERM="dumb")
    assert ("用法：" in text) is any("lang" in word for word in words)


@pytest.mark.parametrize("command", [(), ("report",), ("add",)])
def test_english_help_is_folded_and_not_cut_off(command: tuple[str, ...]) -> None:
    text = on_terminal(*command, "--lang", "en", "--help", columns=60, NO_COLOR="1", TERM="dumb")
    assert "…" not in text
    words = re.sub(r"\s+", "", re.sub(r"[│╭╮╰╯]", "", text))
    assert "machine-converted" in words or "--install-completion" in words or "(每年,累计),else`level`" in words


def test_choices_are_folded_between_them() -> None:
    text = on_terminal("report", "--lang", "en", "--help", columns=60, NO_COLOR="1", TERM="dumb")
    assert all(word in text for word in ("indicator|", "responsible|", "deadline|", "attainment"))


def test_paragraphs_of_help_run_on() -> None:
    text = on_terminal("compare", "--lang", "en", "--help", columns=100, NO_COLOR="1", TERM="dumb")
    assert "added up against it" in " ".join(text.split())
    assert "\n it, and" not in text


def test_a_map_is_commented_in_the_language_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("序号,指标,数值,联系人\n1,企业,突破30家,王\n2,场站,若干,李\n", encoding="utf-8")
    comments = re.findall(r"#(.*)", run("map", "t.csv", "--lang", "zh").stdout)
    assert "没有找到表示期限的列" in " ".join(comments)
    said = re.sub(r"policytrack check --table t.csv --map|`[^`]*`|t\.csv|\b(?:by|quote|id):", "", " ".join(comments))
    assert re.findall(r"[A-Za-z]{2,}", said) == []


NO_TABLES = [
    ("a.yaml", "format: 1\ntargets: []\n", (), "a.yaml is a data file, and no table"),
    ("a.txt", "通知\n请到会\n", (), "a.txt is no table: it has one column"),
    ("a.csv", "指标,数值\n甲,1家\n", ("--sheet", "乙"), "a.csv has no sheet '乙'"),
]


@pytest.mark.parametrize(("name", "text", "rest", "said"), NO_TABLES)
def test_what_is_no_table_gets_no_map(  # noqa: PLR0917 - a table of cases
    tmp_path: Path, run: Callable[..., Result], name: str, text: str, rest: Sequence[str], said: str
) -> None:
    name = str(tmp_path / name)
    Path(name).write_text(text, encoding="utf-8")
    result = run("map", name, *rest)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output


def test_slips_are_told_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.yaml").write_text(HEAD + "targets: []\n", encoding="utf-8")
    (tmp_path / "plan.txt").write_text("企业达到500家\n", encoding="utf-8")
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04")
    assert "did you mean plan.txt?" in run("draft", "palns.txt").stderr
    assert "`policytrack map t.xlsx > map.yaml` proposes one" in run("import", "t.xlsx").stderr
    missing = run("import", "figures.csv").stderr
    assert "there is no file figures.csv" in missing
    assert "init" not in missing
    assert "`policytrack draft PLAN --write` adds a plan to it" in run("init").stderr
    assert "没有这个文件或文件夹" in run("init", "none/a.yaml", "--lang", "zh").stderr


def test_a_command_that_is_none_is_told_with_the_nearest() -> None:
    assert "Did you mean 'report'?" in on_terminal("reprot", columns=80)
    assert "您是不是要写“report”？" in on_terminal("--lang", "zh", "reprot", columns=80)


def test_an_answer_that_is_none_is_asked_for_again_in_the_language_of_the_run() -> None:
    speak("zh-Hant")
    try:
        runner = CliRunner()
        app = typer.Typer()
        app.command()(lambda: typer.echo(agrees("新增嗎？")))
        result = runner.invoke(app, [], input="?\nY\n")
        assert "請答 y" in result.stderr
        assert "invalid" not in result.output
        assert result.stdout.endswith("True\n")
    finally:
        speak("en")


def test_what_has_no_figure_has_no_drawing_and_no_count_of_years(sets: list[Dataset]) -> None:
    data = sets[0]
    by_id = {target.id: target for target in data.targets}
    rank = ReportRow(assess(by_id["guangdong-compute-rank-2025"], DAY), Locale())
    assert "┤" not in render_target(rank, (), Screen(80))
    yearly = ReportRow(assess(by_id["shandong-projects-yearly"], DAY), Locale())
    assert yearly.bar.label == ""


def test_news_come_first_also_where_every_target_has_a_figure(sets: list[Dataset]) -> None:
    known = [target for target in sets[0].targets if target.actuals]
    found = report(sets[0], DAY, targets=known)
    assert terminal.render_report(found, Screen(80)).startswith("Awaiting the final figure: 2 (")
    limited = report(sets[0], DAY, targets=known, order=Order(limit=1))
    assert terminal.render_report(limited, Screen(80)).startswith("Awaiting the final figure: 2 (")
    assert terminal.render_report(report(sets[0], DAY), Screen(80), everything=True).startswith("Awaiting")


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("cn-13-rd-intensity", "76% (2020)"),  # the goal was missed in 2020, and 2.64% of 2023 stands beside it
        ("cn-13-forest", "100% of goal"),  # the latest decides
        ("cn-2020-charging-piles", "267% of goal"),  # 2022 decides, and the share is of the latest
    ],
)
def test_progress_is_dated_where_an_older_figure_than_the_latest_decides(
    sets: list[Dataset], id: str, label: str
) -> None:
    by_id = {target.id: target for data in sets for target in data.targets}
    assert ReportRow(assess(by_id[id], DAY), Locale()).bar.label == label


def test_columns_that_are_empty_are_named_and_not_drawn(sets: list[Dataset]) -> None:
    silent = [target for target in sets[0].targets if target.plan.key == "jinan-ai-2024"]
    found = report(sets[0], DAY, targets=silent)
    text = terminal.render_report(found, Screen(60), ["id", "latest", "pace", "status"], everything=True)
    assert "no target has: Latest figure, Pace\n" in text
    assert "Latest figure  " not in text
    assert " no data\n" in text


@pytest.mark.parametrize("width", range(80, 121, 20))
def test_titles_without_a_figure_are_cut_between_two_of_them(sets: list[Dataset], width: int) -> None:
    titles = {target.title_en for target in sets[0].targets}
    text = terminal.render_report(report(sets[0], DAY), Screen(width))
    cut = [line.partition(": ")[2] for line in text.splitlines() if " without a figure: " in line and line[-1] == "…"]
    assert cut
    assert {title for named in cut for title in named.rstrip("…").split(", ")} <= titles


def test_below_the_name_of_a_region_it_is_not_said_again(sets: list[Dataset]) -> None:
    text = terminal.render_report(report(sets[0], DAY, order=Order(by=GroupBy.REGION)), Screen(60))
    assert [line.strip() for line in text.splitlines() if "青岛市" in line] == ["青岛市"]


def test_a_figure_in_english_words_is_read_out_in_a_chinese_report(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(
        "format: 1\nplans: {p: {title: 规划, issued: 2022}}\ntargets:\n"
        "  - {id: a, plan: p, title: 产值, goal: 600亿元, by: 2027, quote: 产值600亿元,\n"
        "     baseline: {as_of: 2022, value: 27.1 billion yuan}, actuals: [{as_of: 2025, value: 44.2 billion yuan}]}\n",
        encoding="utf-8",
    )
    text = on_terminal("report", "-f", str(file), "--lang", "zh", "--as-of", "2026-06", columns=100)
    assert "442亿元（2025）" in text
    assert "yuan" not in text


@pytest.mark.parametrize(
    ("id", "status", "label", "said"),
    [
        ("cn-2022-gdp", "missed", "55% of goal", "2022: 3% (2022) misses it"),
        ("cn-2024-gdp", "met", "100% of goal", "2024: 5.0% (2024) satisfies it"),
        ("cn-2026-urban-jobs", "ahead", "58%", "2026: 58%, time 50%"),
    ],
)
def test_a_goal_of_one_year_is_not_counted_in_years(
    sets: list[Dataset], id: str, status: str, label: str, said: str
) -> None:
    by_id = {target.id: target for data in sets for target in data.targets}
    row = ReportRow(assess(by_id[id], DAY), Locale())
    assert (row.status, row.bar.label) == (status, label)
    assert row.reason.startswith(said)


def test_what_waits_because_it_is_near_says_so_once(sets: list[Dataset]) -> None:
    by_id = {target.id: target for data in sets for target in data.targets}
    reason = ReportRow(assess(by_id["cn-2025-nev-share"], DAY), Locale()).reason
    assert reason.count("close to what was promised") == 1


def test_no_brackets_stand_in_brackets(sets: list[Dataset]) -> None:
    text = terminal.render_report(report(sets[0], DAY, locale=Locale("zh")), Screen(60), everything=True)
    assert "271亿元，基期2022" in text
    assert not re.search("（[^）]*（", text)
