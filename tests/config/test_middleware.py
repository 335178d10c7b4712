"""What no text of the database can hold is refused calmly, wherever it stands."""

import pytest
from django.test import Client

from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/en/o/%00/", "/logo/%00.png", "/desk/invitation/a%00b/"])
def test_a_nul_in_an_address_is_no_error_of_ours(client: Client, shop: Shop, address: str) -> None:
    assert client.get(address).status_code in (400, 404)
