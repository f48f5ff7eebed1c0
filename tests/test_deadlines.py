"""Which of the years that a text names each of its figures is promised for."""

import pytest

from policytrack.quantity.deadlines import other_years
from policytrack.quantity.extract import find

#: A text, the year of its document, the year of a heading before it, and the year of each of its figures: `^` where an
#: earlier sentence or the heading says it, `/` between those that it may be, `-` where none is said.
DUE = """
三年内建成站点50个 | 2024 | | 2026/2027
十二年之内建成站点50个 | 2024 | | 2035/2036
三年内占比分别达到20%、30% | 2024 | | 2026/2027 2026/2027
《产业规划》2027年企业达到500家 | | | 2027
未来5年,培育企业300家 | 2024 | | 2028/2029
今后两年,培育企业300家 | 2024 | | 2025/2026
今年培育企业300家,明年培育400家 | 2024 | | 2024 2025
年内培育企业300家 | 2024 | | 2024
本年培育企业300家 | 2024 | | 2024
今年培育企业300家,三年内培育500家 | | | - -
到本世纪中叶,森林覆盖率达到60% | | | 2050
从2024年开始,用5年时间,改造管网600公里 | | | 2028
自2021年起利用五年左右的时间,新建泊位2000个 | | | 2025
从2023年通过三年的时间,新建泊位2000个 | | | 2025
从2024年起用五年时间建成的泊位达到2000个 | | | 2028
到2035年,用八年时间新建泊位2000个 | 2026 | | 2035
占比2030年达到30% | | | 2030
2024—2027年,新建泊位2000个 | | | 2027
在2024-25至2027-28的四年期内,新建泊位2000个 | | | 2028
在未来四年(2024-25至2027-28年度)新建泊位2000个,较过去四年(2020-21至2023-24年度)多一成 | | | 2028 2028
今明两年,装机目标为8GW、9GW | 2024 | | 2024 2025
2024至2027年,新建泊位2000个 | | | 2027
2024年到2027年底,新建泊位2000个 | | | 2027
2024~2027年末,新建泊位2000个 | | | 2027
到2026年底前,新建泊位2000个 | | | 2026
2026年6月底前,新建泊位2000个 | | | 2026
以2026年前新建泊位2000个为目标 | | | 2026
以2026年泊位2000个为目标 | | | 2026
2027年完成扩建。届时泊位2000个 | | | 2027
2020年起步,2027年完成扩建。届时泊位2000个 | 2025 | | 2027
2027年完成扩建,高于2020年。届时泊位2000个 | 2025 | | ^2027
在2026年之前新建泊位2000个 | | | 2026
到1995年,新建泊位2000个 | 1991 | | 1995
到一九九五年,新建泊位2000个 | 1991 | | 1995
1985年有泊位800个,到1995年达到2000个 | 1991 | | - 1995
到1995年,新建泊位2000个 | 2003 | | -
到1995年,新建泊位2000个 | | | -
“十四五”末,新建泊位2000个 | | | 2025
“十五五”时期,新建泊位2000个 | | | 2030
十三五期间,新建泊位2000个 | 2016 | | 2020
到2025年和2030年,占比分别达到20%、30% | | | 2025 2030
到2025年底、2030年,占比分别达到20%、30% | | | 2025 2030
到2025年以及2030年,占比分别达到20%、30% | | | 2025 2030
到2025年和2030年,企业达到500家 | | | 2025/2030
到2035年总里程达到900公里,其中2030年达到400公里,农村达到300公里 | | | 2035 2030 2030/2035
到2035年总里程达到900公里。其中2030年达到400公里 | | | 2035 2030
其中2030年达到400公里,农村达到300公里 | | | 2030 2030
到2030年,企业达到500家。站点达到50个 | | | 2030 ^2030
到2030年,企业达到500家。到2035年,站点达到50个 | | | 2030 2035
企业达到500家。到2035年,站点达到50个 | | | - 2035
2019年,企业达到500家 | 2024 | | -
2024年,企业达到500家 | 2024 | | 2024
企业达到500家 | | 2030 | ^2030
新建站点50个,2028年底前建成 | | | 2028
2027年新建站点50个,2028年底前建成 | | | 2027
开展评估。2027年新建站点50个,2028年底前建成 | | | 2027
2027年开展评估。新建站点50个,2028年底前建成 | | | 2028
到2027年,企业达到500家 | | 2030 | 2027
到2027年,完成评估。企业达到500家 | | 2030 | ^2027
(二)力争到2027年,完成评估。企业达到500家 | | 2030 | ^2027
园区在2027年完成评估。企业达到500家 | | 2030 | ^2030
园区在2027年完成评估。企业达到500家 | | | ^2027
今后五年,企业达到500家 | 2025 | 2029 | 2029/2030→2029
今后五年,企业达到500家 | 2025 | 2030 | 2029/2030
今后五年,企业达到500家 | 2025 | 2027 | 2029/2030
今后五年,完成评估。企业达到500家 | 2025 | 2029 | ^2029/2030→2029
到2025年和2030年,占比分别达到20%、30% | | 2030 | 2025 2030
按照《2027年行动计划》,企业达到500家 | | | -
到2028年,企业达到500家,《2027年行动计划》支持50家 | | | 2028 2028
By 2030, build 50 stations and train 200 teachers. | | | 2030 2030
Build 50 stations by 2030 and train 200 teachers by 2032. | | | 2030 2032
By 2030, build 50 stations, and 80 laboratories by 2032. | | | 2030 2032
Build 50 stations. Train 200 teachers by 2032. | | | - 2032
By 2030 the network is complete. It will have 50 stations. | | | ^2030
By 2025 and 2030, raise the share to 20% and 30% respectively. | | | 2025 2030
By 2025 and by 2030, raise the share to 20% and 30% respectively. | | | 2025 2030
By 2025 and by 2030, build 50 stations. | | | 2025/2030
By 2025, and in 2030, build 50 stations. | | | 2025/2030
Build 50 stations in 2030. | 2024 | | 2030
Build 50 stations in 2030. | | | -
Until the end of 2030, build 50 stations. | | | 2030
From 2024 to 2030, build 50 stations. | | | 2030
In the 2024–2030 period, build 50 stations. | | | 2030
In 2024-2030, build 50 stations. | 2024 | | 2030
In 2024 to 2030, build 50 stations. | 2024 | | 2030
In 2024 through 2030, build 50 stations. | 2024 | | 2030
During the 14th Five-Year Plan, build 50 stations. | | | 2025
During the eleventh Five-Year Plan, build 50 stations. | | | 2010
During the Twelfth five-year plan, build 50 stations. | | | 2015
During the thirteenth five-year plan, build 50 stations. | | | 2020
During the fourteenth five-year plan, build 50 stations. | | | 2025
During the fifteenth five-year plan, build 50 stations. | | | 2030
During the sixteenth five-year plan, build 50 stations. | | | 2035
During the 11th Five-Year Plan, build 50 stations. | | | 2010
During the 16th Five-Year Plan, build 50 stations. | | | 2035
Before 2030, build 50 stations. | | | 2030
Until 2030, build 50 stations. | | | 2030
No later than 2030, build 50 stations. | | | 2030
Build 50 stations around 2030. | 2024 | | 2030
By end-2030, build 50 stations. | | | 2030
By year-end 2030, build 50 stations. | | | 2030
By the year 2030, build 50 stations. | | | 2030
By about 2030, build 50 stations. | | | 2030
By 2030, in 2020 prices, output will reach 50 million yuan. | 2024 | | 2030
Around 2030, build 50 stations. | 2024 | | 2030
Build 50 stations in 2030 to 2035. | 2024 | | 2035
In the 2020 baseline, build 50 stations by 2030. | | | 2030
By 2019, we had built 50 stations. | 2024 | | -
By 2024, build 50 stations. | 2024 | | 2024
Reduce emissions by 20% from 2020 levels by 2030. | | | 2030
"""


