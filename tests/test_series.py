"""Every figure as a table: `report --format csv --series` gives out what `import` takes back, and nothing is lost."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import HEAD
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import Result

from policytrack.data.headings import field_of
from policytrack.data.model import Actual, Dataset, Target
from policytrack.data.problems import Severity
from policytrack.data.source import SourceFile
from policytrack.edits import csv_import
from policytrack.edits.batch import Batch
from policytrack.edits.session import Edited, EditSession
from policytrack.render import series
from policytrack.report.locale import Locale
from policytrack.report.report import report
from policytrack.rules.check import CheckOptions, check
from policytrack.update import revise

Run = Callable[..., Result]
TODAY = date(2026, 6, 30)

TARGETS = """\
targets:
  - id: a
    plan: p
    title: 甲
    goal: 100家
    by: 2026
    quote: 到2026年甲达到100家
    baseline: {as_of: 2020, value: 10家, source: 'https://example.org/0'}
    actuals:
      - {as_of: 2022, value: 20家, source: 'https://example.org/a', archived: pages/a.html}
      - {as_of: 2023, value: 超过30家, published: 2024-03, match: near, note: "一, \\"二\\"\\n三"}
      - {as_of: 2023, value: 9家, basis: 规上, match: different}
      - {as_of: 2025, value: 80家, extra: {序号: '7', 页: '3'}}
  - id: b
    plan: p
    title: 乙
    goal: 达到600亿元
    quote: 乙达到600亿元
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_a_figure_as_the_file_has_it(run: Run, file: Path) -> None:
    found = rows(run("report", "--format", "csv", "--series", "--as-of", "2025-12-31").stdout)
    assert [(row["role"], row["as_of"], row["value"]) for row in found] == [
        ("baseline", "2020", "10家"), ("actual", "2022", "20家"), ("actual", "2023", "超过30家"),
        ("actual", "2023", "9家"), ("actual", "2025", "80家"),
    ]  # fmt: skip
    assert found[2]["note"] == '一, "二"\n三' and found[2]["published"] == "2024-03" and found[2]["match"] == "near"
    assert json.loads(found[4]["extra"]) == {"序号": "7", "页": "3"}


def test_a_report_of_a_past_day_has_no_later_figure(run: Run, file: Path) -> None:
    found = rows(run("report", "--format", "csv", "--series", "--as-of", "2023-12-31").stdout)
    assert [row["as_of"] for row in found] == ["2020", "2022", "2023"]  # one of 2023 came out in 2024
    told = json.loads(run("report", "--format", "json", "--as-of", "2023-12-31").stdout)["targets"][0]["actuals"]
    assert [(one["text"], one["use"]) for one in told] == [
        ("20家", "counts"), ("超过30家", "unpublished"), ("9家", "different"), ("80家", "later"),
    ]  # fmt: skip
    assert "80家" not in run("report", "--format", "html", "--as-of", "2023-12-31").stdout


def test_show_and_report_say_the_same_of_figures(run: Run, file: Path) -> None:
    told = json.loads(run("report", "--format", "json", "--as-of", "2025-12-31").stdout)["targets"][0]
    shown = json.loads(run("show", "a", "--format", "json", "--as-of", "2025-12-31").stdout)
    assert shown.pop("schema_version") == 2 and shown.pop("as_of") == "2025-12-31"
    assert shown == told


@pytest.mark.parametrize("arguments", [["--format", "json"], [], ["--format", "csv", "--summary"]])
def test_a_series_is_a_table(run: Run, file: Path, arguments: list[str]) -> None:
    done = run("report", "--series", *arguments)
    assert done.exit_code == 2 and "--series is for csv and tsv" in done.stderr


@pytest.mark.parametrize("lang", ["en", "zh", "zh-Hant"])
def test_the_headings_of_every_language_are_read_back(run: Run, file: Path, lang: str) -> None:
    table = run("report", "--format", "tsv", "--series", "--lang", lang, "--as-of", "2025-12-31").stdout
    assert [field_of(heading) for heading in table.partition("\n")[0].split("\t")] == list(csv_import.COLUMNS)
    whole = file.read_text(encoding="utf-8")
    assert run("import", "-", "--replace", stdin=table).stdout == "nothing to change: the file says so already\n"
    assert file.read_text(encoding="utf-8") == whole


#: What a note may be, and what spreadsheet programs and CSV trip over.
WORDS = st.sampled_from(["=1+1", "-x", "'=a", "@a", 'a"b', "a, b", "a;b\tc", "一\n二", "＝1", "+", "1-2", "{}", "; #"])
NOTES = WORDS | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
ACTUALS = st.fixed_dictionaries(
    {"as_of": st.sampled_from(["2021", "2022-06", "2022-06-30", "2023", "2024-12-31"]),
     "value": st.sampled_from(["5家", "超5家", "近7家", "1—2家", "'7'", "900多家"])},
    optional={
        "source": NOTES, "archived": st.just("pages/a.html"), "published": st.sampled_from(["2025", "2025-03-04"]),
        "basis": NOTES, "match": st.sampled_from(["same", "near", "different"]), "note": NOTES,
        "extra": st.dictionaries(NOTES, NOTES, min_size=1, max_size=2),
        "pulled": st.fixed_dictionaries({"file": st.just("t.csv")}, optional={"row": st.just("3")}),
    },
)  # fmt: skip


@given(st.lists(ACTUALS, max_size=4), st.none() | ACTUALS, st.sampled_from(["en", "zh"]), st.booleans())
@settings(max_examples=60)
def test_a_round_trip_loses_nothing(
    figures: list[dict[str, object]], baseline: dict[str, object] | None, lang: str, tabs: bool
) -> None:
    bare = HEAD + "targets:\n  - {id: a, plan: p, title: 甲, goal: 100家, quote: 甲100家}\n"
    start = f"baseline: {json.dumps(baseline)}, " if baseline else ""
    full = bare.replace("甲100家}", f"甲100家, {start}actuals: {json.dumps(figures)}}}")
    before = dataset(full)
    if any(found.severity is Severity.ERROR for found in checked(full).diagnostics):
        return  # an error of its own: two figures of one date and kind, a basis or name that is none
    table = series.render(report(before, TODAY, locale=Locale(lang)), tabs=tabs)  # type: ignore[arg-type]
    assert by_date(dataset(imported(bare, table)).targets[0]) == by_date(before.targets[0])
    assert imported(full, table, replace=True) == full


def checked(text: str):  # type: ignore[no-untyped-def]
    return check([SourceFile("t.yaml", text.encode())], CheckOptions(today=TODAY))


def dataset(text: str) -> Dataset:
    found: Dataset = checked(text).dataset
    return found


def imported(text: str, table: str, *, replace: bool = False) -> str:
    rows, problems, _ = csv_import.read_table("t", table.encode()) if table.count("\n") > 1 else ([], [], "")

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        assert not [*problems, *csv_import.record(batch, rows, replace=replace)]
        return batch.edited()

    outcome = revise([SourceFile("t.yaml", text.encode())], request, TODAY)
    (revised,) = outcome.revised
    return revised.data.decode()


def by_date(target: Target) -> Target:
    """A target with its figures in the order that an import gives them."""

    def order(actual: Actual) -> tuple[object, ...]:
        return (actual.as_of.last, str(actual))

    return target._replace(actuals=tuple(sorted(target.actuals, key=order)))
