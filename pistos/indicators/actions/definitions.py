"""Defining indicators: rows, so that an owner adds one without code."""

from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import Channel
from pistos.indicators.events import IndicatorAdded, IndicatorEdited, IndicatorHidden
from pistos.indicators.models import Indicator
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Unit
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated
from pistos.partners.models import Partner
from pistos.promises.models import PromiseKind

LONGEST_DAYS = 731


class ImpossibleDefinition(Refused):
    pass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an owner asks for; `target` and `threshold` in the measure's unit (a share is 0 to 1)."""

    name: Translated
    measure: str
    parameters: dict[str, str] = field(default_factory=dict)
    definition: Translated = field(default_factory=dict)
    period_days: int = 30
    target: float | None = None
    threshold: float | None = None
    owner: User | None = None


@transaction.atomic
def add_indicator(*, wanted: Wanted, by: Actor, at: datetime) -> Indicator:
    """A new indicator. Refuses an unknown measure, a parameter it does not know, impossible numbers."""
    check(wanted)
    indicator = Indicator(code=_free_code(wanted), added_at=at)
    _write(indicator, wanted)
    indicator.save(force_insert=True)
    event = IndicatorAdded(indicator.pk, wanted.measure)
    publish(event, about=Ref("indicator", str(indicator.pk)), by=by, at=at)
    return indicator


@transaction.atomic
def edit_indicator(*, indicator: Indicator, wanted: Wanted, by: Actor, at: datetime) -> Indicator:
    """Changes a definition; the journal keeps the former. Another question makes old answers void:
    readings of another measure, parameters or period are dropped, to be read anew.
    """
    check(wanted)
    locked = Indicator.objects.select_for_update().get(pk=indicator.pk)
    before = _said(locked)
    _write(locked, wanted)
    after = _said(locked)
    if before == after:
        return locked
    locked.save()
    question = ("measure", "parameters", "period_days")
    if any(before[name] != after[name] for name in question):
        locked.readings.all().delete()
    event = IndicatorEdited(locked.pk, before, after)
    publish(event, about=Ref("indicator", str(locked.pk)), by=by, at=at)
    return locked


@transaction.atomic
def hide_indicator(*, indicator: Indicator, by: Actor, at: datetime) -> None:
    """It is neither shown nor read from now on; its history stays. Hiding twice changes nothing."""
    if Indicator.objects.filter(pk=indicator.pk, is_shown=True).update(is_shown=False):
        ref = Ref("indicator", str(indicator.pk))
        publish(IndicatorHidden(indicator.pk), about=ref, by=by, at=at)


def check(wanted: Wanted) -> None:
    """Raises ImpossibleDefinition with the first thing that cannot be."""
    measure = MEASURES.get(wanted.measure)
    if measure is None:
        raise ImpossibleDefinition(_("Choose what to measure."))
    if not any(text.strip() for text in wanted.name.values()) or set(wanted.name) - set(LANGUAGES):
        raise ImpossibleDefinition(_("Give it a name."))
    if not 1 <= wanted.period_days <= LONGEST_DAYS:
        raise ImpossibleDefinition(_("The period is between 1 and 731 days."))
    unknown = sorted(set(wanted.parameters) - set(measure.parameters))
    if unknown:
        raise ImpossibleDefinition(
            _("“%(measure)s” cannot be narrowed by %(names)s.")
            % {"measure": measure.name, "names": ", ".join(unknown)}
        )
    _check_parameters(wanted.parameters)
    for number in (wanted.target, wanted.threshold):
        is_beyond = measure.unit is Unit.SHARE and number is not None and not 0 <= number <= 1
        if is_beyond or (number is not None and not isfinite(number)):
            raise ImpossibleDefinition(_("Target and threshold lie between 0% and 100%."))


def _check_parameters(given: dict[str, str]) -> None:
    if given.get("kind") and given["kind"] not in PromiseKind.values:
        raise ImpossibleDefinition(_("There is no such kind of promise."))
    if given.get("partner") and not Partner.objects.filter(code=given["partner"]).exists():
        raise ImpossibleDefinition(_("There is no such partner."))
    if given.get("channel") and given["channel"] not in Channel.values:
        raise ImpossibleDefinition(_("There is no such channel."))
    if given.get("record", "all") not in ("all", "public"):
        raise ImpossibleDefinition(_("The record is either all of it or the public part."))
    if given.get("made_by") and not given["made_by"].isdigit():
        raise ImpossibleDefinition(_("There is no such member of staff."))


def _write(indicator: Indicator, wanted: Wanted) -> None:
    indicator.name = wanted.name
    indicator.definition = wanted.definition
    indicator.measure = wanted.measure
    indicator.parameters = {name: text for name, text in wanted.parameters.items() if text}
    indicator.period_days = wanted.period_days
    indicator.target = wanted.target
    indicator.threshold = wanted.threshold
    indicator.owner = wanted.owner
    indicator.is_shown = True


def _said(indicator: Indicator) -> dict[str, object]:
    return {
        "name": indicator.name,
        "definition": indicator.definition,
        "measure": indicator.measure,
        "parameters": indicator.parameters,
        "period_days": indicator.period_days,
        "target": indicator.target,
        "threshold": indicator.threshold,
        "owner": indicator.owner_id,
        "is_shown": indicator.is_shown,
    }


def _free_code(wanted: Wanted) -> str:
    plain = slugify(" ".join([wanted.measure, *wanted.parameters.values()]))[:50]
    taken = set(Indicator.objects.filter(code__startswith=plain).values_list("code", flat=True))
    number = 2
    code = plain
    while code in taken:
        code, number = f"{plain}-{number}", number + 1
    return code
