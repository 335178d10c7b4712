"""Migration operations for tables whose rows are never changed: the database refuses, not the code."""

from django.db.migrations import RunSQL

_FUNCTION = """
CREATE OR REPLACE FUNCTION pistos_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows are insert-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""


def insert_only(table: str) -> RunSQL:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE of `table` with SQLSTATE 23001."""
    return RunSQL(
        sql=_FUNCTION
        + f"""
CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION pistos_refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION pistos_refuse_change();
""",
        reverse_sql=f"""
DROP TRIGGER IF EXISTS {table}_insert_only ON {table};
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};
""",
    )


_SHORTER = """
CREATE OR REPLACE FUNCTION pistos_refuse_all_but_shorter_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'words' IS DISTINCT FROM to_jsonb(OLD) - 'words'
       OR length(NEW.words) >= length(OLD.words) OR position('…' IN NEW.words) = 0
       OR OLD.words NOT LIKE
          replace(regexp_replace(NEW.words, '([\\\\%_])', '\\\\\\1', 'g'), '…', '%') THEN
        RAISE EXCEPTION '% of % is refused: a quote of an erased person may go, nothing else',
            TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def words_only_shrink(table: str) -> RunSQL:
    """After `insert_only`: parts of the `words` of a row may give way to "…" (`quoting`), nothing else."""
    trigger = f"""
DROP TRIGGER IF EXISTS {table}_insert_only ON {table};
CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION """
    return RunSQL(
        sql=f"{_SHORTER}{trigger}pistos_refuse_all_but_shorter_words();",
        reverse_sql=f"{trigger}pistos_refuse_change();",
    )
