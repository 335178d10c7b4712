"""What the database itself guards: the author's words, the ledger of decisions, the roll-ups."""

from django.db import migrations

from pistos.kit.insert_only import insert_only
from pistos.kit.marking import marks

WORDS = "stars title text pros cons aspects display_name language".split()
VERSIONED = "stars title text pros cons aspects".split()
FIXED = (
    "public_id product_id order_line_id parcel_id sheet_version_id source external_source"
    " external_id months_after written_at"
).split()


def differ(columns: list[str]) -> str:
    return " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns)


GUARD = f"""
CREATE FUNCTION reviews_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a review is its author''s: %', why USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION reviews_guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'received' OR OLD.is_confirmed THEN
            PERFORM reviews_refuse('it is not deleted');
        END IF;
        RETURN OLD;
    END IF;
    IF {differ(FIXED)} THEN
        PERFORM reviews_refuse('what it is about stays');
    END IF;
    IF NEW.is_confirmed <> OLD.is_confirmed AND (OLD.is_confirmed OR OLD.state <> 'received') THEN
        PERFORM reviews_refuse('only the author confirms it');
    END IF;
    IF OLD.is_incentivised AND NOT NEW.is_incentivised THEN
        PERFORM reviews_refuse('what was given for it stays said');
    END IF;
    IF OLD.emptied_at IS NULL AND NEW.emptied_at IS NOT NULL THEN
        IF NEW.stars <> OLD.stars OR NEW.version <> OLD.version
           OR NEW.title || NEW.text || NEW.pros || NEW.cons || NEW.display_name <> '' THEN
            PERFORM reviews_refuse('an erased author leaves the stars alone');
        END IF;
        RETURN NEW;
    END IF;
    IF {differ(WORDS)} THEN
        IF NEW.version <> OLD.version + 1 OR NOT EXISTS (
            SELECT FROM reviews_reviewversion v WHERE v.review_id = NEW.id
            AND v.number = NEW.version
            AND ({", ".join(f"v.{name}" for name in VERSIONED)})
                = ({", ".join(f"NEW.{name}" for name in VERSIONED)})
        ) THEN
            PERFORM reviews_refuse('stars and words change by a version of the author alone');
        END IF;
    ELSIF NEW.version <> OLD.version THEN
        PERFORM reviews_refuse('a version has words of its own');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reviews_review_guarded BEFORE UPDATE OR DELETE ON reviews_review
    FOR EACH ROW EXECUTE FUNCTION reviews_guard_review();

CREATE FUNCTION reviews_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM reviews_refuse('its versions are not deleted');
    END IF;
    IF NEW.review_id <> OLD.review_id OR NEW.number <> OLD.number OR NEW.stars <> OLD.stars
       OR NEW.aspects <> OLD.aspects OR NEW.written_at <> OLD.written_at
       OR NEW.title || NEW.text || NEW.pros || NEW.cons <> ''
       OR NOT EXISTS (SELECT FROM reviews_review r
                      WHERE r.id = NEW.review_id AND r.emptied_at IS NOT NULL) THEN
        PERFORM reviews_refuse('its versions do not change');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reviews_version_guarded BEFORE UPDATE OR DELETE ON reviews_reviewversion
    FOR EACH ROW EXECUTE FUNCTION reviews_guard_version();
"""
GUARD_BACK = """
DROP TRIGGER reviews_review_guarded ON reviews_review;
DROP TRIGGER reviews_version_guarded ON reviews_reviewversion;
DROP FUNCTION reviews_guard_review();
DROP FUNCTION reviews_guard_version();
DROP FUNCTION reviews_refuse(text);
"""

DIGEST = (
    "sha256(convert_to(concat_ws(E'\\n', {0}.author_token, {0}.stars, {0}.title, {0}.text,"
    " {0}.pros, {0}.cons), 'UTF8'))"
)
ENTRY = (
    "review_id, public_id, product_id, stars, from_state, to_state, reason, by_kind, by_id,"
    " happened_at, words_digest"
)
BY_ID = "CASE WHEN {0}.state_by_kind = 'person' THEN {0}.state_by_id ELSE '' END"

