"""A scorecard in words and plotted values."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from pistos.backoffice import measure_words as said
from pistos.backoffice.wording import CAUSES
from pistos.components.tags.speaking import language
from pistos.kit import words
from pistos.kit.regions import country_name, region_name
from pistos.kit.statistics import FEW, share
from pistos.kit.words import spoken
from pistos.partners.models import Partner, PartnerKind
from pistos.partners.rules import terms_of
from pistos.scorecards.models import Scorecard
from pistos.scorecards.queries.cards import Card
from pistos.scorecards.rules.figures import Deadline, Figures, cost_with_harm, figures_of
from pistos.scorecards.rules.score import WEIGHTS

MOST_REGIONS = 20


def score_words(card: Scorecard | None) -> str:
    """The score, or why there is none."""
    if card is None or card.score is None:
        return _("No promise decided yet")
    if card.count < FEW:
        return _("Too few to rank: %(count)s") % {"count": card.count}
    return said.value_words(card.score, "points")


def ranked_context(rows: list[Scorecard]) -> list[dict[str, Any]]:
    """Scorecards to compare: their strips share one axis. Partners are loaded with the rows."""
    axis = axis_over([figures_of(row.figures) for row in rows])
    return [card_context(row, axis=axis) for row in rows]


def card_context(
    row: Scorecard,
    *,
    partner: Partner | None = None,
    card: Card | None = None,
    axis: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """What pages show of a scorecard."""
    of = partner or row.partner
    figures = card.figures if card else figures_of(row.figures)
    basis = figures.basis
    kept, count = sum(line.kept for line in basis), sum(line.count for line in basis)
    axis = axis or axis_over([figures])
    return {
        "partner": of,
        "row": row,
        "score": score_words(row),
        "is_few": row.count < FEW,
        "kept": kept,
        "broken": count - kept,
        "parts": [
            (_part(name), words.percent_words(row.parts.get(name, 0), language(), 0))
            for name in WEIGHTS
            if name in row.parts
        ],
        "deadlines": [deadline_context(line, axis) for line in figures.deadlines],
        "past": past_of(row, card) if card else None,
        "trend": trend_of(figures),
        "regions": regions_of(figures),
        "harm": [(CAUSES.get(cause, cause), n) for cause, n in sorted(figures.harm.items())],
        "harm_count": figures.harm_count,
        "praised": figures.praised,
        "courtesy": courtesy_of(figures),
        "carriage": carriage_of(figures),
        "incidents": incidents_of(of, figures),
        "cost": cost_of(of, figures),
        "cost_label": _("Cost of a job, with harm")
        if terms_of(of.terms).harm_amount is not None
        else _("Price of a job"),
        "strip": deadline_context(basis[0], axis) if basis else None,
    }


def _part(name: str) -> str:
    return f"{said.SCORE_PARTS[name]} ({words.percent_words(WEIGHTS[name], language(), 0)})"


def deadline_context(line: Deadline, axis: tuple[float, float]) -> dict[str, Any]:
    kept = line.kept_share
    low, high = (said.value_words(bound, "share") for bound in (kept.low, kept.high))
    return {
        "kind": said.code_words(said.DEADLINES, line.kind),
        "to": _("to the customer") if line.toward == "customer" else _("to us"),
        "line": line,
        "start": axis[0],
        "end": axis[1],
        "said": strip_words(line),
        "facts": [
            (_("Kept"), _share_words(line.kept, line.count)),
            (_("Certain to 95 of 100 between"), f"{low} – {high}"),
            (_("Deviation"), said.value_words(line.deviation, "days")),
            (_("From the usual to nine of ten"), said.value_words(line.spread, "days")),
            (_("Never came"), words.number_words(line.never, language())),
        ],
    }


def strip_words(line: Deadline) -> str:
    """Where half, nine of ten and the slowest tenth lie against the promised time."""
    return _(
        "usually %(half)s; nine of ten at worst %(ninetieth)s; the slowest tenth %(worst)s"
    ) % {
        "half": _against(line.half),
        "ninetieth": _against(line.ninetieth),
        "worst": _against(line.worst_tenth),
    }


def _against(days: float) -> str:
    """Whole days once it is more than one, else hours."""
    span = timedelta(days=round(days) if abs(days) >= 1.5 else round(days * 24) / 24)
    return words.late_words(span, language())


def axis_over(figures: list[Figures]) -> tuple[float, float]:
    """One axis of days for strips that are compared."""
    rows = [line for found in figures for line in found.deadlines]
    low = min((line.tenth for line in rows), default=0.0)
    return min(0.0, low), max((line.worst_tenth for line in rows), default=1.0)


def past_of(row: Scorecard, card: Card) -> dict[str, Any]:
    """Against the own previous period and the own best."""
    change = ""
    if card.previous is not None and row.score is not None:
        gap = row.score - card.previous
        change = "same" if abs(gap) < 0.05 else "better" if gap > 0 else "worse"
    is_beaten = card.best is not None and row.score is not None and row.score > card.best
    return {
        "previous": said.value_words(card.previous, "points") if card.previous is not None else "",
        "change": change,
        "best": said.value_words(card.best, "points") if card.best is not None else "",
        "best_when": words.dated_words(card.best_on, language()) if card.best_on else "",
        "is_beaten": is_beaten and not card.is_few,
    }


def trend_of(figures: Figures) -> dict[str, Any] | None:
    """Kept rate by month."""
    if len(figures.months) < 2:
        return None
    values = [share(month.kept, month.kept + month.broken).value for month in figures.months]
    solid = [
        (value, at)
        for at, (value, month) in enumerate(zip(values, figures.months, strict=True))
        if value is not None and month.kept + month.broken >= FEW
    ]
    return {
        "labels": [
            words.month_words(date.fromisoformat(f"{month.month}-01"), language())
            for month in figures.months
        ],
        "due": [month.kept + month.broken for month in figures.months],
        "series": [{"label": _("Kept"), "values": values}],
        "best": max(solid)[1] if solid else None,
    }


def regions_of(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "place": place_words(row.country, row.region),
            "on_time": said.value_words(share(row.on_time, row.count).value, "share"),
            "count": row.count,
            "is_few": row.count < FEW,
            "promised": said.value_words(row.promised_days, "days"),
            "actual": said.value_words(row.actual_days, "days"),
        }
        for row in figures.regions[:MOST_REGIONS]
    ]


def place_words(country: str, region: str) -> str:
    """The region and its country, by name; the country alone where no region is known."""
    if not country:
        return region or "–"
    known = country_name(country, spoken(language()))
    if not region or region == country:
        return known
    return f"{region_name(region, spoken(language()))}, {known}"


def carriage_of(figures: Figures) -> list[tuple[str, str]]:
    """Parcels handed over in the period; nothing for those who carry none."""
    found = figures.carriage
    if not found.parcels:
        return []

    def part(count: int, whole: int) -> str:
        return _share_words(count, whole)

    return [
        (_("Parcels handed over"), words.number_words(found.parcels, language())),
        (_("At the first attempt"), part(found.at_first_attempt, found.arrived)),
        (_("On time by its own clock"), part(found.on_time_by_own_clock, found.clocked)),
        (_("Days under way, half"), said.value_words(found.half_days, "days")),
        (_("Days under way, nine of ten"), said.value_words(found.ninetieth_days, "days")),
        (_("Damaged"), part(found.damaged, found.parcels)),
        (_("Lost"), part(found.lost, found.parcels)),
        (_("Returned to us"), part(found.returned, found.parcels)),
    ]


def courtesy_of(figures: Figures) -> dict[str, str]:
    """How customers marked the courtesy of who came, with how far it can be trusted; empty without a mark."""
    found = figures.courtesy
    pleased = found.pleased_share
    if pleased.value is None:
        return {}
    low, high = (said.value_words(bound, "share") for bound in (pleased.low, pleased.high))
    of = said.based_on(found.pleased, found.answers, "share")
    note = _("%(of)s gave 4 or 5 of 5; certain to 95 of 100 between %(low)s and %(high)s")
    return {
        "value": said.value_words(pleased.value, "share"),
        "note": note % {"of": of, "low": low, "high": high},
    }


def incidents_of(partner: Partner, figures: Figures) -> list[tuple[str, str]]:
    """Trouble with a payment partner in the period; that there was none is said as well."""
    if partner.kind != PartnerKind.PAYMENT and not figures.incidents.count:
        return []
    found = figures.incidents
    return [
        (_("Times of trouble"), words.number_words(found.count, language())),
        (_("Hours of trouble"), words.number_words(round(found.hours, 1), language())),
        (_("Customers who met it"), words.number_words(found.affected, language())),
        (_("Lasting still"), words.number_words(found.unfinished, language())),
    ]


def _share_words(count: int, whole: int) -> str:
    value = said.value_words(share(count, whole).value, "share")
    return f"{value} ({said.based_on(count, whole, 'share')})" if whole else value


def cost_of(partner: Partner, figures: Figures) -> str:
    """Price of a job with its share of harm; empty where no price is known."""
    jobs = figures.carriage.parcels or sum(line.count for line in figures.basis)
    cost = cost_with_harm(
        partner.cost_amount,
        harm_amount=terms_of(partner.terms).harm_amount,
        harm_count=figures.harm_count,
        jobs=jobs,
    )
    return said.money(cost, partner.cost_currency) if cost is not None else ""
