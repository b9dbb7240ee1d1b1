import type { EntityManager } from 'typeorm';

import { rowsOf } from '../../../kernel/vendure-sql';

export interface Slot {
    /** How long to wait for it. */
    waitMs: number;
    /** With this text. */
    partsToday: number;
}

/**
 * Takes the next place in a channel's queue, which all workers stand in, and counts the day's parts by the firm's calendar. The clock is
 * the database's. A place that is not used is lost, which costs a moment and never sends too much.
 */
export async function takeSlot(manager: EntityManager, channel: string, everyMs: number, parts: number, zone: string): Promise<Slot> {
    const [slot] = rowsOf<Slot>(
        await manager.query(
            `INSERT INTO notification_pace AS p (channel, "nextAt", day, "partsToday")
             VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond', (clock_timestamp() AT TIME ZONE $4)::date, $3)
             ON CONFLICT (channel) DO UPDATE SET
                "nextAt" = greatest(p."nextAt", clock_timestamp()) + $2 * interval '1 millisecond',
                "partsToday" = CASE WHEN p.day = excluded.day THEN p."partsToday" ELSE 0 END + $3,
                day = excluded.day, "updatedAt" = now()
             RETURNING greatest(0, extract(epoch FROM p."nextAt" - clock_timestamp()) * 1000 - $2)::float AS "waitMs", p."partsToday"`,
            [channel, everyMs, parts, zone],
        ),
    );
    return slot as Slot;
}

/** What was counted and not sent after all. */
export async function giveBack(manager: EntityManager, channel: string, parts: number): Promise<void> {
    await manager.query(`UPDATE notification_pace SET "partsToday" = greatest(0, "partsToday" - $2) WHERE channel = $1`, [channel, parts]);
}
