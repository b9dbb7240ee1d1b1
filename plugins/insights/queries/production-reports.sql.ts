import { companyAsked, $from, $language, $limit, $until, variantAsked } from './report-scope';

const nameOf = (column: string) => `COALESCE(${column} ->> ${$language}, ${column} ->> 'en')`;

/** Orders in production of the period in which they were placed, the one that ends last at the top. */
export const progressSql = `
    SELECT ord.code AS "order", c.name AS company,
           floor(100 * sum(GREATEST(o."plannedMinutes", 1) * CASE WHEN o.state = 'done' THEN 1 ELSE LEAST(1, (o."goodQuantity" + o."scrapQuantity")::float / GREATEST(w.quantity, 1)) END)
               / sum(GREATEST(o."plannedMinutes", 1)))::int AS progress,
           co."wishedDate"::text AS wished, p.day::text AS promised, max(w."plannedEnd") AS "plannedEnd",
           bool_or(w.state <> 'done' AND (w."plannedEnd" < now() OR w."plannedEnd"::date > co."wishedDate")) AS late,
           (SELECT count(*)::int FROM production_work_order pw JOIN production_operation po ON po."workOrderId" = pw.id
            JOIN production_problem r ON r."operationId" = po.id AND r."resolvedAt" IS NULL WHERE pw."orderId" = ord.id) AS "openProblems"
    FROM "order" ord
    JOIN company_order co ON co."orderId" = ord.id AND co."placedAt" >= ${$from} AND co."placedAt" < ${$until}
    JOIN company c ON c.id = co."companyId"
    JOIN production_work_order w ON w."orderId" = ord.id AND w.state <> 'cancelled'
    JOIN production_operation o ON o."workOrderId" = w.id
    LEFT JOIN production_order_promise p ON p."orderId" = ord.id
    WHERE ord.state = 'InProduction' AND ${companyAsked('co."companyId"')} AND ${variantAsked('w."variantId"')} AND ${$language} IS NOT NULL
    GROUP BY ord.id, c.id, co.id, p.id
    ORDER BY max(w."plannedEnd") DESC, ord.id LIMIT ${$limit}`;

/** How long each kind of operation took, of those finished in the period: planned, worked, and waited for since the step before it was done. */
export const stagesSql = `
    WITH finished AS (
        SELECT p.id, p.kind, p."plannedMinutes", p."startedAt", p."goodQuantity", p."scrapQuantity",
               (SELECT before."finishedAt" FROM production_operation before
                WHERE before."workOrderId" = p."workOrderId" AND before.sequence < p.sequence ORDER BY before.sequence DESC LIMIT 1) AS "readyAt"
        FROM production_operation p JOIN production_work_order w ON w.id = p."workOrderId"
        WHERE p."finishedAt" >= ${$from} AND p."finishedAt" < ${$until} AND ${companyAsked('w."companyId"')} AND ${variantAsked('w."variantId"')}
    ), worked AS (
        SELECT t."operationId", sum(extract(epoch FROM t."endedAt" - t."startedAt")) / 60 AS minutes
        FROM production_time_entry t WHERE t."operationId" IN (SELECT id FROM finished) AND t."endedAt" IS NOT NULL GROUP BY t."operationId"
    )
    SELECT f.kind AS stage, count(*)::int AS finished, round(avg(f."plannedMinutes"), 1)::float AS "plannedMinutes",
           round(COALESCE(avg(worked.minutes), 0), 1)::float AS "workedMinutes",
           round(COALESCE(avg(GREATEST(extract(epoch FROM f."startedAt" - f."readyAt"), 0)) / 60, 0), 1)::float AS "waitedMinutes",
           round(100 * COALESCE(sum(worked.minutes), 0) / NULLIF(sum(f."plannedMinutes"), 0))::int AS "ofPlanned",
           sum(f."goodQuantity")::int AS good, sum(f."scrapQuantity")::int AS scrap
    FROM finished f LEFT JOIN worked ON worked."operationId" = f.id
    WHERE ${$language} IS NOT NULL GROUP BY f.kind ORDER BY f.kind LIMIT ${$limit}`;

