"""What orders do by the clock."""

from datetime import datetime

from pistos.catalogue.models import Recall
from pistos.kit.actors import Actor
from pistos.kit.tasks import every, task
from pistos.orders.actions.learning import learn_deliveries
from pistos.orders.actions.recalling import tell_buyers


@every("40 2 * * *", name="orders.learn", queue="long")
def learn(at: datetime) -> None:
    """Each night; `bin/pistos learn` does it on demand."""
    learn_deliveries(by=Actor.machine("orders.learn"), at=at)


@task(name="orders.tell_of_recall", queue="urgent")
def tell_of_recall(at: datetime, *, recall_id: int, after: int = 0) -> None:
    """A batch of buyers, then the next: a worker that dies loses one batch at most, and no buyer."""
    recall = Recall.objects.select_related("product").get(pk=recall_id)
    last = tell_buyers(recall=recall, after=after, by=Actor.machine("orders.recall"), at=at)
    if last is not None:
        tell_of_recall.defer(recall_id=recall_id, after=last)
