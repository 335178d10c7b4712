"""What was declared is never changed: not its instant, not its words, which can only be emptied."""

from django.db import migrations
from django.db.migrations import RunSQL

from pistos.kit.insert_only import insert_only

_TYPED = ("name", "contact", "number", "goods", "reason")

GUARD = RunSQL(
    sql=f"""
CREATE FUNCTION returns_declared_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a withdrawal is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token, NEW.attempt, NEW.declared_at, NEW.recorded_at, NEW.language)
        IS DISTINCT FROM (OLD.token, OLD.attempt, OLD.declared_at, OLD.recorded_at, OLD.language)
       OR (OLD.order_id IS NOT NULL AND NEW.order_id IS DISTINCT FROM OLD.order_id)
       {" ".join(f"OR (NEW.{name} <> OLD.{name} AND NEW.{name} <> '')" for name in _TYPED)}
    THEN
        RAISE EXCEPTION 'a withdrawal is not changed: it stays as it was declared'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER returns_withdrawal_stays BEFORE UPDATE OR DELETE ON returns_withdrawal
    FOR EACH ROW EXECUTE FUNCTION returns_declared_stays();
CREATE TRIGGER returns_withdrawal_no_truncate BEFORE TRUNCATE ON returns_withdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION returns_declared_stays();
""",
    reverse_sql="DROP FUNCTION IF EXISTS returns_declared_stays() CASCADE;",
)


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial")]
    operations = [GUARD, insert_only("returns_withdrawalline")]
