"""The seeded faults: what is changed in a source file, where, and which of all places are drawn."""

import ast
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Mutant(NamedTuple):
    """One change of one place of a file, in bytes of its UTF-8 text."""

    path: str  # below the root
    line: int
    operator: str
    start: int
    end: int
    new: bytes
    shown: str  # what stood there and what stands there now

    @property
    def key(self) -> str:
        """The mutant as `EQUIVALENT` names it."""
        return f"{self.path}: {self.shown}"


Edit = tuple[int, int, str]  # the bytes from start to end become the text

_FLIPS = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_SPELLINGS = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: r"not\s+in",
    ast.Is: "is",
    ast.IsNot: r"is\s+not",
}
#: Calls whose arguments mean the same in any order.
_UNORDERED = (
    *("min", "max", "suppress", "EXACT.multiply", "QUOTIENT.multiply"),
    *("same", "same_amount", "_agree", "_common"),
)
_ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}


class Source:
    """A file to be mutated: its bytes, its tree, and the nodes that matter for what it does."""

    def __init__(self, path: Path) -> None:
        self.path = str(path.relative_to(ROOT))
        self.raw = path.read_bytes()
        self.tree = ast.parse(self.raw)
        self.lines = [0]
        for line in self.raw.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt) -> int:
        """Where a node begins, in bytes."""
        return self.lines[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        """Where a node ends, in bytes."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.lines[node.end_lineno - 1] + node.end_col_offset

    def text(self, start: int, end: int) -> str:
        """What stands between two places."""
        return self.raw[start:end].decode()

    def nodes(self) -> Iterator[ast.AST]:
        """All nodes but those that change nothing a user sees: annotations, decorators, docstrings, messages."""
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in _children(node))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases") or (
            isinstance(node, ast.Raise) and name in ("exc", "cause")
        ):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _says_nothing(child):
                yield child


def _says_nothing(node: ast.AST) -> bool:
    """Whether a node is for readers: a docstring, an import, an assertion, a type, exports, the examples of a row."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return True
    if isinstance(node, ast.keyword) and node.arg in ("examples", "strict"):
        return True  # a table's own tests, and what is for the slip of a programmer
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
        return True
    if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("TypeVar("):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_prose(node.value):
        return True
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.JoinedStr)


def _is_prose(text: str) -> bool:
    """Whether a text is a sentence for readers, and no list of words."""
    return (
        "|" not in text and len(re.findall(r"\b(?:the|a|an|is|are|of|to|that|it|with|and|by|in|for|not)\b", text)) > 1
    )


