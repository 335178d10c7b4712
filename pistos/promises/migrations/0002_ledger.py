"""What the database itself guards: insert-only rows, the queue of the sealer, the roll-ups."""

from django.db import migrations

from pistos.kit.insert_only import insert_only

DIMENSIONS = (
    "kind toward partner_id made_by_id country region cause is_public is_imported".split()
)
COUNTERS = (
    "made open kept broken unproven withdrawn fulfilled_late kept_as_told moved moves corrected"
    " overturned needed_telling told_first told_first_seconds"
).split()

TO_SEAL = """
CREATE FUNCTION promises_queue_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO promises_entrytoseal (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;
CREATE TRIGGER promises_entry_to_seal AFTER INSERT ON promises_entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION promises_queue_to_seal();
"""
TO_SEAL_BACK = """
DROP TRIGGER promises_entry_to_seal ON promises_entry;
DROP FUNCTION promises_queue_to_seal();
"""


def counted(sign: str, rows: str) -> str:
    """SELECT of one standing as a row of dimensions and signed counters."""
    broken = "(state = 'broken')"
    needed = "(state = 'broken' OR move_count > 0)"
    told = f"({needed} AND told_first_at IS NOT NULL)"
    values = {
        "made": "1",
        "open": "(state = 'open')::int",
        "kept": "(state = 'kept')::int",
        "broken": f"{broken}::int",
        "unproven": "(state = 'unproven')::int",
        "withdrawn": "(state = 'withdrawn')::int",
        "fulfilled_late": f"({broken} AND fulfilled_at > due_at)::int",
        "kept_as_told": "(state = 'kept' AND is_kept_as_told)::int",
        "moved": "(move_count > 0)::int",
        "moves": "move_count",
        "corrected": "is_corrected::int",
        "overturned": "is_overturned::int",
        "needed_telling": f"{needed}::int",
        "told_first": f"{told}::int",
        "told_first_seconds": f"CASE WHEN {told} THEN"
        " greatest(0, extract(epoch FROM first_due_at - told_first_at))::bigint ELSE 0 END",
    }
    columns = ", ".join(f"{sign}coalesce({values[name]}, 0) AS {name}" for name in COUNTERS)
    return (
        "SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id,"
        " CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id,"
        f" country, region, cause, is_public, is_imported, {columns} FROM {rows}"
    )


def roll_up(rows: str) -> str:
    dimensions = ", ".join(["day", *DIMENSIONS])
    sums = ", ".join(f"sum({name}) AS {name}" for name in COUNTERS)
    changed = " OR ".join(f"sum({name}) <> 0" for name in COUNTERS)
    adds = ", ".join(f"{name} = k.{name} + excluded.{name}" for name in COUNTERS)
    return f"""
    INSERT INTO promises_keptday AS k ({dimensions}, {", ".join(COUNTERS)})
    SELECT {dimensions}, {sums} FROM ({rows}) AS change
    GROUP BY {dimensions} HAVING {changed} ORDER BY {dimensions}
    ON CONFLICT ({dimensions}) DO UPDATE SET {adds};
"""


ROLL_UP = f"""
CREATE FUNCTION promises_roll_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {roll_up(counted("", "new_rows"))}
    ELSIF TG_OP = 'UPDATE' THEN
        {roll_up(counted("", "new_rows") + " UNION ALL " + counted("-", "old_rows"))}
    ELSE
        {roll_up(counted("-", "old_rows"))}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER promises_standing_made AFTER INSERT ON promises_standing
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION promises_roll_up();
CREATE TRIGGER promises_standing_changed AFTER UPDATE ON promises_standing
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION promises_roll_up();
CREATE TRIGGER promises_standing_gone AFTER DELETE ON promises_standing
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION promises_roll_up();
"""
ROLL_UP_BACK = """
DROP TRIGGER promises_standing_made ON promises_standing;
DROP TRIGGER promises_standing_changed ON promises_standing;
DROP TRIGGER promises_standing_gone ON promises_standing;
DROP FUNCTION promises_roll_up();
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]
    operations = [
        insert_only("promises_promise"),
        insert_only("promises_entry"),
        insert_only("promises_seal"),
        insert_only("promises_publication"),
        migrations.RunSQL(TO_SEAL, TO_SEAL_BACK),
        migrations.RunSQL(ROLL_UP, ROLL_UP_BACK),
    ]