@pytest.mark.parametrize(
    "row", [[cell.strip() for cell in row.split("|")] for row in DUE.strip().splitlines()], ids=str
)
def test_what_each_figure_is_promised_for(row: list[str]) -> None:
    text, issued, heading, expected = row
    said = []
    for one in find(text, issued=int(issued or 0) or None, deadline=int(heading or 0) or None):
        years = "/".join(map(str, one.years)) or "-"
        said.append(
            "^" * one.inherited
            + years
            + (f"→{one.deadline}" if one.years[-1:] != (one.deadline,)[: bool(one.deadline)] else "")
        )
    assert " ".join(said) == expected


#: Years in brackets behind a figure, in a cell of its row, of a school; and the year that is compared with. A text, the
#: year of its document, and of each figure its year and the one it compares with, where there is one.
PLACES: list[tuple[str, int | None, list[int | tuple[int | None, int] | None]]] = [
    ("覆盖率达到90%（2032年）", None, [2032]),
    ("覆盖率达到90%（到2032年），园区50个", None, [2032, None]),
    ("覆盖率达到90%(2028—2032年)", None, [2032]),
    ("覆盖率达到90%（2032年底）", None, [2032]),
    ("覆盖率达到90%（2032年度），园区50个（2030年目标值）", None, [2032, 2030]),
    ("覆盖率达到90%以上的发展目标（2032年）", None, [2032]),
    ("覆盖率达到90%以上这样一个比较长远的发展目标（2032年）", None, [None]),
    ("覆盖率达到90%，另见（2032年）", None, [None]),
    ("到2030年，覆盖率达到90%（2028年85%）", None, [2030, 2030]),
    ("第一期（2027年），企业达到500家", None, [2027]),  # it leads
    ("第一阶段（2027年）企业达到500家", None, [2027]),
    ("（2027年）企业达到500家", None, [2027]),
    ("产值达到2000亿元（2019年）", 2024, [None]),
    ("产值达到2000亿元（2024年）", 2024, [2024]),
    ("企业50家 | 2027年\n园区30家 | 2028年底\n", None, [2027, 2028]),
    ("企业50家\t2027年\n园区30家\t2028年6月底\n站点20家", None, [2027, 2028, 2028]),
    ("企业50家 | 2027年 | 2028年\n", None, [None]),
    ("企业50家 | 2027年完成\n", None, [None]),
    ("企业50家 | 2019年\n", 2024, [None]),
    ("到2026年，企业50家 | 2027年\n", None, [2027]),
    ("2024/25学年，学位达到500个", None, [2025]),
    ("2024至2025学年，学位达到500个", None, [2025]),
    ("2026学年，学位达到500个", None, [2026]),
    ("用3年时间，改造50个", 2024, [2027]),
    ("用三年左右的时间，改造50个", 2024, [2027]),
    ("用3年时间，改造50个", None, [None]),
    ("到2025年，2027年，占比分别达到20%、30%", None, [2027, 2027]),
    ("2025年，企业达到500家。与2020年相比，产值增加50%", None, [2025, (2025, 2020)]),
    ("与2020年相比，产值增加50%，产量增加20%。能耗下降5%", None, [(None, 2020), (None, 2020), None]),
    ("与2015年相比，到2025年产值增加50%，与2020年相比，产量增加20%", None, [(2025, 2015), (2025, 2020)]),
    ("产值增加50%，与2020年相比", None, [None]),
    ("同2020年水平比较，产值达到50亿元", None, [None]),  # an amount compares with nothing
]