def comparisons(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`<` for `<=`, `!=` for `==`, `not in` for `in`."""
    if isinstance(node, ast.Compare):
        operands = [node.left, *node.comparators]
        for left, operator, right in zip(operands, node.ops, operands[1:], strict=False):
            spelling = _SPELLINGS[type(operator)]
            pattern = spelling if spelling[0].isalpha() else re.escape(spelling)
            yield from _between(source, left, right, pattern, _FLIPS[type(operator)])


def connectives(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`or` for `and`, and the reverse."""
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from _between(source, left, right, rf"\b{old}\b", new)


def operands(source: Source, node: ast.AST) -> Iterator[Edit]:
    """One side of an `and` or `or` left out."""
    if isinstance(node, ast.BoolOp):
        first, second = node.values[0], node.values[1]
        between = source.text(source.end(first), source.start(second))
        if "(" not in between and ")" not in between:
            yield source.start(first), source.start(second), ""


def arithmetic(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`-` for `+`, `/` for `*`."""
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        old, new = _ARITHMETIC[type(node.op)]
        yield from _between(source, node.left, node.right, re.escape(old), new)


def negations(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`not` left out."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start = source.start(node)
        yield start, start + len("not "), ""


def conditions(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A condition that always or never holds."""
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        for value in ("True", "False") if not isinstance(node, ast.While) else ("False",):
            yield source.start(node.test), source.end(node.test), value
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield source.start(test), source.end(test), "True"


def returns(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`return None` for what is returned; a truth is turned by `numbers`, and None is as good as False."""
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) not in ("None", "False"):
        yield source.start(node.value), source.end(node.value), "None"


def numbers(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A number off by one, a truth turned."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield source.start(node), source.end(node), str(not node.value)
        elif isinstance(node.value, int | float):
            for value in (node.value + 1, node.value - 1):
                yield source.start(node), source.end(node), str(value)


def strings(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A text without its last character, or one where there was none; `utf-` is another name of UTF-8."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        written = source.text(source.start(node), source.end(node))
        plain = re.fullmatch(r"([\"'])([^\s()\[\]{}?*+\\|]*)\1", written)
        shorter = plain[2][:-1] if plain else ""
        if (
            plain
            and plain[2] != "utf-8"
            and not (is_number(plain[2]) and is_number(shorter) and float(plain[2]) == float(shorter))
        ):  # 0.10
            yield source.start(node), source.end(node), plain[1] + (plain[2][:-1] or "x") + plain[1]


def is_number(text: str) -> bool:
    """Whether a text is a number in digits."""
    return re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) is not None


def words(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A word left out of a text that lists several, with spaces or `|` between them, in a pattern too."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        start = source.start(node)
        written = source.text(start, source.end(node))
        is_pattern = "|" in written and re.search(r"[()\[\]?]", written)
        for word in re.finditer(
            r"(?<=[|(:])[^\s\"'|()\[\]\\?*+{}]+\|" if is_pattern else r"(?<=[\s\"'|])[^\s\"'|]+[ |]?", written
        ):
            before = len(written[: word.start()].encode())
            if written.strip("\"' ") != word[0].strip():
                yield start + before, start + before + len(word[0].encode()), ""


def rows(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A row left out of a table, an item out of a list; a field of a row, or one value of several, is neither."""
    for child in _children(node):
        if isinstance(node, ast.Return | ast.Subscript | ast.Tuple | ast.List | ast.Set | ast.Dict):
            continue
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            continue
        if isinstance(child, ast.Dict):
            pairs = zip(child.keys, child.values, strict=True)
            items = [(key, value) for key, value in pairs if key is not None]
        elif isinstance(child, ast.Tuple | ast.List | ast.Set) and not isinstance(
            getattr(child, "ctx", None), ast.Store
        ):
            items = [(item, item) for item in child.elts]
        else:
            continue
        for first, last in items if len(items) > 1 else ():
            comma = re.match(rb"\s*,[^\S\n]*", source.raw[source.end(last) :])
            if comma:
                yield source.start(first), source.end(last) + comma.end(), ""


def arguments(source: Source, node: ast.AST) -> Iterator[Edit]:
    """The first two arguments of a call in each other's place; but where they have no order."""
    if isinstance(node, ast.Call) and len(node.args) > 1 and ast.unparse(node.func) not in _UNORDERED:
        first, second = node.args[:2]
        if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            pieces = [(source.start(part), source.end(part)) for part in (first, second)]
            (one, two), (three, four) = pieces
            swapped = source.text(three, four) + source.text(two, three) + source.text(one, two)
            yield one, four, swapped


def statements(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A statement left out, where what follows still has its names."""
    guard = (
        isinstance(node, ast.If) and not node.orelse and source.text(source.start(node), source.start(node) + 2) == "if"
    )
    if guard or isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Raise | ast.Delete):
        yield source.start(node), source.end(node), "pass"  # type: ignore[arg-type]
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript):
        yield source.start(node), source.end(node), "pass"


def _between(source: Source, left: ast.expr, right: ast.expr, pattern: str, new: str) -> Iterator[Edit]:
    """The operator that stands between two operands, replaced."""
    start = source.end(left)
    found = re.search(pattern, source.text(start, source.start(right)))
    if found:
        yield start + len(source.text(start, source.start(right))[: found.start()].encode()), start + found.end(), new


OPERATORS: tuple[Callable[[Source, ast.AST], Iterator[Edit]], ...] = (
    comparisons,
    connectives,
    operands,
    arithmetic,
    negations,
    conditions,
    returns,
    numbers,
    strings,
    words,
    rows,
    arguments,
    statements,
)


def places(source: Source) -> Iterator[Mutant]:
    """All mutants of a file."""
    for node in source.nodes():
        for operator in OPERATORS:
            for start, end, new in operator(source, node):
                old = source.text(start, end)
                if old == new:
                    continue
                line = source.raw.count(b"\n", 0, start) + 1
                whole = source.raw[source.lines[line - 1] : source.lines[line]].decode().strip()
                shown = f"{_short(old)} -> {_short(new) or 'nothing'}   in   {_short(whole, 110)}"
                yield Mutant(source.path, line, operator.__name__, start, end, new.encode(), shown)


def _short(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def drawn(found: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """`count` of the mutants: first an operator is drawn, then one of its places."""
    chance = random.Random(seed)
    left: dict[str, list[Mutant]] = {}
    for mutant in found:
        left.setdefault(mutant.operator, []).append(mutant)
    chosen: list[Mutant] = []
    while left and len(chosen) < count:
        of_operator = left[name := chance.choice(sorted(left))]
        mutant = of_operator.pop(chance.randrange(len(of_operator)))
        if not of_operator:
            del left[name]
        if _is_another_program(mutant):
            chosen.append(mutant)
    return chosen


def _is_another_program(mutant: Mutant) -> bool:
    raw = (ROOT / mutant.path).read_bytes()
    try:
        return ast.dump(ast.parse(changed(raw, mutant))) != ast.dump(ast.parse(raw))
    except SyntaxError:
        return False


def changed(raw: bytes, mutant: Mutant) -> bytes:
    """The file with the change."""
    return raw[: mutant.start] + mutant.new + raw[mutant.end :]
