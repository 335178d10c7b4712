"""The questions on the product's page: a few that were answered, and the field before asking."""

from collections.abc import Mapping
from typing import Any

from pistos.questions.queries.public import asked_counts, few_of
from pistos.storefront.questions.words import shown_rows


def questions_section(product_id: int, language: str) -> Mapping[str, Any]:
    """What the section shows; three queries, and none while the page is kept."""
    counts = asked_counts(product_id)
    rows = shown_rows(few_of(product_id), language) if counts.answered else []
    return {"rows": rows, "count": counts.count}