LEDGER = f"""
CREATE FUNCTION reviews_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO reviews_moderationentry ({ENTRY})
        SELECT n.id, n.public_id, n.product_id, n.stars, '', n.state, n.state_reason,
               n.state_by_kind, {BY_ID.format("n")}, n.state_at, {DIGEST.format("n")}
        FROM new_rows n WHERE n.state <> 'received' ORDER BY n.id;
        RETURN NULL;
    END IF;
    INSERT INTO reviews_moderationentry ({ENTRY})
    SELECT n.id, n.public_id, n.product_id, n.stars, o.state, n.state, 'changed', 'customer', '',
           n.changed_at, {DIGEST.format("n")}
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE n.version <> o.version AND n.state = o.state ORDER BY n.id;
    INSERT INTO reviews_moderationentry ({ENTRY})
    SELECT n.id, n.public_id, n.product_id, n.stars, o.state, n.state, n.state_reason,
           n.state_by_kind, {BY_ID.format("n")}, n.state_at, {DIGEST.format("n")}
    FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.state <> o.state ORDER BY n.id;
    INSERT INTO reviews_moderationentry ({ENTRY})
    SELECT n.id, n.public_id, n.product_id, n.stars, n.state, n.state, 'author_erased',
           'customer', '', n.emptied_at, decode(repeat('00', 32), 'hex')
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE o.emptied_at IS NULL AND n.emptied_at IS NOT NULL ORDER BY n.id;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_review_arrived AFTER INSERT ON reviews_review
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION reviews_record();
CREATE TRIGGER reviews_review_decided AFTER UPDATE ON reviews_review
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_record();

CREATE FUNCTION reviews_entry_by_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        PERFORM reviews_refuse('its ledger is written by what happens to it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reviews_entry_guarded BEFORE INSERT ON reviews_moderationentry
    FOR EACH ROW EXECUTE FUNCTION reviews_entry_by_trigger();

CREATE FUNCTION reviews_queue_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reviews_entrytoseal (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_entry_to_seal AFTER INSERT ON reviews_moderationentry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION reviews_queue_to_seal();
"""
LEDGER_BACK = """
DROP TRIGGER reviews_entry_to_seal ON reviews_moderationentry;
DROP FUNCTION reviews_queue_to_seal();
DROP TRIGGER reviews_entry_guarded ON reviews_moderationentry;
DROP FUNCTION reviews_entry_by_trigger();
DROP TRIGGER reviews_review_arrived ON reviews_review;
DROP TRIGGER reviews_review_decided ON reviews_review;
DROP FUNCTION reviews_record();
"""

SHOWN = "state = 'published'"
COUNTERS = {
    **{f"stars_{n}": f"{SHOWN} AND stars = {n}" for n in range(1, 6)},
    "verified": f"{SHOWN} AND is_verified",
    "with_photo": f"{SHOWN} AND photo_count > 0",
    "incentivised": f"{SHOWN} AND is_incentivised",
    "imported": f"{SHOWN} AND source LIKE 'imported:%'",
    "second": f"{SHOWN} AND months_after > 0",
    "replied": f"{SHOWN} AND replied_at IS NOT NULL",
    "resolved": f"{SHOWN} AND outcome = 'resolved'",
    "sharp": f"{SHOWN} AND is_sharp",
    "sharp_replied": f"{SHOWN} AND is_sharp AND replied_at IS NOT NULL",
    "held": "state = 'held'",
    "withdrawn": "state = 'withdrawn'",
    **{f"removed_{n}": f"state IN ('removed', 'refused') AND stars = {n}" for n in range(1, 6)},
}
NAMES = [*COUNTERS, "verified_stars"]


def counted(sign: str, rows: str) -> str:
    """SELECT of one review as signed counters, once for its product and once for the shop."""
    columns = ", ".join(f"{sign}({condition})::int AS {name}" for name, condition in COUNTERS.items())
    return (
        f"SELECT product.id AS product_id, {columns},"
        f" {sign}(CASE WHEN {SHOWN} AND is_verified THEN stars ELSE 0 END) AS verified_stars"
        f" FROM {rows} CROSS JOIN LATERAL (VALUES (product_id), (0)) AS product (id)"
    )


