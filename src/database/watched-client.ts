/**
 * A connection to PostgreSQL that notices when nobody is at the other end any more. A cable that is cut without a word, a switch that forgets
 * its connections: TCP would wait for a quarter of an hour, and so would every request that got the connection from the pool. PostgreSQL itself
 * ends a statement after `statement_timeout`, so that an answer which takes longer never comes.
 */
import { Client } from 'pg';
import type { Socket } from 'node:net';

import { withKeptPlan } from './kept-plans';

const connectMs = 5_000;
/** A little longer than `statement_timeout` in `vendure-config.ts`; both within the ten seconds in which whoever asked is to be answered. */
const silenceMs = 8_500;

/** What the text asks PostgreSQL for instead, for the transaction that it is in: milliseconds, 0 for no limit; null when it says nothing of it. */
export function askedPatience(text: string): number | null {
    const found = /\bset\s+local\s+statement_timeout\s*(?:=|to)\s*'?\s*(\d+)\s*(ms|s|min)?\s*'?/i.exec(text);
    if (found === null) return null;
    return Number(found[1]) * ({ ms: 1, s: 1_000, min: 60_000 }[found[2]?.toLowerCase() ?? 'ms'] ?? 1);
}

const endsTransaction = /^\s*(commit|rollback|abort)\b(?!\s+to\b)/i;

const nothing = (): void => undefined;

export class WatchedClient extends Client {
    private waiting = 1; // For the connection itself.
    private last: Promise<unknown> = Promise.resolve();

    constructor(...given: ConstructorParameters<typeof Client>) {
        super(...given);
        const { socket } = this;
        this.guard(socket, connectMs);
        this.once('connect', () => {
            this.waiting--;
            // With TLS what is read and written goes through another one, and nothing would be heard on this.
            if (this.socket === socket) socket.setTimeout(silenceMs);
            else {
                socket.setTimeout(0);
                this.guard(this.socket, silenceMs);
            }
        });
    }

    private guard(socket: Socket, silence: number): void {
        socket.setTimeout(silence);
        socket.on('timeout', () => {
            if (this.waiting > 0) socket.destroy(new Error('The database does not answer'));
        });
    }

    /**
     * Of several that are sent at once each waits for the one before. TypeORM sends them so when it saves entities of three kinds together; the
     * driver still queues them by itself, with a warning that it will not for ever.
     */
    override query = ((...args: unknown[]): unknown => {
        const isWatched = typeof args.at(-1) !== 'function' && typeof (args[0] as { submit?: unknown } | undefined)?.submit !== 'function';
        if (!isWatched) return this.send(args);
        const answer = this.last.then(() => this.watch(args));
        this.last = answer.then(nothing, nothing);
        return answer;
    }) as Client['query'];

    private async watch(args: unknown[]): Promise<unknown> {
        const [first] = args;
        const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
        const patience = askedPatience(text);
        if (patience !== null) this.socket.setTimeout(patience === 0 ? 0 : patience + 500);
        this.waiting++;
        try {
            return await this.send(args);
        } finally {
            this.waiting--;
            // Only now: what a transaction checks at its end it checks with its own patience.
            if (endsTransaction.test(text)) this.socket.setTimeout(silenceMs);
        }
    }

    /** It knows more ways to be called than TypeScript can say of an override. */
    private send(args: unknown[]): unknown {
        return (Client.prototype.query as (...given: unknown[]) => unknown).apply(this, withKeptPlan(args));
    }

    private get socket(): Socket {
        return (this as unknown as { connection: { stream: Socket } }).connection.stream;
    }
}
