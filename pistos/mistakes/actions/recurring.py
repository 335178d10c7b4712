"""The same cause again, and the verdict that the facts speak: neither needs a person."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.mistakes import events
from pistos.mistakes.actions.finding import link_evidence
from pistos.mistakes.actions.writing import locked, note, note_facts, ref, said
from pistos.mistakes.facts import Series, Shown
from pistos.mistakes.models import SEVEREST, Correction, Deed, Mistake, Stage, Verdict
from pistos.mistakes.queries.stream import rate_of
from pistos.mistakes.rules.effect import Rate, effect
from pistos.mistakes.rules.stages import next_severity

JUDGE = Actor.machine("mistakes.judge")


@transaction.atomic
def note_same_cause(*, mistake: Mistake, shown: Shown, by: Actor, at: datetime) -> bool:
    """The cause was coded once more. After the correction it is a repeated mistake; returns whether.

    Repeated: it opens again one step more severe, in a new round, and counts against its correction.
    Publishes MistakeRepeated. What happened before the correction, or while it is open, is evidence;
    of a closed mistake nothing is written then. The same thing twice counts once.
    """
    made = locked(mistake)
    last = made.corrections.exclude(corrected_at=None).order_by("-round").first()
    corrected_at = last.corrected_at if last is not None else None
    is_after = corrected_at is not None and shown.happened_at > corrected_at
    if not is_after and not made.is_open:
        return False
    _row, is_new = link_evidence(made, shown, at, is_repeat=is_after)
    if not is_new or not is_after or last is None:
        return False
    last.repeat_count += 1
    last.save(update_fields=["repeat_count"])
    made.repeated_count += 1
    if last.round == made.round:
        _open_again(made)
    made.save(update_fields=["repeated_count", *_OPENED])
    facts = {"ref_kind": shown.ref.kind, "ref_id": shown.ref.id, "severity": made.severity}
    note_facts(made, Deed.REPEATED, facts, by, at)
    told = events.MistakeRepeated(
        made.pk, made.round, made.cause, made.severity, made.repeated_count
    )
    publish(told, about=ref(made), by=by, at=at)
    return True


_OPENED = ("stage", "round", "severity", "closed_at", "due_on", "late_told_at")


def _open_again(made: Mistake) -> None:
    """A new round begins: found, unplanned, one step more severe. The owner stays."""
    made.stage, made.round = Stage.FOUND, made.round + 1
    made.severity = next_severity(made.severity, severest=SEVEREST)
    made.closed_at = made.due_on = made.late_told_at = None


@transaction.atomic
def reopen_mistake(*, mistake: Mistake, because: str, by: Actor, at: datetime) -> None:
    """A person sees that it is not over. Publishes MistakeReopened; without effect on one not corrected."""
    made = locked(mistake)
    words = said(because, _("Write why it is opened again."))
    if made.stage == Stage.FOUND:
        return
    _open_again(made)
    made.save(update_fields=_OPENED)
    note(made, Deed.REOPENED, words, by, at)
    told = events.MistakeReopened(made.pk, made.round, made.severity)
    publish(told, about=ref(made), by=by, at=at)


@transaction.atomic
def judge_correction(*, correction: Correction, at: datetime) -> Verdict | None:
    """The verdict once the window is over, from the stream that raised the alarm; once.

    Publishes CorrectionJudged. A correction that did not work opens its mistake again, unless the same
    cause did before.
    """
    made = locked(correction.mistake)
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    if row.verdict or row.judge_at is None or row.judge_at > at:
        return None
    if row.after_from is None or row.after_until is None:
        return None
    before = Rate(row.before_count, row.before_exposure)
    series = Series(made.cause, made.facet_kind, made.facet_id)
    after = rate_of(series, row.after_from, row.after_until)
    found = effect(before, after, drop_percent=row.drop_percent)
    row.verdict, row.judged_at = found.verdict, at
    row.after_count, row.after_exposure = after.count, after.exposure
    row.save(update_fields=["verdict", "judged_at", "after_count", "after_exposure"])
    verdict = Verdict(row.verdict)
    note_facts(made, Deed.JUDGED, {"verdict": row.verdict}, JUDGE, at)
    told = events.CorrectionJudged(
        made.pk,
        row.round,
        row.verdict,
        before.count,
        before.exposure,
        after.count,
        after.exposure,
    )
    publish(told, about=ref(made), by=JUDGE, at=at)
    if verdict is Verdict.DID_NOT and row.round == made.round:
        _open_again(made)
        made.save(update_fields=_OPENED)
        note_facts(made, Deed.REOPENED, {"verdict": row.verdict}, JUDGE, at)
    return verdict
