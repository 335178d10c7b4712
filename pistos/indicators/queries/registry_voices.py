"""The measures of reviews, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import voices
from pistos.indicators.rules.measures import Measure, Unit

REVIEWS = _("reviews")

VOICES = (
    Measure(
        "sharp_reviews_answered",
        _("Sharp reviews answered"),
        _(
            "Reviews of three stars or fewer, hard ones and questions with a public reply ÷ all of these."
        ),
        REVIEWS,
        Unit.SHARE,
        True,
        voices.sharp_answered,
    ),
    Measure(
        "sharp_review_hours_median",
        _("Time to answer a sharp review"),
        _("Median hours from a sharp review to the first public reply."),
        REVIEWS,
        Unit.HOURS,
        False,
        voices.sharp_answer_hours,
    ),
    Measure(
        "loops_closed",
        _("Feedback with a closed loop"),
        _(
            "Reviews, questions, suggestions and sharp survey answers whose author was told what was"
            " done ÷ all of these in the period."
        ),
        REVIEWS,
        Unit.SHARE,
        True,
        voices.loops_closed,
    ),
    Measure(
        "reviews_hidden",
        _("Reviews hidden"),
        _("Reviews removed or refused in the period ÷ these and the ones published in it."),
        _("reviews: moderation ledger"),
        Unit.SHARE,
        False,
        voices.reviews_hidden,
    ),
    Measure(
        "reviews_fresh",
        _("Products with a fresh review"),
        _("Products sold in the period that had a review in it ÷ products sold in it."),
        _("reviews; orders: lines"),
        Unit.SHARE,
        True,
        voices.products_with_fresh_reviews,
    ),
    Measure(
        "reviews_read_first",
        _("Buyers who read reviews first"),
        _(
            "Orders whose buyer had opened reviews in the thirty days before ÷ orders of buyers who agreed"
            " that their visit is kept. 61% is claimed in the trade."
        ),
        _("visits: looks; orders"),
        Unit.SHARE,
        True,
        voices.read_before_buying,
    ),
    Measure(
        "advocates",
        _("Advocates"),
        _(
            "Customers who recommended the shop, answered others' questions, praised it in their own"
            " words or defended it elsewhere in the period."
        ),
        _("surveys; questions; reviews; mentions"),
        Unit.COUNT,
        True,
        voices.advocates_of,
    ),
    Measure(
        "public_questions_unanswered",
        _("Public questions without our answer"),
        _(
            "Public questions that the shop has not answered in public, asked before the period's end."
        ),
        _("questions"),
        Unit.COUNT,
        False,
        voices.questions_unanswered,
    ),
)
