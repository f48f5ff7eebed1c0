"""From a plan's text to proposals: every figure that promises something, with its words, its year and its doubts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from policytrack.plans.bodies import NO_BODIES, Bodies, bodies_in
from policytrack.plans.figures import Figure
from policytrack.plans.goal_words import goal_in_words, spelled_out
from policytrack.plans.judgement import OF_NOTE, START_OF_CHANGE, why_none, why_told
from policytrack.plans.notes import notes_behind
from policytrack.plans.pages import OF_HEADLINE, OF_LINK, headlines_of, links_of
from policytrack.plans.quotes import quote_of
from policytrack.plans.record import Record, read_record
from policytrack.plans.row_figures import TableFigure
from policytrack.plans.schedules import scheduled_cells
from policytrack.plans.sections import Context, contexts
from policytrack.plans.structure import Paragraph, paragraphs
from policytrack.plans.tables import table_figures
from policytrack.plans.terms import dated_terms, names_a_term, year_of_term
from policytrack.plans.titles import is_measure_of, title
from policytrack.plans.wording import plain, plain_with_offsets
from policytrack.quantity.bound import Bound, as_goal
from policytrack.quantity.currency import counts_years_from_1911
from policytrack.quantity.extract import Phrase, survey
from policytrack.text.messages import enumerated, say

_SENTENCE_END: Final = re.compile(r"[。；;！!？?]")
#: 每年新增20家，三年累计培育150家: the second is counted over the years of the plan.
_EACH_YEAR: Final = re.compile(
    "(?:(?<![人户亩生名家校])(?<!平均)每年(?!平均)|逐年)(?!.*(?:累[计計]|[0-9一二三四五]年共))"
)
_UNTIL: Final = re.compile(r"[到至](20[0-9]{2})年(?!(?:底|末)?的)")
#: 2030年预计培训900人, of a report of 2031
_PLANNED_FOR: Final = re.compile(r"(?:^|[，；、\s─－—-])((?:19|20)[0-9]{2})年度?(?:预[计定]|新增)")
_CLAUSE_REACH: Final = 40
#: Of a longer row a quote is what its cell says of the figure.
_LONGEST_ROW: Final = 200
_FIVE: Final = 5
_STATED_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})\s?年(?:底|末)?的?[^，。；0-9]{0,4}$")
#: A rate over the whole of a period, or a figure of the year that a report is for: due when that ends.
_OVER_YEARS: Final = re.compile("年均|年度|平均每年|每年平均")


class Proposal(NamedTuple):
    """A target that a plan's text seems to set. Places are those of the plan's text."""

    start: int  # of the quote
    end: int
    quote: str  # the plan's own words; line breaks taken out
    figure: tuple[int, int]  # where the figure itself stands
    goal: str  # the figure in the plan's words
    bound: Bound
    deadline: int | None
    inherited: bool  # the deadline is stated elsewhere
    subject: str
    nature: str | None = None  # binding, expected
    baseline: str | None = None
    baseline_year: int | None = None
    bodies: Bodies = NO_BODIES
    doubts: tuple[str, ...] = ()


class Passed(NamedTuple):
    """A figure that is taken for no target, and why."""

    figure: tuple[int, int]
    reason: str


class Draft(NamedTuple):
    """What a plan's text comes to."""

    record: Record
    proposals: tuple[Proposal, ...]
    passed: tuple[Passed, ...]
    tables: frozenset[int] = frozenset()  # the numbers of the paragraphs that are tables or notes to one


