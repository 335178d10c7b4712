"""The numbers of what the shop window is made of are drawn once: see `kit.marking`."""

from django.db import migrations

from pistos.kit.marking import NEVER_TWICE


class Migration(migrations.Migration):
    dependencies = [("checkout", "0003_marks_of_tools")]

    operations = [NEVER_TWICE]
