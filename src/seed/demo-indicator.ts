/**
 * The demo's weighbridge: the fake indicator, with a driver who does what the transport officer waits for. The vehicle
 * of the shipment in loading drives on empty, and once its empty weight is recorded comes back with its load.
 */
import { Client } from 'pg';

import { startToledoIndicator } from '../../test/fakes/toledo-indicator';

export interface DemoIndicatorOptions {
    databaseUrl: string;
    /** Of the indicator; the demo's scale row names it. */
    port: number;
}

export interface DemoIndicator {
    port: number;
    stop(): Promise<void>;
}

interface Awaited {
    id: number;
    emptyKg: number;
    loadKg: number;
    isWeighedEmpty: boolean;
}

const everyMs = 1000;
const settlingMs = 2500;

/** The shipment that was touched last of those in loading: the one on the officer's screen. */
const awaitedSql = `
    SELECT s.id, round(COALESCE(w."weightG", v."storedTareG", 8640000) / 1000.0)::int AS "emptyKg",
           round(s."plannedWeightG" / 1000.0)::int AS "loadKg", w.id IS NOT NULL AS "isWeighedEmpty"
    FROM shipment s
    LEFT JOIN transport_vehicle v ON v.id = s."vehicleId"
    LEFT JOIN LATERAL (SELECT id, "weightG" FROM weighing WHERE "shipmentId" = s.id ORDER BY id DESC LIMIT 1) w ON true
    WHERE s.state = 'loading' ORDER BY GREATEST(s."updatedAt", s."loadingStartedAt") DESC LIMIT 1`;

export async function startDemoIndicator(options: DemoIndicatorOptions): Promise<DemoIndicator> {
    const indicator = await startToledoIndicator({ port: options.port });
    let shown = '';
    let isLooking = false;
    const look = async (): Promise<void> => {
        const client = new Client({ connectionString: options.databaseUrl });
        try {
            await client.connect();
            const [awaited] = (await client.query<Awaited>(awaitedSql)).rows;
            const wanted = awaited ? `${awaited.id}:${awaited.isWeighedEmpty}` : '';
            if (wanted !== shown) {
                shown = wanted;
                // Up to half a percent beside the plan, the same for the same shipment: goods never weigh what paper says.
                const load = awaited ? Math.round(awaited.loadKg * (1 + ((awaited.id % 11) - 5) / 1000)) : 0;
                await indicator.driveOn(awaited ? awaited.emptyKg + (awaited.isWeighedEmpty ? load : 0) : 0, settlingMs);
            }
        } catch {
            // The database may be starting or stopping; the vehicle waits.
        } finally {
            await client.end().catch(() => undefined);
        }
    };
    const timer = setInterval(() => {
        if (!isLooking) {
            isLooking = true;
            void look().finally(() => (isLooking = false));
        }
    }, everyMs);
    timer.unref();
    return {
        port: indicator.port,
        async stop() {
            clearInterval(timer);
            await indicator.stop();
        },
    };
}
