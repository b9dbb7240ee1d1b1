import { companyAsked, $from, $language, $limit, shipmentAsked, $until } from './report-scope';

const asked = `s."dispatchedAt" >= ${$from} AND s."dispatchedAt" < ${$until} AND ${companyAsked('s."companyId"')} AND ${shipmentAsked('s.id')} AND ${$language} IS NOT NULL`;
const newestTicket = `LEFT JOIN LATERAL (SELECT t."netG", t."isWithinTolerance" FROM weighbridge_ticket t WHERE t."shipmentId" = s.id ORDER BY t.id DESC LIMIT 1) ticket ON true`;

/** What left in the period, as planned and as weighed. */
export const loadsSql = `
    SELECT s.number AS shipment, s."orderCode" AS "order", c.name AS company, s."dispatchedAt",
           (s."plannedWeightG" / 1000.0)::float AS "plannedKg", (ticket."netG" / 1000.0)::float AS "netKg", ((ticket."netG" - s."plannedWeightG") / 1000.0)::float AS "differenceKg",
           round(100.0 * (ticket."netG" - s."plannedWeightG") / NULLIF(s."plannedWeightG", 0), 1)::float AS difference,
           ticket."isWithinTolerance" AS "withinTolerance", s."deliveredAt"
    FROM shipment s JOIN company c ON c.id = s."companyId" ${newestTicket}
    WHERE ${asked} ORDER BY s."dispatchedAt" DESC, s.id DESC LIMIT ${$limit}`;

/** Planned against weighed by customer, of loads that were weighed; the largest difference first. */
export const weightsSql = `
    SELECT c.name AS company, count(*)::int AS loads, count(ticket."netG")::int AS weighed,
           (COALESCE(sum(s."plannedWeightG"::bigint) FILTER (WHERE ticket."netG" IS NOT NULL), 0) / 1000.0)::float AS "plannedKg", (COALESCE(sum(ticket."netG"::bigint), 0) / 1000.0)::float AS "netKg",
           (COALESCE(sum(ticket."netG"::bigint - s."plannedWeightG"), 0) / 1000.0)::float AS "differenceKg",
           round(100.0 * sum(ticket."netG"::bigint - s."plannedWeightG") / NULLIF(sum(s."plannedWeightG"::bigint) FILTER (WHERE ticket."netG" IS NOT NULL), 0), 1)::float AS difference,
           count(*) FILTER (WHERE NOT ticket."isWithinTolerance")::int AS "outsideTolerance"
    FROM shipment s JOIN company c ON c.id = s."companyId" ${newestTicket}
    WHERE ${asked} GROUP BY c.id ORDER BY abs(COALESCE(sum(ticket."netG"::bigint - s."plannedWeightG"), 0)) DESC, c.id LIMIT ${$limit}`;

/** How the deliveries of what left in the period were confirmed, if they were. */
export const confirmationsSql = `
    SELECT CASE WHEN s."deliveredAt" IS NULL THEN 'none' ELSE COALESCE(s."confirmedVia", 'none') END AS confirmed, count(*)::int AS loads,
           round(100.0 * count(*) / sum(count(*)) OVER (), 1)::float AS share,
           round(avg(extract(epoch FROM s."deliveredAt" - s."dispatchedAt")) / 3600, 1)::float AS "hoursToConfirm"
    FROM shipment s WHERE ${asked} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${$limit}`;

/** What customers thought of goods and transport in the period; the least pleased first. */
export const ratingsSql = `
    SELECT c.name AS company, count(*)::int AS ratings, round(avg(r.product), 1)::float AS goods, round(avg(r.transport), 1)::float AS transport,
           count(*) FILTER (WHERE LEAST(r.product, r.transport) <= 2)::int AS low, count(*) FILTER (WHERE r.comment <> '')::int AS comments
    FROM rating r JOIN company c ON c.id = r."companyId"
    WHERE r."ratedAt" >= ${$from} AND r."ratedAt" < ${$until} AND ${companyAsked('r."companyId"')} AND ${shipmentAsked('r."shipmentId"')} AND ${$language} IS NOT NULL
    GROUP BY c.id ORDER BY avg(r.product + r.transport), c.id LIMIT ${$limit}`;

/** How fast customers' questions of the period were answered, by who looks after the conversation; what a customer adds before an answer is the same question. */
export const supportSql = `
    WITH thread AS (
        SELECT t.id, t."ownerAdministratorId" AS owner, t."waitingSince" FROM support_thread t
        WHERE t."lastMessageAt" >= ${$from} AND ${companyAsked('t."companyId"')} AND ($6::int IS NULL OR true) AND ${$language} IS NOT NULL
    ), message AS (
        SELECT m."threadId", m."sentAt", m.author, lag(m.author) OVER (PARTITION BY m."threadId" ORDER BY m."sentAt", m.id) AS before
        FROM support_message m WHERE m."threadId" IN (SELECT id FROM thread)
    ), question AS (
        SELECT q."threadId", extract(epoch FROM (SELECT min(a."sentAt") FROM support_message a
            WHERE a."threadId" = q."threadId" AND a.author = 'staff' AND a."sentAt" >= q."sentAt") - q."sentAt") / 60 AS minutes
        FROM message q WHERE q.author = 'member' AND q.before IS DISTINCT FROM 'member' AND q."sentAt" >= ${$from} AND q."sentAt" < ${$until}
    )
    SELECT COALESCE(a."firstName" || ' ' || a."lastName", '–') AS owner, count(*)::int AS questions, count(q.minutes)::int AS answered,
           round(avg(q.minutes), 0)::float AS "averageMinutes", round((percentile_cont(0.5) WITHIN GROUP (ORDER BY q.minutes))::numeric, 0)::float AS "medianMinutes",
           round(max(q.minutes), 0)::float AS "slowestMinutes", count(DISTINCT t.id) FILTER (WHERE t."waitingSince" IS NOT NULL)::int AS "waitingNow"
    FROM question q JOIN thread t ON t.id = q."threadId" LEFT JOIN administrator a ON a.id = t.owner
    GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT ${$limit}`;
