/** Each object that is set up, with its lag, its records and the run that is open. */
export const overviewRows = `
    SELECT s."connectionId", c.name AS "connectionName", s.object, s.enabled AND c.enabled AS enabled, s.cron, s."freshAt", s."failuresInRow",
           floor(extract(epoch FROM now() - s."freshAt"))::int AS "lagSeconds", k.records, k.gone, w.parked,
           o.id AS "openRunId", o.state AS "openState", COALESCE(o.created + o.updated + o.unchanged + o.parked + o.deactivated, 0) AS done, COALESCE(o.planned, 0) AS planned,
           f.failure AS "lastFailure"
      FROM erp_object_setting s JOIN erp_connection c ON c.id = s."connectionId"
     CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE NOT l."isGone")::int AS records, count(*) FILTER (WHERE l."isGone")::int AS gone
                           FROM erp_link l WHERE l."connectionId" = s."connectionId" AND l.object = s.object) k
     CROSS JOIN LATERAL (SELECT count(*)::int AS parked FROM erp_parked_row p WHERE p."connectionId" = s."connectionId" AND p.object = s.object AND p.state <> 'discarded') w
      LEFT JOIN erp_run o ON o."connectionId" = s."connectionId" AND o.object = s.object AND o.state IN ('waiting', 'staging', 'applying', 'held')
      LEFT JOIN LATERAL (SELECT NULLIF(r.failure, '') AS failure FROM erp_run r WHERE r."connectionId" = s."connectionId" AND r.object = s.object ORDER BY r."askedAt" DESC, r.id DESC LIMIT 1) f ON true
     ORDER BY c.id, s.id LIMIT 1000`;

export const runRows = `
    SELECT r.*, c.name AS "connectionName", count(*) OVER ()::int AS total
      FROM erp_run r JOIN erp_connection c ON c.id = r."connectionId"
     WHERE ($1::int IS NULL OR r."connectionId" = $1) AND ($2::text IS NULL OR r.object = $2) AND ($3::text IS NULL OR r.state = $3)
     ORDER BY r."askedAt" DESC, r.id DESC OFFSET $4 LIMIT $5`;

export const parkedViews = `
    SELECT p.id, p."connectionId", c.name AS "connectionName", p.object, p.key, p."isUnreadable", p.reason, p.state, p.attempts, p."firstAt", p."lastAt", left(p.values::text, 4000) AS values,
           count(*) OVER ()::int AS total
      FROM erp_parked_row p JOIN erp_connection c ON c.id = p."connectionId"
     WHERE ($1::int IS NULL OR p."connectionId" = $1) AND ($2::text IS NULL OR p.object = $2) AND ($3::text IS NULL OR p.state = $3)
       AND ($4::text IS NULL OR strpos(lower(p.key), lower($4)) > 0 OR strpos(lower(p.reason), lower($4)) > 0)
     ORDER BY p."lastAt" DESC, p.id DESC OFFSET $5 LIMIT $6`;

/** Which fields of a record of ours an ERP writes, so that nobody changes them here in vain. */
export const ownedFields = `
    SELECT c.name AS "connectionName", l.object, max(l."changedAt") AS at,
           ARRAY(SELECT m ->> 'field' FROM jsonb_array_elements(s.mapping) m WHERE m ->> 'owner' = 'erp' AND m ->> 'from' IS NOT NULL ORDER BY 1) AS fields
      FROM erp_link l JOIN erp_connection c ON c.id = l."connectionId" AND c.enabled JOIN erp_object_setting s ON s."connectionId" = l."connectionId" AND s.object = l.object AND s.enabled
     WHERE l.object = ANY($1) AND NOT l."isGone" AND (l."ourKey" = $2 OR l."ourKey" LIKE replace(replace($2, '\\', '\\\\'), '%', '\\%') || chr(31) || '%')
     GROUP BY c.id, c.name, l.object, s.mapping ORDER BY c.id, l.object LIMIT 50`;

/** Our keys may have several parts; one of them is enough to find the record. Documents are found by our key, the ERP's number, or their order's code. */
export const recordStory = `
    SELECT x.*, c.name AS "connectionName" FROM (
        SELECT l."changedAt" AS at, l."connectionId", l.object, l.key AS "theirKey", l."ourKey", CASE WHEN l."isGone" THEN 'gone' ELSE 'in' END AS what, NULL::text AS reason, l."runId"
          FROM erp_link l WHERE ($1::text IS NULL OR l.object = $1) AND (l.key = $2 OR l."ourKey" = $2 OR l."ourKey" LIKE replace(replace($2, '\\', '\\\\'), '%', '\\%') || chr(31) || '%')
        UNION ALL
        SELECT p."lastAt", p."connectionId", p.object, p.key, NULL, CASE WHEN p.state = 'discarded' THEN 'discarded' ELSE 'parked' END, p.reason, p."runId"
          FROM erp_parked_row p WHERE ($1::text IS NULL OR p.object = $1) AND p.key = $2
        UNION ALL
        SELECT d."updatedAt" AT TIME ZONE 'UTC', d."connectionId", d.noun, COALESCE(d.number, d.key), d.key, d.state, d.reason, NULL
          FROM erp_document d LEFT JOIN "order" o ON o.id = d."orderId" WHERE $1::text IS NULL AND (d.key = $2 OR d.number = $2 OR o.code = $2)
    ) x JOIN erp_connection c ON c.id = x."connectionId" ORDER BY x.at DESC, x.object, x."theirKey" LIMIT 200`;
