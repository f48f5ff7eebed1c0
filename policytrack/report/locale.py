"""How a report speaks: its language, the script of the data's own words, and how numbers are written for reading.

What is said stands in `languages`, one table a language.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple, cast

from policytrack.progress.pace import QUOTIENT
from policytrack.progress.status import Status
from policytrack.quantity.bound import Bound, Comparator, Quantity
from policytrack.quantity.errors import QuantityError
from policytrack.quantity.format import format_bound, format_quantity, per_words, reference_in_english
from policytrack.quantity.unit import ONE, Unit
from policytrack.text.script import Script, to_script
from policytrack.translations import Lang

#: The significant digits of amounts that are reckoned, not published.
_DIGITS: Final = 3
_ROUNDING: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
_NOTHING: Final = Decimal(0)
_WHOLE: Final = Decimal(100)
_ONE_PERCENT: Final = Decimal("0.01")
#: The unit of the last of so many digits behind the point.
_PLACES: Final = tuple(ONE.scaleb(-digits) for digits in range(10))
_MODULES: Final = {"en": "en", "zh": "zh", "zh-Hant": "zh_hant"}


class Locale(NamedTuple):
    """How a report speaks: its language, the script that the data's own words are shown in, and the unit of amounts."""

    lang: Lang = "en"
    script: Script = "original"
    unit: Unit | None = None

    @property
    def chinese(self) -> bool:
        """Whether it writes as the documents do: no English titles beside theirs, and figures with 亿 and 万."""
        return self.lang.startswith("zh")

    def table(self, name: str) -> Mapping[str, str]:
        """A table of the language: `STATUS`, `REASON`, `HEADING` ..."""
        return _table(self.lang, name)

    def say(self, key: str, *values: object, **parts: object) -> str:
        """A piece of a reason, with its parts filled in."""
        return _table(self.lang, "REASON")[key].format(*values, **parts)

    def phrase(self, key: str, *values: object, **parts: object) -> str:
        """A phrase of the report's frame."""
        return _table(self.lang, "PHRASE")[key].format(*values, **parts)

    def english(self, title_en: str | None) -> str:
        """The English title of something beside its own; "" in a Chinese report, and where the data have none."""
        return "" if self.chinese else title_en or ""

    def reference(self, said: str) -> str:
        """What a figure compares with: 上年, the previous year."""
        return self.shown(said) if self.chinese else reference_in_english(said)

    @property
    def conversion(self) -> str:
        """That a machine converted the words of the documents, and to what; "" where they are as they stand there."""
        if self.script == "original":
            return ""
        return self.phrase("converted", script=self.phrase(f"script {self.script}"))

    def per(self, what: str) -> str:
        """Of what each a figure is: 人均, per capita."""
        return per_words(what, self.lang)

    @property
    def about_range(self) -> str:
        """What two statuses beside each other mean, and what firm does not say."""
        return cast("str", _language(self.lang).ABOUT_RANGE)

    def counted(self, status: "Status", count: int) -> str:
        """How many targets have a status: 3 no data, 暂无数据3项."""
        return self.phrase("counted", status=self.status(status), count=count)

    def heading(self, key: str) -> str:
        """The name of a column."""
        return self.table("HEADING")[key]

    def status(self, status: Status) -> str:
        """The name of a verdict."""
        return self.table("STATUS")[status]

    def shown(self, text: str) -> str:
        """Words of the data in the script that is asked for."""
        return text if self.script == "original" else to_script(text, self.script)

    def bound(self, bound: Bound) -> str:
        """A figure, normalised: in the unit asked for where it is of the same kind, else in the one that reads best."""
        # Equal figures may be spelled apart, so the digits as they are written are what is remembered.
        low = str(bound.low)
        high = low if bound.high is bound.low else str(bound.high)
        return _figure_words(self.lang, self.unit, low, high, bound.comparator, *bound[3:])

    def amount(self, base: Decimal, unit: Unit) -> str:
        """An amount that was reckoned, given in base units: three digits, things that are counted in whole."""
        return _amount_words(self.lang, self.unit, base, unit)


@lru_cache(maxsize=16_384)
def _figure_words(lang: Lang, wanted: Unit | None, low: str, high: str, comparator: Comparator, *rest: Any) -> str:
    """A figure in words: pages and charts say the same one many times."""
    bound = Bound(comparator, Decimal(low), Decimal(high), *rest)
    if wanted is not None and wanted.dimension == bound.dimension:
        try:
            return format_bound(bound, lang=lang, unit=wanted, symbols=True)
        except QuantityError:
            return format_bound(bound, lang=lang, unit=wanted, digits=6, symbols=True)
    return format_bound(bound, lang=lang, symbols=True)


@lru_cache(maxsize=16_384)
def _amount_words(lang: Lang, wanted: Unit | None, base: Decimal, unit: Unit) -> str:
    value = QUOTIENT.divide(base, unit.factor)
    if unit.dimension.key == "count" and abs(base) < 1000 and (whole := base.quantize(ONE, context=_ROUNDING)):
        value = QUOTIENT.divide(whole, unit.factor)
    own = wanted if wanted is not None and wanted.dimension == unit.dimension else None
    return format_quantity(Quantity(value, unit), lang=lang, unit=own, digits=_DIGITS)


def percent(share: Decimal, *edges: Decimal) -> str:
    """A share in whole percent, for reading, below one percent with a digit behind the point; exact in the JSON.

    It has more digits where rounding would put it on an edge that it is not on: nothing, the whole, or one given.
    """
    first = 0 if not share or abs(share) >= _ONE_PERCENT else 1
    number = rounded(share * 100, first, _NOTHING, _WHOLE, *(edge * 100 for edge in edges))
    return f"{number:f}%"


def rounded(value: Decimal, places: int, *edges: Decimal) -> Decimal:
    """A number with so many places, or as many more as keep it from an edge that it is not on."""
    for digits in range(places, places + 6):
        number = value.quantize(_PLACES[digits], context=_ROUNDING)
        if number not in edges or number == value:
            break
    return number


@cache
def _table(lang: Lang, name: str) -> Mapping[str, str]:
    return cast("Mapping[str, str]", getattr(_language(lang), name))


@cache
def _language(lang: Lang) -> Any:
    return import_module(f"policytrack.report.languages.{_MODULES[lang]}")
