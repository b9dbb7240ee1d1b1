/** Limits on what a guesser would repeat, counted in PostgreSQL so that all servers share them and a restart forgets nothing. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

import { clientNetwork } from './client-network';

/** `points` calls in `seconds`; the counter of a client's network, and for sign-ins also of network and name together. */
interface Limit {
    points: number;
    seconds: number;
}

const quarterHour = 900;
const hour = 3_600;

const perAddress: Record<string, Limit> = {
    login: { points: 60, seconds: quarterHour },
    authenticate: { points: 60, seconds: quarterHour },
    acceptInvitation: { points: 20, seconds: quarterHour },
    resetPasswordByLink: { points: 20, seconds: quarterHour },
    invitation: { points: 60, seconds: quarterHour },
    requestPasswordLink: { points: 10, seconds: hour },
    sendContactRequest: { points: 10, seconds: hour },
    // It asks for the password, which whoever found an open session would guess.
    updateActiveAdministrator: { points: 20, seconds: quarterHour },
};
const perName: Limit = { points: 10, seconds: quarterHour };

export class RateLimits {
    private readonly limiters = new Map<string, RateLimiterPostgres>();
    private database: DataSource | undefined;

    constructor(private readonly factor: number) {}

    /** Where to count; known once the server is up. */
    countIn(database: DataSource): void {
        this.limiters.clear();
        this.database = database;
    }

    /** Counts one call. Returns the seconds to wait when it is one too many, else null. */
    async count(field: string, address: string, name?: string): Promise<number | null> {
        const limit = perAddress[field];
        if (limit === undefined) return null;
        const client = clientNetwork(address);
        const waits = [await this.consume(field, limit, client)];
        if (name !== undefined) waits.push(await this.consume(`${field}-name`, perName, `${client} ${writtenName(name)}`));
        const longest = Math.max(...waits.map(wait => wait ?? 0));
        return longest > 0 ? longest : null;
    }

    private async consume(kind: string, limit: Limit, key: string): Promise<number | null> {
        try {
            await this.limiter(kind, limit).consume(key);
            return null;
        } catch (outcome) {
            if (outcome instanceof RateLimiterRes) return Math.ceil(outcome.msBeforeNext / 1000);
            throw outcome;
        }
    }

    private limiter(kind: string, limit: Limit): RateLimiterPostgres {
        const existing = this.limiters.get(kind);
        if (existing) return existing;
        const limiter = new RateLimiterPostgres({
            storeClient: this.database,
            storeType: 'typeorm',
            tableName: 'rate_limit',
            tableCreated: true,
            keyPrefix: kind,
            points: Math.max(1, Math.round(limit.points * this.factor)),
            duration: limit.seconds,
        });
        this.limiters.set(kind, limiter);
        return limiter;
    }
}

/** One name however it is typed: signing in drops the spaces around it and reads capitals as small letters. */
function writtenName(name: string): string {
    return name.trim().toLowerCase().slice(0, 200);
}
