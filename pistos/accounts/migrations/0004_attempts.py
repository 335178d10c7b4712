from django.db import migrations

from pistos.kit.attempts import ATTEMPT_TABLE


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_api_keys")]
    operations = [ATTEMPT_TABLE]
