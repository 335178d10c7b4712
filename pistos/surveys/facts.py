"""Plain values that come into the deeds of surveys."""

from dataclasses import dataclass, field

from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.kit.languages import Translated
from pistos.orders.models import Order, Parcel


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What the shop says of a survey; as in `Survey`."""

    kind: str
    name: Translated
    trigger: str
    thanks: Translated = field(default_factory=dict)
    script: Translated = field(default_factory=dict)
    wait_hours: int = 24
    answer_days: int = 30
    edit_hours: int = 24
    again_after_days: int = 90
    wave_days: int = 30
    alarm_days: int = 14
    targets: dict[str, float] = field(default_factory=dict)
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Occasion:
    """What somebody is asked about, and who and what took part. `about` makes it once a survey.

    `promise` is "kept" or "broken" for what was promised in it; ids are of who carried, answered, sold.
    """

    customer: Customer
    about: Ref
    order: Order | None = None
    parcel: Parcel | None = None
    conversation: Conversation | None = None
    courier_id: int | None = None
    product_id: int | None = None
    agent_id: int | None = None
    team_id: int | None = None
    came_by: str = ""
    topic: str = ""
    country: str = ""
    promise: str = ""


@dataclass(frozen=True, slots=True)
class CallNote:
    """What came of a call: `outcome` is done, refused, later or not_reached.

    `answers` are by question code, as they were said; `minutes` is when to call again where they asked
    for later.
    """

    outcome: str
    answers: dict[str, str] = field(default_factory=dict)
    words: str = ""
    minutes: int = 24 * 60
