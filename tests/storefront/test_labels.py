"""How places are called in public."""

import pytest
from django.utils.translation import override

from pistos.storefront.labels import region_label


@pytest.mark.parametrize(
    ("country", "region", "label"),
    [
        ("DE", "DE", "Germany"),
        ("DE", "", "Germany"),
        ("GR", "GR-I", "Attica, Greece"),
        ("", "", "Not known"),
    ],
)
def test_a_place_is_called_by_name(country: str, region: str, label: str) -> None:
    with override("en"):
        assert region_label(country, region) == label
