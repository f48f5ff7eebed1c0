"""Writing quantities and bounds: the inverse of `parsing`, so that reading what is written gives back the same.

Chinese text takes 万, 亿 and 万亿 with the natural unit (600亿元), English text takes million to trillion or a decimal
prefix (60 billion CNY, 12 EFLOPS). Nothing is rounded unless `digits` asks for it, and then ≈ says so.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache, lru_cache

from policytrack.quantity import unit_data
from policytrack.quantity.bound import Bound, Change, Comparator, Course, Margin, Quantity
from policytrack.quantity.interpreter import is_endless
from policytrack.quantity.lexicon import ENGLISH_BASELINES, ENGLISH_PER, ENGLISH_REFERENCES
from policytrack.quantity.normalise import hant
from policytrack.quantity.references import is_known
from policytrack.quantity.unit import EXACT, ONE, Dimension, Unit
from policytrack.quantity.unit_table import UNITS, UnitTable
from policytrack.translations import Lang

_CHINESE = (("万亿", Decimal(10) ** 12), ("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_ENGLISH = (("trillion", Decimal(10) ** 12), ("billion", Decimal(10) ** 9), ("million", Decimal(10) ** 6))
_PREFIXED = {
    key: tuple((stem, prefixes) for stem, dimension, prefixes in unit_data.PREFIXED if dimension == key)
    for _, key, _ in unit_data.PREFIXED
}
# A figure below this many of its unit reads well as it stands: 5000万元 rather than 0.5亿元.
_MOST = Decimal(10000)

SYMBOLS = {
    Comparator.EXACT: "",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "≈",
    Comparator.RANGE: "",
}
WORDS = {
    Comparator.EXACT: "",
    Comparator.MORE: "超过",
    Comparator.AT_LEAST: "不低于",
    Comparator.LESS: "低于",
    Comparator.AT_MOST: "不超过",
    Comparator.ABOUT: "约",
    Comparator.RANGE: "",
}
_ROUND = {"1": "", "10": "十", "100": "百", "1000": "千"}
_PER_ZH = {
    "year": "年均",
    "person": "人均",
    "hour": "每小时",
    "day": "日均",
    "month": "月均",
    "mu": "亩均",
    "household": "户均",
}
_COURSE_ZH = {Course.RISE: "达到", Course.FALL: "降至", Course.HOLD: "稳定在"}
_MARGIN_ZH = {Margin.ABOVE: "高多", Margin.BELOW: "低少"}  # the second of what is counted
_REFERENCE_EN = {chinese: english for english, chinese in reversed(ENGLISH_BASELINES.items())}
_COURSE_EN = {Course.RISE: "reach", Course.FALL: "reduce to", Course.HOLD: "stay at"}
_PER_EN = {key: words.split("|")[0] for key, words in ENGLISH_PER.items()}


def format_quantity(
    q: Quantity, *, lang: Lang = "zh", unit: Unit | None = None, digits: int | None = None, table: UnitTable = UNITS
) -> str:
    """`q` in `unit`, or in the unit that reads best; with `digits`, rounded to so many significant digits and marked ≈.

    Raises `QuantityError` where `unit` is of another dimension, or no exact decimal exists and no `digits` are given.
    """
    bound = Bound(Comparator.EXACT, q.value, q.value, q.unit)
    return format_bound(bound, lang=lang, unit=unit, digits=digits, table=table)


def format_bound(
    b: Bound,
    *,
    lang: Lang = "zh",
    unit: Unit | None = None,
    digits: int | None = None,
    symbols: bool = False,
    table: UnitTable = UNITS,
) -> str:
    """`b` as a figure that `parse` reads back as the same bound; English, and Chinese with `symbols`, uses > ≥ < ≤ ≈.

    See `format_quantity` for `unit`, `digits` and the errors.
    """
    english = not lang.startswith("zh")
    figure, rounded = _figure(b, english, unit, digits, table)
    comparator = Comparator.ABOUT if rounded and b.comparator is Comparator.EXACT else b.comparator
    mark = SYMBOLS[comparator] if english or symbols else WORDS[comparator]
    if mark == "不低于" and (b.margin or b.dimension.key == "count"):
        mark = "不少于"
    if b.dimension.key == "rank" or (b.magnitude and comparator is Comparator.AT_LEAST):
        mark = ""
    if rounded and comparator not in (Comparator.ABOUT, Comparator.EXACT):
        figure = "≈" + figure
    text = _english(b, mark, figure) if english else _chinese(b, mark, figure)
    text = _in_script(text, lang)
    return f"({b.basis}){' ' if english else ''}{text}" if b.basis else text


def _chinese(b: Bound, mark: str, figure: str) -> str:
    parts = [{"annual": "" if b.per == "year" else "每年", "cumulative": "累计", None: ""}[b.period]]
    if b.per:
        parts.append(per_words(b.per))
    reference = b.reference and _named(b.reference)
    against = reference if b.change and b.reference and is_known(b.reference) else None
    if against:
        parts.append(f"较{against}")
    if b.change:
        parts.append(_change(b))
    if b.course:
        parts.append(_COURSE_ZH[b.course])
    if b.margin:
        counted = b.dimension.key == "count" or b.dimension.key.startswith("money")
        parts.append(f"比{reference}{_MARGIN_ZH[b.margin][counted]}")
    parts.append(mark)
    if reference and not against and not b.margin:
        bound = mark and not b.magnitude
        parts.append(f"{reference}的" if bound else f"相当于{reference}的")
    parts.append((figure if b.reference else _grade(figure)) + "级" if b.magnitude else figure)
    return "".join(parts)


def _grade(figure: str) -> str:
    """The amount of an order of magnitude as documents write it: 千亿元级, not 1000亿元级."""
    return re.sub("^10{0,3}(?=(?:万亿|[万亿])(?![万亿]))", lambda match: _ROUND[match[0]], figure)


def _named(reference: str) -> str:
    return f"{reference}年" if reference.isdigit() else reference


def _change(b: Bound) -> str:
    if b.dimension.key in ("share", "multiple"):
        return "增长" if b.change is Change.INCREASE else "下降"
    if b.dimension.key == "points":
        return "提高" if b.change is Change.INCREASE else "下降"
    return "增加" if b.change is Change.INCREASE else "减少"


def _english(b: Bound, mark: str, figure: str) -> str:
    parts = [{"annual": "" if b.per == "year" else "each year", "cumulative": "cumulative", None: ""}[b.period]]
    if b.per:
        parts.append(per_words(b.per, "en"))
    if b.change:
        parts.append(b.change.value)
    if b.course:
        parts.append(_COURSE_EN[b.course])
    parts += [mark, "on the order of" if b.magnitude else "", figure]
    if b.reference:
        parts.append(f"{b.margin.value if b.margin else 'vs'} {reference_in_english(b.reference)}")
    return " ".join(filter(None, parts))


def _figure(b: Bound, english: bool, unit: Unit | None, digits: int | None, table: UnitTable) -> tuple[str, bool]:
    """The amount with its unit, and whether it was rounded."""
    amounts = [b.low, b.high] if b.comparator is Comparator.RANGE else [b.low]
    ranked = b.dimension.key == "rank"
    larger = Quantity(max(amounts, key=abs), b.unit)
    chosen = unit or (b.unit if ranked else readable(larger, english=english, table=table))
    as_written = chosen == b.unit
    written = amounts if as_written else [_exact(Quantity(one, b.unit), chosen, digits) for one in amounts]
    if unit is None and not as_written and any(map(is_endless, written)):  # it is no figure in that unit
        chosen, written, as_written = b.unit, amounts, True
    shown, rounded = written, False
    if digits is not None:
        shown = [_rounded(value, digits) for value in written]
        rounded = shown != amounts if as_written else not _same(shown, chosen, amounts, b.unit)
    texts = [f"{value:,f}" if english and not ranked else f"{value:f}" for value in shown]
    if ranked:
        among = b.comparator is not Comparator.EXACT
        chinese = "前{}位" if among and shown[0] > 1 else "第{}位"
        return (("top {}" if among else "No. {}") if english else chinese).format(texts[0]), rounded
    number = texts[0] if b.comparator is not Comparator.RANGE else f"{texts[0]}{'-' if english else '—'}{texts[1]}"
    if b.comparator is Comparator.RANGE and shown[1] < 0:
        number = f"{texts[0]} to {texts[1]}" if english else f"{texts[0]}至{texts[1]}"
    return _joined(number, chosen, english), rounded


def _same(amounts: Sequence[Decimal], unit: Unit, others: Sequence[Decimal], other: Unit) -> bool:
    """Whether amounts in one unit are those in another."""
    return [Quantity(amount, unit) for amount in amounts] == [Quantity(amount, other) for amount in others]


def _joined(number: str, unit: Unit, english: bool) -> str:
    if not english:
        return f"{number} {unit.symbol}" if " " in unit.symbol else number + unit.symbol
    name = unit.english
    if unit.multiplier != 1:
        for word, size in (*_ENGLISH, ("thousand", Decimal(1000))):
            if unit.multiplier == size:
                return f"{number} {word} {name}".rstrip()
        name = unit.symbol
    if number == "1":
        above, per, below = name.partition("/")
        name = unit_data.SINGULARS.get(above, above) + per + below
    return number + name if name == "%" or not name.isascii() else f"{number} {name}".rstrip()


def reference_in_english(reference: str) -> str:
    """What a figure compares with, in an English sentence: the previous year; others as their plan calls them."""
    if reference in ENGLISH_REFERENCES:
        return f"the {ENGLISH_REFERENCES[reference]}"
    english = _REFERENCE_EN.get(reference, reference)
    return f"the {english}" if english.endswith(("average", " year", "economy")) else english


def per_words(per: str, lang: Lang = "zh") -> str:
    """Of what each a figure is, as it stands before one: 人均, 每千人口, per thousand population."""
    words = (_PER_ZH if lang.startswith("zh") else _PER_EN).get(per) or f"每{per}"
    return _in_script(words, lang)


def unit_words(unit: Unit, lang: Lang = "zh") -> str:
    """A unit as it stands behind a number: 亿元, billion CNY."""
    words = _joined("", unit, not lang.startswith("zh")).strip()
    return _in_script(words, lang)


def in_base(amount: str, dimension: Dimension, lang: Lang) -> str:
    """An amount in the base unit of its dimension as a reader calls it: 1 year, 3,500 FLOPS, 3,500元."""
    base, english = UNITS.base(dimension), not lang.startswith("zh")
    words = _joined(amount, base, english) if base else f"{amount} {dimension.base}".strip()
    return _in_script(words, lang)


def _in_script(words: str, lang: Lang) -> str:
    return hant(words) if lang == "zh-Hant" else words


def _exact(q: Quantity, unit: Unit, digits: int | None) -> Decimal:
    return q.to(unit, digits).value.normalize(EXACT)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.normalize(_to_digits(digits)) if value else value


@cache
def _to_digits(digits: int) -> Context:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN)


def readable(q: Quantity, *, english: bool = False, table: UnitTable = UNITS) -> Unit:
    """The unit of the same dimension that `q` reads best in: 600亿元, 1.2万个, 12 EFLOPS, 60 billion CNY."""
    base = _shown(table, q.unit, english)
    as_it_is = not english and q.unit.stem == base.stem and (1 <= abs(q.value) < _MOST or not q.value)
    # What 兆 multiplies is read everywhere in Taiwan's currency only.
    if as_it_is and ("兆" not in q.unit.symbol.removesuffix(q.unit.stem) or q.dimension.key == "money-twd"):
        return q.unit
    prefixed = _prefixed(q, english, table)
    if prefixed is not None:
        return prefixed
    amount, one = (abs(q.base), base.factor) if base.dimension == q.dimension else (abs(q.value), ONE)
    for word, size in _ENGLISH if english else _CHINESE:
        if amount >= EXACT.multiply(size, one):
            return _times(base, f"{word} " if english else word, size)
    return base


def _prefixed(q: Quantity, english: bool, table: UnitTable) -> Unit | None:
    """The unit with the decimal prefix that fits, where the unit is one that takes prefixes."""
    name = q.unit.english if english else q.unit.stem
    for stem, prefixes in _PREFIXED.get(q.unit.dimension.key, ()):
        if not (name == stem or (name.endswith(stem) and name[: -len(stem)] in prefixes)):
            continue
        if q.unit.multiplier == 1 and (1 <= abs(q.value) < _MOST or not q.value):
            return q.unit if q.unit.stem == name else _unit(table, name)
        best = _unit(table, stem)
        for prefix in prefixes:
            unit = _unit(table, prefix + stem)
            if abs(q.base) >= unit.factor:
                best = unit
        return best
    return None


@lru_cache(maxsize=256)
def _shown(table: UnitTable, unit: Unit, english: bool) -> Unit:
    return table.shown(unit, english=english)


@lru_cache(maxsize=256)
def _times(unit: Unit, word: str, size: Decimal) -> Unit:
    return unit.times(word, size)


@lru_cache(maxsize=256)
def _unit(table: UnitTable, name: str) -> Unit:
    return table.find(name)
