import { ScheduledTask, TransactionalConnection } from '@vendure/core';

/**
 * Vendure prolongs a session at each use, for ever. This ends every session at its absolute age: a working day and a
 * half for staff, two weeks for customers.
 */
export const endOldSessions = new ScheduledTask({
    id: 'end-old-sessions',
    description: 'Ends sessions that have reached their absolute age',
    schedule: cron => cron.every(5).minutes(),
    async execute({ injector }) {
        const rows: unknown[] = await injector.get(TransactionalConnection).rawConnection.query(
            `DELETE FROM session s USING "user" u
             WHERE s."userId" = u.id AND s."createdAt" < now() - CASE
                 WHEN EXISTS (SELECT 1 FROM administrator a WHERE a."userId" = u.id) THEN interval '12 hours'
                 ELSE interval '14 days' END`,
        );
        return { ended: rows[1] };
    },
});
