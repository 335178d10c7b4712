"""What questions and suggestions do by the clock."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.kit.ticks import tick
from pistos.questions.actions.inviting import forget_old_invitations
from pistos.questions.actions.sealing import seal_next
from pistos.questions.actions.sitting import raise_missed_sitting
from pistos.shop.queries import the_shop_or_none


@tick("questions.seal", seconds=5)
def seal(at: datetime) -> None:
    seal_next(at)


@every("20 7 * * *", name="questions.watch_sittings")
def watch_sittings(at: datetime) -> None:
    if the_shop_or_none() is not None:
        raise_missed_sitting(at=at)


@every("35 3 * * *", name="questions.forget_invitations")
def forget_invitations(at: datetime) -> None:
    forget_old_invitations(at=at)
