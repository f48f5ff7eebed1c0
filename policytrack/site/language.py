"""The pages of a site in one language."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from policytrack.data.model import Indicator, Plan, Pledge, Promise, Target
from policytrack.progress import Status
from policytrack.quantity.format import unit_words
from policytrack.render import compare as told_compare
from policytrack.render import html, svg
from policytrack.render.page_data import page_data
from policytrack.render.show import revision_line
from policytrack.render.templating import filled
from policytrack.report import compare, counts, derivation, timeline
from policytrack.report.columns import ReportRow
from policytrack.report.events import Event
from policytrack.report.locale import Locale
from policytrack.report.pledges import PledgeRow
from policytrack.report.report import Report
from policytrack.site import cards, news, pledges
from policytrack.site.addresses import regions_of
from policytrack.site.cards import Card, Text
from policytrack.site.findings import MONTHS, Findings

#: So many rows a list of the overview has, and so many news; the rest is a click away.
_FEW: Final = 20
_BEHIND: Final = (Status.MISSED, Status.MOVING_AWAY, Status.FAR_BEHIND, Status.BEHIND)
_LIST_HEADINGS: Final = ("promised", "region", "goal", "standing", "bar", "due", "status")
_COMPARE_HEADINGS: Final = ("rank", "region", "goal", "standing", "attained", "growth", "due", "status")
_DOWNLOADS: Final = (("targets.csv", "targets"), ("figures.csv", "figures"), ("targets.json", "json"),
                     ("datapackage.json", "package"))  # fmt: skip

_Page = tuple[str, Callable[[], bytes]]


class LanguagePages:
    """What all pages of a language share, and each of them."""

    def __init__(self, findings: Findings, report: Report, title: str, templates: Any, common: dict[str, Any]) -> None:
        self.findings, self.report = findings, report
        self.dataset, self.where = findings.dataset, findings.where
        self.locale = report.locale
        self.words = self.locale.table("PAGE")
        self.site_title = title or self.locale.phrase("page title")
        self.templates = templates
        self.common = {
            **common, "site_title": self.site_title, "words": self.words, "say": self.locale.phrase,
            "note": self.locale.conversion, "known": len(self.dataset.promises),
            "colon": self.locale.table("SIGNS")["colon"],
            "headings": [self.locale.heading(key) for key in _LIST_HEADINGS],
        }  # fmt: skip

    @cached_property
    def rows(self) -> dict[str, ReportRow]:
        """Every target as the report has it, by its id."""
        return {row.assessment.target.id: row for row in self.report.rows}

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Every promise as a list shows it, by its id."""
        where = self.where.targets
        found = {identity: cards.card(row, where[identity]) for identity, row in self.rows.items()}
        return found | {row.pledge.id: pledges.card(row, where[row.pledge.id]) for row in self.report.pledges}

    def pages(self) -> Iterable[_Page]:
        """The path of each page below the language's folder, and what makes it."""
        yield "index.html", self.overview
        yield "targets.html", self.all_targets
        yield "feed.xml", self.feed
        by_plan = self.findings.by_plan
        for plan in self.dataset.plans:
            yield self._page(self.where.plans[plan.key], self.plan, plan, by_plan.get(plan.key, []))
        for region, targets in self.findings.by_region.items():
            yield self._page(self.where.regions[region], self.region, region, targets)
        for indicator in self.dataset.indicators:
            yield self._page(self.where.indicators[indicator.key], self.indicator, indicator)
        for target in self.dataset.targets:
            yield self._page(self.where.targets[target.id], self.target, target)
        for row in self.report.pledges:
            yield self._page(self.where.targets[row.pledge.id], self.pledge, row)

    def _page(self, address: str, make: Callable[..., bytes], *about: Any) -> _Page:
        from urllib.parse import unquote  # noqa: PLC0415 - the address as a link has it, the path as the disk has it

        return unquote(address), lambda: make(address, *about)

    def _filled(self, template: str, path: str, title: str, description: str, **parts: Any) -> bytes:
        up = "../" * path.count("/")
        own = {"path": path, "up": up, "title": title, "description": description}
        return filled(self.templates, template, {**self.common, **own, **parts}).encode()

    # The pages.

    def overview(self) -> bytes:
        """What is due, what fell behind, what is new, and the counts by plan, region and indicator."""
        due = self.findings.due
        behind = [card for status in _BEHIND for card in self.cards.values() if card.state is status]
        phrase = self.locale.phrase
        sections = [
            self._section(self.words["site behind"], behind),
            self._section(phrase("overdue", day=self.report.as_of), [self._card(one) for one in due.overdue]),
            self._section(phrase("due soon", months=MONTHS), [self._card(one) for one in due.soon]),
        ]
        names = [self.locale.status(status) for status, _ in self.report.counts]
        lists = [
            {"heading": self.words[f"site {name}"], "lines": lines, "headings": [*names, self.locale.heading("total")]}
            for name, lines in (
                ("plans", self._plans()), ("regions", self._regions()), ("indicators", self._indicators())
            )
            if lines
        ]  # fmt: skip
        return self._filled(
            "overview.html", "index.html", self.site_title, counts.sentence(self.report),
            counts=counts.sentence(self.report), details=list(counts.details(self.report)), sections=sections,
            lists=lists, news=[self._news(one) for one in self.findings.news[:_FEW]],
            bars=any(card.filled for section in sections for card in section["cards"]),
            downloads=[(f"data/{file}", self.words[f"site {name}"]) for file, name in _DOWNLOADS],
        )  # fmt: skip

    def all_targets(self) -> bytes:
        """Everything in one table that works as the page of the report does."""
        frame = html.frame(self.report)
        data = page_data(self.report, lambda promise: self.where.targets[promise.id])
        return self._filled(
            "targets.html", "targets.html", self.words["targets"], frame["counts"], **frame, data=data, unfolds=False
        )

    def plan(self, path: str, plan: Plan, promises: Sequence[Promise]) -> bytes:
        """A plan with its promises."""
        shown = self.locale.shown
        parts = (plan.issuer and shown(plan.issuer), plan.number and shown(plan.number), str(plan.issued or ""))
        return self._listing(
            path, shown(plan.title), promises, [(None, _targets(promises))],
            heading_en=self._english(plan),
            line=cards.told(" · ".join(part for part in parts if part), self.locale),
            regions=self._places(plan.regions), link=cards.linked(plan.url),
            remark=cards.told(shown(plan.note or ""), self.locale) if plan.note else None,
        )  # fmt: skip

    def region(self, path: str, region: str, promises: Sequence[Promise]) -> bytes:
        """A region with its promises, plan by plan."""
        by_plan: dict[str, list[Target]] = {}
        for target in _targets(promises):
            by_plan.setdefault(target.plan.key, []).append(target)
        groups = ((found[0].plan, found) for found in by_plan.values())
        return self._listing(path, self.locale.shown(region), promises, groups)

    def _listing(
        self, path: str, title: str, promises: Sequence[Promise],
        groups: Iterable[tuple[Plan | None, Sequence[Promise]]], **parts: Any,
    ) -> bytes:  # fmt: skip
        in_words = [one for one in promises if isinstance(one, Pledge)]
        told = [self._group(plan.title if plan else "", plan, found) for plan, found in groups]
        told.append(self._group(self.locale.phrase("pledges"), None, in_words))
        empty: dict[str, Any] = {"heading_en": "", "line": None, "regions": [], "link": "", "remark": None}
        counted = self._counted(promises)
        return self._filled(
            "listing.html", path, self._titled(title, parts.get("heading_en", "")), counted,
            heading=cards.told(title, self.locale), counts=counted, groups=[group for group in told if group["cards"]],
            bars=any(card.filled for group in told for card in group["cards"]), **{**empty, **parts},
        )  # fmt: skip

    def _group(self, name: str, plan: Plan | None, promises: Sequence[Promise]) -> dict[str, Any]:
        """A heading with its promises: those with a figure first, which is where the news is."""
        found = [self.cards[promise.id] for promise in promises]
        return {
            "name": cards.told(self.locale.shown(name), self.locale) if name else None,
            "name_en": self._english(plan), "address": self.where.plans[plan.key] if plan else "",
            "cards": sorted(found, key=lambda card: not card.filled),
        }  # fmt: skip

    def _english(self, named: Plan | Indicator | None) -> str:
        """The English title of a plan or indicator, on English pages."""
        return self.locale.english(named.title_en) if named else ""

    def _titled(self, title: str, title_en: str, region: str = "") -> str:
        """The title of a page where it stands alone, in a tab or a card: whose it is, and in English too."""
        english = f" ({title_en})" if title_en else ""
        return f"{region} · {title}{english}" if region else f"{title}{english}"

    def indicator(self, path: str, indicator: Indicator) -> bytes:
        """An indicator over plans and regions: goals and figures on one scale, as `compare` has them."""
        found = self.findings.comparison(indicator)
        locale = self.locale._replace(unit=told_compare.shown_unit(found, self.locale))
        title = locale.shown(indicator.title)
        remarks = [locale.phrase("bases apart")] if len(found.bases) > 1 else []
        remarks += [line for one in found.parts for line in told_compare.parts_told(one, locale)]
        remarks += [told_compare.revision_told(one, locale) for one in found.revisions]
        bases = [
            {
                "name": told_compare.basis_name(basis, locale),
                "headings": [locale.heading(key) for key in _COMPARE_HEADINGS],
                "entries": cards.compared([self._alike(one, locale) for one in basis.entries], locale),
            }
            for basis in found.bases
        ]  # fmt: skip
        unit = unit_words(locale.unit, locale.lang) if locale.unit else ""
        return self._filled(
            "indicator.html", path, self._titled(title, self._english(indicator)),
            self._counted(self.findings.by_indicator.get(indicator.key, [])),
            heading=cards.told(title, locale), bases=bases, remarks=remarks,
            heading_en=self._english(indicator), unit=unit,
            remark=cards.told(locale.shown(indicator.note), locale) if indicator.note else None,
        )  # fmt: skip

    def target(self, path: str, target: Target) -> bytes:
        """A target with everything that is known of it."""
        row, locale = self.rows[target.id], self.locale
        assessment = row.assessment
        return self._filled(
            "target.html", path, self._title_of(target), f"{row.status}{self.common['colon']}{row.reason}",
            **self._promise(target, row.goal),
            forecast=locale.table("FORECAST")[assessment.forecast] if assessment.forecast else "",
            needed=derivation.needed_line(assessment, locale),
            drawing=svg.draw(row), facts=list(cards.facts(row)),
            revisions=[
                (*revision_line(one, target, locale),
                 self.where.targets[(one.old if one.new == target else one.new).id])
                for one in self.findings.revisions.get(target.id, [])
            ],
            figures=list(cards.figures(row)),
            figure_headings=[locale.heading("latest_date"), locale.heading("value"), locale.heading("why"),
                             self.words["site source"]],
            steps=list(derivation.workings(assessment, locale)),
            news=[self._news(one) for one in self._events_of.get(target.id, [])],
        )  # fmt: skip

    def pledge(self, path: str, row: PledgeRow) -> bytes:
        """A goal without a figure, and who says that it was kept."""
        return self._filled(
            "pledge.html", path, self._title_of(row.pledge), f"{row.status}{self.common['colon']}{row.reason}",
            **self._promise(row.pledge, row.goal),
            revisions=[(self.locale.phrase("show revises"), row.pledge.revises, self.where.targets[row.pledge.revises])]
            if row.pledge.revises in self.where.targets else [],
            facts=list(pledges.facts(row)), done=pledges.done_words(row.done, self.locale),
        )  # fmt: skip

    def _promise(self, promise: Promise, goal: str) -> dict[str, Any]:
        """What the pages of promises share: the quote with the goal in it, the plan, places and indicator."""
        locale, plan, indicator = self.locale, promise.plan, promise.indicator
        quote = cards.quote_parts(locale.shown(promise.quote), goal)
        line = " · ".join(locale.shown(part) for part in (plan.issuer, plan.number, str(plan.issued or "")) if part)
        return {
            "card": self.cards[promise.id], "quote": quote, "quote_lang": cards.told("".join(quote), locale).lang,
            "plan": cards.told(locale.shown(plan.title), locale), "plan_address": self.where.plans[plan.key],
            "plan_line": cards.told(line, locale) if line else None, "link": cards.linked(plan.url),
            "plan_en": self._english(plan), "regions": self._places(regions_of(promise)),
            "indicator": (cards.told(locale.shown(indicator.title), locale), self.where.indicators[indicator.key],
                          self._english(indicator)) if indicator else None,
        }  # fmt: skip

    def _places(self, regions: Iterable[str]) -> list[tuple[Text, str]]:
        """Places by their names, each with its page; a plan's place has none where no promise is for it."""
        found = ((region, self.where.regions.get(region)) for region in regions)
        return [(cards.told(self.locale.shown(region), self.locale), page) for region, page in found if page]

    def feed(self) -> bytes:
        """The newest figures and changed verdicts, for feed readers (Atom, RFC 4287)."""
        feed_id = news.identity(f"{self.common['url']} {self.site_title} {self.locale.lang}")
        items = [self._news(one) for one in self.findings.news]
        return filled(self.templates, "feed.xml", {**self.common, "feed_id": feed_id, "news": items}).encode()

    # What they are made of.

    @cached_property
    def _events_of(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for one in self.findings.news:
            found.setdefault(one.after.target.id, []).append(one)
        return found

    def _news(self, one: Event) -> dict[str, Any]:
        return news.told(one, self.cards[one.after.target.id], self.locale)

    def _title_of(self, promise: Promise) -> str:
        card = self.cards[promise.id]
        return self._titled(card.title.words, card.title_en, card.region.words)

    def _section(self, heading: str, found: Sequence[Card]) -> dict[str, Any]:
        more = self.words["site more"].format(count=len(self.cards)) if len(found) > _FEW else ""
        return {"heading": heading, "cards": found[:_FEW], "more": more}

    def _card(self, due: timeline.Due) -> Card:
        return self.cards[due.row.promise.id]

    def _alike(self, one: compare.Ranked, locale: Locale) -> tuple[ReportRow, Card, compare.Ranked]:
        """A target of a comparison, its card with the goal in the unit of that."""
        target = one.assessment.target
        card = self.cards[target.id]._replace(normalised=locale.bound(target.goal.bound))
        return self.rows[target.id], card, one

    def _statuses(self, promises: Iterable[Promise]) -> list[int]:
        """How many have each status of the report, and all."""
        found = Counter(self.cards[promise.id].state for promise in promises)
        return [*(found[status] for status, _ in self.report.counts), found.total()]

    def _counted(self, promises: Sequence[Promise]) -> str:
        named = zip(self.report.counts, self._statuses(promises)[:-1], strict=True)
        parts = [self.locale.counted(status, count) for (status, _), count in named if count]
        key = "target on" if len(promises) == 1 else "targets on"
        signs = self.locale.table("SIGNS")
        opening = self.locale.phrase(key, count=len(promises), day=self.report.as_of)
        return opening + (signs["colon"] + signs["list"].join(parts) if parts else "")

    def _lines(self, groups: Iterable[tuple[str, str, str, Sequence[Promise]]]) -> list[dict[str, Any]]:
        return [
            {
                "name": cards.told(self.locale.shown(name), self.locale),
                "name_en": name_en,
                "address": address,
                "numbers": self._statuses(found),
            }
            for name, name_en, address, found in groups
        ]

    def _plans(self) -> list[dict[str, Any]]:
        found = self.findings.by_plan
        return self._lines(
            (plan.title, self._english(plan), self.where.plans[plan.key], found.get(plan.key, []))
            for plan in self.dataset.plans
        )

    def _regions(self) -> list[dict[str, Any]]:
        return self._lines(
            (name, "", self.where.regions[name], found) for name, found in self.findings.by_region.items()
        )

    def _indicators(self) -> list[dict[str, Any]]:
        found = self.findings.by_indicator
        return self._lines(
            (one.title, self._english(one), self.where.indicators[one.key], found.get(one.key, []))
            for one in self.dataset.indicators
        )


def _targets(promises: Iterable[Promise]) -> list[Target]:
    """Those with a figure."""
    return [one for one in promises if isinstance(one, Target)]
