"""What buyers said of the fit of a product."""

from django.db.models import Count, Q

from pistos.tools.models import FitReport, Verdict
from pistos.tools.rules.sizes import FitRecord


def fit_record(product_id: int) -> FitRecord:
    """One query."""
    counts = FitReport.objects.filter(product_id=product_id).aggregate(
        **{verdict: Count("pk", filter=Q(verdict=verdict)) for verdict in Verdict.values}
    )
    return FitRecord(**counts)
