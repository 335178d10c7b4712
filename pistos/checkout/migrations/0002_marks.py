"""What the shop window is made of, counted by the database: see `kit.marking`."""

from django.db import migrations

from pistos.kit.marking import MARK_TABLE, marks

PARTS = {
    "catalogue": (
        "catalogue_category",
        "catalogue_attribute",
        "catalogue_product",
        "catalogue_variant",
        "catalogue_listed",
    ),
    "price": ("pricing_price", "pricing_market", "pricing_vatrate", "pricing_content"),
    "supply": ("stock_location", "stock_supply", "stock_incoming"),
    "shipping": (
        "shipping_method",
        "shipping_rate",
        "shipping_freefrom",
        "shipping_pickuppoint",
        "shipping_window",
    ),
    "record": ("estimates_modelversion",),
    "shop": ("shop_shop", "shop_shopsettings", "shop_workinghours", "shop_closure"),
    "partners": ("partners_partner",),
    "wishes": ("checkout_requestoption",),
}


class Migration(migrations.Migration):
    dependencies = [
        ("checkout", "0001_initial"),
        ("catalogue", "0005_stamp"),
        ("pricing", "0002_history_and_rates"),
        ("stock", "0001_initial"),
        ("shipping", "0001_initial"),
        ("estimates", "0002_waits"),
        ("shop", "0003_shifts"),
        ("partners", "0001_initial"),
    ]

    operations = [
        MARK_TABLE,
        *(marks(table, part) for part, tables in PARTS.items() for table in tables),
    ]
