"""Data files as people write them by hand: any mixture of styles, quotes, comments, brackets and line breaks.

Each comment has a number of its own, so that a lost one is noticed, and each record knows its own.
"""

import random
import re
from dataclasses import dataclass, field

YEARS = range(2001, 2021)


@dataclass
class File:
    """A file, and what of it the edits may take along."""

    text: str
    figures: dict[str, list[int]]  # the years of each target's figures, in their order
    own: dict[tuple[str, int], set[str]]  # the comments of a figure, by target and year
    shared: set[str] = field(default_factory=set)  # targets that aliases or merges bind to others
    bare: set[str] = field(default_factory=set)  # targets with an empty list and no comment beside it
    baselines: set[str] = field(default_factory=set)


class Writer:
    """One file in the making."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.comments = 0
        self.file = File("", {}, {})
        self.record: tuple[str, int] | None = None

    def chance(self, share: float) -> bool:
        """True with that probability."""
        return self.draw.random() < share

    def comment(self, share: float = 0.3, lead: str = " ") -> str:
        """Perhaps a comment, noted as the record's own where one is being written."""
        if not self.chance(share):
            return self.draw.choice(["", "", "", "  ", "\t"]) if lead.strip(" ") == "" and self.chance(0.1) else ""
        self.comments += 1
        name = f"#c{self.comments};"
        if self.record is not None:
            self.file.own.setdefault(self.record, set()).add(name)
        return f"{lead}{self.draw.choice(['', ' '])}{name}" + self.draw.choice(["", " 口径", " [x], {y: z}"])

    def between(self, column: int) -> list[str]:
        """Blank and comment lines between two items; they are nobody's."""
        kept, self.record = self.record, None
        lines = [
            self.draw.choice(["", "  ", self.comment(1, " " * column)]) for _ in range(self.draw.choice([0, 0, 1, 2]))
        ]
        self.record = kept
        return lines

    def fields(self, year: int) -> list[tuple[str, str]]:
        """The fields of a figure."""
        draw = self.draw
        found = [
            ("as_of", draw.choice([f"{year}", f"'{year}'", f'"{year}"'])),
            ("value", draw.choice(["5家", "'7家'", '"9家"', "3"])),
        ]
        more = [
            ("source", "'https://example.org/a?b=c#d'"),
            ("basis", f"&b{year}x{self.comments} x"),
            ("match", "near"),
            ("note", draw.choice(["a b", "'it''s, {so}'", '"#no\\tcomment"', "no", "不详"])),
        ]
        found += draw.sample(more, draw.choice([0, 0, 1, 2]))
        if self.chance(0.3):
            draw.shuffle(found)
        return found

    def braces(self, year: int, indent: str) -> str:
        """A figure in braces, on one line or on several."""
        fields = [f"{key}{self.draw.choice([': ', ': ', ':  '])}{value}" for key, value in self.fields(year)]
        if self.chance(0.15):
            pieces = "{"
            for index, one in enumerate(fields):
                last = index == len(fields) - 1
                pieces += one + ("" if last else ",") + ("" if last else self.comment(0.3) + "\n" + indent + "  ")
            return pieces + "}"
        pad = self.draw.choice(["", "", " "])
        return "{" + pad + ", ".join(fields) + self.draw.choice(["", "", ","]) + pad + "}"

    def brackets(self, identity: str, years: list[int], column: int) -> str:
        """A list in brackets."""
        draw, indent = self.draw, " " * (column + 2)
        kind = draw.choice(["line", "line", "lines", "front", "loose"])
        text = draw.choice(["", " "]) if kind == "line" else ""
        text += {"lines": self.comment(0.2) + "\n" + indent, "front": "\n" + indent + "  "}.get(kind, "")
        for index, year in enumerate(years):
            last = index == len(years) - 1
            self.record = (identity, year)
            text += self.braces(year, indent)
            comma = "," if not last or (self.chance(0.3) and kind != "front") else ""
            if kind == "line":
                text += comma + (" " if not last else "")
            elif kind == "lines":
                text += comma + self.comment() + "\n" + ("" if last else indent)
            elif kind == "front":
                text += self.comment() + "\n" + indent + ("" if last else ", ")
            else:
                text += self.gap(indent) + comma + (self.gap(indent) if comma else "")
            self.record = None
            if kind == "lines" and not last:
                above = [line for line in self.between(column + 2) if line.strip()]
                text = text.removesuffix(indent) + "".join(line + "\n" for line in above) + indent
        return "[" + text + (" " * column if text.endswith("\n") else "") + "]"

    def gap(self, indent: str) -> str:
        """Blanks, breaks and comments, as they come."""
        gap = self.draw.choice(["", " ", f"\n{indent}", "c", "d"])
        if gap == "c":
            return self.comment(1) + f"\n{indent}"
        kept = self.record
        self.record = None
        made = f"\n{indent}{self.comment(1, '')}\n{indent}" if gap == "d" else gap
        self.record = kept
        return made

    def block(self, identity: str, years: list[int], column: int) -> list[str]:
        """A list of dashes."""
        draw = self.draw
        dash, gap = " " * (column + draw.choice([0, 2, 4])) + "-", draw.choice([" ", " ", "   "])
        lines: list[str] = []
        for year in years:
            lines += self.between(len(dash) - 1)
            self.record = (identity, year)
            inner = " " * len(dash + gap)
            if self.chance(0.4):
                lines += (dash + gap + self.braces(year, inner) + self.comment()).split("\n")
            else:
                fields = [f"{key}: {value}" for key, value in self.fields(year)]
                lines += [
                    (dash + gap if not index else inner) + one + self.comment() for index, one in enumerate(fields)
                ]
                if self.chance(0.15) and not any(one.startswith("note") for one in fields):
                    lines += [
                        f"{inner}note: {draw.choice(['|', '>-', '|+'])}{self.comment(0.4)}",
                        f"{inner}  of 中文",
                        "",
                    ]
                elif self.chance(0.2):
                    lines.append(self.comment(1, inner + "  "))
            self.record = None
        return lines

    def actuals(self, identity: str, column: int) -> list[str]:
        """The list of a target, from its key on; perhaps none."""
        draw = self.draw
        years = sorted(draw.sample(YEARS, draw.choice([0, 0, 1, 1, 2, 3])), reverse=self.chance(0.15))
        self.file.figures[identity] = years
        key = " " * column + "actuals:"
        if not years:
            if self.chance(0.5):
                return []
            value = draw.choice(["", " []", " [ ]", " ~", " null"])
            comment = self.comment(0.4)
            if "#" not in comment or value in ("", " ~", " null", " [ ]"):
                self.file.bare.add(identity)
            return [key + value + comment]
        if self.chance(0.5):
            return (key + " " + self.brackets(identity, years, column) + self.comment()).split("\n")
        return [key + self.comment(), *self.block(identity, years, column)]

    def target(self, number: int, column: int) -> list[str]:
        """A target."""
        identity = f"t{number}"
        dash = " " * column + "- "
        inner = " " * len(dash)
        if self.chance(0.15):
            return self.flow_target(identity, dash, inner)
        fields = [f"plan: p{self.comment()}", "title: 企业", "goal: 100家", f"quote: 企业100家{self.comment()}"]
        if self.chance(0.2):
            fields.append(self.draw.choice(["note: no", "note: 1:30", "basis: off"]))
        lines = [f"{inner}{one}" for one in fields]
        where = self.draw.randint(0, len(lines))
        lines[where:where] = self.actuals(identity, len(inner))
        if self.chance(0.2):
            self.file.baselines.add(identity)
            spelled = self.draw.choice(["{as_of: 2000, value: 1家}", "{value: '1家', as_of: '2000'}"])
            lines.append(f"{inner}baseline: {spelled}{self.comment()}")
        return [f"{dash}id: {identity}{self.comment()}", *lines]

    def flow_target(self, identity: str, dash: str, inner: str) -> list[str]:
        """A target in braces."""
        years = sorted(self.draw.sample(YEARS, self.draw.choice([0, 1, 2])))
        self.file.figures[identity] = years
        fields = [f"id: {identity}", "plan: p", "title: 企业", "goal: 100家", "quote: 企业100家"]
        if years or self.chance(0.3):
            items = ", ".join(f"{{as_of: {year}, value: 5家}}" for year in years)
            fields.insert(self.draw.randint(1, 5), f"actuals: [{items}]")
            if not years:
                self.file.bare.add(identity)
        if self.chance(0.4):
            comments = [self.comment() for _ in fields]
            body = [f"{inner}{one},{end}" for one, end in zip(fields, comments, strict=True)]
            return [dash + "{", *body, inner + "}" + self.comment()]
        return [dash + "{" + ", ".join(fields) + "}" + self.comment()]


