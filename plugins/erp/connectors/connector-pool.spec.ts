import { OperationalError } from '../../../kernel/operational-error';
import type { ErpConnector, ErpConnectorKind, ErpPage } from '../types';
import { ConnectorPool } from './connector-pool';

const signal = new AbortController().signal;
const emptyPage: ErpPage = { records: [], unreadable: [], gone: [], cursor: null };

class Other implements ErpConnector {
    readonly capabilities = { pull: { customer: { full: true, incremental: false } }, push: [] };
    isDown = false;
    asked = 0;
    closed = 0;
    check = () => Promise.resolve({ isOk: !this.isDown, system: 'other', problem: null });
    sample = () => this.answer(emptyPage);
    push = () => this.answer({ kind: 'accepted', number: '1', state: null } as const);
    find = () => this.answer(null);
    close = () => Promise.resolve(void this.closed++);
    async *pull() {
        yield await this.answer(emptyPage);
        yield await this.answer(emptyPage);
    }
    private answer<T>(value: T): Promise<T> {
        this.asked++;
        return this.isDown ? Promise.reject(new OperationalError('down')) : Promise.resolve(value);
    }
}

describe('the pool', () => {
    let others: Other[];
    let pool: ConnectorPool;
    const kind = { kind: 'other', capabilities: { pull: {}, push: [] }, settings: (input: unknown) => input, secrets: [], open: () => others[others.push(new Other()) - 1] } as unknown as ErpConnectorKind;
    const open = (settings: object = {}) => pool.open({ id: 1, kind, settings });
    beforeEach(() => {
        others = [];
        pool = new ConnectorPool();
    });

    it('opens a connection once, and anew when its settings change', async () => {
        expect(open()).toBe(open());
        open({ url: 'elsewhere' });
        await Promise.resolve();
        expect([others.length, others[0]?.closed, others[1]?.closed]).toEqual([2, 1, 0]);
        await pool.close();
        expect(others[1]?.closed).toBe(1);
    });

    it('leaves in peace what failed five times, says so, and lets a person ask all the same', async () => {
        const connector = open();
        (others[0] as Other).isDown = true;
        for (let turn = 0; turn < 5; turn++) await expect(connector.sample('customer', 1, signal)).rejects.toThrow('down');
        expect(pool.health(1)).toEqual({ state: 'resting', failures: 5, lastFailure: 'down' });
        const error = await connector.push({ kind: 'order', key: 'k', values: {} }, signal).catch((reason: unknown) => reason as OperationalError);
        expect(error).toBeInstanceOf(OperationalError);
        expect((error as OperationalError).options.retryAfterSeconds).toBeGreaterThan(0);
        expect(others[0]?.asked).toBe(5);
        expect(await connector.check(signal)).toMatchObject({ isOk: false });
    });

    it('counts failures one after the other only, and those of pages too', async () => {
        const connector = open();
        const other = others[0] as Other;
        const turn = async () => {
            for await (const page of connector.pull({ object: 'customer', since: null, pageSize: 1, signal })) expect(page).toBe(emptyPage);
        };
        for (let time = 0; time < 3; time++) {
            other.isDown = true;
            for (let failure = 0; failure < 4; failure++) await expect(turn()).rejects.toThrow('down');
            expect(pool.health(1)).toMatchObject({ state: 'failing', failures: 4 });
            other.isDown = false;
            await turn();
            expect(pool.health(1)).toEqual({ state: 'well', failures: 0, lastFailure: null });
        }
    });

    it('does not hold against the other side what we stopped ourselves', async () => {
        const connector = open();
        (others[0] as Other).isDown = true;
        for (let turn = 0; turn < 10; turn++) await expect(connector.sample('customer', 1, AbortSignal.abort())).rejects.toThrow('down');
        expect(pool.health(1)).toEqual({ state: 'well', failures: 0, lastFailure: null });
    });
});
