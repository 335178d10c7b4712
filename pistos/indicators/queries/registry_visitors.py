"""The measures of those who come by, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import visitors
from pistos.indicators.rules.measures import Measure, Unit

VISITORS = (
    Measure(
        "informed_buyers",
        _("Buyers who informed themselves first"),
        _(
            "Orders whose buyer had read help, a comparison or a page of information in the thirty days"
            " before ÷ orders of buyers who agreed that their visit is kept. 70% is claimed in the trade."
        ),
        _("visits: looks; orders"),
        Unit.SHARE,
        True,
        visitors.informed_buyers,
    ),
    Measure(
        "came_by_name",
        _("Known by name"),
        _(
            "Visits that no other page led to ÷ visits counted. Whoever comes so knows the shop, or hides"
            " where they come from."
        ),
        _("checkout: visits by channel"),
        Unit.SHARE,
        True,
        visitors.came_by_name,
    ),
)
