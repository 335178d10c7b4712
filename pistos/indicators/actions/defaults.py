"""The indicators that a new shop starts with; the owner changes or hides them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from pistos.indicators.events import DefaultIndicatorsAdded
from pistos.indicators.models import Indicator
from pistos.indicators.queries.registry import MEASURES
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import LANGUAGES, Translated

Default = tuple[str, str, str, dict[str, str], int, float | None, float | None]
DELIVERY = {"kind": "delivery"}
EMAIL = {"channel": "email"}
SHARP = "sharp_review_hours_median"
UNANSWERED = "public_questions_unanswered"
SLOWEST = "full_answer_working_worst_tenth"

DEFAULTS: tuple[Default, ...] = (
    ("kept", gettext_noop("Promises kept"), "kept_rate", {}, 30, 0.95, 0.9),
    ("kept-delivery", gettext_noop("Delivery promises kept"), "kept_rate", DELIVERY, 30, 0.95, 0.9),
    ("kept-as-told", gettext_noop("Kept as first told"), "kept_as_first_told", {}, 30, 0.92, None),
    ("trust", gettext_noop("Trust"), "reputation", {}, 90, 80, 65),
    ("told-first", gettext_noop("Told first"), "told_first_ratio", {}, 30, 0.95, 0.7),
    ("told-early", gettext_noop("How early we told"), "told_first_hours", {}, 30, 24, None),
    ("overdue", gettext_noop("Overdue and still waiting"), "open_overdue", {}, 1, 0, 10),
    ("let-down", gettext_noop("Customers let down"), "customers_let_down", {}, 30, 0.05, 0.1),
    ("on-time", gettext_noop("Delivered on time"), "delivery_on_time", {}, 30, 0.95, 0.9),
    ("complete", gettext_noop("Delivered complete"), "delivery_complete", {}, 30, 0.995, 0.98),
    ("undamaged", gettext_noop("Delivered undamaged"), "delivery_undamaged", {}, 30, 0.995, 0.98),
    ("days-promised", gettext_noop("Delivery days promised"), "delivery_days_promised", {}, 30, None, None),
    ("days-taken", gettext_noop("Delivery days taken"), "delivery_days_actual", {}, 30, None, None),
    ("slowest-tenth", gettext_noop("Slowest tenth of deliveries"), "late_days_worst_tenth", {}, 30, 0, 2),
    ("answers", gettext_noop("Time to answer"), "answer_hours_median", {}, 30, 4, 24),
    ("greeting", gettext_noop("Time to greeting"), "greeting_hours_median", {}, 30, 0.02, 1),
    ("first-answer", gettext_noop("Time to first answer"), "first_answer_working_median", {}, 30, 4, 8),
    ("answers-slowest", gettext_noop("Slowest tenth of answers"), SLOWEST, {}, 30, 8, 16),
    ("solutions", gettext_noop("Working time to solution"), "solution_working_median", {}, 30, 8, 24),
    ("answered-late", gettext_noop("Answered late"), "answered_late", {}, 30, 0.05, 0.1),
    ("never-answered", gettext_noop("Never answered"), "never_answered", {}, 30, 0.0, 0.01),
    ("mail-answered", gettext_noop("E-mail answered"), "answered_share", EMAIL, 30, 0.99, 0.95),
    ("mail-in-one", gettext_noop("E-mail answered in one message"), "answered_in_one", EMAIL, 30, 0.7, 0.5),
    ("reopened", gettext_noop("Opened again"), "reopened_share", {}, 30, 0.1, 0.2),
    ("prompt", gettext_noop("Prompt throughout"), "prompt_conversations", {}, 30, 0.9, 0.75),
    ("telephone", gettext_noop("Reached by telephone"), "reachable_by_telephone", {}, 30, 0.95, 0.85),
    ("sharp", gettext_noop("Sharp reviews answered"), "sharp_reviews_answered", {}, 30, 1.0, 0.9),
    ("sharp-hours", gettext_noop("Time to answer a sharp review"), SHARP, {}, 30, 24, 72),
    ("loops", gettext_noop("Feedback with a closed loop"), "loops_closed", {}, 90, 0.5, 0.1),
    ("hidden", gettext_noop("Reviews hidden"), "reviews_hidden", {}, 90, 0.01, 0.05),
    ("first-to-learn", gettext_noop("First to learn"), "first_to_learn", {}, 90, 0.9, 0.6),
    ("boomerangs", gettext_noop("Boomerangs"), "boomerangs", {}, 90, 0, 3),
    ("fresh-reviews", gettext_noop("Products with a fresh review"), "reviews_fresh", {}, 90, 0.8, 0.4),
    ("recommended", gettext_noop("Recommendation (NPS)"), "recommendation", {}, 90, 50, 20),
    ("service", gettext_noop("Satisfied with the service"), "service_satisfaction", {}, 90, 0.9, 0.8),
    ("product", gettext_noop("Satisfied with the product"), "product_satisfaction", {}, 90, 0.9, 0.8),
    ("easy", gettext_noop("Made easy (CES 2.0)"), "made_easy", {}, 90, 6, 5),
    ("expected", gettext_noop("Better than expected"), "better_than_expected", {}, 90, 0.3, 0.1),
    ("courtesy", gettext_noop("Courteous delivery"), "courteous", {}, 90, 0.95, 0.85),
    ("weakest", gettext_noop("Weakest side of buying"), "weakest_side", {}, 90, 0.85, 0.7),
    ("surveys", gettext_noop("Surveys answered"), "surveys_answered", {}, 90, 0.3, 0.1),
    ("silence", gettext_noop("Longest silence of a survey"), "surveys_silent", {}, 1, 7, 30),
    ("advocates", gettext_noop("Advocates"), "advocates", {}, 90, None, None),
    ("open-questions", gettext_noop("Public questions without our answer"), UNANSWERED, {}, 1, 0, 3),
    ("read-first", gettext_noop("Buyers who read reviews first"), "reviews_read_first", {}, 30, None, None),
    ("informed", gettext_noop("Buyers who informed themselves first"), "informed_buyers", {}, 30, None, None),
    ("by-name", gettext_noop("Known by name"), "came_by_name", {}, 30, None, None),
    ("partners", gettext_noop("Promises kept by partners"), "partners_kept_rate", {}, 30, 0.95, 0.85),
    ("moved", gettext_noop("Promises moved"), "moved_share", {}, 30, 0.05, 0.15),
    ("unproven", gettext_noop("Outcome unproven"), "unproven_share", {}, 30, 0.02, 0.1),
    ("orders", gettext_noop("Orders placed"), "orders_placed", {}, 30, None, None),
    ("came-back", gettext_noop("Customers who came back"), "returning_customers", {}, 90, None, None),
    ("bounces", gettext_noop("Messages that did not arrive"), "message_bounces", {}, 30, 0.01, 0.05),
    ("set-aside", gettext_noop("Imported rows set aside"), "quarantined_rows", {}, 30, 0.0, 0.05),
)  # fmt: skip


@transaction.atomic
def add_default_indicators(*, by: Actor, at: datetime) -> int:
    """Adds those of the defaults whose code is not in use; returns how many. One event for all."""
    taken = set(Indicator.objects.values_list("code", flat=True))
    made = Indicator.objects.bulk_create(
        Indicator(
            code=code,
            name=_in_all(name),
            definition={},
            measure=MEASURES[measure].code,
            parameters=parameters,
            period_days=days,
            target=target,
            threshold=threshold,
            position=10 * place,
            added_at=at,
        )
        for place, (code, name, measure, parameters, days, target, threshold) in enumerate(
            DEFAULTS, start=1
        )
        if code not in taken
    )
    if made:
        event = DefaultIndicatorsAdded([row.pk for row in made])
        publish(event, about=Ref("indicators", "all"), by=by, at=at)
    return len(made)


def _in_all(name: str) -> Translated:
    texts: Translated = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = _(name)
    return texts