/** What stands at each station, in days of its own opening hours, and what was worked there in the period; what is made at once is one thing with one set-up. The longest queue first. */
export const bottlenecksSql = `
    WITH open AS (
        SELECT o.id, o."stationId", o.state, o."plannedMinutes" - CASE WHEN batch.follows THEN o."setupMinutes" ELSE 0 END AS "plannedMinutes", batch.follows,
               COALESCE((SELECT sum(extract(epoch FROM COALESCE(t."endedAt", now()) - t."startedAt")) / 60 FROM production_time_entry t WHERE t."operationId" = o.id), 0) AS worked
        FROM production_work_order w JOIN production_operation o ON o."workOrderId" = w.id AND o.state <> 'done'
        JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM production_work_order older
            WHERE older."batchId" = w."batchId" AND older.id < w.id AND older.state IN ('released', 'running') AND ${companyAsked('older."companyId"')}) AS follows) batch ON true
        WHERE w.state IN ('released', 'running') AND ${companyAsked('w."companyId"')} AND ${variantAsked('w."variantId"')}
    ), queue AS (
        SELECT "stationId", count(*) FILTER (WHERE state = 'running' AND NOT follows) AS running, count(*) FILTER (WHERE state IN ('ready', 'waiting') AND NOT follows) AS waiting,
               count(*) FILTER (WHERE state IN ('paused', 'blocked') AND NOT follows) AS stopped, sum(GREATEST("plannedMinutes" - worked, 0)) / 60 AS hours
        FROM open GROUP BY "stationId"
    ), done AS (
        SELECT o."stationId", sum(extract(epoch FROM LEAST(COALESCE(t."endedAt", now()), ${$until}) - GREATEST(t."startedAt", ${$from}))) / 3600 AS hours
        FROM production_time_entry t
        JOIN production_operation o ON o.id = t."operationId" JOIN production_work_order w ON w.id = o."workOrderId"
        WHERE t."startedAt" < ${$until} AND t."startedAt" >= ${$from} - interval '7 days' AND COALESCE(t."endedAt", now()) > ${$from}
          AND ${companyAsked('w."companyId"')} AND ${variantAsked('w."variantId"')} GROUP BY o."stationId"
    )
    SELECT ${nameOf('s.name')} AS station, COALESCE(queue.running, 0)::int AS running, COALESCE(queue.waiting, 0)::int AS waiting, COALESCE(queue.stopped, 0)::int AS stopped,
           round(COALESCE(queue.hours, 0), 1)::float AS "queuedHours", round((s."closeMinute" - s."openMinute") * s."parallelOperations" / 60.0, 1)::float AS "hoursADay",
           round(COALESCE(queue.hours, 0) / ((s."closeMinute" - s."openMinute") * s."parallelOperations" / 60.0), 1)::float AS "daysOfQueue",
           round(COALESCE(done.hours, 0), 1)::float AS "workedHours"
    FROM production_station s LEFT JOIN queue ON queue."stationId" = s.id LEFT JOIN done ON done."stationId" = s.id
    WHERE s.active OR queue."stationId" IS NOT NULL
    ORDER BY COALESCE(queue.hours, 0) / ((s."closeMinute" - s."openMinute") * s."parallelOperations") DESC, s.id LIMIT ${$limit}`;

/** Work on the floor that stands, or whose planned end of the period has passed; what has stood longest first. */
export const stoppedSql = `
    SELECT COALESCE(ord.code, 'W-' || w.id) AS "order", COALESCE(c.name, '') AS company,
           COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = w."variantId"
               ORDER BY t."languageCode" = ${$language} DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), '') AS product,
           at.kind AS stage, ${nameOf('s.name')} AS station, at.state, at."lastEventAt" AS since,
           CASE WHEN at.state IN ('paused', 'blocked') THEN round(extract(epoch FROM now() - at."lastEventAt") / 3600, 1)::float END AS "stoppedHours",
           CASE WHEN w."plannedEnd" < now() THEN round(extract(epoch FROM now() - w."plannedEnd") / 86400, 1)::float END AS "lateDays",
           CASE WHEN at.state IN ('paused', 'blocked') THEN
               COALESCE((SELECT NULLIF(r.text, '') FROM production_problem r WHERE r."operationId" = at.id AND r."resolvedAt" IS NULL ORDER BY r.id DESC LIMIT 1),
                   (SELECT COALESCE(e."pauseReason", e."pauseReasonCode") FROM production_time_entry e WHERE e."operationId" = at.id ORDER BY e.id DESC LIMIT 1), '') ELSE '' END AS reason
    FROM production_work_order w
    JOIN LATERAL (SELECT o.* FROM production_operation o WHERE o."workOrderId" = w.id AND o.state <> 'done'
        ORDER BY array_position(ARRAY['blocked', 'paused', 'running', 'ready', 'waiting'], o.state), o.sequence LIMIT 1) at ON true
    JOIN production_station s ON s.id = at."stationId"
    LEFT JOIN "order" ord ON ord.id = w."orderId"
    LEFT JOIN company c ON c.id = w."companyId"
    WHERE w.state IN ('released', 'running') AND (at.state IN ('paused', 'blocked') OR w."plannedEnd" < now())
      AND w."plannedEnd" >= ${$from} AND w."plannedEnd" < ${$until} AND ${companyAsked('w."companyId"')} AND ${variantAsked('w."variantId"')}
    ORDER BY "stoppedHours" DESC NULLS LAST, w."plannedEnd", w.id LIMIT ${$limit}`;
