"""What conversations do by the clock."""

from datetime import datetime

from pistos.conversations.actions.closing import wake_due
from pistos.conversations.actions.learning import learn_answers, learn_solutions
from pistos.conversations.actions.sending import send_held
from pistos.kit.actors import Actor
from pistos.kit.tasks import every
from pistos.kit.ticks import tick

LEARNER = Actor.machine("conversations.learn")


@every("10 3 * * *", name="conversations.learn_answers", queue="long")
def learn_how_long_answers_take(at: datetime) -> None:
    learn_answers(by=LEARNER, at=at)


@every("25 3 * * *", name="conversations.learn_solutions", queue="long")
def learn_how_long_solutions_take(at: datetime) -> None:
    learn_solutions(by=LEARNER, at=at)


@tick("conversations.send_held")
def send_what_was_held(at: datetime) -> None:
    send_held(at=at)


@tick("conversations.wake", seconds=5)
def wake_what_was_put_off(at: datetime) -> None:
    wake_due(at=at)
