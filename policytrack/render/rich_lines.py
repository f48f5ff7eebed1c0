"""Where rich breaks the lines of all that it draws itself, as the help of commands: where reports break theirs."""


def break_lines_of_rich(*, at_blanks: bool) -> None:
    """Let rich break lines as `wrapping` does; `at_blanks`, only where a word is longer than its line.

    In a language whose words end at blanks rich does well but there: it cuts the word off (`--install-comp…`), or
    breaks it at any letter. English help loads nothing for this on a screen that is wide enough.
    """
    from rich import cells  # noqa: PLC0415
    from rich import text as rich_text  # noqa: PLC0415

    if not hasattr(rich_text, "divide_line"):
        return
    own = rich_text.divide_line

    def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
        # A blank at a line's end is counted by characters, not by cells: Chinese needs room for it.
        room = width if text.isascii() else width - 1
        if at_blanks and all(cells.cell_len(word) <= room for word in text.split()):
            return list(own(text, room, fold))
        from policytrack.render.wrapping import breaks  # noqa: PLC0415

        return breaks(text, width)

    rich_text.divide_line = divide_line
