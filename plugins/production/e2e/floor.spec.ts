/** What operators do on the floor; run by `production.e2e-spec.ts`, on its server. */
import type { RequestContext } from '@vendure/core';
import fs from 'node:fs';
import sharp from 'sharp';

import type { StaffScope } from '../../../kernel/scope';
import { visualLines } from '../../../test/pdf-text';
import { staffMember, testPassword } from '../../../test/production-facts';
import type { RunningServer } from '../../../test/server';
import { OperationService, StageService, StepBatchService } from '..';
import { ticketCode } from '../domain/ticket-code';
import { ProblemService } from '../services/problem.service';

interface Person {
    id: number;
    emailAddress: string;
}

interface Given {
    running: RunningServer;
    ctx: RequestContext;
    stationIds: Record<string, string>;
    operator: Person;
    second: Person;
    released(): Promise<{ orderId: number; workOrderId: number; ids: number[] }>;
    scopeOf: (administratorId: number) => StaffScope;
    asOperator(): Promise<unknown>;
    start(id: number): Promise<{ state?: string; reason?: string } | undefined>;
}

export function floorCases(given: () => Given): void {
    let running: RunningServer;
    let ctx: RequestContext;
    let stationIds: Record<string, string>;
    let operator: Person;
    let second: Person;
    let scopeOf: Given['scopeOf'];

    beforeAll(() => {
        ({ running, ctx, stationIds, operator, second, scopeOf } = given());
    });

    it('takes pieces in parts: the next station may begin with the first of them only where it takes parts', async () => {
        const { orderId, ids: [cut = 0, sew = 0] } = await given().released();
        await given().asOperator();
        const batch = running.server.app.get(StepBatchService);
        const scope = scopeOf(operator.id);
        const send = async (...steps: object[]) => (await batch.record(ctx, scope, steps, new Date())).map(answer => answer.reason ?? answer.outcome);
        const made = (key: string, operationId: number, good: number) => ({ key, operationId, kind: 'output', at: new Date(), good });
        expect(await send({ key: 'parts-start', operationId: cut, kind: 'start', at: new Date() }, made('parts-cut-1', cut, 5), made('parts-cut-1', cut, 5))).toEqual(['done', 'done', 'repeated']);
        expect(await given().start(sew)).toMatchObject({ reason: 'not-ready' });
        await running.sql('UPDATE production_station SET overlap = true WHERE id = $1', [stationIds.sew]);
        expect(await send(made('parts-cut-2', cut, 1))).toEqual(['done']);
        expect(await send({ key: 'parts-sew-start', operationId: sew, kind: 'start', at: new Date() }, made('parts-sew-1', sew, 4), made('parts-sew-2', sew, 3))).toEqual(['done', 'done', 'more-than-handed-on']);
        const operations = running.server.app.get(OperationService);
        expect(await operations.finish(ctx, scope, sew, { good: 2 }, new Date())).toMatchObject({ reason: 'predecessor-open' });
        expect(await operations.findTask(ctx, scope, sew)).toMatchObject({ goodQuantity: 4, readyQuantity: 2, predecessorOpen: true });
        const production = await running.server.app.get(StageService).productionOf(ctx, orderId);
        expect(production.stages.map(stage => [stage.quantity, stage.goodQuantity])).toEqual([[20, 6], [20, 4], [20, 0]]);
        expect(production.progressPercent).toBe(Math.floor(((20 * 6) / 20 + (25 * 4) / 20) / 47 * 100));
        await running.sql('UPDATE production_station SET overlap = false WHERE id = $1', [stationIds.sew]);
    });

    it('blocks what a problem stops until the planner has resolved it', async () => {
        const { ids: [cut = 0] } = await given().released();
        const operations = running.server.app.get(OperationService);
        const scope = scopeOf(operator.id);
        await operations.start(ctx, scope, cut, new Date());
        const blocked = await operations.reportProblem(ctx, scope, cut, { reasonCode: 'machine-broken' }, 'block-key-1', new Date());
        expect(blocked).toMatchObject({ state: 'blocked', runningSince: null, pauseReasonName: { en: 'Machine is broken' }, openProblems: 1 });
        expect(await operations.resume(ctx, scope, cut, new Date())).toMatchObject({ reason: 'is-blocked' });
        expect(await operations.pause(ctx, scope, cut, { reasonCode: 'break' }, new Date())).toMatchObject({ reason: 'is-blocked' });
        const [problem] = await running.sql<{ id: number }>('SELECT id FROM production_problem WHERE "operationId" = $1', [cut]);
        await running.server.app.get(ProblemService).resolve(ctx, scope, problem?.id ?? 0, { resolution: 'Mended' }, new Date());
        expect(await operations.resume(ctx, scope, cut, new Date())).toMatchObject({ state: 'running' });
        expect(await operations.pause(ctx, scope, cut, { reasonCode: 'break' }, new Date())).toMatchObject({ state: 'paused', pauseReasonName: { fa: 'استراحت' } });
        await expect(operations.pause(ctx, scope, cut, { reasonCode: 'no-such' }, new Date())).rejects.toThrow(/reasonCode/);
    });

    it('keeps an operator to the kinds of work that he may do', async () => {
        const { ids: [cut = 0] } = await given().released();
        await running.sql(`UPDATE production_station_operator SET kinds = '{sew}' WHERE "stationId" = $1 AND "administratorId" = $2`, [stationIds.cut, operator.id]);
        const operations = running.server.app.get(OperationService);
        expect(await operations.start(ctx, scopeOf(operator.id), cut, new Date())).toMatchObject({ reason: 'not-skilled' });
        expect(await operations.start(ctx, scopeOf(second.id), cut, new Date())).toMatchObject({ state: 'running', skilled: true });
        await running.sql('UPDATE production_station_operator SET kinds = NULL');
    });

    it('loses and doubles nothing of two devices that worked an hour without a network', async () => {
        const cuts = [(await given().released()).ids[0] ?? 0, (await given().released()).ids[0] ?? 0];
        const [shared = 0, own = 0] = cuts;
        const now = new Date();
        await running.sql(`UPDATE production_operation SET "lastEventAt" = NULL WHERE id = ANY($1)`, [cuts]);
        /** A tablet whose clock is ahead by some minutes, which it has found out. */
        const device = (name: string, aheadMinutes: number) => {
            let made = 0;
            return (operationId: number, kind: string, minutesAgo: number, more: object = {}) => ({
                key: `${name}-${operationId}-${++made}`, operationId, kind,
                at: new Date(now.getTime() + (aheadMinutes - minutesAgo) * 60_000), clockOffsetMs: -aheadMinutes * 60_000, ...more,
            });
        };
        const first = device('tablet-one', 90);
        const other = device('tablet-two', -30);
        const firstSteps = [
            first(shared, 'start', 60), first(shared, 'output', 40, { good: 12, scrap: 1, scrapReasonCode: 'damaged' }),
            first(shared, 'pause', 30, { reasonCode: 'break' }), first(shared, 'resume', 20), first(shared, 'finish', 5, { good: 7 }),
        ];
        const begin = other(shared, 'start', 55);
        const otherSteps = [begin, other(shared, 'finish', 6, { good: 20, afterKey: begin.key }), other(own, 'start', 50), other(own, 'finish', 2, { good: 20 })];
        const batch = running.server.app.get(StepBatchService);
        // Both come back to the network at once, and neither gets its first answer: each sends all of it again.
        const [one, two] = await Promise.all([
            batch.record(ctx, scopeOf(operator.id), firstSteps, now), batch.record(ctx, scopeOf(second.id), otherSteps, now),
        ]);
        const again = await Promise.all([batch.record(ctx, scopeOf(operator.id), firstSteps, now), batch.record(ctx, scopeOf(second.id), otherSteps, now)]);
        const told = [...one, ...two];
        expect(again.flat().filter(answer => answer.outcome === 'done')).toEqual([]);
        expect(again.flat().filter(answer => answer.outcome === 'repeated').map(answer => answer.key).sort()).toEqual(told.filter(answer => answer.outcome === 'done').map(answer => answer.key).sort());
        const won = one[0]?.outcome === 'done' ? one : two;
        const lost = (won === one ? two : one).filter(answer => answer.operationId === shared);
        expect(won.filter(answer => answer.operationId === shared).map(answer => answer.outcome)).not.toContain('refused');
        expect(lost.map(answer => answer.outcome)).toEqual(lost.map(() => 'refused'));
        expect(two.slice(2).map(answer => answer.outcome)).toEqual(['done', 'done']);
        expect(await running.sql('SELECT state, "goodQuantity" + "scrapQuantity" AS pieces FROM production_operation WHERE id = ANY($1) ORDER BY id', [cuts])).toEqual([
            { state: 'done', pieces: 20 }, { state: 'done', pieces: 20 },
        ]);
        const [worked] = await running.sql<{ minutes: number }>(
            `SELECT round(sum(extract(epoch FROM "endedAt" - "startedAt")) / 60)::int AS minutes FROM production_time_entry WHERE "operationId" = $1`, [own],
        );
        expect(worked).toEqual({ minutes: 48 });
    });

    it('keeps a photo of a problem drawn anew, for its operators and planners only', async () => {
        const { ids: [cut = 0] } = await given().released();
        const operations = running.server.app.get(OperationService);
        await operations.reportProblem(ctx, scopeOf(operator.id), cut, { kind: 'quality', text: 'A hole' }, 'photo-key-1', new Date());
        const [problem] = await running.sql<{ id: number }>('SELECT id FROM production_problem WHERE "operationId" = $1', [cut]);
        const taken = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#a33' } })
            .withExif({ IFD0: { Artist: 'Secret artist' }, IFD3: { GPSLatitude: '35/1 41/1 0/1' } }).jpeg().toBuffer();
        await given().asOperator();
        const path = `/production-photos?problemId=${problem?.id}`;
        const send = (body: Buffer | string, type = 'application/octet-stream') => fetch(running.url + path, {
            method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers: { 'Content-Type': type, Authorization: `Bearer ${running.adminClient.getAuthToken()}` },
        });
        expect((await send('<svg xmlns="http://www.w3.org/2000/svg"/>')).status).toBe(400);
        expect((await send(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<?php echo 1;')]))).status).toBe(400);
        expect((await send(taken, 'image/jpeg')).status).toBe(415);
        expect((await send(Buffer.alloc(10_000_001))).status).toBe(413);
        const stored = await Promise.all([send(taken), send(taken)]);
        const [first, again] = (await Promise.all(stored.map(answer => answer.json()))) as { id: number }[];
        expect(again).toEqual(first);

        const look = () => fetch(`${running.url}/production-photos/${first?.id}`, { headers: { Authorization: `Bearer ${running.adminClient.getAuthToken()}` } });
        const shown = await look();
        expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([200, 'image/jpeg', expect.stringContaining('attachment')]);
        const kept = Buffer.from(await shown.arrayBuffer());
        expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 });
        expect((await sharp(kept).metadata()).exif).toBeUndefined();
        const stranger = await staffMember(running, ['OperateWork']);
        await running.adminClient.asUserWithCredentials(stranger.emailAddress, testPassword);
        expect([(await look()).status, (await send(taken)).status]).toEqual([404, 404]);
        const far = await staffMember(running, ['ReadWorkOrder'], 'own');
        await running.adminClient.asUserWithCredentials(far.emailAddress, testPassword);
        expect((await look()).status).toBe(404);
        const planner = await staffMember(running, ['ReadWorkOrder']);
        await running.adminClient.asUserWithCredentials(planner.emailAddress, testPassword);
        expect((await look()).status).toBe(200);
        const clerk = await staffMember(running, ['ReadOrder']);
        await running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
        expect((await look()).status).toBe(403);
    });

    it('prints a work ticket with the code of each operation', async () => {
        const { workOrderId, ids } = await given().released();
        const answer = await fetch(`${running.url}/work-tickets/${workOrderId}?lang=fa`, { headers: { Authorization: `Bearer ${running.adminClient.getAuthToken()}` } });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        const pdf = Buffer.from(await answer.arrayBuffer());
        if (process.env.SHOTS) fs.writeFileSync(`${process.env.SHOTS}/work-ticket.pdf`, pdf);
        const text = visualLines(pdf).join(' ');
        for (const id of ids) expect(text).toContain(ticketCode(id));
        expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeGreaterThanOrEqual(3);
    });
}