def draft(text: str, *, region: str | None = None) -> Draft:
    """The targets that a plan's text sets, in its order, and the figures that were taken for none."""
    whole = paragraphs(text)
    record = read_record(whole)
    where = region or record.region
    found: list[Proposal] = []
    passed: list[Passed] = []
    since_1911 = counts_years_from_1911(where)
    cells, spoken, in_tables = table_figures(whole, record.year, record.period, region=where)
    of_years, in_schedules = scheduled_cells(whole, in_tables, since_1911=since_1911)
    notes = notes_behind(whole, in_tables)
    spoken += of_years
    in_tables |= in_schedules
    links = links_of(whole)
    tables = in_tables | notes
    said = list(
        contexts(
            whole,
            record.year,
            is_report=record.is_report,
            since_1911=since_1911,
            tables=tables,
            is_account=record.is_account,
        )
    )
    naming = (paragraph.text for paragraph in whole if names_a_term(paragraph.text))
    terms = dated_terms(plain(text, since_1911=since_1911) for text in naming)
    in_plan = any(context.ahead or context.goals for context in said)
    for figure in cells:
        told = why_told(said[figure.paragraph], figure.until, record.year, is_account=record.is_account)
        if (reason := figure.passed or told) is None:
            found.append(_of_cell(figure))
        else:
            passed.append(Passed(figure.figure, reason))
    for words in spoken:
        row, context = whole[words.paragraph], said[words.paragraph]
        context = context._replace(deadline=words.deadline or context.deadline, goals=True)
        of_cell = _of_paragraph(
            row.part(words.start, words.end),
            context,
            record,
            where,
            in_plan=in_plan,
            terms=terms,
            subject=words.subject,
        )
        for one in of_cell:
            if isinstance(one, Passed):
                passed.append(one)
            elif len(row.text) > _LONGEST_ROW:
                found.append(one)
            else:
                start, end = row.span(0, len(row.text.rstrip()))
                found.append(one._replace(start=start, end=end, quote=row.text.rstrip()))
    for index, (paragraph, context) in enumerate(zip(whole, said, strict=True)):
        if index in in_tables or not re.search(r"[0-9０-９一二三四五六七八九十百千万亿半兩两倍番]", paragraph.text):
            continue
        for one in _of_paragraph(paragraph, context, record, where, in_plan=in_plan, terms=terms):
            if isinstance(one, Passed):
                passed.append(one)
            elif index in links:
                passed.append(Passed(one.figure, OF_LINK))
            elif index in notes:
                passed.append(Passed(one.figure, OF_NOTE))
            else:
                found.append(one)
    found = sorted((_as_it_stands(one, text) for one in found), key=lambda one: one.figure)
    headlines = headlines_of(whole, record.title)
    said_below = [one for one in found if headlines and _is_said_below(one, found, headlines)]
    passed += [Passed(one.figure, OF_HEADLINE) for one in said_below]
    found = [one for one in found if one not in said_below]
    return Draft(record, tuple(found), tuple(passed), frozenset(tables))


def _as_it_stands(proposal: Proposal, text: str) -> Proposal:
    """The proposal, where a page ends within its figure with all that stands there: a quote is a span of the text."""
    quote = text[proposal.start : proposal.end].split()
    if "".join(quote) == "".join(proposal.quote.split()):
        return proposal
    doubts = (*proposal.doubts, say("a page ends within the figure"))
    return proposal._replace(quote=" ".join(quote), doubts=doubts)


def _is_said_below(proposal: Proposal, found: Sequence[Proposal], headlines: Sequence[tuple[int, int]]) -> bool:
    """Whether a proposal stands in one of the headlines, and the text below says it too."""
    if not any(start <= proposal.figure[0] < end for start, end in headlines):
        return False
    said = (proposal.bound.dimension, proposal.bound.base_low, proposal.bound.base_high)
    return any(
        (one.bound.dimension, one.bound.base_low, one.bound.base_high) == said
        for one in found
        if one.figure[0] > headlines[-1][1]
    )


def _of_paragraph(
    paragraph: Paragraph,
    context: Context,
    record: Record,
    region: str | None,
    *,
    in_plan: bool,
    terms: Mapping[str, int],
    subject: str = "",
) -> Iterator[Proposal | Passed]:
    """The figures of a paragraph; `subject` is what they are of where its words do not say it."""
    text = paragraph.text
    since_1911 = counts_years_from_1911(region)
    said, places = plain_with_offsets(text, since_1911=since_1911)
    due = context.deadline or record.last_year
    phrases, nothing = survey(text, issued=record.year, deadline=due, region=region)
    yield from (Passed(paragraph.span(one.start, one.end), one.reason) for one in nothing)
    if not phrases:
        return
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    bodies = bodies_in(text)
    before, of = "", -1
    start_of_change: tuple[Phrase, int] | None = None
    told: tuple[str | None, int] = None, -1
    heading_end = len(text) if paragraph.is_heading else 0
    for phrase in phrases:
        sentence = max(end for end in ends if end <= phrase.start)
        stop = min(end for end in ends if end >= phrase.end)
        start, end, begin = (bisect_left(places, place) for place in (phrase.start, phrase.end, sentence))
        figure = Figure(
            phrase,
            said,
            start,
            end,
            begin,
            context,
            record.year,
            record.is_rules,
            phrase.end <= heading_end,
            in_plan,
            record.is_account,
            record.is_budget,
            since_1911,
        )
        place = paragraph.span(phrase.start, phrase.end)
        reason = why_none(figure, *(told[:1] if told[1] == sentence else ()))
        told = reason, sentence
        if reason is not None:
            start_of_change = (phrase, sentence) if reason == START_OF_CHANGE else start_of_change
            yield Passed(place, reason)
            continue
        named = title(text, sentence, phrase.start, phrase.end, before if sentence == of else "") or phrase.subject
        if subject and (not named or re.search("[0-9]", named)):
            named = subject
        # 规模达到5000亿元，占比达到40%，年均增长9%: the share is of what has been named, and so is what comes next
        before = before if sentence == of and is_measure_of(named, before) else named
        of = sentence
        phrase = _due_in_the_past(phrase, said[begin:start], record.year)  # noqa: PLW2901 - what is left of it
        if (year := year_of_term(said[begin:start], terms)) is not None:
            phrase = phrase._replace(deadline=year, inherited=True, years=(year,))  # noqa: PLW2901
        phrase = _counted(phrase, said, record)  # noqa: PLW2901 - the year that it means
        is_of_plan = context.deadline is None and phrase.deadline == due and str(due) not in said
        if is_of_plan and _EACH_YEAR.search(text, sentence, phrase.end):
            phrase = phrase._replace(deadline=None, inherited=False, years=())  # noqa: PLW2901 - what is left of it
        elif phrase.deadline is None and due is not None and _OVER_YEARS.search(text, sentence, phrase.end):
            phrase = phrase._replace(deadline=due, inherited=True, years=(due,))  # noqa: PLW2901
        proposal = _proposal(paragraph, phrase, (sentence, stop), bodies, named, region=region, is_of_plan=is_of_plan)
        if start_of_change is not None and start_of_change[1] == sentence:
            origin = start_of_change[0].start
            proposal = _with_baseline(proposal, start_of_change[0], said[: bisect_left(places, origin)])
        start_of_change = None
        yield proposal


