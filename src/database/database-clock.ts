/**
 * One clock for all: the database's. Prices end, sessions expire and tasks fall due by it, in the statements of PostgreSQL as in the code of every
 * server and worker, so that a machine whose own clock is wrong, or is set while it runs, judges nothing otherwise than its neighbours (ADR 0053).
 */
import { Client } from 'pg';

const samples = 3;
const syncEveryMs = 60_000;
const patienceMs = 3_000;
const longestStandstillMs = 60_000;

/** The time in milliseconds, kept going by the monotonic clock between two looks at the database. It never runs back. */
export class DatabaseClock {
    private offset = 0;
    private last = 0;

    constructor(
        /** Milliseconds that nobody can set. */
        private readonly monotonic: () => number,
    ) {}

    now(): number {
        this.last = Math.max(this.last, Math.round(this.monotonic() + this.offset));
        return this.last;
    }

    /** The quickest of several answers says it best: it was half its time on the way. */
    async sync(ask: () => Promise<number>): Promise<void> {
        let quickest = Infinity;
        for (let taken = 0; taken < samples; taken++) {
            const began = this.monotonic();
            const time = await ask();
            const took = this.monotonic() - began;
            if (took >= quickest) continue;
            quickest = took;
            this.offset = time - (began + took / 2);
        }
        // The database's own clock was put right by more than a wait could bridge: then it is followed back.
        if (this.last - (this.monotonic() + this.offset) > longestStandstillMs) this.last = 0;
    }
}

/** From now on every `new Date()` and `Date.now()` of this process is the database's time. */
export async function liveByDatabaseTime(url: string): Promise<void> {
    const clock = new DatabaseClock(() => performance.now());
    await syncWith(clock, url);
    const SystemDate = Date;
    SystemDate.now = () => clock.now();
    const DatabaseDate: DateConstructor = new Proxy(SystemDate, {
        construct: (target, given: unknown[], made) => Reflect.construct(target, given.length === 0 ? [clock.now()] : given, made === DatabaseDate ? target : made) as Date,
        apply: () => new SystemDate(clock.now()).toString(),
    });
    SystemDate.prototype.constructor = DatabaseDate;
    globalThis.Date = DatabaseDate;
    setInterval(() => void syncWith(clock, url).catch(() => undefined), syncEveryMs).unref();
}

async function syncWith(clock: DatabaseClock, url: string): Promise<void> {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs });
    client.on('error', () => undefined);
    await client.connect();
    try {
        await clock.sync(async () => (await client.query<{ ms: number }>('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms')).rows[0]?.ms ?? 0);
    } finally {
        await client.end().catch(() => undefined);
    }
}
