"""Most goals are held against their quotes without reading them; what passes so would pass if it were read."""

import pytest
from judging import target

from policytrack.data.model import Kind, Target
from policytrack.quantity.lexicon import WordKind
from policytrack.quantity.normalise import hant
from policytrack.quantity.word_index import bears_on, vocabulary
from policytrack.rules import goal_vs_quote, plain_agreement

BEFORE, BEHIND = vocabulary()
#: Every word that bears on a figure, and some of those that do not, in both scripts.
TELLING = sorted(word for index in (BEFORE, BEHIND) for word, said in index.items() if said[0] is not WordKind.NEUTRAL)
SILENT = sorted(word for index in (BEFORE, BEHIND) for word, said in index.items() if said[0] is WordKind.NEUTRAL)
WORDS = sorted({spelled for word in [*TELLING, *SILENT[::9]] for spelled in (word, hant(word))})


def quoted(goal: str, quote: str, kind: str = "level") -> Target:
    return target(goal, by=None, base=None, kind=kind)._replace(quote=quote)


GOALS = ["500家", "达到40%", "新增600亿元"]
QUOTES = [
    "企业{word}{goal}",
    "企业{goal}{word}",
    "企业{word}培育{goal}",
    "企业{word}800个试点、{goal}",
    "企业{word}培育800家和{goal}国家级企业",
    "{word}建设项目12个，企业培育{goal}",
    "试点12个，{word}建设，{goal}",
    "试点{word}，其中{goal}",
    "试点、企业分别{word}12个，{goal}",
]


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("quote", QUOTES)
def test_what_the_fast_way_passes_the_slow_way_passes(goal: str, quote: str) -> None:
    """Every word stands in every sentence beside one goal of one kind, and each goal and kind has its turn."""
    of_kinds = [quoted(goal, quote, kind) for kind in Kind]
    turn = QUOTES.index(quote)
    words = WORDS[(GOALS.index(goal) + turn) % len(GOALS) :: len(GOALS)]
    asked = [
        of_kinds[(number + turn) % len(of_kinds)]._replace(quote=quote.format(word=word, goal=goal))
        for number, word in enumerate(words)
    ]
    agreeing = [one for one in asked if plain_agreement.plainly_agrees(one)]
    assert len({one.kind for one in agreeing}) == len(Kind)
    assert [(one.quote, one.kind) for one in agreeing if goal_vs_quote._compare(one)] == []


@pytest.mark.parametrize(
    ("quote", "agrees"),
    [
        ("培育企业500家", True),
        ("培育企业500家，服务全省", True),
        ("企业500家封顶", False),
        ("企业大概500家", False),
        ("企业上限500家", False),
        ("起码培育企业500家", False),
        ("企业扩大500家", False),
        ("企業上漲500家", False),
        ("企业500家的目标以上", False),
        ("企业500家每年", False),
        ("企业500家：", False),
        ("企业1500家", False),
        ("新能源汽车企业500家", True),
        ("新材料企业新建500家", False),
        ("新型新建500家", False),
        ("企业500家以上", False),
        ("企业500家（含）以上", False),
        ("企业“500家”以内", False),
    ],
)
def test_a_word_beside_a_goal_has_the_quote_read(quote: str, agrees: bool) -> None:
    assert plain_agreement.plainly_agrees(quoted("500家", quote)) is agrees


#: Words before a goal that say when it is due, or that it is of new ones; and some that only look like it.
TELLING_LEADS = (
    "今年 年内 年內 明年 本世纪中叶 本世紀中葉 十五五时期 到2030年 2030年底前 新增 新建 新设 新认定 每年 节约"
)
SILENT_LEADS = "新能源 新型 新材料 新兴 新一代 新闻 新媒体 新疆 新乡 新区 新城 二十一世纪"


@pytest.mark.parametrize(
    ("words", "agrees"),
    [(words, words in SILENT_LEADS) for words in f"{TELLING_LEADS} {SILENT_LEADS}".split()],
)
def test_words_before_a_goal_that_say_when_or_that_it_is_of_new_ones_have_the_quote_read(
    words: str, agrees: bool
) -> None:
    asked = target("500家", by="2025", base=None)._replace(quote=f"{words}企业500家")
    assert plain_agreement.plainly_agrees(asked) is agrees
    assert not agrees or not goal_vs_quote._compare(asked)


@pytest.mark.parametrize("mark", "、，,；;和及与與或")
def test_what_the_first_figure_of_a_row_says_may_hold_for_the_next(mark: str) -> None:
    assert not plain_agreement.plainly_agrees(quoted("500家", f"企业不低于90家{mark}500家"))
    assert plain_agreement.plainly_agrees(quoted("500家", f"企业90家{mark}500家")) is (mark != ",")  # as in 90,500


