"""What causes do by the clock."""

from datetime import datetime

from pistos.causes.actions.learning import learn_coding
from pistos.causes.actions.proposing import propose_causes
from pistos.causes.actions.watching import watch_causes
from pistos.kit.tasks import every


@every("50 2 * * *", name="causes.watch", queue="long")
def watch(at: datetime) -> None:
    watch_causes(at=at)


@every("30 2 * * *", name="causes.learn", queue="long")
def learn(at: datetime) -> None:
    learn_coding(at=at)


@every("40 5 * * 1", name="causes.propose", queue="long")
def propose(at: datetime) -> None:
    propose_causes(at=at)
