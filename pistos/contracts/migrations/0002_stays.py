"""Terms and decisions are never changed. What was written and said stays too; its words can be emptied."""

from django.db import migrations
from django.db.migrations import RunSQL

from pistos.kit.insert_only import insert_only

_TABLES = {
    "contracts_outreach": (
        ("contract_id", "terms_id", "is_offer", "reasons", "label_problem", "written_at"),
        "NEW.words <> OLD.words AND NEW.words <> '' OR OLD.state = 'sent' AND NEW.state <> 'sent'",
    ),
    "contracts_reason": (
        ("decision_id", "how", "said_at"),
        "NEW.words <> OLD.words AND NEW.words <> ''",
    ),
}


def _guard(table: str) -> RunSQL:
    kept, changed = _TABLES[table]
    return RunSQL(
        sql=f"""
CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR ({", ".join(f"NEW.{one}" for one in kept)})
        IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in kept)}) OR {changed}
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was', TG_OP, TG_TABLE_NAME
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
    dependencies = [("contracts", "0001_initial")]
    operations = [
        insert_only("contracts_terms"),
        insert_only("contracts_decision"),
        *(_guard(table) for table in _TABLES),
    ]
