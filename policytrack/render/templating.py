"""Templates: jinja2 fills them, with its escaping on for all that is filled in, so that no text of a data file can be
forgotten, and with hidden characters shown.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from policytrack.errors import PolicytrackError
from policytrack.render import svg
from policytrack.text.messages import say
from policytrack.text.printable import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = files("policytrack.render") / "templates"


def environment(folders: Sequence[str] = (), users: str = "") -> "Environment":
    """What loads the program's templates from its folders. One of the same name in `users`, a user's folder, goes
    before, and can extend the program's own under `policytrack/`.

    Raises `PolicytrackError` where jinja2 is not installed.
    """
    try:
        from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined  # noqa: PLC0415 - an extra
    except ImportError:
        raise PolicytrackError(
            say("pages are filled in by jinja2, which is not installed"), say("pip install 'policytrack[html]'")
        ) from None
    own = ChoiceLoader([FileSystemLoader(folder) for folder in (*folders, str(_FOLDER))])
    both = ChoiceLoader([FileSystemLoader(users), PrefixLoader({"policytrack": own}), own])
    found = Environment(
        loader=both if users else own, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_visible, auto_reload=False,
    )  # fmt: skip
    found.filters["in_script"] = _in_script
    found.filters["own"] = _own
    found.filters["told"] = _told
    found.filters["drawn"] = lambda drawing, title, say: _own(svg.markup(drawing, title, say))
    return found


def filled(templates: "Environment", name: str, parts: dict[str, Any]) -> str:
    """A template with its parts filled in.

    Raises `PolicytrackError` where it cannot be: a user's template has a slip, or names what there is not.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - an extra

    try:
        return templates.get_template(name).render(parts)
    except TemplateNotFound as error:
        raise PolicytrackError(say("there is no template {}", error.name or name)) from None
    except TemplateSyntaxError as error:
        raise PolicytrackError(say("{}:{}: {}", error.name or name, error.lineno, error.message or "")) from None
    except TemplateError as error:
        raise PolicytrackError(say("the template {} cannot be filled in: {}", name, error.message or "")) from None


def asset(name: str, folder: str = "") -> str:
    """The text of a style or script of the program's own."""
    return (Path(folder) if folder else _FOLDER).joinpath(name).read_text(encoding="utf-8")


def json_in_script(value: object) -> str:
    """A value as JSON that can stand inside of a `script` element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _in_script(value: object) -> Any:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    return Markup(json_in_script(value))


def _own(text: str) -> Any:
    """A style or script of the program's own, which is put in as it is."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(text)


def shown(value: Any) -> Any:
    """A value of lists, mappings and texts with every hidden character in it shown."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value


def _visible(value: Any) -> Any:
    """What is filled in, hidden characters shown; what is markup already stays so."""
    return visible(value) if type(value) is str and not value.isprintable() else value


def _told(text: Any) -> Any:
    """Words with the language that a reader is told for them, where they name one: most texts of a page, and so no
    macro, which takes ten times as long.
    """
    from markupsafe import Markup, escape  # noqa: PLC0415

    words = escape(visible(text.words))
    return Markup('<span lang="{}">{}</span>').format(text.lang, words) if text.lang else words
