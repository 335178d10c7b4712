"""History and lessons are insert-only; the test of a correction stays from the moment it is recorded."""

from django.db import migrations
from django.db.migrations import RunSQL

from pistos.kit.insert_only import insert_only

_TEST = (
    "mistake_id, round, window_days, drop_percent, before_from, before_until, before_count,"
    " before_exposure, planned_at, corrected_at, after_from, after_until, judge_at"
)
_VERDICT = "verdict, judged_at, after_count, after_exposure"


def _row(name: str, columns: str) -> str:
    return "(" + ", ".join(f"{name}.{column.strip()}" for column in columns.split(",")) + ")"


GUARD = RunSQL(
    sql=f"""
CREATE FUNCTION mistakes_test_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a correction is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.corrected_at IS NOT NULL
       AND {_row("NEW", _TEST)} IS DISTINCT FROM {_row("OLD", _TEST)} THEN
        RAISE EXCEPTION 'the test of a correction is fixed once the correction is recorded'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.judged_at IS NOT NULL
       AND {_row("NEW", _VERDICT)} IS DISTINCT FROM {_row("OLD", _VERDICT)} THEN
        RAISE EXCEPTION 'the verdict on a correction is not changed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.repeat_count < OLD.repeat_count THEN
        RAISE EXCEPTION 'what counts against a correction is not taken back'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER mistakes_correction_stays BEFORE UPDATE OR DELETE ON mistakes_correction
    FOR EACH ROW EXECUTE FUNCTION mistakes_test_stays();
CREATE TRIGGER mistakes_correction_no_truncate BEFORE TRUNCATE ON mistakes_correction
    FOR EACH STATEMENT EXECUTE FUNCTION mistakes_test_stays();
""",
    reverse_sql="DROP FUNCTION IF EXISTS mistakes_test_stays() CASCADE;",
)


class Migration(migrations.Migration):
    dependencies = [("mistakes", "0001_first")]
    operations = [
        GUARD,
        insert_only("mistakes_mistakeentry"),
        insert_only("mistakes_lesson"),
    ]
