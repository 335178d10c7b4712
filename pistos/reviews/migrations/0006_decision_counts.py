"""The ledger's counts by month, kept by trigger, so that the public page costs the same with a million."""

from django.db import migrations, models

COLUMNS = "month, kind, reason, stars, count"


def counted(rows: str) -> str:
    return f"""
    INSERT INTO reviews_decisioncount AS k ({COLUMNS})
    SELECT date_trunc('month', e.happened_at AT TIME ZONE 'UTC')::date, found.kind, e.reason, e.stars,
           count(*)
    FROM {rows} e CROSS JOIN LATERAL (VALUES
        ('arrived', e.from_state IN ('', 'received')),
        ('held', e.to_state = 'held' AND e.from_state <> 'held'),
        ('refused', e.to_state = 'refused' AND e.from_state <> 'refused'),
        ('removed', e.to_state = 'removed' AND e.from_state <> 'removed'),
        ('restored', e.reason = 'appeal_upheld')
    ) AS found (kind, is_so)
    WHERE found.is_so GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (month, kind, reason, stars) DO UPDATE SET count = k.count + excluded.count;
"""


COUNT = f"""
CREATE FUNCTION reviews_count_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {counted("fresh")}
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_entry_counted AFTER INSERT ON reviews_moderationentry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION reviews_count_decisions();
{counted("reviews_moderationentry")}
"""
COUNT_BACK = """
DROP TRIGGER reviews_entry_counted ON reviews_moderationentry;
DROP FUNCTION reviews_count_decisions();
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_triage_sorts")]
    operations = [
        migrations.CreateModel(
            name="DecisionCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("kind", models.CharField(max_length=8)),
                ("reason", models.CharField(max_length=20)),
                ("stars", models.PositiveSmallIntegerField()),
                ("count", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("month", "kind", "reason", "stars"), name="reviews_decision_count"
                    )
                ]
            },
        ),
        migrations.RunSQL(COUNT, COUNT_BACK),
    ]