@pytest.mark.parametrize(
    ("before", "behind", "bears"),
    [
        ("力争培育", "，服务全省", False),
        ("不超过", "", True),
        ("降至培育", "", True),
        ("", "以上", True),
        ("", " ”左右", True),
        ("", "”以上", True),
        ("", " 左右", True),
        ("", "、以上", False),
        ("", "企业以上", False),
        ("不低於", "", True),
        ("企业", "", False),
        ("不低于企业", "", True),
        ("", " or more", True),
        ("", "的规模以内", True),
        ("", "规模，以上级机关", False),
        ("", "", False),
        ("AT LEAST ", "", True),
    ],
)
def test_which_words_bear_on_a_figure(before: str, behind: str, bears: bool) -> None:
    assert bears_on(before, behind) is bears


@pytest.mark.parametrize(
    ("goal", "quote", "agrees"),
    [
        ("比2020年下降18%", "到2025年，单位能耗比2020年下降18%", True),
        ("比2020年下降18%", "到2026年，单位能耗比2020年下降18%", False),
        ("比2020年下降18%", "2020年起，到2025年，单位能耗比2020年下降18%", False),
        ("比2020年下降18%", "到2025年，单位能耗比2020年下降18%左右", False),
        ("比2025年下降18%", "到2025年，单位能耗比2025年下降18%", False),
    ],
)
def test_the_year_that_a_goal_compares_with_is_no_deadline(goal: str, quote: str, agrees: bool) -> None:
    asked = target(goal, by="2025", base=None)._replace(quote=quote)
    assert plain_agreement.plainly_agrees(asked) is agrees
    assert not agrees or not goal_vs_quote._compare(asked)


#: What is settled without reading the quote: title, goal, quote, the kind if it is no level, and the deadline.
SETTLED = """
企业 | 500家 | 到2025年，培育企业500家，服务全省 | | 2025
企业 | 500家 | 2025年底全省培育企业500家。 | | 2025
占比 | 达到40% | 数字经济占比达到40% | |
数字经济 | 40% | 数字经济占比40% | |
活动 | 10场 | 每年举办活动10场 | annual |
活动 | 每年10场 | 活动每年10场 | |
企业 | 500家 | 累计培育企业500家 | cumulative |
智能工厂 | 800个 | 建成800个智能工厂，打造100个典型案例 | |
市场主体 | 500家 | 培育企业500家 | |
企业 | 500家 | 园区50家，企业500家 | |
算力 | 500台 | 算力（FP16）服务器500台 | |
企业 | 500家 | 企业共有500家 | |
企业 | 500家 | 企业数量大约要达到比较高的水平，在全省培育500家 | |
企业 | 500家 | 约束性指标：企业500家 | |
企业 | 500家 | 五项行动，企业500家 | |
"""
#: What is read: another year, or none beside it; words that may change the figure; titles that may be another's.
READ = """
企业 | 500家 | 2025年底前，全省企业数量为500家。 | | 2025
企业 | 500家 | 2025年，全省培育企业500家。 | | 2025
企业 | 500家 | 到2025年，企业500家，2025年评估 | | 2025
企业 | 500家 | 到2025年，企业500家 | | 2026
企业 | 500家 | 到2025年，企业500家 | |
企业 | 500家 | 2023年印发，企业500家 | |
企业 | 500家 | “十四五”末企业500家 | | 2025
企业 | 500家 | 今年培育企业500家 | | 2024
企业 | 500家 | 明年培育企业500家 | |
活动 | 10场 | 每年举办活动10场 | |
活动 | 10场 | 举办活动10场，每年总结 | |
企业 | 500家 | 企业500家，累计总投资较多 | |
企业 | 500家 | 新增企业500家 | annual |
企业 | 500家 | 企业500家左右 | |
企业 | 500家 | 企业数量逐步增长，培育500家 | |
firms | 500家 | the number of firms 500家 | |
企业 | 500家 | 企业500家 in the whole province | |
企业 | 500家 | 企业、园区分别500家、50家 | |
工厂 | 800个 | 建成800个智能工厂，打造100个典型案例 | |
智能工厂 | 800个 | 建成800个智能工厂，打造100个智能工厂案例 | |
市场主体 | 500家 | 培育企业500家，园区50家 | |
企业 | 500家 | 企业50万平方米内500家 | |
"""


@pytest.mark.parametrize(
    ("row", "settled"),
    [(row, table is SETTLED) for table in (SETTLED, READ) for row in table.strip().splitlines()],
)
def test_what_is_settled_without_reading(row: str, settled: bool) -> None:
    title, goal, quote, kind, by = (cell.strip() for cell in row.split("|"))
    asked = target(goal, by=by or None, base=None, kind=kind or "level")._replace(quote=quote, title=title)
    assert plain_agreement.is_plain(asked) is settled
