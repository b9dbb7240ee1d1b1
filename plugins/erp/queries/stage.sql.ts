/**
 * Where the records of one run are put down, compared and lined up. Tables of their own, unlogged and dropped with the run: millions of rows come and go without
 * leaving anything behind. What a crash of the database empties is read again.
 */
export const stageTable = (runId: number) => `erp_stage_${runId}`;
export const planTable = (runId: number) => `erp_plan_${runId}`;

export function makeStage(runId: number): string {
    return `CREATE UNLOGGED TABLE IF NOT EXISTS ${stageTable(runId)} (
        seq bigint NOT NULL, key text COLLATE "C" NOT NULL, "isGone" boolean NOT NULL, values jsonb NOT NULL,
        hash uuid GENERATED ALWAYS AS (md5(values::text)::uuid) STORED)`;
}

export const copyStage = (runId: number) => `COPY ${stageTable(runId)} (seq, key, "isGone", values) FROM STDIN`;

export const dropStage = (runId: number) => [`DROP TABLE IF EXISTS ${stageTable(runId)}`, `DROP TABLE IF EXISTS ${planTable(runId)}`];

/**
 * What is to be done, in the order of keys: records that are new, say something else than before, or were parked and may fit now; with `$6` all of them. Of a
 * record that came twice the later one counts. A pull of what changed does not bring parked records again: they are taken from where they are kept; and those that a
 * full pull leaves out are forgotten. Parameters: connection, object, version of the mapping, when parked records were last worth another try, whether what is left
 * out is gone, whether all is brought in again, whether everything was asked for.
 */
export function makePlan(runId: number): string[] {
    const stage = stageTable(runId);
    const differs = (s: string) => `($6 OR l.key IS NULL OR l."isGone" OR l.hash <> ${s}.hash OR l."mappingVersion" <> $3)`;
    /** Parked as it is, and nothing changed since that could help it. */
    const isParked = (s: string) => `(p.id IS NOT NULL AND p.state <> 'accepted' AND p.hash = ${s}.hash AND p."mappingVersion" = $3 AND (p.state = 'discarded' OR p."lastAt" >= $4) AND NOT $6)`;
    const joins = (s: string) => `LEFT JOIN erp_link l ON l."connectionId" = $1 AND l.object = $2 AND l.key = ${s}.key
        LEFT JOIN erp_parked_row p ON p."connectionId" = $1 AND p.object = $2 AND p.key = ${s}.key AND NOT p."isUnreadable"`;
    return [
        `CREATE UNLOGGED TABLE ${planTable(runId)} (key text COLLATE "C" NOT NULL, hash uuid, values jsonb, "ourKey" text, "isKnown" boolean NOT NULL, "isGone" boolean NOT NULL, "isAccepted" boolean NOT NULL)`,
        `INSERT INTO ${planTable(runId)}
         WITH touched AS (
             SELECT DISTINCT s.key FROM ${stage} s ${joins('s')}
              WHERE CASE WHEN s."isGone" THEN l.key IS NOT NULL AND NOT l."isGone" ELSE ${differs('s')} AND NOT ${isParked('s')} END
         ), latest AS (
             SELECT DISTINCT ON (s.key) s.key, s.hash, s.values, s."isGone" FROM ${stage} s JOIN touched t ON t.key = s.key ORDER BY s.key, s.seq DESC
         )
         SELECT s.key, s.hash, s.values, l."ourKey", COALESCE(NOT l."isGone", false), s."isGone", COALESCE(p.state = 'accepted', false)
           FROM latest s ${joins('s')}
          WHERE CASE WHEN s."isGone" THEN l.key IS NOT NULL AND NOT l."isGone" ELSE ${differs('s')} AND NOT ${isParked('s')} END
         UNION ALL
         SELECT l.key, NULL, NULL, l."ourKey", true, true, false FROM erp_link l
          WHERE $5 AND l."connectionId" = $1 AND l.object = $2 AND NOT l."isGone" AND NOT EXISTS (SELECT 1 FROM ${stage} s WHERE s.key = l.key)
         UNION ALL
         SELECT p.key, p.hash, p.values, l."ourKey", COALESCE(NOT l."isGone", false), false, p.state = 'accepted'
           FROM erp_parked_row p LEFT JOIN erp_link l ON l."connectionId" = $1 AND l.object = $2 AND l.key = p.key
          WHERE NOT $7 AND p."connectionId" = $1 AND p.object = $2 AND NOT p."isUnreadable" AND NOT ${isParked('p')}
            AND NOT EXISTS (SELECT 1 FROM ${stage} s WHERE s.key = p.key)`,
        `DELETE FROM erp_parked_row p WHERE $1 AND p."connectionId" = $2 AND p.object = $3 AND NOT p."isUnreadable" AND NOT EXISTS (SELECT 1 FROM ${stage} s WHERE s.key = p.key)`,
        `ALTER TABLE ${planTable(runId)} ADD PRIMARY KEY (key)`,
    ];
}

