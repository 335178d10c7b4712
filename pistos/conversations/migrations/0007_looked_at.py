from django.db import migrations, models
from django.db.models import F


def looked_when_heard(apps, schema_editor):
    apps.get_model("conversations", "Presence").objects.update(looked_at=F("heard_at"))


class Migration(migrations.Migration):
    dependencies = [("conversations", "0006_doubts")]
    operations = [
        migrations.AddField("presence", "looked_at", models.DateTimeField(null=True)),
        migrations.RunPython(looked_when_heard, migrations.RunPython.noop),
    ]
