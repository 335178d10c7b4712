"""A shop with a record that was published, for the public pages."""

from datetime import UTC, datetime

import pytest

from pistos.customers.models import Customer
from pistos.promises import actions
from pistos.promises.models import Publication
from pistos.shop.models import Shop
from tests.factories.promises import a_record


@pytest.fixture
def published(shop: Shop, cleo: Customer) -> Publication:
    """400 promises of the last fourteen months, as published last night."""
    now = datetime.now(UTC)
    a_record(400, until=now.date(), customer=cleo)
    publication = actions.publish_figures(now)
    assert publication is not None
    return publication
