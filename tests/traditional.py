"""The traditional Chinese words of the program, made from the simplified ones by `python tests/traditional.py`.

OpenCC converts the characters. Where Taiwan and Hong Kong use another word, or the mainland's reads foreign there, the
list below has it; it holds for the program's own words only, never for those of a document.
"""

from pathlib import Path

from policytrack.text.script import to_script

LANGUAGES = Path(__file__).parent.parent / "policytrack/report/languages"
#: Words after the conversion, and what is said instead; the longer ones first.
WORDS = (
    ("序時進度", "時間進度"),
    ("進度滯後", "進度落後"),
    ("嚴重滯後", "嚴重落後"),
    ("管道輸出", "管線輸出"),
    ("終端寬", "終端機寬"),
    ("窗口", "視窗"),
    ("文件中", "檔案中"),
    ("默認", "預設"),
    ("公佈", "公布"),
    ("鍊接", "連結"),
    ("搜索", "搜尋"),
    ("“", "「"),
    ("”", "」"),
)
HEAD = '''"""Traditional Chinese, generated from `zh` by `python tests/traditional.py`; do not edit.

Characters and marks of Taiwan and Hong Kong, with their words where they have others.
"""
# fmt: off
'''


def converted(text: str) -> str:
    """Simplified words as they are said in Taiwan and Hong Kong."""
    text = to_script(text, "tw")
    for word, instead in WORDS:
        text = text.replace(word, instead)
    return text


def module() -> str:
    """The whole module: that of the simplified words with another head, line by line."""
    source = (LANGUAGES / "zh.py").read_text(encoding="utf-8")
    return HEAD + converted(source[source.index("\n\n") + 1 :])


if __name__ == "__main__":
    (LANGUAGES / "zh_hant.py").write_text(module(), encoding="utf-8")
