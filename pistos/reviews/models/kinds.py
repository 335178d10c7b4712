"""The states of a review, the published reasons for them, and what a flag says."""

from django.db import models


class State(models.TextChoices):
    """`received` waits for its author's confirmation, `held` for a person; only `published` is shown."""

    RECEIVED = "received"
    HELD = "held"
    PUBLISHED = "published"
    REFUSED = "refused"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"


class Ground(models.TextChoices):
    """The only grounds on which a review is held, refused or removed. They are public; few stars and hard
    words are none of them."""

    NOT_ABOUT_PRODUCT = "not_about_product"
    PERSONAL_DATA = "personal_data"
    ILLEGAL = "illegal"
    THREAT = "threat"
    ADVERTISING = "advertising"
    CONFLICT = "conflict"
    NO_PURCHASE = "no_purchase"
    DUPLICATE = "duplicate"
    WRONG_PRODUCT = "wrong_product"
    LEGAL_ORDER = "legal_order"


HOLDING = (Ground.PERSONAL_DATA, Ground.ILLEGAL, Ground.THREAT, Ground.ADVERTISING)
"""For these alone a review waits before it is shown, or is taken from sight while it is assessed."""


class Cause(models.TextChoices):
    """Why a review stands in a state that needs no ground."""

    UNCONFIRMED = "unconfirmed"
    CLEAR = "clear"
    CHECKED = "checked"
    IMPORTED = "imported"
    APPEAL_UPHELD = "appeal_upheld"
    BY_AUTHOR = "by_author"
    CHANGED = "changed"
    AUTHOR_ERASED = "author_erased"


REASONS_OF: dict[str, tuple[str, ...]] = {
    State.RECEIVED: (Cause.UNCONFIRMED,),
    State.HELD: tuple(HOLDING),
    State.PUBLISHED: (Cause.CLEAR, Cause.CHECKED, Cause.IMPORTED, Cause.APPEAL_UPHELD),
    State.REFUSED: tuple(Ground),
    State.REMOVED: tuple(Ground),
    State.WITHDRAWN: (Cause.BY_AUTHOR,),
}
"""The reasons that the database takes for each state."""


class Source(models.TextChoices):
    """How a review came. An import is "imported:" and the name of what it came from."""

    INVITED = "invited"
    ON_SITE = "on_site"


IMPORTED = "imported:"
SHARP_STARS = 3
"""A review of so many stars or fewer is owed an answer."""
