"""Playing through the five steps with a simulated customer; scored by the rules of real conversations."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.rules.tidying import many_lines
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.practice import events
from pistos.practice.models import Rehearsal, Step, Turn
from pistos.practice.rules import scoring
from pistos.practice.rules.scenarios import Scenario, scenarios

MOST_ROUNDS = 2
LONGEST = 4000


class NoSuchScenario(Refused):
    """There is no simulated customer of that name and language."""


class OtherStep(Refused):
    """The rehearsal is at another step; steps are not skipped."""


class NothingSaid(Refused):
    """A step needs words."""


@transaction.atomic
def begin_rehearsal(*, scenario: str, language: str, by: User, at: datetime) -> Rehearsal:
    """A simulated customer writes to this person. Publishes RehearsalBegun. Refuses with NoSuchScenario."""
    played = scenarios().get((scenario, language))
    if played is None:
        raise NoSuchScenario(_("There is no such customer to practise on."))
    made = Rehearsal.objects.create(person=by, scenario=scenario, language=language, begun_at=at)
    _say(made, played.opening, at)
    told = events.RehearsalBegun(made.pk, scenario)
    publish(told, about=_ref(made), by=Actor.person(by.pk), at=at)
    return made


@transaction.atomic
def mark_what_was_heard(
    *, rehearsal: Rehearsal, marks: Collection[tuple[int, str]], at: datetime
) -> Rehearsal:
    """Which sentence holds what; scored against what the rules find. Refuses with OtherStep."""
    found, played = _at(rehearsal, Step.LISTEN)
    points = scoring.listening_points(played.opening, marks)
    return _on(found, Step.ASK, points)


@transaction.atomic
def ask_in_rehearsal(*, rehearsal: Rehearsal, text: str, at: datetime) -> Rehearsal:
    """A question; the simulated customer answers it. Refuses with OtherStep and NothingSaid."""
    found, played = _at(rehearsal, Step.ASK)
    said = _words(text)
    points, remarks = scoring.asking_points(said)
    _say(found, said, at, remarks=remarks, is_ours=True)
    _say(found, played.answer, at)
    return _on(found, Step.REPEAT, points)


@transaction.atomic
def repeat_in_rehearsal(*, rehearsal: Rehearsal, text: str, at: datetime) -> Rehearsal:
    """The restatement. A copy is not sent and costs points; what is missing is corrected by the customer.

    Two rounds at most, as in a real conversation. Refuses with OtherStep and NothingSaid.
    """
    found, played = _at(rehearsal, Step.REPEAT)
    said = _words(text)
    problem = scoring.repeating_problem(said, [played.opening, played.answer])
    if problem:
        _say(found, said, at, remarks=[problem], is_ours=True)
        found.round += 1
        found.save(update_fields=["round"])
        return found
    missing = scoring.missing_points(said, played)
    remarks = ["point_missing"] * bool(missing)
    _say(found, said, at, remarks=remarks, is_ours=True)
    if Step.REPEAT not in found.scores:
        points = scoring.repeating_points(len(missing), len(played.points), found.round)
        found.scores = found.scores | {str(Step.REPEAT): points}
    found.round += 1
    if missing and found.round < MOST_ROUNDS:
        _say(found, played.correction, at)
        found.save(update_fields=["scores", "round"])
        return found
    found.step = Step.ACT
    found.save(update_fields=["scores", "round", "step"])
    return found


@transaction.atomic
def act_in_rehearsal(*, rehearsal: Rehearsal, text: str, at: datetime) -> Rehearsal:
    """The reply, checked as a real one; the rehearsal ends with its score. Publishes RehearsalFinished.

    Refuses with OtherStep and NothingSaid.
    """
    found, played = _at(rehearsal, Step.ACT)
    said = _words(text)
    points, remarks = scoring.acting_points(said, played, found.person.name)
    _say(found, said, at, remarks=remarks, is_ours=True, step=Step.ACT)
    turns = list(found.turns.exclude(step=Step.ACT))
    talking, _share = scoring.talking_points(
        " ".join(turn.text for turn in turns if not turn.is_customer),
        " ".join(turn.text for turn in turns if turn.is_customer),
    )
    found.scores = found.scores | {str(Step.ACT): points, "talk": talking}
    found.score, found.step, found.finished_at = scoring.score_of(found.scores), Step.DONE, at
    found.save(update_fields=["scores", "score", "step", "finished_at"])
    told = events.RehearsalFinished(found.pk, found.score)
    publish(told, about=_ref(found), by=Actor.person(found.person_id), at=at)
    return found


def _at(rehearsal: Rehearsal, step: Step) -> tuple[Rehearsal, Scenario]:
    rows = Rehearsal.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.get(pk=rehearsal.pk)
    if found.step != step:
        raise OtherStep(_("This rehearsal is at another step."))
    return found, scenarios()[found.scenario, found.language]


def _on(found: Rehearsal, step: Step, points: int) -> Rehearsal:
    found.scores = found.scores | {found.step: points}
    found.step = step
    found.save(update_fields=["scores", "step"])
    return found


def _words(text: str) -> str:
    said = many_lines(text).strip()[:LONGEST]
    if not said:
        raise NothingSaid(_("Please write what you would say."))
    return said


def _say(
    found: Rehearsal,
    text: str,
    at: datetime,
    *,
    remarks: Collection[str] = (),
    is_ours: bool = False,
    step: Step | None = None,
) -> None:
    Turn.objects.create(
        rehearsal=found,
        is_customer=not is_ours,
        step=step or found.step,
        text=text,
        remarks=list(remarks),
        at=at,
    )


def _ref(rehearsal: Rehearsal) -> Ref:
    return Ref("rehearsal", str(rehearsal.pk))
