"""The desk of the inbox, with Ben at it."""

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.shop.models import Shop


@pytest.fixture
def desk(client: Client, shop: Shop, alma: User, ben: User) -> Client:
    """Ben's browser."""
    client.force_login(ben)
    return client
