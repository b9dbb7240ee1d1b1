/** Trips of the mill's lorries: those of the past, one for each shipment that left, and those that are planned with what is to leave next. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { sql } from '../../kernel/vendure-sql';
import { LoadGateService, LoadService } from '../../plugins/logistics';
import type { Progress } from './progress-bar';

/** As many stops as each planned trip has. */
const trips = [3, 2, 1];

export async function seedLoads(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress): Promise<void> {
    await writePast(app, ctx);
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
        `INSERT INTO counter (name, value) SELECT 'load', count(*) FROM transport_load
         ON CONFLICT (name) DO UPDATE SET value = GREATEST(counter.value, EXCLUDED.value)`,
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
