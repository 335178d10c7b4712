"""What failed is found without reading all that was done. Beside the other tables of the kit."""

from django.db import migrations

from pistos.kit.tasks import FAILED_TASKS


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_attempts"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [FAILED_TASKS]
