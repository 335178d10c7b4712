"""The log of abuse and the tables of what roles decide are never changed; quotes can only be emptied."""

from django.db import migrations

from pistos.kit.insert_only import insert_only

QUOTES = migrations.RunSQL(
    sql="""
CREATE FUNCTION requests_quote_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.entry_id <> OLD.entry_id
        OR (NEW.words <> OLD.words AND NEW.words <> '')
        OR (NEW.remark <> OLD.remark AND NEW.remark <> '') THEN
        RAISE EXCEPTION 'a quote is only emptied, never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER requests_quote_stays BEFORE UPDATE OR DELETE ON requests_abusequote
    FOR EACH ROW EXECUTE FUNCTION requests_quote_stays();
""",
    reverse_sql="""
DROP TRIGGER IF EXISTS requests_quote_stays ON requests_abusequote;
DROP FUNCTION IF EXISTS requests_quote_stays();
""",
)


class Migration(migrations.Migration):
    dependencies = [("requests", "0001_initial")]

    operations = [
        insert_only("requests_abuseentry"),
        insert_only("requests_empowerment"),
        insert_only("requests_permission"),
        QUOTES,
    ]
