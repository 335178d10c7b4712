"""What may become of a review, and on which grounds. Few stars are never one."""

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.reviews.models.kinds import HOLDING, Ground, State

MOVES: dict[str, frozenset[str]] = {
    State.RECEIVED: frozenset({State.PUBLISHED, State.HELD}),
    State.HELD: frozenset({State.PUBLISHED, State.REFUSED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.HELD, State.REMOVED, State.WITHDRAWN}),
    State.REFUSED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.REMOVED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}
"""What is refused or removed comes back only by an appeal that was upheld."""


class NoGround(Refused):
    """Hiding a review needs one of the published grounds."""


class NotNow(Refused):
    """A review in this state cannot become that."""


def check_ground(ground: str) -> None:
    """Refuses what is not one of the published grounds: stars, harshness and dislike are none."""
    if ground not in Ground.values:
        raise NoGround(
            _("Choose one of the published grounds. Few stars or hard words are not a ground.")
        )


def check_holding(ground: str) -> None:
    """Refuses to take from sight, before a decision, for anything but what harms by being seen."""
    check_ground(ground)
    if ground not in HOLDING:
        raise NoGround(
            _(
                "A review stays visible while this is assessed. Only illegal content, threats, personal"
                " data and advertising are held."
            )
        )


def check_move(state: str, to: str) -> None:
    if to not in MOVES[state]:
        raise NotNow(_("This review has been decided meanwhile. Look at it again."))
