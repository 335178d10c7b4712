"""What was told in an apology, and what was tried, stays as it was; words can only be emptied."""

from django.db import migrations
from django.db.migrations import RunSQL

_TABLES = {
    "complaints_apology": (("complaint_id", "attempt", "sent_at"), ("mistake", "text")),
    "complaints_planstep": (("apology_id", "position", "promise_id"), ("what",)),
    "complaints_recoveryattempt": (("complaint_id", "kind", "happened_at", "by_id"), ("words",)),
}


def _guard(table: str) -> RunSQL:
    kept, typed = _TABLES[table]
    emptied = " ".join(f"OR (NEW.{one} <> OLD.{one} AND NEW.{one} <> '')" for one in typed)
    return RunSQL(
        sql=f"""
CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR ({", ".join(f"NEW.{one}" for one in kept)})
        IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in kept)}) {emptied}
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was told', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_stays();
""",
        reverse_sql=f"DROP FUNCTION IF EXISTS {table}_stays() CASCADE;",
    )


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_plans")]
    operations = [_guard(table) for table in _TABLES]
