"""Reviews of whole purchases, guarded like those of products; stars by what became of the promise."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
CREATE FUNCTION reviews_guard_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM reviews_refuse('it is not deleted');
    END IF;
    IF OLD.emptied_at IS NOT NULL OR NEW.emptied_at IS NULL
       OR (NEW.order_id, NEW.external_source, NEW.external_id, NEW.stars, NEW.written_at)
          IS DISTINCT FROM
          (OLD.order_id, OLD.external_source, OLD.external_id, OLD.stars, OLD.written_at)
       OR NEW.title || NEW.text <> '' THEN
        PERFORM reviews_refuse('only the words of an erased author go');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reviews_purchase_guarded BEFORE UPDATE OR DELETE ON reviews_purchasereview
    FOR EACH ROW EXECUTE FUNCTION reviews_guard_purchase();
"""
GUARD_BACK = """
DROP TRIGGER reviews_purchase_guarded ON reviews_purchasereview;
DROP FUNCTION reviews_guard_purchase();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0004_shop_columns"),
        ("reviews", "0003_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutcomeFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(max_length=8)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("kept", "Kept"),
                            ("late", "Late"),
                            ("missing", "Missing"),
                            ("unproven", "Unproven"),
                            ("withdrawn", "Withdrawn"),
                            ("open", "Open"),
                            ("none", "None"),
                        ],
                        max_length=10,
                    ),
                ),
                ("courier_id", models.BigIntegerField(default=0)),
                ("stars_1", models.IntegerField(default=0)),
                ("stars_2", models.IntegerField(default=0)),
                ("stars_3", models.IntegerField(default=0)),
                ("stars_4", models.IntegerField(default=0)),
                ("stars_5", models.IntegerField(default=0)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "outcome figures",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about", "outcome", "courier_id"), name="reviews_outcome_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PurchaseReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("external_source", models.CharField(max_length=40)),
                ("external_id", models.CharField(max_length=120)),
                ("stars", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("written_at", models.DateTimeField()),
                ("emptied_at", models.DateTimeField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchase_reviews",
                        to="orders.order",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stars__gte", 1), ("stars__lte", 5)),
                        name="reviews_purchase_one_to_five",
                    ),
                    models.UniqueConstraint(
                        fields=("external_source", "external_id", "order"),
                        name="reviews_purchase_once",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, GUARD_BACK),
    ]
