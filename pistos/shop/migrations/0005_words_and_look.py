import pistos.kit.languages
from django.db import migrations, models

from pistos.kit.insert_only import insert_only


class Migration(migrations.Migration):
    dependencies = [("shop", "0004_late_amount")]
    operations = [
        migrations.CreateModel(
            name="PageWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.SlugField(max_length=30)),
                ("words", models.JSONField(blank=True, default=dict, validators=[pistos.kit.languages.validate_translated])),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(blank=True, max_length=60)),
            ],
            options={"indexes": [models.Index(fields=["page", "-id"], name="shop_words_newest")]},
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accent", models.CharField(blank=True, max_length=7)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(blank=True, max_length=60)),
            ],
        ),
        migrations.AddField("shop", "accent", models.CharField(blank=True, max_length=7, default=""), preserve_default=False),
        insert_only("shop_pagewords"),
        insert_only("shop_look"),
    ]
