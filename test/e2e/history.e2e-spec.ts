import { TransactionalConnection } from '@vendure/core';

import { AuditService } from '../../plugins/audit';
import { TicketWriter } from '../../plugins/logistics';
import { ScopeService } from '../../plugins/organizations';
import { openShortages } from '../../plugins/production/queries/shortage.query';
import { readFacts } from '../../src/seed/history/facts';
import { stateOf, type Story } from '../../src/seed/history/story';
import { hoursAfter } from '../../src/seed/history/work-time';
import { seedCatalogue } from '../../src/seed/seed-catalogue';
import { seedCustomers, seedFirm } from '../../src/seed/seed-firm';
import { imagineStories, seedHistory } from '../../src/seed/seed-history';
import { seedProduction } from '../../src/seed/seed-production';
import { seedStaff, superadminContext } from '../../src/seed/seed-staff';
import { brokenInvariants } from '../invariants';
import { type RunningServer, startServer } from '../server';

const silent = { show: () => undefined };

describe("the demo firm's half year", () => {
    let running: RunningServer;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        await seedStaff(app, 'a-quiet-loom-2026');
        const ctx = await superadminContext(app);
        const scope = await app.get(ScopeService).staff(ctx);
        await seedFirm(app, ctx, scope, silent);
        await seedCatalogue(app, silent);
        await seedProduction(app, ctx, scope, 'operator@alborz.example', silent);
        await seedCustomers(app, ctx, scope, 'a-quiet-loom-2026', silent);
        await seedHistory(app, ctx, silent);
    }, 180_000);

    afterAll(() => running.stop());

    it('breaks no invariant', async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });

    it('has orders of every state that a newcomer works with', async () => {
        const rows = await running.sql<{ state: string; count: number }>('SELECT state, count(*)::int AS count FROM "order" GROUP BY state');
        const counts = Object.fromEntries(rows.map(row => [row.state, row.count]));
        for (const state of ['Submitted', 'OnHold', 'Approved', 'Delivered', 'Completed', 'Cancelled', 'Rejected']) {
            expect(counts[state]).toBeGreaterThan(0);
        }
        expect(counts.Completed).toBeGreaterThan(60);
    });

    it('lies in the past, each step after the one before', async () => {
        const rows = await running.sql(
            `SELECT h.id FROM (SELECT id, "createdAt", lag("createdAt") OVER (PARTITION BY "orderId" ORDER BY id) AS before FROM history_entry) h
              WHERE h."createdAt" > now() OR h."createdAt" < h.before`,
        );
        expect(rows).toEqual([]);
    });

    it('has tickets without gaps whose seals fit, and an audit log that verifies', async () => {
        const { app } = running.server;
        const ctx = await superadminContext(app);
        const series = await running.sql<{ series: string; most: number; count: number }>(
            'SELECT series, max(sequence) AS most, count(*)::int AS count FROM weighbridge_ticket GROUP BY series',
        );
        expect(series.length).toBeGreaterThan(0);
        for (const { series: name, most, count } of series) {
            expect(most).toBe(count);
            expect(await app.get(TicketWriter).brokenSeals(ctx, name)).toEqual([]);
        }
        expect(await app.get(AuditService).verify(ctx)).toMatchObject({ brokenAt: null, waiting: 0 });
    });

    it.each([0, 21, 43, 65, 87, 109, 131, 153])('has one order whose work is through and goes no further, %i hours into a week', async hours => {
        const { app } = running.server;
        const ctx = await superadminContext(app);
        const facts = await readFacts(app.get(TransactionalConnection).rawConnection.manager);
        const now = hoursAfter(new Date('2026-11-28T05:26:00Z'), hours);
        const stories = await imagineStories(app, ctx, facts, now);
        const through = (story: Story) => story.works.every(work => work.operations.every(one => one.finishedAt <= now));
        expect(stories.filter(story => stateOf(story, now) === 'InProduction' && through(story))).toHaveLength(1);
    });

    it('has work under way, missing pieces to decide on, and a machine that stands', async () => {
        const { app } = running.server;
        const ctx = await superadminContext(app);
        const page = { skip: 0, take: 10, reach: null };
        expect(await openShortages(app.get(TransactionalConnection), ctx, page, 'en')).toMatchObject({ totalItems: 1, items: [{ missing: 3 }] });
        expect(await running.sql('SELECT o.state FROM production_problem p JOIN production_operation o ON o.id = p."operationId"')).toEqual([{ state: 'blocked' }]);
        const [work] = await running.sql<{ count: number }>('SELECT count(*)::int AS count FROM production_time_entry WHERE "endedAt" IS NULL');
        expect(work?.count).toBeGreaterThanOrEqual(1);
    });

    it('leaves a free place at each station', async () => {
        const full = await running.sql(
            `SELECT s.code FROM production_station s JOIN production_operation o ON o."stationId" = s.id AND o.state = 'running'
              GROUP BY s.id HAVING count(*) >= s."parallelOperations"`,
        );
        expect(full).toEqual([]);
    });
});
