/** Trips of the mill's lorries: those of the past, one for each shipment that left, and those that are planned with what is to leave next. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { DriverLinkService, LoadGateService, LoadService } from '../../plugins/logistics';
import type { Progress } from './progress-bar';

/** As many stops as each planned trip has. */
const trips = [3, 2, 1];

export async function seedLoads(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    await writePast(app, ctx);
    await tellPast(app, ctx);
    await planNext(app, ctx, scope);
    progress.show('Loads', 1, 1);
}

async function writePast(app: INestApplicationContext, ctx: RequestContext): Promise<void> {
    const connection = app.get(TransactionalConnection);
    await sql(
        connection,
        ctx,
        `WITH gone AS (
             SELECT s.*, row_number() OVER (ORDER BY s."dispatchedAt", s.id) AS place FROM shipment s WHERE s.state IN ('dispatched', 'delivered')),
         made AS (
             INSERT INTO transport_load ("createdAt", "updatedAt", number, state, "driverId", "driverName", "driverPhone", "vehicleId", "vehicleName", plate,
                                         carrier, "countryCode", "gateAt", "arrivedAt", "insideAt", "goneAt", version)
             SELECT g."plannedAt", g."dispatchedAt", 'LD-' || lpad(g.place::text, 6, '0'), 'gone', g."driverId", g."driverName", g."driverPhone", g."vehicleId",
                    g."vehicleName", g.plate, CASE WHEN v."countryCode" = 'PL' THEN 'Spedycja Zieliński' END, v."countryCode", g."loadingAt",
                    g."loadingStartedAt" - interval '12 minutes', g."loadingStartedAt", g."dispatchedAt", 4
               FROM gone g LEFT JOIN transport_vehicle v ON v.id = g."vehicleId" ORDER BY g.place
             RETURNING id, number)
         UPDATE shipment s SET "loadId" = made.id, stop = 1 FROM gone, made
          WHERE s.id = gone.id AND made.number = 'LD-' || lpad(gone.place::text, 6, '0')`,
    );
    await sql(
        connection,
        ctx,
        `INSERT INTO counter (name, value) SELECT 'load', count(*) FROM transport_load HAVING count(*) > 0
         ON CONFLICT (name) DO UPDATE SET value = GREATEST(counter.value, EXCLUDED.value)`,
    );
}

/** What drivers told of the trips of the last weeks, by their pages. */
async function tellPast(app: INestApplicationContext, ctx: RequestContext): Promise<void> {
    await sql(
        app.get(TransactionalConnection),
        ctx,
        `INSERT INTO driver_step ("loadId", "shipmentId", key, kind, at)
         SELECT l.id, CASE WHEN told.kind = 'at-stop' THEN s.id END, 'demo-' || told.kind || '-' || l.id, told.kind, told.at
           FROM transport_load l JOIN shipment s ON s."loadId" = l.id
          CROSS JOIN LATERAL (VALUES ('arrived', l."arrivedAt"), ('loaded', l."goneAt" - interval '9 minutes'), ('on-way', l."goneAt" + interval '6 minutes'),
                                     ('at-stop', s."deliveredAt" - interval '35 minutes')) told(kind, at)
          WHERE l.state = 'gone' AND l."goneAt" > now() - interval '45 days' AND told.at IS NOT NULL`,
    );
}

/** Shipments that wait at the mill, on the lorries that history gave them; the first lorry stands at the gate. */
async function planNext(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope): Promise<void> {
    const loads = app.get(LoadService);
    const waiting = await loads.loadable(ctx, 100);
    let atGate = false;
    for (const [index, stops] of trips.entries()) {
        const together = waiting.splice(0, Math.min(stops, waiting.length));
        const [first] = together;
        if (first === undefined) return;
        const { driverId, vehicleId, loadingAt } = first;
        const truck = { driverId, vehicleId, gateAt: loadingAt };
        const plan = (count: number) =>
            loads.create(ctx, scope, { ...truck, shipmentIds: together.slice(0, count).map(({ id }) => id), idempotencyKey: `demo-load-${index}-${count}` });
        const load = await whatFits(plan, together.length);
        if (load !== null && !atGate) {
            atGate = true;
            await app.get(LoadGateService).record(ctx, scope, { id: load.id, step: 'arrived' }, new Date());
            await app.get(DriverLinkService).issue(ctx, scope, load.id);
        }
    }
}

/** A lorry that cannot carry all of it goes with less. */
async function whatFits(plan: (count: number) => ReturnType<LoadService['create']>, most: number) {
    for (let count = most; count > 0; count--) {
        const load = await plan(count);
        if ('number' in load) return load;
    }
    return null;
}
