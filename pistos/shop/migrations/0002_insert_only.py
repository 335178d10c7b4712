from django.db import migrations

from pistos.kit.insert_only import insert_only


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [insert_only("shop_shopsettings")]
