"""The one error that a wrong request or environment raises. The command line catches it once."""

from collections.abc import Sequence


class PolicytrackError(Exception):
    """A request that cannot be carried out: no such file, no such id, a file that cannot be read or written.

    `message` is one plain sentence that names the place, `details` are further lines of it, `hint` says the way out.
    Wrong data in the file is not an error of this kind but a problem (see `model.Problem`), because problems are
    collected and none stops the others.
    """

    def __init__(self, message: str, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = tuple(details)
