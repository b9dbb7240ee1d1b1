/** Limits on what a guesser would repeat, counted in PostgreSQL so that all servers share them and a restart forgets nothing. */
import type { Request } from 'express';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

import { hashOf } from '../../kernel/token';
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
    confirmSignIn: { points: 30, seconds: quarterHour },
    beginSignInEnrolment: { points: 30, seconds: quarterHour },
    confirmSecondFactor: { points: 30, seconds: quarterHour },
    renewRecoveryCodes: { points: 30, seconds: quarterHour },
    beginActing: { points: 20, seconds: quarterHour },
    resetPasswordByLink: { points: 20, seconds: quarterHour },
    invitation: { points: 60, seconds: quarterHour },
    requestPasswordLink: { points: 10, seconds: hour },
    sendContactRequest: { points: 10, seconds: hour },
    startGuest: { points: 60, seconds: hour },
    applyForAccess: { points: 20, seconds: hour },
    confirmMyEmail: { points: 20, seconds: quarterHour },
    changeMyPassword: { points: 20, seconds: quarterHour },
    requestMyEmailChange: { points: 20, seconds: quarterHour },
    confirmApplication: { points: 20, seconds: quarterHour },
    applicationQuestion: { points: 60, seconds: quarterHour },
    answerApplication: { points: 20, seconds: quarterHour },
    // It asks for the password, which whoever found an open session would guess.
    updateActiveAdministrator: { points: 20, seconds: quarterHour },
};
/** Of one client with one name. */
const perName: Limit = { points: 10, seconds: quarterHour };
/** Of all clients together with one name: whoever guesses from a thousand addresses gets no further than from ten. */
const perNameOfAll: Limit = { points: 100, seconds: quarterHour };
/** How long a client is remembered from which somebody signed in: others' guessing does not shut him out there. */
const known: Limit = { points: 1, seconds: 90 * 24 * hour };

interface Counted {
    limiter: RateLimiterPostgres;
    key: string;
}

interface SignIn {
    counted: Counted[];
    /** Client and name, hashed: the table need not tell who signs in from where. */
    who: string;
}

export class RateLimits {
    private readonly limiters = new Map<string, RateLimiterPostgres>();
    private database: DataSource | undefined;
    private readonly signIns = new WeakMap<Request, SignIn>();

    constructor(private readonly factor: number) {}

    /** Where to count; known once the server is up. */
    countIn(database: DataSource): void {
        this.limiters.clear();
        this.database = database;
    }

    /** Counts one call. Returns the seconds to wait when it is one too many, else null. */
    async count(field: string, req: Request | undefined, name?: string): Promise<number | null> {
        const limit = perAddress[field];
        if (limit === undefined) return null;
        const client = clientNetwork(req?.ip ?? 'unknown');
        const counters = [this.counter(field, limit, client)];
        const who = name === undefined ? undefined : hashOf(`${client} ${writtenName(name)}`);
        if (name !== undefined && who !== undefined) {
            counters.push(this.counter(`${field}-name`, perName, who));
            if (!(await this.isKnown(who))) counters.push(this.counter(`${field}-all`, perNameOfAll, hashOf(writtenName(name))));
        }
        const counted: Counted[] = [];
        for (const counter of counters) {
            // What one counter refuses is not held against others: a guesser who was stopped uses up nobody's tries.
            const wait = await consume(counter);
            if (wait !== null) return wait;
            counted.push(counter);
        }
        if (req && who !== undefined) this.signIns.set(req, { counted, who });
        return null;
    }

    /** Who signed in did not guess: the call is taken off all its counters again, and his client is known from now on. */
    async forgive(req: Request): Promise<void> {
        const signIn = this.signIns.get(req);
        if (signIn === undefined) return;
        this.signIns.delete(req);
        await Promise.all(signIn.counted.map(({ limiter, key }) => limiter.reward(key, 1)));
        await this.limiter('login-known', known).set(signIn.who, 1, known.seconds);
    }

    private async isKnown(who: string): Promise<boolean> {
        return (await this.limiter('login-known', known).get(who)) !== null;
    }

    private counter(kind: string, limit: Limit, key: string): Counted {
        return { limiter: this.limiter(kind, limit), key };
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

async function consume({ limiter, key }: Counted): Promise<number | null> {
    try {
        await limiter.consume(key);
        return null;
    } catch (outcome) {
        if (outcome instanceof RateLimiterRes) return Math.ceil(outcome.msBeforeNext / 1000);
        throw outcome;
    }
}

/** One name however it is typed: signing in drops the spaces around it and reads capitals as small letters. */
function writtenName(name: string): string {
    return name.trim().toLowerCase().slice(0, 200);
}
