"""A QR code names the store in which it hangs, and figures are apart by store."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BEFORE = "(''place'', i.place_id::text)"
STORE = "(SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id)"
AFTER = f"{BEFORE}, (''store'', {STORE})"


def turned(old: str, new: str) -> str:
    """Both functions of the roll-ups, made anew with other slices."""
    return f"""
DO $do$ DECLARE name regproc; BEGIN
    FOREACH name IN ARRAY ARRAY['surveys_count_answers', 'surveys_count_invited']::regproc[] LOOP
        EXECUTE replace(pg_get_functiondef(name), '{old}', '{new}');
    END LOOP;
END $do$;
"""


KNOWN = """
INSERT INTO surveys_answerday (survey_id, code, kind, aspect, slice, slice_key, day, value, count)
SELECT d.survey_id, d.code, d.kind, d.aspect, 'store', p.store_id::text, d.day, d.value, sum(d.count)
FROM surveys_answerday d JOIN surveys_place p ON d.slice = 'place' AND p.id::text = d.slice_key
WHERE p.store_id IS NOT NULL
GROUP BY d.survey_id, d.code, d.kind, d.aspect, p.store_id, d.day, d.value
"""


def name_the_only_store(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Where there are several nobody knows in which one it hangs: it is a link from now on."""
    stores = list(apps.get_model("stock", "Location").objects.filter(is_store=True)[:2])
    if len(stores) == 1:
        apps.get_model("surveys", "Place").objects.filter(is_visit=True).update(store=stores[0])


class Migration(migrations.Migration):
    dependencies = [("stock", "0002_reservations_are_of_orders"), ("surveys", "0002_roll_ups")]
    operations = [
        migrations.AddField(
            model_name="place",
            name="store",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="stock.location",
            ),
        ),
        migrations.RunPython(name_the_only_store, migrations.RunPython.noop),
        migrations.RemoveField(model_name="place", name="is_visit"),
        migrations.RunSQL(turned(BEFORE, AFTER), turned(AFTER, BEFORE)),
        migrations.RunSQL(KNOWN, "DELETE FROM surveys_answerday WHERE slice = 'store'"),
    ]
