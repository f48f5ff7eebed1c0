"""`schema`: the JSON Schema of the data file, for editors."""

from policytrack.commands.streams import write


def command() -> None:
    """Print the JSON Schema (2020-12) of the data file, with which editors complete keys and mark slips."""
    from policytrack.data.json_schema import schema
    from policytrack.text.printable import json_text

    write(json_text(schema()))
