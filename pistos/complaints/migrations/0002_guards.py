"""What was complained of stays: no row goes, no word changes, no judgement without its entry.

The words can be emptied, with the person's erasure. Severity and category change only to what the newest
entry of that kind says, so that a change by hand in the database shows in the history or does not happen.
"""

from django.db import migrations
from django.db.migrations import RunSQL

GUARD = RunSQL(
    sql="""
CREATE FUNCTION complaints_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a complaint is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token, NEW.origin, NEW.origin_kind, NEW.origin_id, NEW.language, NEW.heard_at, NEW.recorded_at,
        NEW.wished_kind)
        IS DISTINCT FROM
       (OLD.token, OLD.origin, OLD.origin_kind, OLD.origin_id, OLD.language, OLD.heard_at, OLD.recorded_at,
        OLD.wished_kind)
       OR (NEW.text <> OLD.text AND NEW.text <> '')
       OR (NEW.wished_words <> OLD.wished_words AND NEW.wished_words <> '')
       OR (OLD.order_id IS NOT NULL AND NEW.order_id IS DISTINCT FROM OLD.order_id)
    THEN
        RAISE EXCEPTION 'a complaint is not changed: it stays as it was said'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.severity, NEW.category) IS DISTINCT FROM (OLD.severity, OLD.category)
       AND NOT coalesce((
            SELECT (data->>'severity')::int = NEW.severity AND data->>'category' = NEW.category
            FROM complaints_complaintentry
            WHERE complaint_id = NEW.id AND kind = 'reclassified' ORDER BY id DESC LIMIT 1), false)
    THEN
        RAISE EXCEPTION 'a complaint is not judged anew without an entry that says so'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER complaints_complaint_stays BEFORE UPDATE OR DELETE ON complaints_complaint
    FOR EACH ROW EXECUTE FUNCTION complaints_stays();
CREATE TRIGGER complaints_complaint_no_truncate BEFORE TRUNCATE ON complaints_complaint
    FOR EACH STATEMENT EXECUTE FUNCTION complaints_stays();

CREATE FUNCTION complaints_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.words <> ''
       OR to_jsonb(NEW) - 'words' IS DISTINCT FROM to_jsonb(OLD) - 'words'
    THEN
        RAISE EXCEPTION '% of an entry is refused: what happened to a complaint stays', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER complaints_entry_stays BEFORE UPDATE OR DELETE ON complaints_complaintentry
    FOR EACH ROW EXECUTE FUNCTION complaints_entry_stays();
CREATE TRIGGER complaints_entry_no_truncate BEFORE TRUNCATE ON complaints_complaintentry
    FOR EACH STATEMENT EXECUTE FUNCTION complaints_entry_stays();
""",
    reverse_sql="""
DROP FUNCTION IF EXISTS complaints_stays() CASCADE;
DROP FUNCTION IF EXISTS complaints_entry_stays() CASCADE;
""",
)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]
    operations = [GUARD]
