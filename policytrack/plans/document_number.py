"""The number of a document, 〔2025〕3号 behind the short name of who issued it, in the head of its text."""

import re
from typing import Final

_NUMBER: Final = re.compile(
    r"[一-鿿]{2,12}[〔\[（(【]\s?(?:19|20)[0-9]{2}\s?[〕\])）】]\s?(?:第\s?)?[0-9]{1,4}\s?[号號]"
)
#: Behind the title of another document its number stands in brackets: 《……意见》（明政发〔2020〕1号）.
_OF_TITLE: Final = re.compile(r"[》”][(（][^()（）]{0,8}$")
#: A line that has no more characters says the number of the document itself.
_OWN_LINE: Final = 60


def own_number(head: str) -> str | None:
    """The number that a document has by the folded head of its text; those of others that it names are passed over."""
    found = [match for match in _NUMBER.finditer(head) if not _OF_TITLE.search(head, 0, match.start())]
    alone = (match for match in found if len(_line_of(head, match.start())) <= _OWN_LINE)
    number = next(alone, None) or next(iter(found), None)
    return number[0].replace(" ", "") if number else None


def _line_of(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]
