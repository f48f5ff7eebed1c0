"""Chinese words in Latin letters, as they are pronounced. Only this module asks pypinyin, of the extra `pinyin`."""

from collections.abc import Sequence
from importlib.util import find_spec


def is_there() -> bool:
    """Whether the library is installed."""
    return find_spec("pypinyin") is not None


def spelled(words: Sequence[str]) -> list[str]:
    """Simplified Chinese words as they are pronounced, in plain letters: 重庆 is chongqing, 重点 zhongdian.

    Which of its sounds a character has, its word tells; hence no single characters. ü is v, as it is typed.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 0.2 s and 50 MB, for ids that are made of Chinese words

    return ["".join(lazy_pinyin(word)) for word in words]
