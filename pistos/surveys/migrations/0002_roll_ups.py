"""The roll-ups of answers and of invitations, kept by the database itself (decision 0009)."""

from django.db import migrations

SLICES = """
    (VALUES ('all', ''),
        ('wave', i.wave_id::text),
        ('product', i.product_id::text),
        ('courier', i.courier_id::text),
        ('agent', i.agent_id::text),
        ('team', i.team_id::text),
        ('channel', nullif(i.came_by, '')),
        ('asked_by', i.channel),
        ('language', i.language),
        ('country', nullif(i.country, '')),
        ('topic', nullif(i.topic, '')),
        ('promise', nullif(i.promise, '')),
        ('place', i.place_id::text)
    ) AS s (slice, slice_key)
"""
ANSWER_KEY = "survey_id, code, kind, aspect, slice, slice_key, day, value"
INVITED_KEY = "survey_id, slice, slice_key, day"


def answers(sign: str, rows: str) -> str:
    return f"""
        SELECT i.survey_id, a.code, a.kind, a.aspect, s.slice, s.slice_key, i.answered_on AS day,
            a.value, {sign}1 AS count
        FROM {rows} a JOIN surveys_invitation i ON i.id = a.response_id CROSS JOIN LATERAL {SLICES}
        WHERE a.value IS NOT NULL AND s.slice_key IS NOT NULL AND i.answered_on IS NOT NULL"""


def add_answers(rows: str) -> str:
    return f"""
    INSERT INTO surveys_answerday AS k ({ANSWER_KEY}, count)
    SELECT {ANSWER_KEY}, sum(count) FROM ({rows}) AS change
    GROUP BY {ANSWER_KEY} HAVING sum(count) <> 0 ORDER BY {ANSWER_KEY}
    ON CONFLICT ({ANSWER_KEY}) DO UPDATE SET count = k.count + excluded.count;
"""


def invited(sign: str, rows: str) -> str:
    return f"""
        SELECT i.survey_id, s.slice, s.slice_key, i.delivered_on AS day, {sign}1 AS delivered,
            {sign}(i.answered_on IS NOT NULL)::int AS answered
        FROM {rows} i CROSS JOIN LATERAL {SLICES}
        WHERE i.delivered_on IS NOT NULL AND s.slice_key IS NOT NULL"""


def add_invited(rows: str) -> str:
    return f"""
    INSERT INTO surveys_invitedday AS k ({INVITED_KEY}, delivered, answered)
    SELECT {INVITED_KEY}, sum(delivered), sum(answered) FROM ({rows}) AS change
    GROUP BY {INVITED_KEY} HAVING sum(delivered) <> 0 OR sum(answered) <> 0 ORDER BY {INVITED_KEY}
    ON CONFLICT ({INVITED_KEY}) DO UPDATE
        SET delivered = k.delivered + excluded.delivered, answered = k.answered + excluded.answered;
"""


def rolled_up(table: str, name: str, counted, added) -> str:
    both = counted("", "new_rows") + " UNION ALL " + counted("-", "old_rows")
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {added(counted("", "new_rows"))}
    ELSIF TG_OP = 'UPDATE' THEN
        {added(both)}
    ELSE
        {added(counted("-", "old_rows"))}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {name}_made AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER {name}_changed AFTER UPDATE ON {table}
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER {name}_gone AFTER DELETE ON {table} REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""


def undone(table: str, name: str) -> str:
    drops = "".join(f"DROP TRIGGER {name}_{when} ON {table};" for when in ("made", "changed", "gone"))
    return f"{drops} DROP FUNCTION {name}();"


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_first")]
    operations = [
        migrations.RunSQL(
            rolled_up("surveys_answer", "surveys_count_answers", answers, add_answers),
            undone("surveys_answer", "surveys_count_answers"),
        ),
        migrations.RunSQL(
            rolled_up("surveys_invitation", "surveys_count_invited", invited, add_invited),
            undone("surveys_invitation", "surveys_count_invited"),
        ),
    ]
