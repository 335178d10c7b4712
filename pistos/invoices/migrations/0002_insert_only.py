"""What was billed and handed out is never changed; each kind has its run of numbers."""

from django.db import migrations

from pistos.kit.insert_only import insert_only


def add_series(apps, schema_editor):
    series = apps.get_model("invoices", "Series")
    series.objects.get_or_create(kind="invoice", defaults={"prefix": ""})
    series.objects.get_or_create(kind="credit_note", defaults={"prefix": "CN"})


class Migration(migrations.Migration):
    dependencies = [("invoices", "0001_first")]

    operations = [
        insert_only("invoices_invoice"),
        insert_only("invoices_registration"),
        insert_only("invoices_paper"),
        migrations.RunPython(add_series, migrations.RunPython.noop),
    ]
