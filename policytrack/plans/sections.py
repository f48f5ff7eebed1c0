"""What a plan's sections are about: looking back or ahead, and until when what they promise is due."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from policytrack.plans.section_years import heading_year, lists_goals, only_year, paragraph_year
from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.quantity.years import FIVE_YEARS, end_of_five_years, in_digits

#: Headings of sections that tell what was or is.
_REVIEW: Final = re.compile(
    r"进度[(（]截至|回顾|回顧|缘起|緣起|^前\s*言$|沿革|检讨|檢討|成效|成就|成绩|现状|现有|發展現況|现实基础|发展基础|基础条件|建设基础|工作基础|基础和环境|基础与环境|发展环境|发展形势|面临形势|形势|发展背景"
    r"|规划背景|编制背景|总结|取得.{0,12}(?:进展|成果)|主要进展|主要情况|存在(?:的)?(?:问题|不足|困难)|主要问题|挑战|机遇|基本情况|基本形势|概况|發展背景|現況|现况|執行成果|名词解释|指标说明|指标解释"
    r"|(?:执行|完成|落实|进展|运行|收支|履职|开展|推进|实施)情况|发展历程|主要做法|工作亮点|指标释义|概念解释|术语|术语解释|环境影响评价|辉煌|名詞解釋|过去.{0,4}年|五年来|一年来"
)
#: Headings of sections that look ahead, whatever else they name.
_AHEAD: Final = re.compile(
    r"目标|目標|衡量指标|绩效指标|任务|任務|安排|部署|举措|打算|建议|措施|工作要求|重点工作|总体要求|思路|规划指标|谋划|展望|愿景|策略|路径|路徑|草案|下一步|下步"
)
#: What names measures says nothing of when, in a part or a text that tells what was: 支持生养的住宅策略 of 执行成果.
_NAMES_MEASURES: Final = re.compile(r"举措|措施|策略|路径|建议|部署|思路|任务(?!目标)")
#: What was to be done and has been: 目标任务完成情况.
_DONE: Final = re.compile(
    r"工作回顾|(?:目标|任务|举措|安排|部署|措施|建议|重点工作)[^，。、和及与]{0,6}(?:完成|实现|落实|执行|进展)(?:情况)?"
)
#: Headings that ask for something to be done: 加快建设现代产业体系; and those of them that say that it has been.
_IMPERATIVE: Final = re.compile(
    r"^(?:第?[一二三四五六七八九十0-9]{1,3}(?:是|要|、|[.．])|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．]|[.．、\s])*"
    r"(?:要|着力|全力|大力|加快|扎实|深入|持续|切实|坚决|统筹|进一步|全面|积极|稳步|有序|精准|奋力|聚力|突出|更加|加速|不断|科学|合理|严格)*"
    r"(?:推进|推动|推行|加强|加快|加大|强化|提升|提高|优化|深化|完善|健全|构建|打造|做[强优大好实精细]|培养|抓好|突出|坚持|坚守|促进"
    r"|改善|增进|增强|夯实|激发|扩大|拓展|办好|聚焦|支持|壮大|筑牢|守牢|巩固|开展|落实|规范|引导|鼓励|深耕|抢抓|应对|补齐|防范|化解"
    r"|抓实|抓紧|开工|新建|建立|启动|引进|释放|凝聚|繁荣|丰富"
    # nouns too: 发展形势 asks for nothing
    r"|(?:建设|发展|创新|治理|保护|改造|整治|实施|推广|培育|保障)"
    r"(?!的?(?:主要|现实|总体|面临的?)*(?:形势|基础|环境|现状|背景|条件|历程|情况|概况|成就|成绩|机遇|挑战|问题|阶段|特征)))"
)
_HAS_BEEN: Final = re.compile(
    r"取得|成效|成果|成绩|成就|显著|明显|突破$|迈[出上]|跃[上升]|实现(?:了|新|历史)|有力$|有效$|回顾|情况$|(?<!为)了|现状"
)
#: What looks back also behind what shall be; of 成效, 成就, 挑战 and 机遇 that is not said.
_BACK_AGAIN: Final = re.compile(
    r"回顾|情况|现状|现况|现有|基础|背景|问题|不足|困难|形势|概况|前言|沿革|总结|解释|释义|说明|术语|过去|[五一]年来|环境影响|(?:19|20)[0-9]{2}年"
)
#: Headings that say how something goes: 乡村振兴稳步推进. Among goals they are goals; elsewhere they tell.
_GOES_WELL: Final = re.compile(
    r"(?:稳步|持续|不断|更加|全面|深入|扎实|加快|加速|有力|有效|大幅|明显|显著|日益|逐步|稳中|蓬勃|健康|协同)"
    r"(?:推进|发展|提升|提高|增强|攀升|壮大|改善|进步|回升|向好|向优|优化|巩固|彰显|凸显|显现|完善|深化|稳固|改观|加强|保障|夯实|形成)$"
    r"|(?:提质增效|亮点纷呈|再上台阶|稳中有进|稳中向好)$"
)
#: Headings of sections that tell first what was reached, and then what shall be.
_REACHED_AND_GOALS: Final = re.compile(
    r"(?:成就|成效|成绩|回顾|进展).{0,8}(?:和|及|与|、).{0,12}(?:目标|任务|部署|安排|展望|打算)"
)
_GOALS: Final = re.compile(r"目标|目標")
#: Paragraphs that turn a text from looking back to looking ahead, and the reverse.
_TURNS_AHEAD: Final = re.compile(
    r"^.{0,40}(?:今年|新的一年|(?:今后|未来)[一三五]年|下一步|(?:(?:19|20)[0-9]{2}年).{0,16}).{0,30}"
    r"(?:预期目标|主要目标|工作要求|总体要求|总体思路|奋斗目标|总体目标|重点(?:做好|抓好|推进|实施|工作)|主要任务|工作(?:思路|安排|打算))"
)
_TURNS_BACK: Final = re.compile(
    r"^(?:各位代表[！!，:：、]?)?[^。；]{0,12}(?:过去的?[一五]年|一年来|五年来|回顾过去|回首过去|刚刚过去|本届政府任期|过去[一五]年)"
)
#: So many paragraphs stand at the head of news.
_HEADLINES: Final = 6
#: The headline of news says what they are about (减排目标公布), and not that they look ahead.
_HEADLINE: Final = re.compile(r"#\s")
_MEASURES: Final = re.compile("衡量指标|绩效指标")
#: A line below a heading that says from when to when: - 2022/01-2022/12
_SPAN: Final = re.compile(r"[-*•\s]*20[0-9]{2}/[0-9]{1,2}\s?[-—–~～]\s?(20[0-9]{2})/[0-9]{1,2}\s*")
_COMING_YEARS: Final = re.compile("(?:今后|未来)[三五]年")
#: So much of a paragraph is read for what it turns to.
_LEAD: Final = 120
#: Headings of sections that say who gets what, at what price, by which standard.
_RULES: Final = re.compile(
    r"(?:建设|配置|配建|收费|费用|补助|补贴|奖励|支持|资助|服务|认定|申报|评价|评分|考核|入选|准入|设计|技术)[^，。]{0,4}"
    r"(?:标准|条件|办法|细则|程序|流程|方式|对象|范围)$|附则$|适用范围$|罚则$|法律责任$|申报条件|奖惩"
)
_REPORTED_YEAR: Final = re.compile(r"(?:各位代表[^一-鿿]?)?[^。；，0-9]{0,4}((?:19|20)[0-9]{2})年(?:，|是)")
_NOTED: Final = re.compile(r"[(（]?(?:注|备注|附注|说明)[:：]\s?(?:([0-9])\s?[.．、])?")
_PAST_PERIOD: Final = re.compile(
    rf"[^。；;，,]{{0,10}}?[“\"]?({FIVE_YEARS})(?:计划)?[”\"]?(?:期间|时期|以来|时期以来|规划实施)"
)


#: 我们编制了“十五五”规划纲要; not 为“十五五”时期打下基础
_TELLS_OF_PERIOD: Final = re.compile(
    rf"[^。；]{{0,80}}?(?<!为)(?<!为[“\"])[“\"]?({FIVE_YEARS})(?:计划)?[”\"]?(?:时期|期间|末|规划|纲要|(?:主要)?目标)"
)
#: A heading that its paragraph goes on behind: （二）发展目标。到2026年，…….
_INLINE: Final = re.compile(r"([^。；，：:]{3,30}|[^。；：:0-9]{3,40})。(?=.)")


#: A heading without a mark stands below chapters and above 一、, and has no more characters than this.
_BARE_DEPTH: Final = 5
_BULLET_DEPTH: Final = 45
_LONGEST_BARE: Final = 30
#: What such a heading may begin with, or be.
_BARE_AHEAD: Final = re.compile(
    rf"^[“\"]?(?:今年|今后|未来|下一步|下步|新一届|{FIVE_YEARS}).{{0,24}}(?:安排|目标|任务|重点|思路|打算|部署|要求|建议)"
)
_STATES_A_FIGURE: Final = re.compile(r"(?<![0-9])[0-9][0-9.,]*\s?(?:%|[万亿千]|个百分点)")
_BARE_BACK: Final = re.compile(
    r"^[■●◆]?\s?(?:办理|执行)?(?:进度|情形)[(（]截至|回顾|总结|(?:名词|术语)(?:解释|注释|说明)|(?:工作|发展)(?:的主要)?(?:情况|成就|成效|成绩)$"
)


class Context(NamedTuple):
    """What the headings and paragraphs before one say of it."""

    heading: str  # the nearest heading; empty before the first
    review: bool  # its section tells what was reached or is so
    deadline: int | None  # the year that a heading or a paragraph before sets
    goals: bool  # its section is about goals
    ahead: bool = False  # its section looks ahead, as its heading or a paragraph before says
    rules: bool = False  # its section lays down standards, prices or conditions
    tells: bool = False  # its section tells how things go, as its heading says
    note: bool = False  # it is a note, or one of those numbered behind it
    measured: bool = False  # its section lists by what something is measured: headings say goals there


class _Level(NamedTuple):
    depth: int
    heading: str
    review: bool
    deadline: int | None
    ahead: bool = False  # it looks ahead, as its heading, one above or a paragraph says
    mixed: bool = False  # its heading names what was and what shall be: what was stands first
    rules: bool = False  # it lays down standards, prices or conditions
    tells: bool = False  # its heading says how things go
    measured: bool = False  # it, or one above, lists by what something is measured


def contexts(
    paragraphs: Sequence[Paragraph],
    issued: int | None,
    *,
    is_report: bool = False,
    since_1911: bool = False,
    tables: Container[int] = (),
    is_account: bool = False,
) -> Iterator[Context]:
    """For each paragraph what its section says of it; `is_report` for a work report, which is for its own year, and
    `since_1911` for a text that counts years from the founding of the Republic, `is_account` for one that tells what
    was. The paragraphs of `tables` say nothing:
    （1）城镇化率 in a cell is no heading, and 2020年 above a column opens no part.
    """
    due = _headline_year(paragraphs, issued, since_1911=since_1911) if is_account else None
    stack: list[_Level] = [_Level(-1, "", False, due)]
    ahead = False
    next_note = 0  # the number of the note that may follow
    for index, paragraph in enumerate(paragraphs):
        said = plain(in_digits(paragraph.text), since_1911=since_1911)
        if (next_note := _number_after(said, next_note)) > 1:
            yield Context(stack[-1].heading, stack[-1].review, stack[-1].deadline, goals=False, note=True)
            continue
        inline = _INLINE.match(said) if paragraph.depth >= 0 else None
        bare = paragraph.depth < 0 and index > 0 and _is_bare_heading(said, issued)
        if index in tables:
            pass
        elif paragraph.is_heading or bare or inline is not None:
            depth = (_BULLET_DEPTH if said[0] in "■●◆" else _BARE_DEPTH) if bare else paragraph.depth
            while len(stack) > 1 and stack[-1].depth >= depth:
                stack.pop()
            heading = inline[1] if inline is not None and not (paragraph.is_heading or bare) else said
            if is_account and _HEADLINE.match(paragraph.text):
                level = stack[-1]._replace(depth=depth, heading=heading)
            else:
                level = _under(stack[-1], depth, heading, issued, ahead=ahead, is_account=is_account)
                ahead = ahead or (_says_ahead(heading, is_account) and not level.review)
            if index + 1 < len(paragraphs) and (span := _SPAN.fullmatch(paragraphs[index + 1].text)):
                level = level._replace(deadline=int(span[1]))
            stack.append(level)
            said = said[len(heading) + 1 :]
        if not (paragraph.is_heading or bare or index in tables):
            top = stack[-1]
            if top.mixed and _starts_ahead(said, issued):
                stack[-1] = top = top._replace(review=False, ahead=True, mixed=False)
            if _turns_ahead(said, issued, is_report=is_report):
                # 到2030年，……主要目标包括 and 今后五年预期目标 turn ahead too, and are not for the year of the report.
                own = paragraph_year(said, issued)
                year = issued if is_report and own is None and not _COMING_YEARS.search(said[:_LEAD]) else None
                stack = [level._replace(review=False, ahead=True, deadline=year or level.deadline) for level in stack]
                stack[-1] = stack[-1]._replace(deadline=own or stack[-1].deadline)
                ahead = True
            elif _of_past_period(said, issued) or (not ahead and _turns_back(said, issued, is_report=is_report)):
                stack[-1] = top._replace(review=True)
            else:
                only = top.deadline is None and _GOALS.search(top.heading)
                year = paragraph_year(said, issued) or (only_year(said, issued) if only else None)
                # each paragraph of news is for itself, or for the year of the headline, unless it leads to a list
                if not is_account or lists_goals(said):
                    stack[-1] = top._replace(deadline=year or top.deadline, ahead=top.ahead or lists_goals(said))
        top = stack[-1]
        deadline = top.deadline
        if deadline is None and is_report and not top.review:
            deadline = issued
        goals, looks_ahead = bool(_GOALS.search(top.heading)), top.ahead and not top.review
        yield Context(
            top.heading, top.review, deadline, goals, looks_ahead, top.rules, top.tells, measured=top.measured
        )  # fmt: skip


def _headline_year(paragraphs: Sequence[Paragraph], issued: int | None, *, since_1911: bool) -> int | None:
    """The year that a headline of news sets: 十二五绿化率目标为40%. None where none does."""
    said = (plain(in_digits(one.text), since_1911=since_1911) for one in paragraphs[:_HEADLINES])
    years = (heading_year(text, issued) for text in said if len(text) <= _LONGEST_BARE and not text.endswith("。"))
    return next((year for year in years if year is not None and year != issued), None)


def _number_after(text: str, expected: int) -> int:
    """The number of the note behind this paragraph, if it is one: 注：1.……, and 2.…… where that is `expected`."""
    note = _NOTED.match(text)
    if note is not None:
        return int(note[1] or 1) + 1
    return expected + 1 if expected and re.match(rf"{expected}\s?[.．、](?![0-9])", text) else 0


def _is_bare_heading(text: str, issued: int | None) -> bool:
    """Whether a line without a mark is the heading of a part: 2023年工作回顾, 2024年主要工作, “十一五”发展目标."""
    if len(text) > _LONGEST_BARE or re.search(r"[，。；：:！?]", text) or _STATES_A_FIGURE.search(text):
        return False
    year = re.match(r"((?:19|20)[0-9]{2})年(?=[^0-9])", text)
    if year is not None:
        return issued is None or int(year[1]) < issued or _AHEAD.search(text) is not None or "工作" in text
    return bool(_BARE_AHEAD.search(text) or _BARE_BACK.search(text))


def _says_ahead(heading: str, in_review: bool) -> bool:
    """Whether a heading looks ahead; of one that only names measures, not where what was is told."""
    return _AHEAD.search(_NAMES_MEASURES.sub("", heading) if in_review else heading) is not None


def _under(
    above: _Level, depth: int, heading: str, issued: int | None, *, ahead: bool, is_account: bool = False
) -> _Level:
    """The section that a heading opens within another: what it does not say itself is as above.

    `ahead` once the text has turned to what shall be: from there on 取得新成效 is what a heading asks for. A part that
    tells what was, and so does a text that `is_account`, goes on to do so under headings that only name measures.
    """
    turned = ahead or above.ahead
    asks = _IMPERATIVE.match(heading) is not None and (turned or not _HAS_BEEN.search(heading))
    # What a heading asks for is to come, unless the section that it stands in tells of what was: then it was done.
    tells_what_was = above.review or is_account
    said = _NAMES_MEASURES.sub("", heading) if tells_what_was else heading
    looks_back = above.review if asks and not _AHEAD.search(said) else _looks_back(said, issued)
    if looks_back is False and is_account and not _AHEAD.search(said):
        looks_back = None  # its own year in a heading of an account is no year to come
    if looks_back and turned and not above.review and not _BACK_AGAIN.search(heading):
        looks_back = None
    year = heading_year(heading, issued)
    mixed = _REACHED_AND_GOALS.search(heading) is not None
    review = True if mixed else looks_back if looks_back is not None else above.review
    is_ahead = not review and (above.ahead or looks_back is False)
    rules = looks_back is not False and (above.rules or _RULES.search(heading) is not None)
    tells = not turned and looks_back is None and (above.tells or _GOES_WELL.search(heading) is not None)
    measured = above.measured or _MEASURES.search(heading) is not None
    due = year if year is not None else above.deadline
    return _Level(depth, heading, review, due, is_ahead, mixed, rules, tells, measured)


def _starts_ahead(text: str, issued: int | None) -> bool:
    """Whether a paragraph begins to tell of what shall be: “十四五”时期，……, 今后五年……, 到2025年……."""
    period = _TELLS_OF_PERIOD.match(text)
    if period is not None:
        return issued is None or end_of_five_years(period[1]) >= issued + 1
    return bool(re.match(r"[^。；，,]{0,6}(?:今后|未来)[^。；，,]{0,3}年|[^。；，,]{0,4}展望", text)) or (
        paragraph_year(text, issued) is not None
    )


def _turns_ahead(text: str, issued: int | None, *, is_report: bool) -> bool:
    """Whether a paragraph states the goals of the year, after all that looked back.

    A report for 2024 does so where it begins to speak of that year: 2024年是关键之年，…….
    """
    year = _REPORTED_YEAR.match(text) if is_report else None
    if year and issued and int(year[1]) >= issued:
        return True
    match = _TURNS_AHEAD.search(text[:_LEAD])
    if match is None or re.match(r"的?(?:完成|实现|顺利|全面)", text[match.end() :]):
        return False
    years = [int(year) for year in re.findall(r"(?:19|20)[0-9]{2}", match[0])]
    return not years or issued is None or max(years) >= issued


def _turns_back(text: str, issued: int | None, *, is_report: bool) -> bool:
    """Whether a paragraph begins to tell of what was: 过去一年，……; of a report for 2024 also 2023年，……."""
    year = _REPORTED_YEAR.match(text) if is_report else None
    return _TURNS_BACK.search(text[:60]) is not None or bool(year and issued and int(year[1]) < issued)


def _of_past_period(text: str, issued: int | None) -> bool:
    """Whether a paragraph begins with a five-year period that is over: “十三五”期间，…….

    In the year that a period ends its plan may still be on the way.
    """
    match = _PAST_PERIOD.match(text)
    return match is not None and issued is not None and end_of_five_years(match[1]) < issued


def _looks_back(heading: str, issued: int | None) -> bool | None:
    """Whether a heading says that its section looks back (True) or ahead (False); None where it says neither."""
    if re.search(r"目标.{0,6}(?:如期|圆满|全面|胜利|顺利)?(?:实现|完成)$|任务.{0,6}(?:圆满|全面|顺利)完成", heading):
        return True
    years = [int(year) for year in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})年", heading)]
    if re.search(r"(?:19|20)[0-9]{2}年(?:的|政府|主要|重点)?工作$", heading):
        # 2023年工作 of a report for 2024; 做好2024年工作 of the same
        return not _AHEAD.search(heading) and (issued is None or max(years) < issued)
    if _REVIEW.search(heading):
        # 发展形势和主要目标 has both: the paragraphs tell.
        return not _AHEAD.search(_DONE.sub("", heading)) or "回顾" in heading
    if _AHEAD.search(heading):
        return False
    if years and issued is not None:
        return max(years) < issued
    return None
