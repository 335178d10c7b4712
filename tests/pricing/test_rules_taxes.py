from decimal import Decimal

import pytest

from pistos.pricing.rules.units import unit_price
from pistos.pricing.rules.vat import Buyer, rate_for, treatment
from pistos.pricing.rules.vat_ids import read_vat_id


@pytest.mark.serves("VAT-01")
@pytest.mark.parametrize(
    ("shop", "buyer", "collects", "found"),
    [
        ("GR", Buyer("GR"), False, "destination"),
        ("GR", Buyer("SI"), False, "destination"),
        ("GR", Buyer("SI", "SI"), False, "reverse_charge"),
        ("GR", Buyer("GR", "GR"), False, "destination"),
        ("GR", Buyer("AM"), False, "export"),
        ("GR", Buyer("AM"), True, "destination"),
        ("AM", Buyer("AM"), False, "destination"),
        ("AM", Buyer("GR"), False, "export"),
        ("AM", Buyer("GR", "GR"), True, "destination"),
    ],
)
def test_a_sale_is_taxed_where_it_goes(shop: str, buyer: Buyer, collects: bool, found: str) -> None:
    assert treatment(shop_country=shop, buyer=buyer, collects_abroad=collects) == found


def test_a_class_without_a_rate_of_its_own_bears_the_standard_one() -> None:
    rates = {"standard": Decimal(24), "food": Decimal(13)}

    assert rate_for(rates, "food") == Decimal(13)
    assert rate_for(rates, "medicines") == Decimal(24)


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("EL094259216", "", "EL094259216"),
        ("GR 094.259.216", "", "EL094259216"),
        ("094259216", "GR", "EL094259216"),
        ("SI50223054", "", "SI50223054"),
        ("si 5022-3054", "SI", "SI50223054"),
        ("DE136695976", "", "DE136695976"),
        ("ATU13585627", "", "ATU13585627"),
        ("IT00743110157", "", "IT00743110157"),
        ("BE0403019261", "", "BE0403019261"),
        ("PL8567346215", "", "PL8567346215"),
        ("HR33392005961", "", "HR33392005961"),
        ("FI20774740", "", "FI20774740"),
        ("DK13585628", "", "DK13585628"),
        ("EE100931558", "", "EE100931558"),
        ("HU12892312", "", "HU12892312"),
        ("LU15027442", "", "LU15027442"),
        ("MT11679112", "", "MT11679112"),
        ("PT501964843", "", "PT501964843"),
        ("NL004495445B01", "", "NL004495445B01"),
        ("FR40303265045", "", "FR40303265045"),
    ],
)
def test_a_vat_id_is_read_however_it_was_written(text: str, country: str, found: str) -> None:
    assert str(read_vat_id(text, country)) == found


@pytest.mark.parametrize(
    "text",
    ["EL094259217", "SI50223055", "DE136695978", "IT00743110158", "XX123456789", "EL12", "", "SI",
     "094259216", "ATU13585626", "EL<script>"],
)  # fmt: skip
def test_a_vat_id_of_a_wrong_form_or_check_digit_is_refused(text: str) -> None:
    assert read_vat_id(text) is None


@pytest.mark.serves("OMN-07")
@pytest.mark.parametrize(
    ("gross", "quantity", "unit", "amount", "told"),
    [
        ("3.20", "250", "g", "12.80", "kg"),
        ("7.50", "0.75", "l", "10.00", "l"),
        ("2.00", "330", "ml", "6.06", "l"),
        ("9.90", "10", "piece", "0.99", "piece"),
        ("5.00", "150", "cm", "3.33", "m"),
    ],
)
def test_the_price_by_unit_is_told_for_the_unit_people_compare(
    gross: str, quantity: str, unit: str, amount: str, told: str
) -> None:
    found = unit_price(Decimal(gross), Decimal(quantity), unit)

    assert found is not None
    assert (found.amount, found.unit) == (Decimal(amount), told)


@pytest.mark.parametrize(
    ("quantity", "unit"), [("0", "g"), ("-1", "g"), ("1", "piece"), ("5", "furlong")]
)
def test_a_unit_price_that_says_nothing_is_not_told(quantity: str, unit: str) -> None:
    assert unit_price(Decimal("5.00"), Decimal(quantity), unit) is None
