"""The nearest known words to one that is not known."""

from collections.abc import Iterable, Mapping, Sequence

from policytrack.text.messages import OR, listed, say


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """At most `count` of the known words that come near to `word`, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip pays for it

    return tuple(get_close_matches(word, list(known), n=count, cutoff=0.6))


def one_slip_from(word: str, known: Iterable[str]) -> str | None:
    """The known word that one slip of the hand makes `word` of: another character, two exchanged, one more or less.

    For codes, of which the nearest may be another thing altogether. None where none is, or more than one.
    """
    meant = [one for one in known if _is_slip(one, word) or _is_slip(word, one)]
    return meant[0] if len(meant) == 1 else None


def _is_slip(one: str, other: str) -> bool:
    """Whether the texts differ in one character or in two that are exchanged, or `other` has one more."""
    if len(other) == len(one) + 1:
        return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))
    if len(one) != len(other):
        return False
    apart = [(char, instead) for char, instead in zip(one, other, strict=True) if char != instead]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1] and "".join(apart[0]) in one)


def did_you_mean(names: Sequence[str]) -> str:
    """A hint, `did you mean A or B?`; nothing where there is nothing to name."""
    return say("did you mean {}?", listed(names, OR)) if names else ""


def nearest_hint(word: str, known: Iterable[str], called: Mapping[str, str] | None = None) -> str:
    """The end of a message, ``: did you mean `A`?``; nothing where no known word is near.

    Where `called` has the word that is near, what it is called there is named for it.
    """
    near = nearest(word, known, 1)
    return say(": did you mean `{}`?", (called or {}).get(near[0], near[0])) if near else ""
