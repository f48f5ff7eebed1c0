"""The nearest known words to one that is not known."""

from collections.abc import Iterable, Sequence

from policytrack.text.messages import OR, listed, say


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """At most `count` of the known words that come near to `word`, the nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip pays for it

    return tuple(get_close_matches(word, list(known), n=count, cutoff=0.6))


def did_you_mean(names: Sequence[str]) -> str:
    """A hint, `did you mean A or B?`; nothing where there is nothing to name."""
    return say("did you mean {}?", listed(names, OR)) if names else ""


def nearest_hint(word: str, known: Iterable[str]) -> str:
    """The end of a message, ``: did you mean `A`?``; nothing where no known word is near."""
    near = nearest(word, known, 1)
    return say(": did you mean `{}`?", near[0]) if near else ""