def _counted(phrase: Phrase, said: str, record: Record) -> Phrase:
    """The phrase, with 今后五年 counted from the plan's own year where that is the first of them."""
    if record.year is None or phrase.deadline != record.year + _FIVE or phrase.years[:1] != (record.year + _FIVE - 1,):
        return phrase
    if str(phrase.deadline) in said or not record.counts_its_year:
        return phrase
    return phrase._replace(deadline=phrase.years[0])


def _due_in_the_past(phrase: Phrase, before: str, issued: int | None) -> Phrase:
    """The phrase, with the year that its own sentence sets where that is before the plan's own: a text may tell of
    several years (到2018年达到910MW, 2024年预计培训90人, in a page of 2025), and none from elsewhere is meant.
    """
    may_be = phrase.inherited or phrase.deadline is None
    years = [int(year) for year in _UNTIL.findall(before)] if phrase.inherited and issued is not None else []
    if may_be and not years and issued is not None:
        years = [int(year) for year in _PLANNED_FOR.findall(before)]
    if not years or issued is None or years[-1] >= issued:
        return phrase
    return phrase._replace(deadline=years[-1], inherited=False, years=(years[-1],))


def _proposal(
    paragraph: Paragraph,
    phrase: Phrase,
    sentence: tuple[int, int],
    bodies: Bodies,
    subject: str,
    *,
    region: str | None,
    is_of_plan: bool,
) -> Proposal:
    start, end = quote_of(paragraph, phrase, sentence)
    first, last = paragraph.span(start, end)
    doubts = []
    if phrase.inherited:
        if is_of_plan:
            stated = say("the end of the plan's period")
        elif str(phrase.deadline) in paragraph.text[paragraph.text.rfind("。", 0, start) + 1 : start]:
            stated = say("stated earlier in its sentence")
        else:
            stated = say("stated elsewhere")
        doubts.append(say("the deadline {} is {}", phrase.deadline, stated))
    if len(phrase.years) > 1:
        doubts.append(say("the year may be any of {}", enumerated(map(str, phrase.years))))
    if phrase.alternatives:
        doubts.append(say("the words allow another reading of the figure"))
    if not subject:
        doubts.append(say("what is measured is not plain"))
    clause = paragraph.text[max(phrase.clause[0], phrase.start - _CLAUSE_REACH) : phrase.end]
    goal = goal_in_words(phrase, clause, region)
    if goal is None and (goal := spelled_out(phrase)) is not None:
        doubts.append(say("{} is read as {}, by the words of its sentence", phrase.text, goal))
    if start > phrase.start:  # its words stand on the page before
        goal = paragraph.text[start : phrase.end]
    return Proposal(
        first,
        last,
        paragraph.text[start:end],
        paragraph.span(phrase.start, phrase.end),
        goal or phrase.text,
        as_goal(phrase.bound),
        phrase.deadline,
        phrase.inherited,
        subject,
        bodies=bodies,
        doubts=tuple(doubts),
    )


def _with_baseline(proposal: Proposal, start: Phrase, before: str) -> Proposal:
    """The proposal with the figure that its change starts from, and its year, which the plain text `before` it may say:
    由2019年26.0%提升至29.9%.
    """
    if start.bound.dimension != proposal.bound.dimension:
        return proposal
    year = _STATED_YEAR.search(before[-12:])
    return proposal._replace(baseline=start.text, baseline_year=int(year[1]) if year else None)


def _of_cell(cell: TableFigure) -> Proposal:
    return Proposal(
        cell.start,
        cell.end,
        cell.quote,
        cell.figure,
        cell.goal,
        cell.bound,
        cell.deadline,
        True,
        cell.subject,
        cell.nature,
        cell.baseline,
        cell.baseline_year,
        doubts=cell.doubts,
    )
