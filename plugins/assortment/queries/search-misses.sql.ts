import type { SqlParams } from './sql-params';

/** Misses given as a JSON array, counted by the day in the zone `$2`, the phrase and the company. Of companies that are gone meanwhile, none. */
export const writeMisses = `
    INSERT INTO search_miss AS m (day, phrase, "phraseKey", "companyId", times)
    SELECT (j.at AT TIME ZONE $2)::date, (array_agg(j.phrase ORDER BY j.at DESC))[1], j."phraseKey", j."companyId", count(*)
    FROM json_to_recordset($1::json) AS j("companyId" int, phrase text, "phraseKey" text, at timestamptz)
    JOIN company c ON c.id = j."companyId"
    GROUP BY 1, 3, 4 ORDER BY 1, 3, 4
    ON CONFLICT ON CONSTRAINT "UQ_search_miss" DO UPDATE SET times = m.times + excluded.times, phrase = excluded.phrase, "updatedAt" = now()`;

/** At most `$1` of what is older than half a year. */
export const forgetMisses = `
    DELETE FROM search_miss WHERE id IN (SELECT o.id FROM search_miss o WHERE o.day < (now() - interval '6 months')::date ORDER BY o.day LIMIT $1)`;

export interface MissedPhrase {
    phrase: string;
    times: number;
    customers: number;
    lastDay: string;
    replacement: string | null;
    isInOffer: boolean;
}

export const missSorts = ['TIMES', 'CUSTOMERS', 'LATEST'] as const;
const order: Record<(typeof missSorts)[number], string> = {
    TIMES: 'times DESC, customers DESC, "phraseKey"',
    CUSTOMERS: 'customers DESC, times DESC, "phraseKey"',
    LATEST: '"lastDay" DESC, times DESC, "phraseKey"',
};

export interface MissFilter {
    from: string;
    until: string;
    /** Account managers whose companies count; null: all count. */
    managers: readonly number[] | null;
    phraseKey: string;
    /** Only what is neither replaced nor found by its words in what the firm sells to anybody. */
    isMissingOnly: boolean;
    sort: (typeof missSorts)[number];
    skip: number;
    take: number;
}

/** Beyond these the phrases were typed so seldom that nobody asks whether they are in the offer. */
const mostJudged = 5000;

/** As the search asks for it: every word, or one that begins with it, or the whole as a code. Keys hold no quotes. */
const inOffer = `EXISTS (
    SELECT 1 FROM catalogue_index i JOIN product_variant v ON v.id = i."productVariantId" AND v.enabled JOIN product p ON p.id = v."productId" AND p.enabled
    WHERE i.document @@ t.query OR (length(t.code) >= 3 AND i."skuKey" LIKE '%' || t.code || '%'))`;

/** Phrases by how often they were searched in vain in a time, with the number of all as `total`. */
export function missedPhrases(filter: MissFilter, params: SqlParams): string {
    const key = params.add(filter.phraseKey, 'text');
    const managers = params.add(filter.managers, 'int[]');
    const page = `OFFSET ${params.add(filter.skip, 'int')} LIMIT ${params.add(filter.take, 'int')}`;
    const from = params.add(filter.from, 'date');
    const until = params.add(filter.until, 'date');
    return `
        WITH counted AS (
            SELECT m."phraseKey", (array_agg(m.phrase ORDER BY m.day DESC, m.id DESC))[1] AS phrase, sum(m.times)::int AS times,
                   count(DISTINCT m."companyId")::int AS customers, max(m.day) AS "lastDay"
            FROM search_miss m JOIN company c ON c.id = m."companyId"
            WHERE m.day BETWEEN ${from} AND ${until} AND (${managers} IS NULL OR c."managerAdministratorId" = ANY(${managers}))
              AND (${key} = '' OR m."phraseKey" LIKE '%' || ${key} || '%')
            GROUP BY m."phraseKey" ORDER BY times DESC LIMIT ${mostJudged}
        ),
        term AS (
            SELECT d.*, r.replacement, replace(d."phraseKey", ' ', '') AS code,
                   (SELECT string_agg('''' || w || ''':*', ' & ') FROM regexp_split_to_table(d."phraseKey", ' ') w)::tsquery AS query
            FROM counted d LEFT JOIN term_replacement r ON r."phraseKey" = d."phraseKey"
        ),
        ${filter.isMissingOnly
            ? `shown AS MATERIALIZED (SELECT t.* FROM term t WHERE t.replacement IS NULL AND NOT ${inOffer})`
            : 'shown AS (SELECT t.* FROM term t)'},
        page AS (SELECT * FROM shown ORDER BY ${order[filter.sort]} ${page})
        SELECT t.phrase, t.times, t.customers, to_char(t."lastDay", 'YYYY-MM-DD') AS "lastDay", t.replacement,
               ${filter.isMissingOnly ? 'false' : inOffer} AS "isInOffer", (SELECT count(*)::int FROM shown) AS total
        FROM page t ORDER BY ${order[filter.sort]}`;
}
