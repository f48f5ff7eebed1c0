"""`schema`: the JSON Schema of the data file, for editors."""

from policytrack.commands.shared import write


def command() -> None:
    """Print the JSON Schema (2020-12) of the data file, with which editors complete keys and mark slips."""
    from policytrack.printable import json_text
    from policytrack.schema import schema

    write(json_text(schema()))
