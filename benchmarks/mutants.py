"""How many faults the tests would let pass: seeded faults in one package, each run against the tests of that package.

    python benchmarks/mutants.py grammar            40 mutants of policytrack/quantity
    python benchmarks/mutants.py rules -n 100 --seed 7 --only goal_vs_quote

A mutant is one small change of one place: a comparison turned, an `and` for an `or`, a number off by one, a row left
out of a table. An operator is drawn first and then one of its places, so that long tables do not crowd out the rest.
Each mutant runs in a copy of the tree, never in the tree itself, and is killed after a bounded time. What survives is
printed with its place; whether it is a fault that no test sees, or changes nothing (see `EQUIVALENT`), is for a reader
to judge.
"""

import argparse
import ast
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

#: Of each package: where its code stands, and the tests that are to find a fault in it, the nearest ones first.
PACKAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "grammar": (
        "policytrack/quantity",
        (
            *("numerals", "quantity*", "unit*", "lexicon*", "grammar*", "pars*", "format", "currency*"),
            *("extract*", "deadlines*", "sentences*", "series*", "fast_way", "script", "convert*", "translation"),
        ),
    ),
    "progress": (
        "policytrack/progress",
        (*("progress*", "method*", "reasons*", "show*", "report*"), *("compare*", "timeline*", "examples*", "table*")),
    ),
    "edits": (
        "policytrack/edits",
        ("edits", "fix*", "add*", "set*", "unset*", "import*", "edit*", "plans*", "update*"),
    ),
    "rules": (
        "policytrack/rules",
        (
            *("rule*", "neighbour*", "slips*", "baseline*", "translation*", "suppressions*", "passages*", "fast_way*"),
            *("fix*", "formats", "table*", "examples*", "check_cli*"),
        ),
    ),
    "store": ("policytrack/store", ("store*", "baseline*", "check_cli*")),
    "update": ("policytrack/update.py", ("update*", "edits", "add*", "set*", "import*")),
}

#: Mutants that a reader has judged to change nothing that anyone could see, each as it is printed, without its line
#: number, and why.
EQUIVALENT: dict[str, str] = {
    'policytrack/rules/comparison_words.py: "ceiling" -> "ceilin"   in   return "ceiling"': (
        "the name of a kind of words, which is only compared with those of other kinds"
    ),
    "policytrack/rules/neighbour.py: 1 -> 0   in   "
    'max(cuts[index], *(quote.rfind(end, 0, phrase.start) + 1 for end in "。；;\\n")) : phrase.start': (
        "the mark that ends the sentence before is taken out with all others"
    ),
    "policytrack/rules/neighbour.py: target.title in clause and not _has_figure(clause.replace(t… -> False   in   "
    'if target.title in clause and not _has_figure(clause.replace(target.title, "")):': "it only saves reading",
    "policytrack/rules/suppressions.py: + -> -   in   "
    "return [((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)) for start, end in marks]": (
        "of the columns: no comment begins within two characters of a text's end; those of the lines are found"
    ),
    "policytrack/quantity/number_parser.py: 1 -> 2   in   "
    "scaled = BARE.times(multiplier, chinese(multiplier) or Decimal(1)) if multiplier else BARE": (
        "what stands for a multiplier is always a numeral"
    ),
    "policytrack/quantity/amount_parser.py: if self.text[first.end : first.end + 1] not in _CONNECTING:… -> pass   "
    "in   if self.text[first.end : first.end + 1] not in _CONNECTING:": "it only saves two patterns that begin so",
    "policytrack/progress/verdict_range.py: read(head, kind) is None -> False   in   if read(head, kind) is None:": (
        "what growth would say of an open end where it cannot be read, the line says as well"
    ),
    "policytrack/progress/pace.py: * -> /   in   done = (self.value - self.base) * sign * self.whole": (
        "of the sign, which is 1 or -1; that of the days is found"
    ),
    "policytrack/progress/pace.py: if all(abs(rough - float(cut)) > _UNSURE for cut in (Decima… -> pass   in   "
    "if all(abs(rough - float(cut)) > _UNSURE for cut in (Decimal(0), *(cut for cut, _ in _CUTS))):": (
        "the quick way only saves time; the exact one is taken instead"
    ),
    "policytrack/progress/evidence.py: < -> <=   in   if sign < 0:": "a sign is 1 or -1",
    "policytrack/progress/evidence.py: 0 -> 1   in   if sign < 0:": "a sign is 1 or -1",
    "policytrack/progress/evidence.py: * -> /   in   "
    "low, high = sorted(((whole.low - 100) * sign, (whole.high - 100) * sign))": "a sign is 1 or -1",
}

