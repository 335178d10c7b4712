"""What a code means stays, what was coded stays, and the counts follow what stands (decision 0009)."""

from django.db import migrations
from django.db.migrations import RunSQL

STAYS = RunSQL(
    sql="""
CREATE FUNCTION causes_cause_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION '% of a cause is refused: it is retired, never deleted', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.code, NEW.parent_id, NEW.level, NEW.added_at)
        IS DISTINCT FROM (OLD.code, OLD.parent_id, OLD.level, OLD.added_at)
    THEN
        RAISE EXCEPTION 'the code and place of a cause are not changed: what was coded rests on them'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER causes_cause_stays BEFORE UPDATE OR DELETE ON causes_cause
    FOR EACH ROW EXECUTE FUNCTION causes_cause_stays();
CREATE TRIGGER causes_cause_no_truncate BEFORE TRUNCATE ON causes_cause
    FOR EACH STATEMENT EXECUTE FUNCTION causes_cause_stays();

CREATE FUNCTION causes_coding_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION '% of a coding is refused: coding again is another row', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.subject_kind, NEW.subject_id, NEW.codes, NEW.language, NEW.order_id, NEW.happened_at,
            NEW.coded_at, NEW.by_kind, NEW.by_id, NEW.suggested)
        IS DISTINCT FROM (OLD.subject_kind, OLD.subject_id, OLD.codes, OLD.language, OLD.order_id,
            OLD.happened_at, OLD.coded_at, OLD.by_kind, OLD.by_id, OLD.suggested)
       OR (NEW.text <> OLD.text AND NEW.text <> '')
       OR (NEW.found <> OLD.found AND NEW.text <> '')
    THEN
        RAISE EXCEPTION 'a coding is not changed: coding again is another row'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER causes_coding_stays BEFORE UPDATE OR DELETE ON causes_coding
    FOR EACH ROW EXECUTE FUNCTION causes_coding_stays();
CREATE TRIGGER causes_coding_no_truncate BEFORE TRUNCATE ON causes_coding
    FOR EACH STATEMENT EXECUTE FUNCTION causes_coding_stays();
""",
    reverse_sql="""
DROP FUNCTION IF EXISTS causes_cause_stays() CASCADE;
DROP FUNCTION IF EXISTS causes_coding_stays() CASCADE;
""",
)

KEY = "cause_id, slice, slice_key, day"


def _counted(sign: str, rows: str) -> str:
    return f"""
        SELECT c.cause_id, s.slice, s.slice_key, c.day, {sign}1 AS count,
            {sign}c.is_primary::int AS primary_count
        FROM {rows} c CROSS JOIN LATERAL (VALUES ('all', ''),
            ('product', c.product_id::text),
            ('courier', c.courier_id::text),
            ('supplier', c.supplier_id::text),
            ('page', nullif(c.page, ''))
        ) AS s (slice, slice_key)
        WHERE s.slice_key IS NOT NULL"""


def _added(rows: str) -> str:
    return f"""
    INSERT INTO causes_causecount AS k ({KEY}, count, primary_count)
    SELECT {KEY}, sum(count), sum(primary_count) FROM ({rows}) AS change
    GROUP BY {KEY} HAVING sum(count) <> 0 OR sum(primary_count) <> 0 ORDER BY {KEY}
    ON CONFLICT ({KEY}) DO UPDATE SET count = k.count + excluded.count,
        primary_count = k.primary_count + excluded.primary_count;
"""


_BOTH = _counted("", "new_rows") + " UNION ALL " + _counted("-", "old_rows")

COUNTS = RunSQL(
    sql=f"""
CREATE FUNCTION causes_count_coded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {_added(_counted("", "new_rows"))}
    ELSIF TG_OP = 'UPDATE' THEN
        {_added(_BOTH)}
    ELSE
        {_added(_counted("-", "old_rows"))}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER causes_count_coded_made AFTER INSERT ON causes_codedcause
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION causes_count_coded();
CREATE TRIGGER causes_count_coded_changed AFTER UPDATE ON causes_codedcause
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION causes_count_coded();
CREATE TRIGGER causes_count_coded_gone AFTER DELETE ON causes_codedcause
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION causes_count_coded();
""",
    reverse_sql="DROP FUNCTION IF EXISTS causes_count_coded() CASCADE;",
)


class Migration(migrations.Migration):
    dependencies = [("causes", "0001_first")]
    operations = [STAYS, COUNTS]
