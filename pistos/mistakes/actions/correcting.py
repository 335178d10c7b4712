"""A mistake is corrected: planned with a test, recorded, its lesson taken, closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.mistakes import events
from pistos.mistakes.actions.writing import (
    Lacking,
    SaysNothing,
    correction_of,
    locked_open,
    note,
    note_facts,
    ref,
    said,
    standing,
)
from pistos.mistakes.facts import Done, Learned, Plan, Series
from pistos.mistakes.models import Correction, Deed, Lesson, LessonKind, Mistake, Stage
from pistos.mistakes.queries.stream import rate_of
from pistos.mistakes.rules.stages import lacking_to_close, lacking_to_correct, lacking_to_plan
from pistos.promises.rules.due import day_of, end_of_day
from pistos.replies.actions.public import keep_accepted, refuse_any_held_back
from pistos.shop.queries import the_shop

MOST_WINDOW = 365
HEARD_WITHIN = timedelta(days=7)
"""So long after its window a correction is judged: what happened on the last days has to be heard first."""


class EffectTestFixed(Refused):
    """The correction is recorded: how it is judged can no longer be chosen."""


class EffectTestUnusable(Refused):
    """A window or a drop by which nothing could be judged."""


class WrongStage(Refused):
    """The mistake is not where this deed begins."""


@transaction.atomic
def plan_correction(*, mistake: Mistake, plan: Plan, by: Actor, at: datetime) -> Correction:
    """Fixes what will be done, whose it is, by when, and the test; measures the rate of before.

    Until it is recorded it may be planned anew. Publishes CorrectionPlanned, after which those who
    reported it are promised the day. Refuses with Lacking what is not understood yet, with EffectTestFixed
    after the correction, with EffectTestUnusable, and a day that is over.
    """
    made = locked_open(mistake)
    known = correction_of(made)
    if known is not None and known.corrected_at is not None:
        raise EffectTestFixed(
            _("The correction is recorded; its test stays as it was fixed before.")
        )
    _refuse_plan(made, plan, at)
    until = day_of(at, the_shop().time_zone)
    since = until - timedelta(days=plan.window_days - 1)
    before = rate_of(Series(made.cause, made.facet_kind, made.facet_id), since, until)
    row, _is_new = Correction.objects.update_or_create(
        mistake=made,
        round=made.round,
        defaults={
            "action": said(plan.action, _("Write what will be changed.")),
            "window_days": plan.window_days,
            "drop_percent": plan.drop_percent,
            "before_from": since,
            "before_until": until,
            "before_count": before.count,
            "before_exposure": before.exposure,
            "planned_at": at,
        },
    )
    made.owner, made.due_on = plan.owner, plan.due_on
    made.late_told_at = None
    made.save(update_fields=["owner", "due_on", "late_told_at"])
    note(made, Deed.PLANNED, row.action, by, at)
    told = events.CorrectionPlanned(
        made.pk,
        made.round,
        plan.owner.pk,
        plan.due_on.isoformat(),
        plan.window_days,
        plan.drop_percent,
    )
    publish(told, about=ref(made), by=by, at=at)
    return row


def _refuse_plan(made: Mistake, plan: Plan, at: datetime) -> None:
    lacks = lacking_to_plan(standing(made, None))
    if lacks:
        raise Lacking(lacks)
    if not 1 <= plan.window_days <= MOST_WINDOW or not 1 <= plan.drop_percent <= 100:
        raise EffectTestUnusable(_("Judge it after 1 to 365 days, by a drop of 1 to 100 percent."))
    if plan.due_on < day_of(at, the_shop().time_zone):
        raise EffectTestUnusable(_("The day of the correction is over. Choose a later one."))


@transaction.atomic
def record_correction(*, mistake: Mistake, done: Done, by: Actor, at: datetime) -> Correction:
    """It is corrected: from now on its test stands, and the same cause is a repeated mistake.

    Publishes MistakeCorrected, after which those who reported it are told. Refuses with Lacking what is
    not planned, with SaysNothing where nothing is said to customers, with WrongStage a second time, and
    with PublicHeldBack while a remark on the words for customers stands without a reason.
    """
    made = locked_open(mistake)
    row = correction_of(made)
    lacks = lacking_to_correct(standing(made, row))
    if lacks or row is None:
        raise Lacking(lacks or ("plan",))
    if made.stage != Stage.FOUND:
        raise WrongStage(_("This correction is recorded already."))
    problem, action = _tidy(done.told_problem), _tidy(done.told_action)
    if not problem or not action:
        raise SaysNothing(
            _(
                "Write for customers, in at least one language, what went wrong and what was changed."
            )
        )
    texts = (*problem.items(), *action.items())
    remarks = refuse_any_held_back(texts=texts, accepted=done.accepted)
    keep_accepted(remarks=remarks, accepted=done.accepted, about=ref(made), by=by, at=at)
    row.done = said(done.words, _("Write what was changed."))
    zone = the_shop().time_zone
    row.corrected_at = at
    row.after_from = day_of(at, zone) + timedelta(days=1)
    row.after_until = day_of(at, zone) + timedelta(days=row.window_days)
    row.judge_at = end_of_day(row.after_until, zone) + HEARD_WITHIN
    row.save(update_fields=["done", "corrected_at", "after_from", "after_until", "judge_at"])
    made.stage, made.corrected_at = Stage.CORRECTED, at
    made.told_problem, made.told_action = problem, action
    if done.cost_amount is not None:
        made.cost_amount = (made.cost_amount or 0) + done.cost_amount
    made.save(update_fields=["stage", "corrected_at", "told_problem", "told_action", "cost_amount"])
    note(made, Deed.CORRECTED, row.done, by, at)
    publish(events.MistakeCorrected(made.pk, made.round), about=ref(made), by=by, at=at)
    return row


def _tidy(words: Mapping[str, str]) -> dict[str, str]:
    return {code: text.strip()[:1000] for code, text in words.items() if text.strip()}


@transaction.atomic
def take_lesson(*, mistake: Mistake, learned: Learned, by: Actor, at: datetime) -> Lesson:
    """What keeps it from happening again. Publishes LessonTaken.

    Refuses with WrongStage before the correction, and with SaysNothing one without words or kind.
    """
    made = locked_open(mistake)
    if made.stage == Stage.FOUND:
        raise WrongStage(_("Record the correction first: the lesson is taken from it."))
    if learned.kind not in LessonKind.values:
        raise SaysNothing(_("Say what became of the lesson: a rule, a training, a sheet, a check."))
    lesson = Lesson.objects.create(
        mistake=made,
        round=made.round,
        kind=learned.kind,
        words=said(learned.words, _("Write the lesson in words that a newcomer understands.")),
        by_id=by.id,
        taken_at=at,
    )
    made.stage = Stage.LEARNED
    made.save(update_fields=["stage"])
    note(made, Deed.LEARNED, lesson.words, by, at)
    publish(events.LessonTaken(made.pk, made.round, lesson.kind), about=ref(made), by=by, at=at)
    return lesson


@transaction.atomic
def close_mistake(*, mistake: Mistake, seen_round: int, by: Actor, at: datetime) -> None:
    """Closed, with its measured effect for everybody to read. Publishes MistakeClosed.

    `seen_round` is the round that its closer saw: one that was opened again meanwhile is not closed.
    Refuses with Lacking a stage that is not whole, or a correction that did not work.
    """
    made = locked_open(mistake)
    if made.round != seen_round:
        raise WrongStage(_("It was opened again meanwhile: the same cause came back. Please look."))
    row = correction_of(made)
    lacks = lacking_to_close(standing(made, row))
    if lacks or row is None:
        raise Lacking(lacks or ("correction",))
    made.closed_at = at
    made.save(update_fields=["closed_at"])
    note_facts(made, Deed.CLOSED, {"verdict": row.verdict}, by, at)
    told = events.MistakeClosed(made.pk, made.round, row.verdict)
    publish(told, about=ref(made), by=by, at=at)
