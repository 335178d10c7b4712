"""What was found about a process is insert-only."""

from django.db import migrations

from pistos.kit.insert_only import insert_only


class Migration(migrations.Migration):
    dependencies = [("mistakes", "0005_improving")]
    operations = [insert_only("mistakes_finding")]
