"""`schema`: the JSON Schema of the data file, for editors."""

from policytrack.commands.shared import write


def command() -> None:
    """Print the JSON Schema (2020-12) of the data file, with which editors complete keys and mark slips."""
    import json

    from policytrack.schema import schema

    write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
