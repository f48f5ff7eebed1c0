"""Goals without a figure as rows: shown beside the targets and counted by status, never rated by arithmetic."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from policytrack.data.model import Done, Form, Pledge
from policytrack.progress import Status
from policytrack.report.locale import Locale


class PledgeRow(NamedTuple):
    """A pledge on the day of a report, and how it is to be spoken of."""

    pledge: Pledge
    day: date
    known_on: date  # the last day of publication of what counts
    locale: Locale

    @property
    def promise(self) -> Pledge:
        """What is promised, as the data set has it."""
        return self.pledge

    @property
    def done(self) -> Done | None:
        """That it was kept, as far as it was known on the day."""
        done = self.pledge.done
        if done is None or done.as_of.last > self.day or (done.published or done.as_of).last > self.known_on:
            return None
        return done

    @property
    def state(self) -> Status:
        """Whether a source says that it was kept."""
        return Status.DONE if self.done else Status.NOT_QUANTIFIED

    @property
    def status(self) -> str:
        """The same in words."""
        return self.locale.status(self.state)

    @property
    def title(self) -> str:
        """What is promised."""
        return self.locale.shown(self.pledge.title)

    @property
    def title_en(self) -> str:
        """The same in English, beside a Chinese report none."""
        return self.locale.english(self.pledge.title_en)

    @property
    def name(self) -> str:
        """What is promised in one line: in English where the report and the data are, else as the plan has it."""
        return self.title_en or self.title

    @property
    def goal(self) -> str:
        """The words of the goal."""
        return self.locale.shown(self.pledge.goal.text)

    @property
    def deadline(self) -> str:
        """The deadline as the file gives it."""
        return str(self.pledge.by or "")

    @property
    def reason(self) -> str:
        """Who says that it was kept, and when; or what would."""
        locale, done, by = self.locale, self.done, self.pledge.by
        peak = self.pledge.goal.form is Form.PEAK
        if done is None:
            parts = [locale.say("no peak yet" if peak else "not quantified")]
            if by is not None and self.day > by.last:
                parts.insert(0, locale.say("deadline passed", deadline=by))
        else:
            key = "peaked" if peak else "done words" if done.says else "done says"
            parts = [locale.say(key, source=done.source, day=done.as_of, words=locale.shown(done.says or ""))]
            if by is not None and done.as_of.last > by.last:
                parts.append(locale.say("done after", deadline=by))
        return locale.table("SIGNS")["and"].join(parts)

    def cell(self, key: str) -> str:
        """The cell of a column of the report; empty where the column is of a figure."""
        return _CELLS[key](self) if key in _CELLS else ""


def _own(value: Callable[[Pledge], object]) -> Callable[[PledgeRow], str]:
    """A cell of the pledge's own words."""
    return lambda row: row.locale.shown(str(value(row.pledge) or ""))


_CELLS: Final[Mapping[str, Callable[[PledgeRow], str]]] = {
    "id": lambda row: row.pledge.id,
    "plan": lambda row: row.pledge.plan.key,
    "plan_title": _own(lambda pledge: pledge.plan.title),
    "number": _own(lambda pledge: pledge.plan.number),
    "region": _own(lambda pledge: pledge.region),
    "indicator": lambda row: row.pledge.indicator.key if row.pledge.indicator else "",
    "title": lambda row: row.title,
    "title_en": lambda row: row.pledge.title_en or "",
    "goal": lambda row: row.goal,
    "nature": lambda row: str(row.pledge.nature or ""),
    "from": lambda row: str(row.pledge.start or ""),
    "by": lambda row: row.deadline,
    "latest_date": lambda row: str(row.done.as_of) if row.done else "",
    "source": lambda row: row.done.source if row.done else "",
    "archived": lambda row: (row.done.archived or "") if row.done else "",
    "status": lambda row: row.status,
    "reason": lambda row: row.reason,
    "quote": _own(lambda pledge: pledge.quote),
    "scope": _own(lambda pledge: pledge.scope),
    "category": _own(lambda pledge: " > ".join(pledge.levels)),
    "change": lambda row: str(row.pledge.change or ""),
    "lead": _own(lambda pledge: "、".join(pledge.lead)),
    "responsible": _own(lambda pledge: "、".join(pledge.responsible)),
    "tags": _own(lambda pledge: "、".join(pledge.tags)),
    "extra": lambda row: json.dumps(dict(row.pledge.extra), ensure_ascii=False) if row.pledge.extra else "",
}
