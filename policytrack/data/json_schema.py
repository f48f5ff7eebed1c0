"""The JSON Schema (2020-12) of the data file, made from the table of fields that the reader works from.

It describes what an editor can know of a file: keys, shapes, choices, forms of dates and ids. Whether a figure can be
read, and whether it is what the quote says, is left to `policytrack check`.
"""

from typing import Any, Final

from policytrack.data.fields import FILE, Field, FieldType, Shape
from policytrack.text.messages import Message, say
from policytrack.translations import told

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
#: A scalar as editors read it: they take an unquoted 12 for a number, which here is text like any other.
_SCALAR: Final = ["string", "number"]
# Without \w and \p, which the regular expressions of editors and of Python do not share: no blanks and no punctuation
# of ASCII but hyphens, dots and underscores. The reader is a little stricter.
_ID: Final = r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-\^`{-~]*$"
_DATE: Final = (
    r"^(?:\d{4}(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\d|3[01]))?)?"
    r"|\d{4}年(?:底|末|(?:0?[1-9]|1[0-2])月(?:底|末|(?:0?[1-9]|[12]\d|3[01])日)?)?)$"
)
_LEVELS: Final = r"^\s*[^>＞\s][^>＞]*([>＞]\s*[^>＞\s][^>＞]*)*$"
_SHARE: Final = r"^\d{1,2}(?:\.\d+)?\s*[%％]$"


def schema() -> dict[str, Any]:
    """The schema of a data file, its descriptions in the language that is spoken: an editor shows them."""
    return {
        "$schema": DIALECT,
        "title": told(say("policytrack data file")),
        "description": told(say("The quantitative targets of policy plans, and what has been published since.")),
        **_record(FILE),
    }


def _record(shape: Shape) -> dict[str, Any]:
    # `<<` merges others' keys in; what is required may come from there, and editors resolve it before they look.
    described: dict[str, Any] = {
        "type": "object",
        "properties": {
            field.name: {"description": told(Message(field.doc)), **_value(field)} for field in shape.fields
        },
        "additionalProperties": False,
    }
    if shape.required:
        described["required"] = [name for name in shape.by_name if name in shape.required]
    return described


def _value(field: Field) -> dict[str, Any]:
    inner = _record(field.shape) if field.shape is not None else {}
    match field.type:
        case FieldType.ID:
            return {"type": _SCALAR, "pattern": _ID}
        case FieldType.DATE:
            return {
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": 9999},
                    {"type": "string", "pattern": _DATE},
                ]
            }
        case FieldType.CHOICE:
            return {"enum": [str(word) for word in field.choices or ()]}
        case FieldType.YES_NO:
            return {"type": "boolean"}
        case FieldType.GOAL:
            return {"anyOf": [_text(), {**inner, "minProperties": 1, "maxProperties": 1}]}
        case FieldType.PATH:
            words = {"enum": [str(word) for word in field.choices or ()]}
            return {"anyOf": [words, {"type": "array", "minItems": 1, "items": inner}]}
        case FieldType.SHARE:
            return {"type": "string", "pattern": _SHARE}
        case FieldType.TEXTS:
            return {"anyOf": [_text(), {"type": "array", "items": _text()}]}
        case FieldType.LEVELS:
            return {"type": _SCALAR, "pattern": _LEVELS}
        case FieldType.NAMED_TEXTS:
            return {"type": "object", "additionalProperties": _text()}
        case FieldType.RECORD:
            return inner
        case FieldType.RECORDS:
            return {"type": ["array", "null"], "items": inner}
        case FieldType.TABLE:
            return {
                "type": ["object", "null"],
                "propertyNames": {"pattern": _ID},
                "additionalProperties": inner,
            }
        case FieldType.LEXICON:
            return {"type": ["object", "null"], "additionalProperties": inner}
        case _:
            return {"enum": [1, "1"]} if field.name == "format" else _text()


def _text() -> dict[str, Any]:
    return {"type": _SCALAR, "minLength": 1}
