/** An ERP behind HTTP that books whatever it is sent, twice if it is sent twice: so a double push shows. */
import { z } from 'zod';

import { OperationalError } from '../../../kernel/operational-error';
import { checked } from '../../../kernel/vendure-input';
import { type ErpCapabilities, type ErpConnector, type ErpConnectorKind, type ErpDocument, type ErpDocumentKind, type PushAnswer, UnknownOutcomeError } from '../../../plugins/erp';
import { AddressRefusedError, NoAnswerError, sendOutbound } from '../../../plugins/outbox';
import { type FakeAnswer, HttpReceiver, type ReceivedRequest } from '../http-receiver';

export interface Booked extends ErpDocument {
    number: string;
}

/** `lost`: booked, and the answer does not arrive; `down`: nothing is booked; `garbage`: an answer that is none; `hang`: none at all. */
export type BooksFault = 'lost' | 'down' | 'garbage' | 'hang' | { refuse: string; field: string | null };

/** It answers 503, says nothing, or answers a page of something else. */
export type ErpTrouble = 'none' | 'down' | 'slow' | 'garbage';

/** An ERP as the bars look at it: what it booked, and what can be wrong with it. */
export interface BookingErp {
    readonly port: number;
    readonly booked: readonly { kind: string; key: string; values: object }[];
    readonly calls: number;
    readonly callsInTrouble: number;
    set trouble(trouble: ErpTrouble);
    /** Of the next documents, which are booked while their answer is lost. */
    lose(which: readonly boolean[]): void;
    stop(): Promise<void>;
}

export class ErpBooks implements BookingErp {
    readonly booked: Booked[] = [];
    /** What becomes of the next documents; undefined: all is well. */
    readonly faults: (BooksFault | undefined)[] = [];
    /** What is wrong with it for all. */
    trouble: ErpTrouble = 'none';
    calls = 0;
    callsInTrouble = 0;

    private constructor(private receiver: HttpReceiver) {
        receiver.answer = request => this.answer(request);
    }

    static async start(): Promise<ErpBooks> {
        return new ErpBooks(await HttpReceiver.start());
    }

    get url(): string {
        return this.receiver.url;
    }

    get port(): number {
        return Number(new URL(this.url).port);
    }

    lose(which: readonly boolean[]): void {
        this.faults.push(...which.map(isLost => (isLost ? ('lost' as const) : undefined)));
    }

    stop(): Promise<void> {
        return this.receiver.stop();
    }

    of(kind: ErpDocumentKind): Booked[] {
        return this.booked.filter(one => one.kind === kind);
    }

    private answer({ method, path, body }: ReceivedRequest): FakeAnswer | 'drop' | 'hang' {
        this.calls++;
        if (this.trouble !== 'none') this.callsInTrouble++;
        if (this.trouble === 'down') return { status: 503, body: '<html>Service unavailable</html>' };
        if (this.trouble === 'slow') return 'hang';
        if (this.trouble === 'garbage') return { status: 200, body: '<html>Login</html>' };
        if (method === 'GET') return this.find(decodeURIComponent(path.slice(1)));
        const fault = this.faults.shift();
        if (fault === 'down') return { status: 500, body: 'Internal error' };
        if (fault === 'garbage') return { status: 200, body: '<html>Login</html>' };
        if (fault === 'hang') return 'hang';
        if (typeof fault === 'object') return { status: 422, body: JSON.stringify({ reason: fault.refuse, field: fault.field }) };
        const document = JSON.parse(body) as ErpDocument;
        const number = `ZK/${String(this.booked.length + 1).padStart(5, '0')}`;
        this.booked.push({ ...document, number });
        return fault === 'lost' ? 'drop' : { status: 201, body: JSON.stringify({ number, state: 'new' }) };
    }

    private find(name: string): FakeAnswer {
        const found = this.booked.find(({ kind, key }) => `${kind}/${key}` === name);
        return found ? { status: 200, body: JSON.stringify({ number: found.number, state: 'new' }) } : { status: 404, body: '{}' };
    }
}

const capabilities: ErpCapabilities = { pull: {}, push: ['order', 'order-change', 'order-cancellation', 'address', 'payment', 'weighing'] };
const settings = z.object({ url: z.string().min(1).max(200) });

async function call(url: string, method: 'GET' | 'POST', body?: string): Promise<{ status: number; body: string }> {
    try {
        return await sendOutbound({ method, url, body, headers: { 'content-type': 'application/json' }, totalMs: 2_000 }, { allowLoopback: true });
    } catch (error) {
        if (error instanceof NoAnswerError && method === 'POST') throw new UnknownOutcomeError(error.message, { cause: error });
        if (error instanceof NoAnswerError || error instanceof AddressRefusedError) throw new OperationalError(error.message, { cause: error });
        throw error;
    }
}

function accepted(body: string): Extract<PushAnswer, { kind: 'accepted' }> {
    const { number, state } = JSON.parse(body) as { number: string; state: string };
    return { kind: 'accepted', number, state };
}

function connector(url: string): ErpConnector {
    const none = () => Promise.resolve({ records: [], unreadable: [], gone: [], cursor: null });
    return {
        capabilities,
        check: () => Promise.resolve({ isOk: true, system: 'Books', problem: null }),
        sample: none,
        // eslint-disable-next-line @typescript-eslint/require-await -- It has nothing to pull.
        async *pull() {
            yield* [];
        },
        async push(document) {
            const { status, body } = await call(`${url}/`, 'POST', JSON.stringify(document));
            if (status === 422) {
                const { reason, field } = JSON.parse(body) as { reason: string; field: string | null };
                return { kind: 'refused', reason, field };
            }
            if (status === 201) return accepted(body);
            // A page where a number should be: nobody knows what became of the document.
            if (status === 200) throw new UnknownOutcomeError('The answer is no answer');
            throw new OperationalError(`The ERP answered ${status}`);
        },
        async find(kind, key) {
            const { status, body } = await call(`${url}/${encodeURIComponent(`${kind}/${key}`)}`, 'GET');
            if (status === 404) return null;
            if (status === 200 && body.startsWith('{')) return accepted(body);
            throw new OperationalError(`The ERP answered ${status}`);
        },
        close: () => Promise.resolve(),
    };
}

export const booksKind: ErpConnectorKind<{ url: string }> = {
    kind: 'books',
    capabilities,
    settings: input => checked(settings, input),
    secrets: [],
    open: ({ url }) => connector(url),
};