#: A mutant that needs more memory than this is killed.
MEMORY = 4 << 30


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
    if isinstance(node, ast.keyword) and node.arg == "examples":
        return True  # a table's own tests
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
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
    """A text without its last character, or one where there was none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        written = source.text(source.start(node), source.end(node))
        plain = re.fullmatch(r"([\"'])([^\s()\[\]{}?*+\\|]*)\1", written)
        shorter = plain[2][:-1] if plain else ""
        if plain and not (is_number(plain[2]) and is_number(shorter) and float(plain[2]) == float(shorter)):  # 0.10
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
    """The first two arguments of a call in each other's place."""
    if isinstance(node, ast.Call) and len(node.args) > 1:
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
        if mutant.key not in EQUIVALENT and _is_another_program(mutant):
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


class Bench:
    """A copy of the tree in which the tests run."""

    def __init__(self, folder: Path, tests: list[str]) -> None:
        self.folder = folder
        self.tests = tests
        skipped = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
        shutil.copytree(ROOT, folder, ignore=skipped, dirs_exist_ok=True)
        for hidden in (".ci", ".pre-commit-hooks.yaml"):  # what tests read
            if (ROOT / hidden).is_dir():
                shutil.copytree(ROOT / hidden, folder / hidden)
            elif (ROOT / hidden).exists():
                shutil.copy(ROOT / hidden, folder / hidden)
        # Bytecode that knows its source by content: a changed file is compiled again, all others are not.
        compiling = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "policytrack"]
        subprocess.run([sys.executable, *compiling], cwd=folder, check=True)

    def run(self, limit: float | None, *, writing: bool = False) -> tuple[str, float]:
        """Run the tests: "passed", "failed" or "timed out", and the seconds that it took."""
        shutil.rmtree(self.folder / ".hypothesis", ignore_errors=True)  # what one mutant found, the next is not shown
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        if not writing:
            environment["PYTHONDONTWRITEBYTECODE"] = "1"
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
        start = time.monotonic()
        process = subprocess.Popen(
            [*command, *self.tests],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with whatever the tests had started
            process.wait()
            return "timed out", time.monotonic() - start
        return "passed" if code == 0 else "failed", time.monotonic() - start

    def tried(self, mutant: Mutant, limit: float) -> str:
        """What the tests say of a mutant."""
        path = self.folder / mutant.path
        raw = path.read_bytes()
        path.write_bytes(changed(raw, mutant))
        try:
            return self.run(limit)[0]
        finally:
            path.write_bytes(raw)


def main() -> None:
    """Draw the mutants, run the tests on each, and print what survives."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("package", choices=sorted(PACKAGES))
    arguments.add_argument("-n", type=int, default=40, help="how many mutants (default: 40)")
    arguments.add_argument("--seed", type=int, default=1, help="which mutants (default: 1)")
    arguments.add_argument("--only", default="", help="only files whose path contains this")
    arguments.add_argument("--list", action="store_true", help="print the mutants and run nothing")
    options = arguments.parse_args()
    folder, patterns = PACKAGES[options.package]
    start = ROOT / folder
    within = sorted(start.rglob("*.py")) if start.is_dir() else [start]
    paths = [path for path in within if options.only in str(path)]
    found = [mutant for path in paths for mutant in places(Source(path))]
    mutants = drawn(found, options.n, options.seed)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.path}:{mutant.line}: {mutant.operator}: {mutant.shown}")
        return
    # A pattern's tests in their order, each once.
    tests = list(
        dict.fromkeys(str(path.relative_to(ROOT)) for p in patterns for path in sorted(ROOT.glob(f"tests/test_{p}.py")))
    )
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    with tempfile.TemporaryDirectory() as copy:
        bench = Bench(Path(copy) / "tree", tests)
        verdict, seconds = bench.run(None, writing=True)
        if verdict != "passed":
            raise SystemExit(f"the tests fail without any mutant: {' '.join(tests)}")
        head = f"{options.package}: {len(found):,} places, {len(mutants)} mutants, seed {options.seed}"
        print(f"{head}; the tests take {seconds:.0f} s", flush=True)
        survived = 0
        for mutant in mutants:
            if bench.tried(mutant, 3 * seconds + 20) == "passed":
                survived += 1
                print(f"survives: {mutant.path}:{mutant.line}: {mutant.operator}: {mutant.shown}", flush=True)
    print(f"{survived} of {len(mutants)} survive: {survived / max(1, len(mutants)):.1%}")


if __name__ == "__main__":
    main()
