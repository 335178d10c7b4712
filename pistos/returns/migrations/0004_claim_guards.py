"""No piece is claimed twice, steps stay, and what stood as a withdrawal before gets its claim."""

from django.db import migrations
from django.db.migrations import RunSQL

COUNTED = RunSQL(
    sql="""
CREATE FUNCTION returns_not_more_than_bought() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bought integer; held bigint;
BEGIN
    IF NOT NEW.holds THEN RETURN NEW; END IF;
    SELECT quantity INTO bought FROM orders_line WHERE id = NEW.line_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(quantity), 0) INTO held FROM returns_claimline
        WHERE line_id = NEW.line_id AND holds AND id IS DISTINCT FROM NEW.id;
    IF held + NEW.quantity > bought THEN
        RAISE EXCEPTION 'more pieces of line % are claimed than were bought', NEW.line_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER returns_claimline_counted BEFORE INSERT OR UPDATE OF quantity, holds, line_id
    ON returns_claimline FOR EACH ROW EXECUTE FUNCTION returns_not_more_than_bought();
""",
    reverse_sql="DROP FUNCTION IF EXISTS returns_not_more_than_bought() CASCADE;",
)

STEPS = RunSQL(
    sql="""
CREATE FUNCTION returns_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.words = '' AND (NEW.id, NEW.claim_id, NEW.kind, NEW.facts,
        NEW.happened_at, NEW.by_kind, NEW.by_id) IS NOT DISTINCT FROM (OLD.id, OLD.claim_id,
        OLD.kind, OLD.facts, OLD.happened_at, OLD.by_kind, OLD.by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of a step of a claim is refused: its history stays', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER returns_claimstep_stays BEFORE UPDATE OR DELETE ON returns_claimstep
    FOR EACH ROW EXECUTE FUNCTION returns_step_stays();
CREATE TRIGGER returns_claimstep_no_truncate BEFORE TRUNCATE ON returns_claimstep
    FOR EACH STATEMENT EXECUTE FUNCTION returns_step_stays();
""",
    reverse_sql="DROP FUNCTION IF EXISTS returns_step_stays() CASCADE;",
)

KNOWN = RunSQL(
    sql="""
INSERT INTO returns_claim (token, sending, order_id, customer_id, withdrawal_id, track, state,
    happened, wished, words, language, told_at, burden, attempts, outcome, needs_goods,
    goods_back_at, delivery_amount, refunded_at, closed_at, closed_because, promise_id, next_on)
SELECT left(md5(w.token || 'claim'), 22), w.attempt, w.order_id, w.customer_id, w.id,
    'withdrawal',
    CASE w.state WHEN 'declared' THEN 'awaited' WHEN 'goods_back' THEN 'back'
        WHEN 'refunding' THEN 'refunding' WHEN 'refunded' THEN 'done' ELSE 'refused' END,
    'changed', 'refund', '', w.language, w.declared_at, '', 0,
    CASE WHEN w.state IN ('refunding', 'refunded') THEN 'refund' ELSE '' END, true,
    w.goods_back_at, 0, w.refunded_at,
    CASE WHEN w.state IN ('refunded', 'closed') THEN coalesce(w.refunded_at, w.declared_at) END,
    w.closed_because, w.promise_id, coalesce(w.refund_due_on, w.declared_at::date)
FROM returns_withdrawal w WHERE w.order_id IS NOT NULL;
INSERT INTO returns_claimline (claim_id, line_id, quantity, happened, holds, pieces, received, approved,
    damaged, less_amount, less_because, appeal, appeal_answer, refund_amount)
SELECT c.id, l.line_id, l.quantity, 'changed', c.state <> 'refused', '{}', 0, 0, 0, 0, '', '', '',
    CASE WHEN c.outcome = 'refund' THEN
        round((coalesce(o.gross_amount, o.unit_amount * o.quantity) - coalesce(o.discount_amount, 0))
            * sum(l.quantity) OVER earlier / o.quantity, 2)
        - round((coalesce(o.gross_amount, o.unit_amount * o.quantity) - coalesce(o.discount_amount, 0))
            * (sum(l.quantity) OVER earlier - l.quantity) / o.quantity, 2)
    END
FROM returns_withdrawalline l
JOIN returns_claim c ON c.withdrawal_id = l.withdrawal_id
JOIN orders_line o ON o.id = l.line_id
WINDOW earlier AS (PARTITION BY l.line_id, c.outcome ORDER BY l.withdrawal_id);
UPDATE returns_claim c SET delivery_amount = greatest(w.refund_amount - given.amount, 0)
FROM returns_withdrawal w, (SELECT claim_id, sum(refund_amount) AS amount
    FROM returns_claimline GROUP BY claim_id) given
WHERE w.id = c.withdrawal_id AND given.claim_id = c.id AND w.refund_amount IS NOT NULL
    AND given.amount IS NOT NULL;
""",
    reverse_sql=RunSQL.noop,
)


class Migration(migrations.Migration):
    dependencies = [("returns", "0003_claims")]
    operations = [COUNTED, STEPS, KNOWN]
