/** One contract for all connectors: what each makes of pages, changes, faults and lost answers, whatever stands on the other side. */
import { inspect } from 'node:util';

import { OperationalError } from '../../../kernel/operational-error';
import { type ErpConnector, type ErpDocument, type ErpPage, UnknownOutcomeError } from '../../../plugins/erp';

/** The other side of one kind of connector, as the contract needs it. */
export interface Side {
    connector: ErpConnector;
    /** May stand in no error and no state of health. */
    secrets: readonly string[];
    /** Customer `id` is called so now; its key is the id. */
    put(id: number, name: string): Promise<void> | void;
    /** Null where the source cannot say it. */
    remove: ((id: number) => Promise<void> | void) | null;
    /** A row without a key. */
    breakOne: (() => Promise<void> | void) | null;
    nameOf(page: ErpPage, id: number): unknown;
    /** What may go wrong there, by name. */
    faults: Readonly<Record<string, () => Promise<void> | void>>;
    push: {
        refuse: (() => void) | null;
        /** The document is taken and its answer is lost. */
        loseAnswer: (() => void) | null;
        /** How often it has the document under this key. */
        count(key: string): Promise<number> | number;
    } | null;
    stop(): Promise<void>;
}

export interface ContractCase {
    name: string;
    /** With `count` customers. Answers must be there within a second or two, else they are late. */
    start(count: number): Promise<Side>;
}

const never = () => new AbortController().signal;
const order = (key: string): ErpDocument => ({ kind: 'order', key, values: { 'customer.code': '17', 'remarks': 'حداکثر ۳ روز', 'lines': [{ product: 'CARPET-1', quantity: 3, price: '1250000.50' }] } });

async function pulled(connector: ErpConnector, since: string | null, pageSize = 10): Promise<ErpPage[]> {
    const pages: ErpPage[] = [];
    for await (const page of connector.pull({ object: 'customer', since, pageSize, signal: never() })) pages.push(page);
    return pages;
}

const keysOf = (pages: readonly ErpPage[]) => pages.flatMap(({ records }) => records.map(({ key }) => key));
const sorted = (keys: readonly string[]) => [...keys].sort((one, other) => Number(one) - Number(other));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
    try {
        await work();
    } catch (error) {
        return error;
    }
    throw new Error('It was expected to fail');
}

type Begin = (count: number) => Promise<Side>;

export function connectorContract(cases: readonly ContractCase[]): void {
    for (const one of cases) {
        let side: Side;
        const begin: Begin = async count => (side = await one.start(count));
        describe(one.name, () => {
            afterEach(() => side.stop());
            reading(begin);
            changes(begin);
            faults(begin);
            sending(begin);
        });
    }
}

function reading(begin: Begin): void {
    it('says that it is well, and what answered', async () => {
        const side = await begin(3);
        expect(await side.connector.check(never())).toMatchObject({ isOk: true, problem: null, system: expect.stringMatching(/./) as string });
    });

    it('hands out everything once, in pages, with its letters', async () => {
        const side = await begin(25);
        const pages = await pulled(side.connector, null);
        expect(sorted(keysOf(pages))).toEqual(numbers(25));
        expect(Math.max(...pages.map(({ records }) => records.length))).toBeLessThanOrEqual(10);
        const page = pages.find(({ records }) => records.some(({ key }) => key === '7')) as ErpPage;
        expect(side.nameOf(page, 7)).toBe('Customer 7 کارپت');
    });

    it('goes on where a run ended, in a connector that knows of no run', async () => {
        const side = await begin(25);
        const first: ErpPage[] = [];
        for await (const page of side.connector.pull({ object: 'customer', since: null, pageSize: 10, signal: never() })) {
            first.push(page);
            break;
        }
        const cursor = first[0]?.cursor ?? null;
        expect(cursor).not.toBeNull();
        const rest = await pulled(side.connector, cursor);
        expect(sorted([...keysOf(first), ...keysOf(rest)])).toEqual(numbers(25));
    });

    it('keeps a row apart that is none, and goes on', async () => {
        const side = await begin(12);
        if (!side.breakOne) return;
        await side.breakOne();
        const pages = await pulled(side.connector, null);
        expect(sorted(keysOf(pages))).toEqual(numbers(12));
        expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([{ place: expect.stringMatching(/\d/) as string, reason: expect.stringMatching(/./) as string, text: expect.any(String) as string }]);
    });

    it('shows some rows for the mapping', async () => {
        const side = await begin(12);
        const page = await side.connector.sample('customer', 5, never());
        expect(page.records).toHaveLength(5);
        expect(page.cursor).toBeNull();
    });
}

