"""Recording partners by name, as files name them."""

from collections.abc import Iterable
from datetime import datetime

from pistos.partners.facts import PartnerFacts


def record_partners(*, batch: Iterable[PartnerFacts], at: datetime) -> dict[str, int]:
    """Finds or creates each partner by code; returns their ids by code. Known ones stay as they are."""
    raise NotImplementedError
