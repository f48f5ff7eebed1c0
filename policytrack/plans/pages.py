"""What a web page puts around a text: its headline once more, and links to other pages behind it."""

import re
from collections.abc import Sequence
from typing import Final

from policytrack.plans.structure import Paragraph
from policytrack.plans.wording import plain
from policytrack.text.messages import say

#: Lines above links to other pages.
_LINKS: Final = re.compile(
    r"[-—–·•■◆【\[\s]*(?:相关(?:报道|新闻|阅读|链接|文章|资讯|信息|推荐)|新闻推荐|最新(?:新闻|资讯|文章)|热[点门](?:新闻|文章|推荐)"
    r"|延伸阅读|推荐阅读|热文(?:排行|推荐)?|猜你喜欢|往期回顾|上一篇|下一篇)[】\]：\s]*"
)
#: The longest link, in characters.
_LONGEST: Final = 60
#: So far from the top a headline may stand, in paragraphs.
_TOP: Final = 12
#: The reasons of figures there.
OF_LINK: Final = say("in a link to another page")
OF_HEADLINE: Final = say("in a headline, and said again below")


def links_of(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of the paragraphs that are links to other pages: short lines below 相关报道, without a sentence."""
    found: set[int] = set()
    below = False
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        if len(text) > _LONGEST or text.endswith(("。", "；", "：")):
            below = False
        elif _LINKS.fullmatch(plain(text)):
            below = True
        elif below:
            found.add(place)
    return frozenset(found)


def headlines_of(paragraphs: Sequence[Paragraph], title: str | None) -> list[tuple[int, int]]:
    """Where the headline stands in the text, each time that the head of a page has it."""
    if title is None:
        return []
    return [
        (paragraph.places[0], paragraph.places[-1] + 1)
        for paragraph in paragraphs[:_TOP]
        if paragraph.text.strip() == title.strip()
    ]
