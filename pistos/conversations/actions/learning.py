"""Learning how long customers wait here."""

from datetime import datetime

from pistos.conversations.queries.waits_learned import answer_waits, solution_waits
from pistos.estimates.actions import learn_wait_times
from pistos.estimates.rules.waits import ANSWER, SOLUTION
from pistos.kit.actors import Actor


def learn_answers(*, by: Actor, at: datetime) -> str:
    """From every answer promise of the last year; in use from now on. Publishes `WaitsLearned`."""
    return learn_wait_times(quantity=ANSWER, waits=answer_waits(at), at=at, by=by)


def learn_solutions(*, by: Actor, at: datetime) -> str:
    """From every conversation of the last year; in use from now on. Publishes `WaitsLearned`."""
    return learn_wait_times(quantity=SOLUTION, waits=solution_waits(at), at=at, by=by)
