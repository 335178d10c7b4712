"""The tree that every shop begins with. Adds what is missing; what a shop has changed stays its own."""

from datetime import UTC, datetime

from django.db import migrations

from pistos.causes.rules.starter import starter_tree
from pistos.causes.rules.tree import level_of, parent_of


def add_starter_tree(apps, editor) -> None:
    cause = apps.get_model("causes", "Cause")
    ids = dict(cause.objects.values_list("code", "pk"))
    at = datetime.now(UTC)
    for place, node in enumerate(starter_tree()):
        if node.code in ids:
            continue
        ids[node.code] = cause.objects.create(
            code=node.code,
            parent_id=ids.get(parent_of(node.code)),
            level=level_of(node.code),
            names=node.names,
            area=node.area,
            department=node.department,
            track=node.track,
            fix=node.fix,
            outside=node.outside,
            position=place,
            added_at=at,
        ).pk


class Migration(migrations.Migration):
    dependencies = [("causes", "0002_guards_and_counts")]
    operations = [migrations.RunPython(add_starter_tree, migrations.RunPython.noop)]
