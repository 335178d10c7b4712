"""The zone in which a customer's clock runs, as far as their country tells."""

from babel.core import get_global


def zone_of_country(country: str) -> str:
    """The zone of a country that has but one; empty for all others."""
    zones: list[str] = get_global("territory_zones").get(country.upper(), [])
    return zones[0] if len(zones) == 1 else ""
