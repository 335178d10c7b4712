"""By what kept pages name the reviews that they show: expressions of SQL, to be read with what else those
pages are made of.
"""

from pistos.reviews.models import WHOLE_SHOP

_STAMP = "(SELECT 'reviews:' || f.stamp FROM reviews_productfigures f WHERE f.product_id = {})"

OF_PRODUCT = _STAMP.format("p.id")
"""For `catalogue.queries.sheets.standing_of`."""
OF_SHOP = _STAMP.format(WHOLE_SHOP)
"""For `kit.marking.marks_now`: the reviews of all products."""
