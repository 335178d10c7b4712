import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("help", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=2)),
                ("is_useful", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("given_at", models.DateTimeField()),
                ("article", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="opinions", to="help.article")),
            ],
            options={"indexes": [models.Index(fields=["article", "version"], name="help_opinion_of_version")]},
        ),
    ]