def roll_up(rows: str) -> str:
    sums = ", ".join(f"sum({name}) AS {name}" for name in NAMES)
    adds = ", ".join(f"{name} = k.{name} + excluded.{name}" for name in NAMES)
    return f"""
    INSERT INTO reviews_productfigures AS k (product_id, {", ".join(NAMES)}, stamp)
    SELECT product_id, {sums}, nextval('kit_mark_number') FROM ({rows}) AS change
    GROUP BY product_id ORDER BY product_id DESC
    ON CONFLICT (product_id) DO UPDATE SET stamp = excluded.stamp, {adds};
"""


def rated(sign: str, rows: str) -> str:
    return (
        f"SELECT product_id, each.key AS code, {sign}1 AS count,"
        f" {sign}each.value::int AS total, {sign}(each.value::int >= 4)::int AS high,"
        f" {sign}(each.value::int <= 2)::int AS low"
        f" FROM {rows}, jsonb_each_text(aspects) AS each WHERE {SHOWN}"
    )


def roll_up_aspects(rows: str) -> str:
    names = ["count", "total", "high", "low"]
    sums = ", ".join(f"sum({name}) AS {name}" for name in names)
    changed = " OR ".join(f"sum({name}) <> 0" for name in names)
    adds = ", ".join(f"{name} = k.{name} + excluded.{name}" for name in names)
    return f"""
    INSERT INTO reviews_aspectfigures AS k (product_id, code, {", ".join(names)})
    SELECT product_id, code, {sums} FROM ({rows}) AS change
    GROUP BY product_id, code HAVING {changed} ORDER BY product_id, code
    ON CONFLICT (product_id, code) DO UPDATE SET {adds};
"""


def both(rows: tuple[str, ...]) -> str:
    signed = [("-" if name == "old_rows" else "", name) for name in rows]
    return roll_up(" UNION ALL ".join(counted(*each) for each in signed)) + roll_up_aspects(
        " UNION ALL ".join(rated(*each) for each in signed)
    )


ROLL_UP = f"""
CREATE FUNCTION reviews_roll_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {both(("new_rows",))}
    ELSIF TG_OP = 'UPDATE' THEN
        {both(("new_rows", "old_rows"))}
    ELSE
        {both(("old_rows",))}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_counted AFTER INSERT ON reviews_review
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_roll_up();
CREATE TRIGGER reviews_recounted AFTER UPDATE ON reviews_review
    REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_roll_up();
CREATE TRIGGER reviews_uncounted AFTER DELETE ON reviews_review
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION reviews_roll_up();
"""
STAMP = """
CREATE FUNCTION reviews_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reviews_productfigures SET stamp = nextval('kit_mark_number')
    WHERE product_id IN (NEW.product_id, 0);
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_voice_stamped AFTER INSERT OR UPDATE ON reviews_productvoice
    FOR EACH ROW EXECUTE FUNCTION reviews_stamp();
"""
STAMP_BACK = """
DROP TRIGGER reviews_voice_stamped ON reviews_productvoice;
DROP FUNCTION reviews_stamp();
"""
ROLL_UP_BACK = """
DROP TRIGGER reviews_counted ON reviews_review;
DROP TRIGGER reviews_recounted ON reviews_review;
DROP TRIGGER reviews_uncounted ON reviews_review;
DROP FUNCTION reviews_roll_up();
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("checkout", "0004_marks_never_twice")]
    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
        migrations.RunSQL(LEDGER, LEDGER_BACK),
        insert_only("reviews_moderationentry"),
        insert_only("reviews_moderationseal"),
        migrations.RunSQL(ROLL_UP, ROLL_UP_BACK),
        migrations.RunSQL(STAMP, STAMP_BACK),
        marks("reviews_aspect", "reviews"),
        marks("reviews_reviewsettings", "reviews"),
    ]
