"""The figures of a running text that promise something: where each stands, what it says, until when, and of what.

Not every number of a plan is a target. Dates, document numbers, names (5G), slogans (1+N+X, 一张网), lists' numbers
and levels already reached are passed over (see `nontargets`); what cannot be read as a figure is passed over too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from policytrack.quantity.bound import Bound, Change
from policytrack.quantity.currency import money_before
from policytrack.quantity.deadlines import Deadlines
from policytrack.quantity.direction import NEXT_OF_LIST, inheriting, may_change, with_change
from policytrack.quantity.english import change_across
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.figure_parser import FigureParser
from policytrack.quantity.implied_unit import implied_dimension, implied_unit
from policytrack.quantity.masks import masked
from policytrack.quantity.non_promises import non_promise
from policytrack.quantity.normalise import normalise
from policytrack.quantity.objects import of_object
from policytrack.quantity.references import english_margin_before, margin_before, reference_before
from policytrack.quantity.series import Raw, Spread, spread
from policytrack.quantity.subjects import subject_beside
from policytrack.quantity.unit import Dimension, Unit
from policytrack.quantity.unit_table import UNITS, UnitTable
from policytrack.quantity.word_index import may_be_word, sizes_before, vocabulary
from policytrack.quantity.years import in_digits, normalised


class Phrase(NamedTuple):
    """One figure of a text, with what the words around it say. All places are those of the text as given."""

    start: int  # the shortest span with number, unit and words of comparison
    end: int
    text: str
    bound: Bound  # with what the words before and behind a list (分别…) say of every item
    deadline: int | None  # the year that the promise is for
    inherited: bool  # the deadline is stated in an earlier sentence
    subject: str  # what is measured, as far as the words beside the figure say it
    subject_span: tuple[int, int] | None = None  # where the subject stands; None where there is none
    clause: tuple[int, int] = (0, 0)  # the clause that the figure stands in, between two commas
    years: tuple[int, ...] = ()  # all years that the promise may be for, where the text leaves it open; else `deadline`
    base_year: int | None = None  # the year that the figure compares with: 较2020年, 达到2025年的6倍
    alternatives: tuple[Bound, ...] = ()  # other bounds that the same words allow: of 25%、20%、15%左右 the bare 25%
    wording: str = ""  # the figure written out with what the words of its row say of it: 下降25%左右; else its text


class Nothing(NamedTuple):
    """A figure of a text that reads well and promises nothing, as more than the number's form tells.

    Its places are those of the text as given.
    """

    start: int
    end: int
    reason: str


class Survey(NamedTuple):
    """The figures of a text."""

    phrases: tuple[Phrase, ...]
    nothing: tuple[Nothing, ...]


# The comma of 5,456 parts no clauses.
_CLAUSE_END = r"[，。;；！!?？\n:：]|,(?![0-9]{3}(?![0-9]))|(?<![0-9]),"
_NUMBER = (
    r"[0-9]|百分之|千分之|翻了?(?:[一两二三]?番|一?倍)|倍增(?!计划|行动|工程|效应)"
    r"|[〇一二三四五六七八九十百千万亿两几]|半数"
)
_DIGITS = r"[0-9][0-9,.]*"
_SHARE_OR_DIGITS = rf"(?:[百千]分之)?{_DIGITS}"
_MEANINGFUL = ("compare", "weak", "level", "change", "per", "reference")
_STOCK = r"(?:装|容量|并网)"  # 累计装机达到20GW is a level: what has been installed so far
_EACH = "(?<![人户亩生名家校])每年|逐年|年均(?=新[增建培]|净增|完成|建设|培训|改造)"
_PERIOD = rf"(?P<each>{_EACH})|累计(?!{_STOCK})(?!.*(?:达到|超过))"
_OF_STOCK = f"累计{_STOCK}"
_BROKEN_YEAR = r"([0-9])\n(?=年)"  # 到2025 and 年 on the next line
# So many numerals in a row are no number, and every pattern would read them from each on.
_NO_NUMBER = r"[0-9.,〇零一二三四五六七八九十百千万亿]{60,}"
_NO_BASIS = r"[0-9].*%|[0-9一二三四五六七八九十]年|累计|不[低少超高]于?"
# A level that has been reached is told by the clause of the figure, or by one before it that says when.
_STATE = r"(?:^|[,，、:：\n])(?:截至|截止|目前|当前|去年|上年)"
_RESOURCES = r"(?:依托|利用|整合|盘活|结合|立足|基于|在|对|将|把)(?:现有|已有|已建成)"
_TWO = r"([0-9][0-9,.]*(?: ?%| [a-z ]{2,30}?)?) and (?=[0-9])"
_YEAR_BEFORE = r"[0-9上去前基同当]$"
# How far back the words of one clause that bear on a figure can reach, and those of a sentence that says when.
_REACH = 80
_SENTENCE_REACH = 200
# How much text behind the beginning of a figure's number is read with it.
_AHEAD = 160


def find(
    text: str,
    *,
    issued: int | None = None,
    deadline: int | None = None,
    region: str | None = None,
    table: UnitTable = UNITS,
) -> tuple[Phrase, ...]:
    """The figures of `text` that promise something, in its order.

    `issued` is the year of the document, for 今年 and 明年; `deadline` the year that a heading before the text sets.
    """
    return survey(text, issued=issued, deadline=deadline, region=region, table=table).phrases


def survey(
    text: str,
    *,
    issued: int | None = None,
    deadline: int | None = None,
    region: str | None = None,
    table: UnitTable = UNITS,
) -> Survey:
    """The same, and beside them the figures that promise nothing, with why."""
    finder = _Finder(text, issued, deadline, region, table)
    return Survey(tuple(finder.phrases()), tuple(finder.nothing))


class _Finder:
    """One pass over a text."""

    def __init__(
        self, text: str, issued: int | None, deadline: int | None, region: str | None, table: UnitTable
    ) -> None:
        self.text = text
        folded, self.places = normalised(text, region)
        folded = re.compile(_BROKEN_YEAR).sub(r"\1 ", in_digits(folded))
        self.folded = re.compile(_NO_NUMBER).sub(lambda run: " " * len(run[0]), folded)
        self.region = region
        self.table = table
        self.masked = masked(self.folded)
        self.deadlines = Deadlines(self.folded, issued, deadline)
        self.nothing: list[Nothing] = []
        self.clauses = [0, *(match.end() for match in re.compile(_CLAUSE_END).finditer(self.folded))]

    def phrases(self) -> Iterator[Phrase]:
        """The figures, from left to right."""
        found = list(self._figures())
        following = [*(raw.context for raw in found), len(self.folded)][1:]
        before: tuple[Raw, Change | None] | None = None
        for raw, completed, next_one in zip(found, spread(self.folded, found, self._read), following, strict=True):
            phrase = self._phrase(raw, completed, next_one)
            change = phrase.bound.change
            if change is None and before is not None and self._goes_on(before[0], raw):
                change = before[1]
                if change is not None and may_change(phrase.bound):
                    carried = phrase.bound._replace(change=change)
                    phrase = phrase._replace(alternatives=(*phrase.alternatives, carried))
            yield phrase
            before = raw, change

    def _goes_on(self, first: Raw, following: Raw) -> bool:
        """Whether a figure is the next of an enumeration whose verb may be said of it: 新增托位2万个、学位5万个."""
        return re.compile(NEXT_OF_LIST).fullmatch(self.folded, first.end, following.start) is not None

    def _figures(self) -> Iterator[Raw]:
        """The figures by themselves, from left to right."""
        at = 0
        before: Raw | None = None
        while number := re.compile(_NUMBER).search(self.folded, at):
            at = number.start()
            if self.masked[at]:
                at += 1
                continue
            found = self._at(at)
            if found is None:
                digits = re.compile(_SHARE_OR_DIGITS).match(self.folded, at)
                at = digits.end() if digits else at + 1
                continue
            if before is not None and self._clause_start(before.start) == self._clause_start(found.start):
                # 新引育90名国家级、150名省级: what the clause says of the first figure holds for the next.
                found = found._replace(bound=inheriting(found.bound, before.bound))
            yield found
            at, before = found.end, found

    def _spelled(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end]]

    def _at(self, at: int) -> Raw | None:
        """The figure whose number begins at `at`; None if it is none."""
        before = self.folded[at - 1 : at]
        if before.isascii() and before.isalpha() and money_before(self.folded, at) == at:
            return None
        if self.folded[at - 1 : at] in (":", "∶") and self.folded[max(0, at - 2) : at - 1].isdigit():
            return None  # the 8 of 1:8
        if self.folded.endswith("per ", 0, at):
            return None  # 45 beds per 1,000 people
        lead, context = self._lead(at)
        # A figure is read in the text around it: in the whole of a long one each would take time in its length.
        near = self.folded[context : self._up_to_and(at)]
        unit, dimension = self._unit(at), self._dimension(at)

        def spelled(start: int, end: int) -> str:
            return self._spelled(start + context, end + context)

        for begin in dict.fromkeys((context, lead, at)):
            parser = FigureParser(near, unit, dimension, self.region, self.table, spelled)
            try:
                figure = parser.figure(begin - context)
            except QuantityError:
                continue
            end, amount_end = figure.last, figure.amount.end
            if amount_end <= at - context:
                return None
            before = self._governing(at)
            if kind := non_promise(figure, at=at - context, lead=lead - context, end=end, before=before):
                if not kind.by_form and self.folded[at].isdigit():
                    self.nothing.append(Nothing(self.places[at], self.places[amount_end + context], kind.name))
                return None
            bound = of_object(self._without_notes(figure.bound), near[end:])
            if bound.period == "cumulative" and re.compile(_OF_STOCK).search(self.folded, context, at):
                bound = bound._replace(period=None)
            return Raw(context, lead, at, amount_end + context, end + context, bound)
        return None

    def _up_to_and(self, at: int) -> int:
        """Where the text ends that a figure at `at` is read in: 95 percent and 85 percent are two, without between."""
        two = re.compile(_TWO).match(self.folded, at)
        if two is None or self.folded[max(0, at - 8) : at].lower() == "between ":
            return at + _AHEAD
        return two.end(1)

    def _read(self, wording: str, at: int) -> Bound | None:
        """The bound of a figure that is written out, one like that at `at`; None where it cannot be read."""
        parser = FigureParser(wording, self._unit(at), self._dimension(at), self.region, self.table)
        try:
            return self._without_notes(parser.figure().bound)
        except QuantityError:
            return None

    @staticmethod
    def _without_notes(bound: Bound) -> Bound:
        """The bound without a bracket that holds another figure (综合微能网不低于60%) or a period (5年累计)."""
        if bound.basis is None or not re.compile(_NO_BASIS).search(normalise(bound.basis)):
            return bound
        return bound._replace(basis=None)

    def _governing(self, at: int) -> str:
        """What tells of a figure at `at` that it is a level reached: its clause, and an adverbial clause before it.

        截至2023年底，全市拥有企业800家 tells it; 依托现有资源，改建公园50座 does not.
        """
        start = max(self.deadlines.sentence_start(at), at - _SENTENCE_REACH)
        sentence = self.folded[start:at]
        heading = re.compile(_STATE).search(sentence)
        begin = start + heading.start() if heading else self._clause_start(at)
        return re.compile(_RESOURCES).sub("", self.folded[max(begin, start) : at])

    def _lead(self, at: int) -> tuple[int, int]:
        """Where the words of comparison and direction before `at` start, and where the verbs before them do."""
        start = context = place = money_before(self.folded, at)
        if self.folded.endswith("by ", 0, at) and (begin := english_margin_before(self.folded, at)) is not None:
            start = context = place = begin
        while place > 0:
            if self.folded[place - 1] in ' ”"' and place > 1 and not self.masked[place - 1]:
                place -= 1
                continue
            size, kind = self._word_before(place)
            if not size:
                break
            place -= size
            context = place
            if kind in _MEANINGFUL and start - place <= size + 1:
                start = place
        return start, context

    def _word_before(self, place: int) -> tuple[int, str]:
        """The length and kind of the longest word that ends at `place`; 0 where none does."""
        known = vocabulary()[0]
        if (begin := margin_before(self.folded, place)) is not None:
            return place - begin, "reference"
        for size in (size for size in sizes_before(self.folded[place - 1].lower()) if size <= place):
            word = self.folded[place - size : place].lower()
            said = known.get(word) if may_be_word(word, self.folded, place) else None
            # One character alone may be the end of any noun.
            if said and (size > 1 or said[0] != "neutral") and not self._is_of_year(place - size):
                return size, said[0]
        begin = reference_before(self.folded, place)
        return (place - begin, "reference") if begin is not None else (0, "")

    def _is_of_year(self, at: int) -> bool:
        """Whether a word at `at` begins with the 年 of a year that it is compared with: of 上年增长 it is 增长."""
        return self.folded[at : at + 1] == "年" and re.compile(_YEAR_BEFORE).search(self.folded, 0, at) is not None

    def _clause_start(self, at: int) -> int:
        return self.clauses[bisect_right(self.clauses, at) - 1]

    def _clause_end(self, at: int) -> int:
        index = bisect_right(self.clauses, at)
        return self.clauses[index] - 1 if index < len(self.clauses) else len(self.folded)

    def _clause(self, at: int) -> str:
        """The clause of `at`, up to it."""
        return self.folded[max(self._clause_start(at), at - _REACH) : at]

    def _sentence(self, at: int) -> str:
        """The sentence of `at`, up to it."""
        return self.folded[max(self.deadlines.sentence_start(at), at - _SENTENCE_REACH) : at]

    def _dimension(self, at: int) -> Dimension | None:
        return implied_dimension(self._clause(at))

    def _unit(self, at: int) -> Unit | None:
        found = implied_unit(self.folded, at, self._clause(at), self._sentence(at))
        return self.table.find(found, region=self.region) if found else None

    def _phrase(self, raw: Raw, completed: Spread, following: int) -> Phrase:
        start, end = raw.start, raw.end
        bound, *alternatives = (self._completed(start, bound) for bound in (completed.bound, *completed.alternatives))
        year, inherited, years = self.deadlines.at(start, end, completed.place, completed.length, following)
        if bound.period == "annual" and inherited:
            # Each year is its own deadline, unless the sentence sets an end.
            year, inherited, years = None, False, ()
        first, last = self.places[start], self.places[end]
        subject = subject_beside(self.folded, start, end)
        clause = self.places[self._clause_start(start)], self.places[self._clause_end(end)]
        text = self.text[first:last]
        wording = "".join(self._spelled(*piece) for piece in completed.pieces) or text
        if bound.change is None and (across := change_across(self.folded, start)):
            # increase forest area by 40 million hectares
            bound, wording = bound._replace(change=across[0], course=None), f"{across[1]} by {text}"
        return Phrase(
            first,
            last,
            text,
            bound,
            year,
            inherited,
            self._spelled(*subject) if subject else "",
            (self.places[subject[0]], self.places[subject[1]]) if subject else None,
            clause,
            years,
            self._base_year(start, bound),
            tuple(alternatives),
            wording,
        )

    def _completed(self, start: int, bound: Bound) -> Bound:
        """The bound with the period and the direction that its clause says."""
        if bound.period is None and (period := re.compile(_PERIOD).search(self._clause(start))):
            bound = bound._replace(period="annual" if period["each"] else "cumulative")
        return with_change(bound, self._clause(start))

    def _base_year(self, start: int, bound: Bound) -> int | None:
        if bound.reference is not None:
            return bound.compared_year
        return self.deadlines.base_year(start) if bound.is_relative(None) else None
