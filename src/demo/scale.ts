/**
 * The demo's weighbridge: an indicator that speaks the real protocol on TCP, and a lorry that drives onto it, empty when a
 * shipment is being loaded and laden once its first weight is known, or that of the goods that were loaded before on the same load, and leaves it empty in between. A firm sets its own indicator's
 * address on the scale's page.
 */
import { Client } from 'pg';

import { startIndicator } from '../../test/fakes/indicator';
import { env } from '../config/env';
import { endWithSupervisor } from '../supervisor/end-with-supervisor';

const lookEvery = 1_000;
const settlingMs = 1_500;
/** How long the scale stands empty before the next lorry, so that its zero is seen. */
const emptyMs = 2_000;
/** Where the vehicle's papers do not say. */
const emptyLorryG = 8_640_000;

interface OnTheScale {
    id: number;
    plannedWeightG: number;
    emptyG: number;
    firstWeightG: number | null;
}

/** The shipment that was touched last of those in loading: the one on the officer's screen. */
async function shipmentInLoading(client: Client): Promise<OnTheScale | undefined> {
    const { rows } = await client.query<OnTheScale>(
        `SELECT s.id, s."plannedWeightG", COALESCE(v."storedTareG", $1::int) AS "emptyG", COALESCE(w."weightG", loaded."grossG") AS "firstWeightG"
         FROM shipment s LEFT JOIN transport_vehicle v ON v.id = s."vehicleId" OR v.plate = s.plate
         LEFT JOIN LATERAL (SELECT "weightG" FROM weighing WHERE "shipmentId" = s.id ORDER BY id DESC LIMIT 1) w ON true
         LEFT JOIN LATERAL (SELECT max(t."grossG") AS "grossG" FROM weighbridge_ticket t JOIN shipment o ON o.id = t."shipmentId"
                            WHERE o."loadId" = s."loadId" AND o.id <> s.id) loaded ON true
         WHERE s.state = 'loading' ORDER BY GREATEST(s."updatedAt", s."loadingStartedAt") DESC LIMIT 1`,
        [emptyLorryG],
    );
    return rows[0];
}

/** What the indicator should show, in whole divisions of 20 kg as lorry scales do. */
function weightKg(shipment: OnTheScale | undefined): number {
    if (shipment === undefined) return 0;
    const { id, plannedWeightG, emptyG, firstWeightG } = shipment;
    // Up to half a percent beside the plan, the same for the same shipment: goods never weigh what paper says.
    const load = firstWeightG === null ? 0 : plannedWeightG * (1 + ((id % 11) - 5) / 1000);
    return Math.round(((firstWeightG ?? emptyG) + load) / 20_000) * 20;
}

async function main(): Promise<void> {
    endWithSupervisor();
    const client = new Client({ connectionString: env.DATABASE_URL });
    client.on('error', () => process.exit(1)); // The supervisor starts us again.
    await client.connect();
    const indicator = await startIndicator({ port: env.SCALE_PORT ?? 0 });
    await client.query(`UPDATE scale SET host = '127.0.0.1', port = $1 WHERE code = 'DEMO'`, [indicator.port]);
    let shown = 0;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
    process.send?.('ready');
    for (;;) {
        const wanted = weightKg(await shipmentInLoading(client));
        // It comes when somebody watches: who was not there has not seen the scale empty before it.
        if (wanted !== shown && (wanted === 0 || indicator.isWatched())) {
            if (shown !== 0) await indicator.driveOn(0, settlingMs);
            await new Promise(resolve => setTimeout(resolve, emptyMs));
            if (wanted !== 0) await indicator.driveOn(wanted, settlingMs);
            shown = wanted;
        }
        await new Promise(resolve => setTimeout(resolve, lookEvery));
    }
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
