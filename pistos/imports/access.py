"""The only loaders of imports that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.imports.models import QuarantinedRow, Run
from pistos.kit.errors import NotFound


def run_for(agent: User, token: str) -> Run:
    """A run; NotFound when there is none."""
    require(agent, "import_orders")
    run = Run.objects.filter(token=token).first()
    if run is None:
        raise NotFound
    return run


def quarantined_row_for(agent: User, row_id: int) -> QuarantinedRow:
    """An unusable row that waits; NotFound when there is none."""
    require(agent, "see_quarantine")
    row = QuarantinedRow.objects.select_related("run").filter(pk=row_id, resolved_at=None).first()
    if row is None:
        raise NotFound
    return row
