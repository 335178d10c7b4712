from django.db import migrations

GUARD = """
CREATE FUNCTION reviews_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM reviews_refuse('it is not deleted');
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_review_not_truncated BEFORE TRUNCATE ON reviews_review
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_truncate();
CREATE TRIGGER reviews_version_not_truncated BEFORE TRUNCATE ON reviews_reviewversion
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_refuse_truncate();
"""
GUARD_BACK = "DROP FUNCTION IF EXISTS reviews_refuse_truncate() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_guards")]
    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
    ]
