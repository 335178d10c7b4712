from django.db import migrations

TABLE = """
CREATE TABLE pistos_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX pistos_cache_expires ON pistos_cache (expires);
"""


class Migration(migrations.Migration):
    """The table of Django's database cache, as `createcachetable` would make it."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(TABLE, "DROP TABLE pistos_cache")]
