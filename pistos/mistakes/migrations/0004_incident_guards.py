"""What was said of an incident, and by which rule whom it reaches was found, is insert-only."""

from django.db import migrations

from pistos.kit.insert_only import insert_only


class Migration(migrations.Migration):
    dependencies = [("mistakes", "0003_incidents")]
    operations = [
        insert_only("mistakes_incidentupdate"),
        insert_only("mistakes_affectedrule"),
    ]
