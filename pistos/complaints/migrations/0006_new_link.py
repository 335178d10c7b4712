"""Whoever holds the link of a complaint that proves another's reads it no longer: with its customer the link may change."""

from django.db import migrations
from django.db.migrations import RunSQL

NOW = """
CREATE OR REPLACE FUNCTION complaints_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a complaint is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token IS DISTINCT FROM OLD.token AND NEW.customer_id = OLD.customer_id) OR
       (NEW.origin, NEW.origin_kind, NEW.origin_id, NEW.language, NEW.heard_at, NEW.recorded_at,
        NEW.wished_kind)
        IS DISTINCT FROM
       (OLD.origin, OLD.origin_kind, OLD.origin_id, OLD.language, OLD.heard_at, OLD.recorded_at,
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
"""
BEFORE = NOW.replace(
    "(NEW.token IS DISTINCT FROM OLD.token AND NEW.customer_id = OLD.customer_id)",
    "NEW.token IS DISTINCT FROM OLD.token",
)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0005_plans_stay")]
    operations = [RunSQL(sql=NOW, reverse_sql=BEFORE)]
