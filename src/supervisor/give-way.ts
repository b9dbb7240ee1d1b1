import type { VendureConfig } from '@vendure/core';
import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { WatchedClient } from '../database/watched-client';

const lower = os.constants.priority.PRIORITY_BELOW_NORMAL;
/** Linux takes the next session's priority a tenth of a second after the last one's. */
const betweenMs = 150;
let lastSession: Promise<void> = Promise.resolve();

/** For background programs: where they share a machine with the shop, they take the processor's time that it leaves. */
export function giveWay(pid = process.pid): void {
    os.setPriority(pid, lower);
    lastSession = lastSession.then(() => lowerSession(pid));
}

/** Where Linux shares the processor among sessions first (`autogroup`), a priority counts within the process's session only; PostgreSQL's processes have one each, as our programs do. */
async function lowerSession(pid: number): Promise<void> {
    for (let left = 20; left > 0; left--) {
        try {
            fs.writeFileSync(`/proc/${pid}/autogroup`, String(lower));
            return;
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
            await sleep(betweenMs, undefined, { ref: false });
        }
    }
}

/** A connection whose process in PostgreSQL gives way too. It must run on this machine. */
export class ModestClient extends WatchedClient {
    constructor(...given: ConstructorParameters<typeof WatchedClient>) {
        super(...given);
        this.once('connect', () => {
            try {
                giveWay((this as unknown as { processID: number }).processID);
            } catch {
                // Of another user's process the priority is not ours to change; it works as well, and the shop a little slower.
            }
        });
    }
}

/** The configuration of a background program that gives way; its connections do where PostgreSQL is our own. */
export function modest(config: VendureConfig, isOwnDatabase: boolean): VendureConfig {
    if (!isOwnDatabase) return config;
    const { dbConnectionOptions } = config;
    const { extra } = dbConnectionOptions as { extra?: object };
    return { ...config, dbConnectionOptions: { ...dbConnectionOptions, extra: { ...extra, Client: ModestClient } } };
}
