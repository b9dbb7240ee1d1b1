import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface ResponseTimes {
    /** Questions asked in the period; what a customer adds before an answer is the same question. */
    questions: number;
    answered: number;
    averageMinutes: number | null;
    medianMinutes: number | null;
    /** Nine of ten answers came faster. */
    ninthDecileMinutes: number | null;
    /** Of now, whatever the period. */
    waitingNow: number;
    longestWaitingSince: Date | null;
}

/** How fast customers were answered: questions asked in [from, until), with the first answer that followed each. */
export async function responseTimes(
    connection: TransactionalConnection,
    ctx: RequestContext,
    period: { from: Date; until: Date },
): Promise<ResponseTimes> {
    const [row] = await sql<ResponseTimes>(
        connection,
        ctx,
        `WITH message AS (
            SELECT m."threadId", m."sentAt", m.author,
                   lag(m.author) OVER (PARTITION BY m."threadId" ORDER BY m."sentAt", m.id) AS before
            FROM support_message m
            WHERE m."threadId" IN (SELECT x."threadId" FROM support_message x WHERE x."sentAt" >= $1 AND x."sentAt" < $2)
         ), question AS (
            SELECT q."sentAt",
                   (SELECT min(a."sentAt") FROM support_message a
                    WHERE a."threadId" = q."threadId" AND a.author = 'staff' AND a."sentAt" >= q."sentAt") AS "answeredAt"
            FROM message q
            WHERE q.author = 'member' AND q.before IS DISTINCT FROM 'member' AND q."sentAt" >= $1 AND q."sentAt" < $2
         ), waited AS (
            SELECT extract(epoch FROM "answeredAt" - "sentAt") / 60 AS minutes FROM question
         )
         SELECT count(*)::int AS questions, count(minutes)::int AS answered,
                avg(minutes)::float AS "averageMinutes",
                percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes)::float AS "medianMinutes",
                percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes)::float AS "ninthDecileMinutes",
                (SELECT count(*)::int FROM support_thread t WHERE t."waitingSince" IS NOT NULL) AS "waitingNow",
                (SELECT min(t."waitingSince") FROM support_thread t) AS "longestWaitingSince"
         FROM waited`,
        [period.from, period.until],
    );
    return row as ResponseTimes;
}
