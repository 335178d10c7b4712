"""What conversations do by the clock."""

from datetime import datetime, timedelta

from pistos.conversations.actions.caring import close_heard, raise_quiet
from pistos.conversations.actions.closing import wake_due
from pistos.conversations.actions.continuing import continue_by_mail
from pistos.conversations.actions.indexing import index_missing
from pistos.conversations.actions.learning import learn_answers, learn_solutions
from pistos.conversations.actions.presence import forget_gone
from pistos.conversations.actions.sending import send_held
from pistos.conversations.actions.slipping import (
    escalate_overdue,
    move_before_slipping,
    warn_of_slipping,
)
from pistos.conversations.actions.timing import measure_conversations
from pistos.conversations.actions.watching import keep_company, measure_neglect, raise_silent
from pistos.conversations.queries.waits_learned import touched_since
from pistos.kit.actors import Actor
from pistos.kit.tasks import every, task
from pistos.kit.ticks import tick
from pistos.shop.queries import the_shop_or_none

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


@tick("conversations.watch_answers", seconds=5)
def watch_answers(at: datetime) -> None:
    """Warns of what may slip, moves it with the customer told, and lets what is overdue rise."""
    if the_shop_or_none() is None:
        return
    warn_of_slipping(at=at)
    move_before_slipping(at=at)
    escalate_overdue(at=at)


@tick("conversations.keep_company", seconds=15)
def keep_company_in_the_chat(at: datetime) -> None:
    keep_company(at=at)


@tick("conversations.watch_silence", seconds=120)
def watch_silence(at: datetime) -> None:
    if the_shop_or_none() is None:
        return
    measure_neglect(at=at)
    raise_silent(at=at)


@every("10 * * * *", name="conversations.raise_quiet")
def raise_quiet_once_an_hour(at: datetime) -> None:
    """Hourly, so that whoever is called up has one mail, not one for each."""
    if the_shop_or_none() is None:
        return
    close_heard(at=at)
    raise_quiet(at=at)


@tick("conversations.forget_gone", seconds=600)
def forget_who_is_gone(at: datetime) -> None:
    forget_gone(at=at)


@every("45 2 * * *", name="conversations.measure", queue="long")
def measure_how_long_all_waited(at: datetime) -> None:
    """What no answer or closing has measured: greetings of what still waits."""
    measure_conversations(ids=touched_since(at - timedelta(days=3)), at=at)


@tick("conversations.index_missing", seconds=2)
def index_what_is_missing(at: datetime) -> None:
    index_missing(at=at)


@task(name="conversations.continue_by_mail")
def continue_chat_by_mail(at: datetime, *, conversation_id: int) -> None:
    """Looks again later while an agent still writes."""
    again_at = continue_by_mail(conversation_id=conversation_id, at=at)
    if again_at is not None:
        look_for_the_unseen(conversation_id, again_at)


def look_for_the_unseen(conversation_id: int, run_at: datetime) -> None:
    """Queues the look at what a visitor has not seen; one at a time for a conversation."""
    continue_chat_by_mail.defer_once(
        key=f"continue:{conversation_id}", run_at=run_at, conversation_id=conversation_id
    )