@pytest.mark.parametrize(("text", "issued", "expected"), PLACES)
def test_where_a_year_stands(text: str, issued: int | None, expected: list[object]) -> None:
    found = find(text, issued=issued)
    assert [(one.deadline, one.base_year) if one.base_year else one.deadline for one in found] == expected


@pytest.mark.parametrize(
    ("text", "region", "year"),
    [
        ("114年培育企业50家", "台北市", 2025),
        ("民國115年底前培育企业50家", "台北市", 2026),
        ("至99年培育企业50家", "台北市", 2010),
        ("114年培育企业50家", "青岛市", None),
        ("到民國115年，培育企業50家", None, 2026),  # says itself from when it counts
        ("民國113年基礎上，115年培育企業50家", None, 2026),
        ("到115年，培育企業50家", None, None),
        ("培育100年以上老店50家", "台北市", None),
        ("114年以來培育企业50家", "台北市", None),
    ],
)
def test_years_since_1911_where_they_are_counted(text: str, region: str | None, year: int | None) -> None:
    assert [one.deadline for one in find(text, region=region)][-1] == year


#: Words around a year that make it another one's: compared with, of a price, of what began or was said in it.
NO_DEADLINES = """
产值比2027年增加 产值较2027年增加 产值与2027年相比增加 产值同2027年相比增加 产值是2027年的三倍 产值为2027年的三倍
产值相当于2027年的三倍 产值达到2027年的三倍 产值按2027年价格计算 产值按照2027年不变价计算 产值以2027年为基期
产值超过2027年水平 产值高于2027年 产值低于2027年 产值快于2027年 产值慢于2027年 产值优于2027年 产值多于2027年
产值少于2027年 落实2027年计划 对接2027年规划 衔接2027年规划 行动计划（2027年） 行动计划(2027年) 方案〔2027年〕
方案[2027年] 《方案2027年》 从2027年起实施 由2027年起实施 自2027年起实施 在2027年基础上增加 在2027年的基础上增加
在2027年实际水平上增加 在2027年水平的基础上增加 在2027年末水平上增加 在2027年实际的基础上增加
与2027年比，增加 产值较2027年末水平增加
保持2027年水平 2027年基数不变 2027年同期 2027年不变价 2027年可比价 2027年价格 2027年相比增加
2027年比较增加 园区2027年以来快 园区2027年来，快 园区2027年获批 园区2027年成立 园区2027年设立的 园区2027年组建以来
项目2027年启动后 方案2027年发布的 方案2027年印发的 方案2027年出台后 方案2027年颁布的 办法2027年实施的
办法2027年制定的 办法2027年修订的 项目2027年开始的 项目2027年建成的
"""


