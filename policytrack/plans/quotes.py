"""The quote of a figure of running text: the plan's own words, and no more of them than tell what it is."""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.plans.structure import Paragraph
from policytrack.quantity.extract import Phrase

#: The longest quote that is proposed, in characters.
LONGEST_QUOTE: Final = 200
#: What a figure may have before its number.
_WORDS: Final = re.compile(r"^[^0-9０-９一二三四五六七八九十百千万亿半两]+")
#: So much of a longer one is quoted on either side of the figure.
_NEAR: Final = 60
#: The address of a link, with the bracket that closes it.
_LINK: Final = re.compile(r"https?://[^\s()（），。；「」《》]+[)）]?")
_CLAUSE_END: Final = re.compile(r"[，,。；;！!？?：:]")


def quote_of(paragraph: Paragraph, phrase: Phrase, sentence: tuple[int, int]) -> tuple[int, int]:
    """The shortest piece of the sentence that carries the figure with what is measured and its own year."""
    text = paragraph.text
    start, end = phrase.clause
    start = max(min(start, phrase.start), sentence[0])
    end = max(min(end, sentence[1]), phrase.end)
    if phrase.subject_span is not None and sentence[0] <= phrase.subject_span[0]:
        start = min(start, phrase.subject_span[0])
    if phrase.deadline is not None and not phrase.inherited:
        of_the_republic = f"{phrase.deadline - 1911}年"
        year = max(text.rfind(year, sentence[0], phrase.start) for year in (str(phrase.deadline), of_the_republic))
        if year >= 0 and phrase.end - year < LONGEST_QUOTE:
            cut = max((match.end() for match in _CLAUSE_END.finditer(text, sentence[0], year)), default=sentence[0])
            start = min(start, cut)
    links = [match.end() for match in _LINK.finditer(text, sentence[0], phrase.start)] if "://" in text else []
    start = max([start, *links])
    while start < phrase.start and text[start] in " 　，,、；;。：:-—–":
        start += 1
    while end > phrase.end and text[end - 1] in " 　，,、；;。：:":
        end -= 1
    if end - start > LONGEST_QUOTE:
        start, end = max(start, phrase.start - _NEAR), min(end, phrase.end + _NEAR)
    return _of_one_page((start, end), phrase, paragraph.breaks)


def _of_one_page(quote: tuple[int, int], phrase: Phrase, breaks: Sequence[int]) -> tuple[int, int]:
    """As much of a quote as stands on the page of its number: a quote is a span of the text, with nothing left out."""
    number = phrase.end - len(_WORDS.sub("", phrase.text))
    start = max((place for place in breaks if place <= number), default=0)
    end = min((place for place in breaks if place >= phrase.end), default=quote[1])
    return max(quote[0], start), min(quote[1], end)
