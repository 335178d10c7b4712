"""From candidate to active, by steps that are done or skipped for a reason that stays visible."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.partners.events import (
    PartnerActivated,
    PartnerEnded,
    StepDone,
    StepSkipped,
    TrialStarted,
)
from pistos.partners.models import Partner, PartnerState, PartnerStep, Step
from pistos.partners.rules import LONGEST_TRIAL_DAYS, can_follow, is_reason, steps_missing


class StepAlreadyRecorded(Refused):
    pass


class ReasonTooShort(Refused):
    pass


class StateDoesNotFollow(Refused):
    pass


class StepsMissing(Refused):
    """Carries the steps, so that a page can name them."""

    def __init__(self, text: str, steps: list[Step]) -> None:
        super().__init__(text)
        self.steps = steps


class TrialTooLong(Refused):
    pass


@transaction.atomic
def record_step(*, partner: Partner, step: Step, words: str, by: Actor, at: datetime) -> None:
    """A step was done; `words` say how (whom was asked, which firms were compared)."""
    if not words.strip():
        raise ReasonTooShort(_("Write how it was done, so that others can check it."))
    _insert(PartnerStep(partner=partner, step=step, words=words.strip()), by, at)
    publish(StepDone(partner.pk, step), about=_ref(partner), by=by, at=at)


@transaction.atomic
def skip_step(*, partner: Partner, step: Step, reason: str, by: Actor, at: datetime) -> None:
    """A step is left out. Refuses a reason that says nothing; it is shown wherever the partner is."""
    if not is_reason(reason):
        raise ReasonTooShort(_("Write the reason in a sentence; it stays visible."))
    _insert(PartnerStep(partner=partner, step=step, words=reason.strip(), is_skipped=True), by, at)
    publish(StepSkipped(partner.pk, step, reason.strip()), about=_ref(partner), by=by, at=at)


@transaction.atomic
def start_trial(*, partner: Partner, until: date, today: date, by: Actor, at: datetime) -> Partner:
    """A time of trial up to and including `until`. Refuses a day past or more than a year ahead."""
    if not 1 <= (until - today).days <= LONGEST_TRIAL_DAYS:
        raise TrialTooLong(_("A trial ends between tomorrow and a year from now."))
    locked = _follow(partner, PartnerState.TRIAL)
    locked.trial_until = until
    locked.save(update_fields=["state", "trial_until"])
    publish(TrialStarted(locked.pk, until), about=_ref(locked), by=by, at=at)
    return locked


@transaction.atomic
def activate_partner(*, partner: Partner, today: date, by: Actor, at: datetime) -> Partner:
    """Trusts a partner fully; from now on customers are shown it.

    Refuses while a step is neither done nor skipped with a reason.
    """
    locked = _follow(partner, PartnerState.ACTIVE)
    recorded = {row.step: row for row in PartnerStep.objects.filter(partner=locked)}
    missing = steps_missing(set(recorded), trial_until=locked.trial_until, today=today)
    if missing:
        raise StepsMissing(
            _("Still open before it can be active: %(steps)s. Do it, or skip it with a reason.")
            % {"steps": ", ".join(_step_words()[step] for step in missing)},
            missing,
        )
    locked.save(update_fields=["state"])
    skipped = sorted(row.step for row in recorded.values() if row.is_skipped)
    publish(PartnerActivated(locked.pk, skipped), about=_ref(locked), by=by, at=at)
    return locked


@transaction.atomic
def end_partner(*, partner: Partner, reason: str, by: Actor, at: datetime) -> Partner:
    """Work with the partner ends; customers are no longer shown it. Its record stays."""
    if not is_reason(reason):
        raise ReasonTooShort(_("Write the reason in a sentence; it stays visible."))
    locked = _follow(partner, PartnerState.ENDED)
    locked.save(update_fields=["state"])
    publish(PartnerEnded(locked.pk, reason.strip()), about=_ref(locked), by=by, at=at)
    return locked


def _follow(partner: Partner, state: PartnerState) -> Partner:
    locked = Partner.objects.select_for_update().get(pk=partner.pk)
    if not can_follow(locked.state, state):
        raise StateDoesNotFollow(
            _("%(partner)s has changed meanwhile; this can no longer be done.")
            % {"partner": locked.name}
        )
    locked.state = state
    return locked


def _insert(row: PartnerStep, by: Actor, at: datetime) -> None:
    row.by_kind, row.by_id, row.happened_at = by.kind, by.id, at
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise StepAlreadyRecorded(_("This step is already on record.")) from None


def _step_words() -> dict[Step, str]:
    return {
        Step.ALTERNATIVES: _("a comparison with other firms"),
        Step.REFERENCE: _("a reference check"),
        Step.TRIAL: _("a trial"),
    }


def _ref(partner: Partner) -> Ref:
    return Ref("partner", str(partner.pk))
