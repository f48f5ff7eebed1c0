"""Every sentence of the program in every language: none is missing, none is left over, and the parts agree."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from traditional import TRANSLATIONS, table
from typer.testing import Result

from policytrack import translations
from policytrack.cli import app
from policytrack.commands import language, spoken_help
from policytrack.commands.listed import COMMANDS
from policytrack.data.fields import FILE, Shape
from policytrack.data.problems import Rule
from policytrack.data.source import SourceFile
from policytrack.quantity.unit import DIMENSIONS
from policytrack.rules.catalogue import RULES
from policytrack.rules.check import CheckOptions, check
from policytrack.rules.manual import manual, whole_file
from policytrack.text.dates import parse_date
from policytrack.text.messages import Message, say

PACKAGE = Path(__file__).parent.parent / "policytrack"
LANGS = translations._TRANSLATED
#: What takes messages: nothing that is filled in stands in one without `say`.
TAKERS = {"PolicytrackError", "QuantityError", "DateError", "TextError", "Unreadable", "Finding", "Problem", "refuse"}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """The calls of the package with the name that is called."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path.name == "reasons.py":  # its `say` looks up a key of the report's own tables
            continue
        walked = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        found += [
            (node.func.id, node) for node in walked if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
    return found


def described(shape: Shape) -> Iterator[str]:
    """What the fields of a shape are for, at any depth."""
    for field in shape.fields:
        yield field.doc
        if field.shape:
            yield from described(field.shape)


@cache
def templates() -> frozenset[str]:
    """All templates of the source, all help, all manual pages, all that the library of the command line says."""
    found = set()
    for name, call in calls():
        if name == "say":
            first = call.args[0]
            assert isinstance(first, ast.Constant), f"{ast.unparse(call)}: a template is a literal"
            found.add(first.value)
        elif name == "counted" and isinstance(call.args[1], ast.Constant):
            found |= {f"{{:,}} {call.args[1].value}", f"{{:,}} {call.args[1].value}s"}
    for rule in RULES:
        page = manual(rule)
        found |= {page.summary, *(" ".join(part.split()) for part in page.text.split("\n\n"))} - {""}
    from typer import rich_utils
    from typer.main import get_command

    group = get_command(app)
    commands = [group, *(group.get_command(None, name) for name in COMMANDS)]  # type: ignore[attr-defined, arg-type]
    for command in commands:
        for thing in (command, *command.params):
            for name in ("help", "epilog", "rich_help_panel"):
                text = getattr(thing, name, None) or ""
                found |= {" ".join(part.split()) for part in text.split("\n\n")} - {""}
            found |= set(re.findall(spoken_help._PLACEHOLDER, getattr(thing, "metavar", None) or ""))
    found |= {getattr(rich_utils, name) for name in spoken_help._FRAME}
    found |= set(described(FILE))
    found |= {text for dimension in DIMENSIONS.values() for text in (dimension.key, dimension.name_en)}
    usage = {"OPTIONS", "COMMAND", "ARGS", "Show this message and exit."}
    return frozenset(found | set(spoken_help._ERRORS) | usage)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_has_its_translation_and_no_translation_is_left_over(lang: translations.Lang) -> None:
    known, wanted = set(translations.table(lang)), templates()
    assert not sorted(wanted - known), "write them into policytrack/translations, then python tests/traditional.py"
    assert not sorted(known - wanted)


def parts(template: str) -> list[str]:
    """The parts that a template fills in, by number or name, in their order."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    return sorted(name or str(index) for index, name in enumerate(names))


@pytest.mark.parametrize("lang", LANGS)
def test_a_translation_fills_in_the_same_parts(lang: translations.Lang) -> None:
    says = translations.table(lang)
    # What shows a difference has braces of its own, and nothing fills it in.
    filled = {one for one in says if "{" in one and "{+" not in one and one not in spoken_help._ERRORS}
    wrong = {english: says[english] for english in filled if parts(english) != parts(says[english])}
    assert not wrong


@pytest.mark.parametrize("name", translations.TABLES)
def test_traditional_tables_are_the_simplified_ones_converted(name: str) -> None:
    written = (TRANSLATIONS / f"zh_hant_{name}.py").read_text(encoding="utf-8")
    assert written == table(name), "python tests/traditional.py writes it anew"


def test_no_sentence_stands_in_two_tables() -> None:
    keys = [key for name in translations.TABLES for key in import_module(f"policytrack.translations.zh_{name}").SAYS]
    assert sorted(keys) == sorted(set(keys))


def test_whatever_takes_a_message_is_given_one() -> None:
    bare = [
        ast.unparse(call)
        for name, call in calls()
        if name in TAKERS
        for argument in (*call.args, *(word.value for word in call.keywords if word.arg in ("hint", "expected")))
        if isinstance(argument, ast.JoinedStr)
        or (isinstance(argument, ast.Constant) and isinstance(argument.value, str) and " " in argument.value)
    ]
    assert not bare


def untold(text: str, says: Mapping[str, str]) -> Iterator[str]:
    """The templates of a message, at any depth, that no table has; a text that is no message is its own."""
    if not isinstance(text, Message):
        yield text
        return
    has_words = any(char.isalpha() for piece, *_ in Formatter().parse(text.template) for char in piece)
    if has_words and text.template not in says:
        yield text.template
    for part in text.parts:
        if isinstance(part, Message):
            yield from untold(part, says)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_rule_finds_is_told_in_every_language(rule: Rule) -> None:
    says = translations.table("zh")
    for example in manual(rule).bad:
        data = whole_file(example).encode("utf-8")
        for found in check([SourceFile("t.yaml", data)], CheckOptions(parse_date("2026-11-26").last)).diagnostics:
            assert not [*untold(found.message, says), *(untold(found.hint, says) if found.hint else ())]


TAGS = {
    "zh": "zh", "zh-CN": "zh", "zh_CN.UTF-8": "zh", "zh-Hans": "zh", "zh-Hans-SG": "zh", "ZH_cn": "zh",
    "zh-TW": "zh-Hant", "zh_TW.UTF-8": "zh-Hant", "zh-HK": "zh-Hant", "zh_Hant": "zh-Hant", "zh-Hant-MO": "zh-Hant",
    "zh_HK.big5hkscs": "zh-Hant", "zh_TW@radical": "zh-Hant",
    "en": "en", "en_GB.UTF-8": "en", "C": "en", "C.UTF-8": "en", "POSIX": "en",
    "xx_XX.UTF-8": None, "": None, "chinese": None, "zhx": None,
}  # fmt: skip


@pytest.mark.parametrize(("tag", "lang"), TAGS.items())
def test_tags_and_locales_name_languages(tag: str, lang: str | None) -> None:
    assert translations.language(tag) == lang


ENVIRONMENTS = [
    ({}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh-Hant"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": "C"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LC_ALL": "zh_CN.UTF-8", "POLICYTRACK_LANG": "en"}, "en"),
    ({"LANG": "C", "POLICYTRACK_LANG": "zh-HK"}, "zh-Hant"),
]


@pytest.mark.parametrize(("environment", "lang"), ENVIRONMENTS)
def test_the_environment_decides(environment: dict[str, str], lang: str) -> None:
    language.choose(environment)
    assert translations.spoken() == lang


TARGETS = """\
targets:
  - {id: a, plan: p, indicator: compute, title: 算力规模, goal: 达到10EFLOPS, by: 2026, quote: 达到9EFLOPS}
"""
SAID = {
    ("check",): ("错误", "錯誤"),
    ("check", "missing.yaml"): ("没有文件", "沒有檔案"),
    ("show", "b"): ("没有目标", "沒有目標"),
    ("explain", "PT010"): ("编号和键", "編號和鍵"),
    ("explain",): ("用法：policytrack explain", "用法：policytrack explain"),
    ("report", "--limit", "x"): ("的值不对", "的值不對"),
    ("report",): ("暂无数据", "暫無數據"),
    ("set", "a", "8", "--dry-run"): ("未写入任何内容", "未寫入任何內容"),
    ("set", "--help"): ("记录一个数据", "記錄一個數據"),
    ("search", "zzz"): ("没有找到", "沒有找到"),
    ("units", "zzz"): ("没有这个单位", "沒有這個單位"),
    ("report", "--unit", "P"): ("（算力）、PB（存储）或", "（算力）、PB（儲存）或"),  # no blanks about the brackets
    ("report", "--plan", "pp"): ("没有规划“pp”", "沒有規劃「pp」"),
    ("report", "--status", "behing"): ("您是不是要写 `进度滞后`", "您是不是要寫 `進度落後`"),  # as the list has it
    ("explain", "PT041"): ("也算写明了", "也算寫明了"),  # which the conversion takes for 明瞭
    ("compare", "--help"): ("分开列", "分開列"),  # not a column
    ("report", "--help"): ("--status '!暂无数据'", "--status '!暫無數據'"),
    ("compare", "compute", "--unit", "吨"): ("以“EFLOPS”计量，与“吨”不同类", "以「EFLOPS」計量，與「吨」不同類"),
}  # fmt: skip


@pytest.mark.parametrize("arguments", SAID, ids=" ".join)
def test_a_command_speaks_the_language_of_the_locale_or_the_option(
    arguments: tuple[str, ...], file: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    simplified, traditional = SAID[arguments]
    asked = run(arguments[0], "--lang", "zh-TW", *arguments[1:])
    assert traditional in asked.stdout + asked.stderr
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    by_locale = run(*arguments)
    assert simplified in by_locale.stdout + by_locale.stderr


def test_what_machines_read_is_english_unless_a_language_is_asked_for(
    file: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    for arguments in (["check", "--format", "json"], ["check", "--format", "sarif"], ["report", "--format", "csv"]):
        plain, asked = run(*arguments), run(*arguments, "--lang", "zh")
        assert not any(word in plain.stdout for word in ("引文", "暂无"))
        assert any(word in asked.stdout for word in ("引文", "暂无"))


def test_an_unknown_language_is_refused(
    file: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", "--lang", "xx").exit_code == 2
    monkeypatch.setenv("POLICYTRACK_LANG", "xx")
    refused = run("check")
    assert refused.exit_code == 2
    assert "POLICYTRACK_LANG: 'xx' is no language" in refused.stderr


def test_english_loads_no_translation(file: Path) -> None:
    code = (
        "import sys; sys.argv = ['policytrack', 'check']\n"
        "from policytrack.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('policytrack.translations.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("[]\n")


def test_a_message_is_its_english_and_keeps_its_parts() -> None:
    message = say("there is no plan {!r}{}", "p", say(": did you mean `{}`?", "q"))
    assert message == "there is no plan 'p': did you mean `q`?"
    assert str(message) is message
    assert str(ValueError(message)) is message
    translations.speak("zh")
    assert translations.told(message) == "没有规划“p”：您是不是要写 `q`？"
    assert translations.told(message + " x") == "没有规划“p”：您是不是要写 `q`？ x"
    assert translations.told(say("{} is empty", "there is no {}")) == "there is no {} 是空的"
    assert translations.told("nothing was written") == "nothing was written"


#: A number beside Chinese: a field of thousands, one that is counted, or digits, with a blank between.
APART = (
    r"\{\d*:,\} [\u4e00-\u9fff]|[\u4e00-\u9fff] \{\d*:,\}|\{\d*\} [个条行列年月天项页]"
    r"|(?<![\w.{-])[0-9]+%? [个条行列年月天项页码]|[\u4e00-\u9fff] [0-9]+%?[\u4e00-\u9fff]"
)


@pytest.mark.parametrize("name", translations.TABLES)
def test_numbers_stand_beside_chinese_without_a_blank(name: str) -> None:
    """Words of Latin letters and what is typed stand apart; a number does not, as in the reports and the documents."""
    says = import_module(f"policytrack.translations.zh_{name}").SAYS
    assert name == "manual" or not [words for words in says.values() if re.search(APART, words)]


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        ("report --limit many", "must be a whole number of at least 1, not 'many'", "应为不小于1的整数，而不是“many”"),
        ("report --limit 0", "must be a whole number of at least 1, not 0", "应为不小于1的整数，而不是0"),
        (
            "timeline --months -3",
            "must be a whole number from 0 to 1200, not '-3'",
            "应为0至1200之间的整数，而不是“-3”",
        ),
        ("add --plan p --quote q --figure x", "must be a whole number, not 'x'", "应为整数，而不是“x”"),
        ("report --lang elvish", "'elvish' is no language that is known here; languages are en,", "不认识语言“elvish”"),
    ],
)
def test_a_wrong_option_is_told_in_plain_words(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, words: str, english: str, chinese: str
) -> None:
    for lang, said in (("en", english), ("zh", chinese)):
        monkeypatch.setenv("POLICYTRACK_LANG", lang)
        shown = run(*words.split()).stderr
        assert said.replace(" ", "") in re.sub(r"[\s│]", "", shown)
