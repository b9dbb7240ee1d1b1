/** All that a seal covers of an entry `e`. */
export const factColumns = `e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, e.actor, e."actorName", e."companyId",
    e.action, e.entity, e."entityId", e.before, e.after, e.reason, e."requestId", e.subject`;
