CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.catalogue_stamp_listed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.stamp := (random() * 9007199254740992)::bigint;
    RETURN NEW;
END $$;

CREATE FUNCTION public.causes_cause_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.causes_coding_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.causes_count_coded() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        
    INSERT INTO causes_causecount AS k (cause_id, slice, slice_key, day, count, primary_count)
    SELECT cause_id, slice, slice_key, day, sum(count), sum(primary_count) FROM (
        SELECT c.cause_id, s.slice, s.slice_key, c.day, 1 AS count,
            c.is_primary::int AS primary_count
        FROM new_rows c CROSS JOIN LATERAL (VALUES ('all', ''),
            ('product', c.product_id::text),
            ('courier', c.courier_id::text),
            ('supplier', c.supplier_id::text),
            ('page', nullif(c.page, ''))
        ) AS s (slice, slice_key)
        WHERE s.slice_key IS NOT NULL) AS change
    GROUP BY cause_id, slice, slice_key, day HAVING sum(count) <> 0 OR sum(primary_count) <> 0 ORDER BY cause_id, slice, slice_key, day
    ON CONFLICT (cause_id, slice, slice_key, day) DO UPDATE SET count = k.count + excluded.count,
        primary_count = k.primary_count + excluded.primary_count;

    ELSIF TG_OP = 'UPDATE' THEN
        
    INSERT INTO causes_causecount AS k (cause_id, slice, slice_key, day, count, primary_count)
    SELECT cause_id, slice, slice_key, day, sum(count), sum(primary_count) FROM (
        SELECT c.cause_id, s.slice, s.slice_key, c.day, 1 AS count,
            c.is_primary::int AS primary_count
        FROM new_rows c CROSS JOIN LATERAL (VALUES ('all', ''),
            ('product', c.product_id::text),
            ('courier', c.courier_id::text),
            ('supplier', c.supplier_id::text),
            ('page', nullif(c.page, ''))
        ) AS s (slice, slice_key)
        WHERE s.slice_key IS NOT NULL UNION ALL 
        SELECT c.cause_id, s.slice, s.slice_key, c.day, -1 AS count,
            -c.is_primary::int AS primary_count
        FROM old_rows c CROSS JOIN LATERAL (VALUES ('all', ''),
            ('product', c.product_id::text),
            ('courier', c.courier_id::text),
            ('supplier', c.supplier_id::text),
            ('page', nullif(c.page, ''))
        ) AS s (slice, slice_key)
        WHERE s.slice_key IS NOT NULL) AS change
    GROUP BY cause_id, slice, slice_key, day HAVING sum(count) <> 0 OR sum(primary_count) <> 0 ORDER BY cause_id, slice, slice_key, day
    ON CONFLICT (cause_id, slice, slice_key, day) DO UPDATE SET count = k.count + excluded.count,
        primary_count = k.primary_count + excluded.primary_count;

    ELSE
        
    INSERT INTO causes_causecount AS k (cause_id, slice, slice_key, day, count, primary_count)
    SELECT cause_id, slice, slice_key, day, sum(count), sum(primary_count) FROM (
        SELECT c.cause_id, s.slice, s.slice_key, c.day, -1 AS count,
            -c.is_primary::int AS primary_count
        FROM old_rows c CROSS JOIN LATERAL (VALUES ('all', ''),
            ('product', c.product_id::text),
            ('courier', c.courier_id::text),
            ('supplier', c.supplier_id::text),
            ('page', nullif(c.page, ''))
        ) AS s (slice, slice_key)
        WHERE s.slice_key IS NOT NULL) AS change
    GROUP BY cause_id, slice, slice_key, day HAVING sum(count) <> 0 OR sum(primary_count) <> 0 ORDER BY cause_id, slice, slice_key, day
    ON CONFLICT (cause_id, slice, slice_key, day) DO UPDATE SET count = k.count + excluded.count,
        primary_count = k.primary_count + excluded.primary_count;

    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.complaints_apology_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.complaint_id, NEW.attempt, NEW.sent_at)
        IS DISTINCT FROM (OLD.complaint_id, OLD.attempt, OLD.sent_at) OR (NEW.mistake <> OLD.mistake AND NEW.mistake <> '') OR (NEW.text <> OLD.text AND NEW.text <> '')
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was told', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.complaints_entry_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.words <> ''
       OR to_jsonb(NEW) - 'words' IS DISTINCT FROM to_jsonb(OLD) - 'words'
    THEN
        RAISE EXCEPTION '% of an entry is refused: what happened to a complaint stays', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.complaints_planstep_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.apology_id, NEW.position, NEW.promise_id)
        IS DISTINCT FROM (OLD.apology_id, OLD.position, OLD.promise_id) OR (NEW.what <> OLD.what AND NEW.what <> '')
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was told', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.complaints_recoveryattempt_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.complaint_id, NEW.kind, NEW.happened_at, NEW.by_id)
        IS DISTINCT FROM (OLD.complaint_id, OLD.kind, OLD.happened_at, OLD.by_id) OR (NEW.words <> OLD.words AND NEW.words <> '')
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was told', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.complaints_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a complaint is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token IS DISTINCT FROM OLD.token AND NEW.customer_id = OLD.customer_id) OR
       (NEW.origin, NEW.origin_kind, NEW.origin_id, NEW.language, NEW.heard_at, NEW.recorded_at,
        NEW.wished_kind)
        IS DISTINCT FROM
       (OLD.origin, OLD.origin_kind, OLD.origin_id, OLD.language, OLD.heard_at, OLD.recorded_at,
        OLD.wished_kind)
       OR (NEW.text <> OLD.text AND NEW.text <> '')
       OR (NEW.wished_words <> OLD.wished_words AND NEW.wished_words <> '')
       OR (OLD.order_id IS NOT NULL AND NEW.order_id IS DISTINCT FROM OLD.order_id)
    THEN
        RAISE EXCEPTION 'a complaint is not changed: it stays as it was said'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.severity, NEW.category) IS DISTINCT FROM (OLD.severity, OLD.category)
       AND NOT coalesce((
            SELECT (data->>'severity')::int = NEW.severity AND data->>'category' = NEW.category
            FROM complaints_complaintentry
            WHERE complaint_id = NEW.id AND kind = 'reclassified' ORDER BY id DESC LIMIT 1), false)
    THEN
        RAISE EXCEPTION 'a complaint is not judged anew without an entry that says so'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contracts_outreach_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.contract_id, NEW.terms_id, NEW.is_offer, NEW.reasons, NEW.label_problem, NEW.written_at)
        IS DISTINCT FROM (OLD.contract_id, OLD.terms_id, OLD.is_offer, OLD.reasons, OLD.label_problem, OLD.written_at) OR NEW.words <> OLD.words AND NEW.words <> '' OR OLD.state = 'sent' AND NEW.state <> 'sent'
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contracts_reason_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.decision_id, NEW.how, NEW.said_at)
        IS DISTINCT FROM (OLD.decision_id, OLD.how, OLD.said_at) OR NEW.words <> OLD.words AND NEW.words <> ''
    THEN
        RAISE EXCEPTION '% of % is refused: it stays as it was', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.kit_mark_raise() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO kit_mark (name, count) VALUES (TG_ARGV[0], nextval('kit_mark_number'))
        ON CONFLICT (name) DO UPDATE SET count = EXCLUDED.count;
    RETURN NULL;
END $$;

CREATE FUNCTION public.mistakes_test_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a correction is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.corrected_at IS NOT NULL
       AND (NEW.mistake_id, NEW.round, NEW.window_days, NEW.drop_percent, NEW.before_from, NEW.before_until, NEW.before_count, NEW.before_exposure, NEW.planned_at, NEW.corrected_at, NEW.after_from, NEW.after_until, NEW.judge_at) IS DISTINCT FROM (OLD.mistake_id, OLD.round, OLD.window_days, OLD.drop_percent, OLD.before_from, OLD.before_until, OLD.before_count, OLD.before_exposure, OLD.planned_at, OLD.corrected_at, OLD.after_from, OLD.after_until, OLD.judge_at) THEN
        RAISE EXCEPTION 'the test of a correction is fixed once the correction is recorded'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.judged_at IS NOT NULL
       AND (NEW.verdict, NEW.judged_at, NEW.after_count, NEW.after_exposure) IS DISTINCT FROM (OLD.verdict, OLD.judged_at, OLD.after_count, OLD.after_exposure) THEN
        RAISE EXCEPTION 'the verdict on a correction is not changed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.repeat_count < OLD.repeat_count THEN
        RAISE EXCEPTION 'what counts against a correction is not taken back'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.pistos_refuse_all_but_shorter_words() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR to_jsonb(NEW) - 'words' IS DISTINCT FROM to_jsonb(OLD) - 'words'
       OR length(NEW.words) >= length(OLD.words) OR position('…' IN NEW.words) = 0
       OR OLD.words NOT LIKE
          replace(regexp_replace(NEW.words, '([\\%_])', '\\\1', 'g'), '…', '%') THEN
        RAISE EXCEPTION '% of % is refused: a quote of an erased person may go, nothing else',
            TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.pistos_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows are insert-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.pricing_keep_history() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'valid_until' - 'withdrawn_at' = to_jsonb(OLD) - 'valid_until' - 'withdrawn_at'
        AND (OLD.valid_until IS NOT DISTINCT FROM NEW.valid_until
            OR OLD.valid_until IS NULL OR NEW.valid_until < OLD.valid_until)
        AND (OLD.withdrawn_at IS NULL OR NEW.withdrawn_at = OLD.withdrawn_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of pricing_price is refused: prices are ended, never rewritten', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.promises_queue_to_seal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO promises_entrytoseal (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;

CREATE FUNCTION public.promises_roll_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        
    INSERT INTO promises_keptday AS k (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, made, open, kept, broken, unproven, withdrawn, fulfilled_late, kept_as_told, moved, moves, corrected, overturned, needed_telling, told_first, told_first_seconds)
    SELECT day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, sum(made) AS made, sum(open) AS open, sum(kept) AS kept, sum(broken) AS broken, sum(unproven) AS unproven, sum(withdrawn) AS withdrawn, sum(fulfilled_late) AS fulfilled_late, sum(kept_as_told) AS kept_as_told, sum(moved) AS moved, sum(moves) AS moves, sum(corrected) AS corrected, sum(overturned) AS overturned, sum(needed_telling) AS needed_telling, sum(told_first) AS told_first, sum(told_first_seconds) AS told_first_seconds FROM (SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id, CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id, country, region, cause, is_public, is_imported, coalesce(1, 0) AS made, coalesce((state = 'open')::int, 0) AS open, coalesce((state = 'kept')::int, 0) AS kept, coalesce((state = 'broken')::int, 0) AS broken, coalesce((state = 'unproven')::int, 0) AS unproven, coalesce((state = 'withdrawn')::int, 0) AS withdrawn, coalesce(((state = 'broken') AND fulfilled_at > due_at)::int, 0) AS fulfilled_late, coalesce((state = 'kept' AND is_kept_as_told)::int, 0) AS kept_as_told, coalesce((move_count > 0)::int, 0) AS moved, coalesce(move_count, 0) AS moves, coalesce(is_corrected::int, 0) AS corrected, coalesce(is_overturned::int, 0) AS overturned, coalesce((state = 'broken' OR move_count > 0)::int, 0) AS needed_telling, coalesce(((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL)::int, 0) AS told_first, coalesce(CASE WHEN ((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL) THEN greatest(0, extract(epoch FROM first_due_at - told_first_at))::bigint ELSE 0 END, 0) AS told_first_seconds FROM new_rows) AS change
    GROUP BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported HAVING sum(made) <> 0 OR sum(open) <> 0 OR sum(kept) <> 0 OR sum(broken) <> 0 OR sum(unproven) <> 0 OR sum(withdrawn) <> 0 OR sum(fulfilled_late) <> 0 OR sum(kept_as_told) <> 0 OR sum(moved) <> 0 OR sum(moves) <> 0 OR sum(corrected) <> 0 OR sum(overturned) <> 0 OR sum(needed_telling) <> 0 OR sum(told_first) <> 0 OR sum(told_first_seconds) <> 0 ORDER BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported
    ON CONFLICT (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported) DO UPDATE SET made = k.made + excluded.made, open = k.open + excluded.open, kept = k.kept + excluded.kept, broken = k.broken + excluded.broken, unproven = k.unproven + excluded.unproven, withdrawn = k.withdrawn + excluded.withdrawn, fulfilled_late = k.fulfilled_late + excluded.fulfilled_late, kept_as_told = k.kept_as_told + excluded.kept_as_told, moved = k.moved + excluded.moved, moves = k.moves + excluded.moves, corrected = k.corrected + excluded.corrected, overturned = k.overturned + excluded.overturned, needed_telling = k.needed_telling + excluded.needed_telling, told_first = k.told_first + excluded.told_first, told_first_seconds = k.told_first_seconds + excluded.told_first_seconds;

    ELSIF TG_OP = 'UPDATE' THEN
        
    INSERT INTO promises_keptday AS k (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, made, open, kept, broken, unproven, withdrawn, fulfilled_late, kept_as_told, moved, moves, corrected, overturned, needed_telling, told_first, told_first_seconds)
    SELECT day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, sum(made) AS made, sum(open) AS open, sum(kept) AS kept, sum(broken) AS broken, sum(unproven) AS unproven, sum(withdrawn) AS withdrawn, sum(fulfilled_late) AS fulfilled_late, sum(kept_as_told) AS kept_as_told, sum(moved) AS moved, sum(moves) AS moves, sum(corrected) AS corrected, sum(overturned) AS overturned, sum(needed_telling) AS needed_telling, sum(told_first) AS told_first, sum(told_first_seconds) AS told_first_seconds FROM (SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id, CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id, country, region, cause, is_public, is_imported, coalesce(1, 0) AS made, coalesce((state = 'open')::int, 0) AS open, coalesce((state = 'kept')::int, 0) AS kept, coalesce((state = 'broken')::int, 0) AS broken, coalesce((state = 'unproven')::int, 0) AS unproven, coalesce((state = 'withdrawn')::int, 0) AS withdrawn, coalesce(((state = 'broken') AND fulfilled_at > due_at)::int, 0) AS fulfilled_late, coalesce((state = 'kept' AND is_kept_as_told)::int, 0) AS kept_as_told, coalesce((move_count > 0)::int, 0) AS moved, coalesce(move_count, 0) AS moves, coalesce(is_corrected::int, 0) AS corrected, coalesce(is_overturned::int, 0) AS overturned, coalesce((state = 'broken' OR move_count > 0)::int, 0) AS needed_telling, coalesce(((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL)::int, 0) AS told_first, coalesce(CASE WHEN ((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL) THEN greatest(0, extract(epoch FROM first_due_at - told_first_at))::bigint ELSE 0 END, 0) AS told_first_seconds FROM new_rows UNION ALL SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id, CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id, country, region, cause, is_public, is_imported, -coalesce(1, 0) AS made, -coalesce((state = 'open')::int, 0) AS open, -coalesce((state = 'kept')::int, 0) AS kept, -coalesce((state = 'broken')::int, 0) AS broken, -coalesce((state = 'unproven')::int, 0) AS unproven, -coalesce((state = 'withdrawn')::int, 0) AS withdrawn, -coalesce(((state = 'broken') AND fulfilled_at > due_at)::int, 0) AS fulfilled_late, -coalesce((state = 'kept' AND is_kept_as_told)::int, 0) AS kept_as_told, -coalesce((move_count > 0)::int, 0) AS moved, -coalesce(move_count, 0) AS moves, -coalesce(is_corrected::int, 0) AS corrected, -coalesce(is_overturned::int, 0) AS overturned, -coalesce((state = 'broken' OR move_count > 0)::int, 0) AS needed_telling, -coalesce(((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL)::int, 0) AS told_first, -coalesce(CASE WHEN ((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL) THEN greatest(0, extract(epoch FROM first_due_at - told_first_at))::bigint ELSE 0 END, 0) AS told_first_seconds FROM old_rows) AS change
    GROUP BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported HAVING sum(made) <> 0 OR sum(open) <> 0 OR sum(kept) <> 0 OR sum(broken) <> 0 OR sum(unproven) <> 0 OR sum(withdrawn) <> 0 OR sum(fulfilled_late) <> 0 OR sum(kept_as_told) <> 0 OR sum(moved) <> 0 OR sum(moves) <> 0 OR sum(corrected) <> 0 OR sum(overturned) <> 0 OR sum(needed_telling) <> 0 OR sum(told_first) <> 0 OR sum(told_first_seconds) <> 0 ORDER BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported
    ON CONFLICT (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported) DO UPDATE SET made = k.made + excluded.made, open = k.open + excluded.open, kept = k.kept + excluded.kept, broken = k.broken + excluded.broken, unproven = k.unproven + excluded.unproven, withdrawn = k.withdrawn + excluded.withdrawn, fulfilled_late = k.fulfilled_late + excluded.fulfilled_late, kept_as_told = k.kept_as_told + excluded.kept_as_told, moved = k.moved + excluded.moved, moves = k.moves + excluded.moves, corrected = k.corrected + excluded.corrected, overturned = k.overturned + excluded.overturned, needed_telling = k.needed_telling + excluded.needed_telling, told_first = k.told_first + excluded.told_first, told_first_seconds = k.told_first_seconds + excluded.told_first_seconds;

    ELSE
        
    INSERT INTO promises_keptday AS k (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, made, open, kept, broken, unproven, withdrawn, fulfilled_late, kept_as_told, moved, moves, corrected, overturned, needed_telling, told_first, told_first_seconds)
    SELECT day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported, sum(made) AS made, sum(open) AS open, sum(kept) AS kept, sum(broken) AS broken, sum(unproven) AS unproven, sum(withdrawn) AS withdrawn, sum(fulfilled_late) AS fulfilled_late, sum(kept_as_told) AS kept_as_told, sum(moved) AS moved, sum(moves) AS moves, sum(corrected) AS corrected, sum(overturned) AS overturned, sum(needed_telling) AS needed_telling, sum(told_first) AS told_first, sum(told_first_seconds) AS told_first_seconds FROM (SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id, CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id, country, region, cause, is_public, is_imported, -coalesce(1, 0) AS made, -coalesce((state = 'open')::int, 0) AS open, -coalesce((state = 'kept')::int, 0) AS kept, -coalesce((state = 'broken')::int, 0) AS broken, -coalesce((state = 'unproven')::int, 0) AS unproven, -coalesce((state = 'withdrawn')::int, 0) AS withdrawn, -coalesce(((state = 'broken') AND fulfilled_at > due_at)::int, 0) AS fulfilled_late, -coalesce((state = 'kept' AND is_kept_as_told)::int, 0) AS kept_as_told, -coalesce((move_count > 0)::int, 0) AS moved, -coalesce(move_count, 0) AS moves, -coalesce(is_corrected::int, 0) AS corrected, -coalesce(is_overturned::int, 0) AS overturned, -coalesce((state = 'broken' OR move_count > 0)::int, 0) AS needed_telling, -coalesce(((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL)::int, 0) AS told_first, -coalesce(CASE WHEN ((state = 'broken' OR move_count > 0) AND told_first_at IS NOT NULL) THEN greatest(0, extract(epoch FROM first_due_at - told_first_at))::bigint ELSE 0 END, 0) AS told_first_seconds FROM old_rows) AS change
    GROUP BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported HAVING sum(made) <> 0 OR sum(open) <> 0 OR sum(kept) <> 0 OR sum(broken) <> 0 OR sum(unproven) <> 0 OR sum(withdrawn) <> 0 OR sum(fulfilled_late) <> 0 OR sum(kept_as_told) <> 0 OR sum(moved) <> 0 OR sum(moves) <> 0 OR sum(corrected) <> 0 OR sum(overturned) <> 0 OR sum(needed_telling) <> 0 OR sum(told_first) <> 0 OR sum(told_first_seconds) <> 0 ORDER BY day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported
    ON CONFLICT (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported) DO UPDATE SET made = k.made + excluded.made, open = k.open + excluded.open, kept = k.kept + excluded.kept, broken = k.broken + excluded.broken, unproven = k.unproven + excluded.unproven, withdrawn = k.withdrawn + excluded.withdrawn, fulfilled_late = k.fulfilled_late + excluded.fulfilled_late, kept_as_told = k.kept_as_told + excluded.kept_as_told, moved = k.moved + excluded.moved, moves = k.moves + excluded.moves, corrected = k.corrected + excluded.corrected, overturned = k.overturned + excluded.overturned, needed_telling = k.needed_telling + excluded.needed_telling, told_first = k.told_first + excluded.told_first, told_first_seconds = k.told_first_seconds + excluded.told_first_seconds;

    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.questions_moderationtoseal_fill() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO questions_moderationtoseal (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;

CREATE FUNCTION public.questions_must_be_noted() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    stands text;
BEGIN
    EXECUTE format('SELECT %I FROM %I WHERE token = $1', TG_ARGV[0], TG_TABLE_NAME)
        INTO stands USING NEW.token;
    IF stands IS NOT NULL AND stands IS DISTINCT FROM (SELECT m.after FROM questions_moderation m
        WHERE m.about_token = NEW.token ORDER BY m.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'what hides or shows public words is noted in the ledger: %', NEW.token
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $_$;

CREATE FUNCTION public.remedies_decided_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a remedy is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token, NEW.attempt, NEW.subject_kind, NEW.subject_id, NEW.order_id, NEW.line_id, NEW.kind, NEW.way, NEW.amount, NEW.currency, NEW.quantity, NEW.severity, NEW.band, NEW.wished_kind, NEW.given_by_id, NEW.asked_of_id, NEW.decided_at)
        IS DISTINCT FROM (OLD.token, OLD.attempt, OLD.subject_kind, OLD.subject_id, OLD.order_id, OLD.line_id, OLD.kind, OLD.way, OLD.amount, OLD.currency, OLD.quantity, OLD.severity, OLD.band, OLD.wished_kind, OLD.given_by_id, OLD.asked_of_id, OLD.decided_at)
       OR (NEW.words <> OLD.words AND NEW.words <> '') OR (NEW.wished_words <> OLD.wished_words AND NEW.wished_words <> '') OR (NEW.reason <> OLD.reason AND NEW.reason <> '') OR (NEW.deviation <> OLD.deviation AND NEW.deviation <> '')
       OR (OLD.approved_by_id IS NOT NULL AND NEW.approved_by_id IS DISTINCT FROM OLD.approved_by_id) OR (OLD.given_at IS NOT NULL AND NEW.given_at IS DISTINCT FROM OLD.given_at) OR (OLD.promise_id IS NOT NULL AND NEW.promise_id IS DISTINCT FROM OLD.promise_id) OR (OLD.voucher_id IS NOT NULL AND NEW.voucher_id IS DISTINCT FROM OLD.voucher_id) OR (OLD.new_order_id IS NOT NULL AND NEW.new_order_id IS DISTINCT FROM OLD.new_order_id) OR (OLD.done_at IS NOT NULL AND NEW.done_at IS DISTINCT FROM OLD.done_at)
    THEN
        RAISE EXCEPTION 'a remedy is not changed: it stays as it was decided'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.requests_quote_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.entry_id <> OLD.entry_id
        OR (NEW.words <> OLD.words AND NEW.words <> '')
        OR (NEW.remark <> OLD.remark AND NEW.remark <> '') THEN
        RAISE EXCEPTION 'a quote is only emptied, never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.returns_declared_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION '% of a withdrawal is refused: it stays on record', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.token, NEW.attempt, NEW.declared_at, NEW.recorded_at, NEW.language)
        IS DISTINCT FROM (OLD.token, OLD.attempt, OLD.declared_at, OLD.recorded_at, OLD.language)
       OR (OLD.order_id IS NOT NULL AND NEW.order_id IS DISTINCT FROM OLD.order_id)
       OR (NEW.name <> OLD.name AND NEW.name <> '') OR (NEW.contact <> OLD.contact AND NEW.contact <> '') OR (NEW.number <> OLD.number AND NEW.number <> '') OR (NEW.goods <> OLD.goods AND NEW.goods <> '') OR (NEW.reason <> OLD.reason AND NEW.reason <> '')
    THEN
        RAISE EXCEPTION 'a withdrawal is not changed: it stays as it was declared'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.returns_not_more_than_bought() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.returns_step_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.reviews_count_decisions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    
    INSERT INTO reviews_decisioncount AS k (month, kind, reason, stars, count)
    SELECT date_trunc('month', e.happened_at AT TIME ZONE 'UTC')::date, found.kind, e.reason, e.stars,
           count(*)
    FROM fresh e CROSS JOIN LATERAL (VALUES
        ('arrived', e.from_state IN ('', 'received')),
        ('held', e.to_state = 'held' AND e.from_state <> 'held'),
        ('refused', e.to_state = 'refused' AND e.from_state <> 'refused'),
        ('removed', e.to_state = 'removed' AND e.from_state <> 'removed'),
        ('restored', e.reason = 'appeal_upheld')
    ) AS found (kind, is_so)
    WHERE found.is_so GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (month, kind, reason, stars) DO UPDATE SET count = k.count + excluded.count;

    RETURN NULL;
END $$;

CREATE FUNCTION public.reviews_entry_by_trigger() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        PERFORM reviews_refuse('its ledger is written by what happens to it');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.reviews_guard_purchase() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM reviews_refuse('it is not deleted');
    END IF;
    IF OLD.emptied_at IS NOT NULL OR NEW.emptied_at IS NULL
       OR (NEW.order_id, NEW.external_source, NEW.external_id, NEW.stars, NEW.written_at)
          IS DISTINCT FROM
          (OLD.order_id, OLD.external_source, OLD.external_id, OLD.stars, OLD.written_at)
       OR NEW.title || NEW.text <> '' THEN
        PERFORM reviews_refuse('only the words of an erased author go');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.reviews_guard_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'received' OR OLD.is_confirmed THEN
            PERFORM reviews_refuse('it is not deleted');
        END IF;
        RETURN OLD;
    END IF;
    IF NEW.public_id IS DISTINCT FROM OLD.public_id OR NEW.product_id IS DISTINCT FROM OLD.product_id OR NEW.order_line_id IS DISTINCT FROM OLD.order_line_id OR NEW.parcel_id IS DISTINCT FROM OLD.parcel_id OR NEW.sheet_version_id IS DISTINCT FROM OLD.sheet_version_id OR NEW.source IS DISTINCT FROM OLD.source OR NEW.external_source IS DISTINCT FROM OLD.external_source OR NEW.external_id IS DISTINCT FROM OLD.external_id OR NEW.months_after IS DISTINCT FROM OLD.months_after OR NEW.written_at IS DISTINCT FROM OLD.written_at THEN
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
    IF NEW.stars IS DISTINCT FROM OLD.stars OR NEW.title IS DISTINCT FROM OLD.title OR NEW.text IS DISTINCT FROM OLD.text OR NEW.pros IS DISTINCT FROM OLD.pros OR NEW.cons IS DISTINCT FROM OLD.cons OR NEW.aspects IS DISTINCT FROM OLD.aspects OR NEW.display_name IS DISTINCT FROM OLD.display_name OR NEW.language IS DISTINCT FROM OLD.language THEN
        IF NEW.version <> OLD.version + 1 OR NOT EXISTS (
            SELECT FROM reviews_reviewversion v WHERE v.review_id = NEW.id
            AND v.number = NEW.version
            AND (v.stars, v.title, v.text, v.pros, v.cons, v.aspects)
                = (NEW.stars, NEW.title, NEW.text, NEW.pros, NEW.cons, NEW.aspects)
        ) THEN
            PERFORM reviews_refuse('stars and words change by a version of the author alone');
        END IF;
    ELSIF NEW.version <> OLD.version THEN
        PERFORM reviews_refuse('a version has words of its own');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.reviews_guard_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.reviews_queue_to_seal() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO reviews_entrytoseal (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;

CREATE FUNCTION public.reviews_record() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO reviews_moderationentry (review_id, public_id, product_id, stars, from_state, to_state, reason, by_kind, by_id, happened_at, words_digest)
        SELECT n.id, n.public_id, n.product_id, n.stars, '', n.state, n.state_reason,
               n.state_by_kind, CASE WHEN n.state_by_kind = 'person' THEN n.state_by_id ELSE '' END, n.state_at, sha256(convert_to(concat_ws(E'\n', n.author_token, n.stars, n.title, n.text, n.pros, n.cons), 'UTF8'))
        FROM new_rows n WHERE n.state <> 'received' ORDER BY n.id;
        RETURN NULL;
    END IF;
    INSERT INTO reviews_moderationentry (review_id, public_id, product_id, stars, from_state, to_state, reason, by_kind, by_id, happened_at, words_digest)
    SELECT n.id, n.public_id, n.product_id, n.stars, o.state, n.state, 'changed', 'customer', '',
           n.changed_at, sha256(convert_to(concat_ws(E'\n', n.author_token, n.stars, n.title, n.text, n.pros, n.cons), 'UTF8'))
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE n.version <> o.version AND n.state = o.state ORDER BY n.id;
    INSERT INTO reviews_moderationentry (review_id, public_id, product_id, stars, from_state, to_state, reason, by_kind, by_id, happened_at, words_digest)
    SELECT n.id, n.public_id, n.product_id, n.stars, o.state, n.state, n.state_reason,
           n.state_by_kind, CASE WHEN n.state_by_kind = 'person' THEN n.state_by_id ELSE '' END, n.state_at, sha256(convert_to(concat_ws(E'\n', n.author_token, n.stars, n.title, n.text, n.pros, n.cons), 'UTF8'))
    FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.state <> o.state ORDER BY n.id;
    INSERT INTO reviews_moderationentry (review_id, public_id, product_id, stars, from_state, to_state, reason, by_kind, by_id, happened_at, words_digest)
    SELECT n.id, n.public_id, n.product_id, n.stars, n.state, n.state, 'author_erased',
           'customer', '', n.emptied_at, decode(repeat('00', 32), 'hex')
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE o.emptied_at IS NULL AND n.emptied_at IS NOT NULL ORDER BY n.id;
    RETURN NULL;
END $$;

CREATE FUNCTION public.reviews_refuse(why text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a review is its author''s: %', why USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.reviews_refuse_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM reviews_refuse('it is not deleted');
    RETURN NULL;
END $$;

CREATE FUNCTION public.reviews_roll_up() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        
    INSERT INTO reviews_productfigures AS k (product_id, stars_1, stars_2, stars_3, stars_4, stars_5, verified, with_photo, incentivised, imported, second, replied, resolved, sharp, sharp_replied, held, withdrawn, removed_1, removed_2, removed_3, removed_4, removed_5, verified_stars, stamp)
    SELECT product_id, sum(stars_1) AS stars_1, sum(stars_2) AS stars_2, sum(stars_3) AS stars_3, sum(stars_4) AS stars_4, sum(stars_5) AS stars_5, sum(verified) AS verified, sum(with_photo) AS with_photo, sum(incentivised) AS incentivised, sum(imported) AS imported, sum(second) AS second, sum(replied) AS replied, sum(resolved) AS resolved, sum(sharp) AS sharp, sum(sharp_replied) AS sharp_replied, sum(held) AS held, sum(withdrawn) AS withdrawn, sum(removed_1) AS removed_1, sum(removed_2) AS removed_2, sum(removed_3) AS removed_3, sum(removed_4) AS removed_4, sum(removed_5) AS removed_5, sum(verified_stars) AS verified_stars, nextval('kit_mark_number') FROM (SELECT product.id AS product_id, (state = 'published' AND stars = 1)::int AS stars_1, (state = 'published' AND stars = 2)::int AS stars_2, (state = 'published' AND stars = 3)::int AS stars_3, (state = 'published' AND stars = 4)::int AS stars_4, (state = 'published' AND stars = 5)::int AS stars_5, (state = 'published' AND is_verified)::int AS verified, (state = 'published' AND photo_count > 0)::int AS with_photo, (state = 'published' AND is_incentivised)::int AS incentivised, (state = 'published' AND source LIKE 'imported:%')::int AS imported, (state = 'published' AND months_after > 0)::int AS second, (state = 'published' AND replied_at IS NOT NULL)::int AS replied, (state = 'published' AND outcome = 'resolved')::int AS resolved, (state = 'published' AND is_sharp)::int AS sharp, (state = 'published' AND is_sharp AND replied_at IS NOT NULL)::int AS sharp_replied, (state = 'held')::int AS held, (state = 'withdrawn')::int AS withdrawn, (state IN ('removed', 'refused') AND stars = 1)::int AS removed_1, (state IN ('removed', 'refused') AND stars = 2)::int AS removed_2, (state IN ('removed', 'refused') AND stars = 3)::int AS removed_3, (state IN ('removed', 'refused') AND stars = 4)::int AS removed_4, (state IN ('removed', 'refused') AND stars = 5)::int AS removed_5, (CASE WHEN state = 'published' AND is_verified THEN stars ELSE 0 END) AS verified_stars FROM new_rows CROSS JOIN LATERAL (VALUES (product_id), (0)) AS product (id)) AS change
    GROUP BY product_id ORDER BY product_id DESC
    ON CONFLICT (product_id) DO UPDATE SET stamp = excluded.stamp, stars_1 = k.stars_1 + excluded.stars_1, stars_2 = k.stars_2 + excluded.stars_2, stars_3 = k.stars_3 + excluded.stars_3, stars_4 = k.stars_4 + excluded.stars_4, stars_5 = k.stars_5 + excluded.stars_5, verified = k.verified + excluded.verified, with_photo = k.with_photo + excluded.with_photo, incentivised = k.incentivised + excluded.incentivised, imported = k.imported + excluded.imported, second = k.second + excluded.second, replied = k.replied + excluded.replied, resolved = k.resolved + excluded.resolved, sharp = k.sharp + excluded.sharp, sharp_replied = k.sharp_replied + excluded.sharp_replied, held = k.held + excluded.held, withdrawn = k.withdrawn + excluded.withdrawn, removed_1 = k.removed_1 + excluded.removed_1, removed_2 = k.removed_2 + excluded.removed_2, removed_3 = k.removed_3 + excluded.removed_3, removed_4 = k.removed_4 + excluded.removed_4, removed_5 = k.removed_5 + excluded.removed_5, verified_stars = k.verified_stars + excluded.verified_stars;

    INSERT INTO reviews_aspectfigures AS k (product_id, code, count, total, high, low)
    SELECT product_id, code, sum(count) AS count, sum(total) AS total, sum(high) AS high, sum(low) AS low FROM (SELECT product_id, each.key AS code, 1 AS count, each.value::int AS total, (each.value::int >= 4)::int AS high, (each.value::int <= 2)::int AS low FROM new_rows, jsonb_each_text(aspects) AS each WHERE state = 'published') AS change
    GROUP BY product_id, code HAVING sum(count) <> 0 OR sum(total) <> 0 OR sum(high) <> 0 OR sum(low) <> 0 ORDER BY product_id, code
    ON CONFLICT (product_id, code) DO UPDATE SET count = k.count + excluded.count, total = k.total + excluded.total, high = k.high + excluded.high, low = k.low + excluded.low;

    ELSIF TG_OP = 'UPDATE' THEN
        
    INSERT INTO reviews_productfigures AS k (product_id, stars_1, stars_2, stars_3, stars_4, stars_5, verified, with_photo, incentivised, imported, second, replied, resolved, sharp, sharp_replied, held, withdrawn, removed_1, removed_2, removed_3, removed_4, removed_5, verified_stars, stamp)
    SELECT product_id, sum(stars_1) AS stars_1, sum(stars_2) AS stars_2, sum(stars_3) AS stars_3, sum(stars_4) AS stars_4, sum(stars_5) AS stars_5, sum(verified) AS verified, sum(with_photo) AS with_photo, sum(incentivised) AS incentivised, sum(imported) AS imported, sum(second) AS second, sum(replied) AS replied, sum(resolved) AS resolved, sum(sharp) AS sharp, sum(sharp_replied) AS sharp_replied, sum(held) AS held, sum(withdrawn) AS withdrawn, sum(removed_1) AS removed_1, sum(removed_2) AS removed_2, sum(removed_3) AS removed_3, sum(removed_4) AS removed_4, sum(removed_5) AS removed_5, sum(verified_stars) AS verified_stars, nextval('kit_mark_number') FROM (SELECT product.id AS product_id, (state = 'published' AND stars = 1)::int AS stars_1, (state = 'published' AND stars = 2)::int AS stars_2, (state = 'published' AND stars = 3)::int AS stars_3, (state = 'published' AND stars = 4)::int AS stars_4, (state = 'published' AND stars = 5)::int AS stars_5, (state = 'published' AND is_verified)::int AS verified, (state = 'published' AND photo_count > 0)::int AS with_photo, (state = 'published' AND is_incentivised)::int AS incentivised, (state = 'published' AND source LIKE 'imported:%')::int AS imported, (state = 'published' AND months_after > 0)::int AS second, (state = 'published' AND replied_at IS NOT NULL)::int AS replied, (state = 'published' AND outcome = 'resolved')::int AS resolved, (state = 'published' AND is_sharp)::int AS sharp, (state = 'published' AND is_sharp AND replied_at IS NOT NULL)::int AS sharp_replied, (state = 'held')::int AS held, (state = 'withdrawn')::int AS withdrawn, (state IN ('removed', 'refused') AND stars = 1)::int AS removed_1, (state IN ('removed', 'refused') AND stars = 2)::int AS removed_2, (state IN ('removed', 'refused') AND stars = 3)::int AS removed_3, (state IN ('removed', 'refused') AND stars = 4)::int AS removed_4, (state IN ('removed', 'refused') AND stars = 5)::int AS removed_5, (CASE WHEN state = 'published' AND is_verified THEN stars ELSE 0 END) AS verified_stars FROM new_rows CROSS JOIN LATERAL (VALUES (product_id), (0)) AS product (id) UNION ALL SELECT product.id AS product_id, -(state = 'published' AND stars = 1)::int AS stars_1, -(state = 'published' AND stars = 2)::int AS stars_2, -(state = 'published' AND stars = 3)::int AS stars_3, -(state = 'published' AND stars = 4)::int AS stars_4, -(state = 'published' AND stars = 5)::int AS stars_5, -(state = 'published' AND is_verified)::int AS verified, -(state = 'published' AND photo_count > 0)::int AS with_photo, -(state = 'published' AND is_incentivised)::int AS incentivised, -(state = 'published' AND source LIKE 'imported:%')::int AS imported, -(state = 'published' AND months_after > 0)::int AS second, -(state = 'published' AND replied_at IS NOT NULL)::int AS replied, -(state = 'published' AND outcome = 'resolved')::int AS resolved, -(state = 'published' AND is_sharp)::int AS sharp, -(state = 'published' AND is_sharp AND replied_at IS NOT NULL)::int AS sharp_replied, -(state = 'held')::int AS held, -(state = 'withdrawn')::int AS withdrawn, -(state IN ('removed', 'refused') AND stars = 1)::int AS removed_1, -(state IN ('removed', 'refused') AND stars = 2)::int AS removed_2, -(state IN ('removed', 'refused') AND stars = 3)::int AS removed_3, -(state IN ('removed', 'refused') AND stars = 4)::int AS removed_4, -(state IN ('removed', 'refused') AND stars = 5)::int AS removed_5, -(CASE WHEN state = 'published' AND is_verified THEN stars ELSE 0 END) AS verified_stars FROM old_rows CROSS JOIN LATERAL (VALUES (product_id), (0)) AS product (id)) AS change
    GROUP BY product_id ORDER BY product_id DESC
    ON CONFLICT (product_id) DO UPDATE SET stamp = excluded.stamp, stars_1 = k.stars_1 + excluded.stars_1, stars_2 = k.stars_2 + excluded.stars_2, stars_3 = k.stars_3 + excluded.stars_3, stars_4 = k.stars_4 + excluded.stars_4, stars_5 = k.stars_5 + excluded.stars_5, verified = k.verified + excluded.verified, with_photo = k.with_photo + excluded.with_photo, incentivised = k.incentivised + excluded.incentivised, imported = k.imported + excluded.imported, second = k.second + excluded.second, replied = k.replied + excluded.replied, resolved = k.resolved + excluded.resolved, sharp = k.sharp + excluded.sharp, sharp_replied = k.sharp_replied + excluded.sharp_replied, held = k.held + excluded.held, withdrawn = k.withdrawn + excluded.withdrawn, removed_1 = k.removed_1 + excluded.removed_1, removed_2 = k.removed_2 + excluded.removed_2, removed_3 = k.removed_3 + excluded.removed_3, removed_4 = k.removed_4 + excluded.removed_4, removed_5 = k.removed_5 + excluded.removed_5, verified_stars = k.verified_stars + excluded.verified_stars;

    INSERT INTO reviews_aspectfigures AS k (product_id, code, count, total, high, low)
    SELECT product_id, code, sum(count) AS count, sum(total) AS total, sum(high) AS high, sum(low) AS low FROM (SELECT product_id, each.key AS code, 1 AS count, each.value::int AS total, (each.value::int >= 4)::int AS high, (each.value::int <= 2)::int AS low FROM new_rows, jsonb_each_text(aspects) AS each WHERE state = 'published' UNION ALL SELECT product_id, each.key AS code, -1 AS count, -each.value::int AS total, -(each.value::int >= 4)::int AS high, -(each.value::int <= 2)::int AS low FROM old_rows, jsonb_each_text(aspects) AS each WHERE state = 'published') AS change
    GROUP BY product_id, code HAVING sum(count) <> 0 OR sum(total) <> 0 OR sum(high) <> 0 OR sum(low) <> 0 ORDER BY product_id, code
    ON CONFLICT (product_id, code) DO UPDATE SET count = k.count + excluded.count, total = k.total + excluded.total, high = k.high + excluded.high, low = k.low + excluded.low;

    ELSE
        
    INSERT INTO reviews_productfigures AS k (product_id, stars_1, stars_2, stars_3, stars_4, stars_5, verified, with_photo, incentivised, imported, second, replied, resolved, sharp, sharp_replied, held, withdrawn, removed_1, removed_2, removed_3, removed_4, removed_5, verified_stars, stamp)
    SELECT product_id, sum(stars_1) AS stars_1, sum(stars_2) AS stars_2, sum(stars_3) AS stars_3, sum(stars_4) AS stars_4, sum(stars_5) AS stars_5, sum(verified) AS verified, sum(with_photo) AS with_photo, sum(incentivised) AS incentivised, sum(imported) AS imported, sum(second) AS second, sum(replied) AS replied, sum(resolved) AS resolved, sum(sharp) AS sharp, sum(sharp_replied) AS sharp_replied, sum(held) AS held, sum(withdrawn) AS withdrawn, sum(removed_1) AS removed_1, sum(removed_2) AS removed_2, sum(removed_3) AS removed_3, sum(removed_4) AS removed_4, sum(removed_5) AS removed_5, sum(verified_stars) AS verified_stars, nextval('kit_mark_number') FROM (SELECT product.id AS product_id, -(state = 'published' AND stars = 1)::int AS stars_1, -(state = 'published' AND stars = 2)::int AS stars_2, -(state = 'published' AND stars = 3)::int AS stars_3, -(state = 'published' AND stars = 4)::int AS stars_4, -(state = 'published' AND stars = 5)::int AS stars_5, -(state = 'published' AND is_verified)::int AS verified, -(state = 'published' AND photo_count > 0)::int AS with_photo, -(state = 'published' AND is_incentivised)::int AS incentivised, -(state = 'published' AND source LIKE 'imported:%')::int AS imported, -(state = 'published' AND months_after > 0)::int AS second, -(state = 'published' AND replied_at IS NOT NULL)::int AS replied, -(state = 'published' AND outcome = 'resolved')::int AS resolved, -(state = 'published' AND is_sharp)::int AS sharp, -(state = 'published' AND is_sharp AND replied_at IS NOT NULL)::int AS sharp_replied, -(state = 'held')::int AS held, -(state = 'withdrawn')::int AS withdrawn, -(state IN ('removed', 'refused') AND stars = 1)::int AS removed_1, -(state IN ('removed', 'refused') AND stars = 2)::int AS removed_2, -(state IN ('removed', 'refused') AND stars = 3)::int AS removed_3, -(state IN ('removed', 'refused') AND stars = 4)::int AS removed_4, -(state IN ('removed', 'refused') AND stars = 5)::int AS removed_5, -(CASE WHEN state = 'published' AND is_verified THEN stars ELSE 0 END) AS verified_stars FROM old_rows CROSS JOIN LATERAL (VALUES (product_id), (0)) AS product (id)) AS change
    GROUP BY product_id ORDER BY product_id DESC
    ON CONFLICT (product_id) DO UPDATE SET stamp = excluded.stamp, stars_1 = k.stars_1 + excluded.stars_1, stars_2 = k.stars_2 + excluded.stars_2, stars_3 = k.stars_3 + excluded.stars_3, stars_4 = k.stars_4 + excluded.stars_4, stars_5 = k.stars_5 + excluded.stars_5, verified = k.verified + excluded.verified, with_photo = k.with_photo + excluded.with_photo, incentivised = k.incentivised + excluded.incentivised, imported = k.imported + excluded.imported, second = k.second + excluded.second, replied = k.replied + excluded.replied, resolved = k.resolved + excluded.resolved, sharp = k.sharp + excluded.sharp, sharp_replied = k.sharp_replied + excluded.sharp_replied, held = k.held + excluded.held, withdrawn = k.withdrawn + excluded.withdrawn, removed_1 = k.removed_1 + excluded.removed_1, removed_2 = k.removed_2 + excluded.removed_2, removed_3 = k.removed_3 + excluded.removed_3, removed_4 = k.removed_4 + excluded.removed_4, removed_5 = k.removed_5 + excluded.removed_5, verified_stars = k.verified_stars + excluded.verified_stars;

    INSERT INTO reviews_aspectfigures AS k (product_id, code, count, total, high, low)
    SELECT product_id, code, sum(count) AS count, sum(total) AS total, sum(high) AS high, sum(low) AS low FROM (SELECT product_id, each.key AS code, -1 AS count, -each.value::int AS total, -(each.value::int >= 4)::int AS high, -(each.value::int <= 2)::int AS low FROM old_rows, jsonb_each_text(aspects) AS each WHERE state = 'published') AS change
    GROUP BY product_id, code HAVING sum(count) <> 0 OR sum(total) <> 0 OR sum(high) <> 0 OR sum(low) <> 0 ORDER BY product_id, code
    ON CONFLICT (product_id, code) DO UPDATE SET count = k.count + excluded.count, total = k.total + excluded.total, high = k.high + excluded.high, low = k.low + excluded.low;

    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.reviews_stamp() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE reviews_productfigures SET stamp = nextval('kit_mark_number')
    WHERE product_id IN (NEW.product_id, 0);
    RETURN NULL;
END $$;

CREATE FUNCTION public.surveys_count_answers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        
    INSERT INTO surveys_answerday AS k (survey_id, code, kind, aspect, slice, slice_key, day, value, count)
    SELECT survey_id, code, kind, aspect, slice, slice_key, day, value, sum(count) FROM (
        SELECT i.survey_id, a.code, a.kind, a.aspect, s.slice, s.slice_key, i.answered_on AS day,
            a.value, 1 AS count
        FROM new_rows a JOIN surveys_invitation i ON i.id = a.response_id CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE a.value IS NOT NULL AND s.slice_key IS NOT NULL AND i.answered_on IS NOT NULL) AS change
    GROUP BY survey_id, code, kind, aspect, slice, slice_key, day, value HAVING sum(count) <> 0 ORDER BY survey_id, code, kind, aspect, slice, slice_key, day, value
    ON CONFLICT (survey_id, code, kind, aspect, slice, slice_key, day, value) DO UPDATE SET count = k.count + excluded.count;

    ELSIF TG_OP = 'UPDATE' THEN
        
    INSERT INTO surveys_answerday AS k (survey_id, code, kind, aspect, slice, slice_key, day, value, count)
    SELECT survey_id, code, kind, aspect, slice, slice_key, day, value, sum(count) FROM (
        SELECT i.survey_id, a.code, a.kind, a.aspect, s.slice, s.slice_key, i.answered_on AS day,
            a.value, 1 AS count
        FROM new_rows a JOIN surveys_invitation i ON i.id = a.response_id CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE a.value IS NOT NULL AND s.slice_key IS NOT NULL AND i.answered_on IS NOT NULL UNION ALL 
        SELECT i.survey_id, a.code, a.kind, a.aspect, s.slice, s.slice_key, i.answered_on AS day,
            a.value, -1 AS count
        FROM old_rows a JOIN surveys_invitation i ON i.id = a.response_id CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE a.value IS NOT NULL AND s.slice_key IS NOT NULL AND i.answered_on IS NOT NULL) AS change
    GROUP BY survey_id, code, kind, aspect, slice, slice_key, day, value HAVING sum(count) <> 0 ORDER BY survey_id, code, kind, aspect, slice, slice_key, day, value
    ON CONFLICT (survey_id, code, kind, aspect, slice, slice_key, day, value) DO UPDATE SET count = k.count + excluded.count;

    ELSE
        
    INSERT INTO surveys_answerday AS k (survey_id, code, kind, aspect, slice, slice_key, day, value, count)
    SELECT survey_id, code, kind, aspect, slice, slice_key, day, value, sum(count) FROM (
        SELECT i.survey_id, a.code, a.kind, a.aspect, s.slice, s.slice_key, i.answered_on AS day,
            a.value, -1 AS count
        FROM old_rows a JOIN surveys_invitation i ON i.id = a.response_id CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE a.value IS NOT NULL AND s.slice_key IS NOT NULL AND i.answered_on IS NOT NULL) AS change
    GROUP BY survey_id, code, kind, aspect, slice, slice_key, day, value HAVING sum(count) <> 0 ORDER BY survey_id, code, kind, aspect, slice, slice_key, day, value
    ON CONFLICT (survey_id, code, kind, aspect, slice, slice_key, day, value) DO UPDATE SET count = k.count + excluded.count;

    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.surveys_count_invited() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        
    INSERT INTO surveys_invitedday AS k (survey_id, slice, slice_key, day, delivered, answered)
    SELECT survey_id, slice, slice_key, day, sum(delivered), sum(answered) FROM (
        SELECT i.survey_id, s.slice, s.slice_key, i.delivered_on AS day, 1 AS delivered,
            (i.answered_on IS NOT NULL)::int AS answered
        FROM new_rows i CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE i.delivered_on IS NOT NULL AND s.slice_key IS NOT NULL) AS change
    GROUP BY survey_id, slice, slice_key, day HAVING sum(delivered) <> 0 OR sum(answered) <> 0 ORDER BY survey_id, slice, slice_key, day
    ON CONFLICT (survey_id, slice, slice_key, day) DO UPDATE
        SET delivered = k.delivered + excluded.delivered, answered = k.answered + excluded.answered;

    ELSIF TG_OP = 'UPDATE' THEN
        
    INSERT INTO surveys_invitedday AS k (survey_id, slice, slice_key, day, delivered, answered)
    SELECT survey_id, slice, slice_key, day, sum(delivered), sum(answered) FROM (
        SELECT i.survey_id, s.slice, s.slice_key, i.delivered_on AS day, 1 AS delivered,
            (i.answered_on IS NOT NULL)::int AS answered
        FROM new_rows i CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE i.delivered_on IS NOT NULL AND s.slice_key IS NOT NULL UNION ALL 
        SELECT i.survey_id, s.slice, s.slice_key, i.delivered_on AS day, -1 AS delivered,
            -(i.answered_on IS NOT NULL)::int AS answered
        FROM old_rows i CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE i.delivered_on IS NOT NULL AND s.slice_key IS NOT NULL) AS change
    GROUP BY survey_id, slice, slice_key, day HAVING sum(delivered) <> 0 OR sum(answered) <> 0 ORDER BY survey_id, slice, slice_key, day
    ON CONFLICT (survey_id, slice, slice_key, day) DO UPDATE
        SET delivered = k.delivered + excluded.delivered, answered = k.answered + excluded.answered;

    ELSE
        
    INSERT INTO surveys_invitedday AS k (survey_id, slice, slice_key, day, delivered, answered)
    SELECT survey_id, slice, slice_key, day, sum(delivered), sum(answered) FROM (
        SELECT i.survey_id, s.slice, s.slice_key, i.delivered_on AS day, -1 AS delivered,
            -(i.answered_on IS NOT NULL)::int AS answered
        FROM old_rows i CROSS JOIN LATERAL 
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
        ('place', i.place_id::text), ('store', (SELECT p.store_id::text FROM surveys_place p WHERE p.id = i.place_id))
    ) AS s (slice, slice_key)

        WHERE i.delivered_on IS NOT NULL AND s.slice_key IS NOT NULL) AS change
    GROUP BY survey_id, slice, slice_key, day HAVING sum(delivered) <> 0 OR sum(answered) <> 0 ORDER BY survey_id, slice, slice_key, day
    ON CONFLICT (survey_id, slice, slice_key, day) DO UPDATE
        SET delivered = k.delivered + excluded.delivered, answered = k.answered + excluded.answered;

    END IF;
    RETURN NULL;
END $$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_apikey (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    token_hash character varying(64) NOT NULL,
    scopes character varying(20)[] NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    made_by_id bigint NOT NULL
);

ALTER TABLE public.accounts_apikey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_apikey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_invitation (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    role character varying(10) NOT NULL,
    language character varying(2) NOT NULL,
    token_hash character varying(64) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    invited_by_id bigint NOT NULL
);

ALTER TABLE public.accounts_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    role character varying(10) NOT NULL,
    language character varying(2) NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT accounts_user_role CHECK (((role)::text = ANY (ARRAY[('owner'::character varying)::text, ('manager'::character varying)::text, ('agent'::character varying)::text])))
);

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_approach (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    kind character varying(10) NOT NULL,
    about_kind character varying(30) NOT NULL,
    about_id character varying(60) NOT NULL,
    message_id bigint,
    made_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);

ALTER TABLE public.asks_approach ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_approach_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_ask (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    about_kind character varying(30) NOT NULL,
    about_id character varying(60) NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(30) NOT NULL,
    country character varying(2) NOT NULL,
    basis character varying(16) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    earliest_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    held_since timestamp with time zone,
    sent_at timestamp with time zone,
    reminded_at timestamp with time zone,
    answered_at timestamp with time zone,
    approach_id bigint,
    customer_id bigint NOT NULL,
    order_id bigint,
    reminder_id bigint,
    CONSTRAINT asks_held_has_time CHECK (((NOT ((state)::text = 'held'::text)) OR (held_since IS NOT NULL))),
    CONSTRAINT asks_sent_has_time CHECK (((NOT ((state)::text = ANY (ARRAY[('sent'::character varying)::text, ('reminded'::character varying)::text]))) OR (sent_at IS NOT NULL))),
    CONSTRAINT asks_unsent_has_reason CHECK (((NOT ((state)::text = ANY (ARRAY[('not_sent'::character varying)::text, ('expired'::character varying)::text]))) OR (NOT ((reason)::text = ''::text))))
);

ALTER TABLE public.asks_ask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_ask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_asksettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    most_in_30_days smallint NOT NULL,
    days_between smallint NOT NULL,
    reminder_days smallint NOT NULL,
    lasting_days smallint NOT NULL,
    delays jsonb NOT NULL,
    follow_up_days smallint NOT NULL,
    visit_days smallint NOT NULL,
    CONSTRAINT asks_asksettings_days_between_check CHECK ((days_between >= 0)),
    CONSTRAINT asks_asksettings_follow_up_days_check CHECK ((follow_up_days >= 0)),
    CONSTRAINT asks_asksettings_lasting_days_check CHECK ((lasting_days >= 0)),
    CONSTRAINT asks_asksettings_most_in_30_days_check CHECK ((most_in_30_days >= 0)),
    CONSTRAINT asks_asksettings_reminder_days_check CHECK ((reminder_days >= 0)),
    CONSTRAINT asks_asksettings_visit_days_check CHECK ((visit_days >= 0))
);

ALTER TABLE public.asks_asksettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_asksettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_followup (
    id bigint NOT NULL,
    occasion character varying(12) NOT NULL,
    about_kind character varying(30) NOT NULL,
    about_id character varying(60) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    state character varying(8) NOT NULL,
    outcome character varying(12) NOT NULL,
    words character varying(1000) NOT NULL,
    rating smallint,
    done_at timestamp with time zone,
    dropped_because character varying(60) NOT NULL,
    customer_id bigint NOT NULL,
    order_id bigint,
    person_id bigint NOT NULL,
    store_id bigint,
    CONSTRAINT asks_follow_up_state CHECK ((((done_at IS NOT NULL) AND ((state)::text = 'done'::text) AND (NOT ((outcome)::text = ''::text))) OR ((done_at IS NULL) AND ((outcome)::text = ''::text) AND ((state)::text = 'open'::text)) OR ((done_at IS NULL) AND ((outcome)::text = ''::text) AND ((state)::text = 'dropped'::text) AND (NOT ((dropped_because)::text = ''::text))))),
    CONSTRAINT asks_followup_rating_check CHECK ((rating >= 0)),
    CONSTRAINT asks_rating_range CHECK (((rating IS NULL) OR ((rating >= 1) AND (rating <= 5))))
);

ALTER TABLE public.asks_followup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_followup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_hold (
    id bigint NOT NULL,
    reason character varying(12) NOT NULL,
    source_kind character varying(30) NOT NULL,
    source_id character varying(60) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    customer_id bigint NOT NULL,
    order_id bigint
);

ALTER TABLE public.asks_hold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_hold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_legalbasis (
    id bigint NOT NULL,
    country character varying(2) NOT NULL,
    kind character varying(12) NOT NULL,
    basis character varying(16) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by character varying(60) NOT NULL
);

ALTER TABLE public.asks_legalbasis ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_legalbasis_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.asks_unsubscription (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    said_where character varying(60) NOT NULL,
    shown text NOT NULL,
    said_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    approach_id bigint,
    customer_id bigint NOT NULL
);

ALTER TABLE public.asks_unsubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.asks_unsubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_call (
    id bigint NOT NULL,
    external_id character varying(120) NOT NULL,
    number character varying(20) NOT NULL,
    direction character varying(3) NOT NULL,
    state character varying(9) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    customer_id bigint,
    line_id bigint NOT NULL
);

ALTER TABLE public.calls_call ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_call_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_callback (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    number character varying(40) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    next_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    asked character varying(8) NOT NULL,
    tries_count smallint NOT NULL,
    tried_at timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    conversation_id bigint NOT NULL,
    promise_id bigint NOT NULL,
    CONSTRAINT calls_callback_tries_count_check CHECK ((tries_count >= 0)),
    CONSTRAINT calls_slot_order CHECK ((ends_at > starts_at))
);

ALTER TABLE public.calls_callback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_callback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_line (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    number character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    secret bytea NOT NULL,
    attempts_limit smallint NOT NULL,
    attempts_minutes smallint NOT NULL,
    target_seconds smallint NOT NULL,
    target_share double precision NOT NULL,
    is_shown boolean NOT NULL,
    is_active boolean NOT NULL,
    reported_at timestamp with time zone,
    CONSTRAINT calls_attempts_limit CHECK ((attempts_limit > 0)),
    CONSTRAINT calls_line_attempts_limit_check CHECK ((attempts_limit >= 0)),
    CONSTRAINT calls_line_attempts_minutes_check CHECK ((attempts_minutes >= 0)),
    CONSTRAINT calls_line_target_seconds_check CHECK ((target_seconds >= 0)),
    CONSTRAINT calls_target_share CHECK (((target_share > (0.0)::double precision) AND (target_share < (1.0)::double precision)))
);

ALTER TABLE public.calls_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_linehour (
    id bigint NOT NULL,
    hour_at timestamp with time zone NOT NULL,
    answered_count integer NOT NULL,
    busy_count integer NOT NULL,
    abandoned_count integer NOT NULL,
    missed_count integer NOT NULL,
    waited_seconds integer NOT NULL,
    talked_seconds integer NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT calls_linehour_abandoned_count_check CHECK ((abandoned_count >= 0)),
    CONSTRAINT calls_linehour_answered_count_check CHECK ((answered_count >= 0)),
    CONSTRAINT calls_linehour_busy_count_check CHECK ((busy_count >= 0)),
    CONSTRAINT calls_linehour_missed_count_check CHECK ((missed_count >= 0)),
    CONSTRAINT calls_linehour_talked_seconds_check CHECK ((talked_seconds >= 0)),
    CONSTRAINT calls_linehour_waited_seconds_check CHECK ((waited_seconds >= 0))
);

ALTER TABLE public.calls_linehour ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_linehour_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.calls_unusablereport (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    body text NOT NULL,
    reason character varying(200) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    replayed_at timestamp with time zone,
    line_id bigint NOT NULL
);

ALTER TABLE public.calls_unusablereport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.calls_unusablereport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_attribute (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    kind character varying(8) NOT NULL,
    unit character varying(16) NOT NULL,
    choices jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_required boolean NOT NULL,
    is_facet boolean NOT NULL,
    is_compared boolean NOT NULL,
    category_id bigint NOT NULL,
    CONSTRAINT catalogue_attribute_kind_known CHECK (((kind)::text = ANY (ARRAY[('number'::character varying)::text, ('text'::character varying)::text, ('choice'::character varying)::text, ('yes_no'::character varying)::text]))),
    CONSTRAINT catalogue_attribute_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_attribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_category (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    path bigint[] NOT NULL,
    name jsonb NOT NULL,
    intro jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    is_service boolean NOT NULL,
    vat_class character varying(20) NOT NULL,
    unit_price_unit character varying(10) NOT NULL,
    needs_safety boolean NOT NULL,
    needs_photos smallint NOT NULL,
    required_tools character varying(30)[] NOT NULL,
    required_parts character varying(20)[] NOT NULL,
    parent_id bigint,
    needs_guarantee boolean NOT NULL,
    CONSTRAINT catalogue_category_needs_photos_check CHECK ((needs_photos >= 0)),
    CONSTRAINT catalogue_category_not_in_itself CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT catalogue_category_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_knownword (
    word character varying(60) NOT NULL
);

CREATE TABLE public.catalogue_listed (
    product_id bigint NOT NULL,
    path bigint[] NOT NULL,
    marks character varying(100)[] NOT NULL,
    figures jsonb NOT NULL,
    card jsonb NOT NULL,
    words tsvector,
    title_words tsvector,
    "position" integer NOT NULL,
    lowest_amount numeric(14,2),
    first_published_at timestamp with time zone NOT NULL,
    stamp bigint NOT NULL,
    CONSTRAINT catalogue_listed_position_check CHECK (("position" >= 0))
);

CREATE TABLE public.catalogue_mismatchreport (
    id bigint NOT NULL,
    reason character varying(12) NOT NULL,
    source_kind character varying(30) NOT NULL,
    source_id character varying(60) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    version_id bigint,
    CONSTRAINT catalogue_mismatch_known CHECK (((reason)::text = ANY (ARRAY[('description'::character varying)::text, ('picture'::character varying)::text, ('expectation'::character varying)::text])))
);

ALTER TABLE public.catalogue_mismatchreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_mismatchreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_photo (
    id bigint NOT NULL,
    file character varying(120) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    sizes jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    look bigint NOT NULL,
    angle character varying(10) NOT NULL,
    is_colour_true boolean NOT NULL,
    taken_on date,
    alt jsonb NOT NULL,
    "position" smallint NOT NULL,
    author_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT catalogue_photo_position_check CHECK (("position" >= 0)),
    CONSTRAINT catalogue_photo_width_check CHECK ((width >= 0))
);

ALTER TABLE public.catalogue_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_product (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    ref character varying(120) NOT NULL,
    sku character varying(120) NOT NULL,
    name jsonb NOT NULL,
    category_label character varying(120) NOT NULL,
    weight_grams integer,
    brand character varying(80) DEFAULT ''::character varying NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    gtin character varying(14) DEFAULT ''::character varying NOT NULL,
    kind character varying(8) DEFAULT 'goods'::character varying NOT NULL,
    model character varying(80) DEFAULT ''::character varying NOT NULL,
    safety jsonb DEFAULT '{}'::jsonb NOT NULL,
    slug character varying(80),
    state character varying(10) DEFAULT 'draft'::character varying NOT NULL,
    updated_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    category_id bigint,
    published_version_id bigint,
    proofs jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT catalogue_product_kind_known CHECK (((kind)::text = ANY (ARRAY[('goods'::character varying)::text, ('service'::character varying)::text]))),
    CONSTRAINT catalogue_product_state_known CHECK (((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('published'::character varying)::text, ('withdrawn'::character varying)::text]))),
    CONSTRAINT catalogue_product_weight_grams_check CHECK ((weight_grams >= 0)),
    CONSTRAINT catalogue_published_is_whole CHECK (((NOT ((state)::text = 'published'::text)) OR ((category_id IS NOT NULL) AND (published_version_id IS NOT NULL) AND (slug IS NOT NULL))))
);

ALTER TABLE public.catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_recall (
    id bigint NOT NULL,
    versions integer[] NOT NULL,
    bought_from date,
    bought_until date,
    lots character varying(200) NOT NULL,
    hazard jsonb NOT NULL,
    do_now jsonb NOT NULL,
    remedies character varying(10)[] NOT NULL,
    contact character varying(200) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by character varying(60) NOT NULL,
    product_id bigint NOT NULL,
    closed_at timestamp with time zone,
    closed_because character varying(500) NOT NULL,
    closed_by character varying(60) NOT NULL,
    CONSTRAINT catalogue_recall_because CHECK ((((closed_at IS NULL) OR (NOT ((closed_because)::text = ''::text))) AND (1 = (
CASE
    WHEN (closed_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((closed_because)::text = ''::text)) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.catalogue_recall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_recall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_sheettask (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    reason character varying(40) NOT NULL,
    key character varying(80) NOT NULL,
    words character varying(300) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    product_id bigint NOT NULL
);

ALTER TABLE public.catalogue_sheettask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_sheettask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_sheettext (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    title character varying(160) NOT NULL,
    summary text NOT NULL,
    highlights jsonb NOT NULL,
    description text NOT NULL,
    instructions text NOT NULL,
    warnings text NOT NULL,
    included text NOT NULL,
    terms text NOT NULL,
    product_id bigint NOT NULL,
    sketch bigint[] NOT NULL,
    CONSTRAINT catalogue_text_language_known CHECK (((language)::text = ANY (ARRAY[('en'::character varying)::text, ('el'::character varying)::text, ('sl'::character varying)::text, ('hy'::character varying)::text])))
);

ALTER TABLE public.catalogue_sheettext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_sheettext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_sheetversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by character varying(60) NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_sheetversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.catalogue_sheetversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_sheetversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_variant (
    id bigint NOT NULL,
    sku character varying(120) NOT NULL,
    options jsonb NOT NULL,
    gtin character varying(14) NOT NULL,
    weight_grams integer,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_variant_position_check CHECK (("position" >= 0)),
    CONSTRAINT catalogue_variant_weight_grams_check CHECK ((weight_grams >= 0))
);

ALTER TABLE public.catalogue_variant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_variant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_wish (
    id bigint NOT NULL,
    key character varying(80) NOT NULL,
    words character varying(80) NOT NULL,
    language character varying(2) NOT NULL,
    count integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    product_id bigint,
    CONSTRAINT catalogue_wish_count_check CHECK ((count >= 0))
);

ALTER TABLE public.catalogue_wish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_wish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_alarm (
    id bigint NOT NULL,
    slice character varying(8) NOT NULL,
    slice_key character varying(120) NOT NULL,
    chart character varying(6) NOT NULL,
    began_on date NOT NULL,
    seen_until date NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    usual_rate double precision NOT NULL,
    expected double precision NOT NULL,
    counted integer NOT NULL,
    exposure double precision NOT NULL,
    chance double precision NOT NULL,
    family integer NOT NULL,
    also jsonb NOT NULL,
    latest_expected double precision NOT NULL,
    latest_counted integer NOT NULL,
    closed_at timestamp with time zone,
    closed_on date,
    cause_id bigint NOT NULL,
    CONSTRAINT causes_alarm_counted_check CHECK ((counted >= 0)),
    CONSTRAINT causes_alarm_family_check CHECK ((family >= 0)),
    CONSTRAINT causes_alarm_latest_counted_check CHECK ((latest_counted >= 0))
);

ALTER TABLE public.causes_alarm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_alarm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_awaited (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id character varying(60) NOT NULL,
    facets jsonb NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    customer_id bigint
);

ALTER TABLE public.causes_awaited ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_awaited_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_cause (
    id bigint NOT NULL,
    code character varying(74) NOT NULL,
    level smallint NOT NULL,
    names jsonb NOT NULL,
    area character varying(20) NOT NULL,
    department character varying(20) NOT NULL,
    track character varying(12) NOT NULL,
    fix character varying(20) NOT NULL,
    outside jsonb NOT NULL,
    "position" smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    parent_id bigint,
    replaced_by_id bigint,
    CONSTRAINT causes_cause_has_parent CHECK ((((level = 1) AND (parent_id IS NULL)) OR ((level > 1) AND (parent_id IS NOT NULL)))),
    CONSTRAINT causes_cause_level CHECK (((level >= 1) AND (level <= 3))),
    CONSTRAINT causes_cause_level_check CHECK ((level >= 0)),
    CONSTRAINT causes_cause_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.causes_cause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_cause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_causecount (
    id bigint NOT NULL,
    slice character varying(8) NOT NULL,
    slice_key character varying(120) NOT NULL,
    day date NOT NULL,
    count integer NOT NULL,
    primary_count integer NOT NULL,
    cause_id bigint NOT NULL
);

ALTER TABLE public.causes_causecount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_causecount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_codedcause (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id character varying(60) NOT NULL,
    is_primary boolean NOT NULL,
    is_named boolean NOT NULL,
    day date NOT NULL,
    page character varying(120) NOT NULL,
    cause_id bigint NOT NULL,
    courier_id bigint,
    product_id bigint,
    supplier_id bigint,
    coding_id bigint NOT NULL
);

ALTER TABLE public.causes_codedcause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_codedcause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_coding (
    id bigint NOT NULL,
    subject_kind character varying(40) NOT NULL,
    subject_id character varying(60) NOT NULL,
    codes jsonb NOT NULL,
    found character varying(1000) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    coded_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    suggested character varying(74) NOT NULL,
    customer_id bigint,
    order_id bigint,
    CONSTRAINT causes_coding_has_found CHECK ((NOT ((found)::text = ''::text)))
);

ALTER TABLE public.causes_coding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_coding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_exposure (
    id bigint NOT NULL,
    slice character varying(8) NOT NULL,
    slice_key character varying(120) NOT NULL,
    day date NOT NULL,
    orders integer NOT NULL,
    CONSTRAINT causes_exposure_orders_check CHECK ((orders >= 0))
);

ALTER TABLE public.causes_exposure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_exposure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_learnedcoding (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    texts integer NOT NULL,
    newest_coding bigint NOT NULL,
    codes jsonb NOT NULL,
    packed bytea NOT NULL,
    right_share double precision,
    words_share double precision,
    tested integer NOT NULL,
    CONSTRAINT causes_learnedcoding_tested_check CHECK ((tested >= 0)),
    CONSTRAINT causes_learnedcoding_texts_check CHECK ((texts >= 0)),
    CONSTRAINT causes_learnedcoding_version_check CHECK ((version >= 0))
);

ALTER TABLE public.causes_learnedcoding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_learnedcoding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_proposal (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    words jsonb NOT NULL,
    key character varying(120) NOT NULL,
    texts integer NOT NULL,
    examples jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    code character varying(74) NOT NULL,
    decided_by character varying(60) NOT NULL,
    CONSTRAINT causes_proposal_texts_check CHECK ((texts >= 0))
);

ALTER TABLE public.causes_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_secondopinion (
    id bigint NOT NULL,
    code character varying(74) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    by_id character varying(60) NOT NULL,
    coding_id bigint NOT NULL
);

ALTER TABLE public.causes_secondopinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_secondopinion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.causes_watch (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    until date NOT NULL,
    series integer NOT NULL,
    family integer NOT NULL,
    raised integer NOT NULL,
    closed integer NOT NULL,
    CONSTRAINT causes_watch_closed_check CHECK ((closed >= 0)),
    CONSTRAINT causes_watch_family_check CHECK ((family >= 0)),
    CONSTRAINT causes_watch_raised_check CHECK ((raised >= 0)),
    CONSTRAINT causes_watch_series_check CHECK ((series >= 0))
);

ALTER TABLE public.causes_watch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.causes_watch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_cart (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    attempt character varying(22) NOT NULL,
    state character varying(8) NOT NULL,
    language character varying(2) NOT NULL,
    country character varying(2) NOT NULL,
    currency character varying(3) NOT NULL,
    vouchers character varying(40)[] NOT NULL,
    device character varying(8) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    asks_help boolean NOT NULL,
    reached character varying(8) NOT NULL,
    problem character varying(60) NOT NULL,
    left_because character varying(10) NOT NULL,
    left_words character varying(300) NOT NULL,
    left_at timestamp with time zone,
    reminded_at timestamp with time zone,
    customer_id bigint,
    order_id bigint,
    CONSTRAINT checkout_ordered_has_order CHECK ((((order_id IS NOT NULL) AND ((state)::text = 'ordered'::text)) OR (NOT ((state)::text = 'ordered'::text))))
);

ALTER TABLE public.checkout_cart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_cart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_cartline (
    id bigint NOT NULL,
    quantity smallint NOT NULL,
    seen_gross numeric(14,2),
    request character varying(500) NOT NULL,
    request_options character varying(40)[] NOT NULL,
    added_at timestamp with time zone NOT NULL,
    cart_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT checkout_cartline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT checkout_line_quantity CHECK (((quantity >= 1) AND (quantity <= 999)))
);

ALTER TABLE public.checkout_cartline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_cartline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_daykey (
    day date NOT NULL,
    key bytea NOT NULL
);

CREATE TABLE public.checkout_funnelday (
    id bigint NOT NULL,
    day date NOT NULL,
    step character varying(8) NOT NULL,
    device character varying(8) NOT NULL,
    channel character varying(12) NOT NULL,
    count integer NOT NULL,
    CONSTRAINT checkout_funnelday_count_check CHECK ((count >= 0))
);

ALTER TABLE public.checkout_funnelday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_funnelday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_howdecided (
    id bigint NOT NULL,
    how character varying(7) NOT NULL,
    words character varying(300) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.checkout_howdecided ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_howdecided_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_requestoption (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    label jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    product_id bigint,
    CONSTRAINT checkout_requestoption_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.checkout_requestoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_requestoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_savedaddress (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    name character varying(200) NOT NULL,
    company character varying(200) NOT NULL,
    street character varying(200) NOT NULL,
    extra character varying(200) NOT NULL,
    city character varying(120) NOT NULL,
    postcode character varying(20) NOT NULL,
    country character varying(2) NOT NULL,
    used_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);

ALTER TABLE public.checkout_savedaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_savedaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_saveditem (
    id bigint NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    cart_id bigint,
    customer_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT checkout_saved_by_one CHECK ((((cart_id IS NULL) AND (customer_id IS NOT NULL)) OR ((cart_id IS NOT NULL) AND (customer_id IS NULL))))
);

ALTER TABLE public.checkout_saveditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_saveditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_seentoday (
    id bigint NOT NULL,
    day date NOT NULL,
    digest bytea NOT NULL,
    step character varying(8) NOT NULL
);

ALTER TABLE public.checkout_seentoday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_seentoday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_selfcheck (
    id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    is_well boolean NOT NULL,
    steps jsonb NOT NULL,
    CONSTRAINT checkout_selfcheck_took_ms_check CHECK ((took_ms >= 0))
);

ALTER TABLE public.checkout_selfcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_selfcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.checkout_steptaken (
    id bigint NOT NULL,
    step character varying(8) NOT NULL,
    device character varying(8) NOT NULL,
    problem character varying(60) NOT NULL,
    is_technical boolean NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    cart_id bigint NOT NULL
);

ALTER TABLE public.checkout_steptaken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.checkout_steptaken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_apology (
    id bigint NOT NULL,
    attempt character varying(60) NOT NULL,
    mistake character varying(1000) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    message_id bigint,
    complaint_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    sent_by_id bigint NOT NULL
);

ALTER TABLE public.complaints_apology ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_apology_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_attention (
    id bigint NOT NULL,
    reason character varying(16) NOT NULL,
    source_kind character varying(20) NOT NULL,
    source_id character varying(60) NOT NULL,
    is_large boolean NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    done character varying(500) NOT NULL,
    customer_id bigint NOT NULL,
    seen_by_id bigint
);

ALTER TABLE public.complaints_attention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_attention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaint (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    origin character varying(10) NOT NULL,
    origin_kind character varying(20) NOT NULL,
    origin_id character varying(60) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    wished_kind character varying(14) NOT NULL,
    wished_words character varying(1000) NOT NULL,
    category character varying(10) NOT NULL,
    severity smallint NOT NULL,
    reach integer NOT NULL,
    priority integer NOT NULL,
    state character varying(10) NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    last_heard_at timestamp with time zone NOT NULL,
    promise_id bigint,
    due_at timestamp with time zone,
    remedied_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    closed_at timestamp with time zone,
    public_at timestamp with time zone,
    boomerang_at timestamp with time zone,
    credited_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint NOT NULL,
    line_id bigint,
    order_id bigint,
    product_id bigint,
    repeat_of_id bigint,
    CONSTRAINT complaints_closed_when CHECK ((((closed_at IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT complaints_complaint_priority_check CHECK ((priority >= 0)),
    CONSTRAINT complaints_complaint_reach_check CHECK ((reach >= 0)),
    CONSTRAINT complaints_complaint_severity_check CHECK ((severity >= 0)),
    CONSTRAINT complaints_severity CHECK (((severity >= 1) AND (severity <= 3))),
    CONSTRAINT complaints_state CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('planned'::character varying)::text, ('remedied'::character varying)::text, ('confirmed'::character varying)::text, ('closed'::character varying)::text])))
);

ALTER TABLE public.complaints_complaint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaintentry (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    source_kind character varying(20) NOT NULL,
    source_id character varying(60) NOT NULL,
    data jsonb NOT NULL,
    words text NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.complaints_complaintentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaintmark (
    id bigint NOT NULL,
    mark bigint NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.complaints_complaintmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_complaintsettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    people_told smallint NOT NULL,
    solution_days smallint NOT NULL,
    late_days smallint,
    large_amount numeric(12,2) NOT NULL,
    CONSTRAINT complaints_complaintsettings_late_days_check CHECK ((late_days >= 0)),
    CONSTRAINT complaints_complaintsettings_people_told_check CHECK ((people_told >= 0)),
    CONSTRAINT complaints_complaintsettings_solution_days_check CHECK ((solution_days >= 0)),
    CONSTRAINT complaints_settings_sane CHECK (((people_told >= 1) AND (people_told <= 100) AND (solution_days >= 1)))
);

ALTER TABLE public.complaints_complaintsettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_complaintsettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_credit (
    id bigint NOT NULL,
    fix_kind character varying(20) NOT NULL,
    fix_id character varying(60) NOT NULL,
    credited_at timestamp with time zone NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.complaints_credit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_credit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_handle (
    id bigint NOT NULL,
    place character varying(10) NOT NULL,
    handle character varying(120) NOT NULL,
    basis character varying(8) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    noted_by_id bigint NOT NULL
);

ALTER TABLE public.complaints_handle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_handle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_planstep (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    what character varying(300) NOT NULL,
    due_on date NOT NULL,
    promise_id bigint NOT NULL,
    done_at timestamp with time zone,
    note character varying(300) NOT NULL,
    apology_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT complaints_planstep_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.complaints_planstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_planstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_post (
    id bigint NOT NULL,
    place character varying(10) NOT NULL,
    handle character varying(120) NOT NULL,
    url character varying(500) NOT NULL,
    words text NOT NULL,
    tone character varying(8) NOT NULL,
    followers integer NOT NULL,
    is_public boolean NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    matched_by character varying(8) NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    is_answer_public boolean NOT NULL,
    complaint_id bigint,
    customer_id bigint,
    noted_by_id bigint NOT NULL,
    outcome text NOT NULL,
    outcome_at timestamp with time zone,
    CONSTRAINT complaints_post_followers_check CHECK ((followers >= 0))
);

ALTER TABLE public.complaints_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_recovery (
    complaint_id bigint NOT NULL,
    before smallint,
    before_at timestamp with time zone,
    after smallint,
    after_at timestamp with time zone,
    opinion smallint,
    opinion_at timestamp with time zone,
    written_at timestamp with time zone,
    check_in_on date,
    checked_in_at timestamp with time zone,
    panel character varying(5) NOT NULL,
    panel_at timestamp with time zone,
    panel_words character varying(1000) NOT NULL,
    lost_at timestamp with time zone,
    lost_because character varying(300) NOT NULL,
    CONSTRAINT complaints_after_range CHECK (((after IS NULL) OR ((after >= 1) AND (after <= 5)))),
    CONSTRAINT complaints_before_range CHECK (((before IS NULL) OR ((before >= 1) AND (before <= 5)))),
    CONSTRAINT complaints_lost_why CHECK (((lost_at IS NULL) OR (NOT ((lost_because)::text = ''::text)))),
    CONSTRAINT complaints_opinion_range CHECK (((opinion IS NULL) OR ((opinion >= 1) AND (opinion <= 5)))),
    CONSTRAINT complaints_recovery_after_check CHECK ((after >= 0)),
    CONSTRAINT complaints_recovery_before_check CHECK ((before >= 0)),
    CONSTRAINT complaints_recovery_opinion_check CHECK ((opinion >= 0))
);

CREATE TABLE public.complaints_recoveryattempt (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    words character varying(2000) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    complaint_id bigint NOT NULL
);

ALTER TABLE public.complaints_recoveryattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.complaints_recoveryattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.complaints_silent (
    customer_id bigint NOT NULL,
    signs character varying(20)[] NOT NULL,
    last_sign_at timestamp with time zone NOT NULL,
    found_at timestamp with time zone NOT NULL
);

CREATE TABLE public.contracts_contract (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    name character varying(120) NOT NULL,
    state character varying(7) NOT NULL,
    terms_number smallint NOT NULL,
    started_on date NOT NULL,
    ends_on date NOT NULL,
    notice_on date NOT NULL,
    added_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    product_id bigint,
    CONSTRAINT contracts_contract_terms_number_check CHECK ((terms_number >= 0)),
    CONSTRAINT contracts_days_in_order CHECK (((ends_on >= started_on) AND (notice_on <= ends_on))),
    CONSTRAINT contracts_state CHECK (((state)::text = ANY (ARRAY[('running'::character varying)::text, ('left'::character varying)::text, ('ended'::character varying)::text])))
);

ALTER TABLE public.contracts_contract ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_contract_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_decision (
    id bigint NOT NULL,
    kind character varying(7) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    contract_id bigint NOT NULL,
    terms_id bigint NOT NULL
);

ALTER TABLE public.contracts_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_outreach (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    is_offer boolean NOT NULL,
    words character varying(2000) NOT NULL,
    state character varying(7) NOT NULL,
    reasons jsonb NOT NULL,
    label_problem character varying(10) NOT NULL,
    days_left smallint NOT NULL,
    written_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    message_id bigint,
    contract_id bigint NOT NULL,
    follow_up_id bigint,
    written_by_id bigint NOT NULL,
    terms_id bigint NOT NULL,
    CONSTRAINT contracts_sent_is_true CHECK (((NOT ((state)::text = 'sent'::text)) OR (((label_problem)::text = ''::text) AND (sent_at IS NOT NULL))))
);

ALTER TABLE public.contracts_outreach ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_outreach_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_reason (
    id bigint NOT NULL,
    how character varying(7) NOT NULL,
    words character varying(500) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    decision_id bigint NOT NULL
);

ALTER TABLE public.contracts_reason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_reason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contracts_terms (
    id bigint NOT NULL,
    number smallint NOT NULL,
    starts_on date NOT NULL,
    months smallint NOT NULL,
    notice_days smallint NOT NULL,
    price_amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    period character varying(7) NOT NULL,
    included jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    contract_id bigint NOT NULL,
    CONSTRAINT contracts_terms_months_check CHECK ((months >= 0)),
    CONSTRAINT contracts_terms_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT contracts_terms_number_check CHECK ((number >= 0)),
    CONSTRAINT contracts_terms_sane CHECK (((months >= 1) AND (number >= 1) AND (price_amount >= (0)::numeric) AND ((period)::text = ANY (ARRAY[('month'::character varying)::text, ('quarter'::character varying)::text, ('year'::character varying)::text, ('term'::character varying)::text]))))
);

ALTER TABLE public.contracts_terms ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contracts_terms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_answersettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    defaults jsonb NOT NULL,
    warn_share double precision NOT NULL,
    moves_by_rule boolean NOT NULL,
    silence_hours smallint NOT NULL,
    update_minutes smallint NOT NULL,
    care_days smallint NOT NULL,
    undo_seconds smallint NOT NULL,
    acknowledgement_hours smallint NOT NULL,
    signature jsonb NOT NULL,
    CONSTRAINT conversations_answersettings_acknowledgement_hours_check CHECK ((acknowledgement_hours >= 0)),
    CONSTRAINT conversations_answersettings_care_days_check CHECK ((care_days >= 0)),
    CONSTRAINT conversations_answersettings_silence_hours_check CHECK ((silence_hours >= 0)),
    CONSTRAINT conversations_answersettings_undo_seconds_check CHECK ((undo_seconds >= 0)),
    CONSTRAINT conversations_answersettings_update_minutes_check CHECK ((update_minutes >= 0))
);

ALTER TABLE public.conversations_answersettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_answersettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_attachment (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    draft_id bigint,
    name character varying(200) NOT NULL,
    content_type character varying(120) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file character varying(200) NOT NULL,
    content_id character varying(200) NOT NULL,
    is_inline boolean NOT NULL,
    refused character varying(60) NOT NULL,
    message_id bigint,
    CONSTRAINT conversations_attachment_size_check CHECK ((size >= 0))
);

ALTER TABLE public.conversations_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_blockedsender (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    blocked_at timestamp with time zone NOT NULL,
    blocked_by character varying(60) NOT NULL
);

ALTER TABLE public.conversations_blockedsender ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_blockedsender_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_conversation (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    channel character varying(10) NOT NULL,
    subject character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    tags character varying(40)[] NOT NULL,
    topic character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    zone character varying(40) NOT NULL,
    page jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    waiting_since timestamp with time zone,
    due_at timestamp with time zone,
    snoozed_until timestamp with time zone,
    closed_at timestamp with time zone,
    escalated_at timestamp with time zone,
    snippet character varying(200) NOT NULL,
    last_message_at timestamp with time zone NOT NULL,
    last_in_at timestamp with time zone,
    last_contact_at timestamp with time zone,
    greeted_at timestamp with time zone,
    first_answer_at timestamp with time zone,
    in_count integer NOT NULL,
    answer_count integer NOT NULL,
    transfer_count smallint NOT NULL,
    reopen_count smallint NOT NULL,
    neglect smallint NOT NULL,
    words tsvector,
    assignee_id bigint,
    customer_id bigint NOT NULL,
    escalated_to_id bigint,
    mailbox_id bigint,
    merged_into_id bigint,
    order_id bigint,
    visitor_id bigint,
    team_id bigint,
    urgent_at timestamp with time zone GENERATED ALWAYS AS (COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone)) STORED,
    CONSTRAINT conversations_conversation_answer_count_check CHECK ((answer_count >= 0)),
    CONSTRAINT conversations_conversation_in_count_check CHECK ((in_count >= 0)),
    CONSTRAINT conversations_conversation_neglect_check CHECK ((neglect >= 0)),
    CONSTRAINT conversations_conversation_reopen_count_check CHECK ((reopen_count >= 0)),
    CONSTRAINT conversations_conversation_transfer_count_check CHECK ((transfer_count >= 0)),
    CONSTRAINT conversations_merged_closed CHECK (((merged_into_id IS NULL) OR ((state)::text = 'closed'::text))),
    CONSTRAINT conversations_snoozed_until CHECK ((((state)::text = 'snoozed'::text) OR (snoozed_until IS NULL))),
    CONSTRAINT conversations_state CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('waiting'::character varying)::text, ('snoozed'::character varying)::text, ('closed'::character varying)::text, ('spam'::character varying)::text])))
);

ALTER TABLE public.conversations_conversation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_conversation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_conversationpromise (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    is_open boolean NOT NULL,
    warned_at timestamp with time zone,
    warn_at timestamp with time zone,
    told_message_id bigint,
    conversation_id bigint NOT NULL,
    promise_id bigint NOT NULL
);

ALTER TABLE public.conversations_conversationpromise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_conversationpromise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_doubt (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    was_resolved boolean,
    settled_at timestamp with time zone,
    conversation_id bigint NOT NULL,
    answer_id bigint,
    said_in_id bigint,
    CONSTRAINT conversations_doubt_settled CHECK ((((settled_at IS NULL) AND (was_resolved IS NULL)) OR ((settled_at IS NOT NULL) AND (was_resolved IS NOT NULL))))
);

ALTER TABLE public.conversations_doubt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_doubt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_doubtanswer (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    language character varying(2) NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    is_hidden boolean NOT NULL
);

ALTER TABLE public.conversations_doubtanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_doubtanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_draft (
    id bigint NOT NULL,
    text text NOT NULL,
    is_note boolean NOT NULL,
    seen_message_id bigint NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    conversation_id bigint NOT NULL,
    macro_ids jsonb NOT NULL
);

ALTER TABLE public.conversations_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_externalid (
    id bigint NOT NULL,
    value character varying(400) NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    message_id bigint
);

ALTER TABLE public.conversations_externalid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_externalid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_macro (
    id bigint NOT NULL,
    name jsonb NOT NULL,
    text jsonb NOT NULL,
    tags jsonb NOT NULL,
    closes boolean NOT NULL,
    used_count integer NOT NULL,
    is_hidden boolean NOT NULL,
    CONSTRAINT conversations_macro_used_count_check CHECK ((used_count >= 0))
);

ALTER TABLE public.conversations_macro ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_macro_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_message (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    direction character varying(8) NOT NULL,
    channel character varying(10) NOT NULL,
    author_kind character varying(8) NOT NULL,
    author_id bigint,
    author_name character varying(200) NOT NULL,
    author_address character varying(254) NOT NULL,
    purpose character varying(16) NOT NULL,
    state character varying(10) NOT NULL,
    language character varying(2) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    quoted text NOT NULL,
    html text NOT NULL,
    original character varying(200) NOT NULL,
    client_id character varying(80),
    activity jsonb NOT NULL,
    mentions bigint[] NOT NULL,
    headers jsonb NOT NULL,
    masked_count smallint NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    send_at timestamp with time zone,
    sent_at timestamp with time zone,
    seen_at timestamp with time zone,
    problem character varying(300) NOT NULL,
    outbox_id bigint,
    likeness bigint,
    conversation_id bigint NOT NULL,
    CONSTRAINT conversations_message_masked_count_check CHECK ((masked_count >= 0))
);

ALTER TABLE public.conversations_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_presence (
    id bigint NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    wrote_at timestamp with time zone,
    conversation_id bigint NOT NULL,
    person_id bigint,
    looked_at timestamp with time zone
);

ALTER TABLE public.conversations_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_productquestion (
    id bigint NOT NULL,
    conversation_id bigint NOT NULL,
    wish_id bigint NOT NULL
);

ALTER TABLE public.conversations_productquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_productquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_quiettask (
    id bigint NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    closed_because character varying(8) NOT NULL,
    customer_id bigint NOT NULL,
    order_id bigint,
    person_id bigint NOT NULL
);

ALTER TABLE public.conversations_quiettask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_quiettask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_restraint (
    id bigint NOT NULL,
    reason character varying(20) NOT NULL,
    source_kind character varying(20) NOT NULL,
    source_id character varying(40) NOT NULL,
    words character varying(300) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    conversation_id bigint NOT NULL,
    CONSTRAINT conversations_restraint_reason CHECK (((reason)::text = ANY (ARRAY[('questions'::character varying)::text, ('hearing'::character varying)::text, ('complaint'::character varying)::text, ('return'::character varying)::text, ('remedy'::character varying)::text, ('other'::character varying)::text])))
);

ALTER TABLE public.conversations_restraint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_restraint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_savedview (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    filters jsonb NOT NULL,
    owner_id bigint
);

ALTER TABLE public.conversations_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_team (
    id bigint NOT NULL,
    name character varying(60) NOT NULL
);

ALTER TABLE public.conversations_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_team_members (
    id bigint NOT NULL,
    team_id bigint NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.conversations_team_members ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversations_team_members_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.conversations_timing (
    conversation_id bigint NOT NULL,
    channel character varying(10) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    hour smallint NOT NULL,
    greeting_seconds double precision,
    first_answer_seconds double precision,
    first_answer_working double precision,
    full_answer_seconds double precision,
    full_answer_working double precision,
    solution_seconds double precision,
    solution_working double precision,
    answer_count integer NOT NULL,
    is_in_one boolean NOT NULL,
    is_reopened boolean NOT NULL,
    CONSTRAINT conversations_timing_answer_count_check CHECK ((answer_count >= 0)),
    CONSTRAINT conversations_timing_hour_check CHECK ((hour >= 0))
);

CREATE TABLE public.customers_alias (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    value character varying(254) NOT NULL,
    customer_id bigint NOT NULL
);

ALTER TABLE public.customers_alias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_alias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_consent (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    is_given boolean NOT NULL,
    said_where character varying(60) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    shown text DEFAULT ''::text NOT NULL
);

ALTER TABLE public.customers_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_contactcode (
    id bigint NOT NULL,
    purpose character varying(10) NOT NULL,
    about character varying(40) NOT NULL,
    code_digest character varying(64) NOT NULL,
    link_digest character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tried_count smallint NOT NULL,
    used_at timestamp with time zone,
    customer_id bigint NOT NULL,
    CONSTRAINT customers_contactcode_tried_count_check CHECK ((tried_count >= 0))
);

ALTER TABLE public.customers_contactcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_contactcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_customer (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    preferred_channel character varying(20) NOT NULL,
    form_of_address character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    city character varying(120) NOT NULL,
    postcode character varying(20) NOT NULL,
    address character varying(300) NOT NULL,
    known_since timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    erased_at timestamp with time zone,
    merged_into_id bigint
);

ALTER TABLE public.customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.customers_signin (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    since timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);

ALTER TABLE public.customers_signin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customers_signin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.demo_comingscan (
    id bigint NOT NULL,
    parcel_id bigint NOT NULL,
    happens_at timestamp with time zone NOT NULL,
    code character varying(20) NOT NULL,
    place character varying(120) NOT NULL
);

ALTER TABLE public.demo_comingscan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.demo_comingscan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.demo_played (
    id smallint NOT NULL,
    until timestamp with time zone NOT NULL,
    asked_until timestamp with time zone
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.estimates_cell (
    id bigint NOT NULL,
    address character varying(600) NOT NULL,
    effect double precision NOT NULL,
    parcels integer NOT NULL,
    window_days integer NOT NULL,
    curve double precision[] NOT NULL,
    within double precision[] NOT NULL,
    model_id bigint NOT NULL
);

ALTER TABLE public.estimates_cell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.estimates_cell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.estimates_modelversion (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    observation_count bigint NOT NULL,
    figures jsonb NOT NULL,
    is_current boolean NOT NULL
);

ALTER TABLE public.estimates_modelversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.estimates_modelversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.estimates_waitcurve (
    id bigint NOT NULL,
    quantity character varying(10) NOT NULL,
    "group" character varying(160) NOT NULL,
    seconds double precision[] NOT NULL,
    kept double precision[] NOT NULL,
    sample integer NOT NULL,
    version character varying(40) NOT NULL
);

ALTER TABLE public.estimates_waitcurve ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.estimates_waitcurve_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.help_article (
    id bigint NOT NULL,
    address character varying(80) NOT NULL,
    topic character varying(12) NOT NULL,
    "position" smallint NOT NULL,
    title jsonb NOT NULL,
    body jsonb NOT NULL,
    is_published boolean NOT NULL,
    version integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT help_article_position_check CHECK (("position" >= 0)),
    CONSTRAINT help_article_version_check CHECK ((version >= 0))
);

ALTER TABLE public.help_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.help_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.help_articleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    title jsonb NOT NULL,
    body jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by character varying(60) NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT help_articleversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.help_articleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.help_articleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.help_missedsearch (
    id bigint NOT NULL,
    key character varying(80) NOT NULL,
    words character varying(80) NOT NULL,
    language character varying(2) NOT NULL,
    count integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    dismissed_at timestamp with time zone,
    answered_by_id bigint,
    CONSTRAINT help_missedsearch_count_check CHECK ((count >= 0))
);

ALTER TABLE public.help_missedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.help_missedsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.help_opinion (
    id bigint NOT NULL,
    version integer NOT NULL,
    language character varying(2) NOT NULL,
    is_useful boolean NOT NULL,
    words character varying(500) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    CONSTRAINT help_opinion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.help_opinion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.help_opinion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.help_publishedtext (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    words tsvector,
    article_id bigint NOT NULL
);

ALTER TABLE public.help_publishedtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.help_publishedtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports_quarantinedrow (
    id bigint NOT NULL,
    profile character varying(60) NOT NULL,
    file character varying(300) NOT NULL,
    row_number bigint NOT NULL,
    reason_code character varying(40) NOT NULL,
    detail character varying(200) NOT NULL,
    order_ref character varying(120) NOT NULL,
    original text NOT NULL,
    digest character varying(32) NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    resolved_at timestamp with time zone,
    run_id bigint NOT NULL
);

ALTER TABLE public.imports_quarantinedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_quarantinedrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.imports_run (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    profile character varying(60) NOT NULL,
    files jsonb NOT NULL,
    stored_as character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    started_by character varying(60) NOT NULL,
    started_at timestamp with time zone,
    heard_at timestamp with time zone,
    finished_at timestamp with time zone,
    total_count bigint,
    done_count bigint NOT NULL,
    read_count bigint NOT NULL,
    new_count bigint NOT NULL,
    changed_count bigint NOT NULL,
    same_count bigint NOT NULL,
    quarantined_count bigint NOT NULL,
    summary jsonb NOT NULL,
    problem text NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);

ALTER TABLE public.imports_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.imports_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.indicators_indicator (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name jsonb NOT NULL,
    definition jsonb NOT NULL,
    measure character varying(60) NOT NULL,
    parameters jsonb NOT NULL,
    period_days smallint NOT NULL,
    target double precision,
    threshold double precision,
    is_shown boolean NOT NULL,
    "position" smallint NOT NULL,
    added_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    owner_id bigint,
    CONSTRAINT indicators_indicator_period_days_check CHECK ((period_days >= 0)),
    CONSTRAINT indicators_indicator_position_check CHECK (("position" >= 0)),
    CONSTRAINT indicators_period CHECK (((period_days >= 1) AND (period_days <= 731)))
);

ALTER TABLE public.indicators_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.indicators_reading (
    id bigint NOT NULL,
    ends_on date NOT NULL,
    value double precision,
    numerator double precision,
    denominator double precision,
    low double precision,
    high double precision,
    details jsonb NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    indicator_id bigint NOT NULL
);

ALTER TABLE public.indicators_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_counter (
    id bigint NOT NULL,
    year smallint NOT NULL,
    last_number integer NOT NULL,
    series_id bigint NOT NULL,
    CONSTRAINT invoices_counter_last_number_check CHECK ((last_number >= 0)),
    CONSTRAINT invoices_counter_year_check CHECK ((year >= 0))
);

ALTER TABLE public.invoices_counter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_counter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_invoice (
    id bigint NOT NULL,
    kind character varying(11) NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    name character varying(40) NOT NULL,
    key character varying(120) NOT NULL,
    language character varying(2) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_on date NOT NULL,
    currency character varying(3) NOT NULL,
    net_amount numeric(14,2) NOT NULL,
    vat_amount numeric(14,2) NOT NULL,
    gross_amount numeric(14,2) NOT NULL,
    content jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    corrects_id bigint,
    order_id bigint NOT NULL,
    series_id bigint NOT NULL,
    CONSTRAINT invoices_adds_up CHECK ((gross_amount = (net_amount + vat_amount))),
    CONSTRAINT invoices_invoice_number_check CHECK ((number >= 0)),
    CONSTRAINT invoices_invoice_year_check CHECK ((year >= 0))
);

ALTER TABLE public.invoices_invoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_invoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_invoicebuyer (
    id bigint NOT NULL,
    content jsonb NOT NULL,
    kept_until date NOT NULL,
    invoice_id bigint NOT NULL
);

ALTER TABLE public.invoices_invoicebuyer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_invoicebuyer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_paper (
    id bigint NOT NULL,
    about_kind character varying(10) NOT NULL,
    about_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE public.invoices_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_registration (
    id bigint NOT NULL,
    authority character varying(30) NOT NULL,
    mark character varying(120) NOT NULL,
    url character varying(500) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    invoice_id bigint NOT NULL
);

ALTER TABLE public.invoices_registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.invoices_series (
    id bigint NOT NULL,
    kind character varying(11) NOT NULL,
    prefix character varying(10) NOT NULL
);

ALTER TABLE public.invoices_series ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.journal_event (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    actor_kind character varying(10) NOT NULL,
    actor_id character varying(60) NOT NULL,
    subject_kind character varying(30) NOT NULL,
    subject_id character varying(60) NOT NULL,
    data jsonb NOT NULL
);

ALTER TABLE public.journal_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.journal_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.journal_eventtosift (
    listener character varying(120) NOT NULL,
    event_id bigint NOT NULL
);

CREATE TABLE public.journal_heartbeat (
    process character varying(80) NOT NULL,
    kind character varying(20) NOT NULL,
    heard_at timestamp with time zone NOT NULL
);

CREATE UNLOGGED TABLE public.kit_attempt (
    key text NOT NULL,
    count integer NOT NULL,
    ends_at timestamp with time zone NOT NULL
);

CREATE TABLE public.kit_mark (
    name text NOT NULL,
    count bigint DEFAULT 0 NOT NULL
);

CREATE SEQUENCE public.kit_mark_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.listening_finding (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    quote character varying(500) NOT NULL,
    meaning character varying(300) NOT NULL,
    state character varying(10) NOT NULL,
    is_own boolean NOT NULL,
    is_covered boolean NOT NULL,
    found_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    answered_in_id bigint,
    message_id bigint NOT NULL,
    hearing_id bigint NOT NULL,
    CONSTRAINT listening_answered CHECK ((((kind)::text = 'question'::text) OR (answered_in_id IS NULL))),
    CONSTRAINT listening_finding_decided CHECK ((((decided_at IS NULL) AND ((state)::text = 'suggested'::text)) OR ((decided_at IS NOT NULL) AND ((state)::text = ANY (ARRAY[('confirmed'::character varying)::text, ('dismissed'::character varying)::text]))))),
    CONSTRAINT listening_finding_kind CHECK (((kind)::text = ANY (ARRAY[('fact'::character varying)::text, ('feeling'::character varying)::text, ('need'::character varying)::text, ('wish'::character varying)::text, ('complaint'::character varying)::text, ('opinion'::character varying)::text, ('question'::character varying)::text])))
);

ALTER TABLE public.listening_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_heard (
    id bigint NOT NULL,
    kinds character varying(10)[] NOT NULL,
    questions smallint NOT NULL,
    is_repeat boolean NOT NULL,
    message_id bigint NOT NULL,
    repeats_id bigint,
    CONSTRAINT listening_heard_questions_check CHECK ((questions >= 0))
);

ALTER TABLE public.listening_heard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_heard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_hearing (
    id bigint NOT NULL,
    step character varying(8) NOT NULL,
    round smallint NOT NULL,
    because character varying(20) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    listened_at timestamp with time zone,
    asked_at timestamp with time zone,
    replied_at timestamp with time zone,
    nothing_missing_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    confirmed_how character varying(8) NOT NULL,
    call_offered_at timestamp with time zone,
    reason character varying(400) NOT NULL,
    reason_code character varying(60) NOT NULL,
    action character varying(400) NOT NULL,
    differs_because character varying(300) NOT NULL,
    due_at timestamp with time zone,
    acted_at timestamp with time zone,
    done_at timestamp with time zone,
    short_because character varying(12) NOT NULL,
    short_words character varying(300) NOT NULL,
    short_at timestamp with time zone,
    act_message_id bigint,
    conversation_id bigint NOT NULL,
    done_message_id bigint,
    promise_id bigint,
    short_by_id bigint,
    wish_id bigint,
    restatement_id bigint,
    CONSTRAINT listening_act_confirmed CHECK (((NOT ((step)::text = 'act'::text)) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT listening_done_after CHECK (((done_at IS NULL) OR (done_at >= begun_at))),
    CONSTRAINT listening_hearing_round_check CHECK ((round >= 0)),
    CONSTRAINT listening_short_because CHECK (((NOT ((step)::text = 'short'::text)) OR (NOT ((short_because)::text = ''::text)))),
    CONSTRAINT listening_step CHECK (((step)::text = ANY (ARRAY[('listen'::character varying)::text, ('ask'::character varying)::text, ('repeat'::character varying)::text, ('confirm'::character varying)::text, ('act'::character varying)::text, ('done'::character varying)::text, ('short'::character varying)::text]))),
    CONSTRAINT listening_two_rounds CHECK ((round <= 2))
);

ALTER TABLE public.listening_hearing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_hearing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_learnedword (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    kind character varying(10) NOT NULL,
    word character varying(30) NOT NULL,
    confirmed integer NOT NULL,
    dismissed integer NOT NULL,
    CONSTRAINT listening_learnedword_confirmed_check CHECK ((confirmed >= 0)),
    CONSTRAINT listening_learnedword_dismissed_check CHECK ((dismissed >= 0))
);

ALTER TABLE public.listening_learnedword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_learnedword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_restatement (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    round smallint NOT NULL,
    text text NOT NULL,
    state character varying(10) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    how character varying(8) NOT NULL,
    correction text NOT NULL,
    correction_message_id bigint,
    hearing_id bigint NOT NULL,
    message_id bigint,
    CONSTRAINT listening_restatement_round_check CHECK ((round >= 0)),
    CONSTRAINT listening_restatement_settled CHECK ((((settled_at IS NULL) AND ((state)::text = 'sent'::text)) OR ((NOT ((state)::text = 'sent'::text)) AND (settled_at IS NOT NULL)))),
    CONSTRAINT listening_restatement_state CHECK (((state)::text = ANY (ARRAY[('sent'::character varying)::text, ('confirmed'::character varying)::text, ('corrected'::character varying)::text, ('taken_back'::character varying)::text])))
);

ALTER TABLE public.listening_restatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_restatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_route (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    tag character varying(40) NOT NULL,
    team_id bigint,
    CONSTRAINT listening_route_kind CHECK (((kind)::text = ANY (ARRAY[('wish'::character varying)::text, ('complaint'::character varying)::text, ('opinion'::character varying)::text])))
);

ALTER TABLE public.listening_route ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_route_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_talk (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    kinds character varying(10)[] NOT NULL,
    request character varying(400) NOT NULL,
    repeats smallint NOT NULL,
    customer_words integer NOT NULL,
    shop_words integer NOT NULL,
    listening_customer_words integer NOT NULL,
    listening_shop_words integer NOT NULL,
    customer_seconds integer NOT NULL,
    shop_seconds integer NOT NULL,
    last_at timestamp with time zone NOT NULL,
    conversation_id bigint NOT NULL,
    CONSTRAINT listening_talk_customer_seconds_check CHECK ((customer_seconds >= 0)),
    CONSTRAINT listening_talk_customer_words_check CHECK ((customer_words >= 0)),
    CONSTRAINT listening_talk_kind CHECK (((kind)::text = ANY (ARRAY[('service'::character varying)::text, ('sale'::character varying)::text, ('negotiation'::character varying)::text, ('partner'::character varying)::text]))),
    CONSTRAINT listening_talk_listening_customer_words_check CHECK ((listening_customer_words >= 0)),
    CONSTRAINT listening_talk_listening_shop_words_check CHECK ((listening_shop_words >= 0)),
    CONSTRAINT listening_talk_repeats_check CHECK ((repeats >= 0)),
    CONSTRAINT listening_talk_shop_seconds_check CHECK ((shop_seconds >= 0)),
    CONSTRAINT listening_talk_shop_words_check CHECK ((shop_words >= 0))
);

ALTER TABLE public.listening_talk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_talk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.listening_talkshare (
    id bigint NOT NULL,
    words integer NOT NULL,
    listening_words integer NOT NULL,
    seconds integer NOT NULL,
    person_id bigint NOT NULL,
    talk_id bigint NOT NULL,
    CONSTRAINT listening_talkshare_listening_words_check CHECK ((listening_words >= 0)),
    CONSTRAINT listening_talkshare_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT listening_talkshare_words_check CHECK ((words >= 0))
);

ALTER TABLE public.listening_talkshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listening_talkshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mailboxes_mailbox (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    host character varying(200) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    username character varying(200) NOT NULL,
    sign_in character varying(12) NOT NULL,
    secret bytea NOT NULL,
    folder character varying(120) NOT NULL,
    language character varying(2) NOT NULL,
    uid_validity bigint NOT NULL,
    last_uid bigint NOT NULL,
    fetched_at timestamp with time zone,
    tried_at timestamp with time zone,
    problem character varying(300) NOT NULL,
    domain_checks jsonb NOT NULL,
    checked_at timestamp with time zone,
    may_acknowledge boolean NOT NULL,
    is_active boolean NOT NULL,
    added_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    alarmed_at timestamp with time zone,
    dkim_selector character varying(63) NOT NULL,
    reads_from date,
    CONSTRAINT mailboxes_mailbox_port_check CHECK ((port >= 0))
);

ALTER TABLE public.mailboxes_mailbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mailboxes_mailbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mailboxes_quarantinedmail (
    id bigint NOT NULL,
    source character varying(200) NOT NULL,
    digest character varying(64) NOT NULL,
    size bigint NOT NULL,
    file character varying(200) NOT NULL,
    reason character varying(40) NOT NULL,
    detail character varying(300) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    replayed_at timestamp with time zone,
    outcome character varying(20) NOT NULL,
    mailbox_id bigint,
    is_whole boolean NOT NULL
);

ALTER TABLE public.mailboxes_quarantinedmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mailboxes_quarantinedmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_affected (
    id bigint NOT NULL,
    order_id bigint,
    added_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    written bigint[] NOT NULL
);

ALTER TABLE public.mistakes_affected ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_affected_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_affectedrule (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    "values" jsonb NOT NULL,
    found_count integer NOT NULL,
    added_at timestamp with time zone NOT NULL,
    incident_id bigint NOT NULL,
    CONSTRAINT mistakes_affectedrule_found_count_check CHECK ((found_count >= 0))
);

ALTER TABLE public.mistakes_affectedrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_affectedrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_correction (
    id bigint NOT NULL,
    round smallint NOT NULL,
    action text NOT NULL,
    window_days smallint NOT NULL,
    drop_percent smallint NOT NULL,
    before_from date NOT NULL,
    before_until date NOT NULL,
    before_count integer NOT NULL,
    before_exposure integer NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    done text NOT NULL,
    corrected_at timestamp with time zone,
    after_from date,
    after_until date,
    judge_at timestamp with time zone,
    verdict character varying(8) NOT NULL,
    judged_at timestamp with time zone,
    after_count integer,
    after_exposure integer,
    repeat_count integer NOT NULL,
    mistake_id bigint NOT NULL,
    CONSTRAINT mistakes_before_span CHECK ((before_until >= before_from)),
    CONSTRAINT mistakes_correction_after_count_check CHECK ((after_count >= 0)),
    CONSTRAINT mistakes_correction_after_exposure_check CHECK ((after_exposure >= 0)),
    CONSTRAINT mistakes_correction_before_count_check CHECK ((before_count >= 0)),
    CONSTRAINT mistakes_correction_before_exposure_check CHECK ((before_exposure >= 0)),
    CONSTRAINT mistakes_correction_drop_percent_check CHECK ((drop_percent >= 0)),
    CONSTRAINT mistakes_correction_repeat_count_check CHECK ((repeat_count >= 0)),
    CONSTRAINT mistakes_correction_round_check CHECK ((round >= 0)),
    CONSTRAINT mistakes_correction_window_days_check CHECK ((window_days >= 0)),
    CONSTRAINT mistakes_drop_percent CHECK (((drop_percent >= 1) AND (drop_percent <= 100))),
    CONSTRAINT mistakes_judged_after CHECK ((((after_from IS NULL) AND (after_until IS NULL) AND (corrected_at IS NULL) AND (judge_at IS NULL)) OR ((after_from IS NOT NULL) AND (after_until >= after_from) AND (corrected_at IS NOT NULL) AND (judge_at > corrected_at)))),
    CONSTRAINT mistakes_verdict_whole CHECK ((((after_count IS NULL) AND (after_exposure IS NULL) AND (judged_at IS NULL) AND ((verdict)::text = ''::text)) OR ((after_count IS NOT NULL) AND (after_exposure IS NOT NULL) AND (judged_at IS NOT NULL) AND (NOT ((verdict)::text = ''::text))))),
    CONSTRAINT mistakes_window_days CHECK (((window_days >= 1) AND (window_days <= 365)))
);

ALTER TABLE public.mistakes_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_evidence (
    id bigint NOT NULL,
    ref_kind character varying(30) NOT NULL,
    ref_id character varying(300) NOT NULL,
    words character varying(500) NOT NULL,
    round smallint NOT NULL,
    is_repeat boolean NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    added_at timestamp with time zone NOT NULL,
    customer_id bigint,
    mistake_id bigint NOT NULL,
    CONSTRAINT mistakes_evidence_round_check CHECK ((round >= 0))
);

ALTER TABLE public.mistakes_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_finding (
    id bigint NOT NULL,
    words character varying(1000) NOT NULL,
    found_by character varying(60) NOT NULL,
    found_at timestamp with time zone NOT NULL,
    process_id bigint NOT NULL
);

ALTER TABLE public.mistakes_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_improvement (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    title character varying(160) NOT NULL,
    origin_kind character varying(20) NOT NULL,
    origin_id character varying(60) NOT NULL,
    due_on date NOT NULL,
    expected character varying(500) NOT NULL,
    measured character varying(500) NOT NULL,
    dropped_because character varying(500) NOT NULL,
    state character varying(8) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    measured_at timestamp with time zone,
    owner_id bigint NOT NULL,
    process_id bigint,
    CONSTRAINT mistakes_item_dropped_why CHECK (((NOT ((state)::text = 'dropped'::text)) OR (NOT ((dropped_because)::text = ''::text)))),
    CONSTRAINT mistakes_item_expects CHECK ((NOT ((expected)::text = ''::text))),
    CONSTRAINT mistakes_item_measured CHECK (((NOT ((state)::text = 'measured'::text)) OR ((NOT ((measured)::text = ''::text)) AND (done_at IS NOT NULL))))
);

ALTER TABLE public.mistakes_improvement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_improvement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_incident (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    kind character varying(10) NOT NULL,
    title jsonb NOT NULL,
    is_public boolean NOT NULL,
    update_minutes integer NOT NULL,
    next_update_at timestamp with time zone,
    silent_at timestamp with time zone,
    steps_done jsonb NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    review_happened text NOT NULL,
    review_went_well text NOT NULL,
    review_change text NOT NULL,
    reviewed_at timestamp with time zone,
    closed_at timestamp with time zone,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    mistake_id bigint,
    owner_id bigint NOT NULL,
    CONSTRAINT mistakes_incident_reviewed CHECK (((closed_at IS NULL) OR ((resolved_at IS NOT NULL) AND (reviewed_at IS NOT NULL)))),
    CONSTRAINT mistakes_incident_rhythm CHECK ((update_minutes >= 5)),
    CONSTRAINT mistakes_incident_span CHECK (((resolved_at IS NULL) OR (resolved_at >= declared_at))),
    CONSTRAINT mistakes_incident_update_minutes_check CHECK ((update_minutes >= 0))
);

ALTER TABLE public.mistakes_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_incidentupdate (
    id bigint NOT NULL,
    words jsonb NOT NULL,
    pleased character varying(500) NOT NULL,
    annoyed character varying(500) NOT NULL,
    next_at timestamp with time zone,
    was_promised_at timestamp with time zone,
    is_end boolean NOT NULL,
    said_by character varying(60) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    incident_id bigint NOT NULL
);

ALTER TABLE public.mistakes_incidentupdate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_incidentupdate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_lesson (
    id bigint NOT NULL,
    round smallint NOT NULL,
    kind character varying(8) NOT NULL,
    words text NOT NULL,
    by_id character varying(60) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    mistake_id bigint NOT NULL,
    CONSTRAINT mistakes_lesson_round_check CHECK ((round >= 0)),
    CONSTRAINT mistakes_lesson_says CHECK ((NOT (words = ''::text)))
);

ALTER TABLE public.mistakes_lesson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_lesson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_listreview (
    id bigint NOT NULL,
    held_at timestamp with time zone NOT NULL,
    words character varying(1000) NOT NULL,
    open_count integer NOT NULL,
    late_count integer NOT NULL,
    next_on date NOT NULL,
    missed_at timestamp with time zone,
    held_by_id bigint,
    CONSTRAINT mistakes_listreview_late_count_check CHECK ((late_count >= 0)),
    CONSTRAINT mistakes_listreview_open_count_check CHECK ((open_count >= 0))
);

ALTER TABLE public.mistakes_listreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_listreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_mistake (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    title character varying(160) NOT NULL,
    problem text NOT NULL,
    cause character varying(60) NOT NULL,
    facet_kind character varying(20) NOT NULL,
    facet_id character varying(80) NOT NULL,
    origin character varying(10) NOT NULL,
    origin_id character varying(60),
    severity smallint NOT NULL,
    stage character varying(10) NOT NULL,
    round smallint NOT NULL,
    repeated_count integer NOT NULL,
    containment text NOT NULL,
    whys jsonb NOT NULL,
    root_cause text NOT NULL,
    due_on date,
    told_problem jsonb NOT NULL,
    told_action jsonb NOT NULL,
    cost_amount numeric(14,2),
    found_at timestamp with time zone NOT NULL,
    corrected_at timestamp with time zone,
    closed_at timestamp with time zone,
    late_told_at timestamp with time zone,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    owner_id bigint,
    CONSTRAINT mistakes_closed_learned CHECK (((closed_at IS NULL) OR ((stage)::text = 'learned'::text))),
    CONSTRAINT mistakes_corrected_when CHECK ((((stage)::text = 'found'::text) OR (corrected_at IS NOT NULL))),
    CONSTRAINT mistakes_due_has_owner CHECK (((due_on IS NULL) OR (owner_id IS NOT NULL))),
    CONSTRAINT mistakes_mistake_repeated_count_check CHECK ((repeated_count >= 0)),
    CONSTRAINT mistakes_mistake_round_check CHECK ((round >= 0)),
    CONSTRAINT mistakes_mistake_severity_check CHECK ((severity >= 0)),
    CONSTRAINT mistakes_severity CHECK (((severity >= 1) AND (severity <= 3)))
);

ALTER TABLE public.mistakes_mistake ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_mistake_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_mistakeentry (
    id bigint NOT NULL,
    deed character varying(10) NOT NULL,
    round smallint NOT NULL,
    words text NOT NULL,
    data jsonb NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    mistake_id bigint NOT NULL,
    CONSTRAINT mistakes_mistakeentry_round_check CHECK ((round >= 0))
);

ALTER TABLE public.mistakes_mistakeentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_mistakeentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_process (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    department character varying(12) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);

ALTER TABLE public.mistakes_process ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_process_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_told (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    kind character varying(9) NOT NULL,
    round smallint NOT NULL,
    language character varying(2) NOT NULL,
    promise_id bigint,
    told_at timestamp with time zone NOT NULL,
    words character varying(400) NOT NULL,
    agreed_at timestamp with time zone,
    customer_id bigint NOT NULL,
    mistake_id bigint NOT NULL,
    CONSTRAINT mistakes_agreed_words CHECK (((agreed_at IS NULL) OR (NOT ((words)::text = ''::text)))),
    CONSTRAINT mistakes_told_round_check CHECK ((round >= 0))
);

ALTER TABLE public.mistakes_told ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mistakes_told_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mistakes_updatesending (
    update_id bigint NOT NULL,
    told_count integer NOT NULL,
    unreachable_count integer NOT NULL,
    done_at timestamp with time zone,
    CONSTRAINT mistakes_updatesending_told_count_check CHECK ((told_count >= 0)),
    CONSTRAINT mistakes_updatesending_unreachable_count_check CHECK ((unreachable_count >= 0))
);

CREATE TABLE public.notifications_message (
    id bigint NOT NULL,
    key character varying(160) NOT NULL,
    template character varying(60) NOT NULL,
    language character varying(2) NOT NULL,
    channel character varying(20) NOT NULL,
    recipient_kind character varying(10) NOT NULL,
    recipient_id bigint,
    to_address character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    about_kind character varying(30) NOT NULL,
    about_id character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    sent_at timestamp with time zone,
    attempts smallint NOT NULL,
    problem character varying(300) NOT NULL,
    external_id character varying(200) NOT NULL,
    is_secret boolean NOT NULL,
    bounced_at timestamp with time zone,
    forgotten_at timestamp with time zone,
    began_at timestamp with time zone,
    files jsonb NOT NULL,
    from_address character varying(254) NOT NULL,
    from_name character varying(200) NOT NULL,
    handed_at timestamp with time zone,
    headers jsonb NOT NULL,
    is_automatic boolean NOT NULL,
    reply_to character varying(254) NOT NULL,
    send_at timestamp with time zone,
    CONSTRAINT notifications_message_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE public.notifications_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_pushsubscription (
    id bigint NOT NULL,
    recipient_kind character varying(10) NOT NULL,
    recipient_id bigint NOT NULL,
    endpoint character varying(600) NOT NULL,
    public_key character varying(120) NOT NULL,
    secret character varying(60) NOT NULL,
    kinds jsonb NOT NULL,
    language character varying(2) NOT NULL,
    agreed_at timestamp with time zone NOT NULL
);

ALTER TABLE public.notifications_pushsubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_pushsubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notifications_suppression (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    reason character varying(300) NOT NULL,
    since timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone
);

ALTER TABLE public.notifications_suppression ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_suppression_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_line (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    name character varying(300) NOT NULL,
    quantity integer NOT NULL,
    unit_amount numeric(14,2) NOT NULL,
    product_id bigint,
    order_id bigint NOT NULL,
    discount_amount numeric(14,2),
    gross_amount numeric(14,2),
    request character varying(500) DEFAULT ''::character varying NOT NULL,
    request_answer character varying(500) DEFAULT ''::character varying NOT NULL,
    request_answered_at timestamp with time zone,
    request_options jsonb DEFAULT '[]'::jsonb NOT NULL,
    request_state character varying(8) DEFAULT ''::character varying NOT NULL,
    sheet_version_id bigint,
    variant_id bigint,
    vat_amount numeric(14,2),
    vat_percent numeric(5,2),
    wish_id bigint,
    CONSTRAINT orders_line_amount_not_negative CHECK ((unit_amount >= (0)::numeric)),
    CONSTRAINT orders_line_position_check CHECK (("position" >= 0)),
    CONSTRAINT orders_line_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.orders_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_order (
    id bigint NOT NULL,
    source character varying(40) NOT NULL,
    ref character varying(120) NOT NULL,
    number character varying(120) NOT NULL,
    token character varying(22) NOT NULL,
    language character varying(2) NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    payment_state character varying(10) NOT NULL,
    currency character varying(3) NOT NULL,
    total_amount numeric(14,2) NOT NULL,
    cancelled_at timestamp with time zone,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    fingerprint character varying(32) NOT NULL,
    customer_id bigint NOT NULL,
    kept_until date,
    change_until timestamp with time zone,
    contact_email character varying(254) DEFAULT ''::character varying NOT NULL,
    contact_phone character varying(40) DEFAULT ''::character varying NOT NULL,
    country character varying(2) DEFAULT ''::character varying NOT NULL,
    device character varying(8) DEFAULT ''::character varying NOT NULL,
    discount_amount numeric(14,2),
    fee_amount numeric(14,2),
    method_code character varying(60) DEFAULT ''::character varying NOT NULL,
    method_kind character varying(20) DEFAULT ''::character varying NOT NULL,
    method_name character varying(120) DEFAULT ''::character varying NOT NULL,
    pays_on_delivery boolean DEFAULT false NOT NULL,
    provider_code character varying(40) DEFAULT ''::character varying NOT NULL,
    shipping_amount numeric(14,2),
    vat_amount numeric(14,2),
    vat_rows jsonb DEFAULT '[]'::jsonb NOT NULL,
    vouchers jsonb DEFAULT '[]'::jsonb NOT NULL,
    slot_ends_at timestamp with time zone,
    slot_starts_at timestamp with time zone,
    CONSTRAINT orders_order_total_not_negative CHECK ((total_amount >= (0)::numeric))
);

ALTER TABLE public.orders_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_orderaddress (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    company character varying(200) NOT NULL,
    street character varying(200) NOT NULL,
    extra character varying(200) NOT NULL,
    city character varying(120) NOT NULL,
    postcode character varying(20) NOT NULL,
    region character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    point character varying(60) NOT NULL,
    vat_id character varying(20) NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.orders_orderaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_orderchange (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    difference_amount numeric(14,2) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    order_id bigint NOT NULL
);

ALTER TABLE public.orders_orderchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_orderchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_parcel (
    id bigint NOT NULL,
    ref character varying(120) NOT NULL,
    token character varying(22) NOT NULL,
    service character varying(60) NOT NULL,
    tracking_number character varying(80) NOT NULL,
    origin character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    city character varying(120) NOT NULL,
    postcode character varying(20) NOT NULL,
    zone character varying(40) NOT NULL,
    category character varying(120) NOT NULL,
    weight_grams integer,
    handed_over_at timestamp with time zone,
    delivered_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    last_scan_at timestamp with time zone,
    is_plausible boolean NOT NULL,
    implausible_because character varying(40) NOT NULL,
    courier_id bigint,
    order_id bigint NOT NULL,
    supplier_id bigint,
    last_code character varying(20),
    packed_at timestamp with time zone,
    CONSTRAINT orders_parcel_weight_grams_check CHECK ((weight_grams >= 0))
);

ALTER TABLE public.orders_parcel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_parcel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_parcelline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    line_id bigint NOT NULL,
    parcel_id bigint NOT NULL,
    CONSTRAINT orders_parcel_line_some CHECK ((quantity >= 1)),
    CONSTRAINT orders_parcelline_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.orders_parcelline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_parcelline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.orders_scan (
    id bigint NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    code character varying(20) NOT NULL,
    place character varying(120) NOT NULL,
    text character varying(300) NOT NULL,
    parcel_id bigint NOT NULL
);

ALTER TABLE public.orders_scan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_scan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE public.orders_shop_number
    START WITH 100001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.orders_shortage (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    restock_on date,
    noted_at timestamp with time zone NOT NULL,
    choice character varying(8) NOT NULL,
    chosen_at timestamp with time zone,
    line_id bigint NOT NULL,
    CONSTRAINT orders_shortage_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.orders_shortage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.orders_shortage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partners_partner (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(160) NOT NULL,
    kind character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    contact_name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    website character varying(200) NOT NULL,
    country character varying(2) NOT NULL,
    gives_proof_of_delivery boolean NOT NULL,
    terms jsonb NOT NULL,
    cost_amount numeric(12,2),
    cost_currency character varying(3) NOT NULL,
    trial_until date,
    known_since timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT partners_cost_not_negative CHECK (((cost_amount IS NULL) OR (cost_amount >= (0)::numeric))),
    CONSTRAINT partners_state_known CHECK (((state)::text = ANY (ARRAY[('candidate'::character varying)::text, ('trial'::character varying)::text, ('active'::character varying)::text, ('ended'::character varying)::text])))
);

ALTER TABLE public.partners_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partners_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partners_partnerstep (
    id bigint NOT NULL,
    step character varying(12) NOT NULL,
    is_skipped boolean NOT NULL,
    words character varying(500) NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    partner_id bigint NOT NULL,
    CONSTRAINT partners_step_has_words CHECK ((NOT ((words)::text = ''::text)))
);

ALTER TABLE public.partners_partnerstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partners_partnerstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.partners_praise (
    id bigint NOT NULL,
    person character varying(120) NOT NULL,
    words text NOT NULL,
    customer_id bigint,
    received_at timestamp with time zone NOT NULL,
    noted_by character varying(60) NOT NULL,
    passed_on_at timestamp with time zone,
    partner_id bigint NOT NULL
);

ALTER TABLE public.partners_praise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partners_praise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_affected (
    id bigint NOT NULL,
    about_kind character varying(10) NOT NULL,
    about_id character varying(60) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    incident_id bigint NOT NULL
);

ALTER TABLE public.payments_affected ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_affected_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_bankcredit (
    id bigint NOT NULL,
    fingerprint character varying(64) NOT NULL,
    booked_on date NOT NULL,
    amount numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    payer character varying(140) NOT NULL,
    words character varying(300) NOT NULL,
    reason character varying(40) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    payment_id bigint
);

ALTER TABLE public.payments_bankcredit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_bankcredit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_incident (
    id bigint NOT NULL,
    provider character varying(30) NOT NULL,
    kind character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    grounds jsonb NOT NULL,
    partner_id bigint
);

ALTER TABLE public.payments_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_payment (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    provider character varying(30) NOT NULL,
    amount numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    state character varying(10) NOT NULL,
    paid_amount numeric(14,2) NOT NULL,
    refunded_amount numeric(14,2) NOT NULL,
    promised_amount numeric(14,2) NOT NULL,
    disputed_amount numeric(14,2) NOT NULL,
    reference character varying(25) NOT NULL,
    external_ref character varying(120) NOT NULL,
    charge_ref character varying(120) NOT NULL,
    page_url character varying(1000) NOT NULL,
    page_until timestamp with time zone,
    tried_count smallint NOT NULL,
    problem character varying(60) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    pay_by_on date,
    troubled_at timestamp with time zone,
    looked_at timestamp with time zone,
    paid_at timestamp with time zone,
    ended_at timestamp with time zone,
    order_id bigint NOT NULL,
    payer_mark character varying(64) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT payments_amount_positive CHECK ((amount > (0)::numeric)),
    CONSTRAINT payments_never_back_more_than_paid CHECK (((promised_amount >= (0)::numeric) AND (refunded_amount >= (0)::numeric) AND (paid_amount >= (refunded_amount + promised_amount)))),
    CONSTRAINT payments_payment_tried_count_check CHECK ((tried_count >= 0))
);

ALTER TABLE public.payments_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_paymententry (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    amount numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    key character varying(160) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    payment_id bigint NOT NULL,
    CONSTRAINT payments_entry_sign CHECK ((((amount > (0)::numeric) AND ((kind)::text = ANY (ARRAY[('paid'::character varying)::text, ('refund_returned'::character varying)::text, ('dispute_won'::character varying)::text]))) OR ((amount < (0)::numeric) AND ((kind)::text = ANY (ARRAY[('refunded'::character varying)::text, ('disputed'::character varying)::text])))))
);

ALTER TABLE public.payments_paymententry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_paymententry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_provider (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    is_active boolean NOT NULL,
    "position" smallint NOT NULL,
    countries character varying(2)[] NOT NULL,
    least_amount numeric(14,2) NOT NULL,
    most_amount numeric(14,2),
    fee_amount numeric(8,2) NOT NULL,
    cost_amount numeric(8,2) NOT NULL,
    account_holder character varying(120) NOT NULL,
    iban character varying(34) NOT NULL,
    bic character varying(11) NOT NULL,
    pay_within_days smallint NOT NULL,
    partner_id bigint,
    CONSTRAINT payments_fee_within_cost CHECK (((fee_amount >= (0)::numeric) AND (fee_amount <= cost_amount))),
    CONSTRAINT payments_provider_pay_within_days_check CHECK ((pay_within_days >= 0)),
    CONSTRAINT payments_provider_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.payments_provider ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_provider_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_providerevent (
    id bigint NOT NULL,
    provider character varying(30) NOT NULL,
    external_id character varying(160) NOT NULL,
    kind character varying(80) NOT NULL,
    body jsonb NOT NULL,
    state character varying(11) NOT NULL,
    reason character varying(200) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    replayed_at timestamp with time zone,
    payment_id bigint
);

ALTER TABLE public.payments_providerevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_providerevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_providerminute (
    id bigint NOT NULL,
    provider character varying(30) NOT NULL,
    minute_at timestamp with time zone NOT NULL,
    ok_count integer NOT NULL,
    declined_count integer NOT NULL,
    technical_count integer NOT NULL,
    forged_count integer NOT NULL,
    missed_count integer NOT NULL,
    CONSTRAINT payments_providerminute_declined_count_check CHECK ((declined_count >= 0)),
    CONSTRAINT payments_providerminute_forged_count_check CHECK ((forged_count >= 0)),
    CONSTRAINT payments_providerminute_missed_count_check CHECK ((missed_count >= 0)),
    CONSTRAINT payments_providerminute_ok_count_check CHECK ((ok_count >= 0)),
    CONSTRAINT payments_providerminute_technical_count_check CHECK ((technical_count >= 0))
);

ALTER TABLE public.payments_providerminute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_providerminute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_refund (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    amount numeric(14,2) NOT NULL,
    reason character varying(200) NOT NULL,
    state character varying(7) NOT NULL,
    external_id character varying(120) NOT NULL,
    problem character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by character varying(80) NOT NULL,
    done_at timestamp with time zone,
    payment_id bigint NOT NULL,
    CONSTRAINT payments_refund_positive CHECK ((amount > (0)::numeric))
);

ALTER TABLE public.payments_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pistos_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.practice_finding (
    id bigint NOT NULL,
    words character varying(500) NOT NULL,
    due_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    done_words character varying(500) NOT NULL,
    owner_id bigint NOT NULL,
    purchase_id bigint NOT NULL,
    CONSTRAINT practice_finding_done_how CHECK (((done_at IS NULL) OR (NOT ((done_words)::text = ''::text))))
);

ALTER TABLE public.practice_finding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_rehearsal (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    scenario character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    step character varying(6) NOT NULL,
    round smallint NOT NULL,
    scores jsonb NOT NULL,
    score smallint,
    begun_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    person_id bigint NOT NULL,
    CONSTRAINT practice_done_with_score CHECK (((NOT ((step)::text = 'done'::text)) OR ((score IS NOT NULL) AND (finished_at IS NOT NULL)))),
    CONSTRAINT practice_rehearsal_round_check CHECK ((round >= 0)),
    CONSTRAINT practice_rehearsal_score_check CHECK ((score >= 0)),
    CONSTRAINT practice_score_of_100 CHECK (((score IS NULL) OR (score <= 100)))
);

ALTER TABLE public.practice_rehearsal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_rehearsal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_testcheck (
    id bigint NOT NULL,
    code character varying(24) NOT NULL,
    verdict character varying(6) NOT NULL,
    note character varying(300) NOT NULL,
    purchase_id bigint NOT NULL
);

ALTER TABLE public.practice_testcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_testcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_testpurchase (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    place character varying(6) NOT NULL,
    planned_on date NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    order_id bigint,
    person_id bigint NOT NULL
);

ALTER TABLE public.practice_testpurchase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_testpurchase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.practice_turn (
    id bigint NOT NULL,
    is_customer boolean NOT NULL,
    step character varying(6) NOT NULL,
    text text NOT NULL,
    remarks jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    rehearsal_id bigint NOT NULL
);

ALTER TABLE public.practice_turn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.practice_turn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_businessid (
    id bigint NOT NULL,
    country character varying(2) NOT NULL,
    number character varying(20) NOT NULL,
    firm character varying(200) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by character varying(60) NOT NULL,
    proof character varying(120) NOT NULL,
    customer_id bigint NOT NULL,
    CONSTRAINT pricing_business_proven CHECK (((confirmed_at IS NULL) OR (NOT ((proof)::text = ''::text))))
);

ALTER TABLE public.pricing_businessid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_businessid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_content (
    id bigint NOT NULL,
    quantity numeric(12,3) NOT NULL,
    unit character varying(8) NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT pricing_content_positive CHECK ((quantity > (0)::numeric))
);

ALTER TABLE public.pricing_content ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_content_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_market (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name jsonb NOT NULL,
    countries character varying(2)[] NOT NULL,
    currency character varying(3) NOT NULL,
    is_default boolean NOT NULL,
    is_active boolean NOT NULL,
    collects_vat_abroad boolean NOT NULL
);

ALTER TABLE public.pricing_market ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_market_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_price (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    gross_amount numeric(12,2) NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    withdrawn_at timestamp with time zone,
    why character varying(200) NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    market_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT pricing_not_negative CHECK ((gross_amount >= (0)::numeric)),
    CONSTRAINT pricing_price_span CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
    CONSTRAINT pricing_reduction_ends CHECK (((NOT ((kind)::text = 'reduction'::text)) OR (valid_until IS NOT NULL))),
    CONSTRAINT pricing_withdrawn_before_it_held CHECK (((withdrawn_at IS NULL) OR (withdrawn_at < valid_from)))
);

ALTER TABLE public.pricing_price ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_price_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_vatrate (
    id bigint NOT NULL,
    country character varying(2) NOT NULL,
    vat_class character varying(20) NOT NULL,
    percent numeric(5,2) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source character varying(200) NOT NULL,
    CONSTRAINT pricing_rate_percent CHECK (((percent >= (0)::numeric) AND (percent < (100)::numeric))),
    CONSTRAINT pricing_rate_span CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);

ALTER TABLE public.pricing_vatrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_vatrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_voucher (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(14) NOT NULL,
    worth numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    minimum_amount numeric(12,2),
    most_uses integer,
    most_uses_each integer,
    use_count integer NOT NULL,
    is_active boolean NOT NULL,
    why character varying(200) NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    customer_id bigint,
    CONSTRAINT pricing_voucher_most_uses_check CHECK ((most_uses >= 0)),
    CONSTRAINT pricing_voucher_most_uses_each_check CHECK ((most_uses_each >= 0)),
    CONSTRAINT pricing_voucher_use_count_check CHECK ((use_count >= 0)),
    CONSTRAINT pricing_voucher_within_limit CHECK (((most_uses IS NULL) OR (use_count <= most_uses))),
    CONSTRAINT pricing_voucher_worth CHECK (((worth >= (0)::numeric) AND ((NOT ((kind)::text = 'percent'::text)) OR (worth <= (100)::numeric))))
);

ALTER TABLE public.pricing_voucher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_voucher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pricing_voucheruse (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    amount numeric(12,2) NOT NULL,
    used_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    customer_id bigint,
    voucher_id bigint NOT NULL
);

ALTER TABLE public.pricing_voucheruse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pricing_voucheruse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_choice (
    id bigint NOT NULL,
    wish character varying(8) NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    handled_by character varying(60) NOT NULL,
    promise_id bigint NOT NULL
);

ALTER TABLE public.promises_choice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_choice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_compensation (
    id bigint NOT NULL,
    order_id bigint NOT NULL,
    amount numeric(8,2) NOT NULL,
    currency character varying(3) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    given_at timestamp with time zone,
    given_by character varying(60) NOT NULL,
    dropped_at timestamp with time zone,
    promise_id bigint NOT NULL,
    CONSTRAINT promises_compensation_one CHECK (((given_at IS NULL) OR (dropped_at IS NULL))),
    CONSTRAINT promises_compensation_some CHECK ((amount > (0)::numeric))
);

ALTER TABLE public.promises_compensation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_compensation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_dependency (
    id bigint NOT NULL,
    depends_on_id bigint NOT NULL,
    promise_id bigint NOT NULL
);

ALTER TABLE public.promises_dependency ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_dependency_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_entry (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    happened_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    cause character varying(16) NOT NULL,
    reason character varying(300) NOT NULL,
    message_id bigint,
    evidence character varying(120) NOT NULL,
    commitment bytea NOT NULL,
    blamed_partner_id bigint,
    promise_id bigint NOT NULL
);

ALTER TABLE public.promises_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_entrytoseal (
    entry_id bigint NOT NULL
);

CREATE TABLE public.promises_entrywords (
    entry_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    text text NOT NULL
);

CREATE TABLE public.promises_keptday (
    id bigint NOT NULL,
    day date NOT NULL,
    kind character varying(12) NOT NULL,
    toward character varying(8) NOT NULL,
    partner_id bigint NOT NULL,
    made_by_id character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    cause character varying(16) NOT NULL,
    is_public boolean NOT NULL,
    is_imported boolean NOT NULL,
    made integer NOT NULL,
    open integer NOT NULL,
    kept integer NOT NULL,
    broken integer NOT NULL,
    unproven integer NOT NULL,
    withdrawn integer NOT NULL,
    fulfilled_late integer NOT NULL,
    kept_as_told integer NOT NULL,
    moved integer NOT NULL,
    moves integer NOT NULL,
    corrected integer NOT NULL,
    overturned integer NOT NULL,
    needed_telling integer NOT NULL,
    told_first integer NOT NULL,
    told_first_seconds bigint NOT NULL
);

ALTER TABLE public.promises_keptday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_keptday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_promise (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    kind character varying(12) NOT NULL,
    toward character varying(8) NOT NULL,
    made_by_kind character varying(10) NOT NULL,
    made_by_id character varying(60) NOT NULL,
    about_kind character varying(20) NOT NULL,
    about_id bigint,
    order_id bigint,
    told_where character varying(30) NOT NULL,
    told_ref character varying(120) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    zone character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    usual_on date,
    chance double precision,
    model_version character varying(40) NOT NULL,
    grounds jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    is_imported boolean NOT NULL,
    is_public boolean NOT NULL,
    gives_proof boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    customer_id bigint,
    partner_id bigint,
    CONSTRAINT promises_due_after_made CHECK ((due_at > made_at)),
    CONSTRAINT promises_toward_someone CHECK ((((partner_id IS NOT NULL) AND ((toward)::text = 'shop'::text)) OR ((customer_id IS NOT NULL) AND ((toward)::text = 'customer'::text))))
);

ALTER TABLE public.promises_promise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_promise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_promisewords (
    promise_id bigint NOT NULL,
    salt bytea NOT NULL,
    language character varying(2) NOT NULL,
    text text NOT NULL
);

CREATE TABLE public.promises_publication (
    id bigint NOT NULL,
    as_known_at timestamp with time zone NOT NULL,
    "position" bigint NOT NULL,
    head character varying(64) NOT NULL,
    figures jsonb NOT NULL,
    restated_months character varying(7)[] NOT NULL
);

ALTER TABLE public.promises_publication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.promises_publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.promises_seal (
    "position" bigint NOT NULL,
    digest bytea NOT NULL,
    entry_id bigint NOT NULL
);

CREATE TABLE public.promises_standing (
    promise_id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    toward character varying(8) NOT NULL,
    customer_id bigint,
    partner_id bigint,
    made_by_kind character varying(10) NOT NULL,
    made_by_id character varying(60) NOT NULL,
    order_id bigint,
    about_kind character varying(20) NOT NULL,
    about_id bigint,
    country character varying(2) NOT NULL,
    region character varying(60) NOT NULL,
    is_imported boolean NOT NULL,
    is_public boolean NOT NULL,
    gives_proof boolean NOT NULL,
    zone character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    first_due_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    fulfilled_at timestamp with time zone,
    settled_at timestamp with time zone,
    move_count smallint NOT NULL,
    is_kept_as_told boolean NOT NULL,
    is_corrected boolean NOT NULL,
    is_overturned boolean NOT NULL,
    cause character varying(16) NOT NULL,
    blamed_partner_id bigint,
    told_first_at timestamp with time zone,
    is_told boolean NOT NULL,
    risk double precision NOT NULL,
    risk_reason character varying(30) NOT NULL,
    risk_at timestamp with time zone,
    expected_on date,
    proposed_on date,
    review_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT promises_standing_move_count_check CHECK ((move_count >= 0)),
    CONSTRAINT promises_standing_risk CHECK (((risk >= (0.0)::double precision) AND (risk <= (1.0)::double precision))),
    CONSTRAINT promises_standing_state CHECK (((state)::text = ANY (ARRAY[('open'::character varying)::text, ('kept'::character varying)::text, ('broken'::character varying)::text, ('unproven'::character varying)::text, ('withdrawn'::character varying)::text])))
);

CREATE TABLE public.questions_answer (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    kind character varying(7) NOT NULL,
    text character varying(4000) NOT NULL,
    language character varying(2) NOT NULL,
    display_name character varying(60) NOT NULL,
    state character varying(9) NOT NULL,
    reason character varying(20) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    author_id bigint,
    customer_id bigint,
    line_id bigint,
    question_id bigint NOT NULL
);

ALTER TABLE public.questions_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_appeal (
    id bigint NOT NULL,
    words character varying(2000) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    decision_words character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying(60) NOT NULL,
    entry_id bigint NOT NULL
);

ALTER TABLE public.questions_appeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_appeal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_flag (
    id bigint NOT NULL,
    reason character varying(20) NOT NULL,
    words character varying(300) NOT NULL,
    flagged_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_upheld boolean,
    answer_id bigint,
    question_id bigint NOT NULL
);

ALTER TABLE public.questions_flag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_invitation (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    customer_id bigint,
    line_id bigint,
    question_id bigint NOT NULL
);

ALTER TABLE public.questions_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_moderation (
    id bigint NOT NULL,
    about_kind character varying(10) NOT NULL,
    about_token character varying(22) NOT NULL,
    product_id bigint,
    before character varying(9) NOT NULL,
    after character varying(9) NOT NULL,
    reason character varying(20) NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    happened_at timestamp with time zone NOT NULL
);

ALTER TABLE public.questions_moderation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_moderation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_moderationseal (
    "position" bigint NOT NULL,
    digest bytea NOT NULL,
    entry_id bigint NOT NULL
);

CREATE TABLE public.questions_moderationtoseal (
    entry_id bigint NOT NULL
);

CREATE TABLE public.questions_question (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    text character varying(1000) NOT NULL,
    language character varying(2) NOT NULL,
    display_name character varying(60) NOT NULL,
    key character varying(80) NOT NULL,
    words tsvector,
    state character varying(9) NOT NULL,
    reason character varying(20) NOT NULL,
    client_id character varying(40),
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    shop_answered_at timestamp with time zone,
    sheet_says_at timestamp with time zone,
    invited_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint,
    product_id bigint NOT NULL,
    wish_id bigint
);

ALTER TABLE public.questions_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_questionsettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    buyers_invited smallint NOT NULL,
    invitation_days smallint NOT NULL,
    sitting_days smallint NOT NULL,
    CONSTRAINT questions_questionsettings_buyers_invited_check CHECK ((buyers_invited >= 0)),
    CONSTRAINT questions_questionsettings_invitation_days_check CHECK ((invitation_days >= 0)),
    CONSTRAINT questions_questionsettings_sitting_days_check CHECK ((sitting_days >= 0))
);

ALTER TABLE public.questions_questionsettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_questionsettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_sitting (
    id bigint NOT NULL,
    held_at timestamp with time zone NOT NULL,
    open_count integer NOT NULL,
    words character varying(1000) NOT NULL,
    next_on date NOT NULL,
    missed_at timestamp with time zone,
    held_by_id bigint,
    CONSTRAINT questions_sitting_open_count_check CHECK ((open_count >= 0))
);

ALTER TABLE public.questions_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_suggestion (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    text character varying(2000) NOT NULL,
    language character varying(2) NOT NULL,
    display_name character varying(60) NOT NULL,
    is_credited boolean NOT NULL,
    shown character varying(9) NOT NULL,
    reason character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    reply character varying(2000) NOT NULL,
    reply_language character varying(2) NOT NULL,
    vote_count integer NOT NULL,
    client_id character varying(40),
    made_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint,
    CONSTRAINT questions_declined_with_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((reply)::text = ''::text)))),
    CONSTRAINT questions_suggestion_vote_count_check CHECK ((vote_count >= 0))
);

ALTER TABLE public.questions_suggestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_suggestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_suggestionstep (
    id bigint NOT NULL,
    suggestion_id bigint NOT NULL,
    state character varying(10) NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    happened_at timestamp with time zone NOT NULL
);

ALTER TABLE public.questions_suggestionstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_suggestionstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.questions_suggestionvote (
    id bigint NOT NULL,
    voter bytea NOT NULL,
    voted_at timestamp with time zone NOT NULL,
    suggestion_id bigint NOT NULL
);

ALTER TABLE public.questions_suggestionvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.questions_suggestionvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.realtime_signal (
    id bigint NOT NULL,
    number bigint NOT NULL,
    kind character varying(40) NOT NULL,
    subject_id character varying(60) NOT NULL,
    sent_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    stream_id character varying(80) NOT NULL
);

ALTER TABLE public.realtime_signal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.realtime_signal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.realtime_stream (
    name character varying(80) NOT NULL,
    last_id bigint NOT NULL
);

CREATE TABLE public.remedies_policy (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    offered character varying(14)[] NOT NULL,
    due_days smallint NOT NULL,
    voucher_days smallint NOT NULL,
    late_way character varying(8) NOT NULL,
    money_amount numeric(8,2) NOT NULL,
    money_way character varying(8) NOT NULL,
    hour_amount numeric(8,2) NOT NULL,
    minutes_each smallint NOT NULL,
    CONSTRAINT remedies_policy_due_days_check CHECK ((due_days >= 0)),
    CONSTRAINT remedies_policy_minutes_each_check CHECK ((minutes_each >= 0)),
    CONSTRAINT remedies_policy_voucher_days_check CHECK ((voucher_days >= 0))
);

ALTER TABLE public.remedies_policy ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.remedies_policy_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.remedies_remedy (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    attempt character varying(60) NOT NULL,
    subject_kind character varying(20) NOT NULL,
    subject_id character varying(60) NOT NULL,
    language character varying(2) NOT NULL,
    kind character varying(14) NOT NULL,
    way character varying(9) NOT NULL,
    amount numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    quantity integer NOT NULL,
    words character varying(300) NOT NULL,
    severity smallint NOT NULL,
    cause character varying(74) NOT NULL,
    band smallint NOT NULL,
    wished_kind character varying(14) NOT NULL,
    wished_words character varying(500) NOT NULL,
    reason character varying(500) NOT NULL,
    deviation character varying(500) NOT NULL,
    declined_because character varying(300) NOT NULL,
    state character varying(9) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    given_at timestamp with time zone,
    due_on date NOT NULL,
    promise_id bigint,
    problem character varying(200) NOT NULL,
    proof character varying(120) NOT NULL,
    done_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    disputed_at timestamp with time zone,
    disputed_words character varying(1000) NOT NULL,
    approved_by_id bigint,
    asked_of_id bigint,
    customer_id bigint NOT NULL,
    given_by_id bigint,
    line_id bigint,
    new_order_id bigint,
    order_id bigint,
    voucher_id bigint,
    CONSTRAINT remedies_asked_whom CHECK (((NOT ((state)::text = 'asked'::text)) OR (asked_of_id IS NOT NULL))),
    CONSTRAINT remedies_done_when CHECK (((NOT ((state)::text = ANY (ARRAY[('done'::character varying)::text, ('confirmed'::character varying)::text]))) OR (done_at IS NOT NULL))),
    CONSTRAINT remedies_given_when CHECK ((((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('declined'::character varying)::text])) OR (given_at IS NOT NULL))),
    CONSTRAINT remedies_not_negative CHECK ((amount >= (0)::numeric)),
    CONSTRAINT remedies_of_an_order CHECK (((NOT ((kind)::text = ANY (ARRAY[('refund'::character varying)::text, ('resend'::character varying)::text, ('replacement'::character varying)::text]))) OR (order_id IS NOT NULL))),
    CONSTRAINT remedies_remedy_band_check CHECK ((band >= 0)),
    CONSTRAINT remedies_remedy_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT remedies_remedy_severity_check CHECK ((severity >= 0)),
    CONSTRAINT remedies_severity CHECK (((severity >= 1) AND (severity <= 3)))
);

ALTER TABLE public.remedies_remedy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.remedies_remedy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.remedies_remedyrule (
    id bigint NOT NULL,
    role character varying(10) NOT NULL,
    severity smallint NOT NULL,
    most_amount numeric(10,2),
    policy_id bigint NOT NULL,
    CONSTRAINT remedies_remedyrule_severity_check CHECK ((severity >= 0)),
    CONSTRAINT remedies_rule_limit CHECK (((most_amount IS NULL) OR (most_amount >= (0)::numeric))),
    CONSTRAINT remedies_rule_severity CHECK (((severity >= 1) AND (severity <= 3)))
);

ALTER TABLE public.remedies_remedyrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.remedies_remedyrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_answerrating (
    id bigint NOT NULL,
    topic character varying(40) NOT NULL,
    is_good boolean NOT NULL,
    was_clear boolean,
    attitude character varying(8) NOT NULL,
    words character varying(1000) NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    author_id bigint,
    customer_id bigint NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT replies_attitude_known CHECK (((attitude)::text = ANY (ARRAY[(''::character varying)::text, ('warm'::character varying)::text, ('correct'::character varying)::text, ('arrogant'::character varying)::text])))
);

ALTER TABLE public.replies_answerrating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_answerrating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_coaching (
    id bigint NOT NULL,
    what character varying(500) NOT NULL,
    due_on date NOT NULL,
    given_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    note character varying(500) NOT NULL,
    given_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    rating_id bigint,
    CONSTRAINT replies_coaching_by_another CHECK ((NOT (person_id = given_by_id))),
    CONSTRAINT replies_coaching_done_with_note CHECK (((done_at IS NULL) OR (NOT ((note)::text = ''::text)))),
    CONSTRAINT replies_coaching_of_something CHECK ((NOT ((what)::text = ''::text)))
);

ALTER TABLE public.replies_coaching ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_coaching_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_personalweighing (
    id bigint NOT NULL,
    about_kind character varying(40) NOT NULL,
    about_id character varying(40) NOT NULL,
    would_please character varying(500) NOT NULL,
    would_annoy character varying(500) NOT NULL,
    weighed_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    CONSTRAINT replies_personal_weighed_both CHECK (((NOT ((would_please)::text = ''::text)) AND (NOT ((would_annoy)::text = ''::text))))
);

ALTER TABLE public.replies_personalweighing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_personalweighing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_publicremark (
    id bigint NOT NULL,
    about_kind character varying(40) NOT NULL,
    about_id character varying(40) NOT NULL,
    code character varying(24) NOT NULL,
    reason character varying(300) NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    CONSTRAINT replies_public_with_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE public.replies_publicremark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_publicremark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_replycheck (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    topic character varying(40) NOT NULL,
    is_hard boolean NOT NULL,
    applied character varying(24)[] NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    message_id bigint NOT NULL
);

ALTER TABLE public.replies_replycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_replycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_replyremark (
    id bigint NOT NULL,
    code character varying(24) NOT NULL,
    words_key character varying(24) NOT NULL,
    is_blocking boolean NOT NULL,
    reason character varying(300) NOT NULL,
    check_of_id bigint NOT NULL,
    CONSTRAINT replies_accepted_with_reason CHECK (((NOT is_blocking) OR (NOT ((reason)::text = ''::text))))
);

ALTER TABLE public.replies_replyremark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_replyremark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.replies_weighing (
    id bigint NOT NULL,
    would_please character varying(500) NOT NULL,
    would_annoy character varying(500) NOT NULL,
    weighed_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT replies_weighed_both CHECK (((NOT ((would_please)::text = ''::text)) AND (NOT ((would_annoy)::text = ''::text))))
);

ALTER TABLE public.replies_weighing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.replies_weighing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reputation_change (
    id bigint NOT NULL,
    source character varying(8) NOT NULL,
    day date NOT NULL,
    "position" smallint NOT NULL,
    cause character varying(30) NOT NULL,
    count integer NOT NULL,
    points double precision NOT NULL,
    score double precision NOT NULL,
    CONSTRAINT reputation_change_count_check CHECK ((count >= 0)),
    CONSTRAINT reputation_change_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.reputation_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reputation_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reputation_effort (
    id bigint NOT NULL,
    source character varying(8) NOT NULL,
    did_on date NOT NULL,
    words character varying(500) NOT NULL,
    minutes integer NOT NULL,
    people_count smallint NOT NULL,
    cost_amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    noted_by_id bigint NOT NULL,
    CONSTRAINT reputation_effort_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT reputation_effort_people_count_check CHECK ((people_count >= 0))
);

ALTER TABLE public.reputation_effort ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reputation_effort_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reputation_mention (
    id bigint NOT NULL,
    place character varying(13) NOT NULL,
    is_good boolean NOT NULL,
    weight smallint NOT NULL,
    words character varying(500) NOT NULL,
    address character varying(500) NOT NULL,
    happened_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    struck_at timestamp with time zone,
    noted_by_id bigint NOT NULL,
    customer_id bigint,
    deed character varying(8) NOT NULL,
    CONSTRAINT reputation_deed_of_somebody CHECK ((((deed)::text = 'said'::text) OR ((customer_id IS NOT NULL) AND is_good))),
    CONSTRAINT reputation_mention_weight CHECK (((weight >= 1) AND (weight <= 5))),
    CONSTRAINT reputation_mention_weight_check CHECK ((weight >= 0))
);

ALTER TABLE public.reputation_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reputation_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reputation_standing (
    id bigint NOT NULL,
    source character varying(8) NOT NULL,
    day date NOT NULL,
    score double precision NOT NULL
);

ALTER TABLE public.reputation_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reputation_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_abusecase (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    channel character varying(10) NOT NULL,
    state character varying(8) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    warned_at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    ends_at timestamp with time zone,
    ended_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint NOT NULL,
    proposed_by_id bigint,
    witness_id bigint,
    CONSTRAINT requests_paused_with_witness CHECK (((NOT ((state)::text = 'paused'::text)) OR ((witness_id IS NOT NULL) AND (ends_at IS NOT NULL)))),
    CONSTRAINT requests_witness_is_another CHECK (((witness_id IS NULL) OR (NOT ((witness_id = proposed_by_id) AND (witness_id IS NOT NULL) AND (proposed_by_id IS NOT NULL)))))
);

ALTER TABLE public.requests_abusecase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_abusecase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_abuseentry (
    id bigint NOT NULL,
    step character varying(14) NOT NULL,
    ground character varying(10) NOT NULL,
    message_id bigint,
    happened_at timestamp with time zone NOT NULL,
    actor_id bigint,
    case_id bigint NOT NULL
);

ALTER TABLE public.requests_abuseentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_abuseentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_abusequote (
    id bigint NOT NULL,
    words character varying(500) NOT NULL,
    remark character varying(500) NOT NULL,
    entry_id bigint NOT NULL,
    message_id bigint
);

ALTER TABLE public.requests_abusequote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_abusequote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_cardwork (
    id bigint NOT NULL,
    kind character varying(5) NOT NULL,
    because character varying(12) NOT NULL,
    topic character varying(40) NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    done_at timestamp with time zone,
    conversation_id bigint,
    owner_id bigint,
    card_id bigint
);

ALTER TABLE public.requests_cardwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_cardwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_empowerment (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    currency character varying(3) NOT NULL,
    made_by_id bigint NOT NULL
);

ALTER TABLE public.requests_empowerment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_empowerment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_knowledgecard (
    id bigint NOT NULL,
    topic character varying(40) NOT NULL,
    title jsonb NOT NULL,
    text jsonb NOT NULL,
    stems character varying(60)[] NOT NULL,
    review_by date NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    category_id bigint,
    owner_id bigint NOT NULL,
    product_id bigint,
    CONSTRAINT requests_knowledgecard_version_check CHECK ((version >= 0))
);

ALTER TABLE public.requests_knowledgecard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_knowledgecard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_need (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    words character varying(500) NOT NULL,
    language character varying(2) NOT NULL,
    channel character varying(10) NOT NULL,
    said_where character varying(120) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    with_consent boolean NOT NULL,
    ended_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint NOT NULL,
    message_id bigint,
    noted_by_id bigint
);

ALTER TABLE public.requests_need ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_need_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_permission (
    id bigint NOT NULL,
    role character varying(10) NOT NULL,
    matter character varying(14) NOT NULL,
    limit_amount numeric(12,2),
    version_id bigint NOT NULL,
    CONSTRAINT requests_limit_not_negative CHECK (((limit_amount IS NULL) OR (limit_amount >= (0)::numeric)))
);

ALTER TABLE public.requests_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_routingrule (
    id bigint NOT NULL,
    topic character varying(40) NOT NULL,
    words character varying(60)[] NOT NULL,
    stems character varying(60)[] NOT NULL,
    is_assigning boolean NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE public.requests_routingrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_routingrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_skill (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(80) NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE public.requests_skill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_skill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_tip (
    id bigint NOT NULL,
    phrases jsonb NOT NULL,
    suggestion jsonb NOT NULL,
    source character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    category_id bigint
);

ALTER TABLE public.requests_tip ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_tip_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.requests_unusualrequest (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    words character varying(1000) NOT NULL,
    language character varying(2) NOT NULL,
    stems character varying(60)[] NOT NULL,
    state character varying(10) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    judged_at timestamp with time zone,
    needed character varying(500) NOT NULL,
    cost_amount numeric(12,2) NOT NULL,
    price_amount numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    due_on date,
    offered_at timestamp with time zone,
    answer character varying(500) NOT NULL,
    agreed_at timestamp with time zone,
    promise_id bigint,
    done_at timestamp with time zone,
    touch character varying(500) NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    alternative character varying(500) NOT NULL,
    erased_at timestamp with time zone,
    conversation_id bigint,
    customer_id bigint NOT NULL,
    done_by_id bigint,
    judged_by_id bigint,
    line_id bigint,
    message_id bigint,
    order_id bigint,
    paid_at timestamp with time zone,
    paid_how character varying(120) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT requests_amounts_not_negative CHECK (((price_amount >= (0)::numeric) AND (cost_amount >= (0)::numeric))),
    CONSTRAINT requests_declined_politely CHECK (((NOT ((state)::text = 'declined'::text)) OR ((NOT ((reason)::text = ''::text)) AND (NOT ((alternative)::text = ''::text))) OR (erased_at IS NOT NULL))),
    CONSTRAINT requests_done_with_a_touch CHECK (((NOT ((state)::text = 'done'::text)) OR (NOT ((touch)::text = ''::text)) OR (erased_at IS NOT NULL)))
);

ALTER TABLE public.requests_unusualrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_unusualrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_claim (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    sending character varying(22) NOT NULL,
    track character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    happened character varying(12) NOT NULL,
    wished character varying(12) NOT NULL,
    words character varying(2000) NOT NULL,
    language character varying(2) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    burden character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    outcome character varying(12) NOT NULL,
    confirmed_at timestamp with time zone,
    needs_goods boolean NOT NULL,
    goods_back_at timestamp with time zone,
    delivery_amount numeric(14,2) NOT NULL,
    refunded_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_because character varying(500) NOT NULL,
    promise_id bigint,
    next_on date NOT NULL,
    customer_id bigint NOT NULL,
    new_parcel_id bigint,
    order_id bigint NOT NULL,
    parcel_id bigint,
    withdrawal_id bigint,
    CONSTRAINT returns_claim_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT returns_claim_closed_when CHECK (((NOT ((state)::text = ANY (ARRAY[('done'::character varying)::text, ('refused'::character varying)::text, ('dropped'::character varying)::text]))) OR (closed_at IS NOT NULL))),
    CONSTRAINT returns_claim_delivery_not_negative CHECK ((delivery_amount >= (0)::numeric)),
    CONSTRAINT returns_claim_track_known CHECK (((track)::text = ANY (ARRAY[('withdrawal'::character varying)::text, ('legal'::character varying)::text, ('commercial'::character varying)::text, ('transport'::character varying)::text])))
);

ALTER TABLE public.returns_claim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_claimline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    happened character varying(12) NOT NULL,
    holds boolean NOT NULL,
    pieces integer[] NOT NULL,
    received integer NOT NULL,
    approved integer NOT NULL,
    damaged integer NOT NULL,
    inspected_at timestamp with time zone,
    less_amount numeric(14,2) NOT NULL,
    less_because character varying(500) NOT NULL,
    appeal character varying(1000) NOT NULL,
    appealed_at timestamp with time zone,
    appeal_answer character varying(1000) NOT NULL,
    appeal_decided_at timestamp with time zone,
    refund_amount numeric(14,2),
    claim_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT returns_claim_inspected CHECK ((approved <= (received - damaged))),
    CONSTRAINT returns_claim_less_because CHECK (((less_amount = (0)::numeric) OR ((less_amount > (0)::numeric) AND (NOT ((less_because)::text = ''::text))))),
    CONSTRAINT returns_claim_received CHECK ((received <= quantity)),
    CONSTRAINT returns_claim_refund_not_negative CHECK (((refund_amount IS NULL) OR (refund_amount >= (0)::numeric))),
    CONSTRAINT returns_claim_some CHECK ((quantity >= 1)),
    CONSTRAINT returns_claimline_approved_check CHECK ((approved >= 0)),
    CONSTRAINT returns_claimline_damaged_check CHECK ((damaged >= 0)),
    CONSTRAINT returns_claimline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT returns_claimline_received_check CHECK ((received >= 0))
);

ALTER TABLE public.returns_claimline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_claimline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_claimphoto (
    id bigint NOT NULL,
    side character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    sizes jsonb NOT NULL,
    added_at timestamp with time zone NOT NULL,
    claim_id bigint NOT NULL
);

ALTER TABLE public.returns_claimphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_claimphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_claimstep (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    words character varying(1000) NOT NULL,
    facts jsonb NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    claim_id bigint NOT NULL
);

ALTER TABLE public.returns_claimstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_claimstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_courierclaim (
    id bigint NOT NULL,
    kind character varying(6) NOT NULL,
    state character varying(8) NOT NULL,
    deadline_on date NOT NULL,
    amount numeric(14,2) NOT NULL,
    currency character varying(3) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    answered_at timestamp with time zone,
    because character varying(500) NOT NULL,
    paid_amount numeric(14,2),
    paid_at timestamp with time zone,
    claim_id bigint NOT NULL,
    courier_id bigint NOT NULL,
    parcel_id bigint NOT NULL,
    CONSTRAINT returns_courier_amount CHECK ((amount >= (0)::numeric)),
    CONSTRAINT returns_courier_paid_what CHECK (((NOT ((state)::text = 'paid'::text)) OR ((paid_amount > (0)::numeric) AND (paid_at IS NOT NULL)))),
    CONSTRAINT returns_courier_refused_why CHECK (((NOT ((state)::text = 'refused'::text)) OR (NOT ((because)::text = ''::text)))),
    CONSTRAINT returns_courier_sent_when CHECK ((((state)::text = 'prepared'::text) OR (sent_at IS NOT NULL)))
);

ALTER TABLE public.returns_courierclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_courierclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_exemption (
    id bigint NOT NULL,
    ground character varying(14) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    product_id bigint NOT NULL,
    CONSTRAINT returns_exempt_span CHECK (((until IS NULL) OR (until >= since)))
);

ALTER TABLE public.returns_exemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_exemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_guarantee (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    guarantor_name character varying(160) NOT NULL,
    terms jsonb NOT NULL,
    repair_info jsonb NOT NULL,
    guarantor_id bigint,
    item_id bigint NOT NULL,
    CONSTRAINT returns_guarantee_span CHECK ((ends_on > starts_on))
);

ALTER TABLE public.returns_guarantee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_guarantee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_productguarantee (
    id bigint NOT NULL,
    months smallint NOT NULL,
    guarantor_name character varying(160) NOT NULL,
    terms jsonb NOT NULL,
    repair_info jsonb NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    guarantor_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT returns_guarantee_months CHECK (((months >= 1) AND (months <= 1200))),
    CONSTRAINT returns_productguarantee_months_check CHECK ((months >= 0))
);

ALTER TABLE public.returns_productguarantee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_productguarantee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_repair (
    id bigint NOT NULL,
    stage character varying(10) NOT NULL,
    promised_on date NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    loan character varying(200) NOT NULL,
    loan_given_at timestamp with time zone,
    loan_back_at timestamp with time zone,
    claim_id bigint NOT NULL,
    CONSTRAINT returns_loan_given_first CHECK (((loan_back_at IS NULL) OR (loan_given_at IS NOT NULL)))
);

ALTER TABLE public.returns_repair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_repair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_solditem (
    id bigint NOT NULL,
    number integer NOT NULL,
    serial character varying(80) NOT NULL,
    extended_at timestamp with time zone,
    extended_by_id bigint,
    line_id bigint NOT NULL,
    CONSTRAINT returns_item_from_one CHECK ((number >= 1)),
    CONSTRAINT returns_solditem_number_check CHECK ((number >= 0))
);

ALTER TABLE public.returns_solditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_solditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_withdrawal (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    attempt character varying(22) NOT NULL,
    name character varying(120) NOT NULL,
    contact character varying(254) NOT NULL,
    number character varying(60) NOT NULL,
    goods character varying(500) NOT NULL,
    reason character varying(1000) NOT NULL,
    language character varying(2) NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    is_in_time boolean,
    state character varying(10) NOT NULL,
    goods_back_at timestamp with time zone,
    refund_due_on date,
    refund_amount numeric(14,2),
    refunded_at timestamp with time zone,
    promise_id bigint,
    closed_because character varying(300) NOT NULL,
    customer_id bigint,
    order_id bigint,
    CONSTRAINT returns_refund_not_negative CHECK (((refund_amount IS NULL) OR (refund_amount >= (0)::numeric))),
    CONSTRAINT returns_refunded_when CHECK (((NOT ((state)::text = 'refunded'::text)) OR (refunded_at IS NOT NULL)))
);

ALTER TABLE public.returns_withdrawal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_withdrawal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.returns_withdrawalline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    line_id bigint NOT NULL,
    withdrawal_id bigint NOT NULL,
    CONSTRAINT returns_withdrawal_some CHECK ((quantity >= 1)),
    CONSTRAINT returns_withdrawalline_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.returns_withdrawalline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.returns_withdrawalline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_appeal (
    id bigint NOT NULL,
    words character varying(2000) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    decision_words character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying(60) NOT NULL,
    entry_id bigint NOT NULL,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_appeal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_appeal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_aspect (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    name jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    category_id bigint,
    CONSTRAINT reviews_aspect_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.reviews_aspect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_aspect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_aspectfigures (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    code character varying(30) NOT NULL,
    count integer NOT NULL,
    total integer NOT NULL,
    high integer NOT NULL,
    low integer NOT NULL
);

ALTER TABLE public.reviews_aspectfigures ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_aspectfigures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_closedloop (
    id bigint NOT NULL,
    deed character varying(16) NOT NULL,
    words character varying(1000) NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    closed_by character varying(60) NOT NULL,
    told_at timestamp with time zone,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_closedloop ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_closedloop_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_decisioncount (
    id bigint NOT NULL,
    month date NOT NULL,
    kind character varying(8) NOT NULL,
    reason character varying(20) NOT NULL,
    stars smallint NOT NULL,
    count integer NOT NULL,
    CONSTRAINT reviews_decisioncount_stars_check CHECK ((stars >= 0))
);

ALTER TABLE public.reviews_decisioncount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_decisioncount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_entrytoseal (
    entry_id bigint NOT NULL
);

CREATE TABLE public.reviews_flag (
    id bigint NOT NULL,
    ground character varying(20) NOT NULL,
    words character varying(1000) NOT NULL,
    language character varying(2) NOT NULL,
    email character varying(254) NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(64) NOT NULL,
    flagged_at timestamp with time zone NOT NULL,
    decision character varying(8) NOT NULL,
    decision_words character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying(60) NOT NULL,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_flag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_helpfulvote (
    id bigint NOT NULL,
    voter character varying(64) NOT NULL,
    network character varying(64) NOT NULL,
    voted_at timestamp with time zone NOT NULL,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_helpfulvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_helpfulvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_invitation (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    months_after smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    line_id bigint NOT NULL,
    parcel_id bigint,
    review_id bigint,
    CONSTRAINT reviews_invitation_months_after_check CHECK ((months_after >= 0))
);

ALTER TABLE public.reviews_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_moderationentry (
    id bigint NOT NULL,
    review_id bigint NOT NULL,
    public_id character varying(22) NOT NULL,
    product_id bigint NOT NULL,
    stars smallint NOT NULL,
    from_state character varying(10) NOT NULL,
    to_state character varying(10) NOT NULL,
    reason character varying(20) NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    words_digest bytea NOT NULL,
    CONSTRAINT reviews_moderationentry_stars_check CHECK ((stars >= 0))
);

ALTER TABLE public.reviews_moderationentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_moderationentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_moderationseal (
    "position" bigint NOT NULL,
    digest bytea NOT NULL,
    entry_id bigint NOT NULL
);

CREATE TABLE public.reviews_outcomefigures (
    id bigint NOT NULL,
    about character varying(8) NOT NULL,
    outcome character varying(10) NOT NULL,
    courier_id bigint NOT NULL,
    stars_1 integer NOT NULL,
    stars_2 integer NOT NULL,
    stars_3 integer NOT NULL,
    stars_4 integer NOT NULL,
    stars_5 integer NOT NULL,
    made_at timestamp with time zone NOT NULL
);

ALTER TABLE public.reviews_outcomefigures ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_outcomefigures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_productfigures (
    product_id bigint NOT NULL,
    stamp bigint NOT NULL,
    stars_1 integer NOT NULL,
    stars_2 integer NOT NULL,
    stars_3 integer NOT NULL,
    stars_4 integer NOT NULL,
    stars_5 integer NOT NULL,
    verified integer NOT NULL,
    verified_stars integer NOT NULL,
    with_photo integer NOT NULL,
    incentivised integer NOT NULL,
    imported integer NOT NULL,
    second integer NOT NULL,
    replied integer NOT NULL,
    resolved integer NOT NULL,
    sharp integer NOT NULL,
    sharp_replied integer NOT NULL,
    held integer NOT NULL,
    withdrawn integer NOT NULL,
    removed_1 integer NOT NULL,
    removed_2 integer NOT NULL,
    removed_3 integer NOT NULL,
    removed_4 integer NOT NULL,
    removed_5 integer NOT NULL
);

CREATE TABLE public.reviews_productvoice (
    product_id bigint NOT NULL,
    praise jsonb NOT NULL,
    criticism jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.reviews_publicreply (
    id bigint NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    likeness bigint,
    is_live boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    written_by character varying(60) NOT NULL,
    signed character varying(60) NOT NULL,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_publicreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_publicreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_purchasereview (
    id bigint NOT NULL,
    external_source character varying(40) NOT NULL,
    external_id character varying(120) NOT NULL,
    stars smallint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    language character varying(2) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    emptied_at timestamp with time zone,
    order_id bigint NOT NULL,
    CONSTRAINT reviews_purchase_one_to_five CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT reviews_purchasereview_stars_check CHECK ((stars >= 0))
);

ALTER TABLE public.reviews_purchasereview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_purchasereview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_review (
    id bigint NOT NULL,
    public_id character varying(22) NOT NULL,
    author_token character varying(22) NOT NULL,
    display_name character varying(60) NOT NULL,
    stars smallint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    pros character varying(500) NOT NULL,
    cons character varying(500) NOT NULL,
    aspects jsonb NOT NULL,
    language character varying(2) NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    state_reason character varying(20) NOT NULL,
    state_by_kind character varying(10) NOT NULL,
    state_by_id character varying(60) NOT NULL,
    state_at timestamp with time zone NOT NULL,
    decision_words character varying(1000) NOT NULL,
    source character varying(50) NOT NULL,
    is_confirmed boolean NOT NULL,
    is_verified boolean GENERATED ALWAYS AS ((is_confirmed AND (order_line_id IS NOT NULL))) STORED,
    is_incentivised boolean NOT NULL,
    months_after smallint NOT NULL,
    external_source character varying(40) NOT NULL,
    external_id character varying(120),
    country character varying(2) NOT NULL,
    experienced_on date,
    written_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    published_at timestamp with time zone,
    outcome character varying(8) NOT NULL,
    outcome_at timestamp with time zone,
    emptied_at timestamp with time zone,
    replied_at timestamp with time zone,
    photo_count smallint NOT NULL,
    helpful_count integer NOT NULL,
    flag_count smallint NOT NULL,
    is_sharp boolean NOT NULL,
    sharpness smallint NOT NULL,
    severity smallint NOT NULL,
    triage_at timestamp with time zone NOT NULL,
    signals jsonb NOT NULL,
    signal_score smallint NOT NULL,
    sketch bigint,
    customer_id bigint,
    order_line_id bigint,
    parcel_id bigint,
    product_id bigint NOT NULL,
    sheet_version_id bigint,
    quotable_since timestamp with time zone,
    translations jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT reviews_erased_untranslated CHECK (((emptied_at IS NULL) OR (translations = '{}'::jsonb))),
    CONSTRAINT reviews_language_known CHECK (((language)::text = ANY (ARRAY[('en'::character varying)::text, ('el'::character varying)::text, ('sl'::character varying)::text, ('hy'::character varying)::text]))),
    CONSTRAINT reviews_outcome_known CHECK (((outcome)::text = ANY (ARRAY[(''::character varying)::text, ('resolved'::character varying)::text]))),
    CONSTRAINT reviews_review_flag_count_check CHECK ((flag_count >= 0)),
    CONSTRAINT reviews_review_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT reviews_review_months_after_check CHECK ((months_after >= 0)),
    CONSTRAINT reviews_review_photo_count_check CHECK ((photo_count >= 0)),
    CONSTRAINT reviews_review_severity_check CHECK ((severity >= 0)),
    CONSTRAINT reviews_review_sharpness_check CHECK ((sharpness >= 0)),
    CONSTRAINT reviews_review_signal_score_check CHECK ((signal_score >= 0)),
    CONSTRAINT reviews_review_stars_check CHECK ((stars >= 0)),
    CONSTRAINT reviews_review_version_check CHECK ((version >= 0)),
    CONSTRAINT reviews_shown_is_confirmed CHECK (((NOT ((state)::text = 'published'::text)) OR is_confirmed)),
    CONSTRAINT reviews_stars_one_to_five CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT reviews_state_has_its_reason CHECK (((((state)::text = 'received'::text) AND ((state_reason)::text = 'unconfirmed'::text)) OR (((state)::text = 'held'::text) AND ((state_reason)::text = ANY (ARRAY[('personal_data'::character varying)::text, ('illegal'::character varying)::text, ('threat'::character varying)::text, ('advertising'::character varying)::text]))) OR (((state)::text = 'published'::text) AND ((state_reason)::text = ANY (ARRAY[('clear'::character varying)::text, ('checked'::character varying)::text, ('imported'::character varying)::text, ('appeal_upheld'::character varying)::text]))) OR (((state)::text = 'refused'::text) AND ((state_reason)::text = ANY (ARRAY[('not_about_product'::character varying)::text, ('personal_data'::character varying)::text, ('illegal'::character varying)::text, ('threat'::character varying)::text, ('advertising'::character varying)::text, ('conflict'::character varying)::text, ('no_purchase'::character varying)::text, ('duplicate'::character varying)::text, ('wrong_product'::character varying)::text, ('legal_order'::character varying)::text]))) OR (((state)::text = 'removed'::text) AND ((state_reason)::text = ANY (ARRAY[('not_about_product'::character varying)::text, ('personal_data'::character varying)::text, ('illegal'::character varying)::text, ('threat'::character varying)::text, ('advertising'::character varying)::text, ('conflict'::character varying)::text, ('no_purchase'::character varying)::text, ('duplicate'::character varying)::text, ('wrong_product'::character varying)::text, ('legal_order'::character varying)::text]))) OR (((state)::text = 'withdrawn'::text) AND ((state_reason)::text = 'by_author'::text))))
);

ALTER TABLE public.reviews_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_reviewcase (
    id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    conversation_id bigint NOT NULL,
    review_id bigint NOT NULL
);

ALTER TABLE public.reviews_reviewcase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_reviewcase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_reviewphoto (
    id bigint NOT NULL,
    file character varying(120) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    sizes jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    look bigint NOT NULL,
    "position" smallint NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT reviews_reviewphoto_height_check CHECK ((height >= 0)),
    CONSTRAINT reviews_reviewphoto_position_check CHECK (("position" >= 0)),
    CONSTRAINT reviews_reviewphoto_width_check CHECK ((width >= 0))
);

ALTER TABLE public.reviews_reviewphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_reviewphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_reviewsettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    delay_days smallint NOT NULL,
    delays jsonb NOT NULL,
    second_after_months smallint NOT NULL,
    valid_days smallint NOT NULL,
    most_of_order smallint NOT NULL,
    stale_days smallint NOT NULL,
    CONSTRAINT reviews_reviewsettings_delay_days_check CHECK ((delay_days >= 0)),
    CONSTRAINT reviews_reviewsettings_most_of_order_check CHECK ((most_of_order >= 0)),
    CONSTRAINT reviews_reviewsettings_second_after_months_check CHECK ((second_after_months >= 0)),
    CONSTRAINT reviews_reviewsettings_stale_days_check CHECK ((stale_days >= 0)),
    CONSTRAINT reviews_reviewsettings_valid_days_check CHECK ((valid_days >= 0)),
    CONSTRAINT reviews_valid_a_week CHECK ((valid_days >= 7))
);

ALTER TABLE public.reviews_reviewsettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_reviewsettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reviews_reviewversion (
    id bigint NOT NULL,
    number smallint NOT NULL,
    stars smallint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    pros character varying(500) NOT NULL,
    cons character varying(500) NOT NULL,
    aspects jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT reviews_reviewversion_number_check CHECK ((number >= 0)),
    CONSTRAINT reviews_reviewversion_stars_check CHECK ((stars >= 0)),
    CONSTRAINT reviews_version_of_its_author CHECK (((by_kind)::text = 'customer'::text))
);

ALTER TABLE public.reviews_reviewversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_reviewversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.scorecards_candidate (
    id bigint NOT NULL,
    gates jsonb NOT NULL,
    points jsonb NOT NULL,
    evidence jsonb NOT NULL,
    reference_checked_at timestamp with time zone,
    reference_words character varying(500) NOT NULL,
    partner_id bigint NOT NULL,
    selection_id bigint NOT NULL
);

ALTER TABLE public.scorecards_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scorecards_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.scorecards_scorecard (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    ends_on date NOT NULL,
    days smallint NOT NULL,
    count integer NOT NULL,
    score double precision,
    parts jsonb NOT NULL,
    figures jsonb NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    partner_id bigint NOT NULL,
    CONSTRAINT scorecards_scorecard_count_check CHECK ((count >= 0)),
    CONSTRAINT scorecards_scorecard_days_check CHECK ((days >= 0))
);

ALTER TABLE public.scorecards_scorecard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scorecards_scorecard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.scorecards_selection (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(160) NOT NULL,
    criteria jsonb NOT NULL,
    opened_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    opened_by character varying(60) NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying(60) NOT NULL,
    because character varying(500) NOT NULL,
    override jsonb NOT NULL,
    skipped jsonb NOT NULL,
    chosen_id bigint
);

ALTER TABLE public.scorecards_selection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.scorecards_selection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_freefrom (
    id bigint NOT NULL,
    countries character varying(2)[] NOT NULL,
    threshold numeric(12,2) NOT NULL,
    currency character varying(3) NOT NULL,
    valid_from date,
    valid_until date,
    customer_id bigint,
    method_id bigint,
    CONSTRAINT shipping_threshold_not_negative CHECK ((threshold >= (0)::numeric))
);

ALTER TABLE public.shipping_freefrom ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_freefrom_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_method (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name jsonb NOT NULL,
    note jsonb NOT NULL,
    service character varying(60) NOT NULL,
    kind character varying(12) NOT NULL,
    cut_off time without time zone NOT NULL,
    ready_within_hours smallint NOT NULL,
    pays_on_delivery boolean NOT NULL,
    collect_fee_amount numeric(8,2) NOT NULL,
    collect_cost_amount numeric(8,2) NOT NULL,
    is_active boolean NOT NULL,
    "position" smallint NOT NULL,
    courier_id bigint,
    store_id bigint,
    CONSTRAINT shipping_fee_within_cost CHECK (((collect_fee_amount >= (0)::numeric) AND (collect_fee_amount <= collect_cost_amount))),
    CONSTRAINT shipping_method_position_check CHECK (("position" >= 0)),
    CONSTRAINT shipping_method_ready_within_hours_check CHECK ((ready_within_hours >= 0)),
    CONSTRAINT shipping_store_is_named CHECK (((NOT ((kind)::text = 'store'::text)) OR (store_id IS NOT NULL)))
);

ALTER TABLE public.shipping_method ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_method_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_pickuppoint (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name character varying(160) NOT NULL,
    address character varying(300) NOT NULL,
    city character varying(120) NOT NULL,
    postcode character varying(12) NOT NULL,
    country character varying(2) NOT NULL,
    hours character varying(300) NOT NULL,
    is_active boolean NOT NULL,
    method_id bigint NOT NULL
);

ALTER TABLE public.shipping_pickuppoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_pickuppoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_rate (
    id bigint NOT NULL,
    countries character varying(2)[] NOT NULL,
    postcode_from character varying(12) NOT NULL,
    postcode_to character varying(12) NOT NULL,
    max_weight_grams integer NOT NULL,
    max_value numeric(12,2),
    gross_amount numeric(8,2) NOT NULL,
    currency character varying(3) NOT NULL,
    method_id bigint NOT NULL,
    CONSTRAINT shipping_rate_max_weight_grams_check CHECK ((max_weight_grams >= 0)),
    CONSTRAINT shipping_rate_not_negative CHECK ((gross_amount >= (0)::numeric)),
    CONSTRAINT shipping_rate_postcodes CHECK (((((postcode_from)::text = ''::text) AND ((postcode_to)::text = ''::text)) OR ((NOT ((postcode_from)::text = ''::text)) AND ((postcode_to)::text >= (postcode_from)::text))))
);

ALTER TABLE public.shipping_rate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_rate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_takentime (
    id bigint NOT NULL,
    "on" date NOT NULL,
    starts time without time zone NOT NULL,
    order_id bigint NOT NULL,
    method_id bigint NOT NULL
);

ALTER TABLE public.shipping_takentime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_takentime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shipping_window (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    method_id bigint NOT NULL,
    capacity smallint,
    CONSTRAINT shipping_window_capacity CHECK (((capacity IS NULL) OR (capacity >= 1))),
    CONSTRAINT shipping_window_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT shipping_window_span CHECK (((weekday <= 6) AND (ends > starts))),
    CONSTRAINT shipping_window_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.shipping_window ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_window_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_absence (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT shop_absence_order CHECK ((ends_on >= starts_on))
);

ALTER TABLE public.shop_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_closure (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason jsonb NOT NULL,
    CONSTRAINT shop_closure_order CHECK ((ends_on >= starts_on))
);

ALTER TABLE public.shop_closure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_closure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_look (
    id bigint NOT NULL,
    accent character varying(7) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(60) NOT NULL
);

ALTER TABLE public.shop_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_officialnotice (
    language character varying(2) NOT NULL,
    file character varying(100) NOT NULL,
    sha256 character varying(64) NOT NULL,
    put_up_at timestamp with time zone NOT NULL,
    put_up_by character varying(60) NOT NULL
);

CREATE TABLE public.shop_pagewords (
    id bigint NOT NULL,
    page character varying(30) NOT NULL,
    words jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(60) NOT NULL
);

ALTER TABLE public.shop_pagewords ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_pagewords_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_shift (
    id bigint NOT NULL,
    weekday smallint,
    "on" date,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    valid_from date,
    valid_until date,
    person_id bigint NOT NULL,
    CONSTRAINT shop_shift_day CHECK (((("on" IS NULL) AND (weekday <= 6)) OR (("on" IS NOT NULL) AND (weekday IS NULL)))),
    CONSTRAINT shop_shift_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.shop_shift ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_shift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_shop (
    id smallint NOT NULL,
    name character varying(120) NOT NULL,
    tagline jsonb NOT NULL,
    legal_name character varying(200) NOT NULL,
    legal_address text NOT NULL,
    tax_number character varying(40) NOT NULL,
    register_number character varying(60) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    holidays_region character varying(10) NOT NULL,
    is_closed_on_holidays boolean NOT NULL,
    currency character varying(3) NOT NULL,
    time_zone character varying(40) NOT NULL,
    languages character varying(2)[] NOT NULL,
    default_language character varying(2) NOT NULL,
    logo character varying(100) NOT NULL,
    is_demo boolean NOT NULL,
    opened_on date,
    set_up_at timestamp with time zone,
    accent character varying(7) NOT NULL,
    CONSTRAINT shop_only_one CHECK ((id = 1))
);

CREATE TABLE public.shop_shopsettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    kept_rate_target double precision NOT NULL,
    warn_at_chance double precision NOT NULL,
    right_within_days smallint NOT NULL,
    refund_within_days smallint NOT NULL,
    warns_by_rule boolean NOT NULL,
    trust_page_public_from date,
    retention jsonb NOT NULL,
    late_amount numeric(8,2) NOT NULL,
    CONSTRAINT shop_shopsettings_refund_within_days_check CHECK ((refund_within_days >= 0)),
    CONSTRAINT shop_shopsettings_right_within_days_check CHECK ((right_within_days >= 0))
);

ALTER TABLE public.shop_shopsettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_shopsettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.shop_workinghours (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    CONSTRAINT shop_hours_order CHECK ((closes > opens)),
    CONSTRAINT shop_hours_weekday CHECK ((weekday <= 6)),
    CONSTRAINT shop_workinghours_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.shop_workinghours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shop_workinghours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_incoming (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    expected_on date NOT NULL,
    arrived_at timestamp with time zone,
    supplier_id bigint,
    variant_id bigint NOT NULL,
    location_id bigint NOT NULL,
    CONSTRAINT stock_incoming_of_some CHECK ((quantity > 0)),
    CONSTRAINT stock_incoming_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.stock_incoming ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_incoming_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_level (
    id bigint NOT NULL,
    on_hand integer NOT NULL,
    reserved integer NOT NULL,
    low_at integer,
    variant_id bigint NOT NULL,
    location_id bigint NOT NULL,
    CONSTRAINT stock_level_low_at_check CHECK ((low_at >= 0)),
    CONSTRAINT stock_level_on_hand_check CHECK ((on_hand >= 0)),
    CONSTRAINT stock_level_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT stock_never_oversold CHECK ((reserved <= on_hand))
);

ALTER TABLE public.stock_level ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_level_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_location (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    is_store boolean NOT NULL,
    can_pick_up boolean NOT NULL,
    address character varying(300) NOT NULL,
    country character varying(2) NOT NULL,
    hours jsonb NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT stock_location_position_check CHECK (("position" >= 0)),
    CONSTRAINT stock_pick_up_has_a_place CHECK (((NOT can_pick_up) OR (is_store AND (NOT ((address)::text = ''::text)))))
);

ALTER TABLE public.stock_location ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_location_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_movement (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    change integer NOT NULL,
    order_id bigint,
    why character varying(200) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    by_kind character varying(10) NOT NULL,
    by_id character varying(60) NOT NULL,
    location_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT stock_movement_of_some CHECK ((NOT (change = 0)))
);

ALTER TABLE public.stock_movement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_movement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_reservation (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    quantity integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    location_id bigint,
    variant_id bigint NOT NULL,
    CONSTRAINT stock_reservation_of_some CHECK ((quantity > 0)),
    CONSTRAINT stock_reservation_quantity_check CHECK ((quantity >= 0))
);

ALTER TABLE public.stock_reservation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_reservation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stock_supply (
    id bigint NOT NULL,
    lead_days smallint NOT NULL,
    cost_amount numeric(12,2),
    cost_currency character varying(3) NOT NULL,
    is_preferred boolean NOT NULL,
    sends_on_order boolean NOT NULL,
    supplier_id bigint NOT NULL,
    variant_id bigint NOT NULL,
    CONSTRAINT stock_cost_has_currency CHECK (((cost_amount IS NULL) OR ((cost_amount >= (0)::numeric) AND (NOT ((cost_currency)::text = ''::text))))),
    CONSTRAINT stock_supply_lead_days_check CHECK ((lead_days >= 0))
);

ALTER TABLE public.stock_supply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stock_supply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_answer (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    kind character varying(12) NOT NULL,
    aspect character varying(12) NOT NULL,
    value smallint,
    text text NOT NULL,
    response_id bigint NOT NULL
);

ALTER TABLE public.surveys_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_answerday (
    id bigint NOT NULL,
    survey_id bigint NOT NULL,
    code character varying(30) NOT NULL,
    kind character varying(12) NOT NULL,
    aspect character varying(12) NOT NULL,
    day date NOT NULL,
    slice character varying(10) NOT NULL,
    slice_key character varying(40) NOT NULL,
    value smallint NOT NULL,
    count integer NOT NULL
);

ALTER TABLE public.surveys_answerday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_answerday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_invitation (
    id bigint NOT NULL,
    channel character varying(5) NOT NULL,
    nonce bytea NOT NULL,
    digest character varying(64) NOT NULL,
    about_kind character varying(20) NOT NULL,
    about_id bigint,
    came_by character varying(10) NOT NULL,
    topic character varying(40) NOT NULL,
    language character varying(2) NOT NULL,
    country character varying(2) NOT NULL,
    promise character varying(6) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    delivered_on date,
    answered_on date,
    agent_id bigint,
    conversation_id bigint,
    courier_id bigint,
    customer_id bigint,
    order_id bigint,
    parcel_id bigint,
    product_id bigint,
    team_id bigint,
    place_id bigint,
    question_set_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    wave_id bigint,
    CONSTRAINT surveys_channel_known CHECK (((channel)::text = ANY (ARRAY[('mail'::character varying)::text, ('chat'::character varying)::text, ('link'::character varying)::text, ('qr'::character varying)::text, ('phone'::character varying)::text]))),
    CONSTRAINT surveys_promise_known CHECK (((promise)::text = ANY (ARRAY[(''::character varying)::text, ('kept'::character varying)::text, ('broken'::character varying)::text])))
);

ALTER TABLE public.surveys_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_invitedday (
    id bigint NOT NULL,
    survey_id bigint NOT NULL,
    day date NOT NULL,
    slice character varying(10) NOT NULL,
    slice_key character varying(40) NOT NULL,
    delivered integer NOT NULL,
    answered integer NOT NULL
);

ALTER TABLE public.surveys_invitedday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_invitedday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_place (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    name character varying(80) NOT NULL,
    is_active boolean NOT NULL,
    made_at timestamp with time zone NOT NULL,
    survey_id bigint NOT NULL,
    store_id bigint
);

ALTER TABLE public.surveys_place ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_questionset (
    id bigint NOT NULL,
    number integer NOT NULL,
    questions jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(60) NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_questionset_number_check CHECK ((number >= 0))
);

ALTER TABLE public.surveys_questionset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_questionset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_response (
    invitation_id bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    revision smallint NOT NULL,
    is_sharp boolean NOT NULL,
    answered_in_id bigint,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_response_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.surveys_survey (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    kind character varying(12) NOT NULL,
    name jsonb NOT NULL,
    thanks jsonb NOT NULL,
    script jsonb NOT NULL,
    trigger character varying(12) NOT NULL,
    wait_hours integer NOT NULL,
    answer_days smallint NOT NULL,
    edit_hours smallint NOT NULL,
    again_after_days smallint NOT NULL,
    wave_days smallint NOT NULL,
    alarm_days smallint NOT NULL,
    targets jsonb NOT NULL,
    is_active boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    silent_since timestamp with time zone,
    CONSTRAINT surveys_survey_again_after_days_check CHECK ((again_after_days >= 0)),
    CONSTRAINT surveys_survey_alarm_days_check CHECK ((alarm_days >= 0)),
    CONSTRAINT surveys_survey_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT surveys_survey_days CHECK (((again_after_days >= 1) AND (alarm_days >= 1) AND (answer_days >= 1) AND (wave_days >= 1))),
    CONSTRAINT surveys_survey_edit_hours_check CHECK ((edit_hours >= 0)),
    CONSTRAINT surveys_survey_known CHECK ((((kind)::text = ANY (ARRAY[('nps'::character varying)::text, ('csat'::character varying)::text, ('ces'::character varying)::text, ('expectation'::character varying)::text, ('courtesy'::character varying)::text, ('aspects'::character varying)::text, ('visit'::character varying)::text, ('own'::character varying)::text])) AND ((trigger)::text = ANY (ARRAY[('none'::character varying)::text, ('delivery'::character varying)::text, ('conversation'::character varying)::text, ('case'::character varying)::text, ('damage'::character varying)::text, ('waves'::character varying)::text])))),
    CONSTRAINT surveys_survey_wait_hours_check CHECK ((wait_hours >= 0)),
    CONSTRAINT surveys_survey_wave_days_check CHECK ((wave_days >= 0))
);

ALTER TABLE public.surveys_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_surveycall (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    number character varying(40) NOT NULL,
    state character varying(8) NOT NULL,
    next_at timestamp with time zone NOT NULL,
    tries_count smallint NOT NULL,
    has_consented boolean,
    result character varying(500) NOT NULL,
    called_at timestamp with time zone,
    called_by_id bigint,
    invitation_id bigint NOT NULL,
    said_in_id bigint,
    CONSTRAINT surveys_surveycall_tries_count_check CHECK ((tries_count >= 0))
);

ALTER TABLE public.surveys_surveycall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_surveycall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.surveys_wave (
    id bigint NOT NULL,
    number integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    asked_at timestamp with time zone,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_wave_number_check CHECK ((number >= 0)),
    CONSTRAINT surveys_wave_order CHECK ((ends_on >= starts_on))
);

ALTER TABLE public.surveys_wave ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_wave_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tools_daykey (
    day date NOT NULL,
    key bytea NOT NULL
);

CREATE TABLE public.tools_fitreport (
    id bigint NOT NULL,
    size character varying(40) NOT NULL,
    verdict character varying(9) NOT NULL,
    source_kind character varying(30) NOT NULL,
    source_id character varying(60) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT tools_fit_verdict_known CHECK (((verdict)::text = ANY (ARRAY[('too_small'::character varying)::text, ('fits'::character varying)::text, ('too_big'::character varying)::text])))
);

ALTER TABLE public.tools_fitreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tools_fitreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tools_tool (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    content jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    category_id bigint,
    product_id bigint,
    CONSTRAINT tools_on_one_thing CHECK ((((category_id IS NULL) AND (product_id IS NOT NULL)) OR ((category_id IS NOT NULL) AND (product_id IS NULL))))
);

ALTER TABLE public.tools_tool ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tools_tool_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tools_toolvisit (
    id bigint NOT NULL,
    day date NOT NULL,
    browser bytea NOT NULL,
    offered character varying(30)[] NOT NULL,
    used character varying(30)[] NOT NULL,
    order_id bigint,
    is_returned boolean NOT NULL,
    product_id bigint NOT NULL
);

ALTER TABLE public.tools_toolvisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tools_toolvisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_chatsettings (
    version bigint NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    made_by character varying(60) NOT NULL,
    is_shown boolean NOT NULL,
    origins character varying(200)[] NOT NULL,
    keep_clear character varying(300) NOT NULL,
    most_invitations smallint NOT NULL,
    invitation_days smallint NOT NULL,
    mail_minutes smallint NOT NULL,
    CONSTRAINT visits_chatsettings_invitation_days_check CHECK ((invitation_days >= 0)),
    CONSTRAINT visits_chatsettings_mail_minutes_check CHECK ((mail_minutes >= 0)),
    CONSTRAINT visits_chatsettings_most_invitations_check CHECK ((most_invitations >= 0))
);

ALTER TABLE public.visits_chatsettings ALTER COLUMN version ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_chatsettings_version_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_invitation (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    path character varying(200) NOT NULL,
    shown_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    dismissed_at timestamp with time zone,
    visitor_id bigint NOT NULL,
    rule_id bigint NOT NULL,
    CONSTRAINT visits_one_outcome CHECK (((answered_at IS NULL) OR (dismissed_at IS NULL)))
);

ALTER TABLE public.visits_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_invitationrule (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    trigger character varying(8) NOT NULL,
    threshold integer NOT NULL,
    path character varying(200) NOT NULL,
    text jsonb NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT visits_invitationrule_threshold_check CHECK ((threshold >= 0))
);

ALTER TABLE public.visits_invitationrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_invitationrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_pageevent (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    path character varying(200) NOT NULL,
    stage character varying(8) NOT NULL,
    amount integer NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    visitor_id bigint NOT NULL,
    CONSTRAINT visits_pageevent_amount_check CHECK ((amount >= 0))
);

ALTER TABLE public.visits_pageevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_pageevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_pageview (
    id bigint NOT NULL,
    path character varying(200) NOT NULL,
    title character varying(120) NOT NULL,
    stage character varying(8) NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    visitor_id bigint NOT NULL
);

ALTER TABLE public.visits_pageview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_pageview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_rulecount (
    id bigint NOT NULL,
    day date NOT NULL,
    shown_count integer NOT NULL,
    answered_count integer NOT NULL,
    dismissed_count integer NOT NULL,
    rule_id bigint NOT NULL,
    CONSTRAINT visits_rulecount_answered_count_check CHECK ((answered_count >= 0)),
    CONSTRAINT visits_rulecount_dismissed_count_check CHECK ((dismissed_count >= 0)),
    CONSTRAINT visits_rulecount_shown_count_check CHECK ((shown_count >= 0))
);

ALTER TABLE public.visits_rulecount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_rulecount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_stagepath (
    id bigint NOT NULL,
    path character varying(200) NOT NULL,
    stage character varying(8) NOT NULL
);

ALTER TABLE public.visits_stagepath ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_stagepath_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.visits_visitor (
    id bigint NOT NULL,
    token character varying(22) NOT NULL,
    language character varying(2) NOT NULL,
    zone character varying(40) NOT NULL,
    origin character varying(200) NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    customer_id bigint,
    agreed_at timestamp with time zone,
    email character varying(254) NOT NULL,
    email_proven_at timestamp with time zone,
    email_was_free boolean NOT NULL,
    mail_agreed_at timestamp with time zone,
    page character varying(200) NOT NULL,
    silenced_at timestamp with time zone,
    stage character varying(8) NOT NULL,
    touchpoint character varying(8) NOT NULL,
    cart_id bigint
);

ALTER TABLE public.visits_visitor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.visits_visitor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add email address', 5, 'add_emailaddress'),
	(18, 'Can change email address', 5, 'change_emailaddress'),
	(19, 'Can delete email address', 5, 'delete_emailaddress'),
	(20, 'Can view email address', 5, 'view_emailaddress'),
	(21, 'Can add email confirmation', 6, 'add_emailconfirmation'),
	(22, 'Can change email confirmation', 6, 'change_emailconfirmation'),
	(23, 'Can delete email confirmation', 6, 'delete_emailconfirmation'),
	(24, 'Can view email confirmation', 6, 'view_emailconfirmation'),
	(25, 'Can add authenticator', 7, 'add_authenticator'),
	(26, 'Can change authenticator', 7, 'change_authenticator'),
	(27, 'Can delete authenticator', 7, 'delete_authenticator'),
	(28, 'Can view authenticator', 7, 'view_authenticator'),
	(29, 'Can add procrastinate event', 8, 'add_procrastinateevent'),
	(30, 'Can change procrastinate event', 8, 'change_procrastinateevent'),
	(31, 'Can delete procrastinate event', 8, 'delete_procrastinateevent'),
	(32, 'Can view procrastinate event', 8, 'view_procrastinateevent'),
	(33, 'Can add procrastinate job', 9, 'add_procrastinatejob'),
	(34, 'Can change procrastinate job', 9, 'change_procrastinatejob'),
	(35, 'Can delete procrastinate job', 9, 'delete_procrastinatejob'),
	(36, 'Can view procrastinate job', 9, 'view_procrastinatejob'),
	(37, 'Can add procrastinate periodic defer', 10, 'add_procrastinateperiodicdefer'),
	(38, 'Can change procrastinate periodic defer', 10, 'change_procrastinateperiodicdefer'),
	(39, 'Can delete procrastinate periodic defer', 10, 'delete_procrastinateperiodicdefer'),
	(40, 'Can view procrastinate periodic defer', 10, 'view_procrastinateperiodicdefer'),
	(41, 'Can add procrastinate worker', 11, 'add_procrastinateworker'),
	(42, 'Can change procrastinate worker', 11, 'change_procrastinateworker'),
	(43, 'Can delete procrastinate worker', 11, 'delete_procrastinateworker'),
	(44, 'Can view procrastinate worker', 11, 'view_procrastinateworker'),
	(45, 'Can add heartbeat', 12, 'add_heartbeat'),
	(46, 'Can change heartbeat', 12, 'change_heartbeat'),
	(47, 'Can delete heartbeat', 12, 'delete_heartbeat'),
	(48, 'Can view heartbeat', 12, 'view_heartbeat'),
	(49, 'Can add event', 13, 'add_event'),
	(50, 'Can change event', 13, 'change_event'),
	(51, 'Can delete event', 13, 'delete_event'),
	(52, 'Can view event', 13, 'view_event'),
	(53, 'Can add event to sift', 14, 'add_eventtosift'),
	(54, 'Can change event to sift', 14, 'change_eventtosift'),
	(55, 'Can delete event to sift', 14, 'delete_eventtosift'),
	(56, 'Can view event to sift', 14, 'view_eventtosift'),
	(57, 'Can add stream', 15, 'add_stream'),
	(58, 'Can change stream', 15, 'change_stream'),
	(59, 'Can delete stream', 15, 'delete_stream'),
	(60, 'Can view stream', 15, 'view_stream'),
	(61, 'Can add signal', 16, 'add_signal'),
	(62, 'Can change signal', 16, 'change_signal'),
	(63, 'Can delete signal', 16, 'delete_signal'),
	(64, 'Can view signal', 16, 'view_signal'),
	(65, 'Can add user', 17, 'add_user'),
	(66, 'Can change user', 17, 'change_user'),
	(67, 'Can delete user', 17, 'delete_user'),
	(68, 'Can view user', 17, 'view_user'),
	(69, 'Can add invitation', 18, 'add_invitation'),
	(70, 'Can change invitation', 18, 'change_invitation'),
	(71, 'Can delete invitation', 18, 'delete_invitation'),
	(72, 'Can view invitation', 18, 'view_invitation'),
	(73, 'Can add api key', 19, 'add_apikey'),
	(74, 'Can change api key', 19, 'change_apikey'),
	(75, 'Can delete api key', 19, 'delete_apikey'),
	(76, 'Can view api key', 19, 'view_apikey'),
	(77, 'Can add shop settings', 20, 'add_shopsettings'),
	(78, 'Can change shop settings', 20, 'change_shopsettings'),
	(79, 'Can delete shop settings', 20, 'delete_shopsettings'),
	(80, 'Can view shop settings', 20, 'view_shopsettings'),
	(81, 'Can add closure', 21, 'add_closure'),
	(82, 'Can change closure', 21, 'change_closure'),
	(83, 'Can delete closure', 21, 'delete_closure'),
	(84, 'Can view closure', 21, 'view_closure'),
	(85, 'Can add shop', 22, 'add_shop'),
	(86, 'Can change shop', 22, 'change_shop'),
	(87, 'Can delete shop', 22, 'delete_shop'),
	(88, 'Can view shop', 22, 'view_shop'),
	(89, 'Can add working hours', 23, 'add_workinghours'),
	(90, 'Can change working hours', 23, 'change_workinghours'),
	(91, 'Can delete working hours', 23, 'delete_workinghours'),
	(92, 'Can view working hours', 23, 'view_workinghours'),
	(93, 'Can add absence', 24, 'add_absence'),
	(94, 'Can change absence', 24, 'change_absence'),
	(95, 'Can delete absence', 24, 'delete_absence'),
	(96, 'Can view absence', 24, 'view_absence'),
	(97, 'Can add shift', 25, 'add_shift'),
	(98, 'Can change shift', 25, 'change_shift'),
	(99, 'Can delete shift', 25, 'delete_shift'),
	(100, 'Can view shift', 25, 'view_shift');
INSERT INTO public.auth_permission VALUES
	(101, 'Can add page words', 26, 'add_pagewords'),
	(102, 'Can change page words', 26, 'change_pagewords'),
	(103, 'Can delete page words', 26, 'delete_pagewords'),
	(104, 'Can view page words', 26, 'view_pagewords'),
	(105, 'Can add look', 27, 'add_look'),
	(106, 'Can change look', 27, 'change_look'),
	(107, 'Can delete look', 27, 'delete_look'),
	(108, 'Can view look', 27, 'view_look'),
	(109, 'Can add official notice', 28, 'add_officialnotice'),
	(110, 'Can change official notice', 28, 'change_officialnotice'),
	(111, 'Can delete official notice', 28, 'delete_officialnotice'),
	(112, 'Can view official notice', 28, 'view_officialnotice'),
	(113, 'Can add message', 29, 'add_message'),
	(114, 'Can change message', 29, 'change_message'),
	(115, 'Can delete message', 29, 'delete_message'),
	(116, 'Can view message', 29, 'view_message'),
	(117, 'Can add suppression', 30, 'add_suppression'),
	(118, 'Can change suppression', 30, 'change_suppression'),
	(119, 'Can delete suppression', 30, 'delete_suppression'),
	(120, 'Can view suppression', 30, 'view_suppression'),
	(121, 'Can add push subscription', 31, 'add_pushsubscription'),
	(122, 'Can change push subscription', 31, 'change_pushsubscription'),
	(123, 'Can delete push subscription', 31, 'delete_pushsubscription'),
	(124, 'Can view push subscription', 31, 'view_pushsubscription'),
	(125, 'Can add customer', 32, 'add_customer'),
	(126, 'Can change customer', 32, 'change_customer'),
	(127, 'Can delete customer', 32, 'delete_customer'),
	(128, 'Can view customer', 32, 'view_customer'),
	(129, 'Can add alias', 33, 'add_alias'),
	(130, 'Can change alias', 33, 'change_alias'),
	(131, 'Can delete alias', 33, 'delete_alias'),
	(132, 'Can view alias', 33, 'view_alias'),
	(133, 'Can add consent', 34, 'add_consent'),
	(134, 'Can change consent', 34, 'change_consent'),
	(135, 'Can delete consent', 34, 'delete_consent'),
	(136, 'Can view consent', 34, 'view_consent'),
	(137, 'Can add contact code', 35, 'add_contactcode'),
	(138, 'Can change contact code', 35, 'change_contactcode'),
	(139, 'Can delete contact code', 35, 'delete_contactcode'),
	(140, 'Can view contact code', 35, 'view_contactcode'),
	(141, 'Can add sign in', 36, 'add_signin'),
	(142, 'Can change sign in', 36, 'change_signin'),
	(143, 'Can delete sign in', 36, 'delete_signin'),
	(144, 'Can view sign in', 36, 'view_signin'),
	(145, 'Can add partner', 37, 'add_partner'),
	(146, 'Can change partner', 37, 'change_partner'),
	(147, 'Can delete partner', 37, 'delete_partner'),
	(148, 'Can view partner', 37, 'view_partner'),
	(149, 'Can add partner step', 38, 'add_partnerstep'),
	(150, 'Can change partner step', 38, 'change_partnerstep'),
	(151, 'Can delete partner step', 38, 'delete_partnerstep'),
	(152, 'Can view partner step', 38, 'view_partnerstep'),
	(153, 'Can add praise', 39, 'add_praise'),
	(154, 'Can change praise', 39, 'change_praise'),
	(155, 'Can delete praise', 39, 'delete_praise'),
	(156, 'Can view praise', 39, 'view_praise'),
	(157, 'Can add visitor', 40, 'add_visitor'),
	(158, 'Can change visitor', 40, 'change_visitor'),
	(159, 'Can delete visitor', 40, 'delete_visitor'),
	(160, 'Can view visitor', 40, 'view_visitor'),
	(161, 'Can add chat settings', 41, 'add_chatsettings'),
	(162, 'Can change chat settings', 41, 'change_chatsettings'),
	(163, 'Can delete chat settings', 41, 'delete_chatsettings'),
	(164, 'Can view chat settings', 41, 'view_chatsettings'),
	(165, 'Can add invitation', 42, 'add_invitation'),
	(166, 'Can change invitation', 42, 'change_invitation'),
	(167, 'Can delete invitation', 42, 'delete_invitation'),
	(168, 'Can view invitation', 42, 'view_invitation'),
	(169, 'Can add invitation rule', 43, 'add_invitationrule'),
	(170, 'Can change invitation rule', 43, 'change_invitationrule'),
	(171, 'Can delete invitation rule', 43, 'delete_invitationrule'),
	(172, 'Can view invitation rule', 43, 'view_invitationrule'),
	(173, 'Can add page event', 44, 'add_pageevent'),
	(174, 'Can change page event', 44, 'change_pageevent'),
	(175, 'Can delete page event', 44, 'delete_pageevent'),
	(176, 'Can view page event', 44, 'view_pageevent'),
	(177, 'Can add page view', 45, 'add_pageview'),
	(178, 'Can change page view', 45, 'change_pageview'),
	(179, 'Can delete page view', 45, 'delete_pageview'),
	(180, 'Can view page view', 45, 'view_pageview'),
	(181, 'Can add rule count', 46, 'add_rulecount'),
	(182, 'Can change rule count', 46, 'change_rulecount'),
	(183, 'Can delete rule count', 46, 'delete_rulecount'),
	(184, 'Can view rule count', 46, 'view_rulecount'),
	(185, 'Can add stage path', 47, 'add_stagepath'),
	(186, 'Can change stage path', 47, 'change_stagepath'),
	(187, 'Can delete stage path', 47, 'delete_stagepath'),
	(188, 'Can view stage path', 47, 'view_stagepath'),
	(189, 'Can add article', 48, 'add_article'),
	(190, 'Can change article', 48, 'change_article'),
	(191, 'Can delete article', 48, 'delete_article'),
	(192, 'Can view article', 48, 'view_article'),
	(193, 'Can add article version', 49, 'add_articleversion'),
	(194, 'Can change article version', 49, 'change_articleversion'),
	(195, 'Can delete article version', 49, 'delete_articleversion'),
	(196, 'Can view article version', 49, 'view_articleversion'),
	(197, 'Can add missed search', 50, 'add_missedsearch'),
	(198, 'Can change missed search', 50, 'change_missedsearch'),
	(199, 'Can delete missed search', 50, 'delete_missedsearch'),
	(200, 'Can view missed search', 50, 'view_missedsearch');
INSERT INTO public.auth_permission VALUES
	(201, 'Can add published text', 51, 'add_publishedtext'),
	(202, 'Can change published text', 51, 'change_publishedtext'),
	(521, 'Can add coding', 131, 'add_coding'),
	(203, 'Can delete published text', 51, 'delete_publishedtext'),
	(204, 'Can view published text', 51, 'view_publishedtext'),
	(205, 'Can add opinion', 52, 'add_opinion'),
	(206, 'Can change opinion', 52, 'change_opinion'),
	(207, 'Can delete opinion', 52, 'delete_opinion'),
	(208, 'Can view opinion', 52, 'view_opinion'),
	(209, 'Can add mailbox', 53, 'add_mailbox'),
	(210, 'Can change mailbox', 53, 'change_mailbox'),
	(211, 'Can delete mailbox', 53, 'delete_mailbox'),
	(212, 'Can view mailbox', 53, 'view_mailbox'),
	(213, 'Can add quarantined mail', 54, 'add_quarantinedmail'),
	(214, 'Can change quarantined mail', 54, 'change_quarantinedmail'),
	(215, 'Can delete quarantined mail', 54, 'delete_quarantinedmail'),
	(216, 'Can view quarantined mail', 54, 'view_quarantinedmail'),
	(217, 'Can add product', 55, 'add_product'),
	(218, 'Can change product', 55, 'change_product'),
	(219, 'Can delete product', 55, 'delete_product'),
	(220, 'Can view product', 55, 'view_product'),
	(221, 'Can add variant', 56, 'add_variant'),
	(222, 'Can change variant', 56, 'change_variant'),
	(223, 'Can delete variant', 56, 'delete_variant'),
	(224, 'Can view variant', 56, 'view_variant'),
	(225, 'Can add wish', 57, 'add_wish'),
	(226, 'Can change wish', 57, 'change_wish'),
	(227, 'Can delete wish', 57, 'delete_wish'),
	(228, 'Can view wish', 57, 'view_wish'),
	(229, 'Can add category', 58, 'add_category'),
	(230, 'Can change category', 58, 'change_category'),
	(231, 'Can delete category', 58, 'delete_category'),
	(232, 'Can view category', 58, 'view_category'),
	(233, 'Can add attribute', 59, 'add_attribute'),
	(234, 'Can change attribute', 59, 'change_attribute'),
	(235, 'Can delete attribute', 59, 'delete_attribute'),
	(236, 'Can view attribute', 59, 'view_attribute'),
	(237, 'Can add known word', 60, 'add_knownword'),
	(238, 'Can change known word', 60, 'change_knownword'),
	(239, 'Can delete known word', 60, 'delete_knownword'),
	(240, 'Can view known word', 60, 'view_knownword'),
	(241, 'Can add listed', 61, 'add_listed'),
	(242, 'Can change listed', 61, 'change_listed'),
	(243, 'Can delete listed', 61, 'delete_listed'),
	(244, 'Can view listed', 61, 'view_listed'),
	(245, 'Can add photo', 62, 'add_photo'),
	(246, 'Can change photo', 62, 'change_photo'),
	(247, 'Can delete photo', 62, 'delete_photo'),
	(248, 'Can view photo', 62, 'view_photo'),
	(249, 'Can add sheet task', 63, 'add_sheettask'),
	(250, 'Can change sheet task', 63, 'change_sheettask'),
	(251, 'Can delete sheet task', 63, 'delete_sheettask'),
	(252, 'Can view sheet task', 63, 'view_sheettask'),
	(253, 'Can add sheet text', 64, 'add_sheettext'),
	(254, 'Can change sheet text', 64, 'change_sheettext'),
	(255, 'Can delete sheet text', 64, 'delete_sheettext'),
	(256, 'Can view sheet text', 64, 'view_sheettext'),
	(257, 'Can add sheet version', 65, 'add_sheetversion'),
	(258, 'Can change sheet version', 65, 'change_sheetversion'),
	(259, 'Can delete sheet version', 65, 'delete_sheetversion'),
	(260, 'Can view sheet version', 65, 'view_sheetversion'),
	(261, 'Can add mismatch report', 66, 'add_mismatchreport'),
	(262, 'Can change mismatch report', 66, 'change_mismatchreport'),
	(263, 'Can delete mismatch report', 66, 'delete_mismatchreport'),
	(264, 'Can view mismatch report', 66, 'view_mismatchreport'),
	(265, 'Can add recall', 67, 'add_recall'),
	(266, 'Can change recall', 67, 'change_recall'),
	(267, 'Can delete recall', 67, 'delete_recall'),
	(268, 'Can view recall', 67, 'view_recall'),
	(269, 'Can add market', 68, 'add_market'),
	(270, 'Can change market', 68, 'change_market'),
	(271, 'Can delete market', 68, 'delete_market'),
	(272, 'Can view market', 68, 'view_market'),
	(273, 'Can add vat rate', 69, 'add_vatrate'),
	(274, 'Can change vat rate', 69, 'change_vatrate'),
	(275, 'Can delete vat rate', 69, 'delete_vatrate'),
	(276, 'Can view vat rate', 69, 'view_vatrate'),
	(277, 'Can add voucher', 70, 'add_voucher'),
	(278, 'Can change voucher', 70, 'change_voucher'),
	(279, 'Can delete voucher', 70, 'delete_voucher'),
	(280, 'Can view voucher', 70, 'view_voucher'),
	(281, 'Can add business id', 71, 'add_businessid'),
	(282, 'Can change business id', 71, 'change_businessid'),
	(283, 'Can delete business id', 71, 'delete_businessid'),
	(284, 'Can view business id', 71, 'view_businessid'),
	(285, 'Can add content', 72, 'add_content'),
	(286, 'Can change content', 72, 'change_content'),
	(287, 'Can delete content', 72, 'delete_content'),
	(288, 'Can view content', 72, 'view_content'),
	(289, 'Can add price', 73, 'add_price'),
	(290, 'Can change price', 73, 'change_price'),
	(291, 'Can delete price', 73, 'delete_price'),
	(292, 'Can view price', 73, 'view_price'),
	(293, 'Can add voucher use', 74, 'add_voucheruse'),
	(294, 'Can change voucher use', 74, 'change_voucheruse'),
	(295, 'Can delete voucher use', 74, 'delete_voucheruse'),
	(296, 'Can view voucher use', 74, 'view_voucheruse'),
	(297, 'Can add location', 75, 'add_location'),
	(298, 'Can change location', 75, 'change_location'),
	(299, 'Can delete location', 75, 'delete_location');
INSERT INTO public.auth_permission VALUES
	(300, 'Can view location', 75, 'view_location'),
	(301, 'Can add level', 76, 'add_level'),
	(302, 'Can change level', 76, 'change_level'),
	(303, 'Can delete level', 76, 'delete_level'),
	(304, 'Can view level', 76, 'view_level'),
	(305, 'Can add incoming', 77, 'add_incoming'),
	(306, 'Can change incoming', 77, 'change_incoming'),
	(307, 'Can delete incoming', 77, 'delete_incoming'),
	(308, 'Can view incoming', 77, 'view_incoming'),
	(309, 'Can add movement', 78, 'add_movement'),
	(310, 'Can change movement', 78, 'change_movement'),
	(311, 'Can delete movement', 78, 'delete_movement'),
	(312, 'Can view movement', 78, 'view_movement'),
	(313, 'Can add reservation', 79, 'add_reservation'),
	(314, 'Can change reservation', 79, 'change_reservation'),
	(315, 'Can delete reservation', 79, 'delete_reservation'),
	(316, 'Can view reservation', 79, 'view_reservation'),
	(317, 'Can add supply', 80, 'add_supply'),
	(318, 'Can change supply', 80, 'change_supply'),
	(319, 'Can delete supply', 80, 'delete_supply'),
	(320, 'Can view supply', 80, 'view_supply'),
	(321, 'Can add day key', 81, 'add_daykey'),
	(322, 'Can change day key', 81, 'change_daykey'),
	(323, 'Can delete day key', 81, 'delete_daykey'),
	(324, 'Can view day key', 81, 'view_daykey'),
	(325, 'Can add fit report', 82, 'add_fitreport'),
	(326, 'Can change fit report', 82, 'change_fitreport'),
	(327, 'Can delete fit report', 82, 'delete_fitreport'),
	(328, 'Can view fit report', 82, 'view_fitreport'),
	(329, 'Can add tool', 83, 'add_tool'),
	(330, 'Can change tool', 83, 'change_tool'),
	(331, 'Can delete tool', 83, 'delete_tool'),
	(332, 'Can view tool', 83, 'view_tool'),
	(333, 'Can add tool visit', 84, 'add_toolvisit'),
	(334, 'Can change tool visit', 84, 'change_toolvisit'),
	(335, 'Can delete tool visit', 84, 'delete_toolvisit'),
	(336, 'Can view tool visit', 84, 'view_toolvisit'),
	(337, 'Can add model version', 85, 'add_modelversion'),
	(338, 'Can change model version', 85, 'change_modelversion'),
	(339, 'Can delete model version', 85, 'delete_modelversion'),
	(340, 'Can view model version', 85, 'view_modelversion'),
	(341, 'Can add cell', 86, 'add_cell'),
	(342, 'Can change cell', 86, 'change_cell'),
	(343, 'Can delete cell', 86, 'delete_cell'),
	(344, 'Can view cell', 86, 'view_cell'),
	(345, 'Can add wait curve', 87, 'add_waitcurve'),
	(346, 'Can change wait curve', 87, 'change_waitcurve'),
	(347, 'Can delete wait curve', 87, 'delete_waitcurve'),
	(348, 'Can view wait curve', 87, 'view_waitcurve'),
	(349, 'Can add method', 88, 'add_method'),
	(350, 'Can change method', 88, 'change_method'),
	(351, 'Can delete method', 88, 'delete_method'),
	(352, 'Can view method', 88, 'view_method'),
	(353, 'Can add free from', 89, 'add_freefrom'),
	(354, 'Can change free from', 89, 'change_freefrom'),
	(355, 'Can delete free from', 89, 'delete_freefrom'),
	(356, 'Can view free from', 89, 'view_freefrom'),
	(357, 'Can add pickup point', 90, 'add_pickuppoint'),
	(358, 'Can change pickup point', 90, 'change_pickuppoint'),
	(359, 'Can delete pickup point', 90, 'delete_pickuppoint'),
	(360, 'Can view pickup point', 90, 'view_pickuppoint'),
	(361, 'Can add rate', 91, 'add_rate'),
	(362, 'Can change rate', 91, 'change_rate'),
	(363, 'Can delete rate', 91, 'delete_rate'),
	(364, 'Can view rate', 91, 'view_rate'),
	(365, 'Can add window', 92, 'add_window'),
	(366, 'Can change window', 92, 'change_window'),
	(367, 'Can delete window', 92, 'delete_window'),
	(368, 'Can view window', 92, 'view_window'),
	(369, 'Can add taken time', 93, 'add_takentime'),
	(370, 'Can change taken time', 93, 'change_takentime'),
	(371, 'Can delete taken time', 93, 'delete_takentime'),
	(372, 'Can view taken time', 93, 'view_takentime'),
	(373, 'Can add order', 94, 'add_order'),
	(374, 'Can change order', 94, 'change_order'),
	(375, 'Can delete order', 94, 'delete_order'),
	(376, 'Can view order', 94, 'view_order'),
	(377, 'Can add line', 95, 'add_line'),
	(378, 'Can change line', 95, 'change_line'),
	(379, 'Can delete line', 95, 'delete_line'),
	(380, 'Can view line', 95, 'view_line'),
	(381, 'Can add parcel', 96, 'add_parcel'),
	(382, 'Can change parcel', 96, 'change_parcel'),
	(383, 'Can delete parcel', 96, 'delete_parcel'),
	(384, 'Can view parcel', 96, 'view_parcel'),
	(385, 'Can add scan', 97, 'add_scan'),
	(386, 'Can change scan', 97, 'change_scan'),
	(387, 'Can delete scan', 97, 'delete_scan'),
	(388, 'Can view scan', 97, 'view_scan'),
	(389, 'Can add order address', 98, 'add_orderaddress'),
	(390, 'Can change order address', 98, 'change_orderaddress'),
	(391, 'Can delete order address', 98, 'delete_orderaddress'),
	(392, 'Can view order address', 98, 'view_orderaddress'),
	(393, 'Can add order change', 99, 'add_orderchange'),
	(394, 'Can change order change', 99, 'change_orderchange'),
	(395, 'Can delete order change', 99, 'delete_orderchange'),
	(396, 'Can view order change', 99, 'view_orderchange'),
	(397, 'Can add parcel line', 100, 'add_parcelline'),
	(398, 'Can change parcel line', 100, 'change_parcelline'),
	(399, 'Can delete parcel line', 100, 'delete_parcelline');
INSERT INTO public.auth_permission VALUES
	(400, 'Can view parcel line', 100, 'view_parcelline'),
	(401, 'Can add shortage', 101, 'add_shortage'),
	(402, 'Can change shortage', 101, 'change_shortage'),
	(403, 'Can delete shortage', 101, 'delete_shortage'),
	(404, 'Can view shortage', 101, 'view_shortage'),
	(405, 'Can add incident', 102, 'add_incident'),
	(406, 'Can change incident', 102, 'change_incident'),
	(407, 'Can delete incident', 102, 'delete_incident'),
	(408, 'Can view incident', 102, 'view_incident'),
	(409, 'Can add affected', 103, 'add_affected'),
	(410, 'Can change affected', 103, 'change_affected'),
	(411, 'Can delete affected', 103, 'delete_affected'),
	(412, 'Can view affected', 103, 'view_affected'),
	(413, 'Can add payment', 104, 'add_payment'),
	(414, 'Can change payment', 104, 'change_payment'),
	(415, 'Can delete payment', 104, 'delete_payment'),
	(416, 'Can view payment', 104, 'view_payment'),
	(417, 'Can add bank credit', 105, 'add_bankcredit'),
	(418, 'Can change bank credit', 105, 'change_bankcredit'),
	(419, 'Can delete bank credit', 105, 'delete_bankcredit'),
	(420, 'Can view bank credit', 105, 'view_bankcredit'),
	(421, 'Can add payment entry', 106, 'add_paymententry'),
	(422, 'Can change payment entry', 106, 'change_paymententry'),
	(423, 'Can delete payment entry', 106, 'delete_paymententry'),
	(424, 'Can view payment entry', 106, 'view_paymententry'),
	(425, 'Can add provider', 107, 'add_provider'),
	(426, 'Can change provider', 107, 'change_provider'),
	(427, 'Can delete provider', 107, 'delete_provider'),
	(428, 'Can view provider', 107, 'view_provider'),
	(429, 'Can add provider event', 108, 'add_providerevent'),
	(430, 'Can change provider event', 108, 'change_providerevent'),
	(431, 'Can delete provider event', 108, 'delete_providerevent'),
	(432, 'Can view provider event', 108, 'view_providerevent'),
	(433, 'Can add provider minute', 109, 'add_providerminute'),
	(434, 'Can change provider minute', 109, 'change_providerminute'),
	(435, 'Can delete provider minute', 109, 'delete_providerminute'),
	(436, 'Can view provider minute', 109, 'view_providerminute'),
	(437, 'Can add refund', 110, 'add_refund'),
	(438, 'Can change refund', 110, 'change_refund'),
	(439, 'Can delete refund', 110, 'delete_refund'),
	(440, 'Can view refund', 110, 'view_refund'),
	(441, 'Can add series', 111, 'add_series'),
	(442, 'Can change series', 111, 'change_series'),
	(443, 'Can delete series', 111, 'delete_series'),
	(444, 'Can view series', 111, 'view_series'),
	(445, 'Can add invoice', 112, 'add_invoice'),
	(446, 'Can change invoice', 112, 'change_invoice'),
	(447, 'Can delete invoice', 112, 'delete_invoice'),
	(448, 'Can view invoice', 112, 'view_invoice'),
	(449, 'Can add paper', 113, 'add_paper'),
	(450, 'Can change paper', 113, 'change_paper'),
	(451, 'Can delete paper', 113, 'delete_paper'),
	(452, 'Can view paper', 113, 'view_paper'),
	(453, 'Can add registration', 114, 'add_registration'),
	(454, 'Can change registration', 114, 'change_registration'),
	(455, 'Can delete registration', 114, 'delete_registration'),
	(456, 'Can view registration', 114, 'view_registration'),
	(457, 'Can add counter', 115, 'add_counter'),
	(458, 'Can change counter', 115, 'change_counter'),
	(459, 'Can delete counter', 115, 'delete_counter'),
	(460, 'Can view counter', 115, 'view_counter'),
	(461, 'Can add invoice buyer', 116, 'add_invoicebuyer'),
	(462, 'Can change invoice buyer', 116, 'change_invoicebuyer'),
	(463, 'Can delete invoice buyer', 116, 'delete_invoicebuyer'),
	(464, 'Can view invoice buyer', 116, 'view_invoicebuyer'),
	(465, 'Can add entry', 117, 'add_entry'),
	(466, 'Can change entry', 117, 'change_entry'),
	(467, 'Can delete entry', 117, 'delete_entry'),
	(468, 'Can view entry', 117, 'view_entry'),
	(469, 'Can add entry to seal', 118, 'add_entrytoseal'),
	(470, 'Can change entry to seal', 118, 'change_entrytoseal'),
	(471, 'Can delete entry to seal', 118, 'delete_entrytoseal'),
	(472, 'Can view entry to seal', 118, 'view_entrytoseal'),
	(473, 'Can add promise', 119, 'add_promise'),
	(474, 'Can change promise', 119, 'change_promise'),
	(475, 'Can delete promise', 119, 'delete_promise'),
	(476, 'Can view promise', 119, 'view_promise'),
	(477, 'Can add entry words', 120, 'add_entrywords'),
	(478, 'Can change entry words', 120, 'change_entrywords'),
	(479, 'Can delete entry words', 120, 'delete_entrywords'),
	(480, 'Can view entry words', 120, 'view_entrywords'),
	(481, 'Can add kept day', 121, 'add_keptday'),
	(482, 'Can change kept day', 121, 'change_keptday'),
	(483, 'Can delete kept day', 121, 'delete_keptday'),
	(484, 'Can view kept day', 121, 'view_keptday'),
	(485, 'Can add promise words', 122, 'add_promisewords'),
	(486, 'Can change promise words', 122, 'change_promisewords'),
	(487, 'Can delete promise words', 122, 'delete_promisewords'),
	(488, 'Can view promise words', 122, 'view_promisewords'),
	(489, 'Can add dependency', 123, 'add_dependency'),
	(490, 'Can change dependency', 123, 'change_dependency'),
	(491, 'Can delete dependency', 123, 'delete_dependency'),
	(492, 'Can view dependency', 123, 'view_dependency'),
	(493, 'Can add choice', 124, 'add_choice'),
	(494, 'Can change choice', 124, 'change_choice'),
	(495, 'Can delete choice', 124, 'delete_choice'),
	(496, 'Can view choice', 124, 'view_choice'),
	(497, 'Can add publication', 125, 'add_publication'),
	(498, 'Can change publication', 125, 'change_publication'),
	(499, 'Can delete publication', 125, 'delete_publication');
INSERT INTO public.auth_permission VALUES
	(500, 'Can view publication', 125, 'view_publication'),
	(501, 'Can add seal', 126, 'add_seal'),
	(502, 'Can change seal', 126, 'change_seal'),
	(503, 'Can delete seal', 126, 'delete_seal'),
	(504, 'Can view seal', 126, 'view_seal'),
	(505, 'Can add standing', 127, 'add_standing'),
	(506, 'Can change standing', 127, 'change_standing'),
	(507, 'Can delete standing', 127, 'delete_standing'),
	(508, 'Can view standing', 127, 'view_standing'),
	(509, 'Can add compensation', 128, 'add_compensation'),
	(510, 'Can change compensation', 128, 'change_compensation'),
	(511, 'Can delete compensation', 128, 'delete_compensation'),
	(512, 'Can view compensation', 128, 'view_compensation'),
	(513, 'Can add cause', 129, 'add_cause'),
	(514, 'Can change cause', 129, 'change_cause'),
	(515, 'Can delete cause', 129, 'delete_cause'),
	(516, 'Can view cause', 129, 'view_cause'),
	(517, 'Can add cause count', 130, 'add_causecount'),
	(518, 'Can change cause count', 130, 'change_causecount'),
	(519, 'Can delete cause count', 130, 'delete_causecount'),
	(520, 'Can view cause count', 130, 'view_causecount'),
	(522, 'Can change coding', 131, 'change_coding'),
	(523, 'Can delete coding', 131, 'delete_coding'),
	(524, 'Can view coding', 131, 'view_coding'),
	(525, 'Can add coded cause', 132, 'add_codedcause'),
	(526, 'Can change coded cause', 132, 'change_codedcause'),
	(527, 'Can delete coded cause', 132, 'delete_codedcause'),
	(528, 'Can view coded cause', 132, 'view_codedcause'),
	(529, 'Can add awaited', 133, 'add_awaited'),
	(530, 'Can change awaited', 133, 'change_awaited'),
	(531, 'Can delete awaited', 133, 'delete_awaited'),
	(532, 'Can view awaited', 133, 'view_awaited'),
	(533, 'Can add exposure', 134, 'add_exposure'),
	(534, 'Can change exposure', 134, 'change_exposure'),
	(535, 'Can delete exposure', 134, 'delete_exposure'),
	(536, 'Can view exposure', 134, 'view_exposure'),
	(537, 'Can add watch', 135, 'add_watch'),
	(538, 'Can change watch', 135, 'change_watch'),
	(539, 'Can delete watch', 135, 'delete_watch'),
	(540, 'Can view watch', 135, 'view_watch'),
	(541, 'Can add alarm', 136, 'add_alarm'),
	(542, 'Can change alarm', 136, 'change_alarm'),
	(543, 'Can delete alarm', 136, 'delete_alarm'),
	(544, 'Can view alarm', 136, 'view_alarm'),
	(545, 'Can add learned coding', 137, 'add_learnedcoding'),
	(546, 'Can change learned coding', 137, 'change_learnedcoding'),
	(547, 'Can delete learned coding', 137, 'delete_learnedcoding'),
	(548, 'Can view learned coding', 137, 'view_learnedcoding'),
	(549, 'Can add proposal', 138, 'add_proposal'),
	(550, 'Can change proposal', 138, 'change_proposal'),
	(551, 'Can delete proposal', 138, 'delete_proposal'),
	(552, 'Can view proposal', 138, 'view_proposal'),
	(553, 'Can add second opinion', 139, 'add_secondopinion'),
	(554, 'Can change second opinion', 139, 'change_secondopinion'),
	(555, 'Can delete second opinion', 139, 'delete_secondopinion'),
	(556, 'Can view second opinion', 139, 'view_secondopinion'),
	(557, 'Can add answer settings', 140, 'add_answersettings'),
	(558, 'Can change answer settings', 140, 'change_answersettings'),
	(559, 'Can delete answer settings', 140, 'delete_answersettings'),
	(560, 'Can view answer settings', 140, 'view_answersettings'),
	(561, 'Can add attachment', 141, 'add_attachment'),
	(562, 'Can change attachment', 141, 'change_attachment'),
	(563, 'Can delete attachment', 141, 'delete_attachment'),
	(564, 'Can view attachment', 141, 'view_attachment'),
	(565, 'Can add blocked sender', 142, 'add_blockedsender'),
	(566, 'Can change blocked sender', 142, 'change_blockedsender'),
	(567, 'Can delete blocked sender', 142, 'delete_blockedsender'),
	(568, 'Can view blocked sender', 142, 'view_blockedsender'),
	(569, 'Can add conversation promise', 143, 'add_conversationpromise'),
	(570, 'Can change conversation promise', 143, 'change_conversationpromise'),
	(571, 'Can delete conversation promise', 143, 'delete_conversationpromise'),
	(572, 'Can view conversation promise', 143, 'view_conversationpromise'),
	(573, 'Can add draft', 144, 'add_draft'),
	(574, 'Can change draft', 144, 'change_draft'),
	(575, 'Can delete draft', 144, 'delete_draft'),
	(576, 'Can view draft', 144, 'view_draft'),
	(577, 'Can add external id', 145, 'add_externalid'),
	(578, 'Can change external id', 145, 'change_externalid'),
	(579, 'Can delete external id', 145, 'delete_externalid'),
	(580, 'Can view external id', 145, 'view_externalid'),
	(581, 'Can add macro', 146, 'add_macro'),
	(582, 'Can change macro', 146, 'change_macro'),
	(583, 'Can delete macro', 146, 'delete_macro'),
	(584, 'Can view macro', 146, 'view_macro'),
	(585, 'Can add message', 147, 'add_message'),
	(586, 'Can change message', 147, 'change_message'),
	(587, 'Can delete message', 147, 'delete_message'),
	(588, 'Can view message', 147, 'view_message'),
	(589, 'Can add presence', 148, 'add_presence'),
	(590, 'Can change presence', 148, 'change_presence'),
	(591, 'Can delete presence', 148, 'delete_presence'),
	(592, 'Can view presence', 148, 'view_presence'),
	(593, 'Can add saved view', 149, 'add_savedview'),
	(594, 'Can change saved view', 149, 'change_savedview'),
	(595, 'Can delete saved view', 149, 'delete_savedview'),
	(596, 'Can view saved view', 149, 'view_savedview'),
	(597, 'Can add team', 150, 'add_team'),
	(598, 'Can change team', 150, 'change_team'),
	(599, 'Can delete team', 150, 'delete_team'),
	(600, 'Can view team', 150, 'view_team');
INSERT INTO public.auth_permission VALUES
	(601, 'Can add conversation', 151, 'add_conversation'),
	(602, 'Can change conversation', 151, 'change_conversation'),
	(603, 'Can delete conversation', 151, 'delete_conversation'),
	(604, 'Can view conversation', 151, 'view_conversation'),
	(605, 'Can add timing', 152, 'add_timing'),
	(606, 'Can change timing', 152, 'change_timing'),
	(607, 'Can delete timing', 152, 'delete_timing'),
	(608, 'Can view timing', 152, 'view_timing'),
	(609, 'Can add doubt answer', 153, 'add_doubtanswer'),
	(610, 'Can change doubt answer', 153, 'change_doubtanswer'),
	(611, 'Can delete doubt answer', 153, 'delete_doubtanswer'),
	(612, 'Can view doubt answer', 153, 'view_doubtanswer'),
	(613, 'Can add doubt', 154, 'add_doubt'),
	(614, 'Can change doubt', 154, 'change_doubt'),
	(615, 'Can delete doubt', 154, 'delete_doubt'),
	(616, 'Can view doubt', 154, 'view_doubt'),
	(617, 'Can add product question', 155, 'add_productquestion'),
	(618, 'Can change product question', 155, 'change_productquestion'),
	(619, 'Can delete product question', 155, 'delete_productquestion'),
	(620, 'Can view product question', 155, 'view_productquestion'),
	(621, 'Can add quiet task', 156, 'add_quiettask'),
	(622, 'Can change quiet task', 156, 'change_quiettask'),
	(623, 'Can delete quiet task', 156, 'delete_quiettask'),
	(624, 'Can view quiet task', 156, 'view_quiettask'),
	(625, 'Can add restraint', 157, 'add_restraint'),
	(626, 'Can change restraint', 157, 'change_restraint'),
	(627, 'Can delete restraint', 157, 'delete_restraint'),
	(628, 'Can view restraint', 157, 'view_restraint'),
	(629, 'Can add answer rating', 158, 'add_answerrating'),
	(630, 'Can change answer rating', 158, 'change_answerrating'),
	(631, 'Can delete answer rating', 158, 'delete_answerrating'),
	(632, 'Can view answer rating', 158, 'view_answerrating'),
	(633, 'Can add coaching', 159, 'add_coaching'),
	(634, 'Can change coaching', 159, 'change_coaching'),
	(635, 'Can delete coaching', 159, 'delete_coaching'),
	(636, 'Can view coaching', 159, 'view_coaching'),
	(637, 'Can add reply check', 160, 'add_replycheck'),
	(638, 'Can change reply check', 160, 'change_replycheck'),
	(639, 'Can delete reply check', 160, 'delete_replycheck'),
	(640, 'Can view reply check', 160, 'view_replycheck'),
	(641, 'Can add reply remark', 161, 'add_replyremark'),
	(642, 'Can change reply remark', 161, 'change_replyremark'),
	(643, 'Can delete reply remark', 161, 'delete_replyremark'),
	(644, 'Can view reply remark', 161, 'view_replyremark'),
	(645, 'Can add weighing', 162, 'add_weighing'),
	(646, 'Can change weighing', 162, 'change_weighing'),
	(647, 'Can delete weighing', 162, 'delete_weighing'),
	(648, 'Can view weighing', 162, 'view_weighing'),
	(649, 'Can add public remark', 163, 'add_publicremark'),
	(650, 'Can change public remark', 163, 'change_publicremark'),
	(651, 'Can delete public remark', 163, 'delete_publicremark'),
	(652, 'Can view public remark', 163, 'view_publicremark'),
	(653, 'Can add personal weighing', 164, 'add_personalweighing'),
	(654, 'Can change personal weighing', 164, 'change_personalweighing'),
	(655, 'Can delete personal weighing', 164, 'delete_personalweighing'),
	(656, 'Can view personal weighing', 164, 'view_personalweighing'),
	(657, 'Can add finding', 165, 'add_finding'),
	(658, 'Can change finding', 165, 'change_finding'),
	(659, 'Can delete finding', 165, 'delete_finding'),
	(660, 'Can view finding', 165, 'view_finding'),
	(661, 'Can add heard', 166, 'add_heard'),
	(662, 'Can change heard', 166, 'change_heard'),
	(663, 'Can delete heard', 166, 'delete_heard'),
	(664, 'Can view heard', 166, 'view_heard'),
	(665, 'Can add hearing', 167, 'add_hearing'),
	(666, 'Can change hearing', 167, 'change_hearing'),
	(667, 'Can delete hearing', 167, 'delete_hearing'),
	(668, 'Can view hearing', 167, 'view_hearing'),
	(669, 'Can add learned word', 168, 'add_learnedword'),
	(670, 'Can change learned word', 168, 'change_learnedword'),
	(671, 'Can delete learned word', 168, 'delete_learnedword'),
	(672, 'Can view learned word', 168, 'view_learnedword'),
	(673, 'Can add restatement', 169, 'add_restatement'),
	(674, 'Can change restatement', 169, 'change_restatement'),
	(675, 'Can delete restatement', 169, 'delete_restatement'),
	(676, 'Can view restatement', 169, 'view_restatement'),
	(677, 'Can add route', 170, 'add_route'),
	(678, 'Can change route', 170, 'change_route'),
	(679, 'Can delete route', 170, 'delete_route'),
	(680, 'Can view route', 170, 'view_route'),
	(681, 'Can add talk', 171, 'add_talk'),
	(682, 'Can change talk', 171, 'change_talk'),
	(683, 'Can delete talk', 171, 'delete_talk'),
	(684, 'Can view talk', 171, 'view_talk'),
	(685, 'Can add talk share', 172, 'add_talkshare'),
	(686, 'Can change talk share', 172, 'change_talkshare'),
	(687, 'Can delete talk share', 172, 'delete_talkshare'),
	(688, 'Can view talk share', 172, 'view_talkshare'),
	(689, 'Can add routing rule', 173, 'add_routingrule'),
	(690, 'Can change routing rule', 173, 'change_routingrule'),
	(691, 'Can delete routing rule', 173, 'delete_routingrule'),
	(692, 'Can view routing rule', 173, 'view_routingrule'),
	(693, 'Can add abuse case', 174, 'add_abusecase'),
	(694, 'Can change abuse case', 174, 'change_abusecase'),
	(695, 'Can delete abuse case', 174, 'delete_abusecase'),
	(696, 'Can view abuse case', 174, 'view_abusecase'),
	(697, 'Can add abuse entry', 175, 'add_abuseentry'),
	(698, 'Can change abuse entry', 175, 'change_abuseentry'),
	(699, 'Can delete abuse entry', 175, 'delete_abuseentry'),
	(700, 'Can view abuse entry', 175, 'view_abuseentry');
INSERT INTO public.auth_permission VALUES
	(701, 'Can add abuse quote', 176, 'add_abusequote'),
	(702, 'Can change abuse quote', 176, 'change_abusequote'),
	(703, 'Can delete abuse quote', 176, 'delete_abusequote'),
	(704, 'Can view abuse quote', 176, 'view_abusequote'),
	(705, 'Can add empowerment', 177, 'add_empowerment'),
	(706, 'Can change empowerment', 177, 'change_empowerment'),
	(707, 'Can delete empowerment', 177, 'delete_empowerment'),
	(708, 'Can view empowerment', 177, 'view_empowerment'),
	(709, 'Can add knowledge card', 178, 'add_knowledgecard'),
	(710, 'Can change knowledge card', 178, 'change_knowledgecard'),
	(711, 'Can delete knowledge card', 178, 'delete_knowledgecard'),
	(712, 'Can view knowledge card', 178, 'view_knowledgecard'),
	(713, 'Can add card work', 179, 'add_cardwork'),
	(714, 'Can change card work', 179, 'change_cardwork'),
	(715, 'Can delete card work', 179, 'delete_cardwork'),
	(716, 'Can view card work', 179, 'view_cardwork'),
	(717, 'Can add need', 180, 'add_need'),
	(718, 'Can change need', 180, 'change_need'),
	(719, 'Can delete need', 180, 'delete_need'),
	(720, 'Can view need', 180, 'view_need'),
	(721, 'Can add permission', 181, 'add_permission'),
	(722, 'Can change permission', 181, 'change_permission'),
	(723, 'Can delete permission', 181, 'delete_permission'),
	(724, 'Can view permission', 181, 'view_permission'),
	(725, 'Can add skill', 182, 'add_skill'),
	(726, 'Can change skill', 182, 'change_skill'),
	(727, 'Can delete skill', 182, 'delete_skill'),
	(728, 'Can view skill', 182, 'view_skill'),
	(729, 'Can add tip', 183, 'add_tip'),
	(730, 'Can change tip', 183, 'change_tip'),
	(731, 'Can delete tip', 183, 'delete_tip'),
	(732, 'Can view tip', 183, 'view_tip'),
	(733, 'Can add unusual request', 184, 'add_unusualrequest'),
	(734, 'Can change unusual request', 184, 'change_unusualrequest'),
	(735, 'Can delete unusual request', 184, 'delete_unusualrequest'),
	(736, 'Can view unusual request', 184, 'view_unusualrequest'),
	(737, 'Can add rehearsal', 185, 'add_rehearsal'),
	(738, 'Can change rehearsal', 185, 'change_rehearsal'),
	(739, 'Can delete rehearsal', 185, 'delete_rehearsal'),
	(740, 'Can view rehearsal', 185, 'view_rehearsal'),
	(741, 'Can add test purchase', 186, 'add_testpurchase'),
	(742, 'Can change test purchase', 186, 'change_testpurchase'),
	(743, 'Can delete test purchase', 186, 'delete_testpurchase'),
	(744, 'Can view test purchase', 186, 'view_testpurchase'),
	(745, 'Can add test check', 187, 'add_testcheck'),
	(746, 'Can change test check', 187, 'change_testcheck'),
	(747, 'Can delete test check', 187, 'delete_testcheck'),
	(748, 'Can view test check', 187, 'view_testcheck'),
	(749, 'Can add finding', 188, 'add_finding'),
	(750, 'Can change finding', 188, 'change_finding'),
	(751, 'Can delete finding', 188, 'delete_finding'),
	(752, 'Can view finding', 188, 'view_finding'),
	(753, 'Can add turn', 189, 'add_turn'),
	(754, 'Can change turn', 189, 'change_turn'),
	(755, 'Can delete turn', 189, 'delete_turn'),
	(756, 'Can view turn', 189, 'view_turn'),
	(757, 'Can add line', 190, 'add_line'),
	(758, 'Can change line', 190, 'change_line'),
	(759, 'Can delete line', 190, 'delete_line'),
	(760, 'Can view line', 190, 'view_line'),
	(761, 'Can add call back', 191, 'add_callback'),
	(762, 'Can change call back', 191, 'change_callback'),
	(763, 'Can delete call back', 191, 'delete_callback'),
	(764, 'Can view call back', 191, 'view_callback'),
	(765, 'Can add call', 192, 'add_call'),
	(766, 'Can change call', 192, 'change_call'),
	(767, 'Can delete call', 192, 'delete_call'),
	(768, 'Can view call', 192, 'view_call'),
	(769, 'Can add line hour', 193, 'add_linehour'),
	(770, 'Can change line hour', 193, 'change_linehour'),
	(771, 'Can delete line hour', 193, 'delete_linehour'),
	(772, 'Can view line hour', 193, 'view_linehour'),
	(773, 'Can add unusable report', 194, 'add_unusablereport'),
	(774, 'Can change unusable report', 194, 'change_unusablereport'),
	(775, 'Can delete unusable report', 194, 'delete_unusablereport'),
	(776, 'Can view unusable report', 194, 'view_unusablereport'),
	(777, 'Can add day key', 195, 'add_daykey'),
	(778, 'Can change day key', 195, 'change_daykey'),
	(779, 'Can delete day key', 195, 'delete_daykey'),
	(780, 'Can view day key', 195, 'view_daykey'),
	(781, 'Can add cart', 196, 'add_cart'),
	(782, 'Can change cart', 196, 'change_cart'),
	(783, 'Can delete cart', 196, 'delete_cart'),
	(784, 'Can view cart', 196, 'view_cart'),
	(785, 'Can add cart line', 197, 'add_cartline'),
	(786, 'Can change cart line', 197, 'change_cartline'),
	(787, 'Can delete cart line', 197, 'delete_cartline'),
	(788, 'Can view cart line', 197, 'view_cartline'),
	(789, 'Can add funnel day', 198, 'add_funnelday'),
	(790, 'Can change funnel day', 198, 'change_funnelday'),
	(791, 'Can delete funnel day', 198, 'delete_funnelday'),
	(792, 'Can view funnel day', 198, 'view_funnelday'),
	(793, 'Can add request option', 199, 'add_requestoption'),
	(794, 'Can change request option', 199, 'change_requestoption'),
	(795, 'Can delete request option', 199, 'delete_requestoption'),
	(796, 'Can view request option', 199, 'view_requestoption'),
	(797, 'Can add saved address', 200, 'add_savedaddress'),
	(798, 'Can change saved address', 200, 'change_savedaddress'),
	(799, 'Can delete saved address', 200, 'delete_savedaddress'),
	(800, 'Can view saved address', 200, 'view_savedaddress');
INSERT INTO public.auth_permission VALUES
	(801, 'Can add saved item', 201, 'add_saveditem'),
	(802, 'Can change saved item', 201, 'change_saveditem'),
	(803, 'Can delete saved item', 201, 'delete_saveditem'),
	(804, 'Can view saved item', 201, 'view_saveditem'),
	(805, 'Can add seen today', 202, 'add_seentoday'),
	(806, 'Can change seen today', 202, 'change_seentoday'),
	(807, 'Can delete seen today', 202, 'delete_seentoday'),
	(808, 'Can view seen today', 202, 'view_seentoday'),
	(809, 'Can add self check', 203, 'add_selfcheck'),
	(810, 'Can change self check', 203, 'change_selfcheck'),
	(811, 'Can delete self check', 203, 'delete_selfcheck'),
	(812, 'Can view self check', 203, 'view_selfcheck'),
	(813, 'Can add step taken', 204, 'add_steptaken'),
	(814, 'Can change step taken', 204, 'change_steptaken'),
	(815, 'Can delete step taken', 204, 'delete_steptaken'),
	(816, 'Can view step taken', 204, 'view_steptaken'),
	(817, 'Can add how decided', 205, 'add_howdecided'),
	(818, 'Can change how decided', 205, 'change_howdecided'),
	(819, 'Can delete how decided', 205, 'delete_howdecided'),
	(820, 'Can view how decided', 205, 'view_howdecided'),
	(821, 'Can add ask settings', 206, 'add_asksettings'),
	(822, 'Can change ask settings', 206, 'change_asksettings'),
	(823, 'Can delete ask settings', 206, 'delete_asksettings'),
	(824, 'Can view ask settings', 206, 'view_asksettings'),
	(825, 'Can add approach', 207, 'add_approach'),
	(826, 'Can change approach', 207, 'change_approach'),
	(827, 'Can delete approach', 207, 'delete_approach'),
	(828, 'Can view approach', 207, 'view_approach'),
	(829, 'Can add ask', 208, 'add_ask'),
	(830, 'Can change ask', 208, 'change_ask'),
	(831, 'Can delete ask', 208, 'delete_ask'),
	(832, 'Can view ask', 208, 'view_ask'),
	(833, 'Can add hold', 209, 'add_hold'),
	(834, 'Can change hold', 209, 'change_hold'),
	(835, 'Can delete hold', 209, 'delete_hold'),
	(836, 'Can view hold', 209, 'view_hold'),
	(837, 'Can add legal basis', 210, 'add_legalbasis'),
	(838, 'Can change legal basis', 210, 'change_legalbasis'),
	(839, 'Can delete legal basis', 210, 'delete_legalbasis'),
	(840, 'Can view legal basis', 210, 'view_legalbasis'),
	(841, 'Can add unsubscription', 211, 'add_unsubscription'),
	(842, 'Can change unsubscription', 211, 'change_unsubscription'),
	(843, 'Can delete unsubscription', 211, 'delete_unsubscription'),
	(844, 'Can view unsubscription', 211, 'view_unsubscription'),
	(845, 'Can add follow up', 212, 'add_followup'),
	(846, 'Can change follow up', 212, 'change_followup'),
	(847, 'Can delete follow up', 212, 'delete_followup'),
	(848, 'Can view follow up', 212, 'view_followup'),
	(849, 'Can add policy', 213, 'add_policy'),
	(850, 'Can change policy', 213, 'change_policy'),
	(851, 'Can delete policy', 213, 'delete_policy'),
	(852, 'Can view policy', 213, 'view_policy'),
	(853, 'Can add remedy', 214, 'add_remedy'),
	(854, 'Can change remedy', 214, 'change_remedy'),
	(855, 'Can delete remedy', 214, 'delete_remedy'),
	(856, 'Can view remedy', 214, 'view_remedy'),
	(857, 'Can add remedy rule', 215, 'add_remedyrule'),
	(858, 'Can change remedy rule', 215, 'change_remedyrule'),
	(859, 'Can delete remedy rule', 215, 'delete_remedyrule'),
	(860, 'Can view remedy rule', 215, 'view_remedyrule'),
	(861, 'Can add withdrawal', 216, 'add_withdrawal'),
	(862, 'Can change withdrawal', 216, 'change_withdrawal'),
	(863, 'Can delete withdrawal', 216, 'delete_withdrawal'),
	(864, 'Can view withdrawal', 216, 'view_withdrawal'),
	(865, 'Can add withdrawal line', 217, 'add_withdrawalline'),
	(866, 'Can change withdrawal line', 217, 'change_withdrawalline'),
	(867, 'Can delete withdrawal line', 217, 'delete_withdrawalline'),
	(868, 'Can view withdrawal line', 217, 'view_withdrawalline'),
	(869, 'Can add exemption', 218, 'add_exemption'),
	(870, 'Can change exemption', 218, 'change_exemption'),
	(871, 'Can delete exemption', 218, 'delete_exemption'),
	(872, 'Can view exemption', 218, 'view_exemption'),
	(873, 'Can add claim', 219, 'add_claim'),
	(874, 'Can change claim', 219, 'change_claim'),
	(875, 'Can delete claim', 219, 'delete_claim'),
	(876, 'Can view claim', 219, 'view_claim'),
	(877, 'Can add claim line', 220, 'add_claimline'),
	(878, 'Can change claim line', 220, 'change_claimline'),
	(879, 'Can delete claim line', 220, 'delete_claimline'),
	(880, 'Can view claim line', 220, 'view_claimline'),
	(881, 'Can add claim photo', 221, 'add_claimphoto'),
	(882, 'Can change claim photo', 221, 'change_claimphoto'),
	(883, 'Can delete claim photo', 221, 'delete_claimphoto'),
	(884, 'Can view claim photo', 221, 'view_claimphoto'),
	(885, 'Can add claim step', 222, 'add_claimstep'),
	(886, 'Can change claim step', 222, 'change_claimstep'),
	(887, 'Can delete claim step', 222, 'delete_claimstep'),
	(888, 'Can view claim step', 222, 'view_claimstep'),
	(889, 'Can add courier claim', 223, 'add_courierclaim'),
	(890, 'Can change courier claim', 223, 'change_courierclaim'),
	(891, 'Can delete courier claim', 223, 'delete_courierclaim'),
	(892, 'Can view courier claim', 223, 'view_courierclaim'),
	(893, 'Can add product guarantee', 224, 'add_productguarantee'),
	(894, 'Can change product guarantee', 224, 'change_productguarantee'),
	(895, 'Can delete product guarantee', 224, 'delete_productguarantee'),
	(896, 'Can view product guarantee', 224, 'view_productguarantee'),
	(897, 'Can add repair', 225, 'add_repair'),
	(898, 'Can change repair', 225, 'change_repair'),
	(899, 'Can delete repair', 225, 'delete_repair'),
	(900, 'Can view repair', 225, 'view_repair');
INSERT INTO public.auth_permission VALUES
	(901, 'Can add sold item', 226, 'add_solditem'),
	(902, 'Can change sold item', 226, 'change_solditem'),
	(903, 'Can delete sold item', 226, 'delete_solditem'),
	(904, 'Can view sold item', 226, 'view_solditem'),
	(905, 'Can add guarantee', 227, 'add_guarantee'),
	(906, 'Can change guarantee', 227, 'change_guarantee'),
	(907, 'Can delete guarantee', 227, 'delete_guarantee'),
	(908, 'Can view guarantee', 227, 'view_guarantee'),
	(909, 'Can add entry to seal', 228, 'add_entrytoseal'),
	(910, 'Can change entry to seal', 228, 'change_entrytoseal'),
	(911, 'Can delete entry to seal', 228, 'delete_entrytoseal'),
	(912, 'Can view entry to seal', 228, 'view_entrytoseal'),
	(913, 'Can add product figures', 229, 'add_productfigures'),
	(914, 'Can change product figures', 229, 'change_productfigures'),
	(915, 'Can delete product figures', 229, 'delete_productfigures'),
	(916, 'Can view product figures', 229, 'view_productfigures'),
	(917, 'Can add product voice', 230, 'add_productvoice'),
	(918, 'Can change product voice', 230, 'change_productvoice'),
	(919, 'Can delete product voice', 230, 'delete_productvoice'),
	(920, 'Can view product voice', 230, 'view_productvoice'),
	(921, 'Can add aspect figures', 231, 'add_aspectfigures'),
	(922, 'Can change aspect figures', 231, 'change_aspectfigures'),
	(923, 'Can delete aspect figures', 231, 'delete_aspectfigures'),
	(924, 'Can view aspect figures', 231, 'view_aspectfigures'),
	(925, 'Can add moderation entry', 232, 'add_moderationentry'),
	(926, 'Can change moderation entry', 232, 'change_moderationentry'),
	(927, 'Can delete moderation entry', 232, 'delete_moderationentry'),
	(928, 'Can view moderation entry', 232, 'view_moderationentry'),
	(929, 'Can add moderation seal', 233, 'add_moderationseal'),
	(930, 'Can change moderation seal', 233, 'change_moderationseal'),
	(931, 'Can delete moderation seal', 233, 'delete_moderationseal'),
	(932, 'Can view moderation seal', 233, 'view_moderationseal'),
	(933, 'Can add review', 234, 'add_review'),
	(934, 'Can change review', 234, 'change_review'),
	(935, 'Can delete review', 234, 'delete_review'),
	(936, 'Can view review', 234, 'view_review'),
	(937, 'Can add public reply', 235, 'add_publicreply'),
	(938, 'Can change public reply', 235, 'change_publicreply'),
	(939, 'Can delete public reply', 235, 'delete_publicreply'),
	(940, 'Can view public reply', 235, 'view_publicreply'),
	(941, 'Can add invitation', 236, 'add_invitation'),
	(942, 'Can change invitation', 236, 'change_invitation'),
	(943, 'Can delete invitation', 236, 'delete_invitation'),
	(944, 'Can view invitation', 236, 'view_invitation'),
	(945, 'Can add helpful vote', 237, 'add_helpfulvote'),
	(946, 'Can change helpful vote', 237, 'change_helpfulvote'),
	(947, 'Can delete helpful vote', 237, 'delete_helpfulvote'),
	(948, 'Can view helpful vote', 237, 'view_helpfulvote'),
	(949, 'Can add flag', 238, 'add_flag'),
	(950, 'Can change flag', 238, 'change_flag'),
	(951, 'Can delete flag', 238, 'delete_flag'),
	(952, 'Can view flag', 238, 'view_flag'),
	(953, 'Can add closed loop', 239, 'add_closedloop'),
	(954, 'Can change closed loop', 239, 'change_closedloop'),
	(955, 'Can delete closed loop', 239, 'delete_closedloop'),
	(956, 'Can view closed loop', 239, 'view_closedloop'),
	(957, 'Can add appeal', 240, 'add_appeal'),
	(958, 'Can change appeal', 240, 'change_appeal'),
	(959, 'Can delete appeal', 240, 'delete_appeal'),
	(960, 'Can view appeal', 240, 'view_appeal'),
	(961, 'Can add review case', 241, 'add_reviewcase'),
	(962, 'Can change review case', 241, 'change_reviewcase'),
	(963, 'Can delete review case', 241, 'delete_reviewcase'),
	(964, 'Can view review case', 241, 'view_reviewcase'),
	(965, 'Can add review photo', 242, 'add_reviewphoto'),
	(966, 'Can change review photo', 242, 'change_reviewphoto'),
	(967, 'Can delete review photo', 242, 'delete_reviewphoto'),
	(968, 'Can view review photo', 242, 'view_reviewphoto'),
	(969, 'Can add review settings', 243, 'add_reviewsettings'),
	(970, 'Can change review settings', 243, 'change_reviewsettings'),
	(971, 'Can delete review settings', 243, 'delete_reviewsettings'),
	(972, 'Can view review settings', 243, 'view_reviewsettings'),
	(973, 'Can add review version', 244, 'add_reviewversion'),
	(974, 'Can change review version', 244, 'change_reviewversion'),
	(975, 'Can delete review version', 244, 'delete_reviewversion'),
	(976, 'Can view review version', 244, 'view_reviewversion'),
	(977, 'Can add aspect', 245, 'add_aspect'),
	(978, 'Can change aspect', 245, 'change_aspect'),
	(979, 'Can delete aspect', 245, 'delete_aspect'),
	(980, 'Can view aspect', 245, 'view_aspect'),
	(981, 'Can add outcome figures', 246, 'add_outcomefigures'),
	(982, 'Can change outcome figures', 246, 'change_outcomefigures'),
	(983, 'Can delete outcome figures', 246, 'delete_outcomefigures'),
	(984, 'Can view outcome figures', 246, 'view_outcomefigures'),
	(985, 'Can add purchase review', 247, 'add_purchasereview'),
	(986, 'Can change purchase review', 247, 'change_purchasereview'),
	(987, 'Can delete purchase review', 247, 'delete_purchasereview'),
	(988, 'Can view purchase review', 247, 'view_purchasereview'),
	(989, 'Can add decision count', 248, 'add_decisioncount'),
	(990, 'Can change decision count', 248, 'change_decisioncount'),
	(991, 'Can delete decision count', 248, 'delete_decisioncount'),
	(992, 'Can view decision count', 248, 'view_decisioncount'),
	(993, 'Can add answer day', 249, 'add_answerday'),
	(994, 'Can change answer day', 249, 'change_answerday'),
	(995, 'Can delete answer day', 249, 'delete_answerday'),
	(996, 'Can view answer day', 249, 'view_answerday'),
	(997, 'Can add invited day', 250, 'add_invitedday'),
	(998, 'Can change invited day', 250, 'change_invitedday'),
	(999, 'Can delete invited day', 250, 'delete_invitedday'),
	(1000, 'Can view invited day', 250, 'view_invitedday');
INSERT INTO public.auth_permission VALUES
	(1001, 'Can add survey', 251, 'add_survey'),
	(1002, 'Can change survey', 251, 'change_survey'),
	(1003, 'Can delete survey', 251, 'delete_survey'),
	(1004, 'Can view survey', 251, 'view_survey'),
	(1005, 'Can add question set', 252, 'add_questionset'),
	(1006, 'Can change question set', 252, 'change_questionset'),
	(1007, 'Can delete question set', 252, 'delete_questionset'),
	(1008, 'Can view question set', 252, 'view_questionset'),
	(1009, 'Can add place', 253, 'add_place'),
	(1010, 'Can change place', 253, 'change_place'),
	(1011, 'Can delete place', 253, 'delete_place'),
	(1012, 'Can view place', 253, 'view_place'),
	(1013, 'Can add invitation', 254, 'add_invitation'),
	(1014, 'Can change invitation', 254, 'change_invitation'),
	(1015, 'Can delete invitation', 254, 'delete_invitation'),
	(1016, 'Can view invitation', 254, 'view_invitation'),
	(1017, 'Can add survey call', 255, 'add_surveycall'),
	(1018, 'Can change survey call', 255, 'change_surveycall'),
	(1019, 'Can delete survey call', 255, 'delete_surveycall'),
	(1020, 'Can view survey call', 255, 'view_surveycall'),
	(1021, 'Can add wave', 256, 'add_wave'),
	(1022, 'Can change wave', 256, 'change_wave'),
	(1023, 'Can delete wave', 256, 'delete_wave'),
	(1024, 'Can view wave', 256, 'view_wave'),
	(1025, 'Can add response', 257, 'add_response'),
	(1026, 'Can change response', 257, 'change_response'),
	(1027, 'Can delete response', 257, 'delete_response'),
	(1028, 'Can view response', 257, 'view_response'),
	(1029, 'Can add answer', 258, 'add_answer'),
	(1030, 'Can change answer', 258, 'change_answer'),
	(1031, 'Can delete answer', 258, 'delete_answer'),
	(1032, 'Can view answer', 258, 'view_answer'),
	(1033, 'Can add question settings', 259, 'add_questionsettings'),
	(1034, 'Can change question settings', 259, 'change_questionsettings'),
	(1035, 'Can delete question settings', 259, 'delete_questionsettings'),
	(1036, 'Can view question settings', 259, 'view_questionsettings'),
	(1037, 'Can add answer', 260, 'add_answer'),
	(1038, 'Can change answer', 260, 'change_answer'),
	(1039, 'Can delete answer', 260, 'delete_answer'),
	(1040, 'Can view answer', 260, 'view_answer'),
	(1041, 'Can add moderation', 261, 'add_moderation'),
	(1042, 'Can change moderation', 261, 'change_moderation'),
	(1043, 'Can delete moderation', 261, 'delete_moderation'),
	(1044, 'Can view moderation', 261, 'view_moderation'),
	(1045, 'Can add question', 262, 'add_question'),
	(1046, 'Can change question', 262, 'change_question'),
	(1047, 'Can delete question', 262, 'delete_question'),
	(1048, 'Can view question', 262, 'view_question'),
	(1049, 'Can add invitation', 263, 'add_invitation'),
	(1050, 'Can change invitation', 263, 'change_invitation'),
	(1051, 'Can delete invitation', 263, 'delete_invitation'),
	(1052, 'Can view invitation', 263, 'view_invitation'),
	(1053, 'Can add flag', 264, 'add_flag'),
	(1054, 'Can change flag', 264, 'change_flag'),
	(1055, 'Can delete flag', 264, 'delete_flag'),
	(1056, 'Can view flag', 264, 'view_flag'),
	(1057, 'Can add sitting', 265, 'add_sitting'),
	(1058, 'Can change sitting', 265, 'change_sitting'),
	(1059, 'Can delete sitting', 265, 'delete_sitting'),
	(1060, 'Can view sitting', 265, 'view_sitting'),
	(1061, 'Can add suggestion', 266, 'add_suggestion'),
	(1062, 'Can change suggestion', 266, 'change_suggestion'),
	(1063, 'Can delete suggestion', 266, 'delete_suggestion'),
	(1064, 'Can view suggestion', 266, 'view_suggestion'),
	(1065, 'Can add suggestion step', 267, 'add_suggestionstep'),
	(1066, 'Can change suggestion step', 267, 'change_suggestionstep'),
	(1067, 'Can delete suggestion step', 267, 'delete_suggestionstep'),
	(1068, 'Can view suggestion step', 267, 'view_suggestionstep'),
	(1069, 'Can add suggestion vote', 268, 'add_suggestionvote'),
	(1070, 'Can change suggestion vote', 268, 'change_suggestionvote'),
	(1071, 'Can delete suggestion vote', 268, 'delete_suggestionvote'),
	(1072, 'Can view suggestion vote', 268, 'view_suggestionvote'),
	(1073, 'Can add moderation to seal', 269, 'add_moderationtoseal'),
	(1074, 'Can change moderation to seal', 269, 'change_moderationtoseal'),
	(1075, 'Can delete moderation to seal', 269, 'delete_moderationtoseal'),
	(1076, 'Can view moderation to seal', 269, 'view_moderationtoseal'),
	(1077, 'Can add moderation seal', 270, 'add_moderationseal'),
	(1078, 'Can change moderation seal', 270, 'change_moderationseal'),
	(1079, 'Can delete moderation seal', 270, 'delete_moderationseal'),
	(1080, 'Can view moderation seal', 270, 'view_moderationseal'),
	(1081, 'Can add appeal', 271, 'add_appeal'),
	(1082, 'Can change appeal', 271, 'change_appeal'),
	(1083, 'Can delete appeal', 271, 'delete_appeal'),
	(1084, 'Can view appeal', 271, 'view_appeal'),
	(1085, 'Can add change', 272, 'add_change'),
	(1086, 'Can change change', 272, 'change_change'),
	(1087, 'Can delete change', 272, 'delete_change'),
	(1088, 'Can view change', 272, 'view_change'),
	(1089, 'Can add standing', 273, 'add_standing'),
	(1090, 'Can change standing', 273, 'change_standing'),
	(1091, 'Can delete standing', 273, 'delete_standing'),
	(1092, 'Can view standing', 273, 'view_standing'),
	(1093, 'Can add effort', 274, 'add_effort'),
	(1094, 'Can change effort', 274, 'change_effort'),
	(1095, 'Can delete effort', 274, 'delete_effort'),
	(1096, 'Can view effort', 274, 'view_effort'),
	(1097, 'Can add mention', 275, 'add_mention'),
	(1098, 'Can change mention', 275, 'change_mention'),
	(1099, 'Can delete mention', 275, 'delete_mention'),
	(1100, 'Can view mention', 275, 'view_mention');
INSERT INTO public.auth_permission VALUES
	(1101, 'Can add complaint', 276, 'add_complaint'),
	(1102, 'Can change complaint', 276, 'change_complaint'),
	(1103, 'Can delete complaint', 276, 'delete_complaint'),
	(1104, 'Can view complaint', 276, 'view_complaint'),
	(1105, 'Can add complaint entry', 277, 'add_complaintentry'),
	(1106, 'Can change complaint entry', 277, 'change_complaintentry'),
	(1107, 'Can delete complaint entry', 277, 'delete_complaintentry'),
	(1108, 'Can view complaint entry', 277, 'view_complaintentry'),
	(1109, 'Can add complaint mark', 278, 'add_complaintmark'),
	(1110, 'Can change complaint mark', 278, 'change_complaintmark'),
	(1111, 'Can delete complaint mark', 278, 'delete_complaintmark'),
	(1112, 'Can view complaint mark', 278, 'view_complaintmark'),
	(1113, 'Can add complaint settings', 279, 'add_complaintsettings'),
	(1114, 'Can change complaint settings', 279, 'change_complaintsettings'),
	(1115, 'Can delete complaint settings', 279, 'delete_complaintsettings'),
	(1116, 'Can view complaint settings', 279, 'view_complaintsettings'),
	(1117, 'Can add silent', 280, 'add_silent'),
	(1118, 'Can change silent', 280, 'change_silent'),
	(1119, 'Can delete silent', 280, 'delete_silent'),
	(1120, 'Can view silent', 280, 'view_silent'),
	(1121, 'Can add attention', 281, 'add_attention'),
	(1122, 'Can change attention', 281, 'change_attention'),
	(1123, 'Can delete attention', 281, 'delete_attention'),
	(1124, 'Can view attention', 281, 'view_attention'),
	(1125, 'Can add credit', 282, 'add_credit'),
	(1126, 'Can change credit', 282, 'change_credit'),
	(1127, 'Can delete credit', 282, 'delete_credit'),
	(1128, 'Can view credit', 282, 'view_credit'),
	(1129, 'Can add handle', 283, 'add_handle'),
	(1130, 'Can change handle', 283, 'change_handle'),
	(1131, 'Can delete handle', 283, 'delete_handle'),
	(1132, 'Can view handle', 283, 'view_handle'),
	(1133, 'Can add post', 284, 'add_post'),
	(1134, 'Can change post', 284, 'change_post'),
	(1135, 'Can delete post', 284, 'delete_post'),
	(1136, 'Can view post', 284, 'view_post'),
	(1137, 'Can add apology', 285, 'add_apology'),
	(1138, 'Can change apology', 285, 'change_apology'),
	(1139, 'Can delete apology', 285, 'delete_apology'),
	(1140, 'Can view apology', 285, 'view_apology'),
	(1141, 'Can add plan step', 286, 'add_planstep'),
	(1142, 'Can change plan step', 286, 'change_planstep'),
	(1143, 'Can delete plan step', 286, 'delete_planstep'),
	(1144, 'Can view plan step', 286, 'view_planstep'),
	(1145, 'Can add recovery', 287, 'add_recovery'),
	(1146, 'Can change recovery', 287, 'change_recovery'),
	(1147, 'Can delete recovery', 287, 'delete_recovery'),
	(1148, 'Can view recovery', 287, 'view_recovery'),
	(1149, 'Can add recovery attempt', 288, 'add_recoveryattempt'),
	(1150, 'Can change recovery attempt', 288, 'change_recoveryattempt'),
	(1151, 'Can delete recovery attempt', 288, 'delete_recoveryattempt'),
	(1152, 'Can view recovery attempt', 288, 'view_recoveryattempt'),
	(1153, 'Can add contract', 289, 'add_contract'),
	(1154, 'Can change contract', 289, 'change_contract'),
	(1155, 'Can delete contract', 289, 'delete_contract'),
	(1156, 'Can view contract', 289, 'view_contract'),
	(1157, 'Can add decision', 290, 'add_decision'),
	(1158, 'Can change decision', 290, 'change_decision'),
	(1159, 'Can delete decision', 290, 'delete_decision'),
	(1160, 'Can view decision', 290, 'view_decision'),
	(1161, 'Can add reason', 291, 'add_reason'),
	(1162, 'Can change reason', 291, 'change_reason'),
	(1163, 'Can delete reason', 291, 'delete_reason'),
	(1164, 'Can view reason', 291, 'view_reason'),
	(1165, 'Can add terms', 292, 'add_terms'),
	(1166, 'Can change terms', 292, 'change_terms'),
	(1167, 'Can delete terms', 292, 'delete_terms'),
	(1168, 'Can view terms', 292, 'view_terms'),
	(1169, 'Can add outreach', 293, 'add_outreach'),
	(1170, 'Can change outreach', 293, 'change_outreach'),
	(1171, 'Can delete outreach', 293, 'delete_outreach'),
	(1172, 'Can view outreach', 293, 'view_outreach'),
	(1173, 'Can add mistake', 294, 'add_mistake'),
	(1174, 'Can change mistake', 294, 'change_mistake'),
	(1175, 'Can delete mistake', 294, 'delete_mistake'),
	(1176, 'Can view mistake', 294, 'view_mistake'),
	(1177, 'Can add lesson', 295, 'add_lesson'),
	(1178, 'Can change lesson', 295, 'change_lesson'),
	(1179, 'Can delete lesson', 295, 'delete_lesson'),
	(1180, 'Can view lesson', 295, 'view_lesson'),
	(1181, 'Can add evidence', 296, 'add_evidence'),
	(1182, 'Can change evidence', 296, 'change_evidence'),
	(1183, 'Can delete evidence', 296, 'delete_evidence'),
	(1184, 'Can view evidence', 296, 'view_evidence'),
	(1185, 'Can add correction', 297, 'add_correction'),
	(1186, 'Can change correction', 297, 'change_correction'),
	(1187, 'Can delete correction', 297, 'delete_correction'),
	(1188, 'Can view correction', 297, 'view_correction'),
	(1189, 'Can add mistake entry', 298, 'add_mistakeentry'),
	(1190, 'Can change mistake entry', 298, 'change_mistakeentry'),
	(1191, 'Can delete mistake entry', 298, 'delete_mistakeentry'),
	(1192, 'Can view mistake entry', 298, 'view_mistakeentry'),
	(1193, 'Can add told', 299, 'add_told'),
	(1194, 'Can change told', 299, 'change_told'),
	(1195, 'Can delete told', 299, 'delete_told'),
	(1196, 'Can view told', 299, 'view_told'),
	(1197, 'Can add incident update', 300, 'add_incidentupdate'),
	(1198, 'Can change incident update', 300, 'change_incidentupdate'),
	(1199, 'Can delete incident update', 300, 'delete_incidentupdate'),
	(1200, 'Can view incident update', 300, 'view_incidentupdate');
INSERT INTO public.auth_permission VALUES
	(1201, 'Can add incident', 301, 'add_incident'),
	(1202, 'Can change incident', 301, 'change_incident'),
	(1203, 'Can delete incident', 301, 'delete_incident'),
	(1204, 'Can view incident', 301, 'view_incident'),
	(1205, 'Can add affected rule', 302, 'add_affectedrule'),
	(1206, 'Can change affected rule', 302, 'change_affectedrule'),
	(1207, 'Can delete affected rule', 302, 'delete_affectedrule'),
	(1208, 'Can view affected rule', 302, 'view_affectedrule'),
	(1209, 'Can add affected', 303, 'add_affected'),
	(1210, 'Can change affected', 303, 'change_affected'),
	(1211, 'Can delete affected', 303, 'delete_affected'),
	(1212, 'Can view affected', 303, 'view_affected'),
	(1213, 'Can add update sending', 304, 'add_updatesending'),
	(1214, 'Can change update sending', 304, 'change_updatesending'),
	(1215, 'Can delete update sending', 304, 'delete_updatesending'),
	(1216, 'Can view update sending', 304, 'view_updatesending'),
	(1217, 'Can add process', 305, 'add_process'),
	(1218, 'Can change process', 305, 'change_process'),
	(1219, 'Can delete process', 305, 'delete_process'),
	(1220, 'Can view process', 305, 'view_process'),
	(1221, 'Can add improvement', 306, 'add_improvement'),
	(1222, 'Can change improvement', 306, 'change_improvement'),
	(1223, 'Can delete improvement', 306, 'delete_improvement'),
	(1224, 'Can view improvement', 306, 'view_improvement'),
	(1225, 'Can add finding', 307, 'add_finding'),
	(1226, 'Can change finding', 307, 'change_finding'),
	(1227, 'Can delete finding', 307, 'delete_finding'),
	(1228, 'Can view finding', 307, 'view_finding'),
	(1229, 'Can add list review', 308, 'add_listreview'),
	(1230, 'Can change list review', 308, 'change_listreview'),
	(1231, 'Can delete list review', 308, 'delete_listreview'),
	(1232, 'Can view list review', 308, 'view_listreview'),
	(1233, 'Can add indicator', 309, 'add_indicator'),
	(1234, 'Can change indicator', 309, 'change_indicator'),
	(1235, 'Can delete indicator', 309, 'delete_indicator'),
	(1236, 'Can view indicator', 309, 'view_indicator'),
	(1237, 'Can add reading', 310, 'add_reading'),
	(1238, 'Can change reading', 310, 'change_reading'),
	(1239, 'Can delete reading', 310, 'delete_reading'),
	(1240, 'Can view reading', 310, 'view_reading'),
	(1241, 'Can add selection', 311, 'add_selection'),
	(1242, 'Can change selection', 311, 'change_selection'),
	(1243, 'Can delete selection', 311, 'delete_selection'),
	(1244, 'Can view selection', 311, 'view_selection'),
	(1245, 'Can add candidate', 312, 'add_candidate'),
	(1246, 'Can change candidate', 312, 'change_candidate'),
	(1247, 'Can delete candidate', 312, 'delete_candidate'),
	(1248, 'Can view candidate', 312, 'view_candidate'),
	(1249, 'Can add scorecard', 313, 'add_scorecard'),
	(1250, 'Can change scorecard', 313, 'change_scorecard'),
	(1251, 'Can delete scorecard', 313, 'delete_scorecard'),
	(1252, 'Can view scorecard', 313, 'view_scorecard'),
	(1253, 'Can add run', 314, 'add_run'),
	(1254, 'Can change run', 314, 'change_run'),
	(1255, 'Can delete run', 314, 'delete_run'),
	(1256, 'Can view run', 314, 'view_run'),
	(1257, 'Can add quarantined row', 315, 'add_quarantinedrow'),
	(1258, 'Can change quarantined row', 315, 'change_quarantinedrow'),
	(1259, 'Can delete quarantined row', 315, 'delete_quarantinedrow'),
	(1260, 'Can view quarantined row', 315, 'view_quarantinedrow'),
	(1261, 'Can add played', 316, 'add_played'),
	(1262, 'Can change played', 316, 'change_played'),
	(1263, 'Can delete played', 316, 'delete_played'),
	(1264, 'Can view played', 316, 'view_played'),
	(1265, 'Can add coming scan', 317, 'add_comingscan'),
	(1266, 'Can change coming scan', 317, 'change_comingscan'),
	(1267, 'Can delete coming scan', 317, 'delete_comingscan'),
	(1268, 'Can view coming scan', 317, 'view_comingscan');

INSERT INTO public.causes_cause VALUES
	(1, 'product', 1, '{"el": "Προϊόν", "en": "Product", "hy": "Ապրանք", "sl": "Izdelek"}', 'product', 'purchasing', 'conformity', 'supplier', '{}', 0, now(), NULL, NULL, NULL),
	(2, 'product.defect', 2, '{"el": "Δεν λειτουργεί ή χάλασε", "en": "Does not work or is broken", "hy": "Չի աշխատում կամ փչացել է", "sl": "Ne deluje ali je pokvarjen"}', 'product', 'purchasing', 'conformity', 'supplier', '{"x12": ["DM"], "shopify": ["DEFECTIVE"]}', 1, now(), NULL, 1, NULL),
	(3, 'product.defect.arrival', 3, '{"el": "Ελαττωματικό από την πρώτη μέρα", "en": "Faulty from the first day", "hy": "Թերի առաջին իսկ օրվանից", "sl": "Okvarjen že prvi dan"}', 'product', 'purchasing', 'conformity', 'supplier', '{}', 2, now(), NULL, 2, NULL),
	(4, 'product.defect.later', 3, '{"el": "Χάλασε μετά από λίγη χρήση", "en": "Failed after some use", "hy": "Փչացել է որոշ օգտագործումից հետո", "sl": "Pokvaril se je po krajši rabi"}', 'product', 'purchasing', 'conformity', 'supplier', '{}', 3, now(), NULL, 2, NULL),
	(5, 'product.missing_part', 2, '{"el": "Λείπει κάποιο εξάρτημα", "en": "A part is missing", "hy": "Մաս է պակասում", "sl": "Manjka del"}', 'product', 'purchasing', 'conformity', 'supplier', '{}', 4, now(), NULL, 1, NULL),
	(6, 'product.described', 2, '{"el": "Δεν είναι όπως περιγράφεται", "en": "Not as described", "hy": "Չի համապատասխանում նկարագրությանը", "sl": "Ni tak, kot je opisan"}', 'product', 'marketing', 'conformity', 'sheet', '{"shopify": ["NOT_AS_DESCRIBED"]}', 5, now(), NULL, 1, NULL),
	(7, 'product.described.photo', 3, '{"el": "Διαφέρει από τη φωτογραφία", "en": "Looks different from the photo", "hy": "Տարբերվում է լուսանկարից", "sl": "Drugačen kot na sliki"}', 'product', 'marketing', 'conformity', 'photos', '{}', 6, now(), NULL, 6, NULL),
	(8, 'product.described.colour', 3, '{"el": "Άλλο χρώμα", "en": "The colour is different", "hy": "Այլ գույնի է", "sl": "Druga barva"}', 'product', 'marketing', 'conformity', 'photos', '{"x12": ["CV"], "shopify": ["COLOR"]}', 7, now(), NULL, 6, NULL),
	(9, 'product.described.text', 3, '{"el": "Το κείμενο έλεγε άλλα", "en": "The text said otherwise", "hy": "Տեքստում այլ բան էր գրված", "sl": "Opis je trdil drugače"}', 'product', 'marketing', 'conformity', 'sheet', '{}', 8, now(), NULL, 6, NULL),
	(10, 'product.size', 2, '{"el": "Μέγεθος ή εφαρμογή", "en": "Size or fit", "hy": "Չափս կամ նստվածք", "sl": "Velikost ali prileganje"}', 'product', 'marketing', 'withdrawal', 'size_table', '{"x12": ["PF"]}', 9, now(), NULL, 1, NULL),
	(11, 'product.size.small', 3, '{"el": "Πολύ μικρό", "en": "Too small", "hy": "Շատ փոքր է", "sl": "Premajhen"}', 'product', 'marketing', 'withdrawal', 'size_table', '{"shopify": ["SIZE_TOO_SMALL"]}', 10, now(), NULL, 10, NULL),
	(12, 'product.size.large', 3, '{"el": "Πολύ μεγάλο", "en": "Too large", "hy": "Շատ մեծ է", "sl": "Prevelik"}', 'product', 'marketing', 'withdrawal', 'size_table', '{"shopify": ["SIZE_TOO_LARGE"]}', 11, now(), NULL, 10, NULL),
	(13, 'product.quality', 2, '{"el": "Κακή ποιότητα", "en": "Poor quality", "hy": "Ցածր որակ", "sl": "Slaba kakovost"}', 'product', 'purchasing', 'conformity', 'supplier', '{}', 12, now(), NULL, 1, NULL),
	(14, 'product.safety', 2, '{"el": "Κίνδυνος για ανθρώπους", "en": "Danger to people", "hy": "Վտանգ մարդկանց համար", "sl": "Nevarnost za ljudi"}', 'product', 'management', 'safety', 'stop_sale', '{}', 13, now(), NULL, 1, NULL),
	(15, 'product.expired', 2, '{"el": "Ληγμένο ή αλλοιωμένο", "en": "Past its date or spoilt", "hy": "Ժամկետանց կամ փչացած", "sl": "Po roku ali pokvarjeno"}', 'product', 'purchasing', 'conformity', 'stock_count', '{}', 14, now(), NULL, 1, NULL),
	(16, 'promise', 1, '{"el": "Τι υποσχεθήκαμε", "en": "What we promised", "hy": "Մեր խոստումը", "sl": "Kar smo obljubili"}', 'delivery', 'management', 'contract', 'promise_rule', '{}', 15, now(), NULL, NULL, NULL),
	(17, 'promise.late', 2, '{"el": "Αργήσαμε εμείς", "en": "We were late", "hy": "Մենք ուշացանք", "sl": "Zamujali smo mi"}', 'delivery', 'management', 'contract', 'promise_rule', '{}', 16, now(), NULL, 16, NULL),
	(18, 'promise.stock', 2, '{"el": "Πουλήθηκε χωρίς να υπάρχει", "en": "Sold, though not in stock", "hy": "Վաճառվել է, երբ չկար", "sl": "Prodano, čeprav ni bilo na zalogi"}', 'delivery', 'warehouse', 'contract', 'stock_count', '{}', 17, now(), NULL, 16, NULL),
	(19, 'promise.unclear', 2, '{"el": "Ασαφής ημέρα", "en": "The day was unclear", "hy": "Օրն անհստակ էր", "sl": "Dan ni bil jasen"}', 'delivery', 'management', 'contract', 'texts', '{}', 18, now(), NULL, 16, NULL),
	(20, 'promise.changed', 2, '{"el": "Η ημέρα άλλαζε συνεχώς", "en": "The day changed again and again", "hy": "Օրն անընդհատ փոխվում էր", "sl": "Dan se je kar naprej spreminjal"}', 'delivery', 'management', 'contract', 'promise_rule', '{}', 19, now(), NULL, 16, NULL),
	(21, 'carrier', 1, '{"el": "Μεταφορική", "en": "Courier", "hy": "Առաքիչ ընկերություն", "sl": "Dostavna služba"}', 'delivery', 'delivery', 'transport', 'courier', '{}', 20, now(), NULL, NULL, NULL),
	(22, 'carrier.late', 2, '{"el": "Καθυστερημένη παράδοση", "en": "Delivered late", "hy": "Ուշ առաքում", "sl": "Pozna dostava"}', 'delivery', 'delivery', 'contract', 'courier', '{"karrio": ["carrier_not_enough_time", "carrier_vehicle_issue", "weather_delay"]}', 21, now(), NULL, 21, NULL),
	(23, 'carrier.lost', 2, '{"el": "Χάθηκε στη διαδρομή", "en": "Lost on the way", "hy": "Կորել է ճանապարհին", "sl": "Izgubljeno na poti"}', 'delivery', 'delivery', 'transport', 'courier', '{"karrio": ["carrier_parcel_lost"]}', 22, now(), NULL, 21, NULL),
	(24, 'carrier.damaged', 2, '{"el": "Φθορά στη μεταφορά", "en": "Damaged on the way", "hy": "Վնասվել է ճանապարհին", "sl": "Poškodovano med prevozom"}', 'delivery', 'delivery', 'transport', 'packing', '{"karrio": ["carrier_damaged_parcel"]}', 23, now(), NULL, 21, NULL),
	(25, 'carrier.place', 2, '{"el": "Αφέθηκε σε λάθος μέρος", "en": "Left in the wrong place", "hy": "Թողնվել է սխալ տեղում", "sl": "Puščeno na napačnem mestu"}', 'delivery', 'delivery', 'contract', 'courier', '{"karrio": ["carrier_address_not_found", "carrier_sorting_error"]}', 24, now(), NULL, 21, NULL),
	(26, 'carrier.driver', 2, '{"el": "Συμπεριφορά του οδηγού", "en": "The driver''s conduct", "hy": "Առաքիչի վարքը", "sl": "Vedenje dostavljavca"}', 'attitude', 'delivery', 'transport', 'courier', '{}', 25, now(), NULL, 21, NULL),
	(56, 'service.none', 2, '{"el": "Δεν απαντήσαμε", "en": "No answer came", "hy": "Չենք պատասխանել", "sl": "Nismo odgovorili"}', 'answer_speed', 'service', '', 'process', '{}', 55, now(), NULL, 54, NULL),
	(27, 'carrier.attempt', 2, '{"el": "«Απουσιάζατε», ενώ δεν χτύπησε κανείς", "en": "Nobody rang, yet \"not at home\"", "hy": "«Տանը չէիք», բայց ոչ ոք չի զանգել", "sl": "»Niste bili doma«, a ni nihče pozvonil"}', 'delivery', 'delivery', 'contract', 'courier', '{"karrio": ["consignee_not_home", "consignee_not_available"]}', 26, now(), NULL, 21, NULL),
	(28, 'carrier.locker', 2, '{"el": "Γεμάτη θυρίδα ή κατάστημα", "en": "Locker or shop full", "hy": "Լի պահարան կամ կետ", "sl": "Poln paketnik ali prevzemno mesto"}', 'delivery', 'delivery', 'contract', 'courier', '{}', 27, now(), NULL, 21, NULL),
	(29, 'carrier.cod', 2, '{"el": "Πρόβλημα με την αντικαταβολή", "en": "Trouble with cash on delivery", "hy": "Խնդիր առաքման պահին վճարելիս", "sl": "Težava s plačilom po povzetju"}', 'payment', 'delivery', 'contract', 'courier', '{}', 28, now(), NULL, 21, NULL),
	(30, 'carrier.customs', 2, '{"el": "Στο τελωνείο", "en": "Held at customs", "hy": "Մաքսատանը", "sl": "Zadržano na carini"}', 'delivery', 'delivery', 'contract', 'courier', '{"karrio": ["customs_delay", "customs_documentation", "customs_duties_unpaid"]}', 29, now(), NULL, 21, NULL),
	(31, 'warehouse', 1, '{"el": "Συσκευασία και αποστολή", "en": "Packing and sending", "hy": "Փաթեթավորում և ուղարկում", "sl": "Pakiranje in odprema"}', 'packing', 'warehouse', 'conformity', 'second_check', '{}', 30, now(), NULL, NULL, NULL),
	(32, 'warehouse.wrong', 2, '{"el": "Στάλθηκε άλλο προϊόν", "en": "Wrong item sent", "hy": "Ուղարկվել է այլ ապրանք", "sl": "Poslan napačen izdelek"}', 'packing', 'warehouse', 'conformity', 'second_check', '{"shopify": ["WRONG_ITEM"]}', 31, now(), NULL, 31, NULL),
	(33, 'warehouse.short', 2, '{"el": "Έλειπε κάτι από το δέμα", "en": "Something was not in the parcel", "hy": "Ծանրոցում ինչ-որ բան պակասում էր", "sl": "V paketu je nekaj manjkalo"}', 'packing', 'warehouse', 'conformity', 'second_check', '{}', 32, now(), NULL, 31, NULL),
	(34, 'warehouse.packing', 2, '{"el": "Κακή συσκευασία", "en": "Poor packing", "hy": "Վատ փաթեթավորում", "sl": "Slabo pakiranje"}', 'packing', 'warehouse', 'conformity', 'packing', '{}', 33, now(), NULL, 31, NULL),
	(35, 'warehouse.slow', 2, '{"el": "Αργήσαμε να το στείλουμε", "en": "Sent late from us", "hy": "Ուշ ենք ուղարկել", "sl": "Pozno smo odposlali"}', 'delivery', 'warehouse', 'contract', 'staffing', '{}', 34, now(), NULL, 31, NULL),
	(36, 'website', 1, '{"el": "Ιστοσελίδα", "en": "The site", "hy": "Կայք", "sl": "Spletna stran"}', 'site', 'web', '', 'site', '{}', 35, now(), NULL, NULL, NULL),
	(37, 'website.error', 2, '{"el": "Δεν λειτουργούσε κάποια σελίδα", "en": "A page did not work", "hy": "Էջը չէր աշխատում", "sl": "Stran ni delovala"}', 'site', 'web', '', 'site', '{}', 36, now(), NULL, 36, NULL),
	(38, 'website.search', 2, '{"el": "Δεν βρισκόταν", "en": "Could not be found", "hy": "Հնարավոր չէր գտնել", "sl": "Ni se dalo najti"}', 'site', 'web', '', 'site', '{}', 37, now(), NULL, 36, NULL),
	(39, 'website.checkout', 2, '{"el": "Δεν ολοκληρωνόταν η παραγγελία", "en": "Ordering did not work", "hy": "Պատվերը չէր ստացվում", "sl": "Naročila ni bilo mogoče oddati"}', 'site', 'web', '', 'site', '{}', 38, now(), NULL, 36, NULL),
	(40, 'website.access', 2, '{"el": "Δεν είναι προσβάσιμη", "en": "Not usable for everybody", "hy": "Բոլորին հասանելի չէ", "sl": "Ni dostopna vsem"}', 'site', 'web', '', 'site', '{}', 39, now(), NULL, 36, NULL),
	(41, 'website.price', 2, '{"el": "Έδειχνε άλλη τιμή", "en": "Another price was shown", "hy": "Այլ գին էր նշված", "sl": "Prikazana je bila druga cena"}', 'site', 'marketing', 'contract', 'texts', '{}', 40, now(), NULL, 36, NULL),
	(42, 'website.account', 2, '{"el": "Δεν γινόταν η σύνδεση", "en": "Could not sign in", "hy": "Մուտքը չէր ստացվում", "sl": "Prijava ni delovala"}', 'site', 'web', '', 'site', '{}', 41, now(), NULL, 36, NULL),
	(43, 'payment', 1, '{"el": "Πληρωμή", "en": "Payment", "hy": "Վճարում", "sl": "Plačilo"}', 'payment', 'payments', 'contract', 'provider', '{}', 42, now(), NULL, NULL, NULL),
	(44, 'payment.declined', 2, '{"el": "Απορρίφθηκε η πληρωμή", "en": "Payment refused", "hy": "Վճարումը մերժվել է", "sl": "Plačilo zavrnjeno"}', 'payment', 'payments', 'contract', 'provider', '{}', 43, now(), NULL, 43, NULL),
	(45, 'payment.double', 2, '{"el": "Διπλή χρέωση", "en": "Charged twice", "hy": "Կրկնակի գանձում", "sl": "Dvakrat zaračunano"}', 'payment', 'payments', 'contract', 'provider', '{}', 44, now(), NULL, 43, NULL),
	(46, 'payment.refund_late', 2, '{"el": "Άργησε η επιστροφή χρημάτων", "en": "Refund late", "hy": "Գումարի վերադարձն ուշացել է", "sl": "Pozno vračilo denarja"}', 'payment', 'payments', 'contract', 'process', '{}', 45, now(), NULL, 43, NULL),
	(47, 'payment.wrong', 2, '{"el": "Λάθος ποσό", "en": "Wrong amount", "hy": "Սխալ գումար", "sl": "Napačen znesek"}', 'payment', 'payments', 'contract', 'provider', '{}', 46, now(), NULL, 43, NULL),
	(48, 'payment.invoice', 2, '{"el": "Λείπει ή έχει λάθος το τιμολόγιο", "en": "Invoice missing or wrong", "hy": "Հաշիվը բացակայում է կամ սխալ է", "sl": "Račun manjka ali je napačen"}', 'payment', 'payments', 'contract', 'process', '{}', 47, now(), NULL, 43, NULL),
	(49, 'policy', 1, '{"el": "Οι όροι μας", "en": "Our terms", "hy": "Մեր պայմանները", "sl": "Naši pogoji"}', 'returns', 'management', '', 'terms', '{}', 48, now(), NULL, NULL, NULL),
	(50, 'policy.return_cost', 2, '{"el": "Κόστος επιστροφής", "en": "Cost of sending back", "hy": "Վերադարձի ծախսը", "sl": "Strošek vračila"}', 'returns', 'management', 'withdrawal', 'terms', '{}', 49, now(), NULL, 49, NULL),
	(51, 'policy.exclusion', 2, '{"el": "Απορρίφθηκε βάσει κανόνα", "en": "Refused by a rule", "hy": "Մերժվել է կանոնով", "sl": "Zavrnjeno zaradi pravila"}', 'returns', 'management', '', 'terms', '{}', 50, now(), NULL, 49, NULL),
	(52, 'policy.guarantee', 2, '{"el": "Εγγύηση", "en": "Guarantee", "hy": "Երաշխիք", "sl": "Garancija"}', 'returns', 'management', 'conformity', 'terms', '{}', 51, now(), NULL, 49, NULL),
	(53, 'policy.return_hard', 2, '{"el": "Δύσκολη επιστροφή", "en": "Sending back is hard", "hy": "Վերադարձնելը դժվար է", "sl": "Vračilo je zapleteno"}', 'returns', 'management', 'withdrawal', 'process', '{}', 52, now(), NULL, 49, NULL),
	(54, 'service', 1, '{"el": "Η εξυπηρέτησή μας", "en": "Our answers", "hy": "Մեր պատասխանները", "sl": "Naši odgovori"}', 'answers', 'service', '', 'training', '{}', 53, now(), NULL, NULL, NULL),
	(55, 'service.slow', 2, '{"el": "Αργήσαμε να απαντήσουμε", "en": "Answered late", "hy": "Ուշ ենք պատասխանել", "sl": "Pozno smo odgovorili"}', 'answer_speed', 'service', '', 'staffing', '{}', 54, now(), NULL, 54, NULL),
	(57, 'service.wrong', 2, '{"el": "Λάθος απάντηση", "en": "Wrong answer", "hy": "Սխալ պատասխան", "sl": "Napačen odgovor"}', 'answers', 'service', '', 'training', '{}', 56, now(), NULL, 54, NULL),
	(58, 'service.rude', 2, '{"el": "Άσχημος τόνος", "en": "Hurtful tone", "hy": "Վիրավորական տոն", "sl": "Neprijazen ton"}', 'attitude', 'service', '', 'training', '{}', 57, now(), NULL, 54, NULL),
	(59, 'service.repeated', 2, '{"el": "Χρειάστηκε να το πει ξανά και ξανά", "en": "Had to say it again and again", "hy": "Ստիպված էր կրկնել", "sl": "Treba je bilo večkrat razlagati"}', 'answer_speed', 'service', '', 'process', '{}', 58, now(), NULL, 54, NULL),
	(60, 'information', 1, '{"el": "Η ενημέρωσή μας", "en": "What we told", "hy": "Մեր տեղեկությունները", "sl": "Kar smo sporočili"}', 'information', 'service', '', 'notices', '{}', 59, now(), NULL, NULL, NULL),
	(61, 'information.none', 2, '{"el": "Καμία ενημέρωση", "en": "Nobody told", "hy": "Ոչ մի տեղեկություն", "sl": "Brez obvestila"}', 'information', 'service', '', 'notices', '{}', 60, now(), NULL, 60, NULL),
	(62, 'information.unclear', 2, '{"el": "Δυσνόητο", "en": "Hard to understand", "hy": "Դժվար հասկանալի", "sl": "Težko razumljivo"}', 'information', 'service', '', 'texts', '{}', 61, now(), NULL, 60, NULL),
	(63, 'information.language', 2, '{"el": "Όχι στη γλώσσα του πελάτη", "en": "Not in the customer''s language", "hy": "Ոչ հաճախորդի լեզվով", "sl": "Ne v jeziku stranke"}', 'information', 'service', '', 'texts', '{}', 62, now(), NULL, 60, NULL),
	(64, 'privacy', 1, '{"el": "Προσωπικά δεδομένα", "en": "Personal data", "hy": "Անձնական տվյալներ", "sl": "Osebni podatki"}', 'privacy', 'management', 'privacy', 'privacy', '{}', 63, now(), NULL, NULL, NULL),
	(65, 'privacy.unwanted', 2, '{"el": "Ανεπιθύμητα μηνύματα", "en": "Unwanted mail", "hy": "Անցանկալի նամակներ", "sl": "Neželena pošta"}', 'privacy', 'marketing', 'privacy', 'privacy', '{}', 64, now(), NULL, 64, NULL),
	(66, 'privacy.deletion', 2, '{"el": "Δεν διαγράφηκαν ή δεν δόθηκαν δεδομένα", "en": "Data not deleted or given", "hy": "Տվյալները չեն ջնջվել կամ տրվել", "sl": "Podatki niso izbrisani ali izdani"}', 'privacy', 'management', 'privacy', 'privacy', '{}', 65, now(), NULL, 64, NULL),
	(67, 'privacy.shared', 2, '{"el": "Δεδομένα σε ξένα χέρια", "en": "Data shown to others", "hy": "Տվյալները հայտնվել են ուրիշի մոտ", "sl": "Podatki razkriti drugim"}', 'privacy', 'management', 'privacy', 'privacy', '{}', 66, now(), NULL, 64, NULL),
	(68, 'fraud', 1, '{"el": "Απάτη", "en": "Abuse", "hy": "Խարդախություն", "sl": "Zloraba"}', 'other', 'management', '', 'guard', '{}', 67, now(), NULL, NULL, NULL),
	(69, 'fraud.payment', 2, '{"el": "Ξένη κάρτα", "en": "Somebody else''s card", "hy": "Ուրիշի քարտ", "sl": "Tuja kartica"}', 'other', 'payments', '', 'guard', '{}', 68, now(), NULL, 68, NULL),
	(70, 'fraud.claim', 2, '{"el": "Ανυπόστατη αξίωση", "en": "The claim is not true", "hy": "Պահանջն իրական չէ", "sl": "Zahtevek ni resničen"}', 'other', 'management', '', 'guard', '{}', 69, now(), NULL, 68, NULL),
	(71, 'choice', 1, '{"el": "Επιλογή του πελάτη", "en": "The customer''s choice", "hy": "Հաճախորդի ընտրությունը", "sl": "Izbira stranke"}', 'product', 'marketing', 'withdrawal', 'none', '{}', 70, now(), NULL, NULL, NULL),
	(72, 'choice.unwanted', 2, '{"el": "Δεν το θέλει πια", "en": "No longer wanted", "hy": "Այլևս պետք չէ", "sl": "Ne želi več"}', 'product', 'marketing', 'withdrawal', 'none', '{"shopify": ["UNWANTED"]}', 71, now(), NULL, 71, NULL),
	(73, 'choice.style', 2, '{"el": "Δεν άρεσε", "en": "Not to their taste", "hy": "Դուր չի եկել", "sl": "Ni po okusu"}', 'product', 'marketing', 'withdrawal', 'none', '{"shopify": ["STYLE"]}', 72, now(), NULL, 71, NULL),
	(74, 'choice.cheaper', 2, '{"el": "Βρέθηκε φθηνότερα αλλού", "en": "Found cheaper elsewhere", "hy": "Այլ տեղ ավելի էժան է", "sl": "Drugje ceneje"}', 'product', 'marketing', 'withdrawal', 'none', '{}', 73, now(), NULL, 71, NULL),
	(75, 'other', 1, '{"el": "Κάτι άλλο", "en": "Something else", "hy": "Այլ", "sl": "Drugo"}', 'other', 'management', '', 'none', '{}', 74, now(), NULL, NULL, NULL),
	(76, 'other.unlisted', 2, '{"el": "Δεν είναι ακόμη στη λίστα", "en": "Not in this list yet", "hy": "Դեռ ցանկում չկա", "sl": "Še ni na seznamu"}', 'other', 'management', '', 'none', '{"karrio": ["unknown"], "shopify": ["OTHER", "UNKNOWN"]}', 75, now(), NULL, 75, NULL),
	(77, 'other.unfounded', 2, '{"el": "Δεν πήγε κάτι λάθος", "en": "Nothing went wrong", "hy": "Ոչինչ սխալ չի եղել", "sl": "Nič ni šlo narobe"}', 'other', 'management', '', 'none', '{}', 76, now(), NULL, 75, NULL);

INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'sessions', 'session'),
	(5, 'account', 'emailaddress'),
	(6, 'account', 'emailconfirmation'),
	(7, 'mfa', 'authenticator'),
	(8, 'procrastinate', 'procrastinateevent'),
	(9, 'procrastinate', 'procrastinatejob'),
	(10, 'procrastinate', 'procrastinateperiodicdefer'),
	(11, 'procrastinate', 'procrastinateworker'),
	(12, 'journal', 'heartbeat'),
	(13, 'journal', 'event'),
	(14, 'journal', 'eventtosift'),
	(15, 'realtime', 'stream'),
	(16, 'realtime', 'signal'),
	(17, 'accounts', 'user'),
	(18, 'accounts', 'invitation'),
	(19, 'accounts', 'apikey'),
	(20, 'shop', 'shopsettings'),
	(21, 'shop', 'closure'),
	(22, 'shop', 'shop'),
	(23, 'shop', 'workinghours'),
	(24, 'shop', 'absence'),
	(25, 'shop', 'shift'),
	(26, 'shop', 'pagewords'),
	(27, 'shop', 'look'),
	(28, 'shop', 'officialnotice'),
	(29, 'notifications', 'message'),
	(30, 'notifications', 'suppression'),
	(31, 'notifications', 'pushsubscription'),
	(32, 'customers', 'customer'),
	(33, 'customers', 'alias'),
	(34, 'customers', 'consent'),
	(35, 'customers', 'contactcode'),
	(36, 'customers', 'signin'),
	(37, 'partners', 'partner'),
	(38, 'partners', 'partnerstep'),
	(39, 'partners', 'praise'),
	(40, 'visits', 'visitor'),
	(41, 'visits', 'chatsettings'),
	(42, 'visits', 'invitation'),
	(43, 'visits', 'invitationrule'),
	(44, 'visits', 'pageevent'),
	(45, 'visits', 'pageview'),
	(46, 'visits', 'rulecount'),
	(47, 'visits', 'stagepath'),
	(48, 'help', 'article'),
	(49, 'help', 'articleversion'),
	(50, 'help', 'missedsearch'),
	(51, 'help', 'publishedtext'),
	(52, 'help', 'opinion'),
	(53, 'mailboxes', 'mailbox'),
	(54, 'mailboxes', 'quarantinedmail'),
	(55, 'catalogue', 'product'),
	(56, 'catalogue', 'variant'),
	(57, 'catalogue', 'wish'),
	(58, 'catalogue', 'category'),
	(59, 'catalogue', 'attribute'),
	(60, 'catalogue', 'knownword'),
	(61, 'catalogue', 'listed'),
	(62, 'catalogue', 'photo'),
	(63, 'catalogue', 'sheettask'),
	(64, 'catalogue', 'sheettext'),
	(65, 'catalogue', 'sheetversion'),
	(66, 'catalogue', 'mismatchreport'),
	(67, 'catalogue', 'recall'),
	(68, 'pricing', 'market'),
	(69, 'pricing', 'vatrate'),
	(70, 'pricing', 'voucher'),
	(71, 'pricing', 'businessid'),
	(72, 'pricing', 'content'),
	(73, 'pricing', 'price'),
	(74, 'pricing', 'voucheruse'),
	(75, 'stock', 'location'),
	(76, 'stock', 'level'),
	(77, 'stock', 'incoming'),
	(78, 'stock', 'movement'),
	(79, 'stock', 'reservation'),
	(80, 'stock', 'supply'),
	(81, 'tools', 'daykey'),
	(82, 'tools', 'fitreport'),
	(83, 'tools', 'tool'),
	(84, 'tools', 'toolvisit'),
	(85, 'estimates', 'modelversion'),
	(86, 'estimates', 'cell'),
	(87, 'estimates', 'waitcurve'),
	(88, 'shipping', 'method'),
	(89, 'shipping', 'freefrom'),
	(90, 'shipping', 'pickuppoint'),
	(91, 'shipping', 'rate'),
	(92, 'shipping', 'window'),
	(93, 'shipping', 'takentime'),
	(94, 'orders', 'order'),
	(95, 'orders', 'line'),
	(96, 'orders', 'parcel'),
	(97, 'orders', 'scan'),
	(98, 'orders', 'orderaddress'),
	(99, 'orders', 'orderchange'),
	(100, 'orders', 'parcelline');
INSERT INTO public.django_content_type VALUES
	(101, 'orders', 'shortage'),
	(102, 'payments', 'incident'),
	(103, 'payments', 'affected'),
	(104, 'payments', 'payment'),
	(105, 'payments', 'bankcredit'),
	(106, 'payments', 'paymententry'),
	(107, 'payments', 'provider'),
	(108, 'payments', 'providerevent'),
	(109, 'payments', 'providerminute'),
	(110, 'payments', 'refund'),
	(111, 'invoices', 'series'),
	(112, 'invoices', 'invoice'),
	(113, 'invoices', 'paper'),
	(114, 'invoices', 'registration'),
	(115, 'invoices', 'counter'),
	(116, 'invoices', 'invoicebuyer'),
	(117, 'promises', 'entry'),
	(118, 'promises', 'entrytoseal'),
	(119, 'promises', 'promise'),
	(120, 'promises', 'entrywords'),
	(121, 'promises', 'keptday'),
	(122, 'promises', 'promisewords'),
	(123, 'promises', 'dependency'),
	(124, 'promises', 'choice'),
	(125, 'promises', 'publication'),
	(126, 'promises', 'seal'),
	(127, 'promises', 'standing'),
	(128, 'promises', 'compensation'),
	(129, 'causes', 'cause'),
	(130, 'causes', 'causecount'),
	(131, 'causes', 'coding'),
	(132, 'causes', 'codedcause'),
	(133, 'causes', 'awaited'),
	(134, 'causes', 'exposure'),
	(135, 'causes', 'watch'),
	(136, 'causes', 'alarm'),
	(137, 'causes', 'learnedcoding'),
	(138, 'causes', 'proposal'),
	(139, 'causes', 'secondopinion'),
	(140, 'conversations', 'answersettings'),
	(141, 'conversations', 'attachment'),
	(142, 'conversations', 'blockedsender'),
	(143, 'conversations', 'conversationpromise'),
	(144, 'conversations', 'draft'),
	(145, 'conversations', 'externalid'),
	(146, 'conversations', 'macro'),
	(147, 'conversations', 'message'),
	(148, 'conversations', 'presence'),
	(149, 'conversations', 'savedview'),
	(150, 'conversations', 'team'),
	(151, 'conversations', 'conversation'),
	(152, 'conversations', 'timing'),
	(153, 'conversations', 'doubtanswer'),
	(154, 'conversations', 'doubt'),
	(155, 'conversations', 'productquestion'),
	(156, 'conversations', 'quiettask'),
	(157, 'conversations', 'restraint'),
	(158, 'replies', 'answerrating'),
	(159, 'replies', 'coaching'),
	(160, 'replies', 'replycheck'),
	(161, 'replies', 'replyremark'),
	(162, 'replies', 'weighing'),
	(163, 'replies', 'publicremark'),
	(164, 'replies', 'personalweighing'),
	(165, 'listening', 'finding'),
	(166, 'listening', 'heard'),
	(167, 'listening', 'hearing'),
	(168, 'listening', 'learnedword'),
	(169, 'listening', 'restatement'),
	(170, 'listening', 'route'),
	(171, 'listening', 'talk'),
	(172, 'listening', 'talkshare'),
	(173, 'requests', 'routingrule'),
	(174, 'requests', 'abusecase'),
	(175, 'requests', 'abuseentry'),
	(176, 'requests', 'abusequote'),
	(177, 'requests', 'empowerment'),
	(178, 'requests', 'knowledgecard'),
	(179, 'requests', 'cardwork'),
	(180, 'requests', 'need'),
	(181, 'requests', 'permission'),
	(182, 'requests', 'skill'),
	(183, 'requests', 'tip'),
	(184, 'requests', 'unusualrequest'),
	(185, 'practice', 'rehearsal'),
	(186, 'practice', 'testpurchase'),
	(187, 'practice', 'testcheck'),
	(188, 'practice', 'finding'),
	(189, 'practice', 'turn'),
	(190, 'calls', 'line'),
	(191, 'calls', 'callback'),
	(192, 'calls', 'call'),
	(193, 'calls', 'linehour'),
	(194, 'calls', 'unusablereport'),
	(195, 'checkout', 'daykey'),
	(196, 'checkout', 'cart'),
	(197, 'checkout', 'cartline'),
	(198, 'checkout', 'funnelday'),
	(199, 'checkout', 'requestoption'),
	(200, 'checkout', 'savedaddress');
INSERT INTO public.django_content_type VALUES
	(201, 'checkout', 'saveditem'),
	(202, 'checkout', 'seentoday'),
	(203, 'checkout', 'selfcheck'),
	(204, 'checkout', 'steptaken'),
	(205, 'checkout', 'howdecided'),
	(206, 'asks', 'asksettings'),
	(207, 'asks', 'approach'),
	(208, 'asks', 'ask'),
	(209, 'asks', 'hold'),
	(210, 'asks', 'legalbasis'),
	(211, 'asks', 'unsubscription'),
	(212, 'asks', 'followup'),
	(213, 'remedies', 'policy'),
	(214, 'remedies', 'remedy'),
	(215, 'remedies', 'remedyrule'),
	(216, 'returns', 'withdrawal'),
	(217, 'returns', 'withdrawalline'),
	(218, 'returns', 'exemption'),
	(219, 'returns', 'claim'),
	(220, 'returns', 'claimline'),
	(221, 'returns', 'claimphoto'),
	(222, 'returns', 'claimstep'),
	(223, 'returns', 'courierclaim'),
	(224, 'returns', 'productguarantee'),
	(225, 'returns', 'repair'),
	(226, 'returns', 'solditem'),
	(227, 'returns', 'guarantee'),
	(228, 'reviews', 'entrytoseal'),
	(229, 'reviews', 'productfigures'),
	(230, 'reviews', 'productvoice'),
	(231, 'reviews', 'aspectfigures'),
	(232, 'reviews', 'moderationentry'),
	(233, 'reviews', 'moderationseal'),
	(234, 'reviews', 'review'),
	(235, 'reviews', 'publicreply'),
	(236, 'reviews', 'invitation'),
	(237, 'reviews', 'helpfulvote'),
	(238, 'reviews', 'flag'),
	(239, 'reviews', 'closedloop'),
	(240, 'reviews', 'appeal'),
	(241, 'reviews', 'reviewcase'),
	(242, 'reviews', 'reviewphoto'),
	(243, 'reviews', 'reviewsettings'),
	(244, 'reviews', 'reviewversion'),
	(245, 'reviews', 'aspect'),
	(246, 'reviews', 'outcomefigures'),
	(247, 'reviews', 'purchasereview'),
	(248, 'reviews', 'decisioncount'),
	(249, 'surveys', 'answerday'),
	(250, 'surveys', 'invitedday'),
	(251, 'surveys', 'survey'),
	(252, 'surveys', 'questionset'),
	(253, 'surveys', 'place'),
	(254, 'surveys', 'invitation'),
	(255, 'surveys', 'surveycall'),
	(256, 'surveys', 'wave'),
	(257, 'surveys', 'response'),
	(258, 'surveys', 'answer'),
	(259, 'questions', 'questionsettings'),
	(260, 'questions', 'answer'),
	(261, 'questions', 'moderation'),
	(262, 'questions', 'question'),
	(263, 'questions', 'invitation'),
	(264, 'questions', 'flag'),
	(265, 'questions', 'sitting'),
	(266, 'questions', 'suggestion'),
	(267, 'questions', 'suggestionstep'),
	(268, 'questions', 'suggestionvote'),
	(269, 'questions', 'moderationtoseal'),
	(270, 'questions', 'moderationseal'),
	(271, 'questions', 'appeal'),
	(272, 'reputation', 'change'),
	(273, 'reputation', 'standing'),
	(274, 'reputation', 'effort'),
	(275, 'reputation', 'mention'),
	(276, 'complaints', 'complaint'),
	(277, 'complaints', 'complaintentry'),
	(278, 'complaints', 'complaintmark'),
	(279, 'complaints', 'complaintsettings'),
	(280, 'complaints', 'silent'),
	(281, 'complaints', 'attention'),
	(282, 'complaints', 'credit'),
	(283, 'complaints', 'handle'),
	(284, 'complaints', 'post'),
	(285, 'complaints', 'apology'),
	(286, 'complaints', 'planstep'),
	(287, 'complaints', 'recovery'),
	(288, 'complaints', 'recoveryattempt'),
	(289, 'contracts', 'contract'),
	(290, 'contracts', 'decision'),
	(291, 'contracts', 'reason'),
	(292, 'contracts', 'terms'),
	(293, 'contracts', 'outreach'),
	(294, 'mistakes', 'mistake'),
	(295, 'mistakes', 'lesson'),
	(296, 'mistakes', 'evidence'),
	(297, 'mistakes', 'correction'),
	(298, 'mistakes', 'mistakeentry'),
	(299, 'mistakes', 'told'),
	(300, 'mistakes', 'incidentupdate');
INSERT INTO public.django_content_type VALUES
	(301, 'mistakes', 'incident'),
	(302, 'mistakes', 'affectedrule'),
	(303, 'mistakes', 'affected'),
	(304, 'mistakes', 'updatesending'),
	(305, 'mistakes', 'process'),
	(306, 'mistakes', 'improvement'),
	(307, 'mistakes', 'finding'),
	(308, 'mistakes', 'listreview'),
	(309, 'indicators', 'indicator'),
	(310, 'indicators', 'reading'),
	(311, 'scorecards', 'selection'),
	(312, 'scorecards', 'candidate'),
	(313, 'scorecards', 'scorecard'),
	(314, 'imports', 'run'),
	(315, 'imports', 'quarantinedrow'),
	(316, 'demo', 'played'),
	(317, 'demo', 'comingscan');

INSERT INTO public.django_migrations VALUES
	(1, 'accounts', '0001_initial', now()),
	(2, 'account', '0001_initial', now()),
	(3, 'account', '0002_email_max_length', now()),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(6, 'account', '0005_emailaddress_idx_upper_email', now()),
	(7, 'account', '0006_emailaddress_lower', now()),
	(8, 'account', '0007_emailaddress_idx_email', now()),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(10, 'account', '0009_emailaddress_unique_primary_email', now()),
	(11, 'procrastinate', '0001_initial', now()),
	(12, 'procrastinate', '0002_drop_started_at_column', now()),
	(13, 'procrastinate', '0003_drop_started_at_column', now()),
	(14, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(15, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(16, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(17, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(18, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(19, 'procrastinate', '0009_add_defer_job_function', now()),
	(20, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(21, 'procrastinate', '0011_add_foreign_key_index', now()),
	(22, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(23, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(24, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(25, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(26, 'procrastinate', '0016_delete_finished_jobs', now()),
	(27, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(28, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(29, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(30, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(31, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(32, 'procrastinate', '0022_null_locks_excluded', now()),
	(33, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(34, 'procrastinate', '0024_job_id_bigint', now()),
	(35, 'procrastinate', '0025_add_models', now()),
	(36, 'procrastinate', '0026_add_job_priority', now()),
	(37, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(38, 'procrastinate', '0028_add_cancel_states', now()),
	(39, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(40, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(41, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(42, 'procrastinate', '0032_pre_cancel_notification', now()),
	(43, 'procrastinate', '0033_post_cancel_notification', now()),
	(44, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(45, 'procrastinate', '0035_post_add_heartbeat', now()),
	(46, 'procrastinate', '0036_add_worker_model', now()),
	(47, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(48, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(49, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(50, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(51, 'procrastinate', '0041_post_retry_failed_job', now()),
	(52, 'accounts', '0002_shared_cache', now()),
	(53, 'accounts', '0003_api_keys', now()),
	(54, 'accounts', '0004_attempts', now()),
	(55, 'accounts', '0005_failed_tasks', now()),
	(56, 'partners', '0001_initial', now()),
	(57, 'catalogue', '0001_initial', now()),
	(58, 'catalogue', '0002_sheets', now()),
	(59, 'stock', '0001_initial', now()),
	(60, 'customers', '0001_initial', now()),
	(61, 'orders', '0001_initial', now()),
	(62, 'orders', '0002_kept_until', now()),
	(63, 'orders', '0003_last_code', now()),
	(64, 'customers', '0002_shop_columns', now()),
	(65, 'orders', '0004_shop_columns', now()),
	(66, 'orders', '0005_slots', now()),
	(67, 'customers', '0003_consent_shown', now()),
	(68, 'asks', '0001_asks', now()),
	(69, 'asks', '0002_care', now()),
	(70, 'asks', '0003_a_contract_that_ends', now()),
	(71, 'contenttypes', '0001_initial', now()),
	(72, 'contenttypes', '0002_remove_content_type_name', now()),
	(73, 'auth', '0001_initial', now()),
	(74, 'auth', '0002_alter_permission_name_max_length', now()),
	(75, 'auth', '0003_alter_user_email_max_length', now()),
	(76, 'auth', '0004_alter_user_username_opts', now()),
	(77, 'auth', '0005_alter_user_last_login_null', now()),
	(78, 'auth', '0006_require_contenttypes_0002', now()),
	(79, 'auth', '0007_alter_validators_add_error_messages', now()),
	(80, 'auth', '0008_alter_user_username_max_length', now()),
	(81, 'auth', '0009_alter_user_last_name_max_length', now()),
	(82, 'auth', '0010_alter_group_name_max_length', now()),
	(83, 'auth', '0011_update_proxy_permissions', now()),
	(84, 'auth', '0012_alter_user_first_name_max_length', now()),
	(85, 'promises', '0001_initial', now()),
	(86, 'promises', '0002_ledger', now()),
	(87, 'visits', '0001_initial', now()),
	(88, 'mailboxes', '0001_initial', now()),
	(89, 'conversations', '0001_initial', now()),
	(90, 'conversations', '0002_initial', now()),
	(91, 'conversations', '0003_lists', now()),
	(92, 'calls', '0001_first', now()),
	(93, 'catalogue', '0003_gate', now()),
	(94, 'catalogue', '0004_recalls', now()),
	(95, 'catalogue', '0005_stamp', now()),
	(96, 'catalogue', '0006_recall_closing', now()),
	(97, 'catalogue', '0007_listed_technical_goods', now()),
	(98, 'causes', '0001_first', now()),
	(99, 'causes', '0002_guards_and_counts', now()),
	(100, 'causes', '0003_starter_tree', now());
INSERT INTO public.django_migrations VALUES
	(101, 'causes', '0004_watch', now()),
	(102, 'causes', '0005_learning', now()),
	(103, 'orders', '0006_wish_prices', now()),
	(104, 'tools', '0001_first', now()),
	(105, 'visits', '0002_chat', now()),
	(106, 'mailboxes', '0002_quarantine_whole', now()),
	(107, 'conversations', '0004_timing', now()),
	(108, 'conversations', '0005_search', now()),
	(109, 'conversations', '0006_doubts', now()),
	(110, 'conversations', '0007_looked_at', now()),
	(111, 'shop', '0001_initial', now()),
	(112, 'shop', '0002_insert_only', now()),
	(113, 'shop', '0003_shifts', now()),
	(114, 'shipping', '0001_initial', now()),
	(115, 'pricing', '0001_initial', now()),
	(116, 'pricing', '0002_history_and_rates', now()),
	(117, 'estimates', '0001_initial', now()),
	(118, 'estimates', '0002_waits', now()),
	(119, 'checkout', '0001_initial', now()),
	(120, 'checkout', '0002_marks', now()),
	(121, 'checkout', '0003_marks_of_tools', now()),
	(122, 'checkout', '0004_marks_never_twice', now()),
	(123, 'checkout', '0005_howdecided', now()),
	(124, 'conversations', '0008_product_questions', now()),
	(125, 'conversations', '0009_quiet_tasks', now()),
	(126, 'complaints', '0001_initial', now()),
	(127, 'complaints', '0002_guards', now()),
	(128, 'complaints', '0003_care_and_posts', now()),
	(129, 'complaints', '0004_plans', now()),
	(130, 'complaints', '0005_plans_stay', now()),
	(131, 'complaints', '0006_new_link', now()),
	(132, 'complaints', '0007_attitude', now()),
	(133, 'complaints', '0008_post_outcome', now()),
	(134, 'contracts', '0001_initial', now()),
	(135, 'contracts', '0002_stays', now()),
	(136, 'visits', '0003_checkout_signs', now()),
	(137, 'mailboxes', '0003_reading', now()),
	(138, 'conversations', '0010_restraints', now()),
	(139, 'conversations', '0011_doubts_confirmed', now()),
	(140, 'conversations', '0012_draft_prepared', now()),
	(141, 'conversations', '0013_fewer_indexes', now()),
	(142, 'customers', '0004_fewer_indexes', now()),
	(143, 'demo', '0001_initial', now()),
	(144, 'demo', '0002_asked_until', now()),
	(145, 'help', '0001_initial', now()),
	(146, 'help', '0002_opinion', now()),
	(147, 'imports', '0001_initial', now()),
	(148, 'indicators', '0001_initial', now()),
	(149, 'invoices', '0001_first', now()),
	(150, 'invoices', '0002_insert_only', now()),
	(151, 'invoices', '0003_supplements', now()),
	(152, 'journal', '0001_initial', now()),
	(153, 'journal', '0002_insert_only', now()),
	(154, 'journal', '0003_sift', now()),
	(155, 'promises', '0003_compensation', now()),
	(156, 'listening', '0001_first', now()),
	(157, 'mfa', '0001_initial', now()),
	(158, 'mfa', '0002_authenticator_timestamps', now()),
	(159, 'mfa', '0003_authenticator_type_uniq', now()),
	(160, 'mistakes', '0001_first', now()),
	(161, 'mistakes', '0002_guards', now()),
	(162, 'mistakes', '0003_incidents', now()),
	(163, 'mistakes', '0004_incident_guards', now()),
	(164, 'mistakes', '0005_improving', now()),
	(165, 'mistakes', '0006_findings_stay', now()),
	(166, 'mistakes', '0007_written_to', now()),
	(167, 'mistakes', '0008_quotes_go', now()),
	(168, 'notifications', '0001_initial', now()),
	(169, 'notifications', '0002_letters', now()),
	(170, 'notifications', '0003_push', now()),
	(171, 'notifications', '0004_no_withdrawn', now()),
	(172, 'orders', '0007_fewer_indexes', now()),
	(173, 'payments', '0001_first', now()),
	(174, 'payments', '0002_journal_and_ways', now()),
	(175, 'payments', '0003_payer_mark', now()),
	(176, 'practice', '0001_initial', now()),
	(177, 'pricing', '0003_personal_vouchers', now()),
	(178, 'promises', '0004_money_returned', now()),
	(179, 'promises', '0005_fewer_indexes', now()),
	(180, 'promises', '0006_asked_again', now()),
	(181, 'questions', '0001_initial', now()),
	(182, 'questions', '0002_rules', now()),
	(183, 'questions', '0003_ledger', now()),
	(184, 'realtime', '0001_initial', now()),
	(185, 'realtime', '0002_fewer_indexes', now()),
	(186, 'remedies', '0001_initial', now()),
	(187, 'remedies', '0002_guards', now()),
	(188, 'remedies', '0003_longer_codes', now()),
	(189, 'replies', '0001_initial', now()),
	(190, 'replies', '0002_public', now()),
	(191, 'replies', '0003_personal_weighing', now()),
	(192, 'reputation', '0001_initial', now()),
	(193, 'reputation', '0002_deed_of_mention', now()),
	(194, 'requests', '0001_initial', now()),
	(195, 'requests', '0002_insert_only', now()),
	(196, 'requests', '0003_paid_by_hand', now()),
	(197, 'returns', '0001_initial', now()),
	(198, 'returns', '0002_guards', now()),
	(199, 'returns', '0003_claims', now()),
	(200, 'returns', '0004_claim_guards', now());
INSERT INTO public.django_migrations VALUES
	(201, 'reviews', '0001_initial', now()),
	(202, 'reviews', '0002_guards', now()),
	(203, 'reviews', '0003_groups', now()),
	(204, 'reviews', '0004_purchases', now()),
	(205, 'reviews', '0005_triage_sorts', now()),
	(206, 'reviews', '0006_decision_counts', now()),
	(207, 'reviews', '0007_quoting', now()),
	(208, 'reviews', '0008_settled', now()),
	(209, 'reviews', '0009_translations', now()),
	(210, 'scorecards', '0001_initial', now()),
	(211, 'sessions', '0001_initial', now()),
	(212, 'shipping', '0002_places_in_windows', now()),
	(213, 'shop', '0004_late_amount', now()),
	(214, 'shop', '0005_words_and_look', now()),
	(215, 'shop', '0006_official_notice', now()),
	(216, 'stock', '0002_reservations_are_of_orders', now()),
	(217, 'stock', '0003_fewer_indexes', now()),
	(218, 'surveys', '0001_first', now()),
	(219, 'surveys', '0002_roll_ups', now()),
	(220, 'surveys', '0003_store', now()),
	(221, 'visits', '0004_cart_of_visitor', now()),
	(222, 'visits', '0005_fewer_indexes', now());

INSERT INTO public.invoices_series VALUES
	(1, 'invoice', ''),
	(2, 'credit_note', 'CN');

INSERT INTO public.payments_provider VALUES
	(1, 'stripe', true, 0, '{}', 0.00, NULL, 0.00, 0.00, '', '', '', 7, NULL),
	(2, 'test', true, 1, '{}', 0.00, NULL, 0.00, 0.00, '', '', '', 7, NULL),
	(3, 'bank_transfer', true, 2, '{}', 0.00, NULL, 0.00, 0.00, '', '', '', 7, NULL),
	(4, 'cash_on_delivery', true, 3, '{}', 0.00, NULL, 0.00, 0.00, '', '', '', 7, NULL);

INSERT INTO public.pricing_vatrate VALUES
	(1, 'AM', 'standard', 20.00, '2018-01-01', NULL, 'Tax Code of the Republic of Armenia, article 63'),
	(2, 'AT', 'books', 10.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(3, 'AT', 'food', 10.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(4, 'AT', 'standard', 20.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(5, 'BE', 'books', 6.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(6, 'BE', 'food', 6.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(7, 'BE', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(8, 'BG', 'books', 9.00, '2020-07-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(9, 'BG', 'standard', 20.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(10, 'CY', 'standard', 19.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(11, 'CZ', 'books', 0.00, '2024-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(12, 'CZ', 'food', 12.00, '2024-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(13, 'CZ', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(14, 'DE', 'books', 7.00, '2021-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(15, 'DE', 'food', 7.00, '2021-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(16, 'DE', 'standard', 19.00, '2021-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(17, 'DK', 'standard', 25.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(18, 'EE', 'books', 9.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(19, 'EE', 'standard', 20.00, '2016-01-01', '2024-01-01', 'European Commission, Taxes in Europe Database'),
	(20, 'EE', 'standard', 22.00, '2024-01-01', '2025-07-01', 'European Commission, Taxes in Europe Database'),
	(21, 'EE', 'standard', 24.00, '2025-07-01', NULL, 'European Commission, Taxes in Europe Database'),
	(22, 'ES', 'books', 4.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(23, 'ES', 'food', 10.00, '2025-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(24, 'ES', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(25, 'FI', 'books', 10.00, '2016-01-01', '2025-01-01', 'European Commission, Taxes in Europe Database; printed books'),
	(26, 'FI', 'books', 14.00, '2025-01-01', '2026-01-01', 'European Commission, Taxes in Europe Database; printed books'),
	(27, 'FI', 'books', 13.50, '2026-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(28, 'FI', 'food', 14.00, '2016-01-01', '2026-01-01', 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(29, 'FI', 'food', 13.50, '2026-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(30, 'FI', 'standard', 24.00, '2016-01-01', '2024-09-01', 'European Commission, Taxes in Europe Database'),
	(31, 'FI', 'standard', 25.50, '2024-09-01', NULL, 'European Commission, Taxes in Europe Database'),
	(32, 'FR', 'books', 5.50, '2014-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(33, 'FR', 'food', 5.50, '2014-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(34, 'FR', 'standard', 20.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(35, 'GR', 'books', 6.00, '2016-06-01', NULL, 'VAT code (Law 2859/2000, annex III; codified by Law 5144/2024)'),
	(36, 'GR', 'food', 13.00, '2016-06-01', NULL, 'VAT code (Law 2859/2000, annex III; codified by Law 5144/2024)'),
	(37, 'GR', 'medicines', 6.00, '2016-06-01', NULL, 'VAT code (Law 2859/2000, annex III; codified by Law 5144/2024)'),
	(38, 'GR', 'standard', 24.00, '2016-06-01', NULL, 'VAT code (Law 2859/2000, article 21; codified by Law 5144/2024)'),
	(39, 'HR', 'books', 5.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(40, 'HR', 'standard', 25.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(41, 'HU', 'books', 5.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(42, 'HU', 'standard', 27.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(43, 'IE', 'books', 0.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(44, 'IE', 'standard', 23.00, '2021-03-01', NULL, 'European Commission, Taxes in Europe Database'),
	(45, 'IT', 'books', 4.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(46, 'IT', 'food', 10.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(47, 'IT', 'standard', 22.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(48, 'LT', 'books', 9.00, '2016-01-01', '2026-01-01', 'European Commission, Taxes in Europe Database; printed books'),
	(49, 'LT', 'books', 5.00, '2026-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(50, 'LT', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(51, 'LU', 'books', 3.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(52, 'LU', 'food', 3.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(53, 'LU', 'standard', 16.00, '2023-01-01', '2024-01-01', 'European Commission, Taxes in Europe Database'),
	(54, 'LU', 'standard', 17.00, '2024-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(55, 'LV', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(56, 'MT', 'books', 5.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(57, 'MT', 'standard', 18.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(58, 'NL', 'books', 9.00, '2019-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(59, 'NL', 'food', 9.00, '2019-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(60, 'NL', 'standard', 21.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(61, 'PL', 'books', 5.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(62, 'PL', 'food', 5.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(63, 'PL', 'standard', 23.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(64, 'PT', 'books', 6.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(65, 'PT', 'standard', 23.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(66, 'RO', 'books', 11.00, '2025-08-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(67, 'RO', 'food', 11.00, '2025-08-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(68, 'RO', 'standard', 19.00, '2017-01-01', '2025-08-01', 'European Commission, Taxes in Europe Database'),
	(69, 'RO', 'standard', 21.00, '2025-08-01', NULL, 'European Commission, Taxes in Europe Database'),
	(70, 'SE', 'books', 6.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(71, 'SE', 'food', 12.00, '2016-01-01', '2026-04-01', 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(72, 'SE', 'food', 6.00, '2026-04-01', '2028-01-01', 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(73, 'SE', 'food', 12.00, '2028-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(74, 'SE', 'standard', 25.00, '2016-01-01', NULL, 'European Commission, Taxes in Europe Database'),
	(75, 'SI', 'books', 5.00, '2020-01-01', NULL, 'ZDDV-1, article 41 and annex I.a'),
	(76, 'SI', 'food', 9.50, '2013-07-01', NULL, 'ZDDV-1, article 41 and annex I'),
	(77, 'SI', 'medicines', 9.50, '2013-07-01', NULL, 'ZDDV-1, article 41 and annex I'),
	(78, 'SI', 'standard', 22.00, '2013-07-01', NULL, 'ZDDV-1, article 41'),
	(79, 'SK', 'books', 5.00, '2025-01-01', NULL, 'European Commission, Taxes in Europe Database; printed books'),
	(80, 'SK', 'food', 19.00, '2025-01-01', NULL, 'European Commission, Taxes in Europe Database; foodstuffs in general: check single goods'),
	(81, 'SK', 'standard', 20.00, '2016-01-01', '2025-01-01', 'European Commission, Taxes in Europe Database'),
	(82, 'SK', 'standard', 23.00, '2025-01-01', NULL, 'European Commission, Taxes in Europe Database');

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_apikey_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.accounts_user_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_approach_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_ask_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_asksettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.asks_followup_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_hold_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_legalbasis_id_seq', 1, false);

SELECT pg_catalog.setval('public.asks_unsubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 1268, true);

SELECT pg_catalog.setval('public.calls_call_id_seq', 1, false);

SELECT pg_catalog.setval('public.calls_callback_id_seq', 1, false);

SELECT pg_catalog.setval('public.calls_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.calls_linehour_id_seq', 1, false);

SELECT pg_catalog.setval('public.calls_unusablereport_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_attribute_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_category_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_mismatchreport_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_photo_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_product_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_recall_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_sheettask_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_sheettext_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_sheetversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_variant_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_wish_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_alarm_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_awaited_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_cause_id_seq', 77, true);

SELECT pg_catalog.setval('public.causes_causecount_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_codedcause_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_coding_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_exposure_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_learnedcoding_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_proposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_secondopinion_id_seq', 1, false);

SELECT pg_catalog.setval('public.causes_watch_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_cart_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_cartline_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_funnelday_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_howdecided_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_requestoption_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_savedaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_saveditem_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_seentoday_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_selfcheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.checkout_steptaken_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_apology_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_attention_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_complaint_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_complaintentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_complaintmark_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_complaintsettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_credit_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_handle_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_planstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_post_id_seq', 1, false);

SELECT pg_catalog.setval('public.complaints_recoveryattempt_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_contract_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_decision_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_outreach_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_reason_id_seq', 1, false);

SELECT pg_catalog.setval('public.contracts_terms_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_answersettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_attachment_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_blockedsender_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_conversation_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_conversationpromise_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_doubt_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_doubtanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_draft_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_externalid_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_macro_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_message_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_presence_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_productquestion_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_quiettask_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_restraint_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_savedview_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_team_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversations_team_members_id_seq', 1, false);

SELECT pg_catalog.setval('public.customers_alias_id_seq', 1, false);

SELECT pg_catalog.setval('public.customers_consent_id_seq', 1, false);

SELECT pg_catalog.setval('public.customers_contactcode_id_seq', 1, false);

SELECT pg_catalog.setval('public.customers_customer_id_seq', 1, false);

SELECT pg_catalog.setval('public.customers_signin_id_seq', 1, false);

SELECT pg_catalog.setval('public.demo_comingscan_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 317, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 222, true);

SELECT pg_catalog.setval('public.estimates_cell_id_seq', 1, false);

SELECT pg_catalog.setval('public.estimates_modelversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.estimates_waitcurve_id_seq', 1, false);

SELECT pg_catalog.setval('public.help_article_id_seq', 1, false);

SELECT pg_catalog.setval('public.help_articleversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.help_missedsearch_id_seq', 1, false);

SELECT pg_catalog.setval('public.help_opinion_id_seq', 1, false);

SELECT pg_catalog.setval('public.help_publishedtext_id_seq', 1, false);

SELECT pg_catalog.setval('public.imports_quarantinedrow_id_seq', 1, false);

SELECT pg_catalog.setval('public.imports_run_id_seq', 1, false);

SELECT pg_catalog.setval('public.indicators_indicator_id_seq', 1, false);

SELECT pg_catalog.setval('public.indicators_reading_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_counter_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_invoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_invoicebuyer_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_paper_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_registration_id_seq', 1, false);

SELECT pg_catalog.setval('public.invoices_series_id_seq', 2, true);

SELECT pg_catalog.setval('public.journal_event_id_seq', 1, false);

SELECT pg_catalog.setval('public.kit_mark_number', 1, true);

SELECT pg_catalog.setval('public.listening_finding_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_heard_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_hearing_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_learnedword_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_restatement_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_route_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_talk_id_seq', 1, false);

SELECT pg_catalog.setval('public.listening_talkshare_id_seq', 1, false);

SELECT pg_catalog.setval('public.mailboxes_mailbox_id_seq', 1, false);

SELECT pg_catalog.setval('public.mailboxes_quarantinedmail_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_affected_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_affectedrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_correction_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_evidence_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_finding_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_improvement_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_incident_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_incidentupdate_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_lesson_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_listreview_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_mistake_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_mistakeentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_process_id_seq', 1, false);

SELECT pg_catalog.setval('public.mistakes_told_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_message_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_pushsubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.notifications_suppression_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_line_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_order_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_orderaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_orderchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_parcel_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_parcelline_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_scan_id_seq', 1, false);

SELECT pg_catalog.setval('public.orders_shop_number', 100001, false);

SELECT pg_catalog.setval('public.orders_shortage_id_seq', 1, false);

SELECT pg_catalog.setval('public.partners_partner_id_seq', 1, false);

SELECT pg_catalog.setval('public.partners_partnerstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.partners_praise_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_affected_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_bankcredit_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_incident_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_payment_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_paymententry_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_provider_id_seq', 4, true);

SELECT pg_catalog.setval('public.payments_providerevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_providerminute_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_refund_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_finding_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_rehearsal_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_testcheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_testpurchase_id_seq', 1, false);

SELECT pg_catalog.setval('public.practice_turn_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_businessid_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_content_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_market_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_price_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_vatrate_id_seq', 82, true);

SELECT pg_catalog.setval('public.pricing_voucher_id_seq', 1, false);

SELECT pg_catalog.setval('public.pricing_voucheruse_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_choice_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_compensation_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_dependency_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_entry_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_keptday_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_promise_id_seq', 1, false);

SELECT pg_catalog.setval('public.promises_publication_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_answer_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_appeal_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_flag_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_moderation_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_question_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_questionsettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.questions_sitting_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_suggestion_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_suggestionstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.questions_suggestionvote_id_seq', 1, false);

SELECT pg_catalog.setval('public.realtime_signal_id_seq', 1, false);

SELECT pg_catalog.setval('public.remedies_policy_version_seq', 1, false);

SELECT pg_catalog.setval('public.remedies_remedy_id_seq', 1, false);

SELECT pg_catalog.setval('public.remedies_remedyrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_answerrating_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_coaching_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_personalweighing_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_publicremark_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_replycheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_replyremark_id_seq', 1, false);

SELECT pg_catalog.setval('public.replies_weighing_id_seq', 1, false);

SELECT pg_catalog.setval('public.reputation_change_id_seq', 1, false);

SELECT pg_catalog.setval('public.reputation_effort_id_seq', 1, false);

SELECT pg_catalog.setval('public.reputation_mention_id_seq', 1, false);

SELECT pg_catalog.setval('public.reputation_standing_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_abusecase_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_abuseentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_abusequote_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_cardwork_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_empowerment_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_knowledgecard_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_need_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_permission_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_routingrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_skill_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_tip_id_seq', 1, false);

SELECT pg_catalog.setval('public.requests_unusualrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_claim_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_claimline_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_claimphoto_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_claimstep_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_courierclaim_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_exemption_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_guarantee_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_productguarantee_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_repair_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_solditem_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_withdrawal_id_seq', 1, false);

SELECT pg_catalog.setval('public.returns_withdrawalline_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_appeal_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_aspect_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_aspectfigures_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_closedloop_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_decisioncount_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_flag_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_helpfulvote_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_moderationentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_outcomefigures_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_publicreply_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_purchasereview_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_review_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_reviewcase_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_reviewphoto_id_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_reviewsettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.reviews_reviewversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.scorecards_candidate_id_seq', 1, false);

SELECT pg_catalog.setval('public.scorecards_scorecard_id_seq', 1, false);

SELECT pg_catalog.setval('public.scorecards_selection_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_freefrom_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_method_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_pickuppoint_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_rate_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_takentime_id_seq', 1, false);

SELECT pg_catalog.setval('public.shipping_window_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_absence_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_closure_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_look_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_pagewords_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_shift_id_seq', 1, false);

SELECT pg_catalog.setval('public.shop_shopsettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.shop_workinghours_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_incoming_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_level_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_location_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_movement_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_reservation_id_seq', 1, false);

SELECT pg_catalog.setval('public.stock_supply_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_answer_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_answerday_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_invitedday_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_place_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_questionset_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_survey_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_surveycall_id_seq', 1, false);

SELECT pg_catalog.setval('public.surveys_wave_id_seq', 1, false);

SELECT pg_catalog.setval('public.tools_fitreport_id_seq', 1, false);

SELECT pg_catalog.setval('public.tools_tool_id_seq', 1, false);

SELECT pg_catalog.setval('public.tools_toolvisit_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_chatsettings_version_seq', 1, false);

SELECT pg_catalog.setval('public.visits_invitation_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_invitationrule_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_pageevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_pageview_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_rulecount_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_stagepath_id_seq', 1, false);

SELECT pg_catalog.setval('public.visits_visitor_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_apikey
    ADD CONSTRAINT accounts_apikey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_apikey
    ADD CONSTRAINT accounts_apikey_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_approach
    ADD CONSTRAINT asks_approach_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_approach
    ADD CONSTRAINT asks_approach_token_key UNIQUE (token);

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_ask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_asksettings
    ADD CONSTRAINT asks_asksettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.asks_legalbasis
    ADD CONSTRAINT asks_basis_once UNIQUE (country, kind);

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_follow_up_once UNIQUE (occasion, about_kind, about_id);

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_followup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_hold
    ADD CONSTRAINT asks_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_legalbasis
    ADD CONSTRAINT asks_legalbasis_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_once UNIQUE (customer_id, kind, about_kind, about_id);

ALTER TABLE ONLY public.asks_unsubscription
    ADD CONSTRAINT asks_unsubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_once UNIQUE (line_id, external_id);

ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_promise_id_key UNIQUE (promise_id);

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_token_key UNIQUE (token);

ALTER TABLE ONLY public.calls_linehour
    ADD CONSTRAINT calls_hour_once UNIQUE (line_id, hour_at);

ALTER TABLE ONLY public.calls_line
    ADD CONSTRAINT calls_line_number_key UNIQUE (number);

ALTER TABLE ONLY public.calls_line
    ADD CONSTRAINT calls_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_line
    ADD CONSTRAINT calls_line_token_key UNIQUE (token);

ALTER TABLE ONLY public.calls_linehour
    ADD CONSTRAINT calls_linehour_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calls_unusablereport
    ADD CONSTRAINT calls_unusablereport_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.calls_unusablereport
    ADD CONSTRAINT calls_unusablereport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_attribute
    ADD CONSTRAINT catalogue_attribute_once UNIQUE (category_id, code);

ALTER TABLE ONLY public.catalogue_attribute
    ADD CONSTRAINT catalogue_attribute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_knownword
    ADD CONSTRAINT catalogue_knownword_pkey PRIMARY KEY (word);

ALTER TABLE ONLY public.catalogue_listed
    ADD CONSTRAINT catalogue_listed_pkey PRIMARY KEY (product_id);

ALTER TABLE ONLY public.catalogue_mismatchreport
    ADD CONSTRAINT catalogue_mismatch_once UNIQUE (product_id, source_kind, source_id);

ALTER TABLE ONLY public.catalogue_mismatchreport
    ADD CONSTRAINT catalogue_mismatchreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_photo
    ADD CONSTRAINT catalogue_photo_once UNIQUE (product_id, sha256);

ALTER TABLE ONLY public.catalogue_photo
    ADD CONSTRAINT catalogue_photo_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_ref UNIQUE (source, ref);

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.catalogue_recall
    ADD CONSTRAINT catalogue_recall_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sheettask
    ADD CONSTRAINT catalogue_sheettask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sheettext
    ADD CONSTRAINT catalogue_sheettext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sheetversion
    ADD CONSTRAINT catalogue_sheetversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sheettext
    ADD CONSTRAINT catalogue_text_once UNIQUE (product_id, language);

ALTER TABLE ONLY public.catalogue_variant
    ADD CONSTRAINT catalogue_variant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_variant
    ADD CONSTRAINT catalogue_variant_sku_key UNIQUE (sku);

ALTER TABLE ONLY public.catalogue_sheetversion
    ADD CONSTRAINT catalogue_version_once UNIQUE (product_id, number);

ALTER TABLE ONLY public.catalogue_wish
    ADD CONSTRAINT catalogue_wish_once UNIQUE NULLS NOT DISTINCT (product_id, key);

ALTER TABLE ONLY public.catalogue_wish
    ADD CONSTRAINT catalogue_wish_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_alarm
    ADD CONSTRAINT causes_alarm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_awaited
    ADD CONSTRAINT causes_awaited_once UNIQUE (subject_kind, subject_id);

ALTER TABLE ONLY public.causes_awaited
    ADD CONSTRAINT causes_awaited_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_cause
    ADD CONSTRAINT causes_cause_code_key UNIQUE (code);

ALTER TABLE ONLY public.causes_cause
    ADD CONSTRAINT causes_cause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_causecount
    ADD CONSTRAINT causes_causecount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_coded_once UNIQUE (subject_kind, subject_id, cause_id);

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_coding
    ADD CONSTRAINT causes_coding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_causecount
    ADD CONSTRAINT causes_count_once UNIQUE (cause_id, slice, slice_key, day);

ALTER TABLE ONLY public.causes_exposure
    ADD CONSTRAINT causes_exposure_once UNIQUE (slice, slice_key, day);

ALTER TABLE ONLY public.causes_exposure
    ADD CONSTRAINT causes_exposure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_learnedcoding
    ADD CONSTRAINT causes_learned_once UNIQUE (language, version);

ALTER TABLE ONLY public.causes_learnedcoding
    ADD CONSTRAINT causes_learnedcoding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_proposal
    ADD CONSTRAINT causes_proposal_once UNIQUE (language, key);

ALTER TABLE ONLY public.causes_proposal
    ADD CONSTRAINT causes_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_secondopinion
    ADD CONSTRAINT causes_secondopinion_coding_id_key UNIQUE (coding_id);

ALTER TABLE ONLY public.causes_secondopinion
    ADD CONSTRAINT causes_secondopinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.causes_watch
    ADD CONSTRAINT causes_watch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_attempt_key UNIQUE (attempt);

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_token_key UNIQUE (token);

ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_daykey
    ADD CONSTRAINT checkout_daykey_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.checkout_funnelday
    ADD CONSTRAINT checkout_funnel_once UNIQUE (day, step, device, channel);

ALTER TABLE ONLY public.checkout_funnelday
    ADD CONSTRAINT checkout_funnelday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_howdecided
    ADD CONSTRAINT checkout_howdecided_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.checkout_howdecided
    ADD CONSTRAINT checkout_howdecided_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_line_once UNIQUE (cart_id, variant_id);

ALTER TABLE ONLY public.checkout_requestoption
    ADD CONSTRAINT checkout_requestoption_code_key UNIQUE (code);

ALTER TABLE ONLY public.checkout_requestoption
    ADD CONSTRAINT checkout_requestoption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_savedaddress
    ADD CONSTRAINT checkout_savedaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_savedaddress
    ADD CONSTRAINT checkout_savedaddress_token_key UNIQUE (token);

ALTER TABLE ONLY public.checkout_saveditem
    ADD CONSTRAINT checkout_saveditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_seentoday
    ADD CONSTRAINT checkout_seen_once UNIQUE (day, digest, step);

ALTER TABLE ONLY public.checkout_seentoday
    ADD CONSTRAINT checkout_seentoday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_selfcheck
    ADD CONSTRAINT checkout_selfcheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.checkout_steptaken
    ADD CONSTRAINT checkout_steptaken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_apology
    ADD CONSTRAINT complaints_apology_attempt_key UNIQUE (attempt);

ALTER TABLE ONLY public.complaints_apology
    ADD CONSTRAINT complaints_apology_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_attention
    ADD CONSTRAINT complaints_attention_once UNIQUE (reason, source_kind, source_id);

ALTER TABLE ONLY public.complaints_attention
    ADD CONSTRAINT complaints_attention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_token_key UNIQUE (token);

ALTER TABLE ONLY public.complaints_complaintentry
    ADD CONSTRAINT complaints_complaintentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaintmark
    ADD CONSTRAINT complaints_complaintmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaintsettings
    ADD CONSTRAINT complaints_complaintsettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.complaints_credit
    ADD CONSTRAINT complaints_credit_once UNIQUE (complaint_id, fix_kind, fix_id);

ALTER TABLE ONLY public.complaints_credit
    ADD CONSTRAINT complaints_credit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_handle
    ADD CONSTRAINT complaints_handle_once UNIQUE (place, handle);

ALTER TABLE ONLY public.complaints_handle
    ADD CONSTRAINT complaints_handle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_complaintmark
    ADD CONSTRAINT complaints_mark_once UNIQUE (mark, complaint_id);

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_origin_once UNIQUE (origin_kind, origin_id);

ALTER TABLE ONLY public.complaints_planstep
    ADD CONSTRAINT complaints_planstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_post
    ADD CONSTRAINT complaints_post_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_recovery
    ADD CONSTRAINT complaints_recovery_pkey PRIMARY KEY (complaint_id);

ALTER TABLE ONLY public.complaints_recoveryattempt
    ADD CONSTRAINT complaints_recoveryattempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complaints_silent
    ADD CONSTRAINT complaints_silent_pkey PRIMARY KEY (customer_id);

ALTER TABLE ONLY public.complaints_planstep
    ADD CONSTRAINT complaints_step_position UNIQUE (apology_id, "position");

ALTER TABLE ONLY public.complaints_planstep
    ADD CONSTRAINT complaints_step_promise UNIQUE (promise_id);

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_token_key UNIQUE (token);

ALTER TABLE ONLY public.contracts_decision
    ADD CONSTRAINT contracts_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_terms_id_key UNIQUE (terms_id);

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_token_key UNIQUE (token);

ALTER TABLE ONLY public.contracts_reason
    ADD CONSTRAINT contracts_reason_decision_id_key UNIQUE (decision_id);

ALTER TABLE ONLY public.contracts_reason
    ADD CONSTRAINT contracts_reason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contracts_terms
    ADD CONSTRAINT contracts_terms_once UNIQUE (contract_id, number);

ALTER TABLE ONLY public.contracts_terms
    ADD CONSTRAINT contracts_terms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_answersettings
    ADD CONSTRAINT conversations_answersettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.conversations_attachment
    ADD CONSTRAINT conversations_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_attachment
    ADD CONSTRAINT conversations_attachment_token_key UNIQUE (token);

ALTER TABLE ONLY public.conversations_blockedsender
    ADD CONSTRAINT conversations_blockedsender_address_key UNIQUE (address);

ALTER TABLE ONLY public.conversations_blockedsender
    ADD CONSTRAINT conversations_blockedsender_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conversation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conversation_token_key UNIQUE (token);

ALTER TABLE ONLY public.conversations_conversationpromise
    ADD CONSTRAINT conversations_conversationpromise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_conversationpromise
    ADD CONSTRAINT conversations_conversationpromise_promise_id_key UNIQUE (promise_id);

ALTER TABLE ONLY public.conversations_doubt
    ADD CONSTRAINT conversations_doubt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_doubtanswer
    ADD CONSTRAINT conversations_doubtanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_draft
    ADD CONSTRAINT conversations_draft_once UNIQUE (conversation_id, author_id);

ALTER TABLE ONLY public.conversations_draft
    ADD CONSTRAINT conversations_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_externalid
    ADD CONSTRAINT conversations_externalid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_externalid
    ADD CONSTRAINT conversations_externalid_value_key UNIQUE (value);

ALTER TABLE ONLY public.conversations_macro
    ADD CONSTRAINT conversations_macro_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_message_client_id_key UNIQUE (client_id);

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_message_token_key UNIQUE (token);

ALTER TABLE ONLY public.conversations_presence
    ADD CONSTRAINT conversations_presence_once UNIQUE NULLS NOT DISTINCT (conversation_id, person_id);

ALTER TABLE ONLY public.conversations_presence
    ADD CONSTRAINT conversations_presence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_productquestion
    ADD CONSTRAINT conversations_productquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_productquestion
    ADD CONSTRAINT conversations_question_once UNIQUE (conversation_id, wish_id);

ALTER TABLE ONLY public.conversations_quiettask
    ADD CONSTRAINT conversations_quiettask_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_restraint
    ADD CONSTRAINT conversations_restraint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_savedview
    ADD CONSTRAINT conversations_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_team_members
    ADD CONSTRAINT conversations_team_members_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_team_members
    ADD CONSTRAINT conversations_team_members_team_id_user_id_80fbbf55_uniq UNIQUE (team_id, user_id);

ALTER TABLE ONLY public.conversations_team
    ADD CONSTRAINT conversations_team_name_key UNIQUE (name);

ALTER TABLE ONLY public.conversations_team
    ADD CONSTRAINT conversations_team_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_timing
    ADD CONSTRAINT conversations_timing_pkey PRIMARY KEY (conversation_id);

ALTER TABLE ONLY public.customers_alias
    ADD CONSTRAINT customers_alias_once UNIQUE (kind, value);

ALTER TABLE ONLY public.customers_alias
    ADD CONSTRAINT customers_alias_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_consent
    ADD CONSTRAINT customers_consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_contactcode
    ADD CONSTRAINT customers_contactcode_link_digest_key UNIQUE (link_digest);

ALTER TABLE ONLY public.customers_contactcode
    ADD CONSTRAINT customers_contactcode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_token UNIQUE (token);

ALTER TABLE ONLY public.customers_signin
    ADD CONSTRAINT customers_signin_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.customers_signin
    ADD CONSTRAINT customers_signin_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.demo_comingscan
    ADD CONSTRAINT demo_comingscan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.demo_played
    ADD CONSTRAINT demo_played_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.estimates_cell
    ADD CONSTRAINT estimates_cell_address UNIQUE (model_id, address);

ALTER TABLE ONLY public.estimates_cell
    ADD CONSTRAINT estimates_cell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.estimates_modelversion
    ADD CONSTRAINT estimates_modelversion_name_key UNIQUE (name);

ALTER TABLE ONLY public.estimates_modelversion
    ADD CONSTRAINT estimates_modelversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.estimates_waitcurve
    ADD CONSTRAINT estimates_wait_group UNIQUE (quantity, "group");

ALTER TABLE ONLY public.estimates_waitcurve
    ADD CONSTRAINT estimates_waitcurve_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_article
    ADD CONSTRAINT help_article_address_key UNIQUE (address);

ALTER TABLE ONLY public.help_article
    ADD CONSTRAINT help_article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_articleversion
    ADD CONSTRAINT help_articleversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_missedsearch
    ADD CONSTRAINT help_missedsearch_key_key UNIQUE (key);

ALTER TABLE ONLY public.help_missedsearch
    ADD CONSTRAINT help_missedsearch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_opinion
    ADD CONSTRAINT help_opinion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_publishedtext
    ADD CONSTRAINT help_publishedtext_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.help_publishedtext
    ADD CONSTRAINT help_text_once UNIQUE (article_id, language);

ALTER TABLE ONLY public.help_articleversion
    ADD CONSTRAINT help_version_once UNIQUE (article_id, number);

ALTER TABLE ONLY public.imports_quarantinedrow
    ADD CONSTRAINT imports_quarantined_once UNIQUE (profile, file, row_number, digest);

ALTER TABLE ONLY public.imports_quarantinedrow
    ADD CONSTRAINT imports_quarantinedrow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports_run
    ADD CONSTRAINT imports_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.imports_run
    ADD CONSTRAINT imports_run_token_key UNIQUE (token);

ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_code_key UNIQUE (code);

ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT indicators_reading_day UNIQUE (indicator_id, ends_on);

ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT indicators_reading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_counter
    ADD CONSTRAINT invoices_counter_once UNIQUE (series_id, year);

ALTER TABLE ONLY public.invoices_counter
    ADD CONSTRAINT invoices_counter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_key_key UNIQUE (key);

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_name_key UNIQUE (name);

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_invoicebuyer
    ADD CONSTRAINT invoices_invoicebuyer_invoice_id_key UNIQUE (invoice_id);

ALTER TABLE ONLY public.invoices_invoicebuyer
    ADD CONSTRAINT invoices_invoicebuyer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_number_once UNIQUE (series_id, year, number);

ALTER TABLE ONLY public.invoices_paper
    ADD CONSTRAINT invoices_paper_once UNIQUE (about_kind, about_id, sha256);

ALTER TABLE ONLY public.invoices_paper
    ADD CONSTRAINT invoices_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_registration
    ADD CONSTRAINT invoices_registration_invoice_id_key UNIQUE (invoice_id);

ALTER TABLE ONLY public.invoices_registration
    ADD CONSTRAINT invoices_registration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invoices_series
    ADD CONSTRAINT invoices_series_kind_key UNIQUE (kind);

ALTER TABLE ONLY public.invoices_series
    ADD CONSTRAINT invoices_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_event
    ADD CONSTRAINT journal_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_eventtosift
    ADD CONSTRAINT journal_eventtosift_pkey PRIMARY KEY (listener, event_id);

ALTER TABLE ONLY public.journal_heartbeat
    ADD CONSTRAINT journal_heartbeat_pkey PRIMARY KEY (process);

ALTER TABLE ONLY public.kit_attempt
    ADD CONSTRAINT kit_attempt_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.kit_mark
    ADD CONSTRAINT kit_mark_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.listening_finding
    ADD CONSTRAINT listening_finding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_finding
    ADD CONSTRAINT listening_found_once UNIQUE (message_id, kind, quote);

ALTER TABLE ONLY public.listening_heard
    ADD CONSTRAINT listening_heard_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.listening_heard
    ADD CONSTRAINT listening_heard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_conversation_id_key UNIQUE (conversation_id);

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_learnedword
    ADD CONSTRAINT listening_learnedword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_restatement
    ADD CONSTRAINT listening_restatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_restatement
    ADD CONSTRAINT listening_restatement_token_key UNIQUE (token);

ALTER TABLE ONLY public.listening_route
    ADD CONSTRAINT listening_route_kind_key UNIQUE (kind);

ALTER TABLE ONLY public.listening_route
    ADD CONSTRAINT listening_route_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_talkshare
    ADD CONSTRAINT listening_share_once UNIQUE (talk_id, person_id);

ALTER TABLE ONLY public.listening_talk
    ADD CONSTRAINT listening_talk_conversation_id_key UNIQUE (conversation_id);

ALTER TABLE ONLY public.listening_talk
    ADD CONSTRAINT listening_talk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_talkshare
    ADD CONSTRAINT listening_talkshare_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.listening_learnedword
    ADD CONSTRAINT listening_word_once UNIQUE (language, kind, word);

ALTER TABLE ONLY public.mailboxes_mailbox
    ADD CONSTRAINT mailboxes_mailbox_address_key UNIQUE (address);

ALTER TABLE ONLY public.mailboxes_mailbox
    ADD CONSTRAINT mailboxes_mailbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mailboxes_quarantinedmail
    ADD CONSTRAINT mailboxes_quarantinedmail_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.mailboxes_quarantinedmail
    ADD CONSTRAINT mailboxes_quarantinedmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_affected
    ADD CONSTRAINT mistakes_affected_once UNIQUE (incident_id, customer_id);

ALTER TABLE ONLY public.mistakes_affected
    ADD CONSTRAINT mistakes_affected_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_affectedrule
    ADD CONSTRAINT mistakes_affectedrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_correction
    ADD CONSTRAINT mistakes_correction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_evidence
    ADD CONSTRAINT mistakes_evidence_once UNIQUE (mistake_id, ref_kind, ref_id);

ALTER TABLE ONLY public.mistakes_evidence
    ADD CONSTRAINT mistakes_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_finding
    ADD CONSTRAINT mistakes_finding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_improvement
    ADD CONSTRAINT mistakes_improvement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_improvement
    ADD CONSTRAINT mistakes_improvement_token_key UNIQUE (token);

ALTER TABLE ONLY public.mistakes_incident
    ADD CONSTRAINT mistakes_incident_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_incident
    ADD CONSTRAINT mistakes_incident_token_key UNIQUE (token);

ALTER TABLE ONLY public.mistakes_incidentupdate
    ADD CONSTRAINT mistakes_incidentupdate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_lesson
    ADD CONSTRAINT mistakes_lesson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_listreview
    ADD CONSTRAINT mistakes_listreview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_mistake
    ADD CONSTRAINT mistakes_mistake_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_mistake
    ADD CONSTRAINT mistakes_mistake_token_key UNIQUE (token);

ALTER TABLE ONLY public.mistakes_mistakeentry
    ADD CONSTRAINT mistakes_mistakeentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_correction
    ADD CONSTRAINT mistakes_one_per_round UNIQUE (mistake_id, round);

ALTER TABLE ONLY public.mistakes_process
    ADD CONSTRAINT mistakes_process_name_key UNIQUE (name);

ALTER TABLE ONLY public.mistakes_process
    ADD CONSTRAINT mistakes_process_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_told
    ADD CONSTRAINT mistakes_told_once UNIQUE (mistake_id, customer_id, kind, round);

ALTER TABLE ONLY public.mistakes_told
    ADD CONSTRAINT mistakes_told_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mistakes_told
    ADD CONSTRAINT mistakes_told_token_key UNIQUE (token);

ALTER TABLE ONLY public.mistakes_updatesending
    ADD CONSTRAINT mistakes_updatesending_pkey PRIMARY KEY (update_id);

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_key_key UNIQUE (key);

ALTER TABLE ONLY public.notifications_message
    ADD CONSTRAINT notifications_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_pushsubscription
    ADD CONSTRAINT notifications_pushsubscription_endpoint_key UNIQUE (endpoint);

ALTER TABLE ONLY public.notifications_pushsubscription
    ADD CONSTRAINT notifications_pushsubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications_suppression
    ADD CONSTRAINT notifications_suppression_address_key UNIQUE (address);

ALTER TABLE ONLY public.notifications_suppression
    ADD CONSTRAINT notifications_suppression_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_orderaddress
    ADD CONSTRAINT orders_address_kind_once UNIQUE (order_id, kind);

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_position UNIQUE (order_id, "position");

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_ref UNIQUE (source, ref);

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_token UNIQUE (token);

ALTER TABLE ONLY public.orders_orderaddress
    ADD CONSTRAINT orders_orderaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_orderchange
    ADD CONSTRAINT orders_orderchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_parcelline
    ADD CONSTRAINT orders_parcel_line_once UNIQUE (parcel_id, line_id);

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_ref UNIQUE (order_id, ref);

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_token UNIQUE (token);

ALTER TABLE ONLY public.orders_parcelline
    ADD CONSTRAINT orders_parcelline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_scan
    ADD CONSTRAINT orders_scan_once UNIQUE (parcel_id, happened_at, code);

ALTER TABLE ONLY public.orders_scan
    ADD CONSTRAINT orders_scan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders_shortage
    ADD CONSTRAINT orders_shortage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partners_partner
    ADD CONSTRAINT partners_partner_code_key UNIQUE (code);

ALTER TABLE ONLY public.partners_partner
    ADD CONSTRAINT partners_partner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partners_partnerstep
    ADD CONSTRAINT partners_partnerstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partners_praise
    ADD CONSTRAINT partners_praise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.partners_partnerstep
    ADD CONSTRAINT partners_step_once UNIQUE (partner_id, step);

ALTER TABLE ONLY public.payments_affected
    ADD CONSTRAINT payments_affected_once UNIQUE (incident_id, about_kind, about_id);

ALTER TABLE ONLY public.payments_affected
    ADD CONSTRAINT payments_affected_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_bankcredit
    ADD CONSTRAINT payments_bankcredit_fingerprint_key UNIQUE (fingerprint);

ALTER TABLE ONLY public.payments_bankcredit
    ADD CONSTRAINT payments_bankcredit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_providerevent
    ADD CONSTRAINT payments_event_once UNIQUE (provider, external_id);

ALTER TABLE ONLY public.payments_incident
    ADD CONSTRAINT payments_incident_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_providerminute
    ADD CONSTRAINT payments_minute_once UNIQUE (provider, minute_at);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_token_key UNIQUE (token);

ALTER TABLE ONLY public.payments_paymententry
    ADD CONSTRAINT payments_paymententry_key_key UNIQUE (key);

ALTER TABLE ONLY public.payments_paymententry
    ADD CONSTRAINT payments_paymententry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_provider
    ADD CONSTRAINT payments_provider_code_key UNIQUE (code);

ALTER TABLE ONLY public.payments_provider
    ADD CONSTRAINT payments_provider_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_providerevent
    ADD CONSTRAINT payments_providerevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_providerminute
    ADD CONSTRAINT payments_providerminute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_key_key UNIQUE (key);

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pistos_cache
    ADD CONSTRAINT pistos_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.practice_testcheck
    ADD CONSTRAINT practice_check_once UNIQUE (purchase_id, code);

ALTER TABLE ONLY public.practice_finding
    ADD CONSTRAINT practice_finding_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_rehearsal
    ADD CONSTRAINT practice_rehearsal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_rehearsal
    ADD CONSTRAINT practice_rehearsal_token_key UNIQUE (token);

ALTER TABLE ONLY public.practice_testcheck
    ADD CONSTRAINT practice_testcheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_testpurchase
    ADD CONSTRAINT practice_testpurchase_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.practice_testpurchase
    ADD CONSTRAINT practice_testpurchase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practice_testpurchase
    ADD CONSTRAINT practice_testpurchase_token_key UNIQUE (token);

ALTER TABLE ONLY public.practice_turn
    ADD CONSTRAINT practice_turn_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_businessid
    ADD CONSTRAINT pricing_businessid_customer_id_key UNIQUE (customer_id);

ALTER TABLE ONLY public.pricing_businessid
    ADD CONSTRAINT pricing_businessid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_content
    ADD CONSTRAINT pricing_content_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_content
    ADD CONSTRAINT pricing_content_variant_id_key UNIQUE (variant_id);

ALTER TABLE ONLY public.pricing_market
    ADD CONSTRAINT pricing_market_code_key UNIQUE (code);

ALTER TABLE ONLY public.pricing_market
    ADD CONSTRAINT pricing_market_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_price
    ADD CONSTRAINT pricing_price_one_at_a_time EXCLUDE USING gist (variant_id WITH =, market_id WITH =, kind WITH =, tstzrange(valid_from, valid_until) WITH &&) WHERE ((withdrawn_at IS NULL));

ALTER TABLE ONLY public.pricing_price
    ADD CONSTRAINT pricing_price_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_vatrate
    ADD CONSTRAINT pricing_rate_one_at_a_time EXCLUDE USING gist (country WITH =, vat_class WITH =, daterange(valid_from, valid_until) WITH &&);

ALTER TABLE ONLY public.pricing_vatrate
    ADD CONSTRAINT pricing_vatrate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_voucher
    ADD CONSTRAINT pricing_voucher_code_key UNIQUE (code);

ALTER TABLE ONLY public.pricing_voucher
    ADD CONSTRAINT pricing_voucher_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pricing_voucheruse
    ADD CONSTRAINT pricing_voucheruse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_choice
    ADD CONSTRAINT promises_choice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_compensation
    ADD CONSTRAINT promises_compensation_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.promises_compensation
    ADD CONSTRAINT promises_compensation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_compensation
    ADD CONSTRAINT promises_compensation_promise_id_key UNIQUE (promise_id);

ALTER TABLE ONLY public.promises_dependency
    ADD CONSTRAINT promises_dependency_once UNIQUE (promise_id, depends_on_id);

ALTER TABLE ONLY public.promises_dependency
    ADD CONSTRAINT promises_dependency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_entry
    ADD CONSTRAINT promises_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_entrytoseal
    ADD CONSTRAINT promises_entrytoseal_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.promises_entrywords
    ADD CONSTRAINT promises_entrywords_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.promises_keptday
    ADD CONSTRAINT promises_kept_day UNIQUE (day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported);

ALTER TABLE ONLY public.promises_keptday
    ADD CONSTRAINT promises_keptday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_token UNIQUE (token);

ALTER TABLE ONLY public.promises_promisewords
    ADD CONSTRAINT promises_promisewords_pkey PRIMARY KEY (promise_id);

ALTER TABLE ONLY public.promises_publication
    ADD CONSTRAINT promises_publication_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.promises_seal
    ADD CONSTRAINT promises_seal_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.promises_seal
    ADD CONSTRAINT promises_seal_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.promises_standing
    ADD CONSTRAINT promises_standing_pkey PRIMARY KEY (promise_id);

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_token_key UNIQUE (token);

ALTER TABLE ONLY public.questions_appeal
    ADD CONSTRAINT questions_appeal_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.questions_appeal
    ADD CONSTRAINT questions_appeal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_flag
    ADD CONSTRAINT questions_flag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invitation_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invited_once UNIQUE (question_id, customer_id);

ALTER TABLE ONLY public.questions_moderation
    ADD CONSTRAINT questions_moderation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_moderationseal
    ADD CONSTRAINT questions_moderationseal_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.questions_moderationseal
    ADD CONSTRAINT questions_moderationseal_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.questions_moderationtoseal
    ADD CONSTRAINT questions_moderationtoseal_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_client_id_key UNIQUE (client_id);

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_conversation_id_key UNIQUE (conversation_id);

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_token_key UNIQUE (token);

ALTER TABLE ONLY public.questions_questionsettings
    ADD CONSTRAINT questions_questionsettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.questions_sitting
    ADD CONSTRAINT questions_sitting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_client_id_key UNIQUE (client_id);

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_conversation_id_key UNIQUE (conversation_id);

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_token_key UNIQUE (token);

ALTER TABLE ONLY public.questions_suggestionstep
    ADD CONSTRAINT questions_suggestionstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_suggestionvote
    ADD CONSTRAINT questions_suggestionvote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.questions_suggestionvote
    ADD CONSTRAINT questions_vote_once UNIQUE (suggestion_id, voter);

ALTER TABLE ONLY public.realtime_signal
    ADD CONSTRAINT realtime_signal_number UNIQUE (stream_id, number);

ALTER TABLE ONLY public.realtime_signal
    ADD CONSTRAINT realtime_signal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.realtime_stream
    ADD CONSTRAINT realtime_stream_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.remedies_policy
    ADD CONSTRAINT remedies_policy_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_attempt_key UNIQUE (attempt);

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_new_order_id_key UNIQUE (new_order_id);

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_token_key UNIQUE (token);

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_voucher_id_key UNIQUE (voucher_id);

ALTER TABLE ONLY public.remedies_remedyrule
    ADD CONSTRAINT remedies_remedyrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.remedies_remedyrule
    ADD CONSTRAINT remedies_rule_once UNIQUE (policy_id, role, severity);

ALTER TABLE ONLY public.replies_answerrating
    ADD CONSTRAINT replies_answerrating_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.replies_answerrating
    ADD CONSTRAINT replies_answerrating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_coaching
    ADD CONSTRAINT replies_coaching_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_personalweighing
    ADD CONSTRAINT replies_personalweighing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_publicremark
    ADD CONSTRAINT replies_publicremark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_replyremark
    ADD CONSTRAINT replies_remark_once UNIQUE (check_of_id, code, words_key);

ALTER TABLE ONLY public.replies_replycheck
    ADD CONSTRAINT replies_replycheck_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.replies_replycheck
    ADD CONSTRAINT replies_replycheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_replyremark
    ADD CONSTRAINT replies_replyremark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.replies_weighing
    ADD CONSTRAINT replies_weighing_message_id_key UNIQUE (message_id);

ALTER TABLE ONLY public.replies_weighing
    ADD CONSTRAINT replies_weighing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reputation_change
    ADD CONSTRAINT reputation_change_once UNIQUE (source, day, "position");

ALTER TABLE ONLY public.reputation_change
    ADD CONSTRAINT reputation_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reputation_effort
    ADD CONSTRAINT reputation_effort_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reputation_mention
    ADD CONSTRAINT reputation_mention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reputation_standing
    ADD CONSTRAINT reputation_standing_once UNIQUE (source, day);

ALTER TABLE ONLY public.reputation_standing
    ADD CONSTRAINT reputation_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_token_key UNIQUE (token);

ALTER TABLE ONLY public.requests_abuseentry
    ADD CONSTRAINT requests_abuseentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_abusequote
    ADD CONSTRAINT requests_abusequote_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.requests_abusequote
    ADD CONSTRAINT requests_abusequote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_cardwork
    ADD CONSTRAINT requests_cardwork_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_empowerment
    ADD CONSTRAINT requests_empowerment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_knowledgecard
    ADD CONSTRAINT requests_knowledgecard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_need
    ADD CONSTRAINT requests_need_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_permission
    ADD CONSTRAINT requests_permission_once UNIQUE (version_id, role, matter);

ALTER TABLE ONLY public.requests_permission
    ADD CONSTRAINT requests_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_routingrule
    ADD CONSTRAINT requests_routingrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_routingrule
    ADD CONSTRAINT requests_routingrule_topic_key UNIQUE (topic);

ALTER TABLE ONLY public.requests_skill
    ADD CONSTRAINT requests_skill_once UNIQUE (person_id, kind, value);

ALTER TABLE ONLY public.requests_skill
    ADD CONSTRAINT requests_skill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_tip
    ADD CONSTRAINT requests_tip_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequest_token_key UNIQUE (token);

ALTER TABLE ONLY public.returns_claimline
    ADD CONSTRAINT returns_claim_line_once UNIQUE (claim_id, line_id);

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_once UNIQUE (sending, track, happened);

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_token_key UNIQUE (token);

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_withdrawal_id_key UNIQUE (withdrawal_id);

ALTER TABLE ONLY public.returns_claimline
    ADD CONSTRAINT returns_claimline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_claimphoto
    ADD CONSTRAINT returns_claimphoto_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_claimstep
    ADD CONSTRAINT returns_claimstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_courierclaim
    ADD CONSTRAINT returns_courierclaim_claim_id_key UNIQUE (claim_id);

ALTER TABLE ONLY public.returns_courierclaim
    ADD CONSTRAINT returns_courierclaim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_exemption
    ADD CONSTRAINT returns_exemption_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_guarantee
    ADD CONSTRAINT returns_guarantee_item_id_key UNIQUE (item_id);

ALTER TABLE ONLY public.returns_guarantee
    ADD CONSTRAINT returns_guarantee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_solditem
    ADD CONSTRAINT returns_item_once UNIQUE (line_id, number);

ALTER TABLE ONLY public.returns_claimphoto
    ADD CONSTRAINT returns_photo_once UNIQUE (claim_id, side, sha256);

ALTER TABLE ONLY public.returns_productguarantee
    ADD CONSTRAINT returns_productguarantee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_repair
    ADD CONSTRAINT returns_repair_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_solditem
    ADD CONSTRAINT returns_solditem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_withdrawal
    ADD CONSTRAINT returns_withdrawal_attempt_key UNIQUE (attempt);

ALTER TABLE ONLY public.returns_withdrawalline
    ADD CONSTRAINT returns_withdrawal_line_once UNIQUE (withdrawal_id, line_id);

ALTER TABLE ONLY public.returns_withdrawal
    ADD CONSTRAINT returns_withdrawal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.returns_withdrawal
    ADD CONSTRAINT returns_withdrawal_token_key UNIQUE (token);

ALTER TABLE ONLY public.returns_withdrawalline
    ADD CONSTRAINT returns_withdrawalline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_aspectfigures
    ADD CONSTRAINT reviews_aspect_figures UNIQUE (product_id, code);

ALTER TABLE ONLY public.reviews_aspect
    ADD CONSTRAINT reviews_aspect_once UNIQUE NULLS NOT DISTINCT (category_id, code);

ALTER TABLE ONLY public.reviews_aspect
    ADD CONSTRAINT reviews_aspect_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_aspectfigures
    ADD CONSTRAINT reviews_aspectfigures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_closedloop
    ADD CONSTRAINT reviews_closedloop_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_closedloop
    ADD CONSTRAINT reviews_closedloop_review_id_key UNIQUE (review_id);

ALTER TABLE ONLY public.reviews_decisioncount
    ADD CONSTRAINT reviews_decision_count UNIQUE (month, kind, reason, stars);

ALTER TABLE ONLY public.reviews_decisioncount
    ADD CONSTRAINT reviews_decisioncount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_entrytoseal
    ADD CONSTRAINT reviews_entrytoseal_pkey PRIMARY KEY (entry_id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_external_once UNIQUE (external_source, external_id);

ALTER TABLE ONLY public.reviews_flag
    ADD CONSTRAINT reviews_flag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_helpfulvote
    ADD CONSTRAINT reviews_helpfulvote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_once UNIQUE (line_id, months_after);

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_review_id_key UNIQUE (review_id);

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_token_key UNIQUE (token);

ALTER TABLE ONLY public.reviews_moderationentry
    ADD CONSTRAINT reviews_moderationentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_moderationseal
    ADD CONSTRAINT reviews_moderationseal_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.reviews_moderationseal
    ADD CONSTRAINT reviews_moderationseal_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.reviews_outcomefigures
    ADD CONSTRAINT reviews_outcome_once UNIQUE (about, outcome, courier_id);

ALTER TABLE ONLY public.reviews_outcomefigures
    ADD CONSTRAINT reviews_outcomefigures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewphoto
    ADD CONSTRAINT reviews_photo_once UNIQUE (review_id, sha256);

ALTER TABLE ONLY public.reviews_productfigures
    ADD CONSTRAINT reviews_productfigures_pkey PRIMARY KEY (product_id);

ALTER TABLE ONLY public.reviews_productvoice
    ADD CONSTRAINT reviews_productvoice_pkey PRIMARY KEY (product_id);

ALTER TABLE ONLY public.reviews_publicreply
    ADD CONSTRAINT reviews_publicreply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_purchasereview
    ADD CONSTRAINT reviews_purchase_once UNIQUE (external_source, external_id, order_id);

ALTER TABLE ONLY public.reviews_purchasereview
    ADD CONSTRAINT reviews_purchasereview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_author_token_key UNIQUE (author_token);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_public_id_key UNIQUE (public_id);

ALTER TABLE ONLY public.reviews_reviewcase
    ADD CONSTRAINT reviews_reviewcase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewcase
    ADD CONSTRAINT reviews_reviewcase_review_id_key UNIQUE (review_id);

ALTER TABLE ONLY public.reviews_reviewphoto
    ADD CONSTRAINT reviews_reviewphoto_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewsettings
    ADD CONSTRAINT reviews_reviewsettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.reviews_reviewversion
    ADD CONSTRAINT reviews_reviewversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reviews_reviewversion
    ADD CONSTRAINT reviews_version_once UNIQUE (review_id, number);

ALTER TABLE ONLY public.reviews_helpfulvote
    ADD CONSTRAINT reviews_vote_once UNIQUE (review_id, voter);

ALTER TABLE ONLY public.scorecards_candidate
    ADD CONSTRAINT scorecards_candidate_once UNIQUE (selection_id, partner_id);

ALTER TABLE ONLY public.scorecards_candidate
    ADD CONSTRAINT scorecards_candidate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scorecards_scorecard
    ADD CONSTRAINT scorecards_once UNIQUE (partner_id, ends_on, days);

ALTER TABLE ONLY public.scorecards_scorecard
    ADD CONSTRAINT scorecards_scorecard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.scorecards_selection
    ADD CONSTRAINT scorecards_selection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_freefrom
    ADD CONSTRAINT shipping_freefrom_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_method
    ADD CONSTRAINT shipping_method_code_key UNIQUE (code);

ALTER TABLE ONLY public.shipping_method
    ADD CONSTRAINT shipping_method_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_pickuppoint
    ADD CONSTRAINT shipping_pickuppoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_pickuppoint
    ADD CONSTRAINT shipping_point_once UNIQUE (method_id, code);

ALTER TABLE ONLY public.shipping_rate
    ADD CONSTRAINT shipping_rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_takentime
    ADD CONSTRAINT shipping_takentime_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.shipping_takentime
    ADD CONSTRAINT shipping_takentime_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shipping_window
    ADD CONSTRAINT shipping_window_once UNIQUE (method_id, weekday, starts);

ALTER TABLE ONLY public.shipping_window
    ADD CONSTRAINT shipping_window_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_absence
    ADD CONSTRAINT shop_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_closure
    ADD CONSTRAINT shop_closure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_workinghours
    ADD CONSTRAINT shop_hours_once UNIQUE (weekday, opens);

ALTER TABLE ONLY public.shop_look
    ADD CONSTRAINT shop_look_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_officialnotice
    ADD CONSTRAINT shop_officialnotice_pkey PRIMARY KEY (language);

ALTER TABLE ONLY public.shop_pagewords
    ADD CONSTRAINT shop_pagewords_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_shift
    ADD CONSTRAINT shop_shift_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_shop
    ADD CONSTRAINT shop_shop_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shop_shopsettings
    ADD CONSTRAINT shop_shopsettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.shop_workinghours
    ADD CONSTRAINT shop_workinghours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_incoming
    ADD CONSTRAINT stock_incoming_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_level
    ADD CONSTRAINT stock_level_once UNIQUE (variant_id, location_id);

ALTER TABLE ONLY public.stock_level
    ADD CONSTRAINT stock_level_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_location
    ADD CONSTRAINT stock_location_code_key UNIQUE (code);

ALTER TABLE ONLY public.stock_location
    ADD CONSTRAINT stock_location_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_once UNIQUE NULLS NOT DISTINCT (key, variant_id, location_id, order_id);

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stock_supply
    ADD CONSTRAINT stock_supply_once UNIQUE (variant_id, supplier_id);

ALTER TABLE ONLY public.stock_supply
    ADD CONSTRAINT stock_supply_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_answerday
    ADD CONSTRAINT surveys_answer_day UNIQUE (survey_id, code, kind, aspect, slice, slice_key, day, value);

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_once UNIQUE (response_id, code);

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_answerday
    ADD CONSTRAINT surveys_answerday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_digest_key UNIQUE (digest);

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_invitedday
    ADD CONSTRAINT surveys_invited_day UNIQUE (survey_id, slice, slice_key, day);

ALTER TABLE ONLY public.surveys_invitedday
    ADD CONSTRAINT surveys_invitedday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_place
    ADD CONSTRAINT surveys_place_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_place
    ADD CONSTRAINT surveys_place_token_key UNIQUE (token);

ALTER TABLE ONLY public.surveys_questionset
    ADD CONSTRAINT surveys_question_set_once UNIQUE (survey_id, number);

ALTER TABLE ONLY public.surveys_questionset
    ADD CONSTRAINT surveys_questionset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_pkey PRIMARY KEY (invitation_id);

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_key_key UNIQUE (key);

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_invitation_id_key UNIQUE (invitation_id);

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_token_key UNIQUE (token);

ALTER TABLE ONLY public.surveys_wave
    ADD CONSTRAINT surveys_wave_once UNIQUE (survey_id, number);

ALTER TABLE ONLY public.surveys_wave
    ADD CONSTRAINT surveys_wave_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tools_daykey
    ADD CONSTRAINT tools_daykey_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.tools_fitreport
    ADD CONSTRAINT tools_fit_once UNIQUE (product_id, source_kind, source_id);

ALTER TABLE ONLY public.tools_fitreport
    ADD CONSTRAINT tools_fitreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tools_tool
    ADD CONSTRAINT tools_tool_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tools_toolvisit
    ADD CONSTRAINT tools_toolvisit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tools_toolvisit
    ADD CONSTRAINT tools_visit_once UNIQUE (day, product_id, browser);

ALTER TABLE ONLY public.visits_chatsettings
    ADD CONSTRAINT visits_chatsettings_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.visits_invitation
    ADD CONSTRAINT visits_invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_invitation
    ADD CONSTRAINT visits_invitation_token_key UNIQUE (token);

ALTER TABLE ONLY public.visits_invitationrule
    ADD CONSTRAINT visits_invitationrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_pageevent
    ADD CONSTRAINT visits_pageevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_pageview
    ADD CONSTRAINT visits_pageview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_rulecount
    ADD CONSTRAINT visits_rule_day_once UNIQUE (rule_id, day);

ALTER TABLE ONLY public.visits_rulecount
    ADD CONSTRAINT visits_rulecount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_stagepath
    ADD CONSTRAINT visits_stagepath_path_key UNIQUE (path);

ALTER TABLE ONLY public.visits_stagepath
    ADD CONSTRAINT visits_stagepath_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_visitor
    ADD CONSTRAINT visits_visitor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.visits_visitor
    ADD CONSTRAINT visits_visitor_token_key UNIQUE (token);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX accounts_apikey_made_by_id_5e719101 ON public.accounts_apikey USING btree (made_by_id);

CREATE INDEX accounts_apikey_token_hash_fd47b8f7_like ON public.accounts_apikey USING btree (token_hash varchar_pattern_ops);

CREATE INDEX accounts_invitation_invited_by_id_94a21efc ON public.accounts_invitation USING btree (invited_by_id);

CREATE INDEX accounts_invitation_token_hash_3d59d75c_like ON public.accounts_invitation USING btree (token_hash varchar_pattern_ops);

CREATE UNIQUE INDEX accounts_user_email ON public.accounts_user USING btree (lower((email)::text));

CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);

CREATE INDEX asks_about ON public.asks_ask USING btree (about_kind, about_id);

CREATE INDEX asks_approach_customer_id_4533a2b7 ON public.asks_approach USING btree (customer_id);

CREATE INDEX asks_approach_message ON public.asks_approach USING btree (message_id);

CREATE UNIQUE INDEX asks_approach_once ON public.asks_approach USING btree (about_kind, about_id) WHERE (NOT ((about_kind)::text = ''::text));

CREATE INDEX asks_approach_token_5832441b_like ON public.asks_approach USING btree (token varchar_pattern_ops);

CREATE INDEX asks_approached ON public.asks_approach USING btree (customer_id, made_at DESC);

CREATE INDEX asks_ask_approach_id_7701cec6 ON public.asks_ask USING btree (approach_id);

CREATE INDEX asks_ask_customer_id_3593656e ON public.asks_ask USING btree (customer_id);

CREATE INDEX asks_ask_order_id_43e695c1 ON public.asks_ask USING btree (order_id);

CREATE INDEX asks_ask_reminder_id_8c73f5a8 ON public.asks_ask USING btree (reminder_id);

CREATE INDEX asks_by_reason ON public.asks_ask USING btree (reason, requested_at, id);

CREATE INDEX asks_by_state ON public.asks_ask USING btree (state, requested_at, id);

CREATE INDEX asks_due ON public.asks_ask USING btree (due_at, id) WHERE ((due_at IS NOT NULL) AND (held_since IS NULL) AND ((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('sent'::character varying)::text])));

CREATE INDEX asks_follow_ups ON public.asks_followup USING btree (state, due_on, id);

CREATE INDEX asks_follow_ups_of ON public.asks_followup USING btree (person_id, state, due_on, id);

CREATE INDEX asks_followed_up ON public.asks_followup USING btree (customer_id, due_on DESC);

CREATE INDEX asks_followup_customer_id_9916584a ON public.asks_followup USING btree (customer_id);

CREATE INDEX asks_followup_order_id_c617499b ON public.asks_followup USING btree (order_id);

CREATE INDEX asks_followup_person_id_42279a96 ON public.asks_followup USING btree (person_id);

CREATE INDEX asks_followup_store_id_276ba964 ON public.asks_followup USING btree (store_id);

CREATE INDEX asks_held_customers ON public.asks_hold USING btree (customer_id) WHERE (lifted_at IS NULL);

CREATE INDEX asks_hold_customer_id_1583a343 ON public.asks_hold USING btree (customer_id);

CREATE INDEX asks_hold_order_id_b84ba865 ON public.asks_hold USING btree (order_id);

CREATE INDEX asks_holds ON public.asks_hold USING btree (placed_at, id);

CREATE UNIQUE INDEX asks_no_once ON public.asks_unsubscription USING btree (customer_id, kind) WHERE (lifted_at IS NULL);

CREATE INDEX asks_noes ON public.asks_unsubscription USING btree (said_at, id);

CREATE UNIQUE INDEX asks_one_open_hold ON public.asks_hold USING btree (source_kind, source_id) WHERE (lifted_at IS NULL);

CREATE INDEX asks_open ON public.asks_ask USING btree (customer_id, id) WHERE ((state)::text = ANY (ARRAY[('waiting'::character varying)::text, ('held'::character varying)::text, ('sent'::character varying)::text]));

CREATE INDEX asks_order ON public.asks_ask USING btree (order_id);

CREATE INDEX asks_rated_contacts ON public.asks_followup USING btree (store_id, done_at) WHERE (rating IS NOT NULL);

CREATE INDEX asks_requested ON public.asks_ask USING btree (requested_at, id);

CREATE INDEX asks_unsubscription_approach_id_51874785 ON public.asks_unsubscription USING btree (approach_id);

CREATE INDEX asks_unsubscription_customer_id_3bb888fb ON public.asks_unsubscription USING btree (customer_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX calls_back_number ON public.calls_callback USING btree (number);

CREATE INDEX calls_by_number ON public.calls_call USING btree (number, started_at);

CREATE INDEX calls_call_customer_id_e027fdd7 ON public.calls_call USING btree (customer_id);

CREATE INDEX calls_call_line_id_bf77faaf ON public.calls_call USING btree (line_id);

CREATE INDEX calls_callback_conversation_id_6d81d580 ON public.calls_callback USING btree (conversation_id);

CREATE INDEX calls_callback_token_d5b7aee5_like ON public.calls_callback USING btree (token varchar_pattern_ops);

CREATE INDEX calls_hours ON public.calls_linehour USING btree (hour_at);

CREATE INDEX calls_line_number_5fd4d7f9_like ON public.calls_line USING btree (number varchar_pattern_ops);

CREATE INDEX calls_line_token_2744f032_like ON public.calls_line USING btree (token varchar_pattern_ops);

CREATE INDEX calls_linehour_line_id_305267a9 ON public.calls_linehour USING btree (line_id);

CREATE INDEX calls_of_customer ON public.calls_call USING btree (customer_id, started_at);

CREATE INDEX calls_slots ON public.calls_callback USING btree (starts_at, ends_at);

CREATE INDEX calls_started ON public.calls_call USING btree (started_at, id);

CREATE INDEX calls_to_make ON public.calls_callback USING btree (next_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX calls_unusable ON public.calls_unusablereport USING btree (received_at, id);

CREATE INDEX calls_unusable_until ON public.calls_unusablereport USING btree (expires_at);

CREATE INDEX calls_unusablereport_digest_e04b6dbe_like ON public.calls_unusablereport USING btree (digest varchar_pattern_ops);

CREATE INDEX calls_unusablereport_line_id_be50b49e ON public.calls_unusablereport USING btree (line_id);

CREATE INDEX catalogue_attribute_category_id_6d98e644 ON public.catalogue_attribute USING btree (category_id);

CREATE INDEX catalogue_attribute_code_aad6f290 ON public.catalogue_attribute USING btree (code);

CREATE INDEX catalogue_attribute_code_aad6f290_like ON public.catalogue_attribute USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_category_parent_id_4479cbbf ON public.catalogue_category USING btree (parent_id);

CREATE INDEX catalogue_category_path ON public.catalogue_category USING gin (path);

CREATE INDEX catalogue_category_slug_9635febd_like ON public.catalogue_category USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_knownword_word_a1d3e6a7_like ON public.catalogue_knownword USING btree (word varchar_pattern_ops);

CREATE INDEX catalogue_listed_path ON public.catalogue_listed USING gin (path);

CREATE INDEX catalogue_listed_title ON public.catalogue_listed USING gin (title_words) WITH (fastupdate=off);

CREATE INDEX catalogue_listed_words ON public.catalogue_listed USING gin (words) WITH (fastupdate=off);

CREATE INDEX catalogue_mismatchreport_product_id_0ec486f9 ON public.catalogue_mismatchreport USING btree (product_id);

CREATE INDEX catalogue_mismatchreport_version_id_ae02f717 ON public.catalogue_mismatchreport USING btree (version_id);

CREATE INDEX catalogue_photo_author_id_de9bcef2 ON public.catalogue_photo USING btree (author_id);

CREATE INDEX catalogue_photo_bytes ON public.catalogue_photo USING btree (sha256);

CREATE INDEX catalogue_photo_product_id_c0f33acd ON public.catalogue_photo USING btree (product_id);

CREATE INDEX catalogue_product_category_id_d8eb7fb2 ON public.catalogue_product USING btree (category_id);

CREATE INDEX catalogue_product_published_version_id_d81b5247 ON public.catalogue_product USING btree (published_version_id);

CREATE INDEX catalogue_product_slug_c8e2e2b9_like ON public.catalogue_product USING btree (slug varchar_pattern_ops);

CREATE INDEX catalogue_product_updated ON public.catalogue_product USING btree (updated_at, id) WHERE (slug IS NOT NULL);

CREATE INDEX catalogue_recall_newest ON public.catalogue_recall USING btree (issued_at DESC, id);

CREATE INDEX catalogue_recall_product_id_3dcec9e8 ON public.catalogue_recall USING btree (product_id);

CREATE INDEX catalogue_sheettask_product_id_9706275b ON public.catalogue_sheettask USING btree (product_id);

CREATE INDEX catalogue_sheettext_product_id_32973720 ON public.catalogue_sheettext USING btree (product_id);

CREATE INDEX catalogue_sheetversion_product_id_fafd23a7 ON public.catalogue_sheetversion USING btree (product_id);

CREATE INDEX catalogue_task_open ON public.catalogue_sheettask USING btree (opened_at, id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX catalogue_task_open_once ON public.catalogue_sheettask USING btree (product_id, kind, reason, key) WHERE (closed_at IS NULL);

CREATE INDEX catalogue_text_sketch ON public.catalogue_sheettext USING gin (sketch);

CREATE UNIQUE INDEX catalogue_variant_options_once ON public.catalogue_variant USING btree (product_id, options) WHERE is_active;

CREATE INDEX catalogue_variant_product_id_dac9d2b5 ON public.catalogue_variant USING btree (product_id);

CREATE INDEX catalogue_variant_sku_73b70333_like ON public.catalogue_variant USING btree (sku varchar_pattern_ops);

CREATE INDEX catalogue_wish_open ON public.catalogue_wish USING btree (count DESC, id) WHERE (closed_at IS NULL);

CREATE INDEX catalogue_wish_product_id_cf302dc7 ON public.catalogue_wish USING btree (product_id);

CREATE INDEX catalogue_word_near ON public.catalogue_knownword USING gin (word public.gin_trgm_ops);

CREATE INDEX causes_alarm_cause_id_85a30e1d ON public.causes_alarm USING btree (cause_id);

CREATE UNIQUE INDEX causes_alarm_open_once ON public.causes_alarm USING btree (cause_id, slice, slice_key) WHERE (closed_at IS NULL);

CREATE INDEX causes_alarm_raised ON public.causes_alarm USING btree (raised_at, id);

CREATE INDEX causes_awaited_customer ON public.causes_awaited USING btree (customer_id);

CREATE INDEX causes_awaited_customer_id_5c9559a0 ON public.causes_awaited USING btree (customer_id);

CREATE INDEX causes_awaited_open ON public.causes_awaited USING btree (since, id) WHERE (settled_at IS NULL);

CREATE INDEX causes_cause_code_5163c2b6_like ON public.causes_cause USING btree (code varchar_pattern_ops);

CREATE INDEX causes_cause_parent_id_1ff26e6f ON public.causes_cause USING btree (parent_id);

CREATE INDEX causes_cause_replaced_by_id_4e67e9f8 ON public.causes_cause USING btree (replaced_by_id);

CREATE INDEX causes_causecount_cause_id_98aceabb ON public.causes_causecount USING btree (cause_id);

CREATE INDEX causes_coded_coding ON public.causes_codedcause USING btree (coding_id);

CREATE INDEX causes_coded_day ON public.causes_codedcause USING btree (cause_id, day, id);

CREATE UNIQUE INDEX causes_coded_one_primary ON public.causes_codedcause USING btree (subject_kind, subject_id) WHERE (is_named AND is_primary);

CREATE INDEX causes_codedcause_cause_id_a59dbee7 ON public.causes_codedcause USING btree (cause_id);

CREATE INDEX causes_codedcause_coding_id_3a6d47bd ON public.causes_codedcause USING btree (coding_id);

CREATE INDEX causes_codedcause_courier_id_a33f3aa1 ON public.causes_codedcause USING btree (courier_id);

CREATE INDEX causes_codedcause_product_id_c45df0b6 ON public.causes_codedcause USING btree (product_id);

CREATE INDEX causes_codedcause_supplier_id_e00a3162 ON public.causes_codedcause USING btree (supplier_id);

CREATE INDEX causes_coding_customer ON public.causes_coding USING btree (customer_id);

CREATE INDEX causes_coding_customer_id_9227cc46 ON public.causes_coding USING btree (customer_id);

CREATE INDEX causes_coding_order_id_cf35ed17 ON public.causes_coding USING btree (order_id);

CREATE INDEX causes_coding_subject ON public.causes_coding USING btree (subject_kind, subject_id, id DESC);

CREATE INDEX causes_coding_when ON public.causes_coding USING btree (coded_at, id);

CREATE INDEX causes_count_day ON public.causes_causecount USING btree (day);

CREATE INDEX causes_exposure_day ON public.causes_exposure USING btree (day);

CREATE INDEX causes_proposal_open ON public.causes_proposal USING btree (texts DESC, id) WHERE (decided_at IS NULL);

CREATE INDEX causes_second_newest ON public.causes_secondopinion USING btree (given_at DESC);

CREATE INDEX causes_watch_newest ON public.causes_watch USING btree (at DESC);

CREATE INDEX checkout_address_used ON public.checkout_savedaddress USING btree (customer_id, used_at DESC);

CREATE INDEX checkout_cart_attempt_76e09f9c_like ON public.checkout_cart USING btree (attempt varchar_pattern_ops);

CREATE INDEX checkout_cart_customer_id_08e626dd ON public.checkout_cart USING btree (customer_id);

CREATE INDEX checkout_cart_left ON public.checkout_cart USING btree (left_at, id);

CREATE INDEX checkout_cart_open_seen ON public.checkout_cart USING btree (seen_at) WHERE ((left_at IS NULL) AND ((state)::text = 'open'::text));

CREATE INDEX checkout_cart_started ON public.checkout_cart USING btree (started_at, device);

CREATE INDEX checkout_cart_token_9ff1e0a2_like ON public.checkout_cart USING btree (token varchar_pattern_ops);

CREATE INDEX checkout_cartline_cart_id_918108c9 ON public.checkout_cartline USING btree (cart_id);

CREATE INDEX checkout_cartline_variant_id_00182fd1 ON public.checkout_cartline USING btree (variant_id);

CREATE INDEX checkout_decided ON public.checkout_howdecided USING btree (said_at, id);

CREATE UNIQUE INDEX checkout_one_open_cart ON public.checkout_cart USING btree (customer_id) WHERE ((customer_id IS NOT NULL) AND ((state)::text = 'open'::text));

CREATE INDEX checkout_requestoption_code_3395d4c7_like ON public.checkout_requestoption USING btree (code varchar_pattern_ops);

CREATE INDEX checkout_requestoption_product_id_8178d4ac ON public.checkout_requestoption USING btree (product_id);

CREATE UNIQUE INDEX checkout_saved_by_person_once ON public.checkout_saveditem USING btree (customer_id, product_id) WHERE (customer_id IS NOT NULL);

CREATE UNIQUE INDEX checkout_saved_in_cart_once ON public.checkout_saveditem USING btree (cart_id, product_id) WHERE (cart_id IS NOT NULL);

CREATE INDEX checkout_savedaddress_customer_id_e9ebec5f ON public.checkout_savedaddress USING btree (customer_id);

CREATE INDEX checkout_savedaddress_token_ca04e965_like ON public.checkout_savedaddress USING btree (token varchar_pattern_ops);

CREATE INDEX checkout_saveditem_cart_id_2e5e528c ON public.checkout_saveditem USING btree (cart_id);

CREATE INDEX checkout_saveditem_customer_id_2ba4c1fb ON public.checkout_saveditem USING btree (customer_id);

CREATE INDEX checkout_saveditem_product_id_07eeb481 ON public.checkout_saveditem USING btree (product_id);

CREATE INDEX checkout_self_check ON public.checkout_selfcheck USING btree (started_at DESC);

CREATE INDEX checkout_step_time ON public.checkout_steptaken USING btree (happened_at);

CREATE INDEX checkout_steptaken_cart_id_bf65cb54 ON public.checkout_steptaken USING btree (cart_id);

CREATE INDEX complaints_apologies ON public.complaints_apology USING btree (complaint_id, id);

CREATE INDEX complaints_apology_attempt_d41a120d_like ON public.complaints_apology USING btree (attempt varchar_pattern_ops);

CREATE INDEX complaints_apology_complaint_id_b2689f55 ON public.complaints_apology USING btree (complaint_id);

CREATE INDEX complaints_apology_owner_id_f2724f6e ON public.complaints_apology USING btree (owner_id);

CREATE INDEX complaints_apology_sent_by_id_a8a8f0c5 ON public.complaints_apology USING btree (sent_by_id);

CREATE INDEX complaints_attempts ON public.complaints_recoveryattempt USING btree (complaint_id, id);

CREATE INDEX complaints_attention_customer_id_2d86ec1b ON public.complaints_attention USING btree (customer_id);

CREATE INDEX complaints_attention_seen_by_id_0e203dab ON public.complaints_attention USING btree (seen_by_id);

CREATE INDEX complaints_attentions ON public.complaints_attention USING btree (raised_at DESC, id DESC) WHERE (seen_at IS NULL);

CREATE INDEX complaints_boomerangs ON public.complaints_complaint USING btree (boomerang_at DESC, id DESC) WHERE (boomerang_at IS NOT NULL);

CREATE INDEX complaints_by_state ON public.complaints_complaint USING btree (state, heard_at DESC, id DESC);

CREATE INDEX complaints_check_ins ON public.complaints_recovery USING btree (check_in_on) WHERE ((check_in_on IS NOT NULL) AND (checked_in_at IS NULL));

CREATE INDEX complaints_complaint_conversation_id_619b3415 ON public.complaints_complaint USING btree (conversation_id);

CREATE INDEX complaints_complaint_customer_id_299bf0f5 ON public.complaints_complaint USING btree (customer_id);

CREATE INDEX complaints_complaint_line_id_03939272 ON public.complaints_complaint USING btree (line_id);

CREATE INDEX complaints_complaint_order_id_701c5275 ON public.complaints_complaint USING btree (order_id);

CREATE INDEX complaints_complaint_product_id_170d2c47 ON public.complaints_complaint USING btree (product_id);

CREATE INDEX complaints_complaint_repeat_of_id_070bf7c7 ON public.complaints_complaint USING btree (repeat_of_id);

CREATE INDEX complaints_complaint_token_653ae220_like ON public.complaints_complaint USING btree (token varchar_pattern_ops);

CREATE INDEX complaints_complaintentry_complaint_id_71524f02 ON public.complaints_complaintentry USING btree (complaint_id);

CREATE INDEX complaints_complaintmark_complaint_id_0dfd9c7f ON public.complaints_complaintmark USING btree (complaint_id);

CREATE INDEX complaints_credit_complaint_id_aa189f0a ON public.complaints_credit USING btree (complaint_id);

CREATE INDEX complaints_due ON public.complaints_complaint USING btree (due_at, id) WHERE (NOT ((state)::text = 'closed'::text));

CREATE INDEX complaints_entries ON public.complaints_complaintentry USING btree (complaint_id, id);

CREATE INDEX complaints_handle_customer_id_5e4f4e36 ON public.complaints_handle USING btree (customer_id);

CREATE INDEX complaints_handle_noted_by_id_7637f055 ON public.complaints_handle USING btree (noted_by_id);

CREATE UNIQUE INDEX complaints_heard_once ON public.complaints_complaintentry USING btree (source_kind, source_id) WHERE ((kind)::text = ANY (ARRAY[('opened'::character varying)::text, ('joined'::character varying)::text]));

CREATE INDEX complaints_newest ON public.complaints_complaint USING btree (heard_at DESC, id DESC);

CREATE INDEX complaints_of_customer ON public.complaints_complaint USING btree (customer_id, heard_at DESC);

CREATE INDEX complaints_of_order ON public.complaints_complaint USING btree (order_id);

CREATE INDEX complaints_of_product ON public.complaints_complaint USING btree (product_id, heard_at DESC);

CREATE INDEX complaints_opinions ON public.complaints_recovery USING btree (opinion_at) WHERE (opinion IS NOT NULL);

CREATE INDEX complaints_planstep_apology_id_fd73ae7b ON public.complaints_planstep USING btree (apology_id);

CREATE INDEX complaints_planstep_owner_id_fa1416e0 ON public.complaints_planstep USING btree (owner_id);

CREATE INDEX complaints_post_complaint_id_804207c1 ON public.complaints_post USING btree (complaint_id);

CREATE INDEX complaints_post_customer_id_a177ac14 ON public.complaints_post USING btree (customer_id);

CREATE INDEX complaints_post_noted_by_id_34c8b25c ON public.complaints_post USING btree (noted_by_id);

CREATE UNIQUE INDEX complaints_post_once ON public.complaints_post USING btree (url) WHERE (NOT ((url)::text = ''::text));

CREATE INDEX complaints_posts ON public.complaints_post USING btree (seen_at DESC, id DESC);

CREATE INDEX complaints_posts_open ON public.complaints_post USING btree (seen_at DESC, id DESC) WHERE (answered_at IS NULL);

CREATE INDEX complaints_recoveryattempt_by_id_8218c1af ON public.complaints_recoveryattempt USING btree (by_id);

CREATE INDEX complaints_recoveryattempt_complaint_id_6cd3f29a ON public.complaints_recoveryattempt USING btree (complaint_id);

CREATE INDEX complaints_silent_newest ON public.complaints_silent USING btree (last_sign_at DESC, customer_id DESC);

CREATE INDEX complaints_steps_due ON public.complaints_planstep USING btree (due_on, id) WHERE (done_at IS NULL);

CREATE INDEX complaints_urgent ON public.complaints_complaint USING btree (priority DESC, id DESC) WHERE (NOT ((state)::text = 'closed'::text));

CREATE UNIQUE INDEX complaints_win_back_once ON public.complaints_recoveryattempt USING btree (complaint_id) WHERE ((kind)::text = 'win_back'::text);

CREATE INDEX contracts_by_end ON public.contracts_contract USING btree (ends_on, id);

CREATE INDEX contracts_contract_customer_id_b91a6462 ON public.contracts_contract USING btree (customer_id);

CREATE INDEX contracts_contract_product_id_d551bf7c ON public.contracts_contract USING btree (product_id);

CREATE INDEX contracts_contract_token_016e6bb0_like ON public.contracts_contract USING btree (token varchar_pattern_ops);

CREATE INDEX contracts_decided ON public.contracts_decision USING btree (decided_at, id);

CREATE INDEX contracts_decision_contract_id_430060c8 ON public.contracts_decision USING btree (contract_id);

CREATE INDEX contracts_decision_terms_id_f9fbf308 ON public.contracts_decision USING btree (terms_id);

CREATE INDEX contracts_ending ON public.contracts_contract USING btree (ends_on, id) WHERE (NOT ((state)::text = 'ended'::text));

CREATE UNIQUE INDEX contracts_one_held ON public.contracts_outreach USING btree (contract_id) WHERE ((state)::text = 'held'::text);

CREATE INDEX contracts_outreach_contract_id_d19b88e5 ON public.contracts_outreach USING btree (contract_id);

CREATE INDEX contracts_outreach_follow_up_id_4f033cca ON public.contracts_outreach USING btree (follow_up_id);

CREATE INDEX contracts_outreach_token_fcd7695e_like ON public.contracts_outreach USING btree (token varchar_pattern_ops);

CREATE INDEX contracts_outreach_written_by_id_6db92ef4 ON public.contracts_outreach USING btree (written_by_id);

CREATE INDEX contracts_reasons ON public.contracts_reason USING btree (said_at, id);

CREATE INDEX contracts_terms_contract_id_10ae4b6a ON public.contracts_terms USING btree (contract_id);

CREATE INDEX conversations_answers_by ON public.conversations_message USING btree (author_id, happened_at) WHERE (((author_kind)::text = 'person'::text) AND ((direction)::text = 'out'::text));

CREATE INDEX conversations_assignee ON public.conversations_conversation USING btree (assignee_id, state, last_message_at, id);

CREATE INDEX conversations_attachment_message_id_9179b1e8 ON public.conversations_attachment USING btree (message_id);

CREATE INDEX conversations_attachment_token_bc4738eb_like ON public.conversations_attachment USING btree (token varchar_pattern_ops);

CREATE INDEX conversations_blockedsender_address_f9feb2c1_like ON public.conversations_blockedsender USING btree (address varchar_pattern_ops);

CREATE INDEX conversations_by_state ON public.conversations_conversation USING btree (state, last_message_at, id);

CREATE INDEX conversations_channel ON public.conversations_conversation USING btree (channel, last_message_at, id);

CREATE INDEX conversations_conversation_visitor_id_3f2b641c ON public.conversations_conversation USING btree (visitor_id);

CREATE INDEX conversations_conversationpromise_conversation_id_1528e0b4 ON public.conversations_conversationpromise USING btree (conversation_id);

CREATE INDEX conversations_customer ON public.conversations_conversation USING btree (customer_id, last_message_at);

CREATE INDEX conversations_doubt_answer_id_219ba92b ON public.conversations_doubt USING btree (answer_id);

CREATE INDEX conversations_doubt_answers ON public.conversations_doubtanswer USING btree (kind, language);

CREATE INDEX conversations_doubt_conversation_id_b7417a39 ON public.conversations_doubt USING btree (conversation_id);

CREATE UNIQUE INDEX conversations_doubt_once ON public.conversations_doubt USING btree (conversation_id, kind) WHERE (settled_at IS NULL);

CREATE INDEX conversations_doubt_said_in_id_2d343bbf ON public.conversations_doubt USING btree (said_in_id);

CREATE INDEX conversations_draft_author_id_ba27e5b8 ON public.conversations_draft USING btree (author_id);

CREATE INDEX conversations_draft_conversation_id_8be0ce8b ON public.conversations_draft USING btree (conversation_id);

CREATE INDEX conversations_draft_files ON public.conversations_attachment USING btree (draft_id);

CREATE INDEX conversations_due ON public.conversations_conversation USING btree (due_at, id) WHERE (due_at IS NOT NULL);

CREATE INDEX conversations_externalid_message_id_a9445ca1 ON public.conversations_externalid USING btree (message_id);

CREATE INDEX conversations_externalid_value_8d3697dd_like ON public.conversations_externalid USING btree (value varchar_pattern_ops);

CREATE INDEX conversations_free_urgent ON public.conversations_conversation USING btree (urgent_at, id) WHERE ((assignee_id IS NULL) AND ((state)::text = 'open'::text));

CREATE INDEX conversations_held ON public.conversations_message USING btree (send_at, id) WHERE ((state)::text = 'held'::text);

CREATE INDEX conversations_likeness ON public.conversations_message USING btree (id) WHERE (likeness IS NOT NULL);

CREATE INDEX conversations_mentions ON public.conversations_message USING gin (mentions) WHERE ((direction)::text = 'note'::text);

CREATE INDEX conversations_mine_urgent ON public.conversations_conversation USING btree (assignee_id, urgent_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX conversations_neglected ON public.conversations_conversation USING btree (neglect, id) WHERE (neglect > 0);

CREATE INDEX conversations_newest ON public.conversations_conversation USING btree (last_message_at, id);

CREATE INDEX conversations_of_escalated_to ON public.conversations_conversation USING btree (escalated_to_id) WHERE (escalated_to_id IS NOT NULL);

CREATE INDEX conversations_of_mailbox ON public.conversations_conversation USING btree (mailbox_id) WHERE (mailbox_id IS NOT NULL);

CREATE INDEX conversations_of_merged_into ON public.conversations_conversation USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX conversations_of_order ON public.conversations_conversation USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX conversations_of_team ON public.conversations_conversation USING btree (team_id, last_message_at, id);

CREATE UNIQUE INDEX conversations_one_open_answer ON public.conversations_conversationpromise USING btree (conversation_id) WHERE (is_open AND ((kind)::text = 'answer'::text));

CREATE INDEX conversations_outbox ON public.conversations_message USING btree (outbox_id) WHERE (outbox_id IS NOT NULL);

CREATE INDEX conversations_presence_conversation_id_2cc21b39 ON public.conversations_presence USING btree (conversation_id);

CREATE INDEX conversations_presence_person_id_1907ec42 ON public.conversations_presence USING btree (person_id);

CREATE INDEX conversations_present ON public.conversations_presence USING btree (heard_at);

CREATE INDEX conversations_productquestion_conversation_id_7338cf44 ON public.conversations_productquestion USING btree (conversation_id);

CREATE INDEX conversations_productquestion_wish_id_67d8ed22 ON public.conversations_productquestion USING btree (wish_id);

CREATE INDEX conversations_promised ON public.conversations_conversationpromise USING btree (conversation_id, is_open);

CREATE INDEX conversations_quiet_of ON public.conversations_quiettask USING btree (customer_id, raised_at DESC);

CREATE INDEX conversations_quiet_open ON public.conversations_quiettask USING btree (raised_at, id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX conversations_quiet_open_once ON public.conversations_quiettask USING btree (customer_id, order_id) NULLS NOT DISTINCT WHERE (closed_at IS NULL);

CREATE INDEX conversations_quiettask_customer_id_676ef4fd ON public.conversations_quiettask USING btree (customer_id);

CREATE INDEX conversations_quiettask_order_id_55cd0d19 ON public.conversations_quiettask USING btree (order_id);

CREATE INDEX conversations_quiettask_person_id_3c375d37 ON public.conversations_quiettask USING btree (person_id);

CREATE INDEX conversations_restrained ON public.conversations_restraint USING btree (conversation_id) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX conversations_restrained_once ON public.conversations_restraint USING btree (source_kind, source_id, reason) WHERE (lifted_at IS NULL);

CREATE INDEX conversations_restraint_conversation_id_1e031f6b ON public.conversations_restraint USING btree (conversation_id);

CREATE INDEX conversations_savedview_owner_id_322e857d ON public.conversations_savedview USING btree (owner_id);

CREATE INDEX conversations_silence ON public.conversations_conversation USING btree (last_contact_at, id) WHERE ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('snoozed'::character varying)::text]));

CREATE INDEX conversations_snoozed ON public.conversations_conversation USING btree (snoozed_until, id) WHERE ((state)::text = 'snoozed'::text);

CREATE INDEX conversations_started ON public.conversations_conversation USING btree (started_at, id);

CREATE INDEX conversations_tags ON public.conversations_conversation USING gin (tags);

CREATE INDEX conversations_team_members_team_id_b84a63de ON public.conversations_team_members USING btree (team_id);

CREATE INDEX conversations_team_members_user_id_3ac9e3de ON public.conversations_team_members USING btree (user_id);

CREATE INDEX conversations_team_name_6e69d5b0_like ON public.conversations_team USING btree (name varchar_pattern_ops);

CREATE INDEX conversations_time_line ON public.conversations_message USING btree (conversation_id, id);

CREATE INDEX conversations_timing_started ON public.conversations_timing USING btree (started_at, channel);

CREATE INDEX conversations_to_warn ON public.conversations_conversationpromise USING btree (warn_at, id) WHERE (is_open AND (warned_at IS NULL));

CREATE INDEX conversations_unassigned ON public.conversations_conversation USING btree (last_message_at, id) WHERE ((assignee_id IS NULL) AND ((state)::text = 'open'::text));

CREATE INDEX conversations_urgent ON public.conversations_conversation USING btree (urgent_at, id) WHERE ((state)::text = 'open'::text);

CREATE INDEX conversations_waiting ON public.conversations_conversation USING btree (waiting_since, id) WHERE (waiting_since IS NOT NULL);

CREATE INDEX conversations_wordless ON public.conversations_conversation USING btree (id) WHERE (words IS NULL);

CREATE INDEX conversations_words ON public.conversations_conversation USING gin (words);

CREATE INDEX customers_alias_customer_id_12dc183a ON public.customers_alias USING btree (customer_id);

CREATE INDEX customers_codes ON public.customers_contactcode USING btree (customer_id, purpose, sent_at DESC);

CREATE INDEX customers_consent_customer_id_e5c9af2d ON public.customers_consent USING btree (customer_id);

CREATE INDEX customers_consent_said ON public.customers_consent USING btree (customer_id, purpose, said_at);

CREATE INDEX customers_contactcode_customer_id_255592da ON public.customers_contactcode USING btree (customer_id);

CREATE INDEX customers_contactcode_link_digest_e362009d_like ON public.customers_contactcode USING btree (link_digest varchar_pattern_ops);

CREATE INDEX customers_customer_merged_into_id_2994ddb6 ON public.customers_customer USING btree (merged_into_id);

CREATE INDEX customers_email ON public.customers_customer USING btree (email);

CREATE INDEX customers_known_since ON public.customers_customer USING btree (known_since, id);

CREATE INDEX customers_name ON public.customers_customer USING btree (name, id);

CREATE INDEX customers_phone ON public.customers_customer USING btree (phone);

CREATE INDEX customers_sign_in_expires ON public.customers_signin USING btree (expires_at);

CREATE INDEX customers_signin_customer_id_fb43d60d ON public.customers_signin USING btree (customer_id);

CREATE INDEX customers_signin_digest_7ad2128e_like ON public.customers_signin USING btree (digest varchar_pattern_ops);

CREATE INDEX demo_coming_scan_time ON public.demo_comingscan USING btree (happens_at);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX estimates_cell_model_id_b84193c9 ON public.estimates_cell USING btree (model_id);

CREATE INDEX estimates_learned ON public.estimates_modelversion USING btree (learned_at, id);

CREATE INDEX estimates_modelversion_name_05bfc305_like ON public.estimates_modelversion USING btree (name varchar_pattern_ops);

CREATE UNIQUE INDEX estimates_one_current ON public.estimates_modelversion USING btree (is_current) WHERE is_current;

CREATE INDEX help_article_address_c46ec211_like ON public.help_article USING btree (address varchar_pattern_ops);

CREATE INDEX help_articleversion_article_id_642050d3 ON public.help_articleversion USING btree (article_id);

CREATE INDEX help_missed_open ON public.help_missedsearch USING btree (count DESC, id) WHERE ((answered_at IS NULL) AND (dismissed_at IS NULL));

CREATE INDEX help_missedsearch_answered_by_id_9854bef3 ON public.help_missedsearch USING btree (answered_by_id);

CREATE INDEX help_missedsearch_key_41552ae3_like ON public.help_missedsearch USING btree (key varchar_pattern_ops);

CREATE INDEX help_opinion_article_id_de38a7b8 ON public.help_opinion USING btree (article_id);

CREATE INDEX help_opinion_of_version ON public.help_opinion USING btree (article_id, version);

CREATE INDEX help_publishedtext_article_id_d8b82d31 ON public.help_publishedtext USING btree (article_id);

CREATE INDEX help_words ON public.help_publishedtext USING gin (words);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX imports_quarantine_run ON public.imports_quarantinedrow USING btree (run_id, id);

CREATE INDEX imports_quarantinedrow_run_id_78b6adbb ON public.imports_quarantinedrow USING btree (run_id);

CREATE INDEX imports_run_state ON public.imports_run USING btree (state);

CREATE INDEX imports_run_token_ce14dc5e_like ON public.imports_run USING btree (token varchar_pattern_ops);

CREATE INDEX indicators_indicator_code_2ca7c8f7_like ON public.indicators_indicator USING btree (code varchar_pattern_ops);

CREATE INDEX indicators_indicator_owner_id_9edc90b6 ON public.indicators_indicator USING btree (owner_id);

CREATE INDEX indicators_reading_indicator_id_84961490 ON public.indicators_reading USING btree (indicator_id);

CREATE INDEX indicators_shown ON public.indicators_indicator USING btree (is_shown, "position", id);

CREATE INDEX invoices_buyer_until ON public.invoices_invoicebuyer USING btree (kept_until);

CREATE INDEX invoices_counter_series_id_fc6a57d4 ON public.invoices_counter USING btree (series_id);

CREATE INDEX invoices_invoice_corrects_id_0fb1cf8b ON public.invoices_invoice USING btree (corrects_id);

CREATE INDEX invoices_invoice_key_1d764ee0_like ON public.invoices_invoice USING btree (key varchar_pattern_ops);

CREATE INDEX invoices_invoice_name_b394117b_like ON public.invoices_invoice USING btree (name varchar_pattern_ops);

CREATE INDEX invoices_invoice_order_id_622235c3 ON public.invoices_invoice USING btree (order_id);

CREATE INDEX invoices_invoice_series_id_3d8476f3 ON public.invoices_invoice USING btree (series_id);

CREATE INDEX invoices_issued ON public.invoices_invoice USING btree (issued_at, id);

CREATE INDEX invoices_of_order ON public.invoices_invoice USING btree (order_id, id);

CREATE UNIQUE INDEX invoices_one_for_an_order ON public.invoices_invoice USING btree (order_id) WHERE ((kind)::text = 'invoice'::text);

CREATE INDEX invoices_papers ON public.invoices_paper USING btree (about_kind, about_id, made_at DESC);

CREATE INDEX invoices_series_kind_b3f62728_like ON public.invoices_series USING btree (kind varchar_pattern_ops);

CREATE INDEX journal_by_actor ON public.journal_event USING btree (actor_kind, actor_id, id);

CREATE INDEX journal_by_name ON public.journal_event USING btree (name, id);

CREATE INDEX journal_by_subject ON public.journal_event USING btree (subject_kind, subject_id, id);

CREATE INDEX journal_by_time ON public.journal_event USING btree (happened_at, id);

CREATE INDEX journal_heartbeat_process_4272cf55_like ON public.journal_heartbeat USING btree (process varchar_pattern_ops);

CREATE INDEX kit_attempt_ends ON public.kit_attempt USING btree (ends_at);

CREATE INDEX kit_failed_tasks ON public.procrastinate_jobs USING btree (id) WHERE (status = 'failed'::public.procrastinate_job_status);

CREATE INDEX listening_by_step ON public.listening_hearing USING btree (step, begun_at, id);

CREATE INDEX listening_finding_answered_in_id_d9277dda ON public.listening_finding USING btree (answered_in_id);

CREATE INDEX listening_finding_hearing_id_5e6eccb9 ON public.listening_finding USING btree (hearing_id);

CREATE INDEX listening_finding_message_id_464f28b3 ON public.listening_finding USING btree (message_id);

CREATE INDEX listening_findings ON public.listening_finding USING btree (hearing_id, id);

CREATE INDEX listening_heard_repeats_id_d8e59d14 ON public.listening_heard USING btree (repeats_id);

CREATE INDEX listening_hearing_act_message_id_3bcfe797 ON public.listening_hearing USING btree (act_message_id);

CREATE INDEX listening_hearing_done_message_id_19a14a65 ON public.listening_hearing USING btree (done_message_id);

CREATE INDEX listening_hearing_promise_id_33026fdf ON public.listening_hearing USING btree (promise_id);

CREATE INDEX listening_hearing_restatement_id_de390444 ON public.listening_hearing USING btree (restatement_id);

CREATE INDEX listening_hearing_short_by_id_0d4888d2 ON public.listening_hearing USING btree (short_by_id);

CREATE INDEX listening_hearing_wish_id_d78e1add ON public.listening_hearing USING btree (wish_id);

CREATE INDEX listening_kinds ON public.listening_talk USING gin (kinds);

CREATE UNIQUE INDEX listening_one_restatement ON public.listening_restatement USING btree (hearing_id) WHERE ((state)::text = 'sent'::text);

CREATE INDEX listening_repeated ON public.listening_talk USING btree (last_at DESC, id DESC) WHERE (repeats > 0);

CREATE INDEX listening_restatement_correction_message_id_1afca319 ON public.listening_restatement USING btree (correction_message_id);

CREATE INDEX listening_restatement_hearing_id_27c3c99c ON public.listening_restatement USING btree (hearing_id);

CREATE INDEX listening_restatement_message_id_d7e505fe ON public.listening_restatement USING btree (message_id);

CREATE INDEX listening_restatement_token_c6e007fa_like ON public.listening_restatement USING btree (token varchar_pattern_ops);

CREATE INDEX listening_route_kind_da2c08b7_like ON public.listening_route USING btree (kind varchar_pattern_ops);

CREATE INDEX listening_route_team_id_eb2d1c86 ON public.listening_route USING btree (team_id);

CREATE INDEX listening_shares_of ON public.listening_talkshare USING btree (person_id, talk_id);

CREATE INDEX listening_shortened ON public.listening_hearing USING btree (short_at, short_because) WHERE (short_at IS NOT NULL);

CREATE INDEX listening_talks ON public.listening_talk USING btree (last_at, id);

CREATE INDEX listening_talks_of_kind ON public.listening_talk USING btree (kind, last_at, id);

CREATE INDEX listening_talkshare_person_id_c239c15b ON public.listening_talkshare USING btree (person_id);

CREATE INDEX listening_talkshare_talk_id_39315b3a ON public.listening_talkshare USING btree (talk_id);

CREATE INDEX mailboxes_mailbox_address_78dd1f9f_like ON public.mailboxes_mailbox USING btree (address varchar_pattern_ops);

CREATE INDEX mailboxes_quarantine_expires ON public.mailboxes_quarantinedmail USING btree (expires_at);

CREATE INDEX mailboxes_quarantined ON public.mailboxes_quarantinedmail USING btree (received_at, id);

CREATE INDEX mailboxes_quarantinedmail_digest_610efe3a_like ON public.mailboxes_quarantinedmail USING btree (digest varchar_pattern_ops);

CREATE INDEX mailboxes_quarantinedmail_mailbox_id_e9edfc31 ON public.mailboxes_quarantinedmail USING btree (mailbox_id);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX mistakes_affected_customer ON public.mistakes_affected USING btree (customer_id);

CREATE INDEX mistakes_affected_customer_id_e7829ed1 ON public.mistakes_affected USING btree (customer_id);

CREATE INDEX mistakes_affected_incident_id_f0157cdd ON public.mistakes_affected USING btree (incident_id);

CREATE INDEX mistakes_affectedrule_incident_id_6f06c3c1 ON public.mistakes_affectedrule USING btree (incident_id);

CREATE INDEX mistakes_closed ON public.mistakes_mistake USING btree (closed_at DESC, id DESC) WHERE (closed_at IS NOT NULL);

CREATE INDEX mistakes_correction_mistake_id_b01ead1c ON public.mistakes_correction USING btree (mistake_id);

CREATE INDEX mistakes_due ON public.mistakes_mistake USING btree (due_on, id);

CREATE INDEX mistakes_evidence_customer_id_c1ee3ba0 ON public.mistakes_evidence USING btree (customer_id);

CREATE INDEX mistakes_evidence_mistake_id_e6a62119 ON public.mistakes_evidence USING btree (mistake_id);

CREATE INDEX mistakes_finding_process_id_ea7e86ac ON public.mistakes_finding USING btree (process_id);

CREATE INDEX mistakes_findings ON public.mistakes_finding USING btree (process_id, id DESC);

CREATE INDEX mistakes_history ON public.mistakes_mistakeentry USING btree (mistake_id, id);

CREATE INDEX mistakes_improvement_owner_id_2d0afb5f ON public.mistakes_improvement USING btree (owner_id);

CREATE INDEX mistakes_improvement_process_id_2de86777 ON public.mistakes_improvement USING btree (process_id);

CREATE INDEX mistakes_improvement_token_b5ca6158_like ON public.mistakes_improvement USING btree (token varchar_pattern_ops);

CREATE INDEX mistakes_incident_due ON public.mistakes_incident USING btree (next_update_at) WHERE (resolved_at IS NULL);

CREATE INDEX mistakes_incident_mistake_id_9e15ffd3 ON public.mistakes_incident USING btree (mistake_id);

CREATE INDEX mistakes_incident_owner_id_d68e7f4c ON public.mistakes_incident USING btree (owner_id);

CREATE INDEX mistakes_incident_token_60ab5269_like ON public.mistakes_incident USING btree (token varchar_pattern_ops);

CREATE INDEX mistakes_incidents ON public.mistakes_incident USING btree (declared_at DESC, id DESC);

CREATE INDEX mistakes_incidentupdate_incident_id_90338b92 ON public.mistakes_incidentupdate USING btree (incident_id);

CREATE INDEX mistakes_item_origin ON public.mistakes_improvement USING btree (origin_kind, origin_id);

CREATE INDEX mistakes_items ON public.mistakes_improvement USING btree (state, due_on, id);

CREATE INDEX mistakes_lesson_mistake_id_b7df20e8 ON public.mistakes_lesson USING btree (mistake_id);

CREATE INDEX mistakes_lessons ON public.mistakes_lesson USING btree (mistake_id, round);

CREATE INDEX mistakes_list_reviews ON public.mistakes_listreview USING btree (held_at DESC, id DESC);

CREATE INDEX mistakes_listreview_held_by_id_ff0a6314 ON public.mistakes_listreview USING btree (held_by_id);

CREATE INDEX mistakes_mistake_owner_id_e2530487 ON public.mistakes_mistake USING btree (owner_id);

CREATE INDEX mistakes_mistake_token_55f88f77_like ON public.mistakes_mistake USING btree (token varchar_pattern_ops);

CREATE INDEX mistakes_mistakeentry_mistake_id_13ac5853 ON public.mistakes_mistakeentry USING btree (mistake_id);

CREATE INDEX mistakes_newest ON public.mistakes_mistake USING btree (found_at DESC, id DESC);

CREATE INDEX mistakes_of_cause ON public.mistakes_mistake USING btree (cause, facet_kind, facet_id);

CREATE UNIQUE INDEX mistakes_one_per_alarm ON public.mistakes_mistake USING btree (origin, origin_id) WHERE (((origin)::text = 'alarm'::text) AND (origin_id IS NOT NULL));

CREATE INDEX mistakes_open_worst ON public.mistakes_mistake USING btree (severity DESC, id DESC) WHERE (closed_at IS NULL);

CREATE INDEX mistakes_process_name_c16f34b9_like ON public.mistakes_process USING btree (name varchar_pattern_ops);

CREATE INDEX mistakes_process_owner_id_042bc392 ON public.mistakes_process USING btree (owner_id);

CREATE INDEX mistakes_processes ON public.mistakes_process USING btree (department, name);

CREATE INDEX mistakes_reporters ON public.mistakes_evidence USING btree (mistake_id, customer_id);

CREATE INDEX mistakes_shown_by ON public.mistakes_evidence USING btree (ref_kind, ref_id);

CREATE INDEX mistakes_to_judge ON public.mistakes_correction USING btree (judge_at) WHERE ((judge_at IS NOT NULL) AND ((verdict)::text = ''::text));

CREATE INDEX mistakes_told_customer ON public.mistakes_told USING btree (customer_id);

CREATE INDEX mistakes_told_customer_id_50bbd243 ON public.mistakes_told USING btree (customer_id);

CREATE INDEX mistakes_told_mistake_id_42fb9285 ON public.mistakes_told USING btree (mistake_id);

CREATE INDEX mistakes_told_token_a52f4de3_like ON public.mistakes_told USING btree (token varchar_pattern_ops);

CREATE INDEX mistakes_updates ON public.mistakes_incidentupdate USING btree (incident_id, id DESC);

CREATE INDEX mistakes_verdicts ON public.mistakes_correction USING btree (judged_at, verdict);

CREATE INDEX mistakes_words_agreed ON public.mistakes_told USING btree (mistake_id, agreed_at DESC) WHERE (agreed_at IS NOT NULL);

CREATE INDEX notifications_about ON public.notifications_message USING btree (about_kind, about_id);

CREATE INDEX notifications_external ON public.notifications_message USING btree (external_id);

CREATE INDEX notifications_message_key_0781d074_like ON public.notifications_message USING btree (key varchar_pattern_ops);

CREATE INDEX notifications_push_to ON public.notifications_pushsubscription USING btree (recipient_kind, recipient_id);

CREATE INDEX notifications_pushsubscription_endpoint_7fe1db03_like ON public.notifications_pushsubscription USING btree (endpoint varchar_pattern_ops);

CREATE INDEX notifications_recipient ON public.notifications_message USING btree (recipient_kind, recipient_id);

CREATE INDEX notifications_state ON public.notifications_message USING btree (state, written_at, id);

CREATE INDEX notifications_suppressed ON public.notifications_suppression USING btree (since, id);

CREATE INDEX notifications_suppression_address_7ca5584c_like ON public.notifications_suppression USING btree (address varchar_pattern_ops);

CREATE INDEX notifications_written ON public.notifications_message USING btree (written_at, id);

CREATE INDEX orders_change_order ON public.orders_orderchange USING btree (order_id, id);

CREATE INDEX orders_contact ON public.orders_order USING btree (contact_email) WHERE (NOT ((contact_email)::text = ''::text));

CREATE INDEX orders_customer_placed ON public.orders_order USING btree (customer_id, placed_at);

CREATE INDEX orders_line_asked ON public.orders_line USING btree (order_id) WHERE ((request_state)::text = 'asked'::text);

CREATE INDEX orders_line_product_id_3564fe2d ON public.orders_line USING btree (product_id);

CREATE INDEX orders_line_sheet_version_id_a9185e37 ON public.orders_line USING btree (sheet_version_id);

CREATE INDEX orders_line_variant_id_d3c046c0 ON public.orders_line USING btree (variant_id);

CREATE UNIQUE INDEX orders_line_wish_once ON public.orders_line USING btree (wish_id) WHERE (wish_id IS NOT NULL);

CREATE INDEX orders_number ON public.orders_order USING btree (number);

CREATE INDEX orders_orderchange_order_id_74ca8946 ON public.orders_orderchange USING btree (order_id);

CREATE INDEX orders_parcel_courier_id_7f03a0ca ON public.orders_parcel USING btree (courier_id);

CREATE INDEX orders_parcel_delivered ON public.orders_parcel USING btree (delivered_at);

CREATE INDEX orders_parcel_supplier_id_e4283481 ON public.orders_parcel USING btree (supplier_id);

CREATE INDEX orders_parcel_tracking ON public.orders_parcel USING btree (tracking_number);

CREATE INDEX orders_parcel_under_way ON public.orders_parcel USING btree (order_id) WHERE ((cancelled_at IS NULL) AND (delivered_at IS NULL));

CREATE INDEX orders_parcelline_line_id_7afc6e10 ON public.orders_parcelline USING btree (line_id);

CREATE INDEX orders_placed ON public.orders_order USING btree (placed_at, id);

CREATE INDEX orders_shortage_line_id_f3590b25 ON public.orders_shortage USING btree (line_id);

CREATE UNIQUE INDEX orders_shortage_open_once ON public.orders_shortage USING btree (line_id) WHERE ((choice)::text = ''::text);

CREATE INDEX orders_state_placed ON public.orders_order USING btree (state, placed_at, id);

CREATE INDEX partners_kind_state ON public.partners_partner USING btree (kind, state);

CREATE INDEX partners_known_since ON public.partners_partner USING btree (known_since, id);

CREATE INDEX partners_name ON public.partners_partner USING btree (name, id);

CREATE INDEX partners_partner_code_0d5eeacb_like ON public.partners_partner USING btree (code varchar_pattern_ops);

CREATE INDEX partners_partnerstep_partner_id_8d871734 ON public.partners_partnerstep USING btree (partner_id);

CREATE INDEX partners_praise_newest ON public.partners_praise USING btree (partner_id, received_at DESC);

CREATE INDEX partners_praise_partner_id_a64439eb ON public.partners_praise USING btree (partner_id);

CREATE INDEX payments_affected_incident_id_1a7df5da ON public.payments_affected USING btree (incident_id);

CREATE INDEX payments_awaited ON public.payments_payment USING btree (page_until, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX payments_bankcredit_fingerprint_ee055d3c_like ON public.payments_bankcredit USING btree (fingerprint varchar_pattern_ops);

CREATE INDEX payments_bankcredit_payment_id_bbc1b643 ON public.payments_bankcredit USING btree (payment_id);

CREATE INDEX payments_by_charge ON public.payments_payment USING btree (provider, charge_ref);

CREATE INDEX payments_by_state ON public.payments_payment USING btree (state, started_at, id);

CREATE INDEX payments_credits ON public.payments_bankcredit USING btree (booked_on, id) WHERE (settled_at IS NULL);

CREATE INDEX payments_entries ON public.payments_paymententry USING btree (payment_id, happened_at);

CREATE INDEX payments_entry_when ON public.payments_paymententry USING btree (happened_at, id);

CREATE INDEX payments_events ON public.payments_providerevent USING btree (received_at, id);

CREATE INDEX payments_events_aside ON public.payments_providerevent USING btree (received_at) WHERE ((state)::text = ANY (ARRAY[('early'::character varying)::text, ('quarantined'::character varying)::text]));

CREATE UNIQUE INDEX payments_external_once ON public.payments_payment USING btree (provider, external_ref) WHERE (NOT ((external_ref)::text = ''::text));

CREATE UNIQUE INDEX payments_incident_one_open ON public.payments_incident USING btree (provider, kind) WHERE (closed_at IS NULL);

CREATE INDEX payments_incident_partner_id_3c705273 ON public.payments_incident USING btree (partner_id);

CREATE INDEX payments_incidents ON public.payments_incident USING btree (opened_at, id);

CREATE INDEX payments_incidents_of ON public.payments_incident USING btree (partner_id, opened_at);

CREATE INDEX payments_minutes ON public.payments_providerminute USING btree (minute_at);

CREATE INDEX payments_of_order ON public.payments_payment USING btree (order_id, id);

CREATE UNIQUE INDEX payments_one_open ON public.payments_payment USING btree (order_id) WHERE ((state)::text = ANY (ARRAY[('started'::character varying)::text, ('waiting'::character varying)::text, ('authorised'::character varying)::text]));

CREATE INDEX payments_payer ON public.payments_payment USING btree (payer_mark) WHERE (NOT ((payer_mark)::text = ''::text));

CREATE INDEX payments_payment_order_id_22c479b7 ON public.payments_payment USING btree (order_id);

CREATE INDEX payments_payment_token_ad951627_like ON public.payments_payment USING btree (token varchar_pattern_ops);

CREATE INDEX payments_paymententry_key_16de8d03_like ON public.payments_paymententry USING btree (key varchar_pattern_ops);

CREATE INDEX payments_paymententry_payment_id_0b9f9099 ON public.payments_paymententry USING btree (payment_id);

CREATE INDEX payments_provider_code_f44566d6_like ON public.payments_provider USING btree (code varchar_pattern_ops);

CREATE INDEX payments_provider_partner_id_ee808ff1 ON public.payments_provider USING btree (partner_id);

CREATE INDEX payments_providerevent_payment_id_7b774678 ON public.payments_providerevent USING btree (payment_id);

CREATE INDEX payments_reference ON public.payments_payment USING btree (reference) WHERE (NOT ((reference)::text = ''::text));

CREATE UNIQUE INDEX payments_refund_external_once ON public.payments_refund USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX payments_refund_key_914ff18d_like ON public.payments_refund USING btree (key varchar_pattern_ops);

CREATE INDEX payments_refund_payment_id_a70693f7 ON public.payments_refund USING btree (payment_id);

CREATE INDEX payments_refunds_to_do ON public.payments_refund USING btree (state, asked_at);

CREATE INDEX payments_started ON public.payments_payment USING btree (started_at, id);

CREATE INDEX payments_troubled ON public.payments_payment USING btree (provider, troubled_at) WHERE (troubled_at IS NOT NULL);

CREATE INDEX pistos_cache_expires ON public.pistos_cache USING btree (expires);

CREATE INDEX practice_finding_owner_id_b31b4556 ON public.practice_finding USING btree (owner_id);

CREATE INDEX practice_finding_purchase_id_002bd72e ON public.practice_finding USING btree (purchase_id);

CREATE INDEX practice_findings_due ON public.practice_finding USING btree (due_on, id) WHERE (done_at IS NULL);

CREATE INDEX practice_of_person ON public.practice_rehearsal USING btree (person_id, begun_at DESC, id DESC);

CREATE INDEX practice_purchases ON public.practice_testpurchase USING btree (planned_on DESC, id DESC);

CREATE INDEX practice_rehearsal_person_id_417100c8 ON public.practice_rehearsal USING btree (person_id);

CREATE INDEX practice_rehearsal_token_ba214886_like ON public.practice_rehearsal USING btree (token varchar_pattern_ops);

CREATE INDEX practice_testcheck_purchase_id_d4b35899 ON public.practice_testcheck USING btree (purchase_id);

CREATE INDEX practice_testpurchase_person_id_53607a14 ON public.practice_testpurchase USING btree (person_id);

CREATE INDEX practice_testpurchase_token_adf241bf_like ON public.practice_testpurchase USING btree (token varchar_pattern_ops);

CREATE INDEX practice_turn_rehearsal_id_4f1f9a1e ON public.practice_turn USING btree (rehearsal_id);

CREATE INDEX practice_turns ON public.practice_turn USING btree (rehearsal_id, id);

CREATE INDEX pricing_history ON public.pricing_price USING btree (variant_id, market_id, valid_from);

CREATE INDEX pricing_market_code_01730447_like ON public.pricing_market USING btree (code varchar_pattern_ops);

CREATE UNIQUE INDEX pricing_one_default ON public.pricing_market USING btree (is_default) WHERE is_default;

CREATE INDEX pricing_price_market_id_377ef2dd ON public.pricing_price USING btree (market_id);

CREATE INDEX pricing_price_variant_id_eedde902 ON public.pricing_price USING btree (variant_id);

CREATE INDEX pricing_voucher_code_1a1c13c4_like ON public.pricing_voucher USING btree (code varchar_pattern_ops);

CREATE INDEX pricing_voucher_customer_id_a1f7a47e ON public.pricing_voucher USING btree (customer_id);

CREATE INDEX pricing_voucher_newest ON public.pricing_voucher USING btree (made_at DESC, id DESC);

CREATE UNIQUE INDEX pricing_voucher_once_an_order ON public.pricing_voucheruse USING btree (voucher_id, key) WHERE (released_at IS NULL);

CREATE INDEX pricing_voucher_person ON public.pricing_voucheruse USING btree (voucher_id, customer_id);

CREATE INDEX pricing_voucheruse_customer_id_18846516 ON public.pricing_voucheruse USING btree (customer_id);

CREATE INDEX pricing_voucheruse_voucher_id_4f5b9b08 ON public.pricing_voucheruse USING btree (voucher_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX promises_about ON public.promises_promise USING btree (about_kind, about_id);

CREATE INDEX promises_choice_of ON public.promises_choice USING btree (promise_id, id);

CREATE INDEX promises_choice_promise_id_a14f9c51 ON public.promises_choice USING btree (promise_id);

CREATE INDEX promises_choice_waiting ON public.promises_choice USING btree (chosen_at, id) WHERE (handled_at IS NULL);

CREATE INDEX promises_compensation_owed ON public.promises_compensation USING btree (raised_at, id) WHERE ((dropped_at IS NULL) AND (given_at IS NULL));

CREATE INDEX promises_dependency_depends_on_id_93a8e79b ON public.promises_dependency USING btree (depends_on_id);

CREATE INDEX promises_entry_blamed_partner_id_46a4a5e8 ON public.promises_entry USING btree (blamed_partner_id);

CREATE INDEX promises_entry_life ON public.promises_entry USING btree (promise_id, id);

CREATE INDEX promises_kept_day_partner ON public.promises_keptday USING btree (partner_id, day);

CREATE INDEX promises_kept_day_toward ON public.promises_keptday USING btree (toward, day);

CREATE UNIQUE INDEX promises_made_once ON public.promises_entry USING btree (promise_id) WHERE ((kind)::text = 'made'::text);

CREATE UNIQUE INDEX promises_one_choice_waiting ON public.promises_choice USING btree (promise_id) WHERE (handled_at IS NULL);

CREATE UNIQUE INDEX promises_one_outcome ON public.promises_entry USING btree (promise_id) WHERE ((kind)::text = ANY (ARRAY[('kept'::character varying)::text, ('broken'::character varying)::text, ('unproven'::character varying)::text, ('withdrawn'::character varying)::text]));

CREATE UNIQUE INDEX promises_one_per_parcel ON public.promises_promise USING btree (kind, toward, about_id) WHERE (((about_kind)::text = 'parcel'::text) AND ((kind)::text = ANY (ARRAY[('delivery'::character varying)::text, ('hand_over'::character varying)::text])));

CREATE INDEX promises_order ON public.promises_promise USING btree (order_id);

CREATE INDEX promises_promise_customer_id_946d8924 ON public.promises_promise USING btree (customer_id);

CREATE INDEX promises_promise_partner_id_9ba6d7f7 ON public.promises_promise USING btree (partner_id);

CREATE INDEX promises_publication_newest ON public.promises_publication USING btree (as_known_at DESC);

CREATE UNIQUE INDEX promises_settled_once ON public.promises_entry USING btree (promise_id, kind) WHERE ((kind)::text = ANY (ARRAY[('fulfilled_late'::character varying)::text, ('corrected'::character varying)::text, ('overturned'::character varying)::text]));

CREATE INDEX questions_answer_author_id_ceb2e333 ON public.questions_answer USING btree (author_id);

CREATE INDEX questions_answer_customer ON public.questions_answer USING btree (customer_id);

CREATE INDEX questions_answer_customer_id_9f909017 ON public.questions_answer USING btree (customer_id);

CREATE INDEX questions_answer_line_id_ee257a25 ON public.questions_answer USING btree (line_id);

CREATE INDEX questions_answer_question_id_45884d67 ON public.questions_answer USING btree (question_id);

CREATE INDEX questions_answer_state ON public.questions_answer USING btree (state, answered_at, id);

CREATE INDEX questions_answer_token_a2d0eb94_like ON public.questions_answer USING btree (token varchar_pattern_ops);

CREATE INDEX questions_appeal_open ON public.questions_appeal USING btree (made_at, id) WHERE ((decision)::text = ''::text);

CREATE UNIQUE INDEX questions_buyer_once ON public.questions_answer USING btree (question_id, customer_id) WHERE ((customer_id IS NOT NULL) AND ((kind)::text = 'buyer'::text));

CREATE INDEX questions_by_day ON public.questions_question USING btree (asked_at, id);

CREATE INDEX questions_by_state ON public.questions_question USING btree (state, asked_at, id);

CREATE INDEX questions_flag_answer_id_940b745f ON public.questions_flag USING btree (answer_id);

CREATE INDEX questions_flag_open ON public.questions_flag USING btree (flagged_at, id) WHERE (decided_at IS NULL);

CREATE INDEX questions_flag_question_id_d2ff1860 ON public.questions_flag USING btree (question_id);

CREATE INDEX questions_invitation_customer_id_a0fd84e9 ON public.questions_invitation USING btree (customer_id);

CREATE INDEX questions_invitation_digest_9748678e_like ON public.questions_invitation USING btree (digest varchar_pattern_ops);

CREATE INDEX questions_invitation_line_id_48e75c49 ON public.questions_invitation USING btree (line_id);

CREATE INDEX questions_invitation_question_id_eda270bf ON public.questions_invitation USING btree (question_id);

CREATE INDEX questions_moderated_product ON public.questions_moderation USING btree (product_id, after);

CREATE INDEX questions_moderated_token ON public.questions_moderation USING btree (about_token);

CREATE UNIQUE INDEX questions_note_once ON public.questions_answer USING btree (question_id, kind) WHERE ((kind)::text = ANY (ARRAY[('sheet'::character varying)::text, ('private'::character varying)::text]));

CREATE INDEX questions_of_customer ON public.questions_question USING btree (customer_id);

CREATE INDEX questions_of_product ON public.questions_question USING btree (product_id, asked_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX questions_question_client_id_e1f3c891_like ON public.questions_question USING btree (client_id varchar_pattern_ops);

CREATE INDEX questions_question_customer_id_29e06d5b ON public.questions_question USING btree (customer_id);

CREATE INDEX questions_question_product_id_906cb31b ON public.questions_question USING btree (product_id);

CREATE INDEX questions_question_token_6f0d0e9a_like ON public.questions_question USING btree (token varchar_pattern_ops);

CREATE INDEX questions_question_wish_id_f94f7857 ON public.questions_question USING btree (wish_id);

CREATE INDEX questions_sitting_held_by_id_8b81073f ON public.questions_sitting USING btree (held_by_id);

CREATE INDEX questions_sitting_newest ON public.questions_sitting USING btree (held_at DESC);

CREATE INDEX questions_step_of ON public.questions_suggestionstep USING btree (suggestion_id, id);

CREATE INDEX questions_suggested_by ON public.questions_suggestion USING btree (customer_id);

CREATE INDEX questions_suggested_day ON public.questions_suggestion USING btree (made_at, id) WHERE ((shown)::text = 'published'::text);

CREATE INDEX questions_suggested_shown ON public.questions_suggestion USING btree (shown, made_at, id);

CREATE INDEX questions_suggested_state ON public.questions_suggestion USING btree (state, made_at, id);

CREATE INDEX questions_suggested_votes ON public.questions_suggestion USING btree (vote_count, id) WHERE ((shown)::text = 'published'::text);

CREATE INDEX questions_suggestion_client_id_1849b11c_like ON public.questions_suggestion USING btree (client_id varchar_pattern_ops);

CREATE INDEX questions_suggestion_customer_id_5590830a ON public.questions_suggestion USING btree (customer_id);

CREATE INDEX questions_suggestion_token_c5ee8495_like ON public.questions_suggestion USING btree (token varchar_pattern_ops);

CREATE INDEX questions_suggestionvote_suggestion_id_ad7f4157 ON public.questions_suggestionvote USING btree (suggestion_id);

CREATE INDEX questions_unanswered ON public.questions_question USING btree (asked_at, id) WHERE ((shop_answered_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX questions_words ON public.questions_question USING gin (words);

CREATE INDEX realtime_stream_name_3163ea3c_like ON public.realtime_stream USING btree (name varchar_pattern_ops);

CREATE INDEX remedies_alike ON public.remedies_remedy USING btree (cause, severity, band, given_at DESC);

CREATE INDEX remedies_disputed ON public.remedies_remedy USING btree (disputed_at, id) WHERE ((state)::text = 'disputed'::text);

CREATE INDEX remedies_due ON public.remedies_remedy USING btree (due_on, id) WHERE ((state)::text = 'promised'::text);

CREATE INDEX remedies_given ON public.remedies_remedy USING btree (given_at, id);

CREATE INDEX remedies_newest ON public.remedies_remedy USING btree (decided_at DESC, id DESC);

CREATE INDEX remedies_of_case ON public.remedies_remedy USING btree (subject_kind, subject_id, id);

CREATE INDEX remedies_remedy_approved_by_id_0e2b7db1 ON public.remedies_remedy USING btree (approved_by_id);

CREATE INDEX remedies_remedy_asked_of_id_f735e43f ON public.remedies_remedy USING btree (asked_of_id);

CREATE INDEX remedies_remedy_attempt_ced3d9ca_like ON public.remedies_remedy USING btree (attempt varchar_pattern_ops);

CREATE INDEX remedies_remedy_customer_id_07ccc077 ON public.remedies_remedy USING btree (customer_id);

CREATE INDEX remedies_remedy_given_by_id_35c0c026 ON public.remedies_remedy USING btree (given_by_id);

CREATE INDEX remedies_remedy_line_id_3fe15dda ON public.remedies_remedy USING btree (line_id);

CREATE INDEX remedies_remedy_order_id_f1edf8af ON public.remedies_remedy USING btree (order_id);

CREATE INDEX remedies_remedy_token_ce3528bb_like ON public.remedies_remedy USING btree (token varchar_pattern_ops);

CREATE INDEX remedies_remedyrule_policy_id_4ef7706d ON public.remedies_remedyrule USING btree (policy_id);

CREATE INDEX remedies_to_approve ON public.remedies_remedy USING btree (decided_at, id) WHERE ((state)::text = 'asked'::text);

CREATE INDEX replies_answerrating_author_id_c92cdcec ON public.replies_answerrating USING btree (author_id);

CREATE INDEX replies_answerrating_customer_id_b9b031fb ON public.replies_answerrating USING btree (customer_id);

CREATE INDEX replies_checks_by ON public.replies_replycheck USING btree (author_id, checked_at);

CREATE INDEX replies_checks_when ON public.replies_replycheck USING btree (checked_at);

CREATE INDEX replies_coaching_due ON public.replies_coaching USING btree (due_on, id) WHERE (done_at IS NULL);

CREATE INDEX replies_coaching_given_by_id_b2d7d9b6 ON public.replies_coaching USING btree (given_by_id);

CREATE INDEX replies_coaching_of ON public.replies_coaching USING btree (person_id, given_at DESC);

CREATE INDEX replies_coaching_person_id_d5e57985 ON public.replies_coaching USING btree (person_id);

CREATE INDEX replies_coaching_rating_id_6547389b ON public.replies_coaching USING btree (rating_id);

CREATE INDEX replies_personal_about ON public.replies_personalweighing USING btree (about_kind, about_id);

CREATE INDEX replies_personalweighing_author_id_48ee63be ON public.replies_personalweighing USING btree (author_id);

CREATE INDEX replies_public_about ON public.replies_publicremark USING btree (about_kind, about_id);

CREATE INDEX replies_publicremark_author_id_a712cf50 ON public.replies_publicremark USING btree (author_id);

CREATE INDEX replies_ratings_of ON public.replies_answerrating USING btree (author_id, rated_at);

CREATE INDEX replies_ratings_when ON public.replies_answerrating USING btree (rated_at, id);

CREATE INDEX replies_replycheck_author_id_61ae6373 ON public.replies_replycheck USING btree (author_id);

CREATE INDEX replies_replyremark_check_of_id_ed52d2c6 ON public.replies_replyremark USING btree (check_of_id);

CREATE INDEX replies_weighed_when ON public.replies_weighing USING btree (weighed_at, id);

CREATE INDEX replies_weighing_author_id_94f448ed ON public.replies_weighing USING btree (author_id);

CREATE INDEX reputation_by_day ON public.reputation_change USING btree (day, source, "position");

CREATE INDEX reputation_effort_day ON public.reputation_effort USING btree (did_on, id);

CREATE INDEX reputation_effort_noted_by_id_6df0e400 ON public.reputation_effort USING btree (noted_by_id);

CREATE INDEX reputation_mention_customer_id_85ce30ef ON public.reputation_mention USING btree (customer_id);

CREATE INDEX reputation_mention_noted_by_id_ddeed4a1 ON public.reputation_mention USING btree (noted_by_id);

CREATE INDEX reputation_mentioned ON public.reputation_mention USING btree (happened_on, id);

CREATE INDEX requests_abuse_newest ON public.requests_abusecase USING btree (opened_at DESC, id DESC);

CREATE UNIQUE INDEX requests_abuse_open_once ON public.requests_abusecase USING btree (customer_id, channel) WHERE (NOT ((state)::text = 'ended'::text));

CREATE INDEX requests_abuse_report ON public.requests_abuseentry USING btree (happened_at, step);

CREATE INDEX requests_abusecase_conversation_id_c4cbcef3 ON public.requests_abusecase USING btree (conversation_id);

CREATE INDEX requests_abusecase_customer_id_2447ae17 ON public.requests_abusecase USING btree (customer_id);

CREATE INDEX requests_abusecase_proposed_by_id_1966303b ON public.requests_abusecase USING btree (proposed_by_id);

CREATE INDEX requests_abusecase_token_b3246c83_like ON public.requests_abusecase USING btree (token varchar_pattern_ops);

CREATE INDEX requests_abusecase_witness_id_88168e76 ON public.requests_abusecase USING btree (witness_id);

CREATE INDEX requests_abuseentry_actor_id_e0eacfc6 ON public.requests_abuseentry USING btree (actor_id);

CREATE INDEX requests_abuseentry_case_id_3f84867b ON public.requests_abuseentry USING btree (case_id);

CREATE INDEX requests_abusequote_message_id_cb22b0b4 ON public.requests_abusequote USING btree (message_id);

CREATE INDEX requests_alike ON public.requests_unusualrequest USING gin (stems) WHERE ((state)::text = 'done'::text);

CREATE INDEX requests_card_work_due ON public.requests_cardwork USING btree (due_on, id) WHERE (done_at IS NULL);

CREATE UNIQUE INDEX requests_card_work_once ON public.requests_cardwork USING btree (conversation_id) WHERE (done_at IS NULL);

CREATE INDEX requests_cards_review ON public.requests_knowledgecard USING btree (review_by, id) WHERE (ended_at IS NULL);

CREATE INDEX requests_cardwork_card_id_e20aa56d ON public.requests_cardwork USING btree (card_id);

CREATE INDEX requests_cardwork_conversation_id_9f1503c9 ON public.requests_cardwork USING btree (conversation_id);

CREATE INDEX requests_cardwork_owner_id_fc8ecd65 ON public.requests_cardwork USING btree (owner_id);

CREATE INDEX requests_empowerment_made_by_id_4010708c ON public.requests_empowerment USING btree (made_by_id);

CREATE INDEX requests_ended ON public.requests_unusualrequest USING btree (ended_at, state);

CREATE INDEX requests_fulfilled ON public.requests_unusualrequest USING btree (ended_at DESC, id DESC) WHERE ((state)::text = 'done'::text);

CREATE INDEX requests_knowledgecard_category_id_93f46c1d ON public.requests_knowledgecard USING btree (category_id);

CREATE INDEX requests_knowledgecard_owner_id_48b184f2 ON public.requests_knowledgecard USING btree (owner_id);

CREATE INDEX requests_knowledgecard_product_id_ccd334f0 ON public.requests_knowledgecard USING btree (product_id);

CREATE UNIQUE INDEX requests_line_open_once ON public.requests_unusualrequest USING btree (line_id) WHERE ((state)::text = ANY (ARRAY[('received'::character varying)::text, ('feasible'::character varying)::text, ('offered'::character varying)::text, ('agreed'::character varying)::text]));

CREATE UNIQUE INDEX requests_message_open_once ON public.requests_unusualrequest USING btree (message_id) WHERE ((state)::text = ANY (ARRAY[('received'::character varying)::text, ('feasible'::character varying)::text, ('offered'::character varying)::text, ('agreed'::character varying)::text]));

CREATE INDEX requests_need_conversation_id_8f4490d6 ON public.requests_need USING btree (conversation_id);

CREATE INDEX requests_need_customer_id_0508bc27 ON public.requests_need USING btree (customer_id);

CREATE INDEX requests_need_message_id_436970f9 ON public.requests_need USING btree (message_id);

CREATE INDEX requests_need_noted_by_id_9a8d79e3 ON public.requests_need USING btree (noted_by_id);

CREATE UNIQUE INDEX requests_need_once ON public.requests_need USING btree (customer_id, kind, words) WHERE (ended_at IS NULL);

CREATE INDEX requests_needs_now ON public.requests_need USING btree (customer_id, said_at DESC) WHERE (ended_at IS NULL);

CREATE INDEX requests_newest ON public.requests_unusualrequest USING btree (received_at DESC, id DESC);

CREATE INDEX requests_open ON public.requests_unusualrequest USING btree (received_at, id) WHERE ((state)::text = ANY (ARRAY[('received'::character varying)::text, ('feasible'::character varying)::text, ('offered'::character varying)::text, ('agreed'::character varying)::text]));

CREATE INDEX requests_permission_version_id_d57c4210 ON public.requests_permission USING btree (version_id);

CREATE INDEX requests_routingrule_topic_7e62344e_like ON public.requests_routingrule USING btree (topic varchar_pattern_ops);

CREATE INDEX requests_skill_person_id_67ecc6ab ON public.requests_skill USING btree (person_id);

CREATE INDEX requests_tip_category_id_a78f7e4d ON public.requests_tip USING btree (category_id);

CREATE INDEX requests_unpaid ON public.requests_unusualrequest USING btree (agreed_at, id) WHERE ((paid_at IS NULL) AND (price_amount > (0)::numeric) AND ((state)::text = ANY (ARRAY[('agreed'::character varying)::text, ('done'::character varying)::text])));

CREATE INDEX requests_unusualrequest_conversation_id_14544fb0 ON public.requests_unusualrequest USING btree (conversation_id);

CREATE INDEX requests_unusualrequest_customer_id_a73cd07f ON public.requests_unusualrequest USING btree (customer_id);

CREATE INDEX requests_unusualrequest_done_by_id_938ce49d ON public.requests_unusualrequest USING btree (done_by_id);

CREATE INDEX requests_unusualrequest_judged_by_id_0905a9b9 ON public.requests_unusualrequest USING btree (judged_by_id);

CREATE INDEX requests_unusualrequest_line_id_da84c0bf ON public.requests_unusualrequest USING btree (line_id);

CREATE INDEX requests_unusualrequest_message_id_5b8fe3ef ON public.requests_unusualrequest USING btree (message_id);

CREATE INDEX requests_unusualrequest_order_id_27b87e72 ON public.requests_unusualrequest USING btree (order_id);

CREATE INDEX requests_unusualrequest_token_54568343_like ON public.requests_unusualrequest USING btree (token varchar_pattern_ops);

CREATE INDEX returns_claim_customer_id_f266df4c ON public.returns_claim USING btree (customer_id);

CREATE INDEX returns_claim_new_parcel_id_d84a72c7 ON public.returns_claim USING btree (new_parcel_id);

CREATE INDEX returns_claim_next ON public.returns_claim USING btree (next_on, id) WHERE ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('awaited'::character varying)::text, ('back'::character varying)::text, ('repairing'::character varying)::text, ('sending'::character varying)::text, ('refunding'::character varying)::text]));

CREATE INDEX returns_claim_order_id_6c615aa1 ON public.returns_claim USING btree (order_id);

CREATE INDEX returns_claim_parcel_id_12f61bbf ON public.returns_claim USING btree (parcel_id);

CREATE INDEX returns_claim_token_965c0376_like ON public.returns_claim USING btree (token varchar_pattern_ops);

CREATE INDEX returns_claim_told ON public.returns_claim USING btree (told_at, id);

CREATE INDEX returns_claim_track_next ON public.returns_claim USING btree (track, next_on, id) WHERE ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('awaited'::character varying)::text, ('back'::character varying)::text, ('repairing'::character varying)::text, ('sending'::character varying)::text, ('refunding'::character varying)::text]));

CREATE INDEX returns_claim_track_told ON public.returns_claim USING btree (track, told_at, id);

CREATE INDEX returns_claimline_claim_id_d0a0d7fe ON public.returns_claimline USING btree (claim_id);

CREATE INDEX returns_claimline_line_id_20dda0ed ON public.returns_claimline USING btree (line_id);

CREATE INDEX returns_claimphoto_claim_id_4afdf473 ON public.returns_claimphoto USING btree (claim_id);

CREATE INDEX returns_claimstep_claim_id_8a548ae1 ON public.returns_claimstep USING btree (claim_id);

CREATE INDEX returns_courier_deadline ON public.returns_courierclaim USING btree (deadline_on, id) WHERE ((state)::text = ANY (ARRAY[('prepared'::character varying)::text, ('sent'::character varying)::text, ('accepted'::character varying)::text]));

CREATE INDEX returns_courier_newest ON public.returns_courierclaim USING btree (prepared_at, id);

CREATE INDEX returns_courierclaim_courier_id_44512909 ON public.returns_courierclaim USING btree (courier_id);

CREATE INDEX returns_courierclaim_parcel_id_8996f3d5 ON public.returns_courierclaim USING btree (parcel_id);

CREATE UNIQUE INDEX returns_exempt_once ON public.returns_exemption USING btree (product_id) WHERE (until IS NULL);

CREATE INDEX returns_exemption_product_id_e53a8d43 ON public.returns_exemption USING btree (product_id);

CREATE INDEX returns_guarantee_ends ON public.returns_guarantee USING btree (ends_on, id);

CREATE INDEX returns_guarantee_guarantor_id_7d2ad53e ON public.returns_guarantee USING btree (guarantor_id);

CREATE UNIQUE INDEX returns_guaranteed_once ON public.returns_productguarantee USING btree (product_id) WHERE (until IS NULL);

CREATE INDEX returns_item_serial ON public.returns_solditem USING btree (serial) WHERE (NOT ((serial)::text = ''::text));

CREATE INDEX returns_newest ON public.returns_withdrawal USING btree (declared_at DESC, id DESC);

CREATE INDEX returns_open_due ON public.returns_withdrawal USING btree (refund_due_on, id) WHERE ((state)::text = ANY (ARRAY[('declared'::character varying)::text, ('goods_back'::character varying)::text, ('refunding'::character varying)::text]));

CREATE INDEX returns_productguarantee_guarantor_id_5cd5cc85 ON public.returns_productguarantee USING btree (guarantor_id);

CREATE INDEX returns_productguarantee_product_id_61d48548 ON public.returns_productguarantee USING btree (product_id);

CREATE INDEX returns_repair_claim_id_c54bafb7 ON public.returns_repair USING btree (claim_id);

CREATE UNIQUE INDEX returns_repair_open_once ON public.returns_repair USING btree (claim_id) WHERE (ended_at IS NULL);

CREATE INDEX returns_solditem_extended_by_id_27f981e9 ON public.returns_solditem USING btree (extended_by_id);

CREATE INDEX returns_solditem_line_id_141ce017 ON public.returns_solditem USING btree (line_id);

CREATE INDEX returns_step_claim ON public.returns_claimstep USING btree (claim_id, id);

CREATE INDEX returns_withdrawal_attempt_a82a5244_like ON public.returns_withdrawal USING btree (attempt varchar_pattern_ops);

CREATE INDEX returns_withdrawal_customer_id_8e2be529 ON public.returns_withdrawal USING btree (customer_id);

CREATE INDEX returns_withdrawal_order_id_670850e8 ON public.returns_withdrawal USING btree (order_id);

CREATE INDEX returns_withdrawal_token_e3fbaa50_like ON public.returns_withdrawal USING btree (token varchar_pattern_ops);

CREATE INDEX returns_withdrawalline_line_id_0075b176 ON public.returns_withdrawalline USING btree (line_id);

CREATE INDEX returns_withdrawalline_withdrawal_id_e86bc25b ON public.returns_withdrawalline USING btree (withdrawal_id);

CREATE INDEX reviews_all_helpful ON public.reviews_review USING btree (product_id, helpful_count, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_all_stars ON public.reviews_review USING btree (product_id, stars, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_all_written ON public.reviews_review USING btree (product_id, written_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_appeal_open ON public.reviews_appeal USING btree (made_at, id) WHERE ((decision)::text = ''::text);

CREATE INDEX reviews_appeal_review_id_7ff03b09 ON public.reviews_appeal USING btree (review_id);

CREATE INDEX reviews_aspect_category_id_4c6e7a7b ON public.reviews_aspect USING btree (category_id);

CREATE INDEX reviews_aspect_code_2c5dd481 ON public.reviews_aspect USING btree (code);

CREATE INDEX reviews_aspect_code_2c5dd481_like ON public.reviews_aspect USING btree (code varchar_pattern_ops);

CREATE INDEX reviews_customer ON public.reviews_review USING btree (customer_id, written_at);

CREATE INDEX reviews_desk_state ON public.reviews_review USING btree (state, written_at, id);

CREATE INDEX reviews_entry_public ON public.reviews_moderationentry USING btree (happened_at, id) WHERE (((to_state)::text = ANY (ARRAY[('refused'::character varying)::text, ('removed'::character varying)::text, ('held'::character varying)::text])) OR ((reason)::text = 'appeal_upheld'::text));

CREATE INDEX reviews_entry_review ON public.reviews_moderationentry USING btree (review_id, id);

CREATE INDEX reviews_flag_open ON public.reviews_flag USING btree (flagged_at, id) WHERE ((decision)::text = ''::text);

CREATE UNIQUE INDEX reviews_flag_open_once ON public.reviews_flag USING btree (review_id, by_kind, by_id) WHERE ((decision)::text = ''::text);

CREATE INDEX reviews_flag_review_id_62094f81 ON public.reviews_flag USING btree (review_id);

CREATE INDEX reviews_flagged ON public.reviews_review USING btree (flag_count, id) WHERE (flag_count > 0);

CREATE INDEX reviews_held ON public.reviews_review USING btree (state_at, id) WHERE ((state)::text = 'held'::text);

CREATE INDEX reviews_helpfulvote_review_id_dc29f13b ON public.reviews_helpfulvote USING btree (review_id);

CREATE INDEX reviews_invitation_customer_id_7c1db786 ON public.reviews_invitation USING btree (customer_id);

CREATE INDEX reviews_invitation_line_id_2950d34c ON public.reviews_invitation USING btree (line_id);

CREATE INDEX reviews_invitation_parcel_id_834fc0d2 ON public.reviews_invitation USING btree (parcel_id);

CREATE INDEX reviews_invitation_token_b2856d64_like ON public.reviews_invitation USING btree (token varchar_pattern_ops);

CREATE INDEX reviews_invited ON public.reviews_invitation USING btree (customer_id);

CREATE INDEX reviews_lang_helpful ON public.reviews_review USING btree (product_id, language, helpful_count, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_lang_stars ON public.reviews_review USING btree (product_id, language, stars, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_lang_written ON public.reviews_review USING btree (product_id, language, written_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_loop_closed ON public.reviews_closedloop USING btree (closed_at, id);

CREATE UNIQUE INDEX reviews_once_a_line ON public.reviews_review USING btree (order_line_id, months_after) WHERE ((NOT ((state)::text = ANY (ARRAY[('received'::character varying)::text, ('withdrawn'::character varying)::text]))) AND (external_id IS NULL));

CREATE INDEX reviews_owed_helpful_ ON public.reviews_review USING btree (helpful_count, id) WHERE (is_sharp AND (replied_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_owed_oldest ON public.reviews_review USING btree (written_at, id) WHERE (is_sharp AND (replied_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_owed_severity ON public.reviews_review USING btree (severity, id) WHERE (is_sharp AND (replied_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_owed_sharpnes ON public.reviews_review USING btree (sharpness, id) WHERE (is_sharp AND (replied_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_owed_triage ON public.reviews_review USING btree (triage_at, id) WHERE (is_sharp AND (replied_at IS NULL) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_photo_bytes ON public.reviews_reviewphoto USING btree (sha256);

CREATE INDEX reviews_photo_helpful ON public.reviews_review USING btree (product_id, helpful_count, id) WHERE ((photo_count > 0) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_photo_stars ON public.reviews_review USING btree (product_id, stars, id) WHERE ((photo_count > 0) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_photo_written ON public.reviews_review USING btree (product_id, written_at, id) WHERE ((photo_count > 0) AND ((state)::text = 'published'::text));

CREATE INDEX reviews_product ON public.reviews_review USING btree (product_id, written_at, id);

CREATE INDEX reviews_publicreply_review_id_8dda7884 ON public.reviews_publicreply USING btree (review_id);

CREATE INDEX reviews_purchasereview_order_id_ad48f5bd ON public.reviews_purchasereview USING btree (order_id);

CREATE INDEX reviews_reply_likeness ON public.reviews_publicreply USING btree (written_at, id) WHERE (likeness IS NOT NULL);

CREATE UNIQUE INDEX reviews_reply_live_once ON public.reviews_publicreply USING btree (review_id) WHERE is_live;

CREATE INDEX reviews_reply_written ON public.reviews_publicreply USING btree (written_at, id);

CREATE INDEX reviews_review_author_token_1bc3ffda_like ON public.reviews_review USING btree (author_token varchar_pattern_ops);

CREATE INDEX reviews_review_customer_id_17e79eab ON public.reviews_review USING btree (customer_id);

CREATE INDEX reviews_review_order_line_id_f9c7490a ON public.reviews_review USING btree (order_line_id);

CREATE INDEX reviews_review_parcel_id_0771adb9 ON public.reviews_review USING btree (parcel_id);

CREATE INDEX reviews_review_product_id_ce2fa4c6 ON public.reviews_review USING btree (product_id);

CREATE INDEX reviews_review_public_id_2d8375d4_like ON public.reviews_review USING btree (public_id varchar_pattern_ops);

CREATE INDEX reviews_review_sheet_version_id_6b7f92cc ON public.reviews_review USING btree (sheet_version_id);

CREATE INDEX reviews_reviewcase_conversation_id_38518356 ON public.reviews_reviewcase USING btree (conversation_id);

CREATE INDEX reviews_reviewphoto_review_id_aafefec5 ON public.reviews_reviewphoto USING btree (review_id);

CREATE INDEX reviews_reviewversion_review_id_8a2e4560 ON public.reviews_reviewversion USING btree (review_id);

CREATE INDEX reviews_settled ON public.reviews_review USING btree (outcome_at, id) WHERE (outcome_at IS NOT NULL);

CREATE INDEX reviews_shop_stars ON public.reviews_review USING btree (stars, written_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_shop_written ON public.reviews_review USING btree (written_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_signalled ON public.reviews_review USING btree (signal_score, id) WHERE (signal_score > 0);

CREATE INDEX reviews_stars_helpful ON public.reviews_review USING btree (product_id, stars, helpful_count, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_stars_written ON public.reviews_review USING btree (product_id, stars, written_at, id) WHERE ((state)::text = 'published'::text);

CREATE INDEX reviews_ver_helpful ON public.reviews_review USING btree (product_id, helpful_count, id) WHERE (is_verified AND ((state)::text = 'published'::text));

CREATE INDEX reviews_ver_stars ON public.reviews_review USING btree (product_id, stars, id) WHERE (is_verified AND ((state)::text = 'published'::text));

CREATE INDEX reviews_ver_written ON public.reviews_review USING btree (product_id, written_at, id) WHERE (is_verified AND ((state)::text = 'published'::text));

CREATE INDEX reviews_vote_network ON public.reviews_helpfulvote USING btree (network, voted_at);

CREATE INDEX scorecards_candidate_partner_id_4fed4478 ON public.scorecards_candidate USING btree (partner_id);

CREATE INDEX scorecards_candidate_selection_id_8975e7fc ON public.scorecards_candidate USING btree (selection_id);

CREATE INDEX scorecards_ranking ON public.scorecards_scorecard USING btree (ends_on, kind, score DESC);

CREATE INDEX scorecards_scorecard_partner_id_8b86d6e3 ON public.scorecards_scorecard USING btree (partner_id);

CREATE INDEX scorecards_selection_chosen_id_2be44df3 ON public.scorecards_selection USING btree (chosen_id);

CREATE INDEX scorecards_selection_new ON public.scorecards_selection USING btree (opened_at DESC, id DESC);

CREATE INDEX shipping_freefrom_customer_id_492f672f ON public.shipping_freefrom USING btree (customer_id);

CREATE INDEX shipping_freefrom_method_id_ad6033c7 ON public.shipping_freefrom USING btree (method_id);

CREATE INDEX shipping_method_code_a9d65dcc_like ON public.shipping_method USING btree (code varchar_pattern_ops);

CREATE INDEX shipping_method_courier_id_bfa29a46 ON public.shipping_method USING btree (courier_id);

CREATE INDEX shipping_method_order ON public.shipping_method USING btree ("position", id);

CREATE INDEX shipping_method_store_id_a49d7a0a ON public.shipping_method USING btree (store_id);

CREATE INDEX shipping_pickuppoint_method_id_f747b3d4 ON public.shipping_pickuppoint USING btree (method_id);

CREATE INDEX shipping_point_near ON public.shipping_pickuppoint USING btree (method_id, country, postcode);

CREATE INDEX shipping_rate_method_id_1bcc76e1 ON public.shipping_rate USING btree (method_id);

CREATE INDEX shipping_rate_read ON public.shipping_rate USING btree (method_id, max_weight_grams);

CREATE INDEX shipping_taken_when ON public.shipping_takentime USING btree (method_id, "on", starts);

CREATE INDEX shipping_takentime_method_id_ea7d7110 ON public.shipping_takentime USING btree (method_id);

CREATE INDEX shipping_window_method_id_b0750f8c ON public.shipping_window USING btree (method_id);

CREATE INDEX shop_absence_person_id_59a5424d ON public.shop_absence USING btree (person_id);

CREATE INDEX shop_officialnotice_language_10454ad5_like ON public.shop_officialnotice USING btree (language varchar_pattern_ops);

CREATE INDEX shop_pagewords_page_aca861b4 ON public.shop_pagewords USING btree (page);

CREATE INDEX shop_pagewords_page_aca861b4_like ON public.shop_pagewords USING btree (page varchar_pattern_ops);

CREATE INDEX shop_shift_dated ON public.shop_shift USING btree ("on") WHERE ("on" IS NOT NULL);

CREATE INDEX shop_shift_person_id_d8724b63 ON public.shop_shift USING btree (person_id);

CREATE INDEX shop_words_newest ON public.shop_pagewords USING btree (page, id DESC);

CREATE INDEX standing_about ON public.promises_standing USING btree (about_kind, about_id);

CREATE INDEX standing_awaited ON public.promises_standing USING btree (due_at, promise_id) WHERE (((state)::text = 'open'::text) AND ((toward)::text = 'customer'::text));

CREATE INDEX standing_broken_settled ON public.promises_standing USING btree (settled_at, promise_id) WHERE ((state)::text = 'broken'::text);

CREATE INDEX standing_customer_due ON public.promises_standing USING btree (customer_id, due_at, promise_id);

CREATE INDEX standing_due ON public.promises_standing USING btree (due_at, promise_id);

CREATE INDEX standing_kind_settled ON public.promises_standing USING btree (kind, toward, due_at, promise_id) WHERE ((state)::text = ANY (ARRAY[('kept'::character varying)::text, ('broken'::character varying)::text]));

CREATE INDEX standing_made ON public.promises_standing USING btree (made_at, promise_id);

CREATE INDEX standing_open_due ON public.promises_standing USING btree (due_at, promise_id) WHERE ((state)::text = 'open'::text);

CREATE INDEX standing_open_review ON public.promises_standing USING btree (review_at) WHERE (((kind)::text = 'delivery'::text) AND ((state)::text = 'open'::text) AND ((toward)::text = 'customer'::text));

CREATE INDEX standing_open_risk ON public.promises_standing USING btree (risk, promise_id) WHERE ((risk > (0.0)::double precision) AND ((state)::text = 'open'::text));

CREATE INDEX standing_partner_due ON public.promises_standing USING btree (partner_id, due_at, promise_id);

CREATE INDEX standing_state_due ON public.promises_standing USING btree (state, due_at, promise_id);

CREATE INDEX standing_state_made ON public.promises_standing USING btree (state, made_at, promise_id);

CREATE INDEX stock_incoming_location_id_aacb6cea ON public.stock_incoming USING btree (location_id);

CREATE INDEX stock_incoming_open ON public.stock_incoming USING btree (variant_id, expected_on) WHERE (arrived_at IS NULL);

CREATE INDEX stock_incoming_supplier_id_4d49a77c ON public.stock_incoming USING btree (supplier_id);

CREATE INDEX stock_incoming_variant_id_4260a41a ON public.stock_incoming USING btree (variant_id);

CREATE INDEX stock_level_location_id_c8fe0933 ON public.stock_level USING btree (location_id);

CREATE INDEX stock_location_code_43cad39b_like ON public.stock_location USING btree (code varchar_pattern_ops);

CREATE INDEX stock_location_order ON public.stock_location USING btree ("position", id);

CREATE INDEX stock_movement_location_id_f2d34bb8 ON public.stock_movement USING btree (location_id);

CREATE INDEX stock_movement_newest ON public.stock_movement USING btree (variant_id, happened_at DESC, id DESC);

CREATE UNIQUE INDEX stock_one_preferred ON public.stock_supply USING btree (variant_id) WHERE is_preferred;

CREATE INDEX stock_reservation_location_id_4ce60c8d ON public.stock_reservation USING btree (location_id);

CREATE INDEX stock_reservation_order ON public.stock_reservation USING btree (order_id);

CREATE INDEX stock_reservation_variant_id_73832914 ON public.stock_reservation USING btree (variant_id);

CREATE INDEX stock_supply_supplier_id_00e0f7de ON public.stock_supply USING btree (supplier_id);

CREATE INDEX stock_supply_variant_id_4446c7bf ON public.stock_supply USING btree (variant_id);

CREATE INDEX surveys_answer_response_id_5416c873 ON public.surveys_answer USING btree (response_id);

CREATE UNIQUE INDEX surveys_asked_once ON public.surveys_invitation USING btree (survey_id, about_kind, about_id) WHERE (NOT ((about_kind)::text = ''::text));

CREATE INDEX surveys_called ON public.surveys_surveycall USING btree (called_at, id);

CREATE INDEX surveys_day_of_aspect ON public.surveys_answerday USING btree (aspect, slice, day);

CREATE INDEX surveys_day_of_kind ON public.surveys_answerday USING btree (kind, slice, day);

CREATE INDEX surveys_invitation_agent_id_a976409e ON public.surveys_invitation USING btree (agent_id);

CREATE INDEX surveys_invitation_conversation_id_f3ef9dd4 ON public.surveys_invitation USING btree (conversation_id);

CREATE INDEX surveys_invitation_courier_id_64687e6a ON public.surveys_invitation USING btree (courier_id);

CREATE INDEX surveys_invitation_customer_id_070370bb ON public.surveys_invitation USING btree (customer_id);

CREATE INDEX surveys_invitation_digest_afdba02d_like ON public.surveys_invitation USING btree (digest varchar_pattern_ops);

CREATE INDEX surveys_invitation_order_id_c399ad68 ON public.surveys_invitation USING btree (order_id);

CREATE INDEX surveys_invitation_parcel_id_64f275a1 ON public.surveys_invitation USING btree (parcel_id);

CREATE INDEX surveys_invitation_place_id_5b0bddca ON public.surveys_invitation USING btree (place_id);

CREATE INDEX surveys_invitation_product_id_9509d3e4 ON public.surveys_invitation USING btree (product_id);

CREATE INDEX surveys_invitation_question_set_id_07d4cda3 ON public.surveys_invitation USING btree (question_set_id);

CREATE INDEX surveys_invitation_survey_id_d0534764 ON public.surveys_invitation USING btree (survey_id);

CREATE INDEX surveys_invitation_team_id_a70719e1 ON public.surveys_invitation USING btree (team_id);

CREATE INDEX surveys_invitation_wave_id_56d8896d ON public.surveys_invitation USING btree (wave_id);

CREATE INDEX surveys_invited ON public.surveys_invitation USING btree (customer_id, survey_id, made_at DESC);

CREATE INDEX surveys_newest ON public.surveys_response USING btree (survey_id, answered_at, invitation_id);

CREATE INDEX surveys_place_store_id_72c9c4d5 ON public.surveys_place USING btree (store_id);

CREATE INDEX surveys_place_survey_id_1340cdd6 ON public.surveys_place USING btree (survey_id);

CREATE INDEX surveys_place_token_03c01089_like ON public.surveys_place USING btree (token varchar_pattern_ops);

CREATE INDEX surveys_questionset_survey_id_82fcb245 ON public.surveys_questionset USING btree (survey_id);

CREATE INDEX surveys_response_answered_in_id_9b6b077d ON public.surveys_response USING btree (answered_in_id);

CREATE INDEX surveys_response_survey_id_907701cf ON public.surveys_response USING btree (survey_id);

CREATE INDEX surveys_sharp ON public.surveys_response USING btree (survey_id, answered_at, invitation_id) WHERE is_sharp;

CREATE INDEX surveys_survey_key_4911d945_like ON public.surveys_survey USING btree (key varchar_pattern_ops);

CREATE INDEX surveys_surveycall_called_by_id_24e54bf2 ON public.surveys_surveycall USING btree (called_by_id);

CREATE INDEX surveys_surveycall_said_in_id_08f3279a ON public.surveys_surveycall USING btree (said_in_id);

CREATE INDEX surveys_surveycall_token_bfa1f94f_like ON public.surveys_surveycall USING btree (token varchar_pattern_ops);

CREATE INDEX surveys_to_call ON public.surveys_surveycall USING btree (next_at, id) WHERE ((state)::text = 'waiting'::text);

CREATE INDEX surveys_wave_newest ON public.surveys_wave USING btree (survey_id, starts_on DESC);

CREATE INDEX surveys_wave_survey_id_8739e5ef ON public.surveys_wave USING btree (survey_id);

CREATE UNIQUE INDEX tools_category_kind_once ON public.tools_tool USING btree (category_id, kind) WHERE (category_id IS NOT NULL);

CREATE INDEX tools_fitreport_product_id_e2523691 ON public.tools_fitreport USING btree (product_id);

CREATE UNIQUE INDEX tools_product_kind_once ON public.tools_tool USING btree (product_id, kind) WHERE (product_id IS NOT NULL);

CREATE INDEX tools_tool_category_id_75826aee ON public.tools_tool USING btree (category_id);

CREATE INDEX tools_tool_product_id_3f8de4fe ON public.tools_tool USING btree (product_id);

CREATE INDEX tools_toolvisit_product_id_d8cba312 ON public.tools_toolvisit USING btree (product_id);

CREATE INDEX tools_visit_browser ON public.tools_toolvisit USING btree (day, browser);

CREATE INDEX tools_visit_order ON public.tools_toolvisit USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX visits_email ON public.visits_visitor USING btree (email) WHERE (NOT ((email)::text = ''::text));

CREATE INDEX visits_event_time ON public.visits_pageevent USING btree (happened_at);

CREATE INDEX visits_event_visitor ON public.visits_pageevent USING btree (visitor_id, id DESC);

CREATE INDEX visits_invitation_rule_id_71782e35 ON public.visits_invitation USING btree (rule_id);

CREATE INDEX visits_invitation_token_a720a4e1_like ON public.visits_invitation USING btree (token varchar_pattern_ops);

CREATE INDEX visits_invitation_visitor_id_d022f31b ON public.visits_invitation USING btree (visitor_id);

CREATE INDEX visits_invited ON public.visits_invitation USING btree (visitor_id, shown_at DESC);

CREATE INDEX visits_last_seen ON public.visits_visitor USING btree (last_seen_at, id);

CREATE INDEX visits_rulecount_rule_id_003c390f ON public.visits_rulecount USING btree (rule_id);

CREATE INDEX visits_stagepath_path_507ea520_like ON public.visits_stagepath USING btree (path varchar_pattern_ops);

CREATE INDEX visits_view_time ON public.visits_pageview USING btree (happened_at);

CREATE INDEX visits_view_visitor ON public.visits_pageview USING btree (visitor_id, id DESC);

CREATE INDEX visits_visitor_customer_id_bcae5cc9 ON public.visits_visitor USING btree (customer_id);

CREATE INDEX visits_visitor_token_2e03eb1e_like ON public.visits_visitor USING btree (token varchar_pattern_ops);

CREATE TRIGGER catalogue_attribute_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_attribute FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('catalogue');

CREATE TRIGGER catalogue_category_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_category FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('catalogue');

CREATE TRIGGER catalogue_listed_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_listed FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('catalogue');

CREATE TRIGGER catalogue_listed_stamp BEFORE INSERT OR UPDATE ON public.catalogue_listed FOR EACH ROW EXECUTE FUNCTION public.catalogue_stamp_listed();

CREATE TRIGGER catalogue_product_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_product FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('catalogue');

CREATE TRIGGER catalogue_sheetversion_insert_only BEFORE DELETE OR UPDATE ON public.catalogue_sheetversion FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER catalogue_sheetversion_no_truncate BEFORE TRUNCATE ON public.catalogue_sheetversion FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER catalogue_variant_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_variant FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('catalogue');

CREATE TRIGGER causes_cause_no_truncate BEFORE TRUNCATE ON public.causes_cause FOR EACH STATEMENT EXECUTE FUNCTION public.causes_cause_stays();

CREATE TRIGGER causes_cause_stays BEFORE DELETE OR UPDATE ON public.causes_cause FOR EACH ROW EXECUTE FUNCTION public.causes_cause_stays();

CREATE TRIGGER causes_coding_no_truncate BEFORE TRUNCATE ON public.causes_coding FOR EACH STATEMENT EXECUTE FUNCTION public.causes_coding_stays();

CREATE TRIGGER causes_coding_stays BEFORE DELETE OR UPDATE ON public.causes_coding FOR EACH ROW EXECUTE FUNCTION public.causes_coding_stays();

CREATE TRIGGER causes_count_coded_changed AFTER UPDATE ON public.causes_codedcause REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.causes_count_coded();

CREATE TRIGGER causes_count_coded_gone AFTER DELETE ON public.causes_codedcause REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.causes_count_coded();

CREATE TRIGGER causes_count_coded_made AFTER INSERT ON public.causes_codedcause REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.causes_count_coded();

CREATE TRIGGER checkout_requestoption_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.checkout_requestoption FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('wishes');

CREATE TRIGGER complaints_apology_stays BEFORE DELETE OR UPDATE ON public.complaints_apology FOR EACH ROW EXECUTE FUNCTION public.complaints_apology_stays();

CREATE TRIGGER complaints_complaint_no_truncate BEFORE TRUNCATE ON public.complaints_complaint FOR EACH STATEMENT EXECUTE FUNCTION public.complaints_stays();

CREATE TRIGGER complaints_complaint_stays BEFORE DELETE OR UPDATE ON public.complaints_complaint FOR EACH ROW EXECUTE FUNCTION public.complaints_stays();

CREATE TRIGGER complaints_entry_no_truncate BEFORE TRUNCATE ON public.complaints_complaintentry FOR EACH STATEMENT EXECUTE FUNCTION public.complaints_entry_stays();

CREATE TRIGGER complaints_entry_stays BEFORE DELETE OR UPDATE ON public.complaints_complaintentry FOR EACH ROW EXECUTE FUNCTION public.complaints_entry_stays();

CREATE TRIGGER complaints_planstep_stays BEFORE DELETE OR UPDATE ON public.complaints_planstep FOR EACH ROW EXECUTE FUNCTION public.complaints_planstep_stays();

CREATE TRIGGER complaints_recoveryattempt_stays BEFORE DELETE OR UPDATE ON public.complaints_recoveryattempt FOR EACH ROW EXECUTE FUNCTION public.complaints_recoveryattempt_stays();

CREATE TRIGGER contracts_decision_insert_only BEFORE DELETE OR UPDATE ON public.contracts_decision FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER contracts_decision_no_truncate BEFORE TRUNCATE ON public.contracts_decision FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER contracts_outreach_stays BEFORE DELETE OR UPDATE ON public.contracts_outreach FOR EACH ROW EXECUTE FUNCTION public.contracts_outreach_stays();

CREATE TRIGGER contracts_reason_stays BEFORE DELETE OR UPDATE ON public.contracts_reason FOR EACH ROW EXECUTE FUNCTION public.contracts_reason_stays();

CREATE TRIGGER contracts_terms_insert_only BEFORE DELETE OR UPDATE ON public.contracts_terms FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER contracts_terms_no_truncate BEFORE TRUNCATE ON public.contracts_terms FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER conversations_doubt_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.conversations_doubt FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('doubts');

CREATE TRIGGER conversations_doubtanswer_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.conversations_doubtanswer FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('doubts');

CREATE TRIGGER estimates_modelversion_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.estimates_modelversion FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('record');

CREATE TRIGGER invoices_invoice_insert_only BEFORE DELETE OR UPDATE ON public.invoices_invoice FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER invoices_invoice_no_truncate BEFORE TRUNCATE ON public.invoices_invoice FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER invoices_paper_insert_only BEFORE DELETE OR UPDATE ON public.invoices_paper FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER invoices_paper_no_truncate BEFORE TRUNCATE ON public.invoices_paper FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER invoices_registration_insert_only BEFORE DELETE OR UPDATE ON public.invoices_registration FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER invoices_registration_no_truncate BEFORE TRUNCATE ON public.invoices_registration FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER journal_event_insert_only BEFORE DELETE OR UPDATE ON public.journal_event FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER journal_event_no_truncate BEFORE TRUNCATE ON public.journal_event FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_affectedrule_insert_only BEFORE DELETE OR UPDATE ON public.mistakes_affectedrule FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_affectedrule_no_truncate BEFORE TRUNCATE ON public.mistakes_affectedrule FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_correction_no_truncate BEFORE TRUNCATE ON public.mistakes_correction FOR EACH STATEMENT EXECUTE FUNCTION public.mistakes_test_stays();

CREATE TRIGGER mistakes_correction_stays BEFORE DELETE OR UPDATE ON public.mistakes_correction FOR EACH ROW EXECUTE FUNCTION public.mistakes_test_stays();

CREATE TRIGGER mistakes_finding_insert_only BEFORE DELETE OR UPDATE ON public.mistakes_finding FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_all_but_shorter_words();

CREATE TRIGGER mistakes_finding_no_truncate BEFORE TRUNCATE ON public.mistakes_finding FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_incidentupdate_insert_only BEFORE DELETE OR UPDATE ON public.mistakes_incidentupdate FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_incidentupdate_no_truncate BEFORE TRUNCATE ON public.mistakes_incidentupdate FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_lesson_insert_only BEFORE DELETE OR UPDATE ON public.mistakes_lesson FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_all_but_shorter_words();

CREATE TRIGGER mistakes_lesson_no_truncate BEFORE TRUNCATE ON public.mistakes_lesson FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER mistakes_mistakeentry_insert_only BEFORE DELETE OR UPDATE ON public.mistakes_mistakeentry FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_all_but_shorter_words();

CREATE TRIGGER mistakes_mistakeentry_no_truncate BEFORE TRUNCATE ON public.mistakes_mistakeentry FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER partners_partner_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.partners_partner FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('partners');

CREATE TRIGGER payments_paymententry_insert_only BEFORE DELETE OR UPDATE ON public.payments_paymententry FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER payments_paymententry_no_truncate BEFORE TRUNCATE ON public.payments_paymententry FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER pricing_content_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pricing_content FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('price');

CREATE TRIGGER pricing_market_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pricing_market FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('price');

CREATE TRIGGER pricing_price_keep_history BEFORE DELETE OR UPDATE ON public.pricing_price FOR EACH ROW EXECUTE FUNCTION public.pricing_keep_history();

CREATE TRIGGER pricing_price_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pricing_price FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('price');

CREATE TRIGGER pricing_price_no_truncate BEFORE TRUNCATE ON public.pricing_price FOR EACH STATEMENT EXECUTE FUNCTION public.pricing_keep_history();

CREATE TRIGGER pricing_vatrate_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pricing_vatrate FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('price');

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER promises_entry_insert_only BEFORE DELETE OR UPDATE ON public.promises_entry FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_entry_no_truncate BEFORE TRUNCATE ON public.promises_entry FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_entry_to_seal AFTER INSERT ON public.promises_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.promises_queue_to_seal();

CREATE TRIGGER promises_promise_insert_only BEFORE DELETE OR UPDATE ON public.promises_promise FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_promise_no_truncate BEFORE TRUNCATE ON public.promises_promise FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_publication_insert_only BEFORE DELETE OR UPDATE ON public.promises_publication FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_publication_no_truncate BEFORE TRUNCATE ON public.promises_publication FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_seal_insert_only BEFORE DELETE OR UPDATE ON public.promises_seal FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_seal_no_truncate BEFORE TRUNCATE ON public.promises_seal FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER promises_standing_changed AFTER UPDATE ON public.promises_standing REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.promises_roll_up();

CREATE TRIGGER promises_standing_gone AFTER DELETE ON public.promises_standing REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.promises_roll_up();

CREATE TRIGGER promises_standing_made AFTER INSERT ON public.promises_standing REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.promises_roll_up();

CREATE TRIGGER questions_answer_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.questions_answer FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('questions');

CREATE CONSTRAINT TRIGGER questions_answer_noted AFTER UPDATE OF state ON public.questions_answer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state)::text IS DISTINCT FROM (new.state)::text)) EXECUTE FUNCTION public.questions_must_be_noted('state');

CREATE TRIGGER questions_moderation_insert_only BEFORE DELETE OR UPDATE ON public.questions_moderation FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER questions_moderation_no_truncate BEFORE TRUNCATE ON public.questions_moderation FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER questions_moderationseal_insert_only BEFORE DELETE OR UPDATE ON public.questions_moderationseal FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER questions_moderationseal_no_truncate BEFORE TRUNCATE ON public.questions_moderationseal FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER questions_moderationtoseal_filled AFTER INSERT ON public.questions_moderation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.questions_moderationtoseal_fill();

CREATE TRIGGER questions_question_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.questions_question FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('questions');

CREATE CONSTRAINT TRIGGER questions_question_noted AFTER UPDATE OF state ON public.questions_question DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state)::text IS DISTINCT FROM (new.state)::text)) EXECUTE FUNCTION public.questions_must_be_noted('state');

CREATE CONSTRAINT TRIGGER questions_suggestion_noted AFTER UPDATE OF shown ON public.questions_suggestion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.shown)::text IS DISTINCT FROM (new.shown)::text)) EXECUTE FUNCTION public.questions_must_be_noted('shown');

CREATE TRIGGER questions_suggestionstep_insert_only BEFORE DELETE OR UPDATE ON public.questions_suggestionstep FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER questions_suggestionstep_no_truncate BEFORE TRUNCATE ON public.questions_suggestionstep FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER remedies_remedy_no_truncate BEFORE TRUNCATE ON public.remedies_remedy FOR EACH STATEMENT EXECUTE FUNCTION public.remedies_decided_stays();

CREATE TRIGGER remedies_remedy_stays BEFORE DELETE OR UPDATE ON public.remedies_remedy FOR EACH ROW EXECUTE FUNCTION public.remedies_decided_stays();

CREATE TRIGGER requests_abuseentry_insert_only BEFORE DELETE OR UPDATE ON public.requests_abuseentry FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_abuseentry_no_truncate BEFORE TRUNCATE ON public.requests_abuseentry FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_empowerment_insert_only BEFORE DELETE OR UPDATE ON public.requests_empowerment FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_empowerment_no_truncate BEFORE TRUNCATE ON public.requests_empowerment FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_permission_insert_only BEFORE DELETE OR UPDATE ON public.requests_permission FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_permission_no_truncate BEFORE TRUNCATE ON public.requests_permission FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER requests_quote_stays BEFORE DELETE OR UPDATE ON public.requests_abusequote FOR EACH ROW EXECUTE FUNCTION public.requests_quote_stays();

CREATE TRIGGER returns_claimline_counted BEFORE INSERT OR UPDATE OF quantity, holds, line_id ON public.returns_claimline FOR EACH ROW EXECUTE FUNCTION public.returns_not_more_than_bought();

CREATE TRIGGER returns_claimstep_no_truncate BEFORE TRUNCATE ON public.returns_claimstep FOR EACH STATEMENT EXECUTE FUNCTION public.returns_step_stays();

CREATE TRIGGER returns_claimstep_stays BEFORE DELETE OR UPDATE ON public.returns_claimstep FOR EACH ROW EXECUTE FUNCTION public.returns_step_stays();

CREATE TRIGGER returns_withdrawal_no_truncate BEFORE TRUNCATE ON public.returns_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.returns_declared_stays();

CREATE TRIGGER returns_withdrawal_stays BEFORE DELETE OR UPDATE ON public.returns_withdrawal FOR EACH ROW EXECUTE FUNCTION public.returns_declared_stays();

CREATE TRIGGER returns_withdrawalline_insert_only BEFORE DELETE OR UPDATE ON public.returns_withdrawalline FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER returns_withdrawalline_no_truncate BEFORE TRUNCATE ON public.returns_withdrawalline FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER reviews_aspect_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.reviews_aspect FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('reviews');

CREATE TRIGGER reviews_counted AFTER INSERT ON public.reviews_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_roll_up();

CREATE TRIGGER reviews_entry_counted AFTER INSERT ON public.reviews_moderationentry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_count_decisions();

CREATE TRIGGER reviews_entry_guarded BEFORE INSERT ON public.reviews_moderationentry FOR EACH ROW EXECUTE FUNCTION public.reviews_entry_by_trigger();

CREATE TRIGGER reviews_entry_to_seal AFTER INSERT ON public.reviews_moderationentry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_queue_to_seal();

CREATE TRIGGER reviews_moderationentry_insert_only BEFORE DELETE OR UPDATE ON public.reviews_moderationentry FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER reviews_moderationentry_no_truncate BEFORE TRUNCATE ON public.reviews_moderationentry FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER reviews_moderationseal_insert_only BEFORE DELETE OR UPDATE ON public.reviews_moderationseal FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER reviews_moderationseal_no_truncate BEFORE TRUNCATE ON public.reviews_moderationseal FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER reviews_purchase_guarded BEFORE DELETE OR UPDATE ON public.reviews_purchasereview FOR EACH ROW EXECUTE FUNCTION public.reviews_guard_purchase();

CREATE TRIGGER reviews_recounted AFTER UPDATE ON public.reviews_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_roll_up();

CREATE TRIGGER reviews_review_arrived AFTER INSERT ON public.reviews_review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_record();

CREATE TRIGGER reviews_review_decided AFTER UPDATE ON public.reviews_review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_record();

CREATE TRIGGER reviews_review_guarded BEFORE DELETE OR UPDATE ON public.reviews_review FOR EACH ROW EXECUTE FUNCTION public.reviews_guard_review();

CREATE TRIGGER reviews_review_not_truncated BEFORE TRUNCATE ON public.reviews_review FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_refuse_truncate();

CREATE TRIGGER reviews_reviewsettings_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.reviews_reviewsettings FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('reviews');

CREATE TRIGGER reviews_uncounted AFTER DELETE ON public.reviews_review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_roll_up();

CREATE TRIGGER reviews_version_guarded BEFORE DELETE OR UPDATE ON public.reviews_reviewversion FOR EACH ROW EXECUTE FUNCTION public.reviews_guard_version();

CREATE TRIGGER reviews_version_not_truncated BEFORE TRUNCATE ON public.reviews_reviewversion FOR EACH STATEMENT EXECUTE FUNCTION public.reviews_refuse_truncate();

CREATE TRIGGER reviews_voice_stamped AFTER INSERT OR UPDATE ON public.reviews_productvoice FOR EACH ROW EXECUTE FUNCTION public.reviews_stamp();

CREATE TRIGGER shipping_freefrom_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_freefrom FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shipping');

CREATE TRIGGER shipping_method_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_method FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shipping');

CREATE TRIGGER shipping_pickuppoint_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_pickuppoint FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shipping');

CREATE TRIGGER shipping_rate_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_rate FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shipping');

CREATE TRIGGER shipping_window_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_window FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shipping');

CREATE TRIGGER shop_closure_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shop_closure FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shop');

CREATE TRIGGER shop_look_insert_only BEFORE DELETE OR UPDATE ON public.shop_look FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_look_no_truncate BEFORE TRUNCATE ON public.shop_look FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_pagewords_insert_only BEFORE DELETE OR UPDATE ON public.shop_pagewords FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_pagewords_no_truncate BEFORE TRUNCATE ON public.shop_pagewords FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_shop_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shop_shop FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shop');

CREATE TRIGGER shop_shopsettings_insert_only BEFORE DELETE OR UPDATE ON public.shop_shopsettings FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_shopsettings_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shop_shopsettings FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shop');

CREATE TRIGGER shop_shopsettings_no_truncate BEFORE TRUNCATE ON public.shop_shopsettings FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER shop_workinghours_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shop_workinghours FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('shop');

CREATE TRIGGER stock_incoming_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_incoming FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('supply');

CREATE TRIGGER stock_location_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_location FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('supply');

CREATE TRIGGER stock_movement_insert_only BEFORE DELETE OR UPDATE ON public.stock_movement FOR EACH ROW EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER stock_movement_no_truncate BEFORE TRUNCATE ON public.stock_movement FOR EACH STATEMENT EXECUTE FUNCTION public.pistos_refuse_change();

CREATE TRIGGER stock_supply_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.stock_supply FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('supply');

CREATE TRIGGER surveys_count_answers_changed AFTER UPDATE ON public.surveys_answer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_answers();

CREATE TRIGGER surveys_count_answers_gone AFTER DELETE ON public.surveys_answer REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_answers();

CREATE TRIGGER surveys_count_answers_made AFTER INSERT ON public.surveys_answer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_answers();

CREATE TRIGGER surveys_count_invited_changed AFTER UPDATE ON public.surveys_invitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_invited();

CREATE TRIGGER surveys_count_invited_gone AFTER DELETE ON public.surveys_invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_invited();

CREATE TRIGGER surveys_count_invited_made AFTER INSERT ON public.surveys_invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.surveys_count_invited();

CREATE TRIGGER tools_fitreport_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tools_fitreport FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('tools');

CREATE TRIGGER tools_tool_marks AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tools_tool FOR EACH STATEMENT EXECUTE FUNCTION public.kit_mark_raise('tools');

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_apikey
    ADD CONSTRAINT accounts_apikey_made_by_id_5e719101_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_invited_by_id_94a21efc_fk_accounts_user_id FOREIGN KEY (invited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_approach
    ADD CONSTRAINT asks_approach_customer_id_4533a2b7_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_ask_approach_id_7701cec6_fk_asks_approach_id FOREIGN KEY (approach_id) REFERENCES public.asks_approach(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_ask_customer_id_3593656e_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_ask_order_id_43e695c1_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_ask
    ADD CONSTRAINT asks_ask_reminder_id_8c73f5a8_fk_asks_approach_id FOREIGN KEY (reminder_id) REFERENCES public.asks_approach(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_followup_customer_id_9916584a_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_followup_order_id_c617499b_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_followup_person_id_42279a96_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_followup
    ADD CONSTRAINT asks_followup_store_id_276ba964_fk_stock_location_id FOREIGN KEY (store_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_hold
    ADD CONSTRAINT asks_hold_customer_id_1583a343_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_hold
    ADD CONSTRAINT asks_hold_order_id_b84ba865_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_unsubscription
    ADD CONSTRAINT asks_unsubscription_approach_id_51874785_fk_asks_approach_id FOREIGN KEY (approach_id) REFERENCES public.asks_approach(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.asks_unsubscription
    ADD CONSTRAINT asks_unsubscription_customer_id_3bb888fb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_customer_id_e027fdd7_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_call
    ADD CONSTRAINT calls_call_line_id_bf77faaf_fk_calls_line_id FOREIGN KEY (line_id) REFERENCES public.calls_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_conversation_id_6d81d580_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_callback
    ADD CONSTRAINT calls_callback_promise_id_fa7eb3a1_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_linehour
    ADD CONSTRAINT calls_linehour_line_id_305267a9_fk_calls_line_id FOREIGN KEY (line_id) REFERENCES public.calls_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.calls_unusablereport
    ADD CONSTRAINT calls_unusablereport_line_id_be50b49e_fk_calls_line_id FOREIGN KEY (line_id) REFERENCES public.calls_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_attribute
    ADD CONSTRAINT catalogue_attribute_category_id_6d98e644_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_parent_id_4479cbbf_fk_catalogue_category_id FOREIGN KEY (parent_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_listed
    ADD CONSTRAINT catalogue_listed_product_id_c86e39dd_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_mismatchreport
    ADD CONSTRAINT catalogue_mismatchre_product_id_0ec486f9_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_mismatchreport
    ADD CONSTRAINT catalogue_mismatchre_version_id_ae02f717_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_sheetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_photo
    ADD CONSTRAINT catalogue_photo_author_id_de9bcef2_fk_partners_partner_id FOREIGN KEY (author_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_photo
    ADD CONSTRAINT catalogue_photo_product_id_c0f33acd_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_category_id_d8eb7fb2_fk_catalogue_category_id FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_published_version_id_d81b5247_fk_catalogue FOREIGN KEY (published_version_id) REFERENCES public.catalogue_sheetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_recall
    ADD CONSTRAINT catalogue_recall_product_id_3dcec9e8_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_sheettask
    ADD CONSTRAINT catalogue_sheettask_product_id_9706275b_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_sheettext
    ADD CONSTRAINT catalogue_sheettext_product_id_32973720_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_sheetversion
    ADD CONSTRAINT catalogue_sheetversi_product_id_fafd23a7_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_variant
    ADD CONSTRAINT catalogue_variant_product_id_dac9d2b5_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_wish
    ADD CONSTRAINT catalogue_wish_product_id_cf302dc7_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_alarm
    ADD CONSTRAINT causes_alarm_cause_id_85a30e1d_fk_causes_cause_id FOREIGN KEY (cause_id) REFERENCES public.causes_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_awaited
    ADD CONSTRAINT causes_awaited_customer_id_5c9559a0_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_cause
    ADD CONSTRAINT causes_cause_parent_id_1ff26e6f_fk_causes_cause_id FOREIGN KEY (parent_id) REFERENCES public.causes_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_cause
    ADD CONSTRAINT causes_cause_replaced_by_id_4e67e9f8_fk_causes_cause_id FOREIGN KEY (replaced_by_id) REFERENCES public.causes_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_causecount
    ADD CONSTRAINT causes_causecount_cause_id_98aceabb_fk_causes_cause_id FOREIGN KEY (cause_id) REFERENCES public.causes_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_cause_id_a59dbee7_fk_causes_cause_id FOREIGN KEY (cause_id) REFERENCES public.causes_cause(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_coding_id_3a6d47bd_fk_causes_coding_id FOREIGN KEY (coding_id) REFERENCES public.causes_coding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_courier_id_a33f3aa1_fk_partners_partner_id FOREIGN KEY (courier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_product_id_c45df0b6_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_codedcause
    ADD CONSTRAINT causes_codedcause_supplier_id_e00a3162_fk_partners_partner_id FOREIGN KEY (supplier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_coding
    ADD CONSTRAINT causes_coding_customer_id_9227cc46_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_coding
    ADD CONSTRAINT causes_coding_order_id_cf35ed17_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.causes_secondopinion
    ADD CONSTRAINT causes_secondopinion_coding_id_ae1d8174_fk_causes_coding_id FOREIGN KEY (coding_id) REFERENCES public.causes_coding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_customer_id_08e626dd_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_cart
    ADD CONSTRAINT checkout_cart_order_id_459c37e5_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_cart_id_918108c9_fk_checkout_cart_id FOREIGN KEY (cart_id) REFERENCES public.checkout_cart(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_cartline
    ADD CONSTRAINT checkout_cartline_variant_id_00182fd1_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_howdecided
    ADD CONSTRAINT checkout_howdecided_order_id_396ff567_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_requestoption
    ADD CONSTRAINT checkout_requestopti_product_id_8178d4ac_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_savedaddress
    ADD CONSTRAINT checkout_savedaddres_customer_id_e9ebec5f_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_saveditem
    ADD CONSTRAINT checkout_saveditem_cart_id_2e5e528c_fk_checkout_cart_id FOREIGN KEY (cart_id) REFERENCES public.checkout_cart(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_saveditem
    ADD CONSTRAINT checkout_saveditem_customer_id_2ba4c1fb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_saveditem
    ADD CONSTRAINT checkout_saveditem_product_id_07eeb481_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.checkout_steptaken
    ADD CONSTRAINT checkout_steptaken_cart_id_bf65cb54_fk_checkout_cart_id FOREIGN KEY (cart_id) REFERENCES public.checkout_cart(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_apology
    ADD CONSTRAINT complaints_apology_complaint_id_b2689f55_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_apology
    ADD CONSTRAINT complaints_apology_owner_id_f2724f6e_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_apology
    ADD CONSTRAINT complaints_apology_sent_by_id_a8a8f0c5_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_attention
    ADD CONSTRAINT complaints_attention_customer_id_2d86ec1b_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_attention
    ADD CONSTRAINT complaints_attention_seen_by_id_0e203dab_fk_accounts_user_id FOREIGN KEY (seen_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaintmark
    ADD CONSTRAINT complaints_complaint_complaint_id_0dfd9c7f_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaintentry
    ADD CONSTRAINT complaints_complaint_complaint_id_71524f02_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_conversation_id_619b3415_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_customer_id_299bf0f5_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_line_id_03939272_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_order_id_701c5275_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_product_id_170d2c47_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_repeat_of_id_070bf7c7_fk_complaint FOREIGN KEY (repeat_of_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_credit
    ADD CONSTRAINT complaints_credit_complaint_id_aa189f0a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_handle
    ADD CONSTRAINT complaints_handle_customer_id_5e4f4e36_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_handle
    ADD CONSTRAINT complaints_handle_noted_by_id_7637f055_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_planstep
    ADD CONSTRAINT complaints_planstep_apology_id_fd73ae7b_fk_complaint FOREIGN KEY (apology_id) REFERENCES public.complaints_apology(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_planstep
    ADD CONSTRAINT complaints_planstep_owner_id_fa1416e0_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_post
    ADD CONSTRAINT complaints_post_complaint_id_804207c1_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_post
    ADD CONSTRAINT complaints_post_customer_id_a177ac14_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_post
    ADD CONSTRAINT complaints_post_noted_by_id_34c8b25c_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_recovery
    ADD CONSTRAINT complaints_recovery_complaint_id_29c8e9fd_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_recoveryattempt
    ADD CONSTRAINT complaints_recoverya_complaint_id_6cd3f29a_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_recoveryattempt
    ADD CONSTRAINT complaints_recoveryattempt_by_id_8218c1af_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.complaints_silent
    ADD CONSTRAINT complaints_silent_customer_id_36c7a77e_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_customer_id_b91a6462_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_contract
    ADD CONSTRAINT contracts_contract_product_id_d551bf7c_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_decision
    ADD CONSTRAINT contracts_decision_contract_id_430060c8_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_decision
    ADD CONSTRAINT contracts_decision_terms_id_f9fbf308_fk_contracts_terms_id FOREIGN KEY (terms_id) REFERENCES public.contracts_terms(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_contract_id_d19b88e5_fk_contracts FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_follow_up_id_4f033cca_fk_asks_followup_id FOREIGN KEY (follow_up_id) REFERENCES public.asks_followup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_terms_id_88f82614_fk_contracts_terms_id FOREIGN KEY (terms_id) REFERENCES public.contracts_terms(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_outreach
    ADD CONSTRAINT contracts_outreach_written_by_id_6db92ef4_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_reason
    ADD CONSTRAINT contracts_reason_decision_id_79bc7cd2_fk_contracts_decision_id FOREIGN KEY (decision_id) REFERENCES public.contracts_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contracts_terms
    ADD CONSTRAINT contracts_terms_contract_id_10ae4b6a_fk_contracts_contract_id FOREIGN KEY (contract_id) REFERENCES public.contracts_contract(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_attachment
    ADD CONSTRAINT conversations_attach_message_id_9179b1e8_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_assignee_id_e845f644_fk_accounts_ FOREIGN KEY (assignee_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversationpromise
    ADD CONSTRAINT conversations_conver_conversation_id_1528e0b4_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_customer_id_afb78c4a_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_escalated_to_id_e77090a4_fk_accounts_ FOREIGN KEY (escalated_to_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_mailbox_id_7fb25662_fk_mailboxes FOREIGN KEY (mailbox_id) REFERENCES public.mailboxes_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_merged_into_id_18d56788_fk_conversat FOREIGN KEY (merged_into_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversationpromise
    ADD CONSTRAINT conversations_conver_promise_id_1247cfc5_fk_promises_ FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_team_id_c9f144f2_fk_conversat FOREIGN KEY (team_id) REFERENCES public.conversations_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conver_visitor_id_3f2b641c_fk_visits_vi FOREIGN KEY (visitor_id) REFERENCES public.visits_visitor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_conversation
    ADD CONSTRAINT conversations_conversation_order_id_25b67bf0_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_doubt
    ADD CONSTRAINT conversations_doubt_answer_id_219ba92b_fk_conversat FOREIGN KEY (answer_id) REFERENCES public.conversations_doubtanswer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_doubt
    ADD CONSTRAINT conversations_doubt_conversation_id_b7417a39_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_doubt
    ADD CONSTRAINT conversations_doubt_said_in_id_2d343bbf_fk_conversat FOREIGN KEY (said_in_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_draft
    ADD CONSTRAINT conversations_draft_author_id_ba27e5b8_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_draft
    ADD CONSTRAINT conversations_draft_conversation_id_8be0ce8b_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_externalid
    ADD CONSTRAINT conversations_extern_message_id_a9445ca1_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_message
    ADD CONSTRAINT conversations_messag_conversation_id_f1a2d5e9_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_presence
    ADD CONSTRAINT conversations_presen_conversation_id_2cc21b39_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_presence
    ADD CONSTRAINT conversations_presence_person_id_1907ec42_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_productquestion
    ADD CONSTRAINT conversations_produc_conversation_id_7338cf44_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_productquestion
    ADD CONSTRAINT conversations_produc_wish_id_67d8ed22_fk_catalogue FOREIGN KEY (wish_id) REFERENCES public.catalogue_wish(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_quiettask
    ADD CONSTRAINT conversations_quiett_customer_id_676ef4fd_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_quiettask
    ADD CONSTRAINT conversations_quiettask_order_id_55cd0d19_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_quiettask
    ADD CONSTRAINT conversations_quiettask_person_id_3c375d37_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_restraint
    ADD CONSTRAINT conversations_restra_conversation_id_1e031f6b_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_savedview
    ADD CONSTRAINT conversations_savedview_owner_id_322e857d_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_team_members
    ADD CONSTRAINT conversations_team_m_team_id_b84a63de_fk_conversat FOREIGN KEY (team_id) REFERENCES public.conversations_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_team_members
    ADD CONSTRAINT conversations_team_members_user_id_3ac9e3de_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.conversations_timing
    ADD CONSTRAINT conversations_timing_conversation_id_e334f0c6_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_alias
    ADD CONSTRAINT customers_alias_customer_id_12dc183a_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_consent
    ADD CONSTRAINT customers_consent_customer_id_e5c9af2d_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_contactcode
    ADD CONSTRAINT customers_contactcod_customer_id_255592da_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_customer
    ADD CONSTRAINT customers_customer_merged_into_id_2994ddb6_fk_customers FOREIGN KEY (merged_into_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.customers_signin
    ADD CONSTRAINT customers_signin_customer_id_fb43d60d_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.estimates_cell
    ADD CONSTRAINT estimates_cell_model_id_b84193c9_fk_estimates_modelversion_id FOREIGN KEY (model_id) REFERENCES public.estimates_modelversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.help_articleversion
    ADD CONSTRAINT help_articleversion_article_id_642050d3_fk_help_article_id FOREIGN KEY (article_id) REFERENCES public.help_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.help_missedsearch
    ADD CONSTRAINT help_missedsearch_answered_by_id_9854bef3_fk_help_article_id FOREIGN KEY (answered_by_id) REFERENCES public.help_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.help_opinion
    ADD CONSTRAINT help_opinion_article_id_de38a7b8_fk_help_article_id FOREIGN KEY (article_id) REFERENCES public.help_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.help_publishedtext
    ADD CONSTRAINT help_publishedtext_article_id_d8b82d31_fk_help_article_id FOREIGN KEY (article_id) REFERENCES public.help_article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.imports_quarantinedrow
    ADD CONSTRAINT imports_quarantinedrow_run_id_78b6adbb_fk_imports_run_id FOREIGN KEY (run_id) REFERENCES public.imports_run(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_owner_id_9edc90b6_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.indicators_reading
    ADD CONSTRAINT indicators_reading_indicator_id_84961490_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_counter
    ADD CONSTRAINT invoices_counter_series_id_fc6a57d4_fk_invoices_series_id FOREIGN KEY (series_id) REFERENCES public.invoices_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_corrects_id_0fb1cf8b_fk_invoices_invoice_id FOREIGN KEY (corrects_id) REFERENCES public.invoices_invoice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_order_id_622235c3_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_invoice
    ADD CONSTRAINT invoices_invoice_series_id_3d8476f3_fk_invoices_series_id FOREIGN KEY (series_id) REFERENCES public.invoices_series(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_invoicebuyer
    ADD CONSTRAINT invoices_invoicebuye_invoice_id_09fe5452_fk_invoices_ FOREIGN KEY (invoice_id) REFERENCES public.invoices_invoice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.invoices_registration
    ADD CONSTRAINT invoices_registratio_invoice_id_5c62592f_fk_invoices_ FOREIGN KEY (invoice_id) REFERENCES public.invoices_invoice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_finding
    ADD CONSTRAINT listening_finding_answered_in_id_d9277dda_fk_conversat FOREIGN KEY (answered_in_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_finding
    ADD CONSTRAINT listening_finding_hearing_id_5e6eccb9_fk_listening_hearing_id FOREIGN KEY (hearing_id) REFERENCES public.listening_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_finding
    ADD CONSTRAINT listening_finding_message_id_464f28b3_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_heard
    ADD CONSTRAINT listening_heard_message_id_c7c974c0_fk_conversations_message_id FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_heard
    ADD CONSTRAINT listening_heard_repeats_id_d8e59d14_fk_conversations_message_id FOREIGN KEY (repeats_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_act_message_id_3bcfe797_fk_conversat FOREIGN KEY (act_message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_conversation_id_d0db34af_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_done_message_id_19a14a65_fk_conversat FOREIGN KEY (done_message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_promise_id_33026fdf_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_restatement_id_de390444_fk_listening FOREIGN KEY (restatement_id) REFERENCES public.listening_restatement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_short_by_id_0d4888d2_fk_accounts_user_id FOREIGN KEY (short_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_hearing
    ADD CONSTRAINT listening_hearing_wish_id_d78e1add_fk_listening_finding_id FOREIGN KEY (wish_id) REFERENCES public.listening_finding(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_restatement
    ADD CONSTRAINT listening_restatemen_correction_message_i_1afca319_fk_conversat FOREIGN KEY (correction_message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_restatement
    ADD CONSTRAINT listening_restatemen_hearing_id_27c3c99c_fk_listening FOREIGN KEY (hearing_id) REFERENCES public.listening_hearing(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_restatement
    ADD CONSTRAINT listening_restatemen_message_id_d7e505fe_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_route
    ADD CONSTRAINT listening_route_team_id_eb2d1c86_fk_conversations_team_id FOREIGN KEY (team_id) REFERENCES public.conversations_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_talk
    ADD CONSTRAINT listening_talk_conversation_id_9e7ee452_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_talkshare
    ADD CONSTRAINT listening_talkshare_person_id_c239c15b_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.listening_talkshare
    ADD CONSTRAINT listening_talkshare_talk_id_39315b3a_fk_listening_talk_id FOREIGN KEY (talk_id) REFERENCES public.listening_talk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mailboxes_quarantinedmail
    ADD CONSTRAINT mailboxes_quarantine_mailbox_id_e9edfc31_fk_mailboxes FOREIGN KEY (mailbox_id) REFERENCES public.mailboxes_mailbox(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_affected
    ADD CONSTRAINT mistakes_affected_customer_id_e7829ed1_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_affected
    ADD CONSTRAINT mistakes_affected_incident_id_f0157cdd_fk_mistakes_incident_id FOREIGN KEY (incident_id) REFERENCES public.mistakes_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_affectedrule
    ADD CONSTRAINT mistakes_affectedrul_incident_id_6f06c3c1_fk_mistakes_ FOREIGN KEY (incident_id) REFERENCES public.mistakes_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_correction
    ADD CONSTRAINT mistakes_correction_mistake_id_b01ead1c_fk_mistakes_mistake_id FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_evidence
    ADD CONSTRAINT mistakes_evidence_customer_id_c1ee3ba0_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_evidence
    ADD CONSTRAINT mistakes_evidence_mistake_id_e6a62119_fk_mistakes_mistake_id FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_finding
    ADD CONSTRAINT mistakes_finding_process_id_ea7e86ac_fk_mistakes_process_id FOREIGN KEY (process_id) REFERENCES public.mistakes_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_improvement
    ADD CONSTRAINT mistakes_improvement_owner_id_2d0afb5f_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_improvement
    ADD CONSTRAINT mistakes_improvement_process_id_2de86777_fk_mistakes_process_id FOREIGN KEY (process_id) REFERENCES public.mistakes_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_incident
    ADD CONSTRAINT mistakes_incident_mistake_id_9e15ffd3_fk_mistakes_mistake_id FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_incident
    ADD CONSTRAINT mistakes_incident_owner_id_d68e7f4c_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_incidentupdate
    ADD CONSTRAINT mistakes_incidentupd_incident_id_90338b92_fk_mistakes_ FOREIGN KEY (incident_id) REFERENCES public.mistakes_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_lesson
    ADD CONSTRAINT mistakes_lesson_mistake_id_b7df20e8_fk_mistakes_mistake_id FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_listreview
    ADD CONSTRAINT mistakes_listreview_held_by_id_ff0a6314_fk_accounts_user_id FOREIGN KEY (held_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_mistake
    ADD CONSTRAINT mistakes_mistake_owner_id_e2530487_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_mistakeentry
    ADD CONSTRAINT mistakes_mistakeentr_mistake_id_13ac5853_fk_mistakes_ FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_process
    ADD CONSTRAINT mistakes_process_owner_id_042bc392_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_told
    ADD CONSTRAINT mistakes_told_customer_id_50bbd243_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_told
    ADD CONSTRAINT mistakes_told_mistake_id_42fb9285_fk_mistakes_mistake_id FOREIGN KEY (mistake_id) REFERENCES public.mistakes_mistake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mistakes_updatesending
    ADD CONSTRAINT mistakes_updatesendi_update_id_8cca7390_fk_mistakes_ FOREIGN KEY (update_id) REFERENCES public.mistakes_incidentupdate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_order_id_c47dcbd1_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_product_id_3564fe2d_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_sheet_version_id_a9185e37_fk_catalogue FOREIGN KEY (sheet_version_id) REFERENCES public.catalogue_sheetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_line
    ADD CONSTRAINT orders_line_variant_id_d3c046c0_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_order
    ADD CONSTRAINT orders_order_customer_id_0b76f6a4_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderaddress
    ADD CONSTRAINT orders_orderaddress_order_id_b1392cb3_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_orderchange
    ADD CONSTRAINT orders_orderchange_order_id_74ca8946_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_courier_id_7f03a0ca_fk_partners_partner_id FOREIGN KEY (courier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_order_id_b76bd86d_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_parcel
    ADD CONSTRAINT orders_parcel_supplier_id_e4283481_fk_partners_partner_id FOREIGN KEY (supplier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_parcelline
    ADD CONSTRAINT orders_parcelline_line_id_7afc6e10_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_parcelline
    ADD CONSTRAINT orders_parcelline_parcel_id_37721d24_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_scan
    ADD CONSTRAINT orders_scan_parcel_id_27c3dc1c_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.orders_shortage
    ADD CONSTRAINT orders_shortage_line_id_f3590b25_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partners_partnerstep
    ADD CONSTRAINT partners_partnerstep_partner_id_8d871734_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.partners_praise
    ADD CONSTRAINT partners_praise_partner_id_a64439eb_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_affected
    ADD CONSTRAINT payments_affected_incident_id_1a7df5da_fk_payments_incident_id FOREIGN KEY (incident_id) REFERENCES public.payments_incident(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_bankcredit
    ADD CONSTRAINT payments_bankcredit_payment_id_bbc1b643_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_incident
    ADD CONSTRAINT payments_incident_partner_id_3c705273_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_order_id_22c479b7_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_paymententry
    ADD CONSTRAINT payments_paymententr_payment_id_0b9f9099_fk_payments_ FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_provider
    ADD CONSTRAINT payments_provider_partner_id_ee808ff1_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_providerevent
    ADD CONSTRAINT payments_providereve_payment_id_7b774678_fk_payments_ FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_payment_id_a70693f7_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_finding
    ADD CONSTRAINT practice_finding_owner_id_b31b4556_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_finding
    ADD CONSTRAINT practice_finding_purchase_id_002bd72e_fk_practice_ FOREIGN KEY (purchase_id) REFERENCES public.practice_testpurchase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_rehearsal
    ADD CONSTRAINT practice_rehearsal_person_id_417100c8_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_testcheck
    ADD CONSTRAINT practice_testcheck_purchase_id_d4b35899_fk_practice_ FOREIGN KEY (purchase_id) REFERENCES public.practice_testpurchase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_testpurchase
    ADD CONSTRAINT practice_testpurchase_order_id_5a2f47dc_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_testpurchase
    ADD CONSTRAINT practice_testpurchase_person_id_53607a14_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.practice_turn
    ADD CONSTRAINT practice_turn_rehearsal_id_4f1f9a1e_fk_practice_rehearsal_id FOREIGN KEY (rehearsal_id) REFERENCES public.practice_rehearsal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_businessid
    ADD CONSTRAINT pricing_businessid_customer_id_40b2a1bb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_content
    ADD CONSTRAINT pricing_content_variant_id_10c92ae9_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_price
    ADD CONSTRAINT pricing_price_market_id_377ef2dd_fk_pricing_market_id FOREIGN KEY (market_id) REFERENCES public.pricing_market(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_price
    ADD CONSTRAINT pricing_price_variant_id_eedde902_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_voucher
    ADD CONSTRAINT pricing_voucher_customer_id_a1f7a47e_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_voucheruse
    ADD CONSTRAINT pricing_voucheruse_customer_id_18846516_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.pricing_voucheruse
    ADD CONSTRAINT pricing_voucheruse_voucher_id_4f5b9b08_fk_pricing_voucher_id FOREIGN KEY (voucher_id) REFERENCES public.pricing_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.promises_choice
    ADD CONSTRAINT promises_choice_promise_id_a14f9c51_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_compensation
    ADD CONSTRAINT promises_compensatio_promise_id_c44bdde8_fk_promises_ FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_dependency
    ADD CONSTRAINT promises_dependency_depends_on_id_93a8e79b_fk_promises_ FOREIGN KEY (depends_on_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_dependency
    ADD CONSTRAINT promises_dependency_promise_id_56a33417_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_entry
    ADD CONSTRAINT promises_entry_blamed_partner_id_46a4a5e8_fk_partners_ FOREIGN KEY (blamed_partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_entry
    ADD CONSTRAINT promises_entry_promise_id_270edb41_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_entrywords
    ADD CONSTRAINT promises_entrywords_entry_id_969d3cbc_fk_promises_entry_id FOREIGN KEY (entry_id) REFERENCES public.promises_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_customer_id_946d8924_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promise
    ADD CONSTRAINT promises_promise_partner_id_9ba6d7f7_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_promisewords
    ADD CONSTRAINT promises_promiseword_promise_id_126141f5_fk_promises_ FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_seal
    ADD CONSTRAINT promises_seal_entry_id_1d286291_fk_promises_entry_id FOREIGN KEY (entry_id) REFERENCES public.promises_entry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.promises_standing
    ADD CONSTRAINT promises_standing_promise_id_4e789f3d_fk_promises_promise_id FOREIGN KEY (promise_id) REFERENCES public.promises_promise(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_author_id_ceb2e333_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_customer_id_9f909017_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_line_id_ee257a25_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_answer
    ADD CONSTRAINT questions_answer_question_id_45884d67_fk_questions_question_id FOREIGN KEY (question_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_appeal
    ADD CONSTRAINT questions_appeal_entry_id_90097a5e_fk_questions_moderation_id FOREIGN KEY (entry_id) REFERENCES public.questions_moderation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_flag
    ADD CONSTRAINT questions_flag_answer_id_940b745f_fk_questions_answer_id FOREIGN KEY (answer_id) REFERENCES public.questions_answer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_flag
    ADD CONSTRAINT questions_flag_question_id_d2ff1860_fk_questions_question_id FOREIGN KEY (question_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invitation_customer_id_a0fd84e9_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invitation_line_id_48e75c49_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_invitation
    ADD CONSTRAINT questions_invitation_question_id_eda270bf_fk_questions FOREIGN KEY (question_id) REFERENCES public.questions_question(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_moderationseal
    ADD CONSTRAINT questions_moderation_entry_id_c5b1dbc9_fk_questions FOREIGN KEY (entry_id) REFERENCES public.questions_moderation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_conversation_id_5ddac5af_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_customer_id_29e06d5b_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_product_id_906cb31b_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_question
    ADD CONSTRAINT questions_question_wish_id_f94f7857_fk_catalogue_wish_id FOREIGN KEY (wish_id) REFERENCES public.catalogue_wish(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_sitting
    ADD CONSTRAINT questions_sitting_held_by_id_8b81073f_fk_accounts_user_id FOREIGN KEY (held_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_conversation_id_e37ee406_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_suggestion
    ADD CONSTRAINT questions_suggestion_customer_id_5590830a_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.questions_suggestionvote
    ADD CONSTRAINT questions_suggestion_suggestion_id_ad7f4157_fk_questions FOREIGN KEY (suggestion_id) REFERENCES public.questions_suggestion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.realtime_signal
    ADD CONSTRAINT realtime_signal_stream_id_ed1ec4fe_fk_realtime_stream_name FOREIGN KEY (stream_id) REFERENCES public.realtime_stream(name) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_approved_by_id_0e2b7db1_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_asked_of_id_f735e43f_fk_accounts_user_id FOREIGN KEY (asked_of_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_customer_id_07ccc077_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_given_by_id_35c0c026_fk_accounts_user_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_line_id_3fe15dda_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_new_order_id_a3f516ff_fk_orders_order_id FOREIGN KEY (new_order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_order_id_f1edf8af_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_voucher_id_975a0e80_fk_pricing_voucher_id FOREIGN KEY (voucher_id) REFERENCES public.pricing_voucher(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.remedies_remedyrule
    ADD CONSTRAINT remedies_remedyrule_policy_id_4ef7706d_fk_remedies_ FOREIGN KEY (policy_id) REFERENCES public.remedies_policy(version) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_answerrating
    ADD CONSTRAINT replies_answerrating_author_id_c92cdcec_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_answerrating
    ADD CONSTRAINT replies_answerrating_customer_id_b9b031fb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_answerrating
    ADD CONSTRAINT replies_answerrating_message_id_b5e9fcaf_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_coaching
    ADD CONSTRAINT replies_coaching_given_by_id_b2d7d9b6_fk_accounts_user_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_coaching
    ADD CONSTRAINT replies_coaching_person_id_d5e57985_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_coaching
    ADD CONSTRAINT replies_coaching_rating_id_6547389b_fk_replies_answerrating_id FOREIGN KEY (rating_id) REFERENCES public.replies_answerrating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_personalweighing
    ADD CONSTRAINT replies_personalweighing_author_id_48ee63be_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_publicremark
    ADD CONSTRAINT replies_publicremark_author_id_a712cf50_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_replycheck
    ADD CONSTRAINT replies_replycheck_author_id_61ae6373_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_replycheck
    ADD CONSTRAINT replies_replycheck_message_id_e6dfdc5a_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_replyremark
    ADD CONSTRAINT replies_replyremark_check_of_id_ed52d2c6_fk_replies_r FOREIGN KEY (check_of_id) REFERENCES public.replies_replycheck(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_weighing
    ADD CONSTRAINT replies_weighing_author_id_94f448ed_fk_accounts_user_id FOREIGN KEY (author_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.replies_weighing
    ADD CONSTRAINT replies_weighing_message_id_1a10bf5f_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reputation_effort
    ADD CONSTRAINT reputation_effort_noted_by_id_6df0e400_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reputation_mention
    ADD CONSTRAINT reputation_mention_customer_id_85ce30ef_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reputation_mention
    ADD CONSTRAINT reputation_mention_noted_by_id_ddeed4a1_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_conversation_id_c4cbcef3_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_customer_id_2447ae17_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_proposed_by_id_1966303b_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusecase
    ADD CONSTRAINT requests_abusecase_witness_id_88168e76_fk_accounts_user_id FOREIGN KEY (witness_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abuseentry
    ADD CONSTRAINT requests_abuseentry_actor_id_e0eacfc6_fk_accounts_user_id FOREIGN KEY (actor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abuseentry
    ADD CONSTRAINT requests_abuseentry_case_id_3f84867b_fk_requests_abusecase_id FOREIGN KEY (case_id) REFERENCES public.requests_abusecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusequote
    ADD CONSTRAINT requests_abusequote_entry_id_674f19fd_fk_requests_abuseentry_id FOREIGN KEY (entry_id) REFERENCES public.requests_abuseentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_abusequote
    ADD CONSTRAINT requests_abusequote_message_id_cb22b0b4_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_cardwork
    ADD CONSTRAINT requests_cardwork_card_id_e20aa56d_fk_requests_knowledgecard_id FOREIGN KEY (card_id) REFERENCES public.requests_knowledgecard(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_cardwork
    ADD CONSTRAINT requests_cardwork_conversation_id_9f1503c9_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_cardwork
    ADD CONSTRAINT requests_cardwork_owner_id_fc8ecd65_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_empowerment
    ADD CONSTRAINT requests_empowerment_made_by_id_4010708c_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_knowledgecard
    ADD CONSTRAINT requests_knowledgeca_category_id_93f46c1d_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_knowledgecard
    ADD CONSTRAINT requests_knowledgeca_product_id_ccd334f0_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_knowledgecard
    ADD CONSTRAINT requests_knowledgecard_owner_id_48b184f2_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_need
    ADD CONSTRAINT requests_need_conversation_id_8f4490d6_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_need
    ADD CONSTRAINT requests_need_customer_id_0508bc27_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_need
    ADD CONSTRAINT requests_need_message_id_436970f9_fk_conversations_message_id FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_need
    ADD CONSTRAINT requests_need_noted_by_id_9a8d79e3_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_permission
    ADD CONSTRAINT requests_permission_version_id_d57c4210_fk_requests_ FOREIGN KEY (version_id) REFERENCES public.requests_empowerment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_skill
    ADD CONSTRAINT requests_skill_person_id_67ecc6ab_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_tip
    ADD CONSTRAINT requests_tip_category_id_a78f7e4d_fk_catalogue_category_id FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequ_conversation_id_14544fb0_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequ_customer_id_a73cd07f_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequ_judged_by_id_0905a9b9_fk_accounts_ FOREIGN KEY (judged_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequ_message_id_5b8fe3ef_fk_conversat FOREIGN KEY (message_id) REFERENCES public.conversations_message(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequest_done_by_id_938ce49d_fk_accounts_user_id FOREIGN KEY (done_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequest_line_id_da84c0bf_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.requests_unusualrequest
    ADD CONSTRAINT requests_unusualrequest_order_id_27b87e72_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_customer_id_f266df4c_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_new_parcel_id_d84a72c7_fk_orders_parcel_id FOREIGN KEY (new_parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_order_id_6c615aa1_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_parcel_id_12f61bbf_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claim
    ADD CONSTRAINT returns_claim_withdrawal_id_12d639cb_fk_returns_withdrawal_id FOREIGN KEY (withdrawal_id) REFERENCES public.returns_withdrawal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claimline
    ADD CONSTRAINT returns_claimline_claim_id_d0a0d7fe_fk_returns_claim_id FOREIGN KEY (claim_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claimline
    ADD CONSTRAINT returns_claimline_line_id_20dda0ed_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claimphoto
    ADD CONSTRAINT returns_claimphoto_claim_id_4afdf473_fk_returns_claim_id FOREIGN KEY (claim_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_claimstep
    ADD CONSTRAINT returns_claimstep_claim_id_8a548ae1_fk_returns_claim_id FOREIGN KEY (claim_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_courierclaim
    ADD CONSTRAINT returns_courierclaim_claim_id_f9f18599_fk_returns_claim_id FOREIGN KEY (claim_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_courierclaim
    ADD CONSTRAINT returns_courierclaim_courier_id_44512909_fk_partners_partner_id FOREIGN KEY (courier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_courierclaim
    ADD CONSTRAINT returns_courierclaim_parcel_id_8996f3d5_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_exemption
    ADD CONSTRAINT returns_exemption_product_id_e53a8d43_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_guarantee
    ADD CONSTRAINT returns_guarantee_guarantor_id_7d2ad53e_fk_partners_partner_id FOREIGN KEY (guarantor_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_guarantee
    ADD CONSTRAINT returns_guarantee_item_id_20f2d782_fk_returns_solditem_id FOREIGN KEY (item_id) REFERENCES public.returns_solditem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_productguarantee
    ADD CONSTRAINT returns_productguara_guarantor_id_5cd5cc85_fk_partners_ FOREIGN KEY (guarantor_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_productguarantee
    ADD CONSTRAINT returns_productguara_product_id_61d48548_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_repair
    ADD CONSTRAINT returns_repair_claim_id_c54bafb7_fk_returns_claim_id FOREIGN KEY (claim_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_solditem
    ADD CONSTRAINT returns_solditem_extended_by_id_27f981e9_fk_returns_claim_id FOREIGN KEY (extended_by_id) REFERENCES public.returns_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_solditem
    ADD CONSTRAINT returns_solditem_line_id_141ce017_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_withdrawal
    ADD CONSTRAINT returns_withdrawal_customer_id_8e2be529_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_withdrawal
    ADD CONSTRAINT returns_withdrawal_order_id_670850e8_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_withdrawalline
    ADD CONSTRAINT returns_withdrawalli_withdrawal_id_e86bc25b_fk_returns_w FOREIGN KEY (withdrawal_id) REFERENCES public.returns_withdrawal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.returns_withdrawalline
    ADD CONSTRAINT returns_withdrawalline_line_id_0075b176_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_entry_id_91463fea_fk_reviews_moderationentry_id FOREIGN KEY (entry_id) REFERENCES public.reviews_moderationentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_appeal
    ADD CONSTRAINT reviews_appeal_review_id_7ff03b09_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_aspect
    ADD CONSTRAINT reviews_aspect_category_id_4c6e7a7b_fk_catalogue_category_id FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_closedloop
    ADD CONSTRAINT reviews_closedloop_review_id_5eed43c5_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_flag
    ADD CONSTRAINT reviews_flag_review_id_62094f81_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_helpfulvote
    ADD CONSTRAINT reviews_helpfulvote_review_id_dc29f13b_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_customer_id_7c1db786_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_line_id_2950d34c_fk_orders_line_id FOREIGN KEY (line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_parcel_id_834fc0d2_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_invitation
    ADD CONSTRAINT reviews_invitation_review_id_cdeef926_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_moderationseal
    ADD CONSTRAINT reviews_moderationse_entry_id_db09540d_fk_reviews_m FOREIGN KEY (entry_id) REFERENCES public.reviews_moderationentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_productvoice
    ADD CONSTRAINT reviews_productvoice_product_id_5bf4298c_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_publicreply
    ADD CONSTRAINT reviews_publicreply_review_id_8dda7884_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_purchasereview
    ADD CONSTRAINT reviews_purchasereview_order_id_ad48f5bd_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_customer_id_17e79eab_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_order_line_id_f9c7490a_fk_orders_line_id FOREIGN KEY (order_line_id) REFERENCES public.orders_line(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_parcel_id_0771adb9_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_product_id_ce2fa4c6_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_review
    ADD CONSTRAINT reviews_review_sheet_version_id_6b7f92cc_fk_catalogue FOREIGN KEY (sheet_version_id) REFERENCES public.catalogue_sheetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewcase
    ADD CONSTRAINT reviews_reviewcase_conversation_id_38518356_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewcase
    ADD CONSTRAINT reviews_reviewcase_review_id_2441a03c_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewphoto
    ADD CONSTRAINT reviews_reviewphoto_review_id_aafefec5_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reviews_reviewversion
    ADD CONSTRAINT reviews_reviewversion_review_id_8a2e4560_fk_reviews_review_id FOREIGN KEY (review_id) REFERENCES public.reviews_review(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.scorecards_candidate
    ADD CONSTRAINT scorecards_candidate_partner_id_4fed4478_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.scorecards_candidate
    ADD CONSTRAINT scorecards_candidate_selection_id_8975e7fc_fk_scorecard FOREIGN KEY (selection_id) REFERENCES public.scorecards_selection(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.scorecards_scorecard
    ADD CONSTRAINT scorecards_scorecard_partner_id_8b86d6e3_fk_partners_partner_id FOREIGN KEY (partner_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.scorecards_selection
    ADD CONSTRAINT scorecards_selection_chosen_id_2be44df3_fk_partners_partner_id FOREIGN KEY (chosen_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_freefrom
    ADD CONSTRAINT shipping_freefrom_customer_id_492f672f_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_freefrom
    ADD CONSTRAINT shipping_freefrom_method_id_ad6033c7_fk_shipping_method_id FOREIGN KEY (method_id) REFERENCES public.shipping_method(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_method
    ADD CONSTRAINT shipping_method_courier_id_bfa29a46_fk_partners_partner_id FOREIGN KEY (courier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_method
    ADD CONSTRAINT shipping_method_store_id_a49d7a0a_fk_stock_location_id FOREIGN KEY (store_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_pickuppoint
    ADD CONSTRAINT shipping_pickuppoint_method_id_f747b3d4_fk_shipping_method_id FOREIGN KEY (method_id) REFERENCES public.shipping_method(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_rate
    ADD CONSTRAINT shipping_rate_method_id_1bcc76e1_fk_shipping_method_id FOREIGN KEY (method_id) REFERENCES public.shipping_method(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_takentime
    ADD CONSTRAINT shipping_takentime_method_id_ea7d7110_fk_shipping_method_id FOREIGN KEY (method_id) REFERENCES public.shipping_method(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shipping_window
    ADD CONSTRAINT shipping_window_method_id_b0750f8c_fk_shipping_method_id FOREIGN KEY (method_id) REFERENCES public.shipping_method(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_absence
    ADD CONSTRAINT shop_absence_person_id_59a5424d_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.shop_shift
    ADD CONSTRAINT shop_shift_person_id_d8724b63_fk_accounts_user_id FOREIGN KEY (person_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_incoming
    ADD CONSTRAINT stock_incoming_location_id_aacb6cea_fk_stock_location_id FOREIGN KEY (location_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_incoming
    ADD CONSTRAINT stock_incoming_supplier_id_4d49a77c_fk_partners_partner_id FOREIGN KEY (supplier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_incoming
    ADD CONSTRAINT stock_incoming_variant_id_4260a41a_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_level
    ADD CONSTRAINT stock_level_location_id_c8fe0933_fk_stock_location_id FOREIGN KEY (location_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_level
    ADD CONSTRAINT stock_level_variant_id_a0fda75c_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_location_id_f2d34bb8_fk_stock_location_id FOREIGN KEY (location_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_movement
    ADD CONSTRAINT stock_movement_variant_id_de4c6f16_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_location_id_4ce60c8d_fk_stock_location_id FOREIGN KEY (location_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_variant_id_73832914_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_supply
    ADD CONSTRAINT stock_supply_supplier_id_00e0f7de_fk_partners_partner_id FOREIGN KEY (supplier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stock_supply
    ADD CONSTRAINT stock_supply_variant_id_4446c7bf_fk_catalogue_variant_id FOREIGN KEY (variant_id) REFERENCES public.catalogue_variant(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_response_id_5416c873_fk_surveys_r FOREIGN KEY (response_id) REFERENCES public.surveys_response(invitation_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_agent_id_a976409e_fk_accounts_user_id FOREIGN KEY (agent_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_conversation_id_f3ef9dd4_fk_conversat FOREIGN KEY (conversation_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_courier_id_64687e6a_fk_partners_partner_id FOREIGN KEY (courier_id) REFERENCES public.partners_partner(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_customer_id_070370bb_fk_customers FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_order_id_c399ad68_fk_orders_order_id FOREIGN KEY (order_id) REFERENCES public.orders_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_parcel_id_64f275a1_fk_orders_parcel_id FOREIGN KEY (parcel_id) REFERENCES public.orders_parcel(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_place_id_5b0bddca_fk_surveys_place_id FOREIGN KEY (place_id) REFERENCES public.surveys_place(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_product_id_9509d3e4_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_question_set_id_07d4cda3_fk_surveys_q FOREIGN KEY (question_set_id) REFERENCES public.surveys_questionset(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_survey_id_d0534764_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_team_id_a70719e1_fk_conversations_team_id FOREIGN KEY (team_id) REFERENCES public.conversations_team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_wave_id_56d8896d_fk_surveys_wave_id FOREIGN KEY (wave_id) REFERENCES public.surveys_wave(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_place
    ADD CONSTRAINT surveys_place_store_id_72c9c4d5_fk_stock_location_id FOREIGN KEY (store_id) REFERENCES public.stock_location(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_place
    ADD CONSTRAINT surveys_place_survey_id_1340cdd6_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_questionset
    ADD CONSTRAINT surveys_questionset_survey_id_82fcb245_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_answered_in_id_9b6b077d_fk_conversat FOREIGN KEY (answered_in_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_invitation_id_c0a80e9e_fk_surveys_i FOREIGN KEY (invitation_id) REFERENCES public.surveys_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_response
    ADD CONSTRAINT surveys_response_survey_id_907701cf_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_called_by_id_24e54bf2_fk_accounts_user_id FOREIGN KEY (called_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_invitation_id_49305cb2_fk_surveys_i FOREIGN KEY (invitation_id) REFERENCES public.surveys_invitation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_surveycall
    ADD CONSTRAINT surveys_surveycall_said_in_id_08f3279a_fk_conversat FOREIGN KEY (said_in_id) REFERENCES public.conversations_conversation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.surveys_wave
    ADD CONSTRAINT surveys_wave_survey_id_8739e5ef_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tools_fitreport
    ADD CONSTRAINT tools_fitreport_product_id_e2523691_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tools_tool
    ADD CONSTRAINT tools_tool_category_id_75826aee_fk_catalogue_category_id FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tools_tool
    ADD CONSTRAINT tools_tool_product_id_3f8de4fe_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.tools_toolvisit
    ADD CONSTRAINT tools_toolvisit_product_id_d8cba312_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_invitation
    ADD CONSTRAINT visits_invitation_rule_id_71782e35_fk_visits_invitationrule_id FOREIGN KEY (rule_id) REFERENCES public.visits_invitationrule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_invitation
    ADD CONSTRAINT visits_invitation_visitor_id_d022f31b_fk_visits_visitor_id FOREIGN KEY (visitor_id) REFERENCES public.visits_visitor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_pageevent
    ADD CONSTRAINT visits_pageevent_visitor_id_3255af62_fk_visits_visitor_id FOREIGN KEY (visitor_id) REFERENCES public.visits_visitor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_pageview
    ADD CONSTRAINT visits_pageview_visitor_id_85300442_fk_visits_visitor_id FOREIGN KEY (visitor_id) REFERENCES public.visits_visitor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_rulecount
    ADD CONSTRAINT visits_rulecount_rule_id_003c390f_fk_visits_invitationrule_id FOREIGN KEY (rule_id) REFERENCES public.visits_invitationrule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.visits_visitor
    ADD CONSTRAINT visits_visitor_customer_id_bcae5cc9_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES public.customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
