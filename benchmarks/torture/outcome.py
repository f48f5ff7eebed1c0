"""What an attack comes to."""

from typing import NamedTuple


class Outcome(NamedTuple):
    """The figures as one line, and each failure as another; without failures the program has held."""

    figures: str
    failures: list[str]
