"""What was decided stays: kind, value, grounds and whose decision it was. Words can only be emptied."""

from django.db import migrations
from django.db.migrations import RunSQL

_DECIDED = (
    "token", "attempt", "subject_kind", "subject_id", "order_id", "line_id", "kind", "way", "amount", "currency",
    "quantity", "severity", "band", "wished_kind", "given_by_id", "asked_of_id", "decided_at",
)  # fmt: skip
_TYPED = ("words", "wished_words", "reason", "deviation")
_ONCE = ("approved_by_id", "given_at", "promise_id", "voucher_id", "new_order_id", "done_at")

GUARD = RunSQL(
    sql=f"""
CREATE FUNCTION remedies_decided_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a remedy is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF ({", ".join(f"NEW.{name}" for name in _DECIDED)})
        IS DISTINCT FROM ({", ".join(f"OLD.{name}" for name in _DECIDED)})
       {" ".join(f"OR (NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in _TYPED)}
       {" ".join(f"OR (OLD.{n} IS NOT NULL AND NEW.{n} IS DISTINCT FROM OLD.{n})" for n in _ONCE)}
    THEN
        RAISE EXCEPTION 'a remedy is not changed: it stays as it was decided'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER remedies_remedy_stays BEFORE UPDATE OR DELETE ON remedies_remedy
    FOR EACH ROW EXECUTE FUNCTION remedies_decided_stays();
CREATE TRIGGER remedies_remedy_no_truncate BEFORE TRUNCATE ON remedies_remedy
    FOR EACH STATEMENT EXECUTE FUNCTION remedies_decided_stays();
""",
    reverse_sql="DROP FUNCTION IF EXISTS remedies_decided_stays() CASCADE;",
)


class Migration(migrations.Migration):
    dependencies = [("remedies", "0001_initial")]
    operations = [GUARD]
