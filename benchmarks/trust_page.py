"""The trust page over 1,000,000 sealed entries (aim: 15 ms p50, 8 queries), and what leads to it."""

import statistics
import time

from benchmarks._ledger import throw_away_database
from benchmarks._rows import Row, tell

PROMISES = 500_000
ROUNDS = 60

# Promises of fourteen months, each with two entries, nineteen of twenty kept; the server makes the
# rows, and the triggers of the ledger fill the queue of the sealer and the roll-ups.
FILL = """
INSERT INTO customers_customer (token, name, email, phone, language, preferred_channel,
    form_of_address, country, region, city, postcode, address)
VALUES ('c', '', '', '', 'en', 'email', '', 'GR', '', '', '', '');

INSERT INTO promises_promise (token, kind, toward, customer_id, made_by_kind, made_by_id,
    about_kind, told_where, told_ref, made_at, due_at, due_on, zone, country, region, grounds,
    model_version, reason, is_imported, is_public, gives_proof)
SELECT 'p' || n, (ARRAY['delivery', 'answer', 'refund'])[1 + n % 3], 'customer',
    (SELECT min(id) FROM customers_customer), 'machine', 'bench', 'bench', 'email', '',
    due - interval '3 days', due, due::date, 'UTC', 'GR', 'GR-' || chr((65 + n % 13)::int), '{}',
    '', '', false, true, true
FROM (SELECT n, date_trunc('day', now()) - make_interval(days => 1 + (n % 420)::int)
    + interval '12 hours' AS due FROM generate_series(1, PROMISES) AS n) AS made;

INSERT INTO promises_entry (promise_id, kind, happened_at, happened_on, by_kind, by_id, due_at,
    due_on, cause, reason, evidence, commitment)
SELECT id, 'made', made_at, made_at::date, 'machine', 'bench', due_at, due_on, '', '', '',
    decode(md5(token) || md5(token), 'hex') FROM promises_promise;

INSERT INTO promises_entry (promise_id, kind, happened_at, happened_on, by_kind, by_id, due_at,
    due_on, cause, reason, evidence, commitment)
SELECT id, CASE WHEN id % 20 = 0 THEN 'broken' ELSE 'kept' END, due_at, due_on, 'machine', 'bench',
    due_at, due_on, CASE WHEN id % 20 = 0 THEN 'courier_late' ELSE '' END, '', '',
    decode(md5(token) || md5(token), 'hex') FROM promises_promise;

INSERT INTO promises_standing (promise_id, kind, toward, customer_id, made_by_kind, made_by_id,
    about_kind, country, region, is_imported, is_public, gives_proof, zone, made_at, first_due_at,
    state, due_at, due_on, fulfilled_at, settled_at, move_count, is_kept_as_told, is_corrected,
    is_overturned, cause, is_told, risk, risk_reason)
SELECT id, kind, toward, customer_id, made_by_kind, made_by_id, about_kind, country, region,
    false, true, true, zone, made_at, due_at, CASE WHEN id % 20 = 0 THEN 'broken' ELSE 'kept' END,
    due_at, due_on, CASE WHEN id % 20 = 0 THEN NULL ELSE due_at END, due_at, 0, id % 20 <> 0,
    false, false, CASE WHEN id % 20 = 0 THEN 'courier_late' ELSE '' END, true, 0, ''
FROM promises_promise
""".replace("PROMISES", str(PROMISES))


def main() -> None:
    with throw_away_database():
        from django.db import connection

        from pistos.kit import clock
        from pistos.promises import actions
        from pistos.promises.queries.verdict import verified
        from pistos.shop.models import Shop

        Shop.objects.create(
            name="Bench", country="GR", currency="EUR", time_zone="UTC", languages=["en"]
        )
        with connection.cursor() as cursor:
            for statement in filter(str.strip, FILL.split(";\n")):
                cursor.execute(statement)
            cursor.execute("ANALYZE")
        at = clock.now()
        rows = [
            _timed("seal 1,000,000 entries", lambda: actions.seal_entries(at)),
            _timed("publish the figures", lambda: actions.publish_figures(at)),
            *_page(),
            _timed("verify seals, states, roll-ups and figures", verified),
        ]
    tell(rows)


def _timed(work, deed) -> Row:
    began = time.perf_counter()
    deed()
    return Row(work, "s", round(time.perf_counter() - began, 2))


def _page() -> list[Row]:
    from django.db import connection
    from django.test import Client

    from pistos.storefront import trust

    asked: list[str] = []

    def note(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    client = Client(headers={"host": "127.0.0.1"})
    for _ in range(3):
        assert client.get("/en/trust/").status_code == 200
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get("/en/trust/")
        taken.append((time.perf_counter() - began) * 1000)
    anew = []
    for _ in range(ROUNDS // 3):
        trust._rendered.clear()
        began = time.perf_counter()
        client.get("/en/trust/")
        anew.append((time.perf_counter() - began) * 1000)
    trust._rendered.clear()
    with connection.execute_wrapper(note):
        page = client.get("/en/trust/")
    etag = page.headers["ETag"]
    began = time.perf_counter()
    client.get("/en/trust/", headers={"If-None-Match": etag})
    again = (time.perf_counter() - began) * 1000
    return [
        Row("trust page, p50", "ms", round(statistics.median(taken), 2)),
        Row("trust page, rendered anew, p50", "ms", round(statistics.median(anew), 2)),
        Row("trust page, queries", "queries", len(asked)),
        Row("trust page, not changed since", "ms", round(again, 2)),
    ]


if __name__ == "__main__":
    main()
