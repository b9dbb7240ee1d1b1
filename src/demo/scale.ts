/**
 * The demo's weighbridge: an indicator that speaks the real protocol on TCP, and a lorry that drives onto it, empty when a
 * shipment is being loaded and laden once its first weight is known. A firm sets its own indicator's address on the scale's page.
 */
import { Client } from 'pg';

import { startToledoIndicator } from '../../test/fakes/toledo-indicator';
import { env } from '../config/env';
import { endWithSupervisor } from '../supervisor/end-with-supervisor';

const lookEvery = 1_000;
const settlingMs = 1_500;
const emptyLorryKg = 8_420;
/** A real load is never quite what was planned. */
const share = 1.004;

interface OnTheScale {
    plannedWeightG: number;
    firstWeightG: number | null;
}

async function shipmentInLoading(client: Client): Promise<OnTheScale | undefined> {
    const { rows } = await client.query<OnTheScale>(
        `SELECT s."plannedWeightG", w."weightG" AS "firstWeightG"
         FROM shipment s LEFT JOIN weighing w ON w."shipmentId" = s.id
         WHERE s.state = 'loading' ORDER BY s."updatedAt" DESC LIMIT 1`,
    );
    return rows[0];
}

/** What the indicator should show, in whole divisions of 20 kg as lorry scales do. */
function weightKg(shipment: OnTheScale | undefined): number {
    if (shipment === undefined) return 0;
    if (shipment.firstWeightG === null) return emptyLorryKg;
    return Math.round((shipment.firstWeightG + shipment.plannedWeightG * share) / 20_000) * 20;
}

async function main(): Promise<void> {
    endWithSupervisor();
    const client = new Client({ connectionString: env.DATABASE_URL });
    client.on('error', () => process.exit(1)); // The supervisor starts us again.
    await client.connect();
    const indicator = await startToledoIndicator({ port: env.SCALE_PORT ?? 0 });
    await client.query(`UPDATE scale SET host = '127.0.0.1', port = $1 WHERE code = 'DEMO'`, [indicator.port]);
    let shown = 0;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
    process.send?.('ready');
    for (;;) {
        const wanted = weightKg(await shipmentInLoading(client));
        if (wanted !== shown) await indicator.driveOn(wanted, settlingMs);
        shown = wanted;
        await new Promise(resolve => setTimeout(resolve, lookEvery));
    }
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
