"""The journal of the money is insert-only; each way to pay has its row from the beginning."""

from django.db import migrations

from pistos.kit.insert_only import insert_only

WAYS = ("stripe", "test", "bank_transfer", "cash_on_delivery")


def add_ways(apps, schema_editor):
    """Whether a way is offered depends on keys, account or the way of sending: rows alone offer nothing."""
    provider = apps.get_model("payments", "Provider")
    for position, code in enumerate(WAYS):
        provider.objects.get_or_create(code=code, defaults={"position": position})


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_first")]

    operations = [
        insert_only("payments_paymententry"),
        migrations.RunPython(add_ways, migrations.RunPython.noop),
    ]
