"""A large catalogue out of a small one: the server copies what lists, searches and prices read.

A copy has a number and an address of its own and stands in the same categories at the same price. Its
sheet is empty: a benchmark that opens sheets opens those of the first ones.
"""

STEP = 10_000
"""What the copies' ids are moved by: the originals' ids lie below it."""

GIN = ("catalogue_listed_words", "catalogue_listed_title", "catalogue_listed_path")

COPY = """
INSERT INTO catalogue_product (id, source, ref, sku, name, category_label, weight_grams, slug,
    category_id, kind, state, published_version_id, brand, model, gtin, facts, safety, proofs)
SELECT id + n * %(step)s, source, ref || '-' || n, sku || '-' || n, name, '', weight_grams,
    slug || '-' || n, category_id, kind, 'published', published_version_id + n * %(step)s, brand,
    sku || '-' || n, '', facts, safety, proofs
FROM catalogue_product, generate_series(1, %(times)s) AS n WHERE id = ANY(%(ids)s);

INSERT INTO catalogue_variant (id, product_id, sku, options, gtin, weight_grams, position, is_active)
SELECT id + n * %(step)s, product_id + n * %(step)s, sku || '-' || n, options, '', weight_grams,
    position, true
FROM catalogue_variant, generate_series(1, %(times)s) AS n WHERE product_id = ANY(%(ids)s);

INSERT INTO catalogue_sheetversion (id, product_id, number, content, content_hash, published_at,
    published_by)
SELECT id + n * %(step)s, product_id + n * %(step)s, 1, '{}', content_hash, published_at, published_by
FROM catalogue_sheetversion, generate_series(1, %(times)s) AS n WHERE product_id = ANY(%(ids)s);

INSERT INTO catalogue_listed (product_id, path, marks, figures, card, words, title_words, position,
    lowest_amount, first_published_at, stamp)
SELECT product_id + n * %(step)s, path, marks, figures,
    card || jsonb_build_object('slug', (card ->> 'slug') || '-' || n,
        'version', (card ->> 'version')::bigint + n * %(step)s,
        'variants', jsonb_build_array((card -> 'variants' ->> 0)::bigint + n * %(step)s,
            (card -> 'variants' ->> 1)::bigint + n * %(step)s)),
    words, title_words, position, lowest_amount, first_published_at - make_interval(mins => n), 0
FROM catalogue_listed, generate_series(1, %(times)s) AS n WHERE product_id = ANY(%(ids)s);

INSERT INTO pricing_price (variant_id, market_id, kind, gross_amount, valid_from, why, by_kind, by_id)
SELECT variant_id + n * %(step)s, market_id, kind, gross_amount, valid_from, '', '', ''
FROM pricing_price, generate_series(1, %(times)s) AS n
WHERE variant_id IN (SELECT id FROM catalogue_variant WHERE product_id = ANY(%(ids)s))
"""


def multiply(times: int, product_ids: list[int]) -> None:
    """So many copies of each of these products, and the tables analysed."""
    from django.db import connection, transaction

    given = {"step": STEP, "times": times, "ids": product_ids}
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = ANY(%s)", [list(GIN)]
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        with transaction.atomic():
            for statement in filter(str.strip, COPY.split(";\n")):
                cursor.execute(statement, given)
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("RESET maintenance_work_mem")
        cursor.execute("RESET synchronous_commit")
        cursor.execute("VACUUM ANALYZE")
