"""Prices keep their history in the database itself; the VAT rates that come with the program."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import migrations

SHIPPED = Path(__file__).parents[1] / "data" / "vat_rates.csv"

GUARD = """
CREATE FUNCTION pricing_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'valid_until' - 'withdrawn_at' = to_jsonb(OLD) - 'valid_until' - 'withdrawn_at'
        AND (OLD.valid_until IS NOT DISTINCT FROM NEW.valid_until
            OR OLD.valid_until IS NULL OR NEW.valid_until < OLD.valid_until)
        AND (OLD.withdrawn_at IS NULL OR NEW.withdrawn_at = OLD.withdrawn_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of pricing_price is refused: prices are ended, never rewritten', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER pricing_price_keep_history BEFORE UPDATE OR DELETE ON pricing_price
    FOR EACH ROW EXECUTE FUNCTION pricing_keep_history();
CREATE TRIGGER pricing_price_no_truncate BEFORE TRUNCATE ON pricing_price
    FOR EACH STATEMENT EXECUTE FUNCTION pricing_keep_history();
"""
DROP = """
DROP TRIGGER pricing_price_no_truncate ON pricing_price;
DROP TRIGGER pricing_price_keep_history ON pricing_price;
DROP FUNCTION pricing_keep_history();
"""


def take_rates(apps, schema_editor):
    rate = apps.get_model("pricing", "VatRate")
    with SHIPPED.open(newline="") as file:
        rate.objects.bulk_create(
            rate(
                country=row["country"],
                vat_class=row["vat_class"],
                percent=Decimal(row["percent"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                source=row["source"],
            )
            for row in csv.DictReader(file)
        )


class Migration(migrations.Migration):
    dependencies = [("pricing", "0001_initial")]
    operations = [
        migrations.RunSQL(GUARD, DROP),
        migrations.RunPython(take_rates, migrations.RunPython.noop),
    ]