def write(draw: random.Random) -> File:
    """A file."""
    writer = Writer(draw)
    column = draw.choice([0, 2, 2, 4])
    lines = ["format: 1", "plans: {p: {title: 规划, issued: 2000}}" + writer.comment(), "targets:" + writer.comment()]
    for number in range(draw.choice([1, 2, 2, 3])):
        lines += writer.between(column) if number else []
        lines += writer.target(number, column)
    if writer.chance(0.1):  # a target that shares a list, or the keys of another
        first = next((one for one in lines if re.match(r" *actuals:$", one)), None)
        if first is not None:
            lines[lines.index(first)] = first + " &list"
            pad = " " * column
            lines += [
                f"{pad}- id: shared",
                *(
                    f"{pad}  {one}"
                    for one in ("plan: p", "title: 园区", "goal: 100家", "quote: 园区100家", "actuals: *list")
                ),
            ]
            writer.file.shared |= {"shared", *writer.file.figures}
    lines += writer.between(column)
    lines = [part for line in lines for part in line.split("\n")]
    breaks = draw.choice([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]])
    text = "".join(line + draw.choice(breaks) for line in lines)
    if writer.chance(0.25):
        text = text.rstrip("\r\n")
    writer.file.text = draw.choice(["", "", "", "\ufeff"]) + draw.choice(["", "", "---\n", "# top\n\n"]) + text
    return writer.file
