"""The history stays, without what a person said who is erased."""

from django.db import migrations

from pistos.kit.insert_only import words_only_shrink


class Migration(migrations.Migration):
    dependencies = [("mistakes", "0007_written_to")]
    operations = [
        words_only_shrink("mistakes_mistakeentry"),
        words_only_shrink("mistakes_lesson"),
        words_only_shrink("mistakes_finding"),
    ]