export const planCounts = (runId: number) => `
    SELECT (SELECT count(*)::int FROM erp_link l WHERE l."connectionId" = $1 AND l.object = $2 AND NOT l."isGone") AS known,
           count(*)::int AS planned, count(*) FILTER (WHERE "isGone")::int AS gone, count(*) FILTER (WHERE "isKnown" AND NOT "isGone")::int AS changed,
           count(*) FILTER (WHERE NOT "isKnown" AND NOT "isGone")::int AS added
      FROM ${planTable(runId)}`;

export const planKeys = (runId: number) => `
    SELECT ARRAY(SELECT key FROM ${planTable(runId)} WHERE "isKnown" AND NOT "isGone" ORDER BY key LIMIT 20) AS changed,
           ARRAY(SELECT key FROM ${planTable(runId)} WHERE "isGone" ORDER BY key LIMIT 20) AS gone`;

export const planBatch = (runId: number) => `
    SELECT key, hash, values, "ourKey", "isKnown", "isGone", "isAccepted" FROM ${planTable(runId)} WHERE ($1::text IS NULL OR key > $1 COLLATE "C") ORDER BY key LIMIT $2`;

export interface PlannedRow {
    key: string;
    hash: string | null;
    values: Record<string, never> | null;
    ourKey: string | null;
    isKnown: boolean;
    isGone: boolean;
    isAccepted: boolean;
}

export const writeLinks = `
    INSERT INTO erp_link AS l ("connectionId", object, key, "ourKey", hash, "mappingVersion", "isGone", "runId", "changedAt")
    SELECT $1, $2, r.key, r.ours, r.hash, $3, false, $4, now() FROM unnest($5::text[], $6::text[], $7::uuid[]) AS r(key, ours, hash)
    ON CONFLICT ("connectionId", object, key) DO UPDATE SET "ourKey" = excluded."ourKey", hash = excluded.hash, "mappingVersion" = excluded."mappingVersion",
        "isGone" = false, "runId" = excluded."runId", "changedAt" = now()`;

export const markGone = `UPDATE erp_link SET "isGone" = true, "runId" = $3, "changedAt" = now() WHERE "connectionId" = $1 AND object = $2 AND key = ANY($4::text[]) RETURNING key`;

export const unpark = `DELETE FROM erp_parked_row WHERE "connectionId" = $1 AND object = $2 AND NOT "isUnreadable" AND key = ANY($3::text[])`;

export const parkRows = `
    INSERT INTO erp_parked_row AS p ("connectionId", object, key, "isUnreadable", hash, values, reason, "mappingVersion", "runId")
    SELECT $1, $2, r.key, $5, r.hash, r.values, r.reason, $3, $4
      FROM json_to_recordset($6::json) AS r(key text, hash uuid, values jsonb, reason text)
    ON CONFLICT ("connectionId", object, key) DO UPDATE SET hash = excluded.hash, values = excluded.values, reason = excluded.reason, state = 'waiting',
        "mappingVersion" = excluded."mappingVersion", "runId" = excluded."runId", attempts = p.attempts + 1, "lastAt" = now(), "updatedAt" = now()`;

/** Records of ours that another record of theirs stands for already: two that are one would overwrite each other for ever. */
export const takenKeys = `
    SELECT r.key, l.key AS "takenBy" FROM unnest($3::text[], $4::text[]) AS r(key, ours)
      JOIN erp_link l ON l."connectionId" = $1 AND l.object = $2 AND l."ourKey" = r.ours AND NOT l."isGone" AND l.key <> r.key`;
