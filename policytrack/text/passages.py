"""The passage of a long text that is most like a short one, with what differs marked.

The time is bounded whatever both texts are: the longest common part is found by one walk over the long text with the
suffix automaton of the short one (Blumer et al., 1985), and only its surroundings are compared by `difflib`.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

#: A longer one is not compared: the comparison would take long, and nobody would read it.
LONGEST: Final = 1000
#: How many characters beside the common part are looked at, beyond as many as the short text has.
_MARGIN: Final = 6
#: Passages this far apart in share of characters are not called near.
_NEAR: Final = 0.5
#: How many pairs of equal characters two passages may have: `difflib` looks at each of them again and again. A thousand
#: characters of Chinese have some 15,000, of English 60,000.
_MOST_PAIRS: Final = 100_000


#: A pair costs about as much as so many characters of the walk.
_PAIR_COST: Final = 30


#: What `difflib` calls a change, and from where to where it reaches in both texts.
Change: TypeAlias = tuple[str, int, int, int, int]


class PassageFinder:
    """Finds passages until it has done as much work as a check may spend on it: some seconds, in `steps`."""

    def __init__(self, steps: int = 10_000_000) -> None:
        self.steps = steps

    def nearest(self, part: str, text: str) -> str | None:
        """The passage of `text` most like `part`: [-only in the part-], {+only in the text+}; empty if none is alike.

        None where looking for it would take too long: a very long part, or no steps left.
        """
        if len(part) > LONGEST or len(text) > self.steps:
            return None
        self.steps -= len(text)
        size, begin, end = _longest_common(part, text)
        if size < 2:
            return ""
        window = text[max(0, end - size - begin - _MARGIN) : end - size - begin + len(part) + _MARGIN]
        there = Counter(window)
        pairs = sum(count * there[char] for char, count in Counter(part).items())
        if pairs > _MOST_PAIRS or pairs * _PAIR_COST > self.steps:
            return None
        self.steps -= pairs * _PAIR_COST
        return _marked(part, window)


def _longest_common(part: str, text: str) -> tuple[int, int, int]:
    """The length of the longest common substring, where it begins in `part`, and where it first ends in `text`."""
    steps, links, lengths = _automaton(part)
    state = length = best = best_end = 0
    for end, char in enumerate(text, 1):
        while state and char not in steps[state]:
            state = links[state]
            length = lengths[state]
        following = steps[state].get(char)
        if following is not None:
            state = following
            length += 1
            if length > best:
                best, best_end = length, end
    return best, part.find(text[best_end - best : best_end]), best_end


def _automaton(part: str) -> tuple[list[dict[str, int]], list[int], list[int]]:
    """The suffix automaton of a text: the steps from each state, its suffix link, and its longest word's length."""
    steps: list[dict[str, int]] = [{}]
    links, lengths = [-1], [0]
    last = 0
    for char in part:
        new = len(steps)
        steps.append({})
        links.append(0)
        lengths.append(lengths[last] + 1)
        state = last
        while state >= 0 and char not in steps[state]:
            steps[state][char] = new
            state = links[state]
        if state >= 0:
            following = steps[state][char]
            if lengths[following] == lengths[state] + 1:
                links[new] = following
            else:
                clone = len(steps)
                steps.append(dict(steps[following]))
                links.append(links[following])
                lengths.append(lengths[state] + 1)
                while state >= 0 and steps[state].get(char) == following:
                    steps[state][char] = clone
                    state = links[state]
                links[following] = links[new] = clone
        last = new
    return steps, links, lengths


def _changes(codes: Sequence[Change]) -> list[Change]:
    """The changes, without the single characters that two texts have alike by chance between what differs."""
    joined: list[Change] = []
    differing = [number for number, code in enumerate(codes) if code[2] > code[1] and code[0] != "equal"]
    inner = range(differing[0], differing[-1]) if differing else range(0)  # what is beside the passage comes not in
    for number, code in enumerate(codes):
        what, low, high, _, last = code
        by_chance = what == "equal" and high - low == 1 and number in inner
        if joined and joined[-1][0] != "equal" and (by_chance or what != "equal"):
            _, begin, _, start, _ = joined[-1]
            joined[-1] = ("replace", begin, high, start, last)
        else:
            joined.append(code)
    return joined


def _marked(part: str, window: str) -> str:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a quote that differs pays for it

    matcher = SequenceMatcher(None, part, window, autojunk=False)
    changes = _changes(matcher.get_opcodes())
    if sum(high - low for what, low, high, _, _ in changes if what == "equal") < _NEAR * len(part):
        return ""
    pieces: list[str] = []
    for number, (what, low, high, first, last) in enumerate(changes):
        edge = number in (0, len(changes) - 1)
        if what == "equal":
            pieces.append(part[low:high])
            continue
        if high > low:
            pieces.append(f"[-{part[low:high]}-]")
        if last > first and not (edge and what == "insert"):
            pieces.append(f"{{+{window[first:last]}+}}")
    return "".join(pieces)