@pytest.mark.parametrize("words", NO_DEADLINES.split())
def test_a_year_that_something_is_compared_with_or_began_in_is_no_deadline(words: str) -> None:
    text = f"到2029年，{words}，企业达到500家"
    assert find(text)[-1].deadline == 2029
    assert 2027 in other_years(text, None)
    assert find(f"{words}，企业达到500家")[-1].deadline is None


@pytest.mark.parametrize(
    ("text", "issued", "years"),
    [
        ("到2025年，企业达到500家", None, set()),
        ("到2025年，产值比2020年增加，达到2015年的三倍", None, {2020, 2015}),
        ("到二〇二五年，产值比二〇二〇年增加", None, {2020}),
        ("2019年，企业达到500家", 2024, {2019}),
        ("2024年，企业达到500家", 2024, set()),
        ("three stations in 2020, and by 2030 fifty", None, {2020}),
        ("企业达到500家", None, set()),
    ],
)
def test_the_years_of_a_text_that_are_no_deadlines(text: str, issued: int | None, years: set[int]) -> None:
    assert other_years(text, issued) == years


#: What may stand before a year that a sentence begins with; what follows is due then too, whatever a heading says.
LEADS = (
    "力争到 争取到 确保到 预计到 计划到 规划到 通过 其中"
    " 总目标：到 目标是到 发展目标为到 到 至 在 于 （二） 2. 二、 (二)力争到 •"
)


@pytest.mark.parametrize("lead", LEADS.split())
def test_a_year_that_leads_its_sentence_is_that_of_the_next_ones(lead: str) -> None:
    (found,) = find(f"{lead}2027年，完成评估。企业达到500家", deadline=2030)
    assert (found.deadline, found.inherited) == (2027, True)


@pytest.mark.parametrize("lead", ["园区", "园区力争到", "到园区", "依托的到"])
def test_a_year_within_a_sentence_is_that_sentence_s_own(lead: str) -> None:
    (found,) = find(f"{lead}2027年，完成评估。企业达到500家", deadline=2030)
    assert (found.deadline, found.inherited) == (2030, True)


def test_a_year_in_brackets_leads_what_is_called_a_stage() -> None:
    for span in ("短期", "近期", "中期", "长期", "长程", "远期"):
        for label in ("", "目标", "指标", "阶段"):
            (found,) = find(f"{span}{label}（2028年），企业达到500家")
            assert (found.deadline, found.inherited) == (2028, False), span + label


@pytest.mark.parametrize("word", ["与", "同", "和"])
def test_a_year_that_a_sentence_compares_with_is_its_base(word: str) -> None:
    for year in ("2020年", "2020年底", "2020年末", "2020", "2020年水平"):
        for behind in ("相比", "比较", "比"):
            (found,) = find(f"{word}{year}{behind}，产值增加50%")
            assert (found.deadline, found.base_year) == (None, 2020), year + behind


#: A year in brackets behind a figure, as plans write it.
BRACKETED = (
    "到2032年 至2032年 于2032年 2032年 2032年度 2032年目标 2032年目标值"
    " 2028年—2032年 2028~2032年 2032 2032年底前 2032年6月"
)


@pytest.mark.parametrize("words", BRACKETED.split())
def test_a_year_in_brackets_is_that_of_the_figure_before(words: str) -> None:
    found = find(f"覆盖率达到90%（{words}），园区50个")
    assert [one.deadline for one in found] == [2032, None]