function changes(begin: Begin): void {
    it('tells of nothing but what changed and what is gone, when the source can', async () => {
        const side = await begin(25);
        const capability = side.connector.capabilities.pull.customer;
        const full = await pulled(side.connector, null);
        const cursor = full.at(-1)?.cursor ?? null;
        expect(cursor === null).toBe(!capability?.incremental);
        if (cursor === null) return;
        await side.put(4, 'Renamed');
        await side.put(26, 'New');
        await side.remove?.(9);
        const changes = await pulled(side.connector, cursor);
        expect(keysOf(changes)).toEqual(expect.arrayContaining(['4', '26']));
        expect(changes.flatMap(({ gone }) => gone)).toEqual(side.remove ? ['9'] : []);
        const after = await pulled(side.connector, changes.at(-1)?.cursor ?? null);
        expect(keysOf(after)).toEqual([]);
    });

    it('loses no change that happens while pages are read', async () => {
        const side = await begin(25);
        if (!side.connector.capabilities.pull.customer?.incremental) return;
        let cursor: string | null = null;
        let count = 0;
        for await (const page of side.connector.pull({ object: 'customer', since: null, pageSize: 10, signal: never() })) {
            if (count++ === 0) await side.put(Number(page.records[0]?.key), 'Changed meanwhile');
            cursor = page.cursor;
        }
        const pages = await pulled(side.connector, cursor);
        const names = pages.flatMap(page => page.records.map(({ key }) => side.nameOf(page, Number(key))));
        expect(names).toContain('Changed meanwhile');
    });
}

function faults(begin: Begin): void {
    it('fails as an outage does, and says nothing secret, whatever goes wrong', async () => {
        const side = await begin(12);
        const said: string[] = [];
        for (const [name, fault] of Object.entries(side.faults)) {
            await fault();
            const error = await errorOf(() => pulled(side.connector, null));
            expect([name, error]).toEqual([name, expect.any(OperationalError)]);
            const check = await side.connector.check(never());
            expect([name, check.isOk]).toEqual([name, false]);
            said.push(inspect(error, { depth: 10 }), inspect(check));
        }
        for (const secret of side.secrets) expect(said.join('\n')).not.toContain(secret);
        expect(said.length).toBeGreaterThan(0);
    });

    it('stops when it is told to', async () => {
        const side = await begin(12);
        const stopped = AbortSignal.abort();
        await expect(errorOf(async () => {
            for await (const page of side.connector.pull({ object: 'customer', since: null, pageSize: 10, signal: stopped })) expect(page).toBeNull();
        })).resolves.toBeInstanceOf(OperationalError);
        if (side.push) {
            await expect(errorOf(() => side.connector.push(order('stopped-1'), stopped))).resolves.toBeInstanceOf(OperationalError);
            expect(await side.push.count('stopped-1')).toBe(0);
        }
    });
}

function sending(begin: Begin): void {
    it('sends a document once, and finds it by our key and by no other', async () => {
        const side = await begin(3);
        if (!side.push) return;
        const answer = await side.connector.push(order('order-1'), never());
        expect(answer).toMatchObject({ kind: 'accepted', number: expect.stringMatching(/./) as string });
        expect(await side.connector.find('order', 'order-1', never())).toEqual(answer);
        expect(await side.connector.find('order', 'order-2', never())).toBeNull();
        expect(await side.push.count('order-1')).toBe(1);
    });

    it('says what the other side does not take, and why', async () => {
        const side = await begin(3);
        if (!side.push?.refuse) return;
        side.push.refuse();
        expect(await side.connector.push(order('order-1'), never())).toEqual({ kind: 'refused', reason: 'The customer is blocked', field: 'CustomerRef' });
        expect(await side.push.count('order-1')).toBe(0);
    });

    it('does not know what became of a document whose answer was lost, until it asks', async () => {
        const side = await begin(3);
        if (!side.push?.loseAnswer) return;
        side.push.loseAnswer();
        expect(await errorOf(() => side.connector.push(order('order-1'), never()))).toBeInstanceOf(UnknownOutcomeError);
        expect(await side.connector.find('order', 'order-1', never())).toMatchObject({ kind: 'accepted' });
        expect(await side.push.count('order-1')).toBe(1);
    });

    it('knows that a document did not arrive where nobody listens', async () => {
        const side = await begin(3);
        if (!side.push || !side.faults.down) return;
        await side.faults.down();
        expect(await errorOf(() => side.connector.push(order('order-1'), never()))).toBeInstanceOf(OperationalError);
        expect(await side.push.count('order-1')).toBe(0);
    });
}
