"""The grammar of ids and keys: what may be typed on a command line, and offered to a shell, as it stands."""

import re
from typing import Final

from policytrack.text.messages import say

HINT: Final = say("ids and keys are letters, digits, hyphens, dots and underscores")
_NAME: Final = re.compile(r"[^\W_][\w.-]*")


def is_identifier(text: str) -> bool:
    """Whether a text can be an id or key. No character of one means anything to a shell, and none is hidden."""
    return _NAME.fullmatch(text) is not None
